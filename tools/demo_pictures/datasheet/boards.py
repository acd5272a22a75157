"""Circuit boards close up, modules on a rail, a data logger and a bench, built in Blender. One unit is about 3 cm."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
import objects
import stage
from finish import film
from page import Drawing, shot
from PIL import Image

WIDTH, HEIGHT = 1600, 1200
_TRACED = 0.42


@dataclass(frozen=True)
class Look:
    """A board's mask, the metal on it, and the seed of its routing."""

    mask: str
    trace: str
    seed: int


def artwork(look: Look, w: float, h: float, pads: list[tuple[float, float, float, float]]) -> Image.Image:
    """The board's face: ground, traces that run in bundles, vias, pads and reference names."""
    random = np.random.default_rng(look.seed)
    scale = 1500 / w
    width, height = 1500, round(h * scale)
    parts = [f'<rect width="{width}" height="{height}" fill="{look.mask}"/>']
    for _ in range(46):
        x, y = random.uniform(0, width), random.uniform(0, height)
        run, bend, step = (
            random.uniform(120, 620),
            random.choice([-1, 1]) * random.uniform(30, 160),
            random.choice([0, 1]),
        )
        for lane in range(int(random.integers(1, 6))):
            o = lane * 11
            if step:
                d = f"M{x:.0f} {y + o:.0f}h{run:.0f}l{abs(bend):.0f} {bend:.0f}h{run * 0.6:.0f}"
            else:
                d = f"M{x + o:.0f} {y:.0f}v{run:.0f}l{bend:.0f} {abs(bend):.0f}v{run * 0.5:.0f}"
            parts.append(f'<path d="{d}" fill="none" stroke="{look.trace}" stroke-width="5"/>')
            parts.append(
                f'<circle cx="{x + (0 if step else o):.0f}" cy="{y + (o if step else 0):.0f}" r="8" fill="#b99a55"/>'
            )
    for number, (cx, cy, pw, ph) in enumerate(pads):
        px, py = (cx + w / 2) * scale, (h / 2 - cy) * scale
        parts.append(
            f'<rect x="{px - pw * scale / 2:.0f}" y="{py - ph * scale / 2:.0f}" width="{pw * scale:.0f}" height="{ph * scale:.0f}" fill="#c9b27a"/>'
        )
        if number % 3 == 0:
            parts.append(
                f'<text x="{px + pw * scale:.0f}" y="{py - ph * scale:.0f}" font-size="20" font-family="monospace" fill="#e8ebe6">R{number + 11}</text>'
            )
    body = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">{"".join(parts)}</svg>'
    return shot(body, width, height)


def chip(x: float, y: float, z: float, size: float, legs: int) -> None:
    """A square package with legs on four sides and a dot at the first of them."""
    stage.box(
        (size, size, 0.07),
        (x, y, z + 0.055),
        stage.paint("#17181a", 0.55, bump=0.08, grain=60, depth=0.002),
        bevel=0.008,
    )
    stage.rod(size * 0.05, 0.002, (x - size * 0.36, y + size * 0.36, z + 0.0915), stage.paint("#0b0b0c", 0.3))
    tin = stage.paint("#c4c6c4", 0.28, 1.0)
    for i in range(legs):
        o = (i - (legs - 1) / 2) * size * 0.86 / legs
        for dx, dy, s in (
            (o, size / 2 + 0.03, (0.011, 0.08, 0.012)),
            (size / 2 + 0.03, o, (0.08, 0.011, 0.012)),
        ):
            for sign in (-1, 1):
                sx, sy = (dx, sign * dy) if s[1] > s[0] else (sign * dx, dy)
                stage.box(s, (x + sx, y + sy, z + 0.012), tin, bevel=0.003)


def passive(x: float, y: float, z: float, along: bool, kind: int) -> None:
    """A resistor or a ceramic capacitor with tinned ends."""
    colour = ("#1b1c1e", "#a98a63", "#8a7a66")[kind % 3]
    size = (0.13, 0.07, 0.045) if along else (0.07, 0.13, 0.045)
    cap = (0.03, 0.072, 0.047) if along else (0.072, 0.03, 0.047)
    stage.box(size, (x, y, z + 0.024), stage.paint(colour, 0.45), bevel=0.006)
    for sign in (-1, 1):
        at = (x + sign * 0.055, y, z + 0.024) if along else (x, y + sign * 0.055, z + 0.024)
        stage.box(cap, at, stage.paint("#c9cbc9", 0.3, 1.0), bevel=0.006)


