"""The pictures of the demo `plate`: tableware, tiles, a lamp, test glazes and a workshop, in calm light."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import portraits
import stage
import ware
from finish import film
from PIL import Image

Drawing = Callable[[], Image.Image]
CLAY, DARK_CLAY = "#b9a184", "#6d5644"
CHALK, SAND, SAGE, INK, RUST, SMOKE = "#e9e4d8", "#d5c3a3", "#98a58c", "#2f3f4c", "#9a5a3c", "#8f9295"
WALL = "#dcdad5"


def shot(
    width: int, height: int, exposure: float = 0.3, samples: int = 16, scale: float = 0.64
) -> Image.Image:
    picture = stage.render(
        width, height, samples, exposure=exposure + 0.25, look="AgX - Medium High Contrast", scale=scale
    )
    return film(picture, grain=1.5, vignette=0.05)


def wood(colour: str = "#a98a66") -> Any:
    return stage.paint(colour, 0.5, mottle=0.22, grain=5, stretch=(1, 15, 1), bump=0.05)


def wall(colour: str = WALL) -> Any:
    return stage.paint(colour, 0.92, bump=0.1, grain=9, mottle=0.03)


def long_table() -> Image.Image:
    """A table laid for many, seen along it."""
    stage.clear()
    ware.table(wood("#8a6a4a"), back=4.2, edge=-0.9, wall=wall("#d3d0ca"))
    chalk = ware.glaze(CHALK, edge="#a8835c", speck=0.7)
    sage = ware.glaze(SAGE, edge="#8a7a58", speck=0.4)
    for row in range(7):
        y = -0.28 + row * 0.44
        for side in (-0.36, 0.36):
            jitter = 0.012 * math.sin(row * 5.1 + side * 9)
            ware.thrown(ware.PLATE, (side + jitter, y, 0.0), chalk, seed=row + 3, around=112)
            ware.thrown(ware.BOWL, (side + jitter, y, 0.012), sage if (row + (side > 0)) % 3 else chalk, seed=row * 3 + 1, around=112)  # fmt: skip
            ware.thrown(
                ware.CUP, (side * 0.5 + 0.02 * (side > 0), y + 0.15, 0), chalk, seed=row + 30, around=80
            )
    for y, line, colour in ((0.2, ware.JUG, SAND), (1.6, ware.JUG, CHALK), (2.5, ware.DISH, SAGE)):
        ware.thrown(line, (0.0, y, 0), ware.glaze(colour, line=0.02, speck=0.5, edge="#8a6a48"), spout=0.012 if line is ware.JUG else 0)  # fmt: skip
    ware.window(150, high=1.5, size=2.4)
    stage.light("AREA", (-2.0, 2.4, 1.6), (0, 2.2, 0), 120, 1.8, "#f2ede2")
    stage.camera((0.1, -1.15, 0.62), (0.0, 0.75, 0.02), 42, stop=5.6, focus=(0, 0.3, 0.05))
    return shot(1600, 1067, 0.15, scale=0.85)


def from_above() -> Image.Image:
    """One place, from straight above."""
    stage.clear()
    stage.sheet(3, 3, (0, 0, 0), stage.paint("#cdc6b8", 0.95, bump=0.3, grain=240, depth=0.001))
    ware.thrown(ware.PLATE, (0, 0, 0), ware.glaze(CHALK, edge="#a37a52", speck=0.9), around=220, seed=4)
    ware.thrown(ware.SIDE, (-0.185, 0.17, 0), ware.glaze(SAGE, edge="#8d7c5c", speck=0.5), seed=8)
    ware.thrown(ware.CUP, (0.185, 0.155, 0), ware.glaze(CHALK, edge="#a37a52", speck=0.8), seed=2)
    linen = stage.paint("#7f8a80", 0.95, bump=0.4, grain=300, depth=0.001)
    stage.box((0.1, 0.21, 0.005), (0.2, -0.06, 0.003), linen, bevel=0.002, turn=(0, 0, 4))
    ware.window(34, high=0.7, size=0.5)
    stage.camera((0.0, -0.012, 1.15), (0.0, 0.02, 0), 66)
    return shot(1400, 1400, 0.3)


def stack() -> Image.Image:
    """A stack of bowls and plates, standing alone before a wall."""
    stage.clear()
    ware.table(wood("#b59a78"), back=0.75, wall=wall("#d9d7d2"))
    z = 0.0
    for index in range(6):
        colour = (CHALK, CHALK, SAND, CHALK, CHALK, SAND)[index]
        ware.thrown(ware.PLATE, (0.004 * math.sin(index * 2.2), 0.003 * math.cos(index * 3), z), ware.glaze(colour, edge="#a37a52", speck=0.7), seed=index)  # fmt: skip
        z += 0.0165
    z += 0.006
    for index in range(5):
        colour = (SAGE, CHALK, SAGE, SMOKE, CHALK)[index]
        ware.thrown(ware.BOWL, (0.005 * math.sin(index * 1.7), 0.004 * math.cos(index * 2.3), z), ware.glaze(colour, line=0.012, edge="#8d7450", speck=0.6), seed=index + 9)  # fmt: skip
        z += 0.028
    ware.window(62)
    stage.camera((0.0, -1.35, 0.26), (0.0, 0, 0.145), 80)
    return shot(1072, 1600, 0.25)


def jug(at: stage.Vec, colour: str, *, turn: float = 0, size: float = 1, seed: int = 1) -> None:
    line = [(r * size, z * size) for r, z in ware.JUG]
    coat = ware.glaze(colour, line=0.03 * size, clay=CLAY, edge="#8f6c48", speck=0.6)
    body = ware.thrown(line, at, coat, spout=0.024 * size, seed=seed)
    body.rotation_euler[2] = math.radians(turn)
    angle = math.radians(turn)
    reach = 0.058 * size
    spot = (at[0] + reach * math.cos(angle), at[1] + reach * math.sin(angle), at[2] + 0.098 * size)
    ware.handle(spot, 0.112 * size, 0.046 * size, 0.0085 * size, coat, turn)


def one_jug() -> Image.Image:
    """A jug alone."""
    stage.clear()
    ware.sweep(stage.paint("#cfccc6", 0.95, bump=0.05, grain=20))
    jug((0, 0, 0), CHALK)
    ware.window(58, side=1)
    stage.camera((0.0, -1.2, 0.21), (0.004, 0, 0.113), 92)
    return shot(1280, 1600, 0.25)


def jugs() -> Image.Image:
    """A row of jugs of four sizes on a shelf."""
    stage.clear()
    stage.box((3, 0.24, 0.035), (0, 0.02, -0.0175), wood("#9c7f5d"), bevel=0.004)
    stage.sheet(6, 4, (0, 0.16, 0.4), wall("#d4d3d0"), stage.WALL)
    x = -0.36
    for index, (size, colour) in enumerate(
        ((1.12, CHALK), (0.98, SAND), (0.86, SAGE), (0.74, CHALK), (0.6, INK))
    ):
        jug((x, 0, 0), colour, turn=8 - 5 * index, size=size, seed=index + 2)
        x += 0.15 * size + 0.065
    ware.window(70)
    stage.camera((0.05, -1.6, 0.17), (0.05, 0, 0.105), 52)
    return shot(1600, 1067, 0.25)


def tile_wall(columns: int, rows: int, size: float, seed: int) -> None:
    """Tiles laid in running rows, each of its own shade and a little out of true."""
    random = np.random.default_rng(seed)
    shades = [ware.glaze(c, speck=0.25, mottle=0.2, grain=9, rough=0.14, coat=0.6) for c in ("#6f8f86", "#577a76", "#86a094", "#436a6c", "#9fb0a0", "#b8986a")]  # fmt: skip
    for row in range(rows):
        for column in range(columns):
            pick = int(random.choice(6, p=(0.28, 0.24, 0.2, 0.15, 0.1, 0.03)))
            x = (column - columns / 2 + 0.5 + (0.5 if row % 2 else 0)) * size
            z = (row + 0.5) * size * 0.5
            tilt = tuple(float(v) for v in random.normal(0, 1.3, 2))
            stage.box((size * 0.965, 0.012, size * 0.47), (x, 0.9 + float(random.normal(0, 0.001)), z), shades[pick], bevel=0.003, turn=(tilt[0], 0, tilt[1]))  # fmt: skip


def tiles() -> Image.Image:
    """A lobby: the tiled wall, a bench, light along the wall."""
    stage.clear()
    stage.box((12, 8, 0.1), (0, -2, -0.05), stage.paint("#b7b2a8", 0.4, mottle=0.06, grain=3))
    stage.sheet(14, 5, (0, 0.93, 1.5), stage.paint("#c9c2b2", 0.95), stage.WALL)
    tile_wall(22, 26, 0.2, 5)
    stage.box((2.0, 0.42, 0.07), (0.55, 0.45, 0.45), wood("#8e6f4e"), bevel=0.006)
    for x in (-0.3, 1.4):
        stage.box((0.07, 0.36, 0.42), (x, 0.45, 0.21), wood("#7d6144"), bevel=0.004)
    ware.thrown([(r * 1.5, z * 1.5) for r, z in ware.VASE], (1.12, 0.45, 0.485), ware.glaze(CHALK, line=0.04, edge="#a37a52"))  # fmt: skip
    stage.sky("#d5d9dc", "#e8eaec", 0.35)
    stage.light("AREA", (-3.4, -0.6, 2.6), (0, 0.9, 0.9), 260, 1.4, "#f6f0e4", tall=2.4)
    stage.light("AREA", (2.5, -3, 2.8), (0, 0.9, 1), 60, 3, "#e3e8ec")
    stage.camera((-0.55, -2.9, 1.22), (-0.1, 0.9, 1.05), 33)
    return shot(1600, 1067, 0.2)


def tiles_near() -> Image.Image:
    """A corner of the wall, near enough to see the glaze."""
    stage.clear()
    stage.sheet(4, 4, (0, 0.906, 0.5), stage.paint("#c9c2b2", 0.95), stage.WALL)
    tile_wall(5, 9, 0.2, 12)
    stage.sky("#d5d9dc", "#e8eaec", 0.3)
    lamp = stage.light("AREA", (-1.1, 0.35, 0.9), (0, 0.9, 0.45), 15, 0.5, "#f8f2e6", tall=0.9)
    lamp.visible_glossy = True
    stage.light("AREA", (1, -1, 0.6), (0, 0.9, 0.45), 7, 1.5, "#e3e8ec")
    stage.camera((0.05, -0.35, 0.47), (0.0, 0.9, 0.45), 62)
    return shot(1400, 1400, 0.3)


def lamp(near: bool) -> Image.Image:
    """A hanging lamp of unglazed clay over a table, at night."""
    stage.clear()
    stage.sky("#2a3038", "#1b2027", 0.25)
    ware.table(wood("#6d5238"), back=0.9, edge=-0.9, wall=stage.paint("#6b6660", 0.95, bump=0.1, grain=8))
    clay = stage.paint("#a9744f", 0.85, bump=0.25, grain=60, mottle=0.12, depth=0.003)
    high = 0.52
    ware.thrown(ware.SHADE, (0, 0, high), clay, rings=0.006, seed=5)
    stage.rod(0.0035, 1.6, (0, 0, high + 1.0), stage.paint("#1c1a18", 0.7))
    stage.rod(0.027, 0.012, (0, 0, high + 0.2), stage.paint("#2b2622", 0.5, 0.6))
    stage.rod(0.03, 0.05, (0, 0, high + 0.09), stage.lamp("#ffc27e", 26))
    spot = stage.light("AREA", (0, 0, high + 0.04), (0, 0, 0), 7.5, 0.1, "#ffc27e")
    spot.data.spread = math.radians(125)
    stage.light("AREA", (0, 0, high + 0.05), (0, 0, high + 0.3), 0.5, 0.06, "#ffb66c")
    ware.thrown(ware.DISH, (-0.05, 0.0, 0), ware.glaze(CHALK, edge="#a37a52", speck=0.7), seed=6)
    ware.thrown(ware.CUP, (0.21, -0.05, 0), ware.glaze(SAGE, line=0.012), seed=3)
    ware.thrown(ware.CUP, (0.27, 0.06, 0), ware.glaze(CHALK, line=0.012), seed=7)
    stage.light("AREA", (-2.2, -1.2, 1.4), (0, 0, 0.5), 42, 1.4, "#9fb2c8")
    if near:
        stage.camera((0.1, -1.25, 0.32), (0.06, 0, 0.105), 60)
        return shot(1600, 1067, 0.55)
    stage.camera((0.0, -2.0, 0.42), (0.02, 0, 0.43), 62)
    return shot(1072, 1600, 0.55)


def museum_bowl() -> Image.Image:
    """One bowl on a plinth, the kind of picture a museum shop uses."""
    stage.clear()
    stage.sheet(6, 5, (0, 0.9, 0.6), wall("#d8d8d6"), stage.WALL)
    stage.box((0.6, 0.6, 0.9), (0, 0.1, -0.45), stage.paint("#e4e2dd", 0.9, bump=0.03, grain=30), bevel=0.004)
    line = [(r * 1.35, z * 1.3) for r, z in ware.BOWL]
    ware.thrown(line, (0, 0.06, 0), ware.glaze("#33495a", line=0.016, clay=CLAY, edge="#b48a5a", speck=0.3, mottle=0.3, grain=12), rings=0.006, around=220)  # fmt: skip
    ware.window(60)
    stage.camera((0.0, -1.2, 0.34), (0.0, 0.05, 0.032), 74)
    return shot(1400, 1400, 0.25)


def cups() -> Image.Image:
    """Twelve cups in three rows, no two glazed at the same hour."""
    stage.clear()
    ware.sweep(stage.paint("#d6d3cc", 0.95, bump=0.06, grain=30), back=1.3, bend=0.6)
    colours = (CHALK, SAND, CHALK, RUST, SAGE, CHALK, INK, SAND, CHALK, SMOKE, CHALK, SAGE, SAND, CHALK, RUST)
    for index, colour in enumerate(colours):
        x, y = (index % 5 - 2) * 0.125 + (index // 5 % 2) * 0.03, (index // 5 - 1) * 0.135
        ware.thrown(ware.CUP, (x, y, 0), ware.glaze(colour, line=0.014 + 0.006 * (index % 3), clay=CLAY if index % 2 else DARK_CLAY, edge="#93704c", speck=0.5), seed=index + 1)  # fmt: skip
    ware.window(60)
    stage.camera((0.012, -1.25, 0.5), (0.012, 0.0, 0.012), 64)
    return shot(1600, 1067, 0.25)


def one_cup() -> Image.Image:
    """A cup on its saucer at a window."""
    stage.clear()
    ware.table(wood("#8a6a48"), back=0.7, wall=wall("#cfcdc8"))
    ware.thrown([(r * 0.62, z * 0.8) for r, z in ware.PLATE], (0, 0, 0), ware.glaze(RUST, edge="#c39468", speck=0.3), seed=3)  # fmt: skip
    ware.thrown(
        ware.CUP, (0, 0, 0.009), ware.glaze(CHALK, line=0.016, edge="#a37a52", speck=0.9), seed=6, around=200
    )
    stage.rod(0.034, 0.001, (0, 0, 0.062), stage.paint("#2c1a10", 0.08))
    ware.window(46)
    stage.camera((0.0, -0.8, 0.3), (0.0, 0, 0.038), 88)
    return shot(1280, 1600, 0.25)


def glaze_shelf() -> Image.Image:
    """Shelves of test tiles, each glaze on its own small upright."""
    stage.clear()
    random = np.random.default_rng(21)
    stage.sheet(6, 4, (0, 0.2, 0.5), wall("#dddbd6"), stage.WALL)
    hues = ("#e9e4d8", "#d5c3a3", "#98a58c", "#2f3f4c", "#9a5a3c", "#8f9295", "#5f7a78", "#c9b28a", "#4f5b47", "#b9876a", "#3c3430", "#a9b3b0")  # fmt: skip
    coats = [ware.glaze(h, line=0.018, mottle=0.25, speck=0.4) for h in hues]
    for row in range(4):
        z = row * 0.17
        stage.box((2.0, 0.15, 0.018), (0, 0.11, z - 0.009), wood("#b39873"), bevel=0.002)
        x = -0.84
        while x < 0.82:
            group = int(random.integers(5, 11))
            for _ in range(group):
                tall = 0.088 + float(random.normal(0, 0.003))
                tile = stage.box((0.036, 0.008, tall), (0, 0, tall / 2), coats[int((row * 3 + x * 4 + random.integers(0, 4)) % 12)], bevel=0.002)  # fmt: skip
                tile.location = (x, 0.1 + float(random.normal(0, 0.006)), z + tall / 2)
                tile.rotation_euler = (math.radians(-9), 0, math.radians(float(random.normal(0, 5))))
                _foot(tile, tall)
                x += 0.041
                if x > 0.84:
                    break
            x += 0.06
    ware.window(78)
    stage.camera((0.1, -1.75, 0.33), (0.0, 0.1, 0.3), 56)
    return shot(1600, 1067, 0.25)


def _foot(tile: Any, tall: float) -> None:
    """Move a tile's own origin to its foot, where the glaze's line is measured from."""
    for vertex in tile.data.vertices:
        vertex.co.z += tall / 2
    tile.location.z -= tall / 2


def wheel() -> Image.Image:
    """The wheel after the day: a bowl just thrown, slip on the tray, a bucket, a sponge."""
    stage.clear()
    stage.box((6, 6, 0.1), (0, 0, -0.62), stage.paint("#8d8880", 0.8, mottle=0.1, grain=4))
    stage.sheet(6, 4, (0, 1.0, 0.6), wall("#d2cfc8"), stage.WALL)
    tray = stage.paint("#b9b3a6", 0.4, mottle=0.12, grain=14)
    stage.box((0.78, 0.62, 0.06), (0, 0, -0.06), tray, bevel=0.03)
    stage.box((0.6, 0.5, 0.5), (0, 0, -0.34), stage.paint("#57616a", 0.45, 0.1), bevel=0.02)
    stage.rod(0.16, 0.022, (0, 0, 0.0), stage.paint("#97928a", 0.3, 0.8))
    stage.rod(0.145, 0.014, (0, 0, 0.017), stage.paint("#8a6f52", 0.7, mottle=0.15, grain=12))
    wet = stage.paint("#8b7460", 0.22, coat=0.5, mottle=0.08, grain=20)
    ware.thrown(
        [(r * 1.25, z * 1.6) for r, z in ware.BOWL], (0, 0, 0.024), wet, rings=0.012, seed=9, around=220
    )
    ware.thrown([(r * 2.0, z * 2.1) for r, z in ware.CUP], (-0.3, 0.12, -0.03), stage.paint("#d7d3ca", 0.5))
    sponge = ware.thrown([(0.001, 0.0), (0.03, 0.002), (0.04, 0.018), (0.03, 0.036), (0.001, 0.04)], (0.27, -0.14, -0.03), stage.paint("#c9a25c", 0.95, bump=0.6, grain=120, depth=0.004), oval=0.12)  # fmt: skip
    sponge.rotation_euler[0] = 0.1
    stage.rod(0.006, 0.2, (0.29, 0.06, -0.024), wood("#a07c52"), (90, 0, 24))
    shelf = wood("#a3886a")
    stage.box((1.9, 0.24, 0.03), (0, 0.86, 0.5), shelf, bevel=0.003)
    for index in range(9):
        raw = stage.paint("#b7a48c" if index % 3 else "#c9bba6", 0.9, mottle=0.05, grain=30)
        ware.thrown(
            ware.BOWL if index % 2 else ware.CUP, (-0.68 + index * 0.17, 0.86, 0.515), raw, seed=index
        )
    ware.window(110, high=1.2)
    stage.camera((0.12, -1.75, 0.62), (0.0, 0.15, 0.16), 50)
    return shot(1280, 1600, 0.3)


def kiln_shelf() -> Image.Image:
    """A kiln shelf fresh from the fire: bowls close together, seen at an angle."""
    stage.clear()
    ware.table(stage.paint("#c2b8a6", 0.95, bump=0.2, grain=40, mottle=0.1), back=1.4, wall=wall("#c9c5bd"))
    for index in range(18):
        row, column = divmod(index, 6)
        colour = (CHALK, SAGE, CHALK, SAND, CHALK, INK, CHALK, CHALK, RUST)[index % 9]
        ware.thrown(ware.BOWL, ((column - 2.5) * 0.178 + 0.02 * (row % 2), row * 0.18 - 0.1, 0), ware.glaze(colour, line=0.012, edge="#93704c", speck=0.6), seed=index + 4, around=128)  # fmt: skip
    ware.window(64, side=1)
    stage.camera((-0.25, -1.15, 0.6), (0.0, 0.1, 0.02), 58)
    return shot(1600, 1067, 0.2)


def raw_shelf() -> Image.Image:
    """Boards of ware that is still drying, from bone dry at the start to dark and damp."""
    stage.clear()
    stage.sheet(6, 4, (0, 0.34, 0.5), wall("#d6d4cf"), stage.WALL)
    for row, z in enumerate((0.0, 0.24)):
        stage.box((2.4, 0.3, 0.022), (0, 0.14, z - 0.011), wood("#b39873"), bevel=0.002)
        for index in range(8):
            damp = index / 7 if row else (7 - index) / 7
            shade = "#" + "".join(
                f"{round(dry + (wet - dry) * damp):02x}" for dry, wet in ((205, 126), (192, 102), (172, 82))
            )
            raw = stage.paint(shade, 0.92 - 0.3 * damp, mottle=0.06, grain=26)
            line = (
                (ware.BOWL, ware.CUP, ware.BOWL, ware.JUG)[index % 4]
                if not row
                else (ware.CUP, ware.BOWL)[index % 2]
            )
            size = 0.86 if line is ware.JUG else 1.1
            at = ((index - 3.5) * 0.205, 0.12, z)
            ware.thrown([(r * size, h * size) for r, h in line], at, raw, seed=index + 5 * row, rings=0.008)
    ware.window(80, side=1)
    stage.camera((0.0, -1.7, 0.27), (0.0, 0.1, 0.17), 46)
    return shot(1600, 1067, 0.25)


def pictures() -> dict[str, Drawing]:
    """Each picture's place in the demo's content, and what draws it."""
    sitter = replace(portraits.JUNA, turn=54, hair="bob", clothes="#6f6a60", wall="#a5a29c", rim="#ffd2a4")
    others = {
        "people/head-chef": portraits.Sitter(-60, 1.12, 1.08, "short", 1.02, "#d9d7d2", "#ffb070", "#98958f"),
        "people/architect": portraits.Sitter(
            58, 0.96, 0.95, "bob", 1.0, "#2f3437", "#ffb884", "#9a9a9a", tilt=2
        ),
    }
    table: dict[str, Drawing] = {
        "projects/long-table/cover": long_table,
        "projects/long-table/from-above": from_above,
        "projects/long-table/stack": stack,
        "projects/jug/cover": one_jug,
        "projects/jug/five-sizes": jugs,
        "projects/tile-wall/cover": tiles,
        "projects/tile-wall/near": tiles_near,
        "projects/lamp/cover": partial(lamp, False),
        "projects/lamp/table": partial(lamp, True),
        "projects/museum-bowl/cover": museum_bowl,
        "projects/cups/cover": cups,
        "projects/cups/one": one_cup,
        "projects/glaze-shelf/cover": glaze_shelf,
        "projects/first-wheel/cover": wheel,
        "projects/soup-bowls/cover": kiln_shelf,
        "posts/drying/cover": raw_shelf,
        "portrait": partial(portraits.portrait, sitter, 800, 1000),
    }
    return table | {name: partial(portraits.portrait, who, 320, 400) for name, who in others.items()}
