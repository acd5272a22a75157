"""Entries kept from one build to the next: reading YAML and Markdown is what takes longest.

One file holds a record for each entry's file: what decides what it says, and the entry itself. Records are added at its
end, and it is written anew when less than half of it is still of use. What is damaged is passed over, like everything
after it.
"""

from __future__ import annotations

import mmap
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple
from zlib import crc32

import msgspec

from gigfolio.snapshot import fingerprint


class Head(msgspec.Struct, frozen=True, array_like=True):
    """What decides what an entry's file says: its path, the fingerprint of its bytes, and the files that were looked for
    in reading it, with whether they were there. And its title as it is written."""

    path: str
    digest: str
    looked_for: dict[str, bool]
    title: str


class Record(NamedTuple):
    """A file that was read without any problem; `entry` is what it says as MessagePack."""

    head: Head
    entry: bytes | memoryview


class Watched:
    """Files, with what was looked for among them."""

    def __init__(self, files: Container[str]) -> None:
        self._files = files
        self.looked_for: dict[str, bool] = {}

    def __contains__(self, path: object) -> bool:
        found = path in self._files
        self.looked_for[str(path)] = found
        return found


_START = 32  # bytes: the fingerprint of what all records depend on
_PREFIX = 12  # bytes before each record: the lengths of its two parts, and a checksum of both
_HEADS = msgspec.msgpack.Decoder(Head)


class Kept:
    """The records in one file. `depends_on` is what all of them were made with: they are of no use with anything else."""

    def __init__(self, path: Path, depends_on: bytes) -> None:
        self._path = path
        self._start = fingerprint(depends_on).encode()
        self._data: mmap.mmap | bytes = b""
        self._records: dict[str, Record] = {}
        self._used: dict[str, int] = {}  # the size of each record that is still of use
        self._size = 0
        for record in self._stored():
            self._records[record.head.path] = record

    def find(self, path: str, files: Mapping[str, str]) -> Record | None:
        """Return a file's record, when everything that decides what the file says is as it was.

        `files` are the fingerprints of all of the site's files by path.
        """
        found = self._records.get(path)
        if found is None or found.head.digest != files.get(path):
            return None
        if any((looked in files) != was for looked, was in found.head.looked_for.items()):
            return None
        self._used[path] = _PREFIX + len(found.entry)
        return found

    def add(self, rows: Iterable[bytes]) -> None:
        """Write records, each from `packed`, to the end of the file."""
        added = list(rows)
        if not added:
            return
        if not self._size:
            self._write([self._start])
            self._size = _START
        with self._path.open("r+b") as file:
            file.seek(self._size)
            file.writelines(added)
            file.truncate()
        self._size += sum(map(len, added))
        self._used[""] = self._used.get("", 0) + sum(map(len, added))

    def stays(self, depends_on: bytes) -> bool:
        """Whether these records are of use in another reading, whose records depend on this."""
        return False

    def tidy(self) -> None:
        """Write the file anew when less than half of it was of use in this reading."""
        if sum(self._used.values()) * 2 >= self._size or not self._size:
            return
        rows = [packed(self._records[path]) for path in self._used if path]
        added = self._used.get("", 0)
        with self._path.open("rb") as file:
            file.seek(self._size - added)
            rows.append(file.read(added))
        self._write([self._start, *rows])

    def _write(self, parts: list[bytes]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        temporary = self._path.with_suffix(".new")
        with temporary.open("wb") as file:
            file.writelines(parts)
        temporary.replace(self._path)

    def _stored(self) -> Iterator[Record]:
        """Yield the whole records at the start of the file; `_size` is where they end."""
        with suppress(OSError, ValueError), self._path.open("rb") as file:
            self._data = self._opened(file)
        data = memoryview(self._data)
        if bytes(data[:_START]) != self._start:
            return
        self._size = _START
        while record := unpacked(data[self._size :]):
            self._size += record[1]
            yield record[0]

    @staticmethod
    def _opened(file: BinaryIO) -> mmap.mmap | bytes:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


class KeptInMemory(Kept):
    """The records of a process that goes on: to begin with those of the file, which is left as it is."""

    def add(self, rows: Iterable[bytes]) -> None:
        for record in (record for row in rows for record in records(row)):
            self._records[record.head.path] = record
            self._used[record.head.path] = 0

    def stays(self, depends_on: bytes) -> bool:
        return self._start == fingerprint(depends_on).encode()

    def tidy(self) -> None:
        """Forget what was of no use in this reading."""
        self._records = {path: self._records[path] for path in self._used}
        self._used = {}

    @staticmethod
    def _opened(file: BinaryIO) -> bytes:
        return file.read()  # a build may write to it


def records(rows: bytes) -> Iterator[Record]:
    """Yield the records that follow one another in `rows`."""
    data = memoryview(rows)
    while found := unpacked(data):
        yield found[0]
        data = data[found[1] :]


def packed(record: Record) -> bytes:
    """Return a record as it stands in the file."""
    head = msgspec.msgpack.encode(record.head)
    body = head + bytes(record.entry)
    numbers = (len(head), len(record.entry), crc32(body))
    return b"".join(number.to_bytes(4, "little") for number in numbers) + body


def unpacked(data: memoryview) -> tuple[Record, int] | None:
    """The record at the start of `data` and its size, or None when there is no whole one."""
    head, entry, checksum = (int.from_bytes(data[at : at + 4], "little") for at in (0, 4, 8))
    body = data[_PREFIX : _PREFIX + head + entry]
    if not head or len(body) != head + entry or crc32(body) != checksum:
        return None
    try:
        return Record(_HEADS.decode(body[:head]), body[head:]), _PREFIX + head + entry
    except msgspec.MsgspecError:
        return None