def electrolytic(x: float, y: float, z: float, radius: float, height: float) -> None:
    stage.rod(radius, height, (x, y, z + height / 2 + 0.02), stage.paint("#20242b", 0.35))
    stage.rod(radius * 0.9, 0.012, (x, y, z + height + 0.02), stage.paint("#b9bcbd", 0.35, 1.0))
    stage.box(
        (radius * 0.5, 0.01, height * 0.9),
        (x, y - radius * 0.985, z + height / 2 + 0.02),
        stage.paint("#b6b9bb", 0.5),
        bevel=0,
    )


def terminal(x: float, y: float, z: float, ways: int, colour: str = "#2f6d4f") -> None:
    """A row of screw terminals."""
    body = stage.paint(colour, 0.5)
    for i in range(ways):
        cx = x + (i - (ways - 1) / 2) * 0.26
        stage.box((0.25, 0.3, 0.32), (cx, y, z + 0.16), body, bevel=0.02)
        stage.rod(0.075, 0.02, (cx, y, z + 0.325), stage.paint("#b7b39f", 0.3, 1.0))
        stage.box(
            (0.12, 0.018, 0.012),
            (cx, y, z + 0.337),
            stage.paint("#55524a", 0.4, 1.0),
            bevel=0,
            turn=(0, 0, 30 + 40 * i),
        )
        stage.box((0.14, 0.02, 0.12), (cx, y - 0.151, z + 0.1), stage.paint("#0d0f0e", 0.8), bevel=0)


def pcb(
    look: Look,
    w: float,
    h: float,
    chips: list[tuple[float, float, float, int]],
    at: stage.Vec = (0, 0, 0),
    count: int = 70,
) -> float:
    """A board with chips where they are wanted and passives where there is room; returns the height of its face."""
    random = np.random.default_rng(look.seed)
    spots: list[tuple[float, float, bool, int]] = []
    for _ in range(count * 4):
        x, y = (round(random.uniform(-0.46, 0.46) * v / 0.11) * 0.11 for v in (w, h))
        near = any(abs(x - cx) < s / 2 + 0.16 and abs(y - cy) < s / 2 + 0.16 for cx, cy, s, _ in chips)
        if not near and all(abs(x - a) + abs(y - b) > 0.2 for a, b, *_ in spots) and len(spots) < count:
            spots.append((x, y, bool(random.integers(0, 2)), int(random.integers(0, 3))))
    pads = [
        (x + (s * 0.07 if along else 0), y + (0 if along else s * 0.07), 0.06, 0.075)
        for x, y, along, _ in spots
        for s in (-1, 1)
    ]
    face = at[2] + 0.06
    stage.box((w, h, 0.1), (at[0], at[1], at[2]), stage.paint("#6b6a4a", 0.7), bevel=0.01)
    stage.sheet(w, h, (at[0], at[1], face - 0.009), stage.picture(artwork(look, w, h, pads), 0.32))
    for cx, cy, size, legs in chips:
        chip(at[0] + cx, at[1] + cy, face, size, legs)
    for x, y, along, kind in spots:
        passive(at[0] + x, at[1] + y, face, along, kind)
    return face


def studio(key: str = "#fff3e2", power: float = 420) -> None:
    """A dark room with a soft light from the back and a cool one from the front."""
    stage.sky("#5a6670", "#8b98a4", 0.9)
    stage.light("AREA", (-2.6, 2.4, 2.6), (0, 0, 0), power, 1.6, key, tall=0.8)
    stage.light("AREA", (2.8, -1.6, 2.2), (0, 0, 0), power * 0.35, 1.4, "#cfe0ee")


def developed(exposure: float = 0.2, samples: int = 11) -> Image.Image:
    return film(
        stage.render(WIDTH, HEIGHT, samples, scale=_TRACED, exposure=exposure), grain=2.0, vignette=0.12
    )


