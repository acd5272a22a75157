"""A control room's wall: every train as a line through time and distance, with nobody's name on it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import numpy as np
import objects
import stage
from finish import film
from page import Drawing, Ink, path_of
from PIL import Image

FAMILY = "IBM Plex Sans Condensed"
GROUND, GRID, QUIET, WHITE, LATE, GREY = "#121517", "#262c30", "#56626a", "#eef1ef", "#ff6f4e", "#8f9aa0"
PLACES = (("A", 0), ("B", 14), ("C", 23), ("D", 41), ("E", 52), ("F", 60))  # kilometres
START, END, NOW = 14 * 60, 18 * 60, 16 * 60 + 10
MOST = 12  # minutes behind of the worst train


@dataclass(frozen=True)
class Train:
    """Departure at one end in minutes, direction, speed in minutes for a kilometre, and its delay by the minute."""

    leaves: int
    down: bool
    pace: float
    delay: float
    since: float  # kilometre at which it fell behind


@cache
def trains() -> tuple[Train, ...]:
    """Fast trains every twenty minutes, stopping ones between them, in both directions; a few fall behind."""
    random = np.random.default_rng(9)
    behind = {
        (15 * 60 + 20, True): (MOST, 23.0),
        (15 * 60 + 30, True): (7, 19.0),
        (15 * 60 + 40, True): (5, 15.0),
        (15 * 60 + 25, False): (6, 37.0),
        (15 * 60 + 15, False): (9, 45.0),
    }
    found = []
    for down in (True, False):
        for leaves in range(13 * 60, 18 * 60, 10):
            minute = leaves + (0 if down else 5)
            pace = 0.62 if leaves % 20 == 0 else 0.98
            delay, since = behind.get((minute, down), (float(random.choice([0, 0, 0, 1])), 30.0))
            found.append(Train(minute, down, pace, delay, since))
    return tuple(found)


def course(train: Train, actual: bool) -> list[tuple[float, float]]:
    """Minutes and kilometres along the way, with a minute's stop at each place for the slow ones."""
    time = float(train.leaves)
    points: list[tuple[float, float]] = []
    stops = [km for _, km in (PLACES if train.down else tuple(reversed(PLACES)))]
    for index, km in enumerate(stops):
        if index:
            step = abs(km - stops[index - 1])
            passed = (km - train.since) * (1 if train.down else -1) >= 0
            before = (stops[index - 1] - train.since) * (1 if train.down else -1) >= 0
            time += step * train.pace + (train.delay if actual and passed and not before else 0)
        points.append((time, km))
        if train.pace > 0.8 and 0 < index < len(stops) - 1:
            time += 1
            points.append((time, km))
    return points


def graph(ink: Ink, x: float, y: float, w: float, h: float) -> None:
    """Time to the right, distance downward; what has run is bright, what is planned is dim."""

    def place(point: tuple[float, float]) -> tuple[float, float]:
        return x + (point[0] - START) / (END - START) * w, y + point[1] / 60 * h

    for minute in range(START, END + 1, 30):
        px = place((minute, 0))[0]
        ink.line(px, y, px, y + h, GRID, 3 if minute % 60 == 0 else 1.5)
        ink.text(px, y - 34, f"{minute // 60}:{minute % 60:02d}", 32, GREY, 500, "middle")
    for name, km in PLACES:
        py = place((START, km))[1]
        ink.line(x, py, x + w, py, GRID, 3)
        ink.text(x - 30, py + 14, name, 44, WHITE, 600, "end")
    ink.raw(
        f'<clipPath id="all"><rect x="{x}" y="{y}" width="{w}" height="{h}"/></clipPath><clipPath id="run"><rect x="{x}" y="{y}" width="{place((NOW, 0))[0] - x}" height="{h}"/></clipPath>'
    )
    for train in trains():
        late = train.delay >= 5
        ink.path(
            path_of(map(place, course(train, False))),
            stroke=QUIET,
            width=2,
            clip_path="url(#all)",
            stroke_dasharray="3 7" if late else "none",
        )
    for train in trains():
        late = train.delay >= 5
        if late:
            ink.path(
                path_of(map(place, course(train, True))),
                stroke=LATE,
                width=3,
                clip_path="url(#all)",
                opacity=0.6,
            )
        ink.path(
            path_of(map(place, course(train, True))),
            stroke=LATE if late else "#c9d2d2",
            width=7 if late else 3.5,
            clip_path="url(#run)",
        )
    px = place((NOW, 0))[0]
    ink.line(px, y, px, y + h, WHITE, 4)
    ink.rect(px - 62, y + h, 124, 48, WHITE)
    ink.text(px, y + h + 37, "16:10", 38, GROUND, 600, "middle")


