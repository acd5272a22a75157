"""Pixels: decoded, upright, in sRGB, and nothing else with them."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from gigfolio.images.bare import Bare
from gigfolio.images.profile import to_srgb
from gigfolio.images.refusal import Refused, damaged

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def decode(bare: Bare, *, at_least: int = 0) -> Image.Image:
    """Return the picture's pixels, mode RGB, or RGBa (premultiplied) where some are not opaque.

    With `at_least` a JPEG may come smaller, with no side below so many pixels: that is faster.
    Raises Refused when the file is damaged.
    """
    try:
        with Image.open(BytesIO(bare.data), formats=(bare.kind,)) as image:
            if image.size != (bare.width, bare.height):
                raise damaged()
            if at_least:
                image.draft(None, (at_least, at_least))
            image.load()
            return _normal(image, bare.orientation)
    except (Refused, MemoryError):
        raise
    except Exception as error:  # decoders raise nearly anything for bytes that are made to break them
        raise damaged() from error


def _normal(image: Image.Image, orientation: int) -> Image.Image:
    profile = image.info.get("icc_profile")
    image = _eight_bits(image)
    alpha = None
    if image.has_transparency_data:
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
    colour = to_srgb(image if image.mode in {"CMYK", "RGB"} else image.convert("RGB"), profile)
    if alpha is not None and alpha.getextrema() != (255, 255):
        colour.putalpha(alpha)
        # Premultiplied, a pixel that cannot be seen has no colour: what was erased does not travel along.
        colour = colour.convert("RGBa")
    if orientation in _TURNS:
        colour = colour.transpose(_TURNS[orientation])
    bare = (
        colour if type(colour) is Image.Image else colour.copy()
    )  # an opened file knows more than its pixels
    bare.info = {}
    return bare


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return 16-bit grey as 8-bit grey; Pillow reads the other 16-bit kinds as 8-bit by itself."""
    if not image.mode.startswith("I"):
        return image
    return image.convert("I").point(lambda value: value * (1 / 256) + 0).convert("L")
