"""What must be known of a picture while pages are rendered."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from gigfolio.images.bare import strip
from gigfolio.model.values import Value

if TYPE_CHECKING:
    from gigfolio.images.pyramid import Pyramid

PROBING = 2  # raised with every change to what a probe says
_PLACEHOLDER_WIDTH, _PLACEHOLDER_QUALITY = 16, 20
_PLACEHOLDER_HEIGHT = 64  # at most, for very tall pictures
_DECODED = 128  # pixels on each side at least; a JPEG need not be decoded to many more
_SAMPLE = 40  # pixels on each side, for the colour
_COLOURS = 8


class Probe(Value, frozen=True, kw_only=True):
    """`pixels` is the bare file's digest, `width` and `height` are the upright picture's, in pixels.

    `colour` is the dominant one ("#rrggbb"), `placeholder` a data URI.
    """

    pixels: str
    width: int
    height: int
    colour: str
    placeholder: str


def probe(data: bytes) -> Probe:
    """Return what there is to know of the picture in `data`, which is decoded once. Raises Refused."""
    from gigfolio.images.pixels import decode
    from gigfolio.images.pyramid import Pyramid

    bare = strip(data)
    pyramid = Pyramid(decode(bare, at_least=_DECODED))
    width, height = bare.width, bare.height
    if bare.orientation >= 5:  # lying on its side
        width, height = height, width
    return Probe(
        pixels=bare.digest,
        width=width,
        height=height,
        colour=_dominant(pyramid),
        placeholder=_placeholder(pyramid, width / height),
    )


def _dominant(pyramid: Pyramid) -> str:
    """Return the colour that stands for most pixels, of a few that stand for all, on white."""
    from gigfolio.images.encoder import on_white

    sample = pyramid.at(_SAMPLE, _SAMPLE)
    flat = on_white(sample.convert("RGBA"))
    few = flat.quantize(_COLOURS)
    counts = few.histogram()
    most = max(range(256), key=lambda index: (counts[index], -index))
    red, green, blue = (few.getpalette("RGB") or [])[most * 3 : most * 3 + 3]
    return f"#{red:02x}{green:02x}{blue:02x}"


def _placeholder(pyramid: Pyramid, ratio: float) -> str:
    from gigfolio.images.encoder import encoded

    height = round(_PLACEHOLDER_WIDTH / ratio)
    tiny = pyramid.at(_PLACEHOLDER_WIDTH, min(max(height, 1), _PLACEHOLDER_HEIGHT))
    data = encoded(tiny, "webp", _PLACEHOLDER_QUALITY)
    return "data:image/webp;base64," + base64.b64encode(data).decode("ascii")
