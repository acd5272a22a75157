"""One map of a source, read field by field: what is read is made fit for the content, what is not read is kept."""

from __future__ import annotations

import re

from gigfolio.content import forms
from gigfolio.content.scalars import BadValue
from gigfolio.content.text_source import CONTROL, shortened
from gigfolio.content.yaml_source import Node
from gigfolio.content.yaml_write import Writable
from gigfolio.importers.dates import is_present, read_date
from gigfolio.importers.result import Fields, Imported, kept_line
from gigfolio.model.values import PartialDate

_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:[/?#:].*)?\Z")
NO_FIELD = "there is no field for it; it is kept as a comment"


def clean(text: str) -> str:
    """Return a text as content may hold it: no control characters, "\\n" line ends, nothing around it."""
    return CONTROL.sub("", _BREAKS.sub("\n", text)).strip()


def web_address(text: str) -> str:
    """Return an address as content writes it, https:// put before a bare host; "" when it is none."""
    address = f"https://{text}" if _HOST.match(text) and "@" not in text else text
    try:
        return forms.url(address)
    except BadValue:
        return ""


class Map:
    """The fields of one map. Names are asked for in the source's spelling; several names are tried in order."""

    def __init__(self, node: Node, label: str, found: Imported) -> None:
        self.node, self.label, self.found = node, label, found
        self.entries = node.entries or {}
        self.kept: list[str] = []
        self._read: set[str] = set()
        if node.entries is None and not node.is_empty:
            found.leave(label, f"expected fields, got {node.kind}", node.where)

    def get(self, *names: str) -> Node:
        """Return the first value that is there; an empty node otherwise."""
        self._read.update(names)
        given = (self.entries[name][1] for name in names if name in self.entries)
        return next((value for value in given if not value.is_empty), Node(self.node.where))

    def text(self, *names: str) -> str:
        """Return a text, or several joined by commas when the source has a list."""
        value = self.get(*names)
        if value.items is not None:
            return ", ".join(self._texts(value))
        if value.entries is not None:
            self.keep(names[0], value, "expected text")
            return ""
        return clean(value.text or "")

    def texts(self, *names: str) -> list[str]:
        """Return a list of texts; a single text is a list of one."""
        value = self.get(*names)
        single = clean(value.text or "")
        return self._texts(value) if value.items is not None else [single] if single else []

    def _texts(self, value: Node) -> list[str]:
        for item in value.items or ():
            if item.text is None and not item.is_empty:
                self.keep(self.label, item, "expected text")
        return [text for item in value.items or () if (text := clean(item.text or ""))]

    def maps(self, name: str, *, short: str = "") -> list[Map]:
        """Return a list of maps; with `short`, a text in it stands for a map with that one field."""
        value = self.get(name)
        items = value.items if value.items is not None else (value,) if not value.is_empty else ()
        label = f"{self.label}.{name}" if self.label else name
        made = []
        for index, item in enumerate(items):
            if short and item.text is not None:
                item = Node(item.where, entries={short: (item, item)})
            made.append(Map(item, f"{label}[{index}]", self.found))
        return made

    def map(self, name: str) -> Map:
        return Map(self.get(name), f"{self.label}.{name}" if self.label else name, self.found)

    def url(self, *names: str) -> str:
        written = self.text(*names)
        address = web_address(written)
        if written and not address:
            self.keep(names[0], self.get(*names), "this is no web address")
        return address

    def formed(self, name: str, form: str) -> str:
        """Return a text of a form that the content checks ("email", "phone"); "" when it is not of it."""
        written = self.text(name)
        try:
            return forms.FORMS[form](written) if written else ""
        except BadValue as error:
            self.keep(name, self.get(name), str(error))
            return ""

    def date(self, *names: str) -> PartialDate | str:
        """Return a date, "" when there is none or it is not understood."""
        written = self.text(*names)
        found = read_date(written) if written else None
        if written and found is None:
            self.keep(names[0], self.get(*names), "this date is not understood")
        return found or ""

    def period(self, start: str, end: str, *, open_ended: bool = True) -> Fields:
        """Return `start` and `end`. What has begun and has no end goes on, where `open_ended` says so."""
        first = self.date(start)
        last: Writable = "present" if is_present(self.text(end)) else self.date(end)
        if not last and not self.text(end) and first and open_ended:
            last = "present"
        if isinstance(first, PartialDate) and isinstance(last, PartialDate) and last.last < first.first:
            self.keep(end, self.get(end), "it ends before it begins")
            last = ""
        return {"start": first, "end": last}

    def keep(self, name: str, value: Node, why: str) -> None:
        """Keep a value as a comment, and say so."""
        label = f"{self.label}.{name}" if self.label and name != self.label else name
        self.kept.append(kept_line(name, plain(value)))
        self.found.leave(
            f"{label} ({shortened(value.text or value.kind, 40)})",
            f"{why}; it is kept as a comment",
            value.where,
        )

    def ignore(self, *names: str) -> None:
        """Pass over fields that mean nothing here."""
        self._read.update(names)

    def refuse(self, why: str, *names: str) -> None:
        """Leave fields out on purpose, and not even keep them."""
        for name in names:
            value = self.get(name)
            if not value.is_empty and value.text != "":
                self.found.leave(f"{self.label}.{name}" if self.label else name, why, value.where)

    def rest(self) -> tuple[str, ...]:
        """Keep every field that nobody asked for; return the comments of this map."""
        for name, (key, value) in self.entries.items():
            if name not in self._read and not value.is_empty:
                self.kept.append(kept_line(name, plain(value)))
                label = f"{self.label}.{name}" if self.label else name
                self.found.leave(shortened(label), NO_FIELD, key.where)
        self._read.update(self.entries)
        return tuple(self.kept)


def plain(node: Node) -> Writable:
    """A node's content as plain values."""
    if node.items is not None:
        return [plain(item) for item in node.items]
    if node.entries is not None:
        return {name: plain(value) for name, (_, value) in node.entries.items()}
    return clean(node.text or "")
