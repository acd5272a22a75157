"""Oscilloscope traces, recorded currents and block diagrams, drawn as SVG in the demo's own colours."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

import numpy as np
from page import Drawing, path_of, shot
from PIL import Image

WIDTH, HEIGHT = 1600, 1200
GROUND, PANEL, LINE, EDGE = "#10161e", "#18202a", "#2b343e", "#6c7680"
INK, MUTED, AMBER, CYAN, GREEN = "#dfe7eb", "#a6b1ba", "#fbba4a", "#72c8d8", "#8fce9a"
FONT = "ui-monospace,'DejaVu Sans Mono',monospace"
Wave = Callable[[np.ndarray], np.ndarray]


def drawn(parts: list[str]) -> Image.Image:
    """The parts as one picture."""
    body = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="{FONT}">{"".join(parts)}</svg>'
    return shot(body, WIDTH, HEIGHT, ground=GROUND)


def text(
    x: float,
    y: float,
    said: str,
    size: float = 30,
    fill: str = MUTED,
    anchor: str = "start",
    weight: int = 400,
) -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{fill}" text-anchor="{anchor}" font-weight="{weight}">{said}</text>'


def line(points: list[tuple[float, float]], stroke: str, width: float, more: str = "") -> str:
    return f'<path d="{path_of(points)}" fill="none" stroke="{stroke}" stroke-width="{width}" stroke-linejoin="round" {more}/>'


def rect(
    x: float, y: float, w: float, h: float, fill: str = "none", stroke: str = EDGE, width: float = 3
) -> str:
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="{fill}" stroke="{stroke}" stroke-width="{width}"/>'


def scope(
    channels: list[tuple[str, str, Wave]], scale: str, cursors: tuple[float, float, str]
) -> Image.Image:
    """A screen of 10 by 8 divisions with traces, two cursors and what lies between them."""
    left, top, w, h = 70, 110, 1460, 940
    parts = [rect(left, top, w, h, PANEL)]
    for i in range(1, 10):
        parts.append(line([(left + w * i / 10, top), (left + w * i / 10, top + h)], LINE, 2))
    for i in range(1, 8):
        parts.append(line([(left, top + h * i / 8), (left + w, top + h * i / 8)], LINE, 2))
    t = np.linspace(0, 1, 1800)
    random = np.random.default_rng(5)
    for _, colour, wave in channels:
        y = top + h * (1 - wave(t)) + random.normal(0, 1.7, t.size)
        points = list(zip(left + w * t, y, strict=True))
        parts.append(line(points, colour, 10, 'stroke-opacity=".16"'))
        parts.append(line(points, colour, 3.4))
    for at in cursors[:2]:
        parts.append(
            line([(left + w * at, top), (left + w * at, top + h)], INK, 2.5, 'stroke-dasharray="10 10"')
        )
    middle = left + w * (cursors[0] + cursors[1]) / 2
    parts.append(rect(middle - 150, top + 24, 300, 62, GROUND, INK, 2))
    parts.append(text(middle, top + 66, cursors[2], 34, INK, "middle", 600))
    for i, (name, colour, _) in enumerate(channels):
        parts.append(f'<rect x="{left + i * 420}" y="1088" width="18" height="44" fill="{colour}"/>')
        parts.append(text(left + 34 + i * 420, 1122, name, 32, INK))
    parts.append(text(left + w, 1122, scale, 32, MUTED, "end"))
    parts.append(text(left, 78, "STOPP", 30, AMBER, weight=600))
    parts.append(text(left + w, 78, "Auslöser K1, steigend", 30, MUTED, "end"))
    return drawn(parts)


def soft_start(t: np.ndarray) -> np.ndarray:
    """The compressor's current, ramped up over four periods instead of at once."""
    envelope = np.clip((t - 0.2) / 0.42, 0, 1) ** 0.8 * 0.17
    return 0.68 + envelope * np.sin(2 * math.pi * 14 * t)


def hard_start(t: np.ndarray) -> np.ndarray:
    envelope = np.where(t < 0.2, 0, 0.2 * np.exp(-(t - 0.2) * 7) + 0.075)
    return 0.27 + envelope * np.sin(2 * math.pi * 14 * t)


def wake(t: np.ndarray) -> np.ndarray:
    """A radio module that wakes, listens, sends and sleeps again."""
    y = np.full_like(t, 0.12)
    y = np.where((t > 0.16) & (t < 0.3), 0.3 + 0.02 * np.sin(t * 400), y)
    y = np.where((t > 0.3) & (t < 0.52), 0.38, y)
    y = np.where((t > 0.52) & (t < 0.66), 0.8, y)
    return np.where((t > 0.66) & (t < 0.7), 0.3, y)


