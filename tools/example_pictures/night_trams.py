"""The schematic night map of eleven tram lines, a detail of it, and the poster in its case at a stop."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from functools import cache

import stage
from finish import film
from page import Drawing, Ink, Point, path_of, rounded, shot
from PIL import Image

NIGHT, DEEP, RIVER, PALE, AMBER, MUTED = "#131b40", "#0d1331", "#22306b", "#f3ecd9", "#ffb83d", "#9ea6cc"
FAMILY = "Sofia Sans Semi Condensed Variable"
UNIT, LEFT, TOP, GAP = 56, 60, 330, 15
HUB = (15.0, 14.0)


@dataclass(frozen=True)
class Line:
    """A line: its corners on the grid, the lane it keeps where it runs beside others, and its stops.

    Each stop is x, y, name and the side its name stands on (r, l, a above, b below).
    """

    name: str
    colour: str
    lane: float
    corners: tuple[Point, ...]
    stops: tuple[tuple[float, float, str, str], ...]
    badges: tuple[str, str] = ("a", "b")


LINES = (
    Line("N1", "#ffb83d", -1, ((2, 5), (2, 8), (8, 14), (20, 14), (25, 9), (29, 9)), (
        (2, 5, "Zachodnia", "r"), (2, 7, "Gajowa", "r"), (3, 9, "Sadowa", "r"), (5, 11, "Kuźnia", "r"),
        (23, 11, "Browar", "r"), (26, 9, "Szkolna", "b"), (29, 9, "Cegielnia", "a"))),
    Line("N2", "#ff7d6b", 0, ((1, 14), (29, 14)), (
        (1, 14, "Lotnicza Brama", "a"), (4.5, 14, "Wodna", "b"), (24.5, 14, "Tkacka", "a"),
        (26.5, 14, "Mokra", "b"), (29, 14, "Port Rzeczny", "a"))),
    Line("N3", "#7fd6c2", 1, ((2, 23), (2, 20), (8, 14), (20, 14), (25, 19), (29, 19)), (
        (2, 23, "Olszyny", "r"), (2, 21, "Stawy", "r"), (4, 18, "Pod Lipami", "r"), (23.2, 17.2, "Warzywna", "r"),
        (26, 19, "Polna", "a"), (29, 19, "Łąki", "b"))),
    Line("N4", "#f6e27a", 1, ((10, 1), (10, 4), (15, 9), (15, 19), (10, 24), (10, 27)), (
        (10, 1, "Żabieniec", "r"), (10, 3, "Topolowa", "r"), (12, 6, "Młyńska", "r"), (12, 22, "Cicha", "r"),
        (10, 25, "Żurawia", "r"), (10, 27, "Kamionka", "r"))),
    Line("N5", "#e9e6f2", 0, ((15, 1), (15, 27)), (
        (15, 1, "Polanka", "r"), (15, 3, "Dolna", "r"), (15, 5, "Most Tkacki", "r"), (15, 23, "Hala", "r"),
        (15, 25, "Pocztowa", "r"), (15, 27, "Wzgórze", "r"))),
    Line("N6", "#b99cf0", -1, ((20.5, 1), (20.5, 3.5), (15, 9), (15, 19), (20.5, 24.5), (20.5, 27)), (
        (20.5, 1, "Kępa", "r"), (20.5, 3, "Spacerowa", "r"), (18, 6, "Zegarowa", "r"), (18, 22, "Ogrodowa", "r"),
        (20.5, 25, "Leśna", "r"), (20.5, 27, "Brzozowa", "r"))),
    Line("N7", "#ff9fb8", 0.5, ((5, 1), (5, 4), (15, 14), (25, 24), (25, 27)), (
        (5, 1, "Kolonia", "r"), (5, 3, "Zielna", "r"), (7, 6, "Targ Rybny", "l"), (23, 22, "Krańcowa", "r"),
        (25, 25, "Zajezdnia", "r"), (25, 27, "Jagody", "r"))),
    Line("N8", "#6fb7ff", -0.5, ((7.5, 1), (7.5, 6.5), (15, 14), (22, 21), (29, 21)), (
        (7.5, 1, "Gaj", "r"), (7.5, 4, "Sowia", "r"), (20.8, 19.8, "Wierzbowa", "r"),
        (25.5, 21, "Szklarska", "b"), (29, 21, "Graniczna", "b"))),
    Line("N9", "#ff9a3d", -0.5, ((4, 27), (4, 25), (15, 14), (25, 4), (25, 1)), (
        (4, 27, "Stary Młyn", "l"), (4, 25.2, "Łódkowa", "l"), (7.4, 21.6, "Przystań", "l"), (23, 6, "Akacjowa", "l"),
        (25, 3, "Miodowa", "r"), (25, 1, "Psie Górki", "r"))),
    Line("N10", "#a8d86c", 0.5, ((6.8, 27), (6.8, 22.2), (15, 14), (22.6, 6.4), (29, 6.4)), (
        (6.8, 27, "Błonie", "r"), (6.8, 24, "Rolna", "r"), (26, 6.4, "Wiejska", "b"), (29, 6.4, "Sowiniec", "a"))),
    Line("N11", "#d7b98f", 0, ((15, 8), (17.5, 8), (21, 11.5), (21, 16.5), (17.5, 20), (12.5, 20), (9, 16.5), (9, 11.5), (12.5, 8), (15, 8)), ()),
)  # fmt: skip
# Where several lines share a stop: place, name, the sides of its name, and the corners of its white bar.
CHANGES = (
    (((14, 8), (16, 8)), "Brama Północna", (1.25, -0.35)),
    (((14, 20), (16, 20)), "Brama Południowa", (1.25, 0.55)),
    (((9, 13.73), (9, 14.27)), "Stara Waga", (0.4, -0.62)),
    (((21, 13), (21, 15)), "Rondo Flisaków", (0.45, 0.72)),
    (((10.6, 9.9), (10.9, 9.6)), "Arsenał", (-0.75, 0.07)),
    (((19.1, 18.4), (19.4, 18.1)), "Teatr Letni", (0.6, -0.02)),
    (((10.6, 18.1), (10.9, 18.4)), "Zamkowa", (-0.75, 0.07)),
    (((19.1, 9.6), (19.4, 9.9)), "Muzealna", (0.55, 0.35)),
    (((14.73, 11), (15.27, 11)), "Kładka", (0.5, 0.1)),
    (((14.73, 17), (15.27, 17)), "Ratusz", (0.5, 0.1)),
)
# The ring has no ends, so its number stands on the line itself.
RING_NUMBERS = ((9, 16.35), (21, 16.35))


def place(x: float, y: float) -> Point:
    return LEFT + x * UNIT, TOP + y * UNIT


def moved(line: Line) -> list[Point]:
    """The line's corners in pixels, shifted sideways to its lane with mitred joins."""
    points = [place(*corner) for corner in line.corners]
    normals = []
    for a, b in itertools.pairwise(points):
        length = math.dist(a, b)
        normals.append(((a[1] - b[1]) / length, (b[0] - a[0]) / length))
    result = []
    for index, (x, y) in enumerate(points):
        before, after = normals[max(index - 1, 0)], normals[min(index, len(normals) - 1)]
        nx, ny = before[0] + after[0], before[1] + after[1]
        scale = 2 / (nx * nx + ny * ny) * line.lane * GAP
        result.append((x + nx * scale, y + ny * scale))
    return result


