"""Portraits of nobody: heads modelled from blended solids, in side light before a grey wall."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
import stage
from finish import film
from numpy.typing import NDArray
from page import Drawing
from PIL import Image
from skimage.measure import marching_cubes

Grid = NDArray[np.float32]
Triple = tuple[float, float, float]


@dataclass(frozen=True)
class Sitter:
    """What makes one head differ from another; lengths in units of about a head's half width."""

    turn: float
    nose: float
    jaw: float
    hair: str
    back: float
    clothes: str
    rim: str
    wall: str
    tilt: float = 0


JUNA = Sitter(-62, 1.0, 0.94, "bun", 1.0, "#39434a", "#ff9a55", "#8f959a")
PEOPLE = {
    "people/irena": Sitter(-50, 0.92, 0.92, "bob", 1.0, "#4b4440", "#ffb070", "#99948f", tilt=3),
    "people/tobias": Sitter(64, 1.15, 1.1, "short", 1.03, "#3c4a4c", "#ffa860", "#8b9496"),
    "people/maud": Sitter(-72, 1.02, 0.96, "curls", 1.0, "#4a4a54", "#ffb884", "#97979c", tilt=-3),
}


def ball(p: Grid, centre: Triple, radii: Triple) -> Grid:
    """Distance to an ellipsoid, near enough for blending."""
    q = (p - np.array(centre, np.float32)) / np.array(radii, np.float32)
    k0 = np.sqrt((q * q).sum(-1)) + 1e-6
    k1 = np.sqrt(((q / np.array(radii, np.float32)) ** 2).sum(-1)) + 1e-6
    return np.asarray(k0 * (k0 - 1) / k1)


def limb(p: Grid, a: Triple, b: Triple, thick_a: float, thick_b: float) -> Grid:
    """Distance to a bar from a to b that changes its thickness."""
    start, axis = np.array(a, np.float32), np.array(b, np.float32) - np.array(a, np.float32)
    t = np.clip(((p - start) @ axis) / float(axis @ axis), 0, 1)
    near = p - start - t[..., None] * axis
    return np.asarray(np.sqrt((near * near).sum(-1)) - (thick_a + (thick_b - thick_a) * t))


def blend(a: Grid, b: Grid, soft: float) -> Grid:
    """Union with a rounded seam."""
    h = np.clip(0.5 + 0.5 * (b - a) / soft, 0, 1)
    return np.asarray(b + (a - b) * h - soft * h * (1 - h))


def carve(a: Grid, b: Grid, soft: float) -> Grid:
    """a without b, with a rounded seam."""
    h = np.clip(0.5 - 0.5 * (a + b) / soft, 0, 1)
    return np.asarray(a + (-b - a) * h + soft * h * (1 - h))


def both(p: Grid, centre: Triple, radii: Triple) -> Grid:
    """An ellipsoid and its mirror image."""
    return np.minimum(ball(p, centre, radii), ball(p, (-centre[0], centre[1], centre[2]), radii))


def head(p: Grid, who: Sitter) -> Grid:
    """A face that looks along -y, its crown up: skull, jaw, brow, nose, lips, chin, ears and neck."""
    j, n = who.jaw, who.nose
    d = ball(p, (0, 0.16, 0.38), (0.76, 0.98 * who.back, 0.84))
    d = blend(d, ball(p, (0, -0.34, -0.18), (0.58 * j, 0.52, 0.76)), 0.28)
    d = blend(d, ball(p, (0, -0.5, -0.72), (0.34 * j, 0.34, 0.3)), 0.24)
    d = blend(d, both(p, (0.4, -0.46, -0.1), (0.2, 0.2, 0.17)), 0.22)
    d = carve(d, both(p, (0.3, -0.98, 0.1), (0.2, 0.2, 0.13)), 0.16)
    d = blend(d, limb(p, (-0.34, -0.76, 0.27), (0.34, -0.76, 0.27), 0.06, 0.06), 0.14)
    d = blend(d, both(p, (0.29, -0.7, 0.09), (0.15, 0.1, 0.08)), 0.07)
    d = blend(d, limb(p, (0, -0.78, 0.2), (0, -0.84 - 0.17 * n, -0.17), 0.055, 0.085), 0.1)
    d = blend(d, both(p, (0.1, -0.86, -0.2), (0.075, 0.1, 0.06)), 0.07)
    d = blend(d, ball(p, (0, -0.82, -0.42), (0.19, 0.09, 0.055)), 0.07)
    d = blend(d, ball(p, (0, -0.8, -0.53), (0.15, 0.09, 0.06)), 0.055)
    d = carve(d, ball(p, (0, -0.94, -0.64), (0.2, 0.08, 0.045)), 0.08)
    d = blend(d, ball(p, (0, -0.79, -0.82), (0.16, 0.13, 0.13)), 0.12)
    ears = blend(
        both(p, (0.75, 0.13, 0.06), (0.085, 0.14, 0.21)),
        both(p, (0.77, 0.06, -0.12), (0.05, 0.07, 0.07)),
        0.06,
    )
    ears = carve(ears, both(p, (0.86, 0.11, 0.06), (0.07, 0.075, 0.13)), 0.05)
    d = blend(d, ears, 0.06)
    return blend(d, limb(p, (0, 0.28, -0.4), (0, 0.42, -1.75), 0.46 * j, 0.5 * j), 0.2)