def heat_pump() -> Image.Image:
    """The controller of a heat pump: processor, relays, terminals, seen from low at its edge."""
    stage.clear()
    studio()
    stage.sheet(14, 14, (0, 0, -0.3), stage.paint("#39424a", 0.6, mottle=0.1, grain=3))
    face = pcb(
        Look("#123c33", "#1f5a4b", 4),
        4.2,
        3.0,
        [(-0.35, 0.1, 0.62, 16), (0.75, -0.35, 0.3, 8), (-1.3, -0.6, 0.3, 8)],
        count=84,
    )
    for i in range(3):
        stage.box(
            (0.5, 0.62, 0.46), (0.25 + i * 0.62, 0.98, face + 0.24), stage.paint("#1e4f86", 0.4), bevel=0.02
        )
    terminal(-1.1, -1.3, face, 5)
    terminal(0.9, -1.3, face, 4)
    electrolytic(-1.5, 0.75, face, 0.19, 0.5)
    electrolytic(-1.05, 0.95, face, 0.14, 0.38)
    stage.box((0.36, 0.13, 0.1), (0.35, -0.72, face + 0.05), stage.paint("#bfc3c4", 0.3, 1.0), bevel=0.05)
    stage.box((0.06, 0.04, 0.03), (1.55, -0.1, face + 0.016), stage.lamp("#ffb347", 14), bevel=0)
    stage.camera((-1.9, -3.0, 1.75), (-0.15, -0.05, 0.05), 52, stop=2.2, focus=(-0.5, -0.2, 0.1))
    return developed(0.75)


def meter_board() -> Image.Image:
    """A metering board from above at an angle: two shunts, a chip, and the traces to them."""
    stage.clear()
    studio("#f4f0ff", 460)
    stage.sheet(14, 14, (0, 0, -0.3), stage.paint("#b8bdc1", 0.7, mottle=0.05, grain=2))
    face = pcb(
        Look("#1b2c52", "#2c4578", 21),
        3.8,
        2.8,
        [(0.2, 0.1, 0.5, 14), (-0.9, 0.4, 0.34, 8), (1.15, 0.55, 0.28, 6)],
        count=72,
    )
    for y in (-0.65, -1.02):
        stage.box((0.75, 0.22, 0.09), (-0.75, y, face + 0.05), stage.paint("#b87333", 0.35, 1.0), bevel=0.02)
    terminal(1.0, -1.15, face, 4, "#3a3d40")
    electrolytic(1.45, 0.05, face, 0.16, 0.4)
    stage.camera((1.5, -2.7, 2.5), (0.05, -0.15, 0.05), 50, stop=2.8, focus=(0.1, -0.1, 0.1))
    return developed(0.7)


def module(x: float, width: float, colour: str, lamps: tuple[str, ...], ways: int) -> None:
    """A module on a rail: body, raised front, terminals above and below, its lamps."""
    body = stage.paint(colour, 0.5, bump=0.04, grain=90, depth=0.002)
    stage.box((width, 1.0, 2.6), (x, 0, 1.6), body, bevel=0.03)
    stage.box((width, 0.3, 1.3), (x, -0.62, 1.6), body, bevel=0.03)
    for z in (0.42, 2.78):
        for i in range(ways):
            cx = x + (i - (ways - 1) / 2) * width * 0.86 / ways
            stage.rod(0.07, 0.03, (cx, -0.51, z), stage.paint("#b7b39f", 0.3, 1.0), (90, 0, 0))
            stage.box(
                (0.11, 0.02, 0.014),
                (cx, -0.53, z),
                stage.paint("#4d4a42", 0.4, 1.0),
                bevel=0,
                turn=(0, 50 * i, 0),
            )
    for i, shine in enumerate(lamps):
        stage.box(
            (0.07, 0.02, 0.04), (x - width * 0.3, -0.775, 2.05 - i * 0.14), stage.lamp(shine, 12), bevel=0
        )
    stage.box((width * 0.62, 0.012, 0.36), (x, -0.776, 1.42), stage.paint("#e7e9e8", 0.5), bevel=0)
    for i in range(3):
        stage.box(
            (width * (0.42 - 0.1 * i), 0.004, 0.025),
            (x - width * 0.05 * i, -0.785, 1.5 - 0.08 * i),
            stage.paint("#30353a", 0.6),
            bevel=0,
        )


def wires(xs: list[float], z: float, up: bool, colours: tuple[str, ...]) -> None:
    for i, x in enumerate(xs):
        stage.rod(
            0.05, 1.6, (x, -0.42, z + (0.85 if up else -0.85)), stage.paint(colours[i % len(colours)], 0.4)
        )


