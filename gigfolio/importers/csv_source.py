"""CSV as rows of named fields with their places, as LinkedIn writes it: with a byte order mark or notes before the
header, or without, and its columns in any order and case."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from gigfolio.content.yaml_source import Node
from gigfolio.errors import Location
from gigfolio.importers.result import Imported

_HEADER_WITHIN = 12  # records
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_rows(file: str, data: bytes, columns: Sequence[str], found: Imported) -> list[Node]:
    """Return a file's rows as maps of the wanted columns; others are never kept. Problems are noted in `found`."""
    text = _decoded(file, data, found)
    positions: dict[int, str] = {}
    rows: list[Node] = []
    try:
        for line, record in _records(text):
            if not positions:
                if len(rows) == _HEADER_WITHIN:
                    break
                positions = _header(record, columns)
                rows = [] if positions else [*rows, Node(Location(file))]
            elif any(cell.strip() for cell in record):
                rows.append(_row(file, line, record, positions))
    except csv.Error as error:
        found.leave(file, f"it is no CSV from here on: {error}", Location(file, len(text.split("\n"))))
    if not positions:
        found.leave(file, f"it has no header with {columns[0]}", Location(file))
        return []
    return rows


def _decoded(file: str, data: bytes, found: Imported) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found.leave(file, "it is not UTF-8 text and is read as Windows text", Location(file, line))
        return data.decode("cp1252", "replace")


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each record and the line on which it starts."""
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""))
    line = 1
    for record in reader:
        yield line, record
        line = reader.line_num + 1


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _header(record: list[str], columns: Sequence[str]) -> dict[int, str]:
    """Where the wanted columns are; nothing when this is not the header."""
    names = {_plain(column): column for column in columns}
    found: dict[int, str] = {}
    for index, cell in enumerate(record):
        name = names.get(_plain(cell))
        if name and name not in found.values():
            found[index] = name
    return found if columns[0] in found.values() or len(found) > 1 else {}


def _row(file: str, line: int, record: list[str], positions: dict[int, str]) -> Node:
    where = Location(file, line, 1)
    entries = {
        name: (Node(where, name), Node(where, record[index] or None))
        for index, name in positions.items()
        if index < len(record)
    }
    return Node(where, entries=entries)
