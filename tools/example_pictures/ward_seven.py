"""Signs of a hospital: the visitors' floor plan with its routes, and a corridor with a floor line."""

from __future__ import annotations

import math
from functools import cache

import stage
from finish import film
from page import Drawing, Ink, path_of, rounded
from PIL import Image

FAMILY = "Atkinson Hyperlegible Next Variable"
WHITE, PAPER, INK, GREY, OCHRE, GREEN, LEAF, BLUE = (
    "#ffffff", "#f3f4ef", "#20302b", "#7b877f", "#d9962b", "#1f6b4f", "#cfe0cf", "#3d6f9c",
)  # fmt: skip
SPINE = 800  # the main corridor's middle
WINGS = ((520, "1", "2"), (1080, "3", "4"), (1640, "5", "6"))


def rooms(ink: Ink, x: float, y: float, w: float, h: float, count: int, upright: bool, door: int) -> None:
    """A row of rooms with walls between them; door is the side (+1 or -1) of their doors."""
    ink.rect(x, y, w, h, WHITE, stroke=INK, stroke_width=5)
    for index in range(count):
        if upright:
            step = h / count
            if index:
                ink.line(x, y + index * step, x + w, y + index * step, INK, 3)
            edge = x + w if door > 0 else x
            ink.line(edge, y + index * step + step * 0.3, edge, y + index * step + step * 0.62, WHITE, 9)
        else:
            step = w / count
            if index:
                ink.line(x + index * step, y, x + index * step, y + h, INK, 3)
            edge = y + h if door > 0 else y
            ink.line(x + index * step + step * 0.3, edge, x + index * step + step * 0.62, edge, WHITE, 9)


def ward(ink: Ink, x: float, top: float, bottom: float, name: str, strong: bool = False) -> None:
    """A wing: rooms on both sides of its corridor, its number large in the middle."""
    wide, depth = 80, 118
    count = 6
    ink.rect(x - wide / 2 - depth, top, wide + 2 * depth, bottom - top, "#fbe9c6" if strong else WHITE)
    rooms(ink, x - wide / 2 - depth, top, depth, bottom - top, count, True, 1)
    rooms(ink, x + wide / 2, top, depth, bottom - top, count, True, -1)
    if strong:
        ink.rect(x - wide / 2 - depth, top, depth, bottom - top, OCHRE, opacity=0.25)
        ink.rect(x + wide / 2, top, depth, bottom - top, OCHRE, opacity=0.25)


def number(ink: Ink, x: float, y: float, name: str, colour: str, size: float = 62) -> None:
    ink.dot(x, y, size, colour, WHITE, 8)
    ink.text(x, y + size * 0.42, name, size * 1.2, WHITE, 700, "middle")


def route(ink: Ink, points: list[tuple[float, float]], colour: str) -> None:
    """A way through the corridors, with a thin white rim so that crossings stay readable."""
    ink.path(rounded(points, 34), stroke=WHITE, width=24, stroke_linecap="round")
    ink.path(rounded(points, 34), stroke=colour, width=14, stroke_linecap="round")
    ink.dot(*points[0], 13, colour)


def trees(ink: Ink, x: float, y: float, w: float, h: float, seed: int) -> None:
    """A courtyard."""
    ink.rect(x, y, w, h, LEAF)
    for index in range(9):
        px = x + 40 + (index * 97 + seed * 53) % max(1, w - 80)
        py = y + 40 + (index * 61 + seed * 29) % max(1, h - 80)
        radius = 18 + (index * 7 + seed) % 16
        ink.dot(px, py, radius, "#a9c9ab")
        ink.dot(px - radius * 0.2, py - radius * 0.2, radius * 0.5, "#bcd7bc")