def door(t: np.ndarray) -> np.ndarray:
    """A door contact that bounces for milliseconds."""
    y = np.where(t > 0.3, 0.86, 0.62)
    for at, wide in ((0.32, 0.012), (0.345, 0.02), (0.38, 0.008), (0.41, 0.014), (0.45, 0.005)):
        y = np.where((t > at) & (t < at + wide), 0.62 + 0.05 * np.sin((t - at) * 900), y)
    return y


def settled(t: np.ndarray) -> np.ndarray:
    return np.where(t > 0.62, 0.4, 0.16)


def chart(
    title: str, unit: str, ticks: list[tuple[float, str]], hours: list[str],
    rows: list[tuple[str, str, np.ndarray, str]],
) -> Image.Image:  # fmt: skip
    """Recorded values over time, between axes, each curve named at its end."""
    left, top, w, h = 190, 170, 1310, 830
    parts = [text(60, 90, title, 34, INK, weight=600), text(60, 140, unit, 28)]
    for at, said in ticks:
        y = top + h * (1 - at)
        parts += [line([(left, y), (left + w, y)], LINE, 2), text(left - 24, y + 10, said, 28, MUTED, "end")]
    for i, said in enumerate(hours):
        x = left + w * i / (len(hours) - 1)
        parts += [
            line([(x, top + h), (x, top + h + 16)], EDGE, 2),
            text(x, top + h + 60, said, 28, MUTED, "middle"),
        ]
    parts.append(line([(left, top), (left, top + h), (left + w, top + h)], EDGE, 3))
    for i, (name, colour, values, dash) in enumerate(rows):
        x = left + w * np.linspace(0, 1, values.size)
        parts.append(line(list(zip(x, top + h * (1 - values), strict=True)), colour, 5, dash))
        parts.append(f'<rect x="{left + i * 560}" y="1118" width="44" height="6" fill="{colour}"/>')
        parts.append(text(left + 62 + i * 560, 1132, name, 28, INK))
    return drawn(parts)


def switch_heater() -> Image.Image:
    t = np.linspace(0, 1, 200)
    random = np.random.default_rng(3)
    rail = 0.42 + 0.16 * np.clip((t - 0.42) * 5, 0, 1) + 0.02 * np.sin(t * 120) * (t > 0.6)
    air = 0.4 - 0.22 * np.sin(t * 3.0) + np.cumsum(random.normal(0, 0.003, t.size))
    snow = np.where((t > 0.4) & (t < 0.83), 0.12, 0.02)
    rows = [("Schiene", AMBER, rail, ""), ("Luft", CYAN, air, ""), ("Heizung ein", GREEN, snow, "")]
    ticks = [(0.2, "−10"), (0.4, "0"), (0.6, "+10"), (0.8, "+20")]
    return chart(
        "Weiche 14, 17. auf 18. Januar", "Temperatur in °C", ticks, ["18", "21", "00", "03", "06", "09"], rows
    )


def sleep_current() -> Image.Image:
    t = np.linspace(0, 1, 240)
    before = 0.78 - 0.04 * t + 0.012 * np.sin(t * 90)
    after = 0.14 + 0.64 / (1 + np.exp((t - 0.37) * 90)) + 0.006 * np.sin(t * 140)
    rows = [("alte Firmware", MUTED, before, 'stroke-dasharray="12 10"'), ("neue Firmware", AMBER, after, "")]
    ticks = [(0.14, "3,2"), (0.46, "22"), (0.78, "41")]
    return chart(
        "Ruhestrom eines Geräts, neue Firmware ab Tag 10",
        "Strom in µA",
        ticks,
        ["Tag 0", "7", "14", "21", "28"],
        rows,
    )


def blocks(
    title: str, boxes: dict[str, tuple[float, float, float, float, str]], wires: list[tuple[str, str, str]]
) -> Image.Image:
    """Boxes with a name and a line below it, and arrows that say what flows; the end of each name marks the box that was built."""
    parts = [text(60, 90, title, 34, INK, weight=600)]
    for name, (x, y, w, h, note) in boxes.items():
        own = name.endswith("*")
        parts.append(rect(x, y, w, h, PANEL, AMBER if own else EDGE, 5 if own else 3))
        parts.append(text(x + 26, y + 56, name.rstrip("*"), 32, INK, weight=600))
        parts += [text(x + 26, y + 100 + 38 * i, part, 26) for i, part in enumerate(note.split("|"))]
    for start, end, said in wires:
        parts += _wire(boxes[start], boxes[end], said)
    return drawn(parts)


