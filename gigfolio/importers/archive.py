"""The wanted files of a ZIP or a folder, by their names alone. A ZIP is not trusted: nothing is unpacked to the disk,
and names, sizes and ratios that an honest one does not have are refused."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from gigfolio.errors import Diagnostic, GigfolioError, Location

MAX_ENTRIES = 20_000
MAX_BYTES = 10_000_000  # of one file, unpacked
MAX_TOTAL = 40_000_000
MAX_RATIO = 200  # unpacked to packed; text packs about ten times
_SMALL = 1_000_000  # below this no ratio is looked at


class Part(NamedTuple):
    """A file: its path as the archive has it, and its bytes."""

    path: str
    data: bytes


def read_parts(path: Path, wanted: Collection[str]) -> dict[str, Part]:
    """Return the files whose names are wanted, by that name.

    Args:
        path: a ZIP or a folder; files may stand in folders of it.
        wanted: names in small letters, with "_" for spaces ("email_addresses.csv"). Of two files of one name the one
            that stands higher up is read.

    Raises GigfolioError when it cannot be read, or looks as if it were made to do harm.
    """
    found = _folder(path, wanted) if path.is_dir() else _zip(path, wanted)
    parts: dict[str, Part] = {}
    total = 0
    for part in sorted(found, key=lambda part: (part.path.count("/"), part.path)):
        total += len(part.data)
        if total > MAX_TOTAL:
            raise refused(path, f"more than {MAX_TOTAL:,} bytes")
        parts.setdefault(plain_name(part.path), part)
    return parts


def plain_name(path: str) -> str:
    return PurePosixPath(path.replace("\\", "/")).name.lower().replace(" ", "_")


def refused(path: Path, why: str, hint: str = "") -> GigfolioError:
    return GigfolioError([Diagnostic("error", "bad-archive", why, Location(path.name), hint)])


def _folder(path: Path, wanted: Collection[str]) -> Iterator[Part]:
    for number, file in enumerate(sorted(path.rglob("*"))):
        if number > MAX_ENTRIES:
            raise refused(path, f"more than {MAX_ENTRIES:,} files")
        if plain_name(file.name) not in wanted or file.is_symlink() or not file.is_file():
            continue
        if file.stat().st_size > MAX_BYTES:
            raise refused(path, f"{file.name} is larger than {MAX_BYTES:,} bytes")
        yield Part(file.relative_to(path).as_posix(), file.read_bytes())


def _zip(path: Path, wanted: Collection[str]) -> Iterator[Part]:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES:
                raise refused(path, f"more than {MAX_ENTRIES:,} files")
            for entry in entries:
                if plain_name(entry.filename) in wanted and _is_file(entry):
                    yield Part(entry.filename, _unpacked(path, archive, entry))
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError, RuntimeError) as error:
        raise refused(path, f"this ZIP cannot be read: {error}", "download it again") from error


def _is_file(entry: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return not entry.is_dir() and kind in (0, stat.S_IFREG)


def _unpacked(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """A file's bytes; what the archive says of its size is not believed."""
    if entry.flag_bits & 1:
        raise refused(path, f"{entry.filename} is encrypted", "unpack it yourself and name the folder")
    with archive.open(entry) as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise refused(path, f"{entry.filename} is larger than {MAX_BYTES:,} bytes")
    if len(data) > _SMALL and len(data) > MAX_RATIO * max(entry.compress_size, 1):
        raise refused(path, f"{entry.filename} unpacks to more than {MAX_RATIO} times its size")
    return data
