"""An exhibition about one river: its long wall graphic, the poster, and the room with the wall in it."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import objects
import stage
from finish import film
from land import contours, field
from numpy.typing import NDArray
from page import Drawing, Ink, path_of
from PIL import Image
from scipy.ndimage import gaussian_filter1d

FAMILY = "Bricolage Grotesque Variable"
PAPER, INK, BROWN, MUD, GREEN, DEEP, GREY = (
    "#efece1",
    "#22281f",
    "#8a5a33",
    "#c79a63",
    "#5f8f6b",
    "#20473f",
    "#6f7466",
)
FIRST, LAST = 1983, 2023
# Kinds of fish counted in the yearly haul: few, then a return after the treatment works opened.
KINDS = [
    round(6 + 52 / (1 + math.exp(-(year - 2004) / 5.2)) + 1.6 * math.sin(year * 1.7))
    for year in range(FIRST, LAST + 1)
]
EVENTS = (
    (1985, -1, "Nothing breathes", "No oxygen below the lock|for 140 days of the year."),
    (1991, 1, "Sluice left open", "A winter of salt water,|by accident, helps."),
    (1996, -1, "Smelt in April", "The first since 1961:|eleven fish in one net."),
    (2003, 1, "Treatment works", "Zuidkade opens. The smell|is gone by August."),
    (2009, -1, "Dyke moved back", "Forty hectares of meadow|turn into mudflat."),
    (2013, 1, "Storm tide, 6.1 m", "The new flats take the|top off: 24 centimetres."),
    (2019, -1, "Seals", "Nine in spring,|fourteen in autumn."),
)


def flow() -> NDArray[np.float64]:
    """Monthly water through the lock, from 0 to 1: wet winters, dry summers, years that differ."""
    random = np.random.default_rng(83)
    months = np.arange((LAST - FIRST + 1) * 12)
    season = 0.5 + 0.34 * np.cos(2 * np.pi * (months - 1) / 12)
    weather = gaussian_filter1d(random.normal(0, 1, months.size), 2.2)
    years = gaussian_filter1d(random.normal(0, 1, months.size), 10)
    total = season + 0.42 * weather + 0.5 * years
    return np.asarray(np.clip((total - total.min()) / (total.max() - total.min()), 0.05, 1))


def mix(a: str, b: str, part: float) -> str:
    """A colour between two hex colours."""
    one, two = ([int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in (a, b))
    return "#" + "".join(f"{round(x + (y - x) * part):02x}" for x, y in zip(one, two, strict=True))


def river(ink: Ink, x: float, y: float, w: float, h: float) -> None:
    """The band: as wide each month as its flow, laid in threads from brown (1983) to green (2023)."""
    wide = gaussian_filter1d(flow(), 1.6)
    count = wide.size
    middle = y + 34 * np.sin(np.arange(count) / 46.0) + 18 * np.sin(np.arange(count) / 17.0)
    threads = 22
    ink.raw('<defs><linearGradient id="age" x1="0" x2="1">')
    for stop, dark, pale in ((0.0, "#6e4526", MUD), (0.45, "#7f7a45", "#b9b27a"), (1.0, DEEP, "#86b892")):
        del pale
        ink.raw(f'<stop offset="{stop}" stop-color="{dark}"/>')
    ink.raw('</linearGradient><linearGradient id="light" x1="0" x2="1">')
    for stop, pale in ((0.0, MUD), (0.45, "#c5bd83"), (1.0, "#93c3a0")):
        ink.raw(f'<stop offset="{stop}" stop-color="{pale}"/>')
    ink.raw("</linearGradient></defs>")
    xs = [x + i / (count - 1) * w for i in range(count)]
    top = [middle[i] - wide[i] * h / 2 for i in range(count)]
    low = [middle[i] + wide[i] * h / 2 for i in range(count)]
    ink.path(
        path_of([*zip(xs, top, strict=True), *reversed(list(zip(xs, low, strict=True)))], True), "url(#age)"
    )
    for thread in range(threads):
        part = (thread + 0.5) / threads
        line = [
            (xs[i], top[i] + (low[i] - top[i]) * (part + 0.03 * math.sin(i / 7 + thread * 1.3)))
            for i in range(count)
        ]
        ink.path(path_of(line), stroke="url(#light)", width=1.6 if thread % 4 else 3, opacity=0.85)


@cache
def wall() -> Image.Image:
    """The wall graphic as drawn, 2400 x 900 for 12 by 4.5 metres."""
    ink = Ink(2400, 900, FAMILY, PAPER)
    ink.text(60, 118, "Forty years of one river", 96, INK, 700)
    ink.text(2340, 74, "How wide: water through the lock, month by month", 22, GREY, 400, "end")
    ink.text(2340, 106, "What colour: from brown silt to clear green", 22, GREY, 400, "end")
    left, width, y = 60, 2280, 430
    river(ink, left, y, width, 230)
    step = width / (LAST - FIRST)
    for year, side, head, text in EVENTS:
        x = left + (year - FIRST) * step
        if side < 0:
            ink.line(x, 196, x, y - 40, INK, 1.6)
            ink.text(x + 10, 210, f"{year}  {head}", 23, INK, 700, xml__space="preserve")
            ink.lines(x + 10, 238, text.split("|"), 20, GREY, 1.25)
        else:
            ink.line(x, y + 40, x, 664, INK, 1.6)
            ink.text(x + 10, 616, f"{year}  {head}", 23, INK, 700, xml__space="preserve")
            ink.lines(x + 10, 642, text.split("|"), 20, GREY, 1.25)
        ink.dot(x, y + side * 40, 6, PAPER, INK, 3)
    fish(ink, left, 852, width, step)
    return ink.shot()


def fish(ink: Ink, left: float, base: float, width: float, step: float) -> None:
    """One dot for each kind of fish in the year's haul."""
    for index, kinds in enumerate(KINDS):
        x = left + 20 + index * step * (width - 40) / width
        for dot in range(kinds):
            column, row = dot % 5, dot // 5
            ink.dot(
                round(x - 18 + column * 9, 1),
                base - 26 - row * 9.4,
                3.4,
                mix(BROWN, DEEP, index / len(KINDS)),
            )
        if (FIRST + index) % 5 == 3 or index == 0:
            ink.text(
                x,
                base + 16,
                FIRST + index,
                24,
                INK,
                600,
                "middle" if 0 < index < 40 else "start" if not index else "end",
            )
    ink.text(left, base - 66, f"{KINDS[0]} kinds of fish", 22, BROWN, 600)
    ink.text(left + width, base - 168, f"{KINDS[-1]} kinds of fish", 22, DEEP, 600, "end")


