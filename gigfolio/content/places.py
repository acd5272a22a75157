"""Where each entry and field was written, for problems that only show when the whole content is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from gigfolio.content.text_source import Source
from gigfolio.content.yaml_source import Node
from gigfolio.errors import Location

Step = str | int  # a field's name, or the number of a list's entry


class Entry(NamedTuple):
    """One entry as written. `title` names it in a list ("" for an entry with a file of its own)."""

    source: Source
    node: Node
    title: str = ""


class _Late(NamedTuple):
    """An entry that is read when its place is asked for, which only a problem does."""

    file: str
    title: str
    read: Callable[[], Entry]


class Places:
    """The written entries of a site by key: "projects/harbour", "rates", "settings"; refused ones included.

    `unreadable` holds the collections that a broken file keeps from being known.
    """

    def __init__(self) -> None:
        self._entries: dict[str, Entry | _Late] = {}
        self.unreadable: set[str] = set()

    def add(self, key: str, source: Source, node: Node, title: str = "") -> None:
        self._entries[key] = Entry(source, node, title)

    def add_late(self, key: str, file: str, title: str, read: Callable[[], Entry]) -> None:
        """Note an entry whose file is known to be right; `read` reads it for its places."""
        self._entries[key] = _Late(file, title, read)

    def _entry(self, key: str) -> Entry:
        found = self._entries[key]
        if isinstance(found, _Late):
            found = self._entries[key] = found.read()
        return found

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def file(self, key: str) -> str:
        """Return the file of an entry; "" when there is none."""
        found = self._entries.get(key)
        if found is None:
            return ""
        return found.file if isinstance(found, _Late) else found.source.file

    def names(self, collection: str) -> list[tuple[str, str]]:
        """Return (id, title) of each entry of a collection."""
        prefix = f"{collection}/"
        return [
            (key.removeprefix(prefix), entry.title)
            for key, entry in self._entries.items()
            if key.startswith(prefix)
        ]

    def where(self, key: str, *steps: Step) -> Location:
        """Return the place of a field: its value's, or its name's for a list or map; as near to it as is written."""
        node = self._entry(key).node
        place = node.where
        for step in steps:
            if isinstance(step, int):
                if node.items is None or step >= len(node.items):
                    break
                node = node.items[step]
                place = node.where
            else:
                found = (node.entries or {}).get(step)
                if found is None:
                    break
                name, node = found
                place = node.where if node.text is not None else name.where
        return place

    def report(
        self,
        key: str,
        steps: tuple[Step, ...],
        id: str,
        message: str,
        hint: str = "",
        severity: str = "error",
    ) -> None:
        """Note a problem of an entry's field at its place."""
        self._entry(key).source.report(id, message, self.where(key, *steps), hint, severity)

    def report_file(self, key: str, id: str, message: str, hint: str = "") -> None:
        """Note a problem of an entry's whole file, such as its name."""
        source = self._entry(key).source
        source.report(id, message, Location(source.file), hint)
