"""A content in which only the texts of some entries are new: their files alone are read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

from gigfolio.content.collections import Kind, Reader
from gigfolio.content.loader import Loaded
from gigfolio.content.stock import Stock
from gigfolio.errors import Diagnostic, GigfolioError, worst_first
from gigfolio.model.entities import FreePage, Post, Project
from gigfolio.model.settings import Settings
from gigfolio.model.values import Body
from gigfolio.snapshot import Snapshot

_KINDS: dict[str, type[msgspec.Struct]] = {"projects": Project, "posts": Post, "pages": FreePage}


class _Entry(NamedTuple):
    """An entry's file as it is read by itself. `digest` is that of its bytes."""

    digest: str
    value: Any
    problems: tuple[Diagnostic, ...]


class Reviser:
    """Follows the texts of one content from save to save; `loaded` is always what `load_content` would give.

    Args:
        loaded: without an error.
        snapshot: that it was read from.
        stock: that it was read with.
    """

    def __init__(self, loaded: Loaded, snapshot: Snapshot, stock: Stock | None = None) -> None:
        assert loaded.content is not None
        self.loaded, self._snapshot, self._stock = loaded, snapshot, stock
        self._settings: Settings = loaded.content.settings
        self._entries: dict[str, _Entry] = {}

    def turn_to(self, snapshot: Snapshot, paths: Iterable[str]) -> Mapping[str, Body] | None:
        """Return the texts of a snapshot that are new; None, and nothing is changed, when more than texts is new.

        Args:
            paths: the files that are read for the content and differ from the snapshot before.
        """
        loaded, bodies, entries = self.loaded, {}, {}
        for path in paths:
            found = self._read_again(snapshot, path)
            said = _said_anew(loaded.diagnostics, path, *found) if found else None
            if found is None or said is None:
                return None
            entries[path] = found[1]
            bodies[f"{_kind_of(path)}/{found[1].value.id}"] = found[1].value.body
            loaded = loaded._replace(diagnostics=said)
        self._snapshot = snapshot
        self._entries |= entries
        self.loaded = loaded._replace(content=with_bodies(loaded.content, bodies)) if bodies else loaded
        return bodies

    def _read_again(self, snapshot: Snapshot, path: str) -> tuple[_Entry, _Entry] | None:
        """An entry as it was and as it is; None where more than its text is new, or where there is none."""
        kind = _kind_of(path)
        if kind is None or path not in snapshot.files:
            return None
        old = self._entries.get(path)
        if old is None or old.digest != self._snapshot.files[path]:
            old = self._known(kind, path) or self._read(self._snapshot, kind, path)
        new = self._read(snapshot, kind, path)
        if old is None or new is None or msgspec.structs.replace(new.value, body=old.value.body) != old.value:
            return None
        return old, new

    def _known(self, kind: str, path: str) -> _Entry | None:
        """An entry as it was, where that is kept: its file is another now."""
        files = self._snapshot.files
        value = self._stock.known(files, path, _KINDS[kind]) if self._stock else None
        return None if value is None else _Entry(files[path], value, ())

    def _read(self, snapshot: Snapshot, kind: str, path: str) -> _Entry | None:
        reader = Reader(snapshot, self._settings)
        try:
            value = reader.entry(path, Kind(kind, "title"), _KINDS[kind])
        except GigfolioError:  # it changed meanwhile
            return None
        return None if value is None else _Entry(snapshot.files[path], value, tuple(reader.problems()))


def _kind_of(path: str) -> str | None:
    parts = path.split("/")
    is_entry = len(parts) == 3 or (len(parts) == 4 and parts[3] == "index.md")
    if not is_entry or parts[0] != "content" or not path.endswith(".md"):
        return None
    return parts[1] if parts[1] in _KINDS else None


def _said_anew(
    said: tuple[Diagnostic, ...], path: str, old: _Entry, new: _Entry
) -> tuple[Diagnostic, ...] | None:
    """All problems, with a file's new ones in place of the old; None for an error, or where it has others as well, whose
    places may have moved."""
    own = {problem for problem in said if problem.where and problem.where.file == path}
    if own != set(old.problems) or any(problem.severity == "error" for problem in new.problems):
        return None
    if not own and not new.problems:
        return said
    return worst_first((*(problem for problem in said if problem not in own), *new.problems))


def with_bodies(content: Any, bodies: Mapping[str, Body]) -> Any:
    """Return a content or a site with other texts of those entries that it has, by collection and id."""
    by_kind: dict[str, dict[str, Body]] = {}
    for key, body in bodies.items():
        kind, _, id = key.partition("/")
        by_kind.setdefault(kind, {})[id] = body
    changed = {kind: _with_bodies(getattr(content, kind), given) for kind, given in by_kind.items()}
    return msgspec.structs.replace(content, **changed)


def _with_bodies(entries: tuple[Any, ...], bodies: Mapping[str, Body]) -> tuple[Any, ...]:
    made = list(entries)
    for index, entry in enumerate(entries):
        if entry.id in bodies:
            made[index] = msgspec.structs.replace(entry, body=bodies[entry.id])
    return tuple(made)