@cache
def plan() -> Image.Image:
    """The floor plan, 2400 x 1600."""
    ink = Ink(2400, 1600, FAMILY, PAPER)
    ink.text(90, 132, "Parter", 92, INK, 700)
    ink.text(400, 132, "Ground floor", 92, GREY, 400)
    ink.text(2310, 132, "Szpital nad Wisłą", 52, GREEN, 700, "end")
    # The house is laid out from the west, and turned over so that its entrance stands at the right.
    ink.raw('<g transform="translate(2400 0) scale(-1 1)">')
    trees(ink, 680, 250, 242, 440, 1)
    for x, y, h in ((1240, 250, 440), (680, 910, 330), (1240, 910, 330)):
        ink.rect(x, y, 242, h, WHITE, stroke=INK, stroke_width=5)
    ink.rect(1882, 910, 308, 250, WHITE, stroke=INK, stroke_width=5)
    trees(ink, 1802, 250, 190, 440, 8)
    ink.rect(330, SPINE - 60, 1860, 120, WHITE, stroke=INK, stroke_width=5)
    for x, upper, lower in WINGS:
        ward(ink, x, 230, 700, upper)
        ward(ink, x, 900, 1260, lower)
    # Ward 7 hangs on the far end, out of sight of the entrance: the reason for the job.
    ward(ink, 2150, 230, 740, "7", strong=True)
    rooms(ink, 679, 700, 243, 38, 4, False, 1)
    rooms(ink, 1239, 700, 243, 38, 4, False, 1)
    for x in (520, 1080, 1640):
        ink.rect(x - 38, 690, 76, 226, WHITE)
        ink.rect(x - 38, SPINE - 58, 76, 116, WHITE)
    ink.rect(2114, 725, 72, 40, WHITE)
    ink.rect(1990, 854, 80, 66, WHITE)
    # Entrance hall with reception and lifts.
    ink.rect(228, 640, 132, 320, "#e4efe6", stroke=INK, stroke_width=5)
    ink.rect(330, SPINE - 57, 60, 114, WHITE)
    ink.line(228, SPINE - 60, 228, SPINE + 60, PAPER, 12)
    ink.path(path_of([(90, SPINE - 40), (150, SPINE), (90, SPINE + 40)], True), GREEN)
    route(ink, [(270, 782), (2150, 782), (2150, 420)], OCHRE)
    route(ink, [(270, 808), (1080, 808), (1080, 1120)], BLUE)
    route(ink, [(270, 834), (520, 834), (520, 1120)], GREEN)
    ink.raw("</g>")
    ink.text(2310, SPINE - 76, "Wejście", 34, INK, 700, "end")
    ink.text(2310, SPINE + 96, "Entrance", 32, GREY, 400, "end")
    ink.text(2050, 1004, "Rejestracja", 30, INK, 700)
    ink.text(2050, 1042, "Reception", 28, GREY)
    for x, upper, lower in WINGS:
        number(ink, 2400 - x, 420, upper, GREY, 50)
        number(
            ink, 2400 - x, 1120, lower, {"2": GREEN, "4": BLUE}.get(lower, GREY), 50 if lower == "6" else 58
        )
    number(ink, 250, 420, "7", OCHRE, 84)
    for x, y, polish, english in (
        (1599, 470, "Ogród", "Garden"),
        (1039, 470, "Kawiarnia", "Café"),
        (1599, 1080, "Kaplica", "Chapel"),
        (1039, 1080, "Laboratorium", "Laboratory"),
        (364, 1040, "Apteka", "Pharmacy"),
    ):
        ink.rect(x - 106, y - 46, 212, 98, WHITE, rx=6)
        ink.text(x, y - 4, polish, 32, INK, 700, "middle")
        ink.text(x, y + 36, english, 30, GREY, 400, "middle")
    legend(ink)
    return ink.shot()


def legend(ink: Ink) -> None:
    """The routes in words, with the minutes on foot."""
    ink.line(90, 1340, 2310, 1340, INK, 4)
    rows = (
        (90, OCHRE, "Oddział 7", "Ward 7, follow ochre to its end", "4 min"),
        (850, BLUE, "Oddział 4", "Ward 4, blue, second left", "2 min"),
        (1610, GREEN, "Oddział 2", "Ward 2, green, first left", "1 min"),
    )
    for x, colour, polish, english, time in rows:
        ink.line(x + 7, 1412, x + 83, 1412, colour, 16, stroke_linecap="round")
        ink.text(x + 120, 1426, polish, 44, INK, 700)
        ink.text(x + 640, 1426, time, 44, INK, 700, "end")
        ink.text(x + 120, 1478, english, 34, GREY)
    ink.text(90, 1550, "Odwiedziny codziennie 14:00–18:00", 34, INK, 700)
    ink.text(730, 1550, "Visiting every day 14:00–18:00", 34, GREY)
    ink.rect(1910, 1532, 400, 10, INK)
    ink.rect(2110, 1534, 198, 6, PAPER)
    ink.text(1910, 1518, "0", 26, INK)
    ink.text(2310, 1518, "40 m", 26, INK, 400, "end")


