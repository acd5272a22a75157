"""A year of bicycle counts on two pages, printed in two inks and lying open on a table."""

from __future__ import annotations

import math
from datetime import date, timedelta
from functools import cache

import numpy as np
import stage
from finish import film
from numpy.typing import NDArray
from page import Drawing, Ink, path_of
from PIL import Image

FAMILY = "Archivo Variable"
PAPER, BLUE, CORAL, PALE = "#f6f1e8", "#23337a", "#f0705a", "#f8c9b9"
TOTAL = 3_204_618
COUNTERS = (
    ("Vaartbrug", 812_440),
    ("Station, west side", 731_206),
    ("Ring at Tivoli", 588_913),
    ("Dijle path", 471_350),
    ("Park gate", 352_187),
    ("Abbey lane", 248_522),
)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@cache
def days() -> NDArray[np.int64]:
    """Bicycles on each day of 2021; they add up to the year's total."""
    random = np.random.default_rng(21)
    first = date(2021, 1, 1)
    counts = []
    for index in range(365):
        day = first + timedelta(index)
        week = (1.12, 1.18, 1.16, 1.17, 1.02, 0.62, 0.52)[day.weekday()]
        season = 1 + 0.30 * math.sin((index - 105) / 365 * 2 * math.pi)
        holiday = 0.6 if 196 <= index <= 240 else 0.45 if index < 4 or index > 358 else 1.0
        term = 1.25 if 266 <= index <= 350 else 1.0
        rain = 1 - 0.45 * max(0.0, random.normal(0, 0.6))
        counts.append(week * season * holiday * term * max(0.35, rain))
    scaled = np.array(counts) / sum(counts) * TOTAL
    whole = scaled.astype(np.int64)
    for index in np.argsort(scaled - whole)[::-1][: TOTAL - int(whole.sum())]:
        whole[index] += 1
    return whole


def left_page() -> Image.Image:
    """The year as 365 dots."""
    ink = Ink(1500, 2000, FAMILY, PAPER)
    ink.lines(110, 250, ["3.2 million", "bicycles"], 196, BLUE, 0.94, weight=800, letter_spacing="-6")
    ink.text(110, 540, "Six counters, every day of 2021. One dot is one day,", 36, BLUE, 400)
    ink.text(110, 588, "its area the number of bicycles that passed.", 36, BLUE, 400)
    counts, first = days(), date(2021, 1, 1)
    top = int(counts.argmax())
    for index, count in enumerate(counts):
        day = first + timedelta(index)
        x, y = 330 + (day.day - 1) * 35.4, 690 + (day.month - 1) * 96
        radius = 26 * math.sqrt(count / counts[top])
        weekend = day.weekday() >= 5
        ink.dot(x, y, round(radius * 0.94, 1), CORAL if weekend else BLUE, "none")
    for index, name in enumerate(MONTHS):
        ink.text(110, 702 + index * 96, name, 32, BLUE, 500)
    best = first + timedelta(top)
    ink.dot(126, 1862, 14, BLUE)
    ink.text(156, 1874, "weekday", 32, BLUE)
    ink.dot(336, 1862, 14, CORAL)
    ink.text(366, 1874, "weekend", 32, BLUE)
    ink.text(
        1390, 1874, f"Most: {counts[top]:,} on {best.day} {MONTHS[best.month - 1]}", 32, BLUE, 600, "end"
    )
    return ink.shot()


