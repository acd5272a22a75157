"""A site's entries: those that did not change from what an earlier build kept, the others read, by several processes where
they are many."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from gigfolio import forked
from gigfolio.content.kept import Head, Kept, KeptInMemory, Record, packed, records
from gigfolio.model.values import Body

if TYPE_CHECKING:
    from gigfolio.content.collections import Kind, Reader
    from gigfolio.model.settings import Settings

S = TypeVar("S", bound=msgspec.Struct)
_TITLES = "\0"  # parts the titles of a list's entries; no text of the content holds it
_encode = msgspec.msgpack.Encoder().encode


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


class Stock:
    """Where entries are kept.

    Args:
        path: the file that holds them; it may be lost at any time.
        versions: what decides beside the content and the settings what an entry becomes.
        jobs: how many processes may read at once; 0 for one on each core.
        meanwhile: what this one is to do first, while the others read.
        in_memory: keep what is read for further readings of this process, and leave the file as it is.
    """

    def __init__(
        self,
        path: Path,
        versions: bytes,
        jobs: int,
        meanwhile: Callable[[], object] | None = None,
        *,
        in_memory: bool = False,
    ) -> None:
        self._path, self._versions, self._jobs = path, versions, jobs
        self._meanwhile = [meanwhile] if meanwhile else []  # until it is done
        self._make = KeptInMemory if in_memory else Kept
        self._kept: Kept | None = None

    def open(self, settings: Settings) -> None:
        """Begin a reading with these settings."""
        decides = msgspec.json.encode((settings.language, settings.markdown))
        depends_on = decides + self._versions
        if self._kept is None or not self._kept.stays(depends_on):
            self._kept = self._make(self._path, depends_on)

    def close(self) -> None:
        """End the reading."""
        if self._kept is not None:
            self._kept.tidy()

    def entries(
        self,
        reader: Reader,
        paths: Sequence[str],
        kind: Kind,
        struct: type[S],
        meanwhile: Callable[[], object] | None = None,
    ) -> list[S | None]:
        """Return the entry of each file of a folder; None for one that is refused.

        Where other processes read a part of them, this one does `meanwhile` first.
        """
        assert self._kept is not None
        files = reader.snapshot.files
        known = {path: found for path in paths if (found := self._kept.find(path, files))}
        missing = [path for path in paths if path not in known]
        if missing:
            self._meanwhile += [meanwhile] if meanwhile else []
            known |= self._made(reader, missing, kind, struct)
        return [
            self._placed(reader, known[path], kind, struct)
            if path in known
            else reader.entry(path, kind, struct)
            for path in paths
        ]

    def prose(self, reader: Reader, path: str) -> Body:
        """Return the body of a Markdown file."""
        assert self._kept is not None
        if found := self._kept.find(path, reader.snapshot.files):
            reader.is_right(path)
            kept: Body = _decoder(Body).decode(found.entry)
            return kept
        with reader.watched() as watched:
            body, source = reader.prose_file(path)
        if not source.count:
            head = Head(path, reader.snapshot.files[path], watched.looked_for, "")
            self._kept.add([packed(Record(head, _encode(body)))])
        return body

    def known(self, files: Mapping[str, str], path: str, struct: type[S]) -> S | None:
        """Return an entry that is kept, among files with these fingerprints; None when it is not."""
        found = self._kept.find(path, files) if self._kept else None
        entry: S | None = _decoder(struct).decode(found.entry) if found else None
        return entry

    def list_file(self, reader: Reader, path: str, kind: Kind, struct: type[S]) -> tuple[S, ...]:
        """Return the entries of a list in one file."""
        assert self._kept is not None
        found = self._kept.find(path, reader.snapshot.files)
        if found is None:
            return self._read_list(reader, path, kind, struct)
        entries: tuple[S, ...] = _decoder(tuple[struct, ...]).decode(found.entry)  # type: ignore[valid-type]
        reader.place_list(path, kind, list(zip(_ids(entries), found.head.title.split(_TITLES), strict=True)))
        return entries

    def _read_list(self, reader: Reader, path: str, kind: Kind, struct: type[S]) -> tuple[S, ...]:
        assert self._kept is not None
        with reader.watched() as watched:
            entries, source = reader.list_file(path, kind, struct)
        if not source.count and entries:
            titles = dict(reader.places.names(kind.name))
            title = _TITLES.join(titles[ident] for ident in _ids(entries))
            head = Head(path, reader.snapshot.files[path], watched.looked_for, title)
            self._kept.add([packed(Record(head, _encode(entries)))])
        return entries

    def _placed(self, reader: Reader, record: Record, kind: Kind, struct: type[S]) -> S | None:
        """A record's entry, noted with its place; what is wrong with its name is still to be said."""
        path = record.head.path
        if not reader.place(path, kind, record.head.title):
            return reader.entry(path, kind, struct)
        entry: S = _decoder(struct).decode(record.entry)
        return entry

    def _do_meanwhile(self) -> None:
        while self._meanwhile:
            self._meanwhile.pop(0)()

    def _made(self, reader: Reader, paths: Sequence[str], kind: Kind, struct: type[S]) -> dict[str, Record]:
        """Read the files of entries; return and keep the records of those without a problem."""
        assert self._kept is not None
        work = partial(_packed_records, reader, kind, struct, os.getpid())
        rows = forked.spread(paths, work, self._jobs, self._do_meanwhile if self._meanwhile else None)
        made = {record.head.path: record for row in rows for record in records(row)}
        self._kept.add(rows)
        return made


def _ids(entries: Sequence[Any]) -> list[str]:
    return [entry.id for entry in entries]


def _packed_records(
    reader: Reader, kind: Kind, struct: type[msgspec.Struct], parent: int, paths: Sequence[str]
) -> bytes:
    return b"".join(packed(record) for record in _read(reader, kind, struct, parent, paths))


def _read(
    reader: Reader, kind: Kind, struct: type[msgspec.Struct], parent: int, paths: Sequence[str]
) -> Iterator[Record]:
    """The records of files, each read as if it was the only one."""
    for path in paths:
        forked.check_parent(parent)
        alone = reader.alone()
        with alone.watched() as watched:
            entry = alone.entry(path, kind, struct)
        if entry is not None and not alone.problems():
            ((_, title),) = alone.places.names(kind.name)
            yield Record(Head(path, reader.snapshot.files[path], watched.looked_for, title), _encode(entry))