def arrow(ink: Ink, x: float, y: float, turn: float, colour: str, size: float = 60) -> None:
    ink.raw(f'<g transform="translate({x} {y}) rotate({turn}) scale({size / 60})">')
    ink.path("M0 44V-40M-34 -8L0 -42L34 -8", stroke=colour, width=15)
    ink.raw("</g>")


def hanging_sign() -> Image.Image:
    ink = Ink(2000, 480, FAMILY, GREEN)
    ink.rect(0, 0, 560, 480, OCHRE)
    ink.text(190, 372, "7", 370, WHITE, 700, "middle")
    arrow(ink, 420, 240, 90, WHITE, 130)
    ink.text(640, 216, "Oddział 7", 150, WHITE, 700)
    ink.text(640, 384, "Ward 7", 120, "#d8e8dc", 400)
    ink.rect(1420, 70, 5, 340, "#5f9a83")
    arrow(ink, 1530, 170, 180, WHITE, 74)
    ink.text(1600, 202, "1–6", 100, WHITE, 700)
    arrow(ink, 1530, 330, 180, WHITE, 74)
    ink.text(1600, 362, "Wyjście", 92, WHITE, 700)
    return ink.shot()


def big_number() -> Image.Image:
    """The numeral painted on the wall at the corner."""
    ink = Ink(1600, 2000, FAMILY, "#f0f0ea")
    ink.rect(0, 0, 1600, 2000, OCHRE)
    ink.text(800, 1560, "7", 1900, WHITE, 700, "middle")
    return ink.shot()


