"""One file that is made from a picture."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from gigfolio import installed
from gigfolio.snapshot import fingerprint

Format = Literal["avif", "webp", "jpeg"]
EXTENSIONS: dict[Format, str] = {"avif": "avif", "webp": "webp", "jpeg": "jpg"}
FOLDER = "images"
ENCODING = 3  # raised with every change to decoding, resizing or encoding that changes the bytes


class Derivative(NamedTuple):
    """A picture at one size, in one format; plain, so that a trace can store it and rebuild it.

    `source` is the picture's path from the site's folder, `pixels` the digest of its bare file (see Bare),
    `width` and `height` are in pixels, `quality` is the encoder's, 1 to 100, `effort` WebP's and JPEG's, 0 to 6.
    """

    source: str
    pixels: str
    width: int
    height: int
    format: Format
    quality: int
    effort: int = 0

    @property
    def path(self) -> str:
        """The output path: named by all that decides the bytes, never by the source (it may name a client)."""
        decides = (
            f"{self.pixels} {self.width}x{self.height} {self.format} {self.quality} {self.effort} {encoder()}"
        )
        return f"{FOLDER}/{fingerprint(decides.encode())}-{self.width}.{EXTENSIONS[self.format]}"


@lru_cache(maxsize=1)
def encoder() -> str:
    """Return the version of what makes the bytes: this package's, and Pillow's, whose wheel holds the codecs."""
    return f"{ENCODING} {installed.version('pillow')}"
