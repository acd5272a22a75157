"""Where each entry and field was written, for problems that only show when the whole content is there."""

from __future__ import annotations

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


class Places:
    """The written entries of a site by key: "projects/harbour", "rates", "settings"; refused ones included.

    `unreadable` holds the collections that a broken file keeps from being known.
    """

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self.unreadable: set[str] = set()

    def add(self, key: str, source: Source, node: Node, title: str = "") -> None:
        self._entries[key] = Entry(source, node, title)

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def file(self, key: str) -> str:
        """Return the file of an entry; "" when there is none."""
        return self._entries[key].source.file if key in self._entries else ""

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
        node = self._entries[key].node
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
        self._entries[key].source.report(id, message, self.where(key, *steps), hint, severity)

    def report_file(self, key: str, id: str, message: str, hint: str = "") -> None:
        """Note a problem of an entry's whole file, such as its name."""
        source = self._entries[key].source
        source.report(id, message, Location(source.file), hint)
