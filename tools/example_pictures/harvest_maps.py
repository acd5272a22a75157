"""A map of forty orchards: parcels with their tree rows, coloured by the week in which they are picked."""

from __future__ import annotations

import itertools
import math

import numpy as np
from land import contours, field
from page import Drawing, Ink, Point, path_of
from PIL import Image
from scipy.spatial import Voronoi

FAMILY = "Alegreya Sans"
PAPER, INK, GREY = "#f2efdf", "#2c2a1e", "#7d775f"
WEEKS = (
    ("36", "#e3c64a", "Early pears"),
    ("37", "#b5bf4e", "Late pears"),
    ("38", "#7f9a49", "Russets"),
    ("39", "#d0793f", "Red apples"),
    ("40", "#9c3b32", "Keepers"),
)
WIDTH, HEIGHT = 2400, 1600


def cells() -> list[tuple[Point, list[Point]]]:
    """Forty evenly spread parcels: the middle and the outline of each."""
    random = np.random.default_rng(17)
    points = random.uniform((0, 0), (WIDTH, HEIGHT), (64, 2))
    for _ in range(5):
        mirrored = [points]
        for axis, far in ((0, WIDTH), (1, HEIGHT)):
            for edge in (0, far):
                copy = points.copy()
                copy[:, axis] = 2 * edge - copy[:, axis]
                mirrored.append(copy)
        diagram = Voronoi(np.vstack(mirrored))
        outlines = [diagram.vertices[diagram.regions[diagram.point_region[i]]] for i in range(len(points))]
        points = np.array([outline.mean(axis=0) for outline in outlines])
    return [
        ((float(p[0]), float(p[1])), [(float(a), float(b)) for a, b in o])
        for p, o in zip(points, outlines, strict=True)
    ]


def inset(outline: list[Point], middle: Point, gap: float) -> list[Point]:
    """The outline drawn in by about this much, which leaves room for tracks."""
    result = []
    for x, y in outline:
        far = math.dist((x, y), middle)
        part = (far - gap * 1.25) / far
        result.append((middle[0] + (x - middle[0]) * part, middle[1] + (y - middle[1]) * part))
    return result


def parcel(ink: Ink, number: int, middle: Point, outline: list[Point], colour: str) -> None:
    """Tree rows along the parcel's longest side, and its number."""
    data = path_of(outline, True)
    sides = [(math.dist(a, b), a, b) for a, b in zip(outline, [*outline[1:], outline[0]], strict=True)]
    _, a, b = max(sides)
    angle = math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))
    x, y = middle
    ink.raw(f'<clipPath id="p{number}"><path d="{data}"/></clipPath>')
    ink.path(data, colour, opacity=0.42)
    ink.raw(f'<g clip-path="url(#p{number})"><g transform="translate({x:.1f} {y:.1f}) rotate({angle:.1f})">')
    for row in range(-14, 15):
        ink.line(-320, row * 17, 320, row * 17, colour, 8, stroke_dasharray="0.1 12", stroke_linecap="round")
    ink.raw("</g></g>")
    ink.path(data, stroke=INK, width=2.5)
    ink.dot(x, y, 34, PAPER)
    ink.text(x, y + 15, number, 44, INK, 700, "middle")


def cover() -> Image.Image:
    """The map, 2400 x 1600."""
    ink = Ink(WIDTH, HEIGHT, FAMILY, "#dcdcc0")
    y, x = np.mgrid[0:1608:8, 0:2408:8].astype(float)
    relief = field(x.shape, 6, 40, 2) * 40 + (1600 - y) / 40
    kept = []
    for middle, outline in cells():
        legend = middle[0] > 1700 and middle[1] > 1000
        if abs(middle[1] - brook_y(middle[0])) < 80 or legend:
            ink.path(path_of(inset(outline, middle, 5), True), "#cdd3ae")
        else:
            kept.append((middle, outline))
    # What is more than forty is wood, spread over the map.
    spare = len(kept) - 40
    woods = {round((k + 0.7) * len(kept) / spare) for k in range(spare)} if spare > 0 else set()
    for index in woods:
        wood(ink, *kept[index], index)
    parcels = sorted(
        (c for i, c in enumerate(kept) if i not in woods),
        key=lambda cell: (round(cell[0][1] / 260), cell[0][0]),
    )
    warm = sorted(parcels, key=lambda cell: relief[int(cell[0][1] // 8), int(cell[0][0] // 8)])
    for number, (middle, outline) in enumerate(parcels, 1):
        week = warm.index((middle, outline)) * len(WEEKS) // len(parcels)
        parcel(ink, number, middle, inset(outline, middle, 15), WEEKS[week][1])
    for level in range(-30, 90, 8):
        for ring in contours(relief, level, 8):
            inner = [p for p in ring if 6 < p[0] < WIDTH - 6 and 6 < p[1] < HEIGHT - 6]
            if len(inner) > 40 and max(math.dist(a, b) for a, b in itertools.pairwise(inner)) < 60:
                ink.path(path_of(inner), stroke="#8a6f45", width=1.6, opacity=0.55)
    brook = [(px, brook_y(px)) for px in range(-20, 2440, 20)]
    ink.path(path_of(brook), stroke="#dcdcc0", width=44)
    ink.path(path_of(brook), stroke="#7fa9b5", width=15)
    ink.text(930, brook_y(930) - 46, "Herkbeek", 34, "#3f6d7c", 400, "middle", font_style="italic")
    legend_box(ink)
    return ink.shot()


def wood(ink: Ink, middle: Point, outline: list[Point], seed: int) -> None:
    """A parcel that is not an orchard: trees as they grew."""
    random = np.random.default_rng(seed)
    ink.raw(
        f'<clipPath id="w{seed}"><path d="{path_of(inset(outline, middle, 24), True)}"/></clipPath><g clip-path="url(#w{seed})">'
    )
    ink.path(path_of(outline, True), "#a9b98a")
    for _ in range(130):
        x, y = random.normal(middle[0], 110), random.normal(middle[1], 110)
        radius = random.uniform(12, 22)
        ink.dot(round(x), round(y), round(radius, 1), "#7f9867")
        ink.dot(round(x - 4), round(y - 4), round(radius * 0.55, 1), "#93aa79")
    ink.raw("</g>")


def brook_y(x: float) -> float:
    return 860 + 120 * math.sin(x / 420) + 40 * math.sin(x / 130)


def legend_box(ink: Ink) -> None:
    ink.rect(1740, 1010, 660, 590, PAPER)
    ink.text(1790, 1092, "Which orchard, which week", 52, INK, 700)
    ink.text(1790, 1142, "Haspengouw, harvest 2019", 36, GREY, 400)
    for index, (week, colour, what) in enumerate(WEEKS):
        y = 1180 + index * 62
        ink.rect(1790, y, 120, 44, colour, opacity=0.42)
        for row in (11, 33):
            ink.line(
                1796, y + row, 1906, y + row, colour, 9, stroke_dasharray="0.1 13", stroke_linecap="round"
            )
        ink.text(1940, y + 36, f"Week {week}", 38, INK, 700)
        ink.text(2100, y + 36, what, 38, INK, 400)
    ink.line(1790, 1524, 2050, 1524, INK, 6)
    ink.text(1790, 1574, "500 m", 32, INK, 500)
    ink.text(2350, 1574, "Contours every 8 m", 32, GREY, 400, "end")


def pictures() -> dict[str, Drawing]:
    return {"cover": cover}