def cover() -> Image.Image:
    """The corridor in the afternoon: sun from the left, the ochre line turning right under the sign."""
    stage.clear()
    stage.sky("#e8eef2", "#a9c6e2", 1.1)
    wall = stage.paint("#eceee8", 0.8, bump=0.04, grain=50)
    floor = stage.paint("#c9cfc6", 0.22, mottle=0.05, grain=40)
    ochre = stage.paint("#d38d1e", 0.3)
    green = stage.paint("#23694f", 0.5)
    trim = stage.paint("#8b958d", 0.4)
    end = 13.2
    stage.box((16, 22, 0.2), (6.2, 6, -0.1), floor, bevel=0)
    # The ceiling with recessed light panels.
    stage.box((16, 22, 0.2), (6.2, 6, 2.95), stage.paint("#f4f4f0", 0.9), bevel=0)
    for y in (1.2, 4.8, 8.4, 12):
        stage.sheet(0.32, 1.5, (0, y, 2.845), stage.lamp("#fff6e6", 2.6), (180, 0, 0))
    # The left wall: a low sill, piers, and a lintel over a row of windows.
    stage.box((0.3, 22, 0.85), (-1.65, 6, 0.425), wall, bevel=0)
    stage.box((0.3, 22, 0.45), (-1.65, 6, 2.65), wall, bevel=0)
    stage.sheet(40, 60, (-22, 10, -0.4), stage.paint("#5f7f4d", 0.9, mottle=0.3, grain=1.5))
    stage.box((1.2, 40, 1.7), (-9, 10, 0.4), stage.paint("#41663f", 0.9, bump=1.0, grain=5, mottle=0.5))
    for index in range(9):
        stage.box((0.27, 0.62, 1.574), (-1.65, -3.2 + index * 2.1, 1.6375), wall, bevel=0)
        stage.box((0.06, 0.05, 1.7), (-1.66, -2.15 + index * 2.1, 1.6), trim)
    stage.box(
        (0.12, 22, 0.05),
        (-1.46, 6, 0.87),
        stage.paint("#b98b55", 0.4, mottle=0.2, grain=5, stretch=(12, 1, 12)),
    )
    # The right wall up to the side corridor, with doors; then the far end.
    stage.box((0.3, 13.2, 2.9), (1.65, 3.1, 1.45), wall)
    stage.box((0.3, 5, 2.9), (1.65, 14.6, 1.45), wall)
    stage.box((3.6, 0.3, 2.9), (0, end + 2.8, 1.45), wall)
    stage.box((8, 0.3, 2.9), (5.6, 12.2, 1.45), stage.paint("#d9982f", 0.75))
    for y in (1.6, 5.0, 8.0):
        stage.box((0.04, 1.16, 2.2), (1.495, y, 1.1), trim, bevel=0.01)
        stage.box((0.03, 1.0, 2.1), (1.478, y, 1.05), green, bevel=0.01)
        stage.box((0.05, 0.02, 0.16), (1.45, y - 0.38, 1.05), stage.paint("#c8ccc8", 0.25, 1.0))
    for side, length, mid in ((1.485, 13.2, 3.1), (-1.485, 22, 6)):
        stage.box((0.03, length, 0.1), (side, mid, 0.05), trim)
    rail = stage.paint("#b98b55", 0.4, mottle=0.2, grain=5, stretch=(12, 1, 12))
    for start, stop in ((-3.4, 0.95), (2.25, 4.35), (5.65, 7.35), (8.65, 9.6)):
        stage.box((0.05, stop - start, 0.13), (1.46, (start + stop) / 2, 0.92), rail, bevel=0.015)
    # The line on the floor: ahead, then a quarter circle to the right.
    stage.box((0.2, 14.2, 0.004), (0.1, 3.2, 0.002), ochre, bevel=0)
    curve(0.1, 10.3, 0.9, 0.2, ochre)
    stage.box((6, 0.2, 0.004), (4.0, 11.2, 0.002), ochre, bevel=0)
    # The sign, on two rods.
    stage.box((2.1, 0.07, 0.52), (0.05, 4.6, 2.32), green, bevel=0.006)
    stage.sheet(2.08, 0.499, (0.05, 4.56, 2.32), stage.picture(hanging_sign(), 0.45), stage.WALL)
    for x in (-0.7, 0.8):
        stage.rod(0.012, 0.3, (x, 4.6, 2.71), trim)
    stage.sheet(1.36, 1.7, (0.1, end + 2.64, 1.45), stage.picture(big_number(), 0.7), stage.WALL)
    bench()
    stage.light("SUN", (-6, 2.4, 5.0), (0, 5.2, 0), 5.5, 1.2, "#ffe3b8")
    stage.light("AREA", (5.5, 10.4, 2.7), (5.5, 11.2, 0), 60, 2.5, "#fff4e2")
    stage.light("AREA", (0, -3.5, 2.4), (0, 4, 1.4), 30, 2.2, "#f4f7f8")
    stage.camera((-0.42, -3.1, 1.5), (0.12, 8, 1.36), 27, rise=0.01)
    return film(stage.render(2400, 1600, 18, exposure=0.45, scale=0.6), grain=1.6)


def curve(x: float, y: float, radius: float, wide: float, material: object) -> None:
    """A quarter ring on the floor that turns from straight ahead to the right."""
    points: list[stage.Vec] = []
    faces: list[tuple[int, ...]] = []
    for step in range(25):
        angle = math.pi - step / 24 * math.pi / 2
        for part in (radius - wide / 2, radius + wide / 2):
            points.append((x + radius + part * math.cos(angle), y + part * math.sin(angle), 0.005))
        if step:
            a = step * 2
            faces.append((a - 2, a - 1, a + 1, a))
    stage.mesh(points, faces, material, smooth=False)


def bench() -> None:
    """A wooden bench under the windows."""
    wood = stage.paint("#b98b55", 0.45, mottle=0.25, grain=5, stretch=(12, 1, 12))
    steel = stage.paint("#5d6661", 0.35, 0.8)
    for x in (-1.3, -1.18, -1.06):
        stage.box((0.1, 1.8, 0.035), (x, 3.4, 0.45), wood, bevel=0.008)
    for y in (2.7, 4.1):
        stage.box((0.34, 0.05, 0.43), (-1.18, y, 0.215), steel)


def pictures() -> dict[str, Drawing]:
    return {"cover": cover, "plan": plan}
