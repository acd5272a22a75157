"""A picture file reduced to what decides its pixels, before any decoder sees it."""

from __future__ import annotations

from typing import NamedTuple

from gigfolio.images import containers
from gigfolio.images.containers import Contents
from gigfolio.images.refusal import Refused, damaged
from gigfolio.snapshot import fingerprint

MAX_BYTES = 32_000_000
MAX_PIXELS = 60_000_000

_WALKERS = {
    "JPEG": containers.jpeg,
    "PNG": containers.png,
    "WEBP": containers.webp,
    "GIF": containers.gif,
}


class Bare(NamedTuple):
    """A file without metadata, comments, further frames and bytes after the end.

    `kind` is Pillow's name of its format. `width` and `height` are as stored; `orientation` (1 to 8) says
    how to turn them upright.
    """

    kind: str
    data: bytes
    width: int
    height: int
    orientation: int

    @property
    def digest(self) -> str:
        """The fingerprint of all that decides the pixels."""
        return fingerprint(f"{self.kind} {self.orientation}\n".encode() + self.data)


def strip(data: bytes) -> Bare:
    """Return the bare file in `data`; its type is told by its content. Raises Refused."""
    if len(data) > MAX_BYTES:
        megabytes = len(data) / 1_000_000
        raise Refused(f"is too large: {megabytes:.0f} MB, at most 32 MB", "save it about 2400 pixels wide")
    kind = _kind(data)
    try:
        contents: Contents = _WALKERS[kind](data)
    except (IndexError, ValueError) as error:
        raise damaged() from error
    width, height = contents.width, contents.height
    if width < 1 or height < 1:
        raise damaged()
    if width * height > MAX_PIXELS:
        message = f"has too many pixels: {width} × {height}, at most 60 million"
        raise Refused(message, "save it about 2400 pixels wide")
    return Bare(kind, contents.data, width, height, contents.orientation)


def _kind(data: bytes) -> str:
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(containers.PNG_SIGNATURE):
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "GIF"
    raise _unknown(data)


def _unknown(data: bytes) -> Refused:
    if not data:
        return Refused("is empty")
    if b"<svg" in data[:4096].lower():
        hint = "export it as PNG, about 2400 pixels wide"
        return Refused("is an SVG drawing, which could hold scripts and is not taken", hint)
    if data[4:8] == b"ftyp":
        return Refused("is a HEIC or AVIF picture, which is not taken", "export it as JPEG")
    return Refused("is not a JPEG, PNG, WebP or GIF picture", "save it as one of these")