@cache
def poster() -> Image.Image:
    """The exhibition poster, 1600 x 2263: the river's bed in contours under its title."""
    ink = Ink(1600, 2263, FAMILY, "#dfe3d2")
    height, width, step = 1400, 1600, 8
    y, x = np.mgrid[0 : height + step : step, 0 : width + step : step].astype(float)
    bend = 800 + 420 * np.sin(y / 300 + 0.6) * (0.6 + y / 3200) + 60 * np.sin(y / 97)
    slope = 1 + (420 * np.cos(y / 300 + 0.6) / 300) ** 2
    bed = -np.abs(x - bend) / np.sqrt(slope) / 150 + field(x.shape, 21, 22) * 0.55
    levels = np.linspace(-3.4, 0.15, 15)
    for index, level in enumerate(levels):
        part = index / (len(levels) - 1)
        colour = (
            mix("#e6d9b4", BROWN, part / 0.55) if part < 0.55 else mix("#5d7f5a", DEEP, (part - 0.55) / 0.45)
        )
        if index == 0:
            ink.rect(0, 0, width, height, colour)
            continue
        data = "".join(path_of(ring, True) for ring in contours(bed, float(level), step))
        ink.path(data, colour, "#efe9d2" if index % 2 else "none", 1.5, fill_rule="evenodd")
    ink.rect(0, height, 1600, 863, DEEP)
    ink.lines(
        80,
        height + 252,
        ["Forty years", "of one river"],
        254,
        "#efe9d2",
        0.93,
        weight=800,
        letter_spacing="-8",
    )
    ink.line(84, height + 572, 1520, height + 572, "#7fa28c", 3)
    ink.lines(
        84,
        height + 650,
        ["6 May to 29 October 2023", "Tuesday to Sunday, 10:00–17:00"],
        46,
        "#efe9d2",
        1.35,
        weight=500,
    )
    ink.lines(1520, height + 650, ["Museum of the", "Lower Scheldt"], 46, MUD, 1.35, weight=700, anchor="end")
    ink.text(
        84, height + 806, "From brown silt to clear green, along twelve metres of wall.", 34, "#a9c2b0", 400
    )
    return ink.shot()


