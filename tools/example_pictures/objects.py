"""Things that stand in more than one scene: a phone, a mug, a lamp, paper, water, and a sea chart."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import bpy
import numpy as np
import stage
from land import contours, field
from page import Ink, path_of
from PIL import Image


def lathe(profile: list[tuple[float, float]], at: stage.Vec, material: Any, steps: int = 64) -> Any:
    """A turned body: radius and height pairs swept around the upright axis."""
    points: list[stage.Vec] = []
    faces: list[tuple[int, ...]] = []
    for ring, (radius, z) in enumerate(profile):
        for step in range(steps):
            angle = 2 * math.pi * step / steps
            points.append((at[0] + radius * math.cos(angle), at[1] + radius * math.sin(angle), at[2] + z))
            if ring:
                a, b = (ring - 1) * steps + step, (ring - 1) * steps + (step + 1) % steps
                faces.append((a, b, b + steps, a + steps))
    return stage.mesh(points, faces, material)


def mug(at: stage.Vec, material: Any) -> None:
    lathe(
        [
            (0.001, 0.002),
            (0.036, 0.002),
            (0.041, 0.008),
            (0.042, 0.094),
            (0.040, 0.097),
            (0.037, 0.094),
            (0.036, 0.01),
            (0.001, 0.01),
        ],
        at,
        material,
    )
    lathe([(0.0, 0.078), (0.018, 0.078), (0.037, 0.0785)], at, stage.paint("#2a170c", 0.1))
    bpy.ops.mesh.primitive_torus_add(
        location=(at[0] + 0.045, at[1], at[2] + 0.05),
        rotation=(math.pi / 2, 0, 0),
        major_radius=0.027,
        minor_radius=0.0055,
    )
    handle = bpy.context.object
    for face in handle.data.polygons:
        face.use_smooth = True
    handle.data.materials.append(material)


def desk_lamp(at: stage.Vec, colour: str) -> None:
    """A lamp with a bent arm and a cone, its warm light falling on the desk to the left."""
    x, y, z = at
    body = stage.paint(colour, 0.35, 0.4)
    stage.rod(0.09, 0.02, (x, y, z + 0.01), body)
    stage.rod(0.008, 0.46, (x, y, z + 0.24), body)
    stage.rod(0.008, 0.46, (x - 0.21, y, z + 0.51), body, (0, -80, 0))
    lathe(
        [(0.02, 0.09), (0.03, 0.085), (0.10, 0.0), (0.098, -0.001), (0.028, 0.08)],
        (x - 0.44, y, z + 0.43),
        body,
    )
    bulb = stage.lamp("#ffd29a", 30)
    bpy.ops.mesh.primitive_uv_sphere_add(radius=0.025, location=(x - 0.44, y, z + 0.46))
    bpy.context.object.data.materials.append(bulb)
    spot = stage.light("AREA", (x - 0.44, y, z + 0.425), (x - 0.44, y, z), 9, 0.12, "#ffc98c")
    spot.data.spread = math.radians(130)


def phone(
    at: stage.Vec, screen: Image.Image, turn: float = 0, glow: float = 1.0, stand: bool = False
) -> None:
    """A phone of 72 x 152 mm, lying face up (or standing upright, facing the viewer)."""
    wide, tall, thick = 0.0735, 0.1515, 0.0082
    bpy.ops.object.empty_add(location=(0, 0, 0))
    holder = bpy.context.object
    body = rounded_sheet(wide, tall, 0.0105, 0, stage.paint("#15181a", 0.25, 0.6))
    depth = body.modifiers.new("depth", "SOLIDIFY")
    depth.thickness, depth.offset = thick, 1
    rim = body.modifiers.new("rim", "BEVEL")
    rim.width, rim.segments, rim.limit_method, rim.angle_limit = 0.0016, 4, "ANGLE", math.radians(50)
    face = rounded_sheet(0.0685, 0.1446, 0.0082, thick + 0.00012, stage.picture(screen, 0.08, glow))
    for thing in (body, face):
        thing.parent = holder
    holder.location = at
    holder.rotation_euler = (math.radians(90) if stand else 0, 0, math.radians(turn))


def rounded_sheet(width: float, height: float, radius: float, z: float, material: Any) -> Any:
    """A rectangle with round corners whose picture fills it."""
    outline: list[tuple[float, float]] = []
    for cx, cy, start in ((1, 1, 0), (-1, 1, 90), (-1, -1, 180), (1, -1, 270)):
        for step in range(13):
            angle = math.radians(start + step * 7.5)
            x = cx * (width / 2 - radius) + radius * math.cos(angle)
            y = cy * (height / 2 - radius) + radius * math.sin(angle)
            outline.append((x, y))
    thing = stage.mesh([(x, y, z) for x, y in outline], [tuple(range(len(outline)))], material, smooth=False)
    layer = thing.data.uv_layers.new(name="UVMap")
    for loop in thing.data.loops:
        x, y = outline[loop.vertex_index]
        layer.data[loop.index].uv = (x / width + 0.5, y / height + 0.5)
    return thing


def pencil(at: stage.Vec, length: float, turn: float, colour: str) -> None:
    """A six-sided pencil lying on the table."""
    bpy.ops.mesh.primitive_cylinder_add(
        vertices=6,
        radius=0.0037,
        depth=length,
        location=at,
        rotation=(0, math.radians(90), math.radians(turn)),
    )
    bpy.context.object.data.materials.append(stage.paint(colour, 0.3, coat=0.4))
    angle = math.radians(turn)
    tip = (
        at[0] + math.cos(angle) * (length / 2 + 0.007),
        at[1] + math.sin(angle) * (length / 2 + 0.007),
        at[2],
    )
    bpy.ops.mesh.primitive_cone_add(
        vertices=24,
        radius1=0.0036,
        radius2=0.0004,
        depth=0.014,
        location=tip,
        rotation=(0, math.radians(90), angle),
    )
    bpy.context.object.data.materials.append(stage.paint("#d9b98a", 0.6))


def sea(
    at: stage.Vec, size: float, colour: str, rough: float = 0.12, wave: float = 0.35, grain: float = 0.9
) -> Any:
    """Water to the horizon: dark, smooth, with waves that mirror the sky unevenly."""
    water = stage.paint(colour, rough, bump=wave, grain=grain, stretch=(0.35, 1, 1), depth=0.5)
    return stage.sheet(size, size, at, water)


def paper(
    width: float,
    height: float,
    at: stage.Vec,
    image: Image.Image,
    turn: float = 0,
    curl: float = 0.004,
    fold: int = 0,
) -> Any:
    """A printed sheet lying on a table: slightly lifted at a corner, or with folds across it."""
    across, along = 40, 60
    points: list[stage.Vec] = []
    faces: list[tuple[int, ...]] = []
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    for row in range(along + 1):
        for column in range(across + 1):
            u, v = column / across, row / along
            lift = (
                curl * (max(0.0, u + v - 1.15) / 0.85) ** 2 + curl * 0.6 * (max(0.0, 0.7 - u - v) / 0.7) ** 2
            )
            if fold:
                lift += curl * 0.9 * abs(((v * fold + 0.5) % 1) - 0.5) * 2 * 0.5
            x, y = (u - 0.5) * width, (v - 0.5) * height
            points.append((at[0] + x * cos - y * sin, at[1] + x * sin + y * cos, at[2] + lift))
            if row and column:
                a = row * (across + 1) + column
                faces.append((a - across - 2, a - across - 1, a, a - 1))
    thing = stage.mesh(points, faces, stage.picture(image, 0.75))
    layer = thing.data.uv_layers.new(name="UVMap")
    for loop in thing.data.loops:
        index = loop.vertex_index
        layer.data[loop.index].uv = ((index % (across + 1)) / across, (index // (across + 1)) / along)
    return thing


@cache
def sea_chart() -> Image.Image:
    """An approach chart on paper: coast, depth contours, soundings, a leading line."""
    width, height = 2400, 1560
    ink = Ink(width, height, "Source Serif 4 Variable", "#f4efe0")
    random = np.random.default_rng(5)
    y, x = np.mgrid[0:height:8, 0:width:8].astype(float)
    depth = (x - 620 - 0.25 * y) / 90 + field(x.shape, 5, 34) * 6.5
    depth -= 7.5 * np.exp(-(((y - 820 - (x - 700) * 0.16) / 330) ** 2)) * (x > 0) * -1
    for level, fill in ((-99, "#e9d9a6"), (0, "#c6d9cf"), (2, "#b7d6dc"), (5, "#d3e6e8"), (10, "#f4efe0")):
        if level == -99:
            ink.rect(0, 0, width, height, fill)
            continue
        for line in contours(depth, level, 8):
            ink.path(path_of(line, True), fill, "#3d5a63", 2)
    for row in range(20):
        for column in range(26):
            px = 40 + column * 92 + (row % 2) * 46 + random.uniform(-24, 24)
            py = 60 + row * 76 + random.uniform(-20, 20)
            value = depth[min(int(py // 8), depth.shape[0] - 1), min(int(px // 8), depth.shape[1] - 1)]
            clear = abs(py - (900 - (px - 760) * 0.1656)) > 70 or px < 700
            if value > 0.4 and clear:
                ink.text(round(px), round(py), f"{int(value)}", 25, "#33474d")
    ink.path("M760 900L2330 640", stroke="#8a2f6b", width=3, stroke_dasharray="26 14")
    ink.text(1500, 760, "081° leading lights", 30, "#8a2f6b", 400, transform="rotate(-9.4 1500 760)")
    ink.text(130, 330, "Vesterhaven", 64, "#2a2a24", 500)
    ink.text(130, 384, "Approaches, 1 : 25,000", 34, "#2a2a24")
    for step in range(0, width, 60):
        ink.rect(step, 0, 30, 12, "#2a2a24")
        ink.rect(step, height - 12, 30, 12, "#2a2a24")
    return ink.shot()


def ground(width: float, depth: float, at: stage.Vec, material: Any, relief: float, seed: int) -> Any:
    """Uneven ground, such as snow that was walked over."""
    across, along = 240, 160
    heights = field((along + 1, across + 1), seed, 26) * relief
    points = [
        (at[0] + (c / across - 0.5) * width, at[1] + (r / along - 0.5) * depth, at[2] + float(heights[r, c]))
        for r in range(along + 1)
        for c in range(across + 1)
    ]
    row = across + 1
    faces = [
        (r * row + c, r * row + c + 1, (r + 1) * row + c + 1, (r + 1) * row + c)
        for r in range(along)
        for c in range(across)
    ]
    return stage.mesh(points, faces, material)


def drift(at: stage.Vec, wide: float, deep: float, high: float, material: Any) -> Any:
    """A soft heap of snow."""
    steps, rings = 48, 14
    points: list[stage.Vec] = []
    faces: list[tuple[int, ...]] = []
    bumps = field((rings, steps), 3, 5)
    for ring in range(rings):
        part = ring / (rings - 1)
        for step in range(steps):
            angle = 2 * math.pi * step / steps
            # A squircle, so that the heap follows what it lies on.
            edge = (abs(math.cos(angle)) ** 4 + abs(math.sin(angle)) ** 4) ** -0.25
            lift = high * (1 - part**3) * (1 + 0.1 * float(bumps[ring, step]))
            points.append(
                (
                    at[0] + wide * part * edge * math.cos(angle),
                    at[1] + deep * part * edge * math.sin(angle),
                    at[2] + lift,
                )
            )
            if ring:
                a, b = (ring - 1) * steps + step, (ring - 1) * steps + (step + 1) % steps
                faces.append((a, a + steps, b + steps, b))
    return stage.mesh(points, faces, material)


def ridge(at: stage.Vec, width: float, height: float, seed: int, material: Any) -> None:
    """A mountain side that rises from the water."""
    across, along = 220, 70
    shape = (along + 1, across + 1)
    r, c = np.mgrid[0 : along + 1, 0 : across + 1]
    rise = np.sin(np.clip(r / along, 0, 1) * math.pi / 2) ** 1.4
    noise = 0.55 + 0.55 * field(shape, seed, 26, 2) + 0.3 * (1 - np.abs(field(shape, seed + 1, 9, 4)) * 2)
    heights = rise * np.clip(noise, 0.08, None) * height
    points = [
        (
            at[0] + (float(c[i, j]) / across - 0.5) * width,
            at[1] + float(r[i, j]) / along * width * 0.3,
            at[2] + float(heights[i, j]),
        )
        for i in range(along + 1)
        for j in range(across + 1)
    ]
    row = across + 1
    faces = [
        (i * row + j, i * row + j + 1, (i + 1) * row + j + 1, (i + 1) * row + j)
        for i in range(along)
        for j in range(across)
    ]
    stage.mesh(points, faces, material)


def island(x: float, y: float, radius: float, seed: int) -> list[tuple[float, float]]:
    """A ragged coast around a point, for maps."""
    random = np.random.default_rng(seed)
    phases = random.uniform(0, 2 * math.pi, 9)
    outline = []
    for step in range(120):
        angle = 2 * math.pi * step / 120
        wobble = sum(math.sin(angle * k + phases[k]) / k**1.1 for k in range(2, 9)) * 0.24
        outline.append(
            (x + radius * (1 + wobble) * math.cos(angle), y + radius * (0.8 + wobble) * math.sin(angle))
        )
    return outline
