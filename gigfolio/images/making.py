"""Making files from pictures, in threads: the decoders and encoders do their work without the interpreter."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path

from gigfolio.errors import Diagnostic, GigfolioError, Location
from gigfolio.images.bare import strip
from gigfolio.images.cache import Cache
from gigfolio.images.derivative import Derivative
from gigfolio.images.refusal import Refused, named

Progress = Callable[[int, int], object]


def make(
    rows: Iterable[Derivative],
    read: Callable[[str], bytes],
    cache: Cache,
    *,
    jobs: int,
    progress: Progress,
) -> dict[str, Path]:
    """Return the file of every row by output path; what `cache` lacks is made (see PictureStore.derive)."""
    wanted = {row.path: row for row in rows}
    there = cache.files()
    files = {path: there[path] for path in wanted if path in there}
    lacking: dict[str, list[Derivative]] = {}
    for path, row in wanted.items():
        if path not in files:
            lacking.setdefault(row.pixels, []).append(row)
    if files:
        progress(len(files), len(wanted))
    if lacking:
        _run(list(lacking.values()), files, _Maker(read, cache), jobs, lambda n: progress(n, len(wanted)))
    return {path: files[path] for path in wanted}


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
            made[row.path] = self._cache.keep_file(row.path, encode(small, row.format, row.quality))
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
    pool = ThreadPoolExecutor(max(1, min(jobs, len(groups))), thread_name_prefix="pictures")
    try:
        futures = {pool.submit(maker, rows): rows[0].source for rows in groups}
        for future in as_completed(futures):
            files.update(_outcome(future, futures[future], problems))
            progress(len(files))
    finally:
        maker.stop.set()
        pool.shutdown(wait=True, cancel_futures=True)
    if problems:
        raise GigfolioError(dict.fromkeys(problems))


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
