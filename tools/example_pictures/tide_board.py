"""The tide board of a pilot station: a wall display, the same on a phone, and the room it hangs in."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import objects
import stage
from finish import film
from page import Drawing, Ink, path_of
from PIL import Image

GROUND, DEEP, RULE, SAND, MUTED, NOW = "#0b2b34", "#123b46", "#2a5561", "#efe0ba", "#9dbab9", "#ff9a5c"
FAMILY = "Barlow Semi Condensed"
MEAN = 1.02  # metres above chart datum
# Period in hours, amplitude in metres, hour of the first high water: the larger tides of a shallow North Sea coast.
HARMONICS = (
    (12.4206, 0.66, 8.25), (12.0000, 0.16, 8.9), (12.6583, 0.10, 7.4), (25.8193, 0.08, 4.0),
    (23.9345, 0.06, 11.0), (6.2103, 0.07, 1.6),
)  # fmt: skip
CLOCK = 5.7  # 05:42
SILL = 1.25  # height at which the deep ships may cross the bar


def height(hour: float) -> float:
    """Predicted height of the water in metres above chart datum."""
    return MEAN + sum(a * math.cos(2 * math.pi * (hour - first) / period) for period, a, first in HARMONICS)


@dataclass(frozen=True)
class Turn:
    """A high or a low water."""

    hour: float
    level: float
    high: bool


@cache
def turns() -> tuple[Turn, ...]:
    """The high and low waters of the day, found minute by minute."""
    minutes = [height(m / 60) for m in range(-1, 24 * 60 + 1)]
    found = []
    for m in range(1, len(minutes) - 1):
        a, b, c = minutes[m - 1 : m + 2]
        if (b > a and b >= c) or (b < a and b <= c):
            found.append(Turn((m - 1) / 60, b, b > a))
    return tuple(found)


def windows() -> list[tuple[float, float]]:
    """The spans of the day in which the water stands above the sill."""
    above = [m / 60 for m in range(24 * 60 + 1) if height(m / 60) >= SILL]
    spans: list[tuple[float, float]] = []
    for hour in above:
        if spans and hour - spans[-1][1] < 0.02:
            spans[-1] = (spans[-1][0], hour)
        else:
            spans.append((hour, hour))
    return spans


def clock(hour: float) -> str:
    minutes = round(hour * 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def wait(hours: float) -> str:
    minutes = round(hours * 60)
    return f"in {minutes // 60} h {minutes % 60:02d} min"


def next_turn(high: bool) -> Turn:
    return next(turn for turn in turns() if turn.hour > CLOCK and turn.high == high)


def curve(
    ink: Ink, x: float, y: float, w: float, h: float, size: float, first: float = 0, last: float = 24
) -> None:
    """The day's curve in this frame, with hours, heights, the bar's sill and the present moment."""

    def place(hour: float, level: float) -> tuple[float, float]:
        return x + (hour - first) / (last - first) * w, y + h - level / 2.6 * h

    for opened, closed in windows():
        a, b = max(opened, first), min(closed, last)
        if b > a:
            left, right = place(a, 0)[0], place(b, 0)[0]
            ink.rect(left, y, right - left, h, DEEP)
            ink.text(left + size * 0.45, y + h - size * 1.55, "Bar open", size * 0.92, MUTED, 500)
            ink.text(
                left + size * 0.45, y + h - size * 0.5, f"{clock(a)} to {clock(b)}", size * 0.92, SAND, 500
            )
    for level in (0.0, 0.5, 1.0, 1.5, 2.0):
        ink.line(x, place(0, level)[1], x + w, place(0, level)[1], RULE, 2)
        ink.text(x - 18, place(0, level)[1] + size * 0.32, f"{level:.1f}", size * 0.92, MUTED, 500, "end")
    step = 3 if last - first > 14 else 2
    for hour in range(int(first), int(last) + 1, step):
        ink.text(place(hour, 0)[0], y + h + size * 1.5, f"{hour:02d}", size, MUTED, 500, "middle")
    hours = [first + (last - first) * i / 480 for i in range(481)]
    points = [place(hour, height(hour)) for hour in hours]
    past = [point for point, hour in zip(points, hours, strict=True) if hour <= CLOCK]
    past.append(place(CLOCK, height(CLOCK)))
    base = place(0, 0)[1]
    ink.path(path_of([(points[0][0], base), *past, (past[-1][0], base)], True), "#1d5663")
    ink.path(path_of(points), stroke=SAND, width=size * 0.2)
    sill = place(0, SILL)[1]
    ink.line(x, sill, x + w, sill, NOW, 3, stroke_dasharray="14 10")
    ink.text(x + 10, sill - 14, f"sill {SILL:.2f} m", size * 0.92, NOW, 500)
    for turn in turns():
        if first + 0.6 < turn.hour < last - 0.6:
            px, py = place(turn.hour, turn.level)
            ink.dot(px, py, size * 0.26, GROUND, SAND, size * 0.14)
            lift = -size * 1.75
            ink.text(px, py + lift, clock(turn.hour), size * 1.2, SAND, 600, "middle")
            ink.text(px, py + lift + size * 1.05, f"{turn.level:.2f} m", size, MUTED, 500, "middle")
    px, py = place(CLOCK, height(CLOCK))
    ink.line(px, y, px, base, NOW, 4)
    ink.dot(px, py, size * 0.36, NOW)
    ink.text(px + size * 0.7, py + size * 1.4, f"{height(CLOCK):.2f} m, rising", size * 1.1, NOW, 600)


SHIPS = (
    ("1", "Anke Wiebe", 8.4, "06:50", "any tide", "Lindqvist"),
    ("3", "Skagen Trader", 10.1, "", "on the flood", "Thorsen"),
    ("4", "Fru Ingeborg", 6.2, "09:30", "any tide", "Mortensen"),
    ("5", "Halland Ore", 10.6, "", "on the flood", "Juhl"),
    ("7", "Kestrel Bay", 7.7, "11:15", "any tide", "Lindqvist"),
)


def berths(ink: Ink, x: float, y: float, step: float) -> None:
    """What lies where, what it draws, and when its pilot boards."""
    columns = (0, 130, 590, 850, 1150)
    heads = ("Berth", "Ship", "Draught", "Pilot aboard", "Pilot")
    opened = next(a for a, b in windows() if b > CLOCK)
    for dx, head in zip(columns, heads, strict=True):
        ink.text(x + dx, y, head, 34, MUTED, 500)
    for row, (berth, ship, draught, time, _, pilot) in enumerate(SHIPS):
        base = y + 72 + row * step
        deep = draught > 10
        boards = time or clock(opened + (0.25 if ship.startswith("Sk") else 0.75))
        ink.line(x, base - step + 22, x + 1440, base - step + 22, RULE, 2)
        ink.text(x, base, berth, 52, SAND, 600)
        ink.text(x + 130, base, ship, 52, SAND, 600)
        ink.text(x + 590, base, f"{draught:.1f} m", 52, NOW if deep else SAND, 500)
        ink.text(x + 850, base, boards, 52, SAND, 600)
        ink.text(x + 1150, base, pilot, 52, SAND, 400)


def wind(ink: Ink, x: float, y: float) -> None:
    """Wind as a dial: where it comes from, how hard, how hard in gusts."""
    ink.dot(x, y, 150, "none", RULE, 3)
    for degrees in range(0, 360, 10):
        angle, long = math.radians(degrees), 26 if degrees % 90 == 0 else 12
        sx, cy = math.sin(angle), -math.cos(angle)
        ink.line(x + sx * 150, y + cy * 150, x + sx * (150 - long), y + cy * (150 - long), MUTED, 3)
    for name, degrees in (("N", 0), ("E", 90), ("S", 180), ("W", 270)):
        angle = math.radians(degrees)
        ink.text(x + math.sin(angle) * 100, y - math.cos(angle) * 100 + 12, name, 34, MUTED, 500, "middle")
    ink.raw(f'<g transform="translate({x} {y}) rotate(240)">')
    ink.path("M0 84L-34 -10L-9 -10L-9 -146L9 -146L9 -10L34 -10Z".replace("-146", "-78"), SAND)
    ink.raw("</g>")
    ink.text(x + 210, y - 62, "Wind WSW, 240°", 34, MUTED, 500)
    ink.text(x + 210, y + 44, "11", 120, SAND, 600)
    ink.text(x + 338, y + 44, "m/s", 48, SAND, 500)
    ink.text(x + 210, y + 110, "gusts 15, backing", 40, SAND, 500)


@cache
def board() -> Image.Image:
    """The wall display, 2400 x 1500."""
    ink = Ink(2400, 1500, FAMILY, GROUND)
    high, low = next_turn(True), next_turn(False)
    ink.text(72, 128, "Vesterhaven", 60, SAND, 600)
    ink.text(394, 128, "pilot station", 60, MUTED, 400)
    ink.text(2040, 128, "Tuesday 14 April 2026", 44, MUTED, 500, "end")
    ink.text(2328, 134, clock(CLOCK), 100, SAND, 600, "end")
    ink.line(72, 184, 2328, 184, RULE, 3)
    ink.text(72, 262, "Next high water", 48, MUTED, 500)
    ink.text(60, 480, clock(high.hour), 252, SAND, 600, letter_spacing="-4")
    ink.text(72, 576, wait(high.hour - CLOCK), 68, NOW, 600)
    ink.text(72, 694, f"{high.level:.2f}", 120, SAND, 600)
    ink.text(300, 694, "m above chart datum", 44, MUTED, 500)
    ink.line(72, 752, 620, 752, RULE, 2)
    ink.text(72, 822, "Then low water", 40, MUTED, 500)
    ink.text(72, 888, f"{clock(low.hour)}", 60, SAND, 600)
    ink.text(250, 888, f"{low.level:.2f} m", 60, SAND, 400)
    curve(ink, 800, 236, 1528, 610, 38)
    ink.line(72, 944, 2328, 944, RULE, 3)
    berths(ink, 72, 1010, 88)
    ink.line(1600, 944, 1600, 1440, RULE, 2)
    wind(ink, 1820, 1130)
    ink.line(1660, 1316, 2328, 1316, RULE, 2)
    ink.text(1660, 1368, "Water against prediction", 34, MUTED, 500)
    ink.text(1660, 1436, "+0.12 m", 60, SAND, 600)
    ink.text(2060, 1368, "Sea at the bar buoy", 34, MUTED, 500)
    ink.text(2060, 1436, "1.4 m, 6 s", 60, SAND, 600)
    return ink.shot()


@cache
def phone_screen() -> Image.Image:
    """The board on a phone, 1080 x 2280."""
    ink = Ink(1080, 2280, FAMILY, GROUND)
    high, low = next_turn(True), next_turn(False)
    ink.text(64, 96, clock(CLOCK), 46, SAND, 600)
    ink.text(1016, 96, "Vesterhaven", 46, MUTED, 500, "end")
    ink.text(64, 250, "Next high water", 56, MUTED, 500)
    ink.text(48, 520, clock(high.hour), 316, SAND, 600, letter_spacing="-6")
    ink.text(64, 640, wait(high.hour - CLOCK), 84, NOW, 600)
    ink.text(1016, 640, f"{high.level:.2f} m", 84, SAND, 600, "end")
    curve(ink, 120, 736, 896, 620, 40, 3, 16)
    ink.line(64, 1480, 1016, 1480, RULE, 3)
    ink.text(64, 1548, "Then low water", 46, MUTED, 500)
    ink.text(1016, 1548, f"{clock(low.hour)}  {low.level:.2f} m", 46, SAND, 600, "end", xml__space="preserve")
    ink.line(64, 1590, 1016, 1590, RULE, 3)
    ink.text(64, 1658, "Wind", 46, MUTED, 500)
    ink.text(1016, 1658, "WSW 11 m/s, gusts 15", 46, SAND, 600, "end")
    ink.line(64, 1700, 1016, 1700, RULE, 3)
    ink.text(64, 1800, "Your ships, Lindqvist", 46, MUTED, 500)
    for y, ship, berth, time in (
        (1890, "Anke Wiebe", "berth 1", "06:50"),
        (2020, "Kestrel Bay", "berth 7", "11:15"),
    ):
        ink.text(64, y, ship, 72, SAND, 600)
        ink.text(64, y + 50, berth, 42, MUTED, 500)
        ink.text(1016, y + 10, time, 88, SAND, 600, "end")
    ink.rect(400, 2230, 280, 10, MUTED, rx=5)
    return ink.shot()


def cover() -> Image.Image:
    """The pilot room before sunrise: the board on the wall, the sea in the window."""
    stage.clear()
    stage.sky("#f0b98a", "#4d6f8c", 0.9, soft=0.16)
    wall = stage.paint("#59696c", 0.8, bump=0.08, grain=60)
    dark = stage.paint("#232d30", 0.45)
    # Back wall with the window at the right, from four slabs.
    stage.box((5.6, 0.2, 3.2), (-1.9, 5.1, 1.6), wall)
    stage.box((4.0, 0.2, 0.95), (2.9, 5.1, 0.475), wall)
    stage.box((4.0, 0.2, 0.6), (2.9, 5.1, 2.9), wall)
    stage.box((0.2, 7, 3.2), (-4.2, 2, 1.6), wall)
    stage.box((10, 8, 0.2), (0, 2, 3.3), stage.paint("#70797a", 0.9))
    stage.box(
        (10, 8, 0.2),
        (0, 2, -0.1),
        stage.paint("#6d5a48", 0.35, bump=0.05, grain=6, mottle=0.35, stretch=(1, 14, 1)),
    )
    stage.box((0.2, 7, 3.2), (4.6, 2, 1.6), wall)
    for x in (0.93, 2.35, 3.75):
        stage.box((0.07, 0.12, 1.65), (x, 5.02, 1.77), dark)
    stage.box(
        (3.7, 0.34, 0.05),
        (2.75, 4.92, 0.95),
        stage.paint("#8b7a63", 0.5, mottle=0.2, grain=4, stretch=(1, 12, 1)),
    )
    objects.sea((3, 150, -9), 1200, "#0d2a33", rough=0.12, wave=0.8, grain=0.12)
    mole = stage.paint("#2a3438", 0.9)
    stage.box((26, 3, 3.4), (32, 92, -7.4), mole, bevel=0.3)
    stage.rod(0.9, 7, (20.5, 92, -3), mole)
    stage.rod(0.7, 1.1, (20.5, 92, 1.0), stage.lamp("#ff7a4a", 6))
    # The board.
    stage.box((4.0, 0.09, 2.54), (-1.72, 4.94, 1.68), dark, bevel=0.012)
    stage.sheet(3.9, 2.4375, (-1.72, 4.89, 1.68), stage.picture(board(), glow=0.95), stage.WALL)
    # A desk in front with a chart, a mug and a lamp.
    desk = stage.paint("#8b6f4f", 0.4, mottle=0.25, grain=5, stretch=(1, 14, 1))
    stage.box((3.9, 1.15, 0.05), (2.2, 2.45, 0.74), desk)
    stage.box(
        (3.8, 0.04, 0.62),
        (2.2, 2.05, 0.40),
        stage.paint("#5a4a3a", 0.5, mottle=0.2, grain=5, stretch=(1, 14, 14)),
    )
    objects.mug((0.75, 2.45, 0.765), stage.paint("#d8d2c4", 0.3, coat=0.5))
    stage.sheet(1.05, 0.7, (1.65, 2.4, 0.767), stage.picture(objects.sea_chart()), (0, 0, 6))
    objects.desk_lamp((2.5, 2.75, 0.765), "#26383b")
    stage.light("AREA", (2.8, 5.6, 2.0), (1.0, 1, 0.9), 130, 3.4, "#e5b48c", tall=1.6)
    stage.light("AREA", (-1.0, -2.4, 2.9), (-0.5, 4, 1.0), 330, 3.5, "#8fb0bd")
    stage.camera((0.55, -1.75, 1.5), (0.12, 5, 1.5), 29.5, rise=-0.012)
    return film(stage.render(2400, 1350, 18, exposure=0.75))


def phone() -> Image.Image:
    """The phone on a paper chart."""
    stage.clear()
    stage.sky("#9db3bd", "#dfe6e8", 0.35)
    chart = stage.picture(objects.sea_chart())
    stage.sheet(0.62, 0.40, (0.03, 0.0, 0), chart, (0, 0, 78))
    objects.phone((0, 0, 0.001), phone_screen(), turn=9, glow=0.6)
    objects.pencil((0.074, 0.01, 0.004), 0.16, 97, "#c4572d")
    stage.light("AREA", (-0.5, 0.35, 0.55), (0, 0, 0), 5.5, 0.25, "#ffe6c6")
    stage.camera((0.0, -0.06, 0.47), (0.0, 0.0, 0), 62)
    return film(stage.render(1200, 1800, 18, exposure=0.75))


def pictures() -> dict[str, Drawing]:
    return {"cover": cover, "board": board, "phone": phone}