def torso(p: Grid) -> Grid:
    """Shoulders and a collar, cut off by the picture's edge."""
    d = limb(p, (-1.75, 0.5, -2.5), (1.75, 0.5, -2.5), 0.55, 0.55)
    d = blend(d, ball(p, (0, 0.5, -3.1), (1.95, 0.95, 1.3)), 0.5)
    for side in (-1, 1):
        d = blend(d, limb(p, (side * 1.75, 0.5, -2.5), (side * 1.95, 0.45, -4.2), 0.5, 0.45), 0.25)
    return blend(d, limb(p, (0, 0.42, -1.62), (0, 0.47, -1.9), 0.56, 0.85), 0.3)


def hair(p: Grid, kind: str) -> Grid:
    """A cap of hair with its own shape behind and above the face."""
    d = ball(p, (0, 0.23, 0.47), (0.82, 0.99, 0.84))
    if kind == "bun":
        d = blend(d, ball(p, (0, 1.16, 0.72), (0.36, 0.36, 0.36)), 0.16)
    if kind == "bob":
        d = blend(d, ball(p, (0, 0.46, -0.25), (0.86, 0.74, 0.86)), 0.3)
    if kind == "curls":
        d = ball(p, (0, 0.36, 0.52), (0.98, 1.08, 1.0))
        wave = np.sin(p[..., 0] * 9 + 1) * np.sin(p[..., 1] * 9) * np.sin(p[..., 2] * 9 + 2)
        d = d - 0.075 * wave
    # The face stays free: the hairline runs on a plane from the forehead down to the ear.
    line = {"short": 0.16, "bob": -0.2}.get(kind, 0.05)
    plane = 0.68 * p[..., 1] + 0.73 * p[..., 2] - line
    d = carve(d, plane, 0.1)
    low = {"bob": -0.95, "curls": -0.3}.get(kind, -0.42)
    return np.asarray(np.maximum(d, low - p[..., 2]), np.float32)


def surface(distance: str, who: Sitter, material: object, scale: float = 0.1) -> None:
    """Turn one of the solids into a mesh in the scene."""
    step = 0.028
    low, high = np.array([-2.7, -1.5, -3.9]), np.array([2.7, 1.9, 1.7])
    axes = [np.arange(a, b, step, dtype=np.float32) for a, b in zip(low, high, strict=True)]
    p = np.stack(np.meshgrid(*axes, indexing="ij"), -1)
    field = {"head": lambda: head(p, who), "torso": lambda: torso(p), "hair": lambda: hair(p, who.hair)}[
        distance
    ]()
    points, faces, _, _ = marching_cubes(field, 0.0)  # type: ignore[no-untyped-call]
    places = (points * step + low) * scale
    angle, tilt = np.radians(who.turn), np.radians(who.tilt)
    if distance != "torso":
        y, z = places[:, 1].copy(), places[:, 2] + 0.15
        places[:, 1], places[:, 2] = (
            y * np.cos(tilt) - z * np.sin(tilt),
            y * np.sin(tilt) + z * np.cos(tilt) - 0.15,
        )
    else:
        angle *= 0.72
    x, y = places[:, 0].copy(), places[:, 1].copy()
    places[:, 0], places[:, 1] = x * np.cos(angle) - y * np.sin(angle), x * np.sin(angle) + y * np.cos(angle)
    spots = [(float(x), float(y), float(z)) for x, y, z in places]
    stage.mesh(spots, [(int(a), int(b), int(c)) for c, b, a in faces], material)


def portrait(who: Sitter, width: int, height: int) -> Image.Image:
    """A head and shoulders, 4:5."""
    stage.clear()
    stage.sky("#8e979d", "#8e979d", 0.05)
    plaster = stage.paint("#a3a19d", 0.62, bump=0.12, grain=30)
    surface("head", who, plaster)
    surface("hair", who, stage.paint("#6b6865", 0.55, bump=0.35, grain=14, stretch=(1, 1, 5)))
    surface("torso", who, stage.paint(who.clothes, 0.9, bump=0.1, grain=160))
    stage.sheet(6, 6, (0, 1.1, 0), stage.paint(who.wall, 0.9, bump=0.06, grain=8), stage.WALL)
    side = -1 if who.turn < 0 else 1
    stage.light("AREA", (side * 0.95, 0.3, 0.4), (0, 0, 0), 17, 0.4, "#f3f1ec")
    stage.light("AREA", (side * 0.5, -1.6, 0.9), (0, 0, 0), 5, 1.2, "#d9e2ea")
    stage.light("AREA", (-side * 0.55, 0.6, 0.2), (0, 0, 0.0), 12, 0.14, who.rim, tall=0.8)
    stage.light("AREA", (side * 0.5, 0.3, 1.3), (side * 0.5, 1.1, 0.05), 22, 0.6, "#dfe6ea")
    stage.camera((side * 0.02, -1.75, 0.0), (side * 0.02, 0, -0.07), 137)
    return film(stage.render(width, height, 24, scale=1, exposure=0.45), grain=2.4, vignette=0.14)


def pictures() -> dict[str, Drawing]:
    table: dict[str, Drawing] = {"portrait": partial(portrait, JUNA, 1200, 1500)}
    for name, who in PEOPLE.items():
        table[name] = partial(portrait, who, 400, 500)
    return table
