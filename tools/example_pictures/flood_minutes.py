"""A flood warning for a polder: the map with its depth bands, and the one screen that a phone shows."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import objects
import stage
from finish import film
from land import Grid, contours, field
from page import Drawing, Ink, Point, path_of
from PIL import Image

FAMILY = "Public Sans Variable"
GROUND, INK, GREY, ROAD, ALARM = "#eceae0", "#1c2733", "#6d7680", "#ffffff", "#d8412b"
BANDS = ((0.05, "#cfe2ee", "to 20 cm"), (0.2, "#a3c9e3", "to 50 cm"), (0.5, "#6aa5d1", "to 1 m"), (1.0, "#3577b0", "to 2 m"), (2.0, "#164a80", "over 2 m"))  # fmt: skip
WIDTH, HEIGHT, STEP = 2400, 1600, 8
BREACH: Point = (560, 520)


@cache
def terrain() -> tuple[Grid, Grid]:
    """Depth of the water in metres, and minutes until it comes, on a grid of 8 pixels."""
    y, x = np.mgrid[0 : HEIGHT + STEP : STEP, 0 : WIDTH + STEP : STEP].astype(float)
    far = np.hypot(x - BREACH[0], (y - BREACH[1]) * 1.12)
    ground = field(x.shape, 13, 26) * 1.25 + (x - 500) / 2300
    for cx, cy, wide, high in ((1680, 980, 210, 2.2), (1180, 330, 120, 1.5), (930, 1270, 130, 1.3)):
        ground += high * np.exp(-(((x - cx) / wide) ** 2) - ((y - cy) / wide) ** 2)
    depth = 2.45 - far / 620 - ground
    depth[x < dyke_x(y)] = -5
    minutes = far / 62 + field(x.shape, 4, 20) * 3.2 + np.clip(ground, 0, 3) * 3
    minutes[x < dyke_x(y)] = 99
    return depth, minutes


def dyke_x(y: Grid) -> Grid:
    return np.asarray(430 + 90 * np.sin(y / 330) + 40 * np.sin(y / 140))


def turned(u: float, v: float) -> Point:
    """A place in the polder's own grid, which lies 14 degrees askew."""
    angle = math.radians(14)
    return 1300 + u * math.cos(angle) - v * math.sin(angle), 800 + u * math.sin(angle) + v * math.cos(angle)


def base(ink: Ink) -> None:
    """Ditches, roads and houses of the polder."""
    for k in range(-26, 27):
        ink.path(path_of([turned(-1300, k * 52), turned(1400, k * 52)]), stroke="#d3d8d2", width=2)
    for k in range(-6, 8):
        ink.path(path_of([turned(k * 208, -1200), turned(k * 208, 1200)]), stroke="#c8d3d6", width=4)


ROADS = (
    ((-1000, -208), (1300, -208)),
    ((-1000, 260), (1300, 260)),
    ((-520, -1000), (-520, 1000)),
    ((416, -900), (416, 1000)),
)


def roads(ink: Ink) -> None:
    for colour, width in (("#9aa0a0", 22), (ROAD, 15)):
        for a, b in ROADS:
            ink.path(path_of([turned(*a), turned(*b)]), stroke=colour, width=width)
    ink.raw('<g fill="#4c545c">')
    random = np.random.default_rng(3)
    for a, b in ROADS:
        along = 0 if a[1] == b[1] else 1
        for place in range(-960, 1240, 30):
            for side in (-1, 1):
                centre = (place, a[1] + side * 30) if along == 0 else (a[0] + side * 30, place)
                near = min(
                    math.dist(centre, spot) for spot in ((416, 260), (-520, -208), (416, -208), (-520, 260))
                )
                if random.random() > (0.95 if near < 230 else 0.25):
                    continue
                x, y = turned(*centre)
                size = random.uniform(13, 20)
                ink.raw(
                    f'<rect x="{x - size / 2:.0f}" y="{y - 7:.0f}" width="{size:.0f}" height="14" transform="rotate(14 {x:.0f} {y:.0f})"/>'
                )
    ink.raw("</g>")