def cover() -> Image.Image:
    """The hall: the wall seen along its length, daylight from above, a bench, a column of concrete."""
    stage.clear()
    stage.sky("#d8e2e6", "#e9f1f5", 1.0)
    white = stage.paint("#dcdad2", 0.85, bump=0.05, grain=40)
    concrete = stage.paint("#8d8a83", 0.55, bump=0.12, grain=3, mottle=0.14)
    wood = stage.paint("#7d5f43", 0.45, mottle=0.3, grain=4, stretch=(1, 12, 12))
    stage.box((26, 16, 0.3), (2, -1, -0.15), concrete, bevel=0)
    stage.box((26, 0.4, 6), (2, 4.2, 3), white, bevel=0)
    stage.box((0.4, 14, 6), (-7.6, -2, 3), white, bevel=0)
    stage.box((0.4, 14, 6), (13.2, -2, 3), stage.paint("#6f7f6b", 0.85), bevel=0)
    # The wall graphic stands a hand's breadth before the wall.
    stage.box((12.1, 0.1, 4.55), (0, 3.75, 2.45), stage.paint("#e9e6da", 0.8), bevel=0.005)
    stage.sheet(12, 4.5, (0, 3.695, 2.45), stage.picture(wall(), 0.75), stage.WALL)
    # The roof: beams with long slots of sky between them.
    for y in (-7.5, -5.1, -2.7, -0.3, 2.1):
        stage.box((26, 1.55, 0.5), (2, y + 0.4, 6.2), white, bevel=0)
    stage.box((26, 0.9, 0.5), (2, 4.0, 6.2), white, bevel=0)
    for x in (-6.75, 7.3):
        stage.rod(0.26, 6, (x, 1.2, 3), concrete)
    for x in (0.6, 4.6):
        stage.box((2.6, 0.52, 0.09), (x, 0.7, 0.44), wood, bevel=0.012)
        for dx in (-1.0, 1.0):
            stage.box((0.08, 0.44, 0.4), (x + dx, 0.7, 0.2), stage.paint("#2a2c28", 0.4, 0.5))
    case(7.9, 2.0)
    stage.light("SUN", (2.2, -4.2, 10), (0, 0, 0), 4.2, 2, "#ffeeda")
    stage.light("AREA", (1, -6, 5), (0, 3.7, 2.2), 260, 7, "#f3f6f6", tall=2)
    stage.camera((-3.4, -6.9, 1.6), (0.65, 3.7, 2.2), 25.5, rise=0.01)
    return film(stage.render(2400, 1350, 18, exposure=0.6))


def case(x: float, y: float) -> None:
    """A glass case with three sample jars."""
    stage.box((1.3, 0.7, 0.9), (x, y, 0.45), stage.paint("#20473f", 0.6))
    for index, colour in enumerate(("#6e4526", "#8d8049", "#3f7458")):
        objects.lathe(
            [(0.0, 0.0), (0.08, 0.0), (0.085, 0.02), (0.085, 0.26), (0.05, 0.32), (0.05, 0.36), (0.0, 0.36)],
            (x - 0.36 + index * 0.36, y, 0.9),
            stage.paint(colour, 0.1, coat=1),
        )


def pictures() -> dict[str, Drawing]:
    return {"cover": cover, "poster": poster, "wall": wall}