def on_line(line: Line, x: float, y: float) -> Point:
    """A stop's place in pixels on the shifted line."""
    target = place(x, y)
    corners = moved(line)
    return min(
        (nearest(a, b, target) for a, b in itertools.pairwise(corners)),
        key=lambda p: math.dist(p, target),
    )


def nearest(a: Point, b: Point, p: Point) -> Point:
    """The point of the segment a to b that is nearest to p."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    part = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy)))
    return a[0] + dx * part, a[1] + dy * part


def minutes(line: Line, end: int) -> int:
    """Riding time from the hub to one end of the line."""
    corners = list(line.corners) if end else list(line.corners)[::-1]
    far = math.dist(HUB, corners[-1])
    return round(6 + far * 1.55)


def badge(ink: Ink, x: float, y: float, line: Line, size: float = 30) -> None:
    half = size * (0.82 if len(line.name) < 3 else 0.98)
    ink.rect(x - half, y - size * 0.62, half * 2, size * 1.24, line.colour, rx=size * 0.18)
    ink.text(x, y + size * 0.33, line.name, size * 0.92, DEEP, 800, "middle")


def label(ink: Ink, x: float, y: float, name: str, side: str, end: bool) -> None:
    size, weight, colour = (31, 700, PALE) if end else (27, 450, PALE)
    dx, dy, anchor = {
        "r": (21, 9, "start"),
        "l": (-21, 9, "end"),
        "a": (0, -24, "middle"),
        "b": (0, 42, "middle"),
    }[side]
    if x > 1650 and anchor == "middle":
        dx, anchor = 30, "end"
    if x < 150 and anchor == "middle":
        dx, anchor = -16, "start"
    ink.text(x + dx, y + dy, name, size, colour, weight, anchor)


def network(ink: Ink) -> None:
    """River, lines, stops and names."""
    river = [
        place(*p)
        for p in (
            (-2, 17.3),
            (4.6, 17.3),
            (12.1, 9.8),
            (18.4, 9.8),
            (22.4, 13.8),
            (23.2, 16),
            (26, 16.6),
            (32, 16.6),
        )
    ]
    ink.path(rounded(river, 60), stroke=RIVER, width=62)
    x, y = place(27.3, 16.6)
    ink.text(x, y + 10, "Odra", 30, MUTED, 500, "middle", font_style="italic")
    for line in reversed(LINES):
        ink.path(rounded(moved(line), 34), stroke=NIGHT, width=20)
        ink.path(rounded(moved(line), 34), stroke=line.colour, width=11)
    for line in LINES:
        for index, (sx, sy, name, side) in enumerate(line.stops):
            end = index in (0, len(line.stops) - 1)
            px, py = on_line(line, sx, sy)
            ink.dot(px, py, 13 if end else 9, PALE if end else NIGHT, line.colour, 6 if end else 5)
            label(ink, px, py, name, side, end)
            if end:
                end_badge(ink, px, py, line, index == 0)
    for (start, stop), name, (dx, dy) in CHANGES:
        a, b = place(*start), place(*stop)
        ink.path(path_of([a, b]), stroke=NIGHT, width=36, stroke_linecap="round")
        ink.path(path_of([a, b]), stroke=PALE, width=26, stroke_linecap="round")
        ink.path(path_of([a, b]), stroke=NIGHT, width=10, stroke_linecap="round")
        mx, my = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        anchor = "start" if dx > 0.2 else "end" if dx < -0.2 else "middle"
        halo(
            ink,
            mx + dx * UNIT + (abs(a[0] - b[0]) / 2 if dx > 0.4 else 0),
            my + dy * UNIT + 4,
            name,
            27,
            600,
            anchor,
        )
    for spot in RING_NUMBERS:
        badge(ink, *place(*spot), LINES[-1], 26)
    hub(ink, *place(*HUB))


def halo(ink: Ink, x: float, y: float, name: str, size: float, weight: int, anchor: str) -> None:
    """A name that stays readable across a line: a rim of the ground colour around it."""
    ink.text(
        x,
        y,
        name,
        size,
        PALE,
        weight,
        anchor,
        stroke=NIGHT,
        stroke_width=9,
        stroke_linejoin="round",
        paint_order="stroke",
    )


def hub(ink: Ink, x: float, y: float) -> None:
    """The square where all lines wait for each other."""
    ink.dot(x, y, 66, NIGHT)
    ink.dot(x, y, 57, PALE)
    ink.dot(x, y, 40, NIGHT)
    ink.path(path_of([(x, y - 26), (x, y), (x + 17, y + 12)]), stroke=AMBER, width=7, stroke_linecap="round")
    halo(ink, x + 88, y + 66, "Plac Latarni", 38, 800, "start")


def end_badge(ink: Ink, x: float, y: float, line: Line, first: bool) -> None:
    """The line's number beyond its last stop."""
    corners = moved(line)
    a, b = (corners[1], corners[0]) if first else (corners[-2], corners[-1])
    length = math.dist(a, b)
    ink_x, ink_y = x + (b[0] - a[0]) / length * 50, y + (b[1] - a[1]) / length * 46
    if ink_x < 40 or ink_x > 1760:
        ink_x, ink_y = x, y + 40
    badge(ink, ink_x, ink_y, line)