@cache
def board() -> Image.Image:
    """The wall's picture, 3200 x 1500."""
    ink = Ink(3200, 1500, FAMILY, GROUND)
    graph(ink, 150, 150, 1900, 1230)
    late = sorted((t.delay for t in trains() if t.delay >= 5), reverse=True)
    x = 2200
    ink.text(x, 130, "Behind by five minutes or more", 44, GREY, 500)
    ink.text(x - 8, 390, len(late), 280, LATE, 600)
    ink.text(x + 190, 390, f"of {len(trains())} trains", 60, WHITE, 500)
    ink.line(x, 450, 3100, 450, GRID, 4)
    ink.text(x, 530, "Decide next", 44, GREY, 500)
    rows = (
        ("4 min", "Hold the slow train at C?", "Saves 5 minutes on the fast one", "Desk 2"),
        ("9 min", "Turn back at E?", "One train less, 60 km on time", "Desk 1"),
        ("15 min", "Swap crews at D?", "Keeps the 17:20 alive", "Desk 2"),
    )
    for index, (time, ask, gain, desk) in enumerate(rows):
        y = 640 + index * 210
        ink.text(x, y, time, 72, LATE if index == 0 else WHITE, 600)
        ink.text(x + 250, y - 4, ask, 54, WHITE, 600)
        ink.text(x + 250, y + 62, gain, 42, GREY, 400)
        ink.text(x, y + 62, desk, 42, GREY, 500)
        ink.line(x, y + 106, 3100, y + 106, GRID, 3)
    ink.text(x, 1330, "Worst", 44, GREY, 500)
    ink.text(x + 130, 1330, f"+{late[0]:.0f} min", 60, LATE, 600)
    ink.text(x, 1404, "Last call out loud", 44, GREY, 500)
    ink.text(x + 330, 1404, "3 h 12 min ago", 60, WHITE, 600)
    return ink.shot()


def desk(x: float, y: float, turn: float) -> None:
    """A desk with two low screens, seen from behind."""
    top = stage.paint("#3b4044", 0.3)
    dark = stage.paint("#15181a", 0.4)
    stage.box((2.1, 0.85, 0.05), (x, y, 0.74), top, bevel=0.01, turn=(0, 0, turn))
    stage.box((1.9, 0.05, 0.7), (x, y + 0.3, 0.37), dark, turn=(0, 0, turn))
    for dx in (-0.42, 0.42):
        angle = math.radians(turn)
        px, py = (
            x + dx * math.cos(angle) - 0.18 * math.sin(angle),
            y + dx * math.sin(angle) + 0.18 * math.cos(angle),
        )
        stage.box((0.74, 0.035, 0.42), (px, py, 0.99), dark, bevel=0.008, turn=(0, 0, turn - dx * 18))
        stage.sheet(
            0.71,
            0.39,
            (px, py - 0.02, 0.99),
            stage.picture(board().crop((100, 100, 2100, 1200)), 0.2, 0.6),
            (90, 0, turn - dx * 18),
        )
        stage.box((0.06, 0.06, 0.2), (px, py + 0.02, 0.85), dark)


def cover() -> Image.Image:
    """The room in the afternoon, blinds down, two desks before the wall."""
    stage.clear()
    stage.sky("#8496a0", "#8496a0", 0.22)
    stage.sheet(16, 12, (0, 2, 0), stage.paint("#2f3437", 0.35, mottle=0.08, grain=3))
    stage.box((14, 0.2, 5), (0, 6.2, 2), stage.paint("#33393c", 0.85))
    stage.box((14, 10, 0.2), (0, 2, 4.3), stage.paint("#2a2f32", 0.9))
    stage.box((6.5, 0.12, 3.1), (0, 6.02, 2.2), stage.paint("#0a0b0c", 0.4), bevel=0.01)
    stage.sheet(6.4, 3.0, (0, 5.955, 2.2), stage.picture(board(), glow=1.15), stage.WALL)
    desk(-1.75, 2.6, 8)
    desk(1.75, 2.6, -8)
    objects.mug((-0.85, 2.42, 0.765), stage.paint("#c9c4b8", 0.3, coat=0.4))
    objects.desk_lamp((2.65, 2.5, 0.765), "#2b3033")
    stage.light("AREA", (0, -1.0, 3.3), (0, 3, 0.8), 150, 3.0, "#b9c9d2")
    stage.camera((0.0, -1.0, 1.95), (0.0, 6, 1.86), 32, rise=-0.004)
    return film(stage.render(2400, 1350, 18, exposure=0.5, scale=0.8))


def pictures() -> dict[str, Drawing]:
    return {"cover": cover}
