"""What a template needs to show a picture."""

from __future__ import annotations

from gigfolio.images.derivative import Derivative
from gigfolio.model.values import Value


class ImageSet(Value, frozen=True, kw_only=True):
    """A picture with the files that show it. Paths are output paths ("images/…"), without the base path.

    `width` and `height` are the upright source's, in pixels; `ratio` is width by height. `colour` is the
    dominant colour ("#rrggbb"), `placeholder` a data URI of a tiny WebP. `focus` is in per cent (x, y).
    `sources` are (MIME type, ((path, width), …)) in the order of the settings' formats, narrow to wide;
    `fallback` is (path, width, height) of the file for `<img src>`. `derivatives` are all files that it needs.
    """

    width: int
    height: int
    ratio: float
    colour: str
    placeholder: str
    focus: tuple[float, float]
    alt: str
    caption: str
    sources: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    fallback: tuple[str, int, int]
    derivatives: tuple[Derivative, ...]
