"""Portraits of nobody, as engravings: a modelled head in side light, cut into lines that swell where it is dark."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray
from page import Drawing
from PIL import Image, ImageFilter

PAPER, INK = (222, 220, 211), (34, 29, 26)
_FINER = 2  # drawn so many times larger


def tone(image: Image.Image, width: int, height: int) -> NDArray[np.float32]:
    """How light each point is, from 0 to 1, with the wall near white so that the head stands free."""
    grey = (
        image.convert("L")
        .filter(ImageFilter.GaussianBlur(1.5))
        .resize((width, height), Image.Resampling.LANCZOS)
    )
    light = np.asarray(grey, np.float32) / 255
    low, high = np.percentile(light, 2), np.percentile(light, 96)
    return np.clip((light - low) / (high - low), 0, 1) ** 0.55


def lines(light: NDArray[np.float32], period: float, slope: float, bend: float) -> NDArray[np.float32]:
    """Where the burin cut: parallel lines that follow the form a little and are as wide as the tone is dark."""
    y, x = np.mgrid[0 : light.shape[0], 0 : light.shape[1]].astype(np.float32)
    phase = (y + slope * x + bend * light) / period
    ridge = np.abs((phase % 1) - 0.5) * 2  # 1 between two lines
    return np.asarray(ridge - light, np.float32)


def contour(light: NDArray[np.float32]) -> NDArray[np.bool_]:
    """The outline that holds a light form together against a light wall."""
    soft = (
        np.asarray(
            Image.fromarray((light * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(3)), np.float32
        )
        / 255
    )
    down, across = np.gradient(soft)
    return np.asarray(np.hypot(down, across) > 0.045)


def engraved(image: Image.Image, width: int, height: int, period: float) -> Image.Image:
    wide, high = width * _FINER, height * _FINER
    light = tone(image, wide, high)
    step = period * _FINER
    first = lines(light, step, 0.22, step * 1.6) > 0.04
    second = lines(np.clip(light * 2.1, 0, 1), step, -0.75, step * 1.2) > 0.1
    cut = Image.fromarray(((first | second | contour(light)) * 255).astype(np.uint8)).resize(
        (width, height), Image.Resampling.LANCZOS
    )
    paper, ink = Image.new("RGB", (width, height), PAPER), Image.new("RGB", (width, height), INK)
    return Image.composite(ink, paper, cut)


def sitter(
    turn: float, nose: float, jaw: float, hair: str, width: int, height: int, period: float
) -> Image.Image:
    from portraits import Sitter, portrait

    who = Sitter(turn, nose, jaw, hair, 1.0, "#3b3a3a", "#9a9a9a", "#c9c9c9", tilt=2)
    return engraved(portrait(who, width // 2, height // 2), width, height, period)


def pictures() -> dict[str, Drawing]:
    return {
        "portrait": partial(sitter, 58, 0.9, 0.9, "bob", 1200, 1500, 15),
        "people/perpetua": partial(sitter, -46, 1.05, 0.97, "curls", 640, 800, 9),
        "people/bent": partial(sitter, 66, 1.25, 1.12, "short", 640, 800, 9),
    }
