"""Making files from pictures, in threads: the decoders and encoders do their work without the interpreter."""

from __future__ import annotations

import threading
from collections.abc import Callable, Container, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from functools import partial
from pathlib import Path

from gigfolio.errors import Diagnostic, GigfolioError, Location
from gigfolio.images.bare import strip
from gigfolio.images.cache import Cache
from gigfolio.images.derivative import Derivative
from gigfolio.images.refusal import Refused, named

Progress = Callable[[int, int], object]


class Makers:
    """Makes the files that a cache lacks."""

    def __init__(self, read: Callable[[str], bytes], cache: Cache) -> None:
        self._read, self._cache = read, cache
        self._pool: ThreadPoolExecutor | None = None
        self._maker = _Maker(read, cache)
        self._begun: dict[str, Future[dict[str, Path]]] = {}
        self._there: dict[str, Path] = {}

    def begin(self, rows: Iterable[Derivative], *, jobs: int) -> None:
        """Begin to make what is lacking of some rows; whatever goes wrong shows when `make` asks for it again."""
        if self._pool is None:
            _reuse_memory(2 * jobs)
            self._pool = ThreadPoolExecutor(jobs, thread_name_prefix="pictures")
            self._there = self._cache.files()
        wanted = {row.path: row for row in rows}
        for group in _lacking(wanted, {**self._there, **self._begun}):
            future = self._pool.submit(self._maker, group)
            self._begun |= dict.fromkeys((row.path for row in group), future)

    def close(self) -> None:
        self._maker.stop.set()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            _reuse_memory(0)

    def make(self, rows: Iterable[Derivative], *, jobs: int, progress: Progress) -> dict[str, Path]:
        """Return the file of every row by output path (see PictureStore.derive)."""
        wanted = {row.path: row for row in rows}
        begun = {future for path, future in self._begun.items() if path in wanted}
        done = 0
        for future in as_completed(begun):
            done += 0 if future.exception() else len(future.result())
            progress(done, len(wanted))
        return _make(wanted, self._read, self._cache, jobs, progress)


def _make(
    wanted: dict[str, Derivative], read: Callable[[str], bytes], cache: Cache, jobs: int, progress: Progress
) -> dict[str, Path]:
    there = cache.files()
    files = {path: there[path] for path in wanted if path in there}
    lacking = _lacking(wanted, files)
    if files:
        progress(len(files), len(wanted))
    if lacking:
        _run(lacking, files, _Maker(read, cache), jobs, lambda n: progress(n, len(wanted)))
    return {path: files[path] for path in wanted}


def _lacking(wanted: dict[str, Derivative], there: Container[str]) -> list[list[Derivative]]:
    """The rows whose files are not there, those of one picture together."""
    lacking: dict[str, list[Derivative]] = {}
    for path, row in wanted.items():
        if path not in there:
            lacking.setdefault(row.pixels, []).append(row)
    return list(lacking.values())


class _Maker:
    """Makes the files of one picture; between two of them it looks whether to stop."""

    def __init__(self, read: Callable[[str], bytes], cache: Cache) -> None:
        self._read = read
        self._cache = cache
        self.stop = threading.Event()

    def __call__(self, rows: list[Derivative]) -> dict[str, Path]:
        from gigfolio.images.encoder import encode
        from gigfolio.images.pixels import decode
        from gigfolio.images.pyramid import Pyramid

        source = rows[0].source
        bare = strip(self._read(source))
        if bare.digest != rows[0].pixels:
            raise _changed(source)
        pyramid = Pyramid(decode(bare))
        made: dict[str, Path] = {}
        small, size = None, (0, 0)
        for row in sorted(rows, key=lambda row: (-row.width, -row.height, row.format)):
            if self.stop.is_set():
                break
            if small is None or size != (row.width, row.height):
                size = (row.width, row.height)
                small = pyramid.at(*size)
            write = partial(encode, small, format=row.format, quality=row.quality, effort=row.effort)
            made[row.path] = self._cache.keep_file(row.path, write)
        return made


def _run(
    groups: list[list[Derivative]],
    files: dict[str, Path],
    maker: _Maker,
    jobs: int,
    progress: Callable[[int], object],
) -> None:
    """Make every group into `files`; on an interruption, stop after the encodings that are under way."""
    problems: list[Diagnostic] = []
    _reuse_memory(2 * jobs)
    pool = ThreadPoolExecutor(max(1, min(jobs, len(groups))), thread_name_prefix="pictures")
    try:
        futures = {pool.submit(maker, rows): rows[0].source for rows in groups}
        for future in as_completed(futures):
            files.update(_outcome(future, futures[future], problems))
            progress(len(files))
    finally:
        maker.stop.set()
        pool.shutdown(wait=True, cancel_futures=True)
        _reuse_memory(0)
    if problems:
        raise GigfolioError(dict.fromkeys(problems))


def _reuse_memory(blocks: int) -> None:
    """Have Pillow keep so many blocks of 16 MB at most that were freed (its PILLOW_BLOCKS_MAX); 0 gives them back.

    Else the system clears fresh memory for every step of every picture: an eighth of the time.
    """
    from PIL import Image

    Image.core.set_blocks_max(blocks)  # type: ignore[attr-defined]


def _outcome(future: Future[dict[str, Path]], source: str, problems: list[Diagnostic]) -> dict[str, Path]:
    try:
        return future.result()
    except Refused as refused:
        problems += named(refused, source).diagnostics
    except GigfolioError as error:
        problems += error.diagnostics
    return {}


def _changed(source: str) -> GigfolioError:
    message = "changed while the site was being built"
    return GigfolioError([Diagnostic("error", "changed-meanwhile", message, Location(source), "build again")])
