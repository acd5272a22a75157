"""The last step of every picture: film grain for the spaces, and a small progressive JPEG."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

LIMIT = 690_000  # bytes a picture may have


def film(image: Image.Image, *, grain: float = 2.2, vignette: float = 0.06) -> Image.Image:
    """A little grain, coarser than a pixel, and a slight fall-off to the corners."""
    width, height = image.size
    random = np.random.default_rng(11)
    noise = Image.fromarray(random.normal(128, 40, (height, width)).clip(0, 255).astype(np.uint8))
    noise = noise.filter(ImageFilter.GaussianBlur(0.8))
    texture = (np.asarray(noise, np.float32) - 128) / 16 * grain
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j].astype(np.float32)
    fall = 1 - vignette * (x * x + y * y)
    data = np.asarray(image, np.float32) * fall[..., None] + texture[..., None]
    return Image.fromarray(data.clip(0, 255).astype(np.uint8))


def save(image: Image.Image, target: Path) -> None:
    """Write a progressive JPEG without metadata, of lower quality only when it would be too large."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for quality in range(84, 50, -4):
        buffer = io.BytesIO()
        image.convert("RGB").save(buffer, "JPEG", quality=quality, progressive=True, optimize=True)
        if buffer.tell() <= LIMIT:
            break
    target.write_bytes(buffer.getvalue())