def legend(ink: Ink, top: float) -> None:
    """Minutes from the hub to each end."""
    ink.text(72, top, "Minutes from Plac Latarni", 38, AMBER, 700)
    for index, line in enumerate(LINES):
        x, y = 72 + (index % 3) * 570, top + 66 + (index // 3) * 66
        badge(ink, x + 26, y - 10, line, 31)
        if line.stops:
            for end, dx in ((0, 74), (-1, 322)):
                ink.text(x + dx, y, minutes(line, -end), 30, AMBER, 700)
                ink.text(x + dx + 42, y, line.stops[end][2], 29, PALE, 450)
        else:
            ink.text(x + 74, y, 34, 30, AMBER, 700)
            ink.text(x + 116, y, "once round the ring, both ways", 29, PALE, 450)


def poster_ink() -> Ink:
    ink = Ink(1800, 2400, FAMILY, NIGHT)
    ink.rect(0, 0, 1800, 286, DEEP)
    ink.text(66, 152, "Nocne tramwaje", 142, AMBER, 800, letter_spacing="-2")
    ink.text(72, 232, "Wrocław by night: eleven lines, one square, every thirty minutes", 44, PALE, 450)
    ink.text(1732, 128, "23:30 – 04:30", 76, PALE, 700, "end")
    ink.text(1732, 180, "every night", 38, MUTED, 450, "end")
    network(ink)
    ink.rect(0, 1960, 1800, 440, DEEP)
    legend(ink, 2030)
    ink.line(72, 2322, 1728, 2322, RIVER, 3)
    ink.text(
        72,
        2366,
        "All trams leave the square together at minute 00 and 30. A late tram is waited for, up to four minutes.",
        28,
        MUTED,
        450,
    )
    ink.text(1728, 2366, "Odra Night Lines", 28, PALE, 700, "end")
    return ink


@cache
def poster() -> Image.Image:
    return poster_ink().shot()


def detail() -> Image.Image:
    """The middle of the map at four times the size, and beside it how a change is drawn."""
    ink = Ink(1800, 2400, FAMILY, NIGHT)
    network(ink)
    inner = ink.svg().replace(
        'width="1800" height="2400" viewBox="0 0 1800 2400"',
        'width="2400" height="1600" viewBox="730 712 840 560"',
    )
    side = Ink(2400, 1600, FAMILY)
    side.rect(1690, 0, 710, 1600, DEEP)
    side.text(1760, 150, "How a change is drawn", 56, AMBER, 700)
    rows = (
        ("A stop of one line", "A ring in the line's colour"),
        ("Change across lanes", "A white bar over every|line that stops"),
        ("Last stop", "Filled ring, name in bold,|line number beyond it"),
        ("The square", "All lines wait here,|at minute 00 and 30"),
    )
    for index, (head, text) in enumerate(rows):
        y = 330 + index * 320
        side.line(1760, y - 110, 2340, y - 110, RIVER, 3)
        symbol(side, 1850, y + 20, index)
        side.text(1970, y + 8, head, 44, PALE, 700)
        side.lines(1970, y + 62, text.split("|"), 36, MUTED, 1.3, weight=450)
    return shot(
        f'<div style="position:relative">{inner}<div style="position:absolute;inset:0">{side.svg()}</div></div>',
        2400,
        1600,
    )


def symbol(ink: Ink, x: float, y: float, kind: int) -> None:
    colours = [LINES[i].colour for i in (0, 1, 2)]
    if kind == 0:
        ink.line(x - 80, y, x + 80, y, colours[0], 30)
        ink.dot(x, y, 26, NIGHT, colours[0], 14)
    elif kind == 1:
        for lane, colour in enumerate(colours):
            ink.line(x - 80, y - 42 + lane * 42, x + 80, y - 42 + lane * 42, colour, 30)
        ink.path(path_of([(x, y - 42), (x, y + 42)]), stroke=PALE, width=64, stroke_linecap="round")
        ink.path(path_of([(x, y - 42), (x, y + 42)]), stroke=NIGHT, width=24, stroke_linecap="round")
    elif kind == 2:
        ink.line(x - 80, y, x + 14, y, colours[2], 30)
        ink.dot(x + 14, y, 32, PALE, colours[2], 15)
        badge(ink, x + 10, y + 82, LINES[2], 52)
    else:
        ink.dot(x, y, 80, PALE)
        ink.dot(x, y, 56, NIGHT)
        ink.path(
            path_of([(x, y - 38), (x, y), (x + 25, y + 17)]), stroke=AMBER, width=11, stroke_linecap="round"
        )


def case(x: float, y: float, turn: float) -> None:
    """The glass case on two posts, lit from inside along its top."""
    steel = stage.paint("#14171c", 0.35, 0.7)
    holder_turn = (0, 0, turn)
    angle = math.radians(turn)

    def at(dx: float, dy: float, z: float) -> stage.Vec:
        return (
            x + dx * math.cos(angle) - dy * math.sin(angle),
            y + dx * math.sin(angle) + dy * math.cos(angle),
            z,
        )

    for dx in (-0.82, 0.82):
        stage.box((0.09, 0.11, 2.62), at(dx, 0, 1.31), steel, bevel=0.008, turn=holder_turn)
    stage.box((1.64, 0.03, 2.12), at(0, 0.06, 1.5), steel, turn=holder_turn)
    stage.box((1.72, 0.2, 0.14), at(0, -0.02, 2.6), steel, bevel=0.01, turn=holder_turn)
    stage.box((1.64, 0.14, 0.07), at(0, 0, 0.42), steel, turn=holder_turn)
    stage.sheet(1.5, 2.0, at(0, 0.035, 1.5), stage.picture(poster(), 0.6, glow=0.85), (90, 0, turn))
    stage.sheet(1.56, 2.06, at(0, -0.055, 1.5), stage.glass(), (90, 0, turn))
    for power, z, aim in ((7, 2.5, 1.2), (3, 0.5, 1.6)):
        strip = stage.light("AREA", at(0, -0.04, z), at(0, 0.12, aim), power, 1.4, "#fff0d2", tall=0.03)
        strip.data.spread = math.radians(150)


def tram(x: float, y: float) -> None:
    """A tram that stands at the stop, its front to the left."""
    blue, dark = stage.paint("#27407c", 0.25, coat=0.6), stage.paint("#11141c", 0.3)
    stage.box((22, 2.4, 1.15), (x + 11, y, 0.9), blue, bevel=0.1)
    stage.box((21.8, 2.3, 1.3), (x + 11.15, y, 2.05), dark, bevel=0.1)
    stage.box((22, 2.4, 0.45), (x + 11, y, 2.9), blue, bevel=0.12)
    glow = stage.lamp("#ffc36e", 0.9)
    for index in range(12):
        wide = 0.85 if index % 3 == 2 else 1.45
        low = 0.5 if index % 3 == 2 else 1.5
        stage.box(
            (wide, 0.02, 2.62 - low), (x + 1.55 + index * 1.72, y - 1.2, (2.62 + low) / 2), glow, bevel=0.05
        )
    for index in range(24):
        stage.box((0.34, 0.02, 0.5), (x + 1.1 + index * 0.86, y - 1.222, 1.62), dark, bevel=0.06)
    for index in range(12):
        stage.rod(0.02, 1.2, (x + 1.4 + index * 1.72, y - 1.23, 2.0), stage.paint("#c9952f", 0.4))
    sign = Ink(600, 90, FAMILY, "#0b0d14")
    sign.text(300, 68, "N5  Wzgórze", 66, AMBER, 700, "middle", xml__space="preserve")
    stage.sheet(1.5, 0.225, (x + 1.6, y - 1.215, 2.88), stage.picture(sign.shot(), glow=3.5), stage.WALL)
    stage.light("AREA", (x + 11, y - 1.4, 2.0), (x + 11, y - 6, 0), 120, 18, "#ffcf8f", tall=0.8)


def tower(x: float, y: float, width: float, height: float, seed: int) -> None:
    """A dark house front with a few lit windows."""
    front = stage.paint("#4a4f70", 0.9)
    stage.box((width, 3, height), (x, y + 1.5, height / 2), front)
    warm = stage.lamp("#ffb45e", 2.6)
    off = stage.paint("#10142a", 0.15)
    columns, rows = int(width / 1.5), int(height / 2.4)
    for row in range(rows):
        for column in range(columns):
            lit = (row * 7 + column * 5 + seed * 3) % 11 == 0
            px = x - width / 2 + (column + 0.5) * width / columns
            stage.sheet(0.8, 1.45, (px, y - 0.01, 1.9 + row * 2.4), warm if lit else off, stage.WALL)


def cover() -> Image.Image:
    """A stop after rain, a little past one at night."""
    stage.clear()
    stage.sky("#6a6fa0", "#1a2148", 1.0, soft=0.4)
    wet = stage.paint("#3a3d48", 0.16, bump=0.25, grain=2.2, mottle=0.5)
    stage.sheet(60, 60, (0, 20, 0), wet)
    kerb = stage.paint("#6f6e74", 0.35, bump=0.2, grain=12, mottle=0.2)
    stage.box((30, 3.2, 0.14), (0, 0.4, 0.07), kerb, bevel=0.02)
    rail = stage.paint("#8a8c94", 0.2, 1.0)
    for y in (3.6, 5.05, 7.4, 8.85):
        stage.box((80, 0.07, 0.03), (0, y, 0.012), rail, bevel=0.005)
    case(-0.55, 0.55, -7)
    # The shelter: a roof, a glass wall, a bench.
    steel = stage.paint("#1a1e25", 0.35, 0.6)
    for x in (2.15, 5.6):
        stage.rod(0.045, 2.7, (x, 1.2, 1.35), steel)
    stage.box((4.6, 1.9, 0.1), (4.1, 0.7, 2.72), steel, bevel=0.02)
    stage.sheet(3.35, 2.1, (3.88, 1.22, 1.35), stage.glass("#e8f2f0"), stage.WALL)
    stage.box(
        (2.6, 0.42, 0.06),
        (4.0, 0.85, 0.62),
        stage.paint("#8d6a44", 0.4, mottle=0.25, grain=6, stretch=(1, 12, 12)),
    )
    for x in (3.0, 5.0):
        stage.box((0.06, 0.36, 0.5), (x, 0.85, 0.36), steel)
    stage.light("AREA", (4.0, 0.6, 2.64), (4.0, 0.6, 0), 34, 3.2, "#ffd9a0", tall=0.15)
    tram(1.9, 4.32)
    for index, (x, y, w, h) in enumerate(
        ((-15, 26, 10, 13), (-5.5, 28, 8, 16), (3.6, 27, 9, 11.5), (13.5, 29, 10, 15), (24, 26, 10, 12))
    ):
        tower(x, y, w, h, index)
    pole, bulb = stage.paint("#15181e", 0.4, 0.5), stage.lamp("#ffc06a", 60)
    for x, y in ((-8, 12), (-1.2, 17), (6.5, 14), (13, 19), (-14, 20)):
        stage.rod(0.06, 5.4, (x, y, 2.7), pole)
        stage.rod(0.16, 0.22, (x, y, 5.4), bulb)
        stage.light("AREA", (x, y, 5.25), (x, y, 0), 220, 0.5, "#ffb661")
    stage.light("AREA", (-5, -4, 5), (0, 1, 1), 150, 4, "#7f8fd0")
    stage.camera((0.85, -3.0, 1.5), (0.5, 1, 1.43), 28, stop=1.6, focus=(-0.5, 0.5, 1.5))
    return film(stage.render(2400, 1350, 18, exposure=0.7))


def pictures() -> dict[str, Drawing]:
    return {"cover": cover, "map": poster, "detail": detail}
