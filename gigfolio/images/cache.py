"""The folder in which made pictures and probes wait for the next build. Anything doubtful is made again."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import msgspec

from gigfolio.errors import GigfolioError
from gigfolio.images.derivative import FOLDER, encoder
from gigfolio.images.probe import PROBING, Probe
from gigfolio.snapshot import fingerprint

# Each file's name tells its own length, so a file that was cut off is seen without reading it.
_FILE = re.compile(r"(?P<stem>[0-9a-f]{32}-\d+)\.(?P<size>\d+)\.(?P<extension>avif|webp|jpg)")
_PROBE = re.compile(r"[0-9a-f]{32}\.json")
_UNFINISHED = ".new"


class Cache:
    """Files by output path, and probes by their source's fingerprint, in one folder."""

    def __init__(self, folder: Path) -> None:
        self._files = folder / "files"
        self._probes = folder / "probes"

    def files(self) -> dict[str, Path]:
        """Return every whole file, by output path."""
        found = {}
        for entry in _entries(self._files):
            named = _FILE.fullmatch(entry.name)
            if named and entry.stat(follow_symlinks=False).st_size == int(named["size"]):
                found[f"{FOLDER}/{named['stem']}.{named['extension']}"] = Path(entry.path)
        return found

    def keep_file(self, output: str, write: Callable[[BinaryIO], object]) -> Path:
        """Have the file for an output path written, whole or not at all, and return where it is."""
        name = PurePosixPath(output)
        return _written_whole(self._files / name.name, write, lambda size: f"{name.stem}.{size}{name.suffix}")

    def probe(self, source: str) -> Probe | None:
        """Return the probe of the source with that fingerprint, if it is there and whole."""
        try:
            digest, _, data = (self._probes / _probe_name(source)).read_bytes().partition(b"\n")
            if digest.decode() == fingerprint(data):
                return msgspec.json.decode(data, type=Probe)
        except (OSError, ValueError, msgspec.MsgspecError):
            pass
        return None

    def keep_probe(self, source: str, probe: Probe) -> None:
        """Write the probe of the source with that fingerprint, its own digest in the first line."""
        data = msgspec.json.encode(probe, order="deterministic")
        text = fingerprint(data).encode() + b"\n" + data
        _written_whole(self._probes / _probe_name(source), lambda file: file.write(text))

    def prune(self, outputs: Collection[str], sources: Iterable[str]) -> int:
        """Remove what serves neither these output paths nor these sources' fingerprints; return how many.

        Only files that this cache has written, or left half-written, are touched.
        """
        removed = _prune(
            self._files, _FILE, lambda: {path.name for name, path in self.files().items() if name in outputs}
        )
        return removed + _prune(self._probes, _PROBE, lambda: set(map(_probe_name, sources)))


def _prune(folder: Path, pattern: re.Pattern[str], kept: Callable[[], Collection[str]]) -> int:
    """Remove our own files but those of the names to be kept, which are asked for only where there is any."""
    ours = [e for e in _entries(folder) if pattern.fullmatch(e.name) or e.name.endswith(_UNFINISHED)]
    names = kept() if ours else ()
    gone = [entry for entry in ours if entry.name not in names]
    for entry in gone:
        Path(entry.path).unlink(missing_ok=True)
    return len(gone)


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Yield the regular files in a folder, in order; none when there is no such folder."""
    if folder.is_symlink() or not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        yield from sorted((e for e in entries if e.is_file(follow_symlinks=False)), key=lambda e: e.name)


def _probe_name(source: str) -> str:
    return fingerprint(f"{source} {PROBING} {encoder()}".encode()) + ".json"


def _written_whole(
    path: Path, write: Callable[[BinaryIO], object], named: Callable[[int], str] | None = None
) -> Path:
    """Write a file aside and move it to its path; `named` gives its name there by its size in bytes."""
    unfinished = path.with_name(f"{path.name}.{threading.get_ident()}{_UNFINISHED}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as file:
            write(file)
        size = unfinished.stat().st_size
        return unfinished.replace(path.with_name(named(size)) if named else path)
    except OSError as error:
        message = f"the cache of pictures cannot be written: {error.strerror or error}"
        raise GigfolioError(message, id="cache-failed") from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
