"""The site's pictures: what templates ask for, and the files that are made of them."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gigfolio.errors import Diagnostic, GigfolioError, Location
from gigfolio.images import widths as steps
from gigfolio.images.bare import strip
from gigfolio.images.cache import Cache
from gigfolio.images.derivative import Derivative, Format
from gigfolio.images.image_set import ImageSet
from gigfolio.images.making import Progress, make
from gigfolio.images.probe import Probe, probe
from gigfolio.images.refusal import Refused, named
from gigfolio.model.settings import ImageSettings
from gigfolio.model.values import Picture

if TYPE_CHECKING:
    from PIL import Image

_CUT_QUALITY = 88
_FALLBACK_WIDTH = 960  # at most, for browsers that choose no source


class PictureStore:
    """The pictures of one site.

    `read` gives the bytes of a logical path and `files` its fingerprint (a Snapshot's); `cache` is a folder
    that may be lost at any time. Raises GigfolioError when the settings cannot be used.
    """

    def __init__(
        self, read: Callable[[str], bytes], files: Mapping[str, str], settings: ImageSettings, cache: Path
    ) -> None:
        _check(settings)
        self._read = read
        self._files = files
        self._settings = settings
        self._cache = Cache(cache)
        self._probes: dict[str, Probe] = {}

    def image(self, picture: Picture, *, max_width: int = 0, widths: tuple[int, ...] = ()) -> ImageSet:
        """Return the files that show `picture`, and what to know of it; nothing is encoded yet.

        `widths` stand in for the settings' widths; `max_width` is the width of the largest file, when the
        source is as wide (0: no bound). Raises GigfolioError "bad-picture" when the picture is refused.
        """
        known = self._probe(picture.src)
        rows = self._rows(picture.src, known, widths, max_width)
        last = rows[self._settings.formats[-1]]
        fallback = max((row for row in last if row.width <= _FALLBACK_WIDTH), default=last[0])
        return ImageSet(
            width=known.width,
            height=known.height,
            ratio=round(known.width / known.height, 4),
            colour=known.colour,
            placeholder=known.placeholder,
            focus=(picture.focus.x, picture.focus.y),
            alt=picture.alt or "",
            caption=picture.caption,
            sources=tuple((f"image/{f}", tuple((r.path, r.width) for r in rows[f])) for f in rows),
            fallback=(fallback.path, fallback.width, fallback.height),
            derivatives=tuple(row for made in rows.values() for row in made),
        )

    def open(self, picture: Picture, *, at_least: int = 0) -> Image.Image:
        """Return the upright pixels of `picture` in sRGB, mode RGB, on white where it is not opaque.

        With `at_least` it may come smaller, with no side below so many pixels. Raises GigfolioError
        "bad-picture" when the picture is refused.
        """
        from gigfolio.images.encoder import on_white
        from gigfolio.images.pixels import decode

        try:
            pixels = decode(strip(self._data(picture.src)), at_least=at_least)
        except Refused as refused:
            raise named(refused, picture.src) from refused
        return pixels if pixels.mode == "RGB" else on_white(pixels.convert("RGBA"))

    def cut(self, picture: Picture, width: int, height: int) -> bytes:
        """Return `picture` as a JPEG of exactly this size in pixels, cut around its focus, without metadata.

        For what shows a picture outside a browser. Raises GigfolioError as `open` does.
        """
        from PIL import ImageOps

        centering = (picture.focus.x / 100, picture.focus.y / 100)
        pixels = self.open(picture, at_least=max(width, height))
        fitted = ImageOps.fit(pixels, (width, height), centering=centering)
        data = io.BytesIO()
        fitted.save(data, "JPEG", quality=_CUT_QUALITY, optimize=True)
        return data.getvalue()

    def derive(
        self, rows: Iterable[Derivative], *, jobs: int, progress: Progress = lambda done, all: None
    ) -> dict[str, Path]:
        """Make the files that the cache lacks, in `jobs` threads; return every file by output path.

        `progress` gets (files done, all files) in the calling thread. Raises GigfolioError that names every
        picture that failed.
        """
        return make(rows, self._read, self._cache, jobs=jobs, progress=progress)

    def prune(self, keep: Collection[str]) -> int:
        """Remove from the cache every file that is not for an output path in `keep`, and the probes of
        pictures that are gone; return how many."""
        return self._cache.prune(set(keep), self._files.values())

    def _rows(
        self, src: str, known: Probe, widths: tuple[int, ...], bound: int
    ) -> dict[Format, tuple[Derivative, ...]]:
        """Return the files for a picture, narrow to wide, by format in the settings' order."""
        size, quality = (known.width, known.height), self._settings.quality
        chosen = steps.choose(*size, widths or self._settings.widths, bound)
        return {
            format: tuple(
                Derivative(src, known.pixels, at, steps.height(*size, at), format, getattr(quality, format))
                for at in chosen
            )
            for format in self._settings.formats
        }

    def _fingerprint(self, src: str) -> str:
        if src not in self._files:
            raise named(Refused("there is no such picture"), src)
        return self._files[src]

    def _data(self, src: str) -> bytes:
        self._fingerprint(src)
        return self._read(src)

    def _probe(self, src: str) -> Probe:
        source = self._fingerprint(src)
        found = self._probes.get(source) or self._cache.probe(source)
        if found is None:
            try:
                found = probe(self._read(src))
            except Refused as refused:
                raise named(refused, src) from refused
            self._cache.keep_probe(source, found)
        self._probes[source] = found
        return found


def _check(settings: ImageSettings) -> None:
    quality = settings.quality
    problems = []
    if not settings.formats:
        problems.append("images: formats is empty")
    if not settings.widths or not all(1 <= width <= steps.LARGEST for width in settings.widths):
        problems.append(f"images: widths must be numbers from 1 to {steps.LARGEST}")
    if not all(1 <= value <= 100 for value in (quality.avif, quality.webp, quality.jpeg)):
        problems.append("images: quality must be from 1 to 100")
    if problems:
        where = Location("gigfolio.yaml")
        raise GigfolioError(Diagnostic("error", "bad-value", problem, where) for problem in problems)