def right_page() -> Image.Image:
    """The week by the hour, and the six counters."""
    ink = Ink(1500, 2000, FAMILY, PAPER)
    ink.text(110, 190, "A school day has two peaks", 66, BLUE, 700)
    ink.text(110, 246, "Bicycles per hour, all counters, average of 38 weeks", 34, BLUE, 400)
    left, base, wide, high = 110, 760, 1280, 420
    hours = np.linspace(0, 24, 241)
    weekday = (
        40
        + 1020 * np.exp(-(((hours - 8.1) / 0.85) ** 2))
        + 760 * np.exp(-(((hours - 16.9) / 1.5) ** 2))
        + 330 * np.exp(-(((hours - 12.6) / 2.4) ** 2))
        + 120 * np.exp(-(((hours - 21) / 2) ** 2))
    )
    weekend = (
        30
        + 470 * np.exp(-(((hours - 15) / 3.4) ** 2))
        + 130 * np.exp(-(((hours - 23.4) / 1.6) ** 2))
        + 90 * np.exp(-((hours / 1.5) ** 2))
    )
    for values, colour in ((weekday, BLUE), (weekend, CORAL)):
        line = [(left + h / 24 * wide, base - v / 1200 * high) for h, v in zip(hours, values, strict=True)]
        ink.path(
            path_of([(left, base), *line, (left + wide, base)], True),
            colour,
            opacity=0.16 if colour == BLUE else 0.4,
        )
        ink.path(path_of(line), stroke=colour, width=7)
    ink.line(left, base, left + wide, base, BLUE, 4)
    for hour in (0, 4, 8, 12, 16, 20, 24):
        ink.text(
            left + hour / 24 * wide,
            base + 46,
            f"{hour:02d}",
            30,
            BLUE,
            500,
            "middle" if 0 < hour < 24 else "start" if not hour else "end",
        )
    ink.text(left + 8.1 / 24 * wide + 60, 360, "08:05, school and station", 32, BLUE, 600)
    ink.text(left + 15 / 24 * wide + 30, 690, "Sunday afternoon", 32, BLUE, 600, "middle")
    ink.line(110, 900, 1390, 900, BLUE, 5)
    ink.text(110, 1000, "Where they were counted", 66, BLUE, 700)
    for index, (name, count) in enumerate(COUNTERS):
        y = 1090 + index * 112
        ink.rect(110, y + 18, count / COUNTERS[0][1] * 1280, 44, CORAL if index == 0 else PALE)
        ink.text(110, y, name, 36, BLUE, 600)
        ink.text(1390, y, f"{count:,}", 36, BLUE, 500, "end")
    ink.line(110, 1776, 1390, 1776, BLUE, 5)
    ink.text(110, 1842, "Together", 44, BLUE, 700)
    ink.text(1390, 1842, f"{sum(count for _, count in COUNTERS):,}", 44, BLUE, 700, "end")
    ink.text(110, 1914, "City of Leuven cycle desk, February 2022", 30, BLUE, 400)
    return ink.shot()


def leaf(image: Image.Image, side: int) -> None:
    """One page of the open sheet, rising to the fold and falling to its edge."""
    across, along, wide, tall = 60, 8, 0.225, 0.30
    points: list[stage.Vec] = []
    faces: list[tuple[int, ...]] = []
    for row in range(along + 1):
        for column in range(across + 1):
            u, v = column / across, row / along
            out = 1 - u if side < 0 else u
            lift = 0.019 * math.exp(-out * 7) * (1 - math.exp(-out * 26)) * 1.9 + 0.004 * out * out * (
                1 + 0.4 * v
            )
            points.append(((u - 1 if side < 0 else u) * wide, (v - 0.5) * tall, 0.002 + lift))
            if row and column:
                a = row * (across + 1) + column
                faces.append((a - across - 2, a - across - 1, a, a - 1))
    thing = stage.mesh(points, faces, stage.picture(image, 0.7))
    layer = thing.data.uv_layers.new(name="UVMap")
    for loop in thing.data.loops:
        index = loop.vertex_index
        layer.data[loop.index].uv = ((index % (across + 1)) / across, (index // (across + 1)) / along)


def cover() -> Image.Image:
    """The sheet open on a pale table, light from the upper left."""
    stage.clear()
    stage.sky("#dfe3e6", "#eef0f2", 0.45)
    stage.sheet(3, 3, (0, 0, 0), stage.paint("#d98f7c", 0.6, bump=0.05, grain=60, mottle=0.03))
    leaf(left_page(), -1)
    leaf(right_page(), 1)
    stage.light("SUN", (-2.0, 1.5, 1.9), (0, 0, 0), 3.3, 1.6, "#fff1dc")
    stage.light("AREA", (0.9, -0.7, 1.0), (0, 0, 0), 5, 0.9, "#e4ecf4")
    stage.camera((0.0, -0.135, 0.66), (0.0, -0.004, 0.0), 44)
    return film(stage.render(2400, 1600, 20, exposure=0.75, scale=0.85), grain=1.4)


def pictures() -> dict[str, Drawing]:
    return {"cover": cover}
