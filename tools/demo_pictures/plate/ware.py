"""Thrown and slabbed ware: turned bodies with the traces of fingers, glazes that thin out at the rim, and a studio."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import bpy
import numpy as np
import stage

Line = Sequence[tuple[float, float]]


def curve(line: Line, steps: int = 7) -> list[tuple[float, float]]:
    """A smooth line through radius and height pairs; a pair that is given twice stays a corner."""
    points = [line[0], *line, line[-1]]
    out: list[tuple[float, float]] = []
    for a, b, c, d in zip(points, points[1:], points[2:], points[3:], strict=False):
        if b == c:
            continue
        for step in range(steps):
            t = step / steps
            out.append(
                tuple(  # type: ignore[arg-type]
                    0.5
                    * (
                        2 * b[i]
                        + (c[i] - a[i]) * t
                        + (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t * t
                        + (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t**3
                    )
                    for i in (0, 1)
                )
            )
    return [*out, line[-1]]


def thrown(
    line: Line, at: stage.Vec, material: Any, *, seed: int = 1, rings: float = 0.004, oval: float = 0.006,
    spout: float = 0, around: int = 160, tilt: stage.Vec = (0, 0, 0),
) -> Any:  # fmt: skip
    """A body from the wheel: its line swept around, with finger rings and a slight oval; spout pulls the rim out at -x."""
    random = np.random.default_rng(seed)
    phase, turn = random.uniform(0, 6.28, 4), random.uniform(0, 6.28)
    top = max(z for _, z in line)
    low = min(z for _, z in line)
    points: list[stage.Vec] = []
    faces: list[tuple[int, ...]] = []
    for ring, (radius, z) in enumerate(curve(line)):
        trace = math.sin(z * 430 + phase[0]) + 0.6 * math.sin(z * 237 + phase[1])
        for step in range(around):
            angle = 2 * math.pi * step / around
            r = radius * (1 + rings * trace + oval * math.cos(2 * angle + turn))
            x, y, h = r * math.cos(angle), r * math.sin(angle), z
            if spout:
                pull = max(0.0, -math.cos(angle)) ** 24 * max(0.0, (z - low) / (top - low) - 0.72) / 0.28
                x -= spout * pull
                h += spout * 0.3 * pull
            points.append((x, y, h))
            if ring:
                a, b = (ring - 1) * around + step, (ring - 1) * around + (step + 1) % around
                faces.append((a, b, b + around, a + around))
    thing = stage.mesh(points, faces, material)
    thing.location = at
    thing.rotation_euler = tuple(map(math.radians, tilt))
    return thing


def glaze(
    colour: str, *, clay: str = "#b39a80", line: float = -1, speck: float = 0.5, rough: float = 0.22,
    coat: float = 0.35, edge: str = "", mottle: float = 0.1, grain: float = 18,
) -> Any:  # fmt: skip
    """A glaze over clay. Below `line` (metres above the foot) the clay is bare; `edge` is its colour where it runs thin."""
    material = bpy.data.materials.new("glaze")
    material.use_nodes = True
    tree = material.node_tree
    shader = tree.nodes["Principled BSDF"]
    shade = _mottled(tree, colour, mottle, grain)
    if edge:
        shape = tree.nodes.new("ShaderNodeNewGeometry")
        shade = _mix(tree, _ramp(tree, shape.outputs["Pointiness"], 0.515, 0.56), shade, edge)
    if speck:
        dots = stage.grain_node(tree, 620, (1, 1, 1))
        dots.inputs["Detail"].default_value = 1
        shade = _mix(tree, _ramp(tree, dots.outputs["Fac"], 0.70, 0.735, speck), shade, "#4a3a2c")
    wet = None
    if line >= 0:
        wet = _waterline(tree, line)
        bare = _mottled(tree, clay, 0.12, 60)
        shade = _mix(tree, wet, shade, bare)
        for name, over, under in (("Roughness", rough, 0.85), ("Coat Weight", coat, 0.0)):
            value = tree.nodes.new("ShaderNodeMapRange")
            value.inputs["To Min"].default_value, value.inputs["To Max"].default_value = over, under
            tree.links.new(wet, value.inputs["Value"])
            tree.links.new(value.outputs[0], shader.inputs[name])
    else:
        shader.inputs["Roughness"].default_value = rough
        shader.inputs["Coat Weight"].default_value = coat
    shader.inputs["Coat Roughness"].default_value = 0.12
    tree.links.new(shade, shader.inputs["Base Color"])
    rise = tree.nodes.new("ShaderNodeBump")
    rise.inputs["Strength"].default_value, rise.inputs["Distance"].default_value = 0.12, 0.004
    tree.links.new(stage.grain_node(tree, 38, (1, 1, 1.6)).outputs["Fac"], rise.inputs["Height"])
    tree.links.new(rise.outputs["Normal"], shader.inputs["Normal"])
    return material


def _mottled(tree: Any, colour: str, amount: float, grain: float) -> Any:
    ramp = tree.nodes.new("ShaderNodeValToRGB")
    base = stage.linear(colour)
    for element, factor in zip(ramp.color_ramp.elements, (1 - amount, 1 + amount), strict=True):
        element.color = (*(min(1.0, channel * factor) for channel in base[:3]), 1.0)
    ramp.color_ramp.elements[0].position, ramp.color_ramp.elements[1].position = 0.3, 0.7
    tree.links.new(stage.grain_node(tree, grain, (1, 1, 1)).outputs["Fac"], ramp.inputs["Fac"])
    return ramp.outputs["Color"]


def _ramp(tree: Any, value: Any, low: float, high: float, top: float = 1.0) -> Any:
    node = tree.nodes.new("ShaderNodeMapRange")
    node.inputs["From Min"].default_value, node.inputs["From Max"].default_value = low, high
    node.inputs["To Max"].default_value = top
    tree.links.new(value, node.inputs["Value"])
    return node.outputs[0]


def _mix(tree: Any, factor: Any, below: Any, above: Any) -> Any:
    node = tree.nodes.new("ShaderNodeMix")
    node.data_type = "RGBA"
    tree.links.new(factor, node.inputs[0])
    tree.links.new(below, node.inputs[6])
    if isinstance(above, str):
        node.inputs[7].default_value = stage.linear(above)
    else:
        tree.links.new(above, node.inputs[7])
    return node.outputs[2]


def _waterline(tree: Any, line: float) -> Any:
    """1 below a slightly uneven height, 0 above it."""
    place, split = tree.nodes.new("ShaderNodeTexCoord"), tree.nodes.new("ShaderNodeSeparateXYZ")
    total = tree.nodes.new("ShaderNodeMath")
    total.operation = "MULTIPLY_ADD"
    total.inputs[1].default_value = 0.006
    tree.links.new(place.outputs["Object"], split.inputs[0])
    tree.links.new(stage.grain_node(tree, 26, (1, 1, 0.2)).outputs["Fac"], total.inputs[0])
    tree.links.new(split.outputs["Z"], total.inputs[2])
    node = tree.nodes.new("ShaderNodeMapRange")
    node.inputs["From Min"].default_value, node.inputs["From Max"].default_value = (
        line + 0.0045,
        line + 0.0025,
    )
    tree.links.new(total.outputs[0], node.inputs["Value"])
    return node.outputs[0]


# Lines of ware, in metres: from the middle of the foot outwards, up the outside, over the rim, down the inside.
PLATE = [
    (0.001, 0.004), (0.06, 0.004), (0.062, 0.0), (0.068, 0.0), (0.07, 0.005), (0.1, 0.008), (0.125, 0.014),
    (0.134, 0.026), (0.1365, 0.028), (0.136, 0.031), (0.132, 0.03), (0.122, 0.0185), (0.1, 0.0125), (0.001, 0.0115),
]  # fmt: skip
SIDE = [(r * 0.74, z * 0.85) for r, z in PLATE]
BOWL = [
    (0.001, 0.006), (0.03, 0.005), (0.033, 0.0), (0.039, 0.0), (0.041, 0.007), (0.06, 0.02), (0.075, 0.042),
    (0.082, 0.07), (0.0835, 0.074), (0.0825, 0.0765), (0.08, 0.075), (0.072, 0.045), (0.055, 0.022), (0.03, 0.0125),
    (0.001, 0.011),
]  # fmt: skip
DISH = [(r * 1.75, z * 0.95) for r, z in BOWL]
CUP = [
    (0.001, 0.004), (0.022, 0.004), (0.024, 0.0), (0.028, 0.0), (0.03, 0.004), (0.036, 0.018), (0.039, 0.04),
    (0.0395, 0.058), (0.0395, 0.061), (0.038, 0.063), (0.0365, 0.06), (0.036, 0.04), (0.032, 0.018), (0.02, 0.009),
    (0.001, 0.008),
]  # fmt: skip
JUG = [
    (0.001, 0.005), (0.045, 0.004), (0.048, 0.0), (0.052, 0.0), (0.055, 0.006), (0.068, 0.045), (0.07, 0.09),
    (0.06, 0.14), (0.046, 0.175), (0.044, 0.2), (0.05, 0.228), (0.0515, 0.231), (0.05, 0.233), (0.047, 0.229),
    (0.041, 0.2), (0.043, 0.175), (0.056, 0.14), (0.066, 0.09), (0.063, 0.045), (0.045, 0.012), (0.001, 0.01),
]  # fmt: skip
VASE = [
    (0.001, 0.005), (0.04, 0.004), (0.043, 0.0), (0.048, 0.0), (0.052, 0.008), (0.075, 0.06), (0.083, 0.11),
    (0.07, 0.17), (0.035, 0.21), (0.026, 0.24), (0.03, 0.262), (0.031, 0.264), (0.029, 0.266), (0.026, 0.262),
    (0.022, 0.24), (0.03, 0.21), (0.06, 0.17), (0.07, 0.1),
]  # fmt: skip
SHADE = [
    (0.028, 0.2), (0.034, 0.2), (0.05, 0.19), (0.095, 0.13), (0.135, 0.05), (0.158, 0.0), (0.159, -0.001),
    (0.156, -0.0015), (0.154, 0.0), (0.131, 0.05), (0.09, 0.128), (0.046, 0.186), (0.028, 0.195),
]  # fmt: skip


def handle(at: stage.Vec, high: float, out: float, thick: float, material: Any, turn: float = 0) -> Any:
    """A pulled handle that leaves the wall at the top of `high` metres and comes back below."""
    ring: list[stage.Vec] = []
    spine = [(-0.35 * out, high * 0.98), (out * 0.5, high * 1.06), (out, high * 0.78), (out * 0.95, high * 0.4), (out * 0.45, high * 0.08), (-0.006, -0.004)]  # fmt: skip
    path = curve(spine, 12)
    faces: list[tuple[int, ...]] = []
    for index, (x, z) in enumerate(path):
        before, after = path[max(index - 1, 0)], path[min(index + 1, len(path) - 1)]
        length = math.hypot(after[0] - before[0], after[1] - before[1]) or 1
        normal = ((after[1] - before[1]) / length, -(after[0] - before[0]) / length)
        part = index / (len(path) - 1)
        wide = thick * (1.5 - 0.5 * math.sin(part * math.pi))
        for step in range(16):
            angle = 2 * math.pi * step / 16
            lift = math.cos(angle) * thick * 0.55
            ring.append((x + normal[0] * lift, math.sin(angle) * wide, z + normal[1] * lift))
            if index:
                a, b = (index - 1) * 16 + step, (index - 1) * 16 + (step + 1) % 16
                faces.append((a, b, b + 16, a + 16))
    thing = stage.mesh(ring, faces, material)
    thing.location, thing.rotation_euler = at, (0, 0, math.radians(turn))
    return thing


def table(material: Any, *, back: float = 0.9, wall: Any = None, edge: float = -1.2) -> None:
    """A table top at height 0 and, behind it, a wall."""
    stage.box((6, back - edge, 0.05), (0, (back + edge) / 2, -0.025), material, bevel=0.006)
    if wall is not None:
        stage.sheet(9, 6, (0, back + 0.02, 1.5), wall, stage.WALL)


def sweep(material: Any, *, back: float = 0.8, bend: float = 0.5) -> None:
    """A paper or plaster ground that runs up into the wall without a line."""
    points: list[stage.Vec] = []
    faces: list[tuple[int, ...]] = []
    line = [(-2.0, 0.0), (back - bend, 0.0)]
    line += [
        (back - bend + bend * math.sin(a), bend * (1 - math.cos(a)))
        for a in np.linspace(0.05, math.pi / 2, 24)
    ]
    line.append((back, 4.0))
    for index, (y, z) in enumerate(line):
        points += [(-4.0, y, z), (4.0, y, z)]
        if index:
            a = 2 * (index - 1)
            faces.append((a, a + 1, a + 3, a + 2))
    stage.mesh(points, faces, material)


def window(
    power: float = 60, *, side: int = -1, warm: str = "#f4efe6", high: float = 1.0, size: float = 0.9
) -> None:
    """Daylight from a window at one side, and what the room throws back from the other."""
    stage.sky("#cfd4d8", "#e3e6e8", 0.22)
    lamp = stage.light("AREA", (side * 1.5, -0.15, high), (0, 0.1, 0.05), power, size, warm, tall=1.2)
    lamp.visible_glossy = True
    stage.light("AREA", (-side * 1.7, -0.8, 0.9), (0, 0, 0.1), power * 0.12, 1.6, "#dfe6ec")