def cabinet(open_door: bool) -> Image.Image:
    """Modules side by side on a rail, their wires led away, before a grey or a weathered wall."""
    stage.clear()
    stage.sky("#4b545c", "#6a747c", 0.4)
    stage.light("AREA", (-2.4, -3.6, 4.2), (0, 0, 1.5), 260, 1.2, "#fff0dc", tall=0.6)
    stage.light("AREA", (3.2, -3.0, 1.4), (0, 0, 1.5), 70, 1.6, "#cfe0ee")
    stage.sheet(
        12,
        9,
        (0, 0.75, 1.6),
        stage.paint("#8d959b" if not open_door else "#a7a49b", 0.55, bump=0.05, grain=5),
        stage.WALL,
    )
    stage.box((9, 0.1, 0.9), (0, 0.62, 1.6), stage.paint("#c3c7c9", 0.3, 1.0), bevel=0.02)
    widths = [
        (-1.85, 0.9, "#d4d7d6"),
        (-0.72, 1.3, "#2a2e33"),
        (0.55, 1.15, "#d4d7d6"),
        (1.62, 0.9, "#d4d7d6"),
    ]
    if open_door:
        widths = [
            (-1.75, 1.3, "#2a2e33"),
            (-0.55, 0.95, "#c9cdcb"),
            (0.42, 0.9, "#c9cdcb"),
            (1.6, 1.3, "#5d666d"),
        ]
    for i, (x, w, colour) in enumerate(widths):
        module(x, w, colour, (("#ffb347", "#7fe08f") if i in (1, 3) else ("#7fe08f",)), 4 if w > 1 else 3)
        xs = [x + (k - 1.5) * w * 0.2 for k in range(4)]
        wires(xs, 2.75, True, ("#22262b", "#8a5a34", "#30506e", "#c9a227"))
        wires(xs[:3], 0.45, False, ("#30506e", "#a33b2f", "#22262b"))
    if open_door:
        stage.box((0.3, 1.5, 8), (3.0, -0.4, 1.6), stage.paint("#6f7a72", 0.5, bump=0.1, grain=9), bevel=0.04)
    stage.box((9, 1.0, 0.7), (0, 0.1, 4.35), stage.paint("#9aa1a5", 0.6), bevel=0.02)
    at = (1.7, -6.2, 2.5) if open_door else (-2.3, -6.0, 2.2)
    stage.camera(at, (0.05, 0, 1.65), 52, stop=2.8, focus=(0, -0.7, 1.7))
    return developed(0.3)


def logger() -> Image.Image:
    """A data logger in its open case: two cells, a small board, on a frosty sheet."""
    stage.clear()
    studio("#eaf2ff", 260)
    stage.sheet(14, 14, (0, 0, -0.42), stage.paint("#c4ccd2", 0.5, bump=0.3, grain=26, mottle=0.08))
    shell = stage.paint("#e4e6e4", 0.45)
    stage.box((3.4, 2.3, 0.12), (0, 0, -0.33), shell, bevel=0.05)
    for x, y, w, h in ((0, 1.12, 3.4, 0.1), (0, -1.12, 3.4, 0.1), (1.66, 0, 0.1, 2.3), (-1.66, 0, 0.1, 2.3)):
        stage.box((w, h, 0.6), (x, y, -0.05), shell, bevel=0.04)
    pcb(
        Look("#14202a", "#273b49", 9),
        1.5,
        1.9,
        [(0.1, 0.25, 0.4, 10), (-0.3, -0.5, 0.24, 6)],
        at=(-0.75, 0, -0.12),
        count=34,
    )
    for y in (-0.5, 0.42):
        stage.rod(0.36, 1.25, (0.75, y, 0.02), stage.paint("#3b4d6b", 0.35), (0, 90, 0))
        stage.rod(0.362, 0.5, (0.9, y, 0.02), stage.paint("#d9dcd8", 0.4), (0, 90, 0))
        stage.rod(0.14, 0.08, (1.41, y, 0.02), stage.paint("#c9c6b8", 0.25, 1.0), (0, 90, 0))
    for i, colour in enumerate(("#a33b2f", "#22262b")):
        stage.rod(0.03, 0.9, (-0.1, -0.88 + i * 0.12, -0.05), stage.paint(colour, 0.4), (0, 90, 10))
    stage.box((3.3, 2.2, 0.1), (1.2, 2.5, -0.3), shell, bevel=0.05, turn=(0, 0, 12))
    stage.camera((-1.4, -3.1, 2.9), (0.05, 0.05, -0.1), 48, stop=2.8, focus=(-0.3, -0.1, 0.0))
    return developed(0.2)


