"""A ferry timetable in large type, and the board on the jetty that carries it."""

from __future__ import annotations

import math
from functools import cache

import bpy
import objects
import stage
from finish import film
from page import Drawing, Ink, path_of
from PIL import Image

FAMILY = "Zilla Slab"
SHEET, NAVY, RED, BLUE, PALE = "#fbfaf4", "#12304a", "#c93a2b", "#2f6d94", "#dfe9ec"
PORTS = (("Ardvoe", 0), ("Hesta", 25), ("Borra", 50), ("Sandray", 85))  # minutes from the first pier
WEEKDAYS = (385, 520, 655, 800, 940, 1075)  # departures from Ardvoe, minutes after midnight
SUNDAYS = (520, 800, 1075)
TURN = 10  # minutes at the far pier


def clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def block(
    ink: Ink, y: float, head: str, starts: tuple[int, ...], wide: float = 1480, step: float = 172
) -> None:
    """One table: a column for each sailing, outward above, homeward below."""
    ink.rect(110, y, 1480, 70, NAVY)
    ink.text(136, y + 50, head, 44, SHEET, 600)
    far = PORTS[-1][1]
    rows = [(name, offset, "out") for name, offset in PORTS]
    rows += [(name, 2 * far + TURN - offset, "home") for name, offset in reversed(PORTS)]
    for index, (name, offset, way) in enumerate(rows):
        base = y + 128 + index * 57 + (26 if way == "home" else 0)
        if index % 2 == 0:
            ink.rect(110, base - 42, wide, 57, PALE)
        ends = index in (0, 4)
        ink.text(136, base, name, 42, NAVY, 700 if ends else 500)
        for column, start in enumerate(starts):
            ink.text(
                480 + (column + 1) * step,
                base,
                clock(start + offset),
                46,
                RED if ends else NAVY,
                700 if ends else 500,
                "end",
            )
    ink.text(390, y + 128, "dep", 30, BLUE, 500)
    ink.text(390, y + 128 + 4 * 57 + 26, "dep", 30, BLUE, 500)