def water(ink: Ink) -> None:
    depth, minutes = terrain()
    for level, colour, _ in BANDS:
        data = "".join(path_of(ring, True) for ring in contours(depth, level, STEP))
        ink.path(data, colour, fill_rule="evenodd", opacity=0.86)
    for time in (5, 10, 15, 20):
        for ring in contours(-minutes, -time, STEP):
            if len(ring) > 60:
                shore = [p for p in ring if p[0] > float(dyke_x(np.array(p[1]))) + 10]
                ink.path(path_of(shore), stroke=INK, width=3, stroke_dasharray="4 11", stroke_linecap="round")


def times(ink: Ink) -> None:
    """The minutes on the dotted lines, along one row."""
    _, minutes = terrain()
    row = minutes[735 // STEP]
    for time in (5, 10, 15, 20):
        x = int(np.argmax((row[60:] >= time) & (row[60:] < 99)) + 60) * STEP
        ink.rect(x - 54, 712, 108, 46, INK, rx=4)
        ink.text(x, 746, f"{time} min", 29, "#ffffff", 600, "middle")


def river(ink: Ink) -> None:
    """The river outside the dyke, and the dyke with its slope marks."""
    ys = list(range(-20, HEIGHT + 40, 20))
    edge = [(float(dyke_x(np.array(float(y)))), float(y)) for y in ys]
    ink.path(path_of([(0, -20), *edge, (0, HEIGHT + 20)], True), "#dfe0cf")
    ink.path(path_of([(0, -20), *[(x - 105, y) for x, y in edge], (0, HEIGHT + 20)], True), "#86b3d3")
    ink.path(path_of(edge), stroke="#5b5a4c", width=12)
    for x, y in edge:
        ink.line(x, y, x + 24, y, "#5b5a4c", 3)
    ink.text(
        165,
        900,
        "Grote Aa",
        44,
        "#2b5c86",
        500,
        "middle",
        font_style="italic",
        transform="rotate(-80 165 900)",
    )


@cache
def flood_map() -> Image.Image:
    """The printed map, 2400 x 1600."""
    ink = Ink(WIDTH, HEIGHT, FAMILY, GROUND)
    base(ink)
    water(ink)
    roads(ink)
    times(ink)
    river(ink)
    x, y = BREACH
    ink.dot(x - 30, y, 58, "none", ALARM, 7)
    ink.dot(x - 30, y, 26, ALARM)
    ink.rect(x + 45, y - 32, 214, 60, ALARM, rx=4)
    ink.text(x + 152, y + 10, "Breach 14:32", 31, "#ffffff", 700, "middle")
    for px, py, name in (
        (1500, 1010, "Terpdorp"),
        (1230, 300, "Hoge Werf"),
        (830, 1225, "Zandhoeve"),
        (2130, 960, "Nieuwland"),
    ):
        ink.text(
            px,
            py,
            name,
            42,
            INK,
            700,
            "middle",
            stroke=GROUND,
            stroke_width=9,
            paint_order="stroke",
            stroke_linejoin="round",
        )
    shelter(ink, 1690, 985)
    ink.rect(1830, 0, 570, 620, "#fbfaf5")
    ink.text(1880, 92, "Oosterpolder", 62, INK, 800)
    ink.text(1880, 146, "Depth after 60 minutes", 34, GREY)
    for index, (_, colour, words) in enumerate(BANDS):
        ink.rect(1880, 190 + index * 62, 96, 62, colour)
        ink.text(2000, 232 + index * 62, words, 34, INK, 500)
    ink.line(1880, 548, 1976, 548, INK, 4, stroke_dasharray="4 11", stroke_linecap="round")
    ink.text(2000, 560, "first water arrives", 34, INK, 500)
    ink.rect(2060, 1526, 260, 10, INK)
    ink.text(2060, 1508, "0", 28, INK, 500)
    ink.text(2320, 1508, "500 m", 28, INK, 500, "end")
    ink.text(2320, 1570, "Waterboard of the Eastern Polders", 28, INK, 500, "end")
    return ink.shot()


def shelter(ink: Ink, x: float, y: float) -> None:
    """The place to go: a house above a line of water."""
    ink.dot(x, y, 46, "#1e7a52", "#ffffff", 6)
    ink.path(
        path_of([(x - 22, y + 12), (x - 22, y - 6), (x, y - 25), (x + 22, y - 6), (x + 22, y + 12)], True),
        "#ffffff",
    )
    ink.line(x - 25, y + 23, x + 25, y + 23, "#ffffff", 6)


@cache
def screen() -> Image.Image:
    """The warning, 1080 x 2280: how long, how deep, where to, by which road."""
    ink = Ink(1080, 2280, FAMILY, "#fbfaf5")
    ink.rect(0, 0, 1080, 1030, ALARM)
    ink.text(70, 104, "14:34", 44, "#ffffff", 600)
    ink.text(70, 262, "Water reaches", 80, "#ffffff", 700)
    ink.text(70, 358, "Kerkweg 12 in", 80, "#ffffff", 700)
    ink.text(46, 770, "20", 480, "#ffffff", 800, letter_spacing="-14")
    ink.text(680, 770, "min", 130, "#ffffff", 700)
    ink.text(70, 930, "at 14:54, knee-deep by 15:10", 56, "#ffffff", 500)
    ink.text(70, 1140, "Go now, on foot", 54, GREY, 500)
    ink.text(70, 1230, "School on the mound", 86, INK, 800)
    ink.text(70, 1308, "900 m, 12 minutes, dry all the way", 52, INK, 500)
    inner = Ink(WIDTH, HEIGHT, FAMILY, GROUND)
    base(inner)
    water(inner)
    roads(inner)
    route = [turned(330, 470), turned(416, 470), turned(416, 262), turned(500, 262), (1690, 1000)]
    inner.path(path_of(route), stroke="#ffffff", width=26, stroke_linecap="round")
    inner.path(path_of(route), stroke="#1e7a52", width=16, stroke_linecap="round")
    inner.dot(*route[0], 20, INK, "#ffffff", 7)
    shelter(inner, 1690, 985)
    part = inner.svg().replace(
        f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"',
        'x="70" y="1370" width="940" height="600" viewBox="1330 890 600 383"',
    )
    ink.raw(part)
    ink.rect(70, 2020, 940, 150, INK, rx=10)
    ink.text(540, 2116, "I cannot walk", 60, "#ffffff", 700, "middle")
    ink.rect(400, 2230, 280, 10, INK, rx=5)
    return ink.shot()


def cover() -> Image.Image:
    """The phone upright before the wall map of the crisis room."""
    stage.clear()
    stage.sky("#cfd6da", "#e8ecef", 0.5)
    stage.sheet(0.75, 0.5, (0.04, 0.36, 0.16), stage.picture(flood_map(), 0.6), stage.WALL)
    stage.sheet(4, 4, (0, 0.37, 0), stage.paint("#b9bdb9", 0.9), stage.WALL)
    stage.box((2, 1.2, 0.03), (0, -0.2, -0.015), stage.paint("#8a8f8d", 0.3, mottle=0.1, grain=8))
    stage.box((0.05, 0.05, 0.012), (-0.062, 0.012, 0.006), stage.paint("#c3c5c2", 0.3, 0.9))
    objects.phone((-0.062, 0, 0.08), screen(), turn=7, glow=0.42, stand=True)
    stage.light("AREA", (-0.75, -0.5, 0.9), (0, 0.1, 0.1), 17, 0.5, "#fff0da")
    stage.light("AREA", (0.9, -0.6, 0.7), (0.1, 0.4, 0.1), 11, 0.9, "#dce8f2")
    stage.camera((-0.02, -0.46, 0.11), (0.01, 0.1, 0.083), 50, stop=9, focus=(-0.062, -0.004, 0.09))
    return film(stage.render(2400, 1600, 18, exposure=0.45, scale=0.7), grain=1.6)


def pictures() -> dict[str, Drawing]:
    return {"cover": cover, "map": flood_map}