def bench() -> Image.Image:
    """The bench: a scope that shows a trace, a board on posts, probes, a mug, the lamp."""
    stage.clear()
    stage.sky("#38424b", "#55606a", 0.3)
    stage.light("AREA", (-3.5, 1.0, 4.0), (0, 0.5, 0.3), 190, 1.6, "#dfeaf5")
    stage.light("AREA", (2.4, 0.2, 2.6), (0.6, 0, 0), 60, 0.4, "#ffc98c")
    stage.sheet(16, 10, (0, 0, 0), stage.paint("#8a7358", 0.55, mottle=0.14, grain=2, stretch=(1, 9, 1)))
    stage.sheet(5.2, 2.6, (0.2, -0.9, 0.006), stage.paint("#2d4a45", 0.8, mottle=0.05))
    stage.sheet(16, 8, (0, 2.6, 3), stage.paint("#7d858b", 0.8), stage.WALL)
    import drawings

    screen = drawings.scope(
        [("K1", drawings.AMBER, drawings.soft_start), ("K2", drawings.CYAN, drawings.hard_start)],
        "50 ms/Div",
        (0.2, 0.62, "210 ms"),
    )
    stage.box((3.1, 0.9, 1.9), (-1.5, 1.35, 0.97), stage.paint("#c9cdce", 0.5), bevel=0.06)
    stage.sheet(1.75, 1.31, (-1.98, 0.89, 1.1), stage.picture(screen, 0.2, 1.1), stage.WALL)
    for i in range(6):
        stage.rod(
            0.12,
            0.1,
            (-0.65 + (i % 2) * 0.38, 0.87, 1.55 - (i // 2) * 0.42),
            stage.paint("#3a4046", 0.4),
            (90, 0, 0),
        )
    for i in range(4):
        stage.rod(0.09, 0.14, (-2.5 + i * 0.6, 0.86, 0.2), stage.paint("#b9b59f", 0.3, 1.0), (90, 0, 0))
    stage.box((1.7, 0.9, 1.2), (1.4, 1.45, 0.62), stage.paint("#2b3036", 0.5), bevel=0.05)
    stage.box((0.7, 0.02, 0.3), (1.2, 0.995, 0.9), stage.lamp("#ff5a3c", 1.6), bevel=0)
    for i in range(3):
        stage.rod(
            0.09,
            0.12,
            (1.0 + i * 0.35, 0.95, 0.32),
            stage.paint(("#a33b2f", "#22262b", "#2f6d4f")[i], 0.4),
            (90, 0, 0),
        )
    face = pcb(
        Look("#123c33", "#1f5a4b", 15),
        1.9,
        1.3,
        [(-0.1, 0.05, 0.4, 12), (0.55, -0.2, 0.22, 6)],
        at=(0.15, -0.75, 0.28),
        count=40,
    )
    terminal(0.1, -1.28, face, 4)
    electrolytic(0.85, -0.45, face, 0.13, 0.34)
    for x, y in ((-0.7, -0.2), (1.0, -0.2), (-0.7, -1.3), (1.0, -1.3)):
        stage.rod(0.05, 0.28, (x, y, 0.14), stage.paint("#b9b59f", 0.3, 1.0))
    for x, turn in ((-0.5, 34), (-0.2, 26)):
        stage.rod(0.035, 1.5, (x - 0.45, -0.35, 0.75), stage.paint("#1c1f23", 0.5), (18, turn + 20, 0))
    stage.rod(0.03, 1.7, (2.0, -1.2, 0.05), stage.paint("#c98a2b", 0.5), (0, 90, 24))
    objects.lathe(
        [(0.01, 0.02), (0.34, 0.02), (0.38, 0.1), (0.38, 0.86), (0.34, 0.86), (0.33, 0.1), (0.01, 0.1)],
        (2.3, 0.1, 0),
        stage.paint("#d7d3c8", 0.35),
    )
    stage.camera((0.9, -5.4, 2.5), (-0.15, 0.25, 0.62), 45, stop=2.8, focus=(0.1, -0.6, 0.4))
    return developed(1.0)


def pictures() -> dict[str, Drawing]:
    return {
        "projects/waermepumpe/cover": heat_pump,
        "projects/ladesaeule/cover": meter_board,
        "projects/weichenheizung/cover": partial(cabinet, True),
        "projects/seilbahn/cover": partial(cabinet, False),
        "projects/kuehlkette/cover": logger,
        "posts/messplatz/cover": bench,
    }