@cache
def sheet() -> Image.Image:
    """The sheet, 1700 x 2400."""
    ink = Ink(1700, 2400, FAMILY, SHEET)
    ink.rect(0, 0, 1700, 420, NAVY)
    ink.text(104, 212, "Out and home", 170, SHEET, 700)
    ink.text(110, 300, "Ardvoe, Hesta, Borra, Sandray", 64, "#a9cbd9", 500)
    ink.text(110, 372, "1 April to 30 September 2021", 46, SHEET, 500)
    ink.text(1590, 372, "Skerry Ferries", 46, SHEET, 700, "end")
    route(ink, 500)
    block(ink, 690, "Monday to Saturday", WEEKDAYS)
    block(ink, 1310, "Sunday", SUNDAYS, 980)
    ink.lines(
        1160,
        1452,
        ["In a gale", "above force 8", "there is no boat.", "The flag on the", "pier comes down."],
        46,
        RED,
        1.34,
        weight=600,
    )
    ink.line(110, 1930, 1590, 1930, NAVY, 5)
    ink.text(110, 2010, "One way", 44, NAVY, 700)
    for index, (who, fare) in enumerate(
        (
            ("Grown-ups", "£6.40"),
            ("Under 16", "£3.20"),
            ("Bicycle, dog, pram", "free"),
            ("Sheep, each", "£1.10"),
        )
    ):
        x, y = 110 + (index % 2) * 760, 2084 + (index // 2) * 66
        ink.text(x, y, who, 44, NAVY, 500)
        ink.text(x + 640, y, fare, 44, NAVY, 700, "end")
    ink.text(110, 2282, "Be on the pier five minutes before. Tickets from the crew.", 44, NAVY, 500)
    ink.text(
        110, 2340, "Printed on stone paper. Rub with fresh water when the salt clouds it.", 34, BLUE, 500
    )
    return ink.shot()


def route(ink: Ink, y: float) -> None:
    """The crossing as a line, to the scale of its minutes."""
    left, width, total = 200, 1230, PORTS[-1][1]
    ink.line(left, y + 60, left + width, y + 60, BLUE, 10)
    for (name, minutes), (_, before) in zip(PORTS, (("", 0), *PORTS[:-1]), strict=True):
        x = left + width * minutes / total
        ink.dot(x, y + 60, 20, SHEET, NAVY, 10)
        ink.text(x, y + 18, name, 44, NAVY, 700, "middle")
        if minutes:
            middle = left + width * (minutes + before) / 2 / total
            ink.text(middle, y + 112, f"{minutes - before} min", 38, BLUE, 500, "middle")


def side_sheet() -> Image.Image:
    """What hangs beside the timetable: a chart of the islands."""
    ink = Ink(1100, 2400, FAMILY, "#d4e4e8")
    ink.rect(0, 0, 1100, 200, NAVY)
    ink.text(70, 134, "The islands", 100, SHEET, 700)
    places = {
        "Ardvoe": (820, 2050, 260),
        "Hesta": (420, 1600, 150),
        "Borra": (690, 1130, 190),
        "Sandray": (390, 560, 230),
    }
    for name, (x, y, r) in places.items():
        points = objects.island(x, y, r, len(name) + x)
        ink.path(path_of(points, True), "#e9e2c8", NAVY, 4)
        ink.text(x, y + 14, name, 62, NAVY, 700, "middle")
    spots = list(places.values())
    line = [
        (spots[0][0] - 190, spots[0][1] - 190),
        (spots[1][0] + 150, spots[1][1] + 60),
        (spots[1][0] + 140, spots[1][1] - 120),
        (spots[2][0] - 180, spots[2][1] + 70),
        (spots[2][0] - 160, spots[2][1] - 140),
        (spots[3][0] + 110, spots[3][1] + 225),
    ]
    ink.path(path_of(line), stroke=RED, width=8, stroke_dasharray="26 18")
    return ink.shot()


def notice() -> Image.Image:
    """The red plate beside them."""
    ink = Ink(1000, 1400, FAMILY, RED)
    ink.lines(90, 250, ["No flag,", "no boat."], 196, SHEET, 1.05, weight=700)
    ink.line(90, 560, 910, 560, SHEET, 8)
    ink.lines(
        90,
        700,
        ["Above force 8 the", "crew takes it down", "and stays at home.", "So should you."],
        96,
        SHEET,
        1.28,
        weight=500,
    )
    return ink.shot()


def cover() -> Image.Image:
    """The end of the jetty on a bright, windy morning."""
    stage.clear()
    stage.sky("#dfe8ea", "#8fb4cc", 1.0, soft=0.5)
    plank = stage.paint("#8d8578", 0.8, bump=0.4, grain=3, mottle=0.3, stretch=(0.7, 12, 12), depth=0.01)
    post = stage.paint("#6f6658", 0.85, bump=0.6, grain=5, mottle=0.3, stretch=(6, 6, 0.6), depth=0.03)
    white = stage.paint("#e8e8e2", 0.5, mottle=0.06, grain=5)
    for index in range(34):
        stage.box(
            (6.4, 0.178, 0.05),
            (0.25 * ((index * 7) % 3 - 1) * 0.1, -3.2 + index * 0.19, -0.025),
            plank,
            bevel=0.006,
        )
    objects.sea((0, 300, -1.6), 660, "#1c4a5c", rough=0.1, wave=0.9, grain=0.22)
    objects.ridge((70, 240, -2.4), 230, 26, 44, stage.slopes("#77746a", "#71804f", 0.86))
    objects.ridge((-130, 330, -2.4), 330, 30, 9, stage.slopes("#8497a2", "#8fa3a6", 0.9))
    for x in (-1.35, 1.75):
        stage.box((0.16, 0.16, 2.6), (x, 1.2, 1.2), post, bevel=0.015)
    stage.box((3.3, 0.2, 0.08), (0.2, 1.14, 2.3), post, bevel=0.01)
    stage.box((2.86, 0.05, 1.86), (0.2, 1.13, 1.28), white, bevel=0.006)
    stage.sheet(1.19, 1.68, (-0.5, 1.1, 1.28), stage.picture(sheet(), 0.4), stage.WALL)
    stage.sheet(0.77, 1.68, (0.62, 1.1, 1.28), stage.picture(side_sheet(), 0.4), stage.WALL)
    stage.box((0.5, 0.012, 0.7), (1.32, 1.102, 1.76), stage.paint("#c93a2b", 0.5), bevel=0.004)
    stage.sheet(0.496, 0.694, (1.32, 1.095, 1.76), stage.picture(notice(), 0.4), stage.WALL)
    flagpole()
    rope(post)
    stage.light("SUN", (-5, -4.2, 4.6), (0, 0, 0), 4.6, 0.8, "#fff0d6")
    stage.camera((1.35, -3.05, 1.5), (0.55, 1.2, 1.3), 30, stop=8, focus=(0, 1.1, 1.3))
    return film(stage.render(2400, 1600, 18, exposure=0.3, scale=0.75), grain=1.6)


def flagpole() -> None:
    """The pole whose flag says that the boat sails."""
    stage.rod(0.035, 5.4, (2.9, 2.0, 2.6), stage.paint("#e9e9e4", 0.4))
    red = stage.paint("#c93a2b", 0.8)
    points: list[stage.Vec] = []
    faces: list[tuple[int, ...]] = []
    for i in range(31):
        for j in range(13):
            u, v = i / 30, j / 12
            points.append(
                (2.94 + u * 0.95, 2.0 + 0.09 * u * math.sin(u * 8 + v * 1.4), 2.62 + v * 0.62 - 0.1 * u * u)
            )
            if i and j:
                a = i * 13 + j
                faces.append((a - 14, a - 1, a, a - 13))
    stage.mesh(points, faces, red)


def rope(post: object) -> None:
    """A bollard with a coil at the edge of the jetty."""
    dark = stage.paint("#2b3338", 0.5, 0.4)
    stage.rod(0.11, 0.42, (-2.15, 0.6, 0.2), dark)
    stage.rod(0.17, 0.06, (-2.15, 0.6, 0.43), dark)
    hemp = stage.paint("#b79a63", 0.9, bump=0.8, grain=60)
    for index in range(5):
        bpy.ops.mesh.primitive_torus_add(
            location=(-1.72 + 0.01 * index, 0.1, 0.025 + 0.042 * (index // 2)),
            major_radius=0.27 - 0.055 * (index % 3),
            minor_radius=0.024,
            major_segments=64,
        )
        ring = bpy.context.object
        for face in ring.data.polygons:
            face.use_smooth = True
        ring.data.materials.append(hemp)


def pictures() -> dict[str, Drawing]:
    return {"cover": cover, "sheet": sheet}