def _wire(
    a: tuple[float, float, float, float, str], b: tuple[float, float, float, float, str], said: str
) -> list[str]:
    (ax, ay, aw, ah, _), (bx, by, bw, bh, _) = a, b
    if ax + aw < bx:
        y = max(ay, by) + min(ah, bh) / 2
        points, place, turn = [(ax + aw, y), (bx, y)], ((ax + aw + bx) / 2, y - 18, "middle"), (-1, 0)
    else:
        x = max(ax, bx) + min(aw, bw) / 2
        points, place, turn = [(x, ay + ah), (x, by)], (x + 20, (ay + ah + by) / 2 + 10, "start"), (0, -1)
    ex, ey = points[-1]
    dx, dy = turn
    tip = [
        (ex + 20 * dx + 10 * dy, ey + 20 * dy + 10 * dx),
        (ex, ey),
        (ex + 20 * dx - 10 * dy, ey + 20 * dy - 10 * dx),
    ]
    return [line(points, INK, 3), line(tip, INK, 3), text(place[0], place[1], said, 24, MUTED, place[2])]


def charging() -> Image.Image:
    boxes = {
        "Ladepunkt": (60, 200, 400, 320, "2 × 22 kW|Schütz, FI, Stecker"),
        "Zähler": (60, 640, 400, 320, "MID, Klasse B|signiert jede Stunde"),
        "Messplatine*": (620, 200, 400, 760, "Firmware 3.4|Puffer: 30 Tage|Uhr mit Quarz"),
        "Abrechnung": (1180, 200, 360, 320, "auf den Rappen|Beleg als PDF"),
        "Prüfstand": (1180, 640, 360, 320, "Vergleich gegen|Normal 0,02 %"),
    }
    wires = [
        ("Ladepunkt", "Messplatine*", "CAN"), ("Zähler", "Messplatine*", "RS-485"),
        ("Messplatine*", "Abrechnung", "OCPP"), ("Messplatine*", "Prüfstand", "Puls"),
    ]  # fmt: skip
    return blocks("Ladesäule: was gemessen wird und wer es bekommt", boxes, wires)


def flash_map() -> Image.Image:
    parts = [text(60, 90, "Flash, 512 KiB: zwei Fächer und ein Zettel", 34, INK, weight=600)]
    rows = [("Bootloader", "16 KiB", "nur am Prüfstand schreibbar", 110, AMBER), ("Zettel", "4 KiB", "welches Fach gilt, zweimal, mit CRC", 90, AMBER),
            ("Fach A", "236 KiB", "läuft: Version 3.4.1", 270, EDGE), ("Fach B", "236 KiB", "wird geschrieben: 3.4.2, Block 181 von 944", 270, EDGE),
            ("Messwerte", "20 KiB", "Ring, 30 Tage", 100, EDGE)]  # fmt: skip
    y = 160.0
    for name, size, note, h, colour in rows:
        parts += [
            rect(300, y, 1240, h, PANEL, colour, 4 if colour == AMBER else 3),
            text(330, y + 52, name, 34, INK, weight=600),
        ]
        parts += [text(720, y + 52, note, 28), text(270, y + 46, size, 28, MUTED, "end")]
        if name == "Fach B":
            parts += [
                f'<rect x="330" y="{y + 150}" width="226" height="44" fill="{AMBER}"/>',
                rect(330, y + 150, 1180, 44),
            ]
            parts.append(text(580, y + 184, "hier fällt der Strom aus", 28, INK))
        y += h + 14
    parts.append(
        text(300, y + 50, "Erst wenn Fach B ganz und geprüft ist, wird der Zettel umgeschrieben.", 28)
    )
    return drawn(parts)


def pictures() -> dict[str, Drawing]:
    both = [("Sanftanlauf", AMBER, soft_start), ("direkt, zum Vergleich", CYAN, hard_start)]
    bounce = [("Türkontakt", CYAN, door), ("Meldung", AMBER, settled)]
    return {
        "projects/waermepumpe/anlauf": partial(scope, both, "20 A/Div   50 ms/Div", (0.2, 0.62, "210 ms")),
        "projects/kuehlkette/strom": sleep_current,
        "projects/kuehlkette/funk": partial(scope, [("Strom", AMBER, wake)], "5 mA/Div   20 ms/Div", (0.16, 0.7, "108 ms")),
        "projects/kuehlhaustuer/cover": partial(scope, bounce, "2 V/Div   5 ms/Div", (0.3, 0.62, "16 ms")),
        "projects/weichenheizung/regelung": switch_heater,
        "projects/ladesaeule/aufbau": charging,
        "projects/bootloader/cover": flash_map,
    }  # fmt: skip
