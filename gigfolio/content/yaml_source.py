"""YAML that does not bite: every value stays text and remembers its place.

Read by PyYAML's `compose` (its C loader where there is one) into nodes of our own. Aliases, anchors, tags, merge keys
and keys written twice are refused, and so is what is too large or too deep to be content.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from gigfolio.content.text_source import CONTROL, MAX_BYTES, Source, open_source, shortened
from gigfolio.content.yaml_errors import QUOTES, explain
from gigfolio.errors import Location

__all__ = ["MAX_BYTES", "MAX_DEPTH", "Node", "Source", "open_source", "parse"]

MAX_DEPTH = 20
_NULLS = {"", "~", "null", "Null", "NULL"}
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Indicators that nest within one line: "- - - x", "? ? x".
_NESTED_IN_LINE = re.compile(r"(?:[-?:][ \t]+){3}")


class Node(NamedTuple):
    """A value of a YAML document: text, a list or a map, with its place.

    `text` is None for a list or a map, and for a value that was left empty.
    """

    where: Location
    text: str | None = None
    items: tuple[Node, ...] | None = None
    entries: dict[str, tuple[Node, Node]] | None = None  # key -> (the key's node, the value's)

    @property
    def is_empty(self) -> bool:
        return self.text is None and self.items is None and self.entries is None

    @property
    def kind(self) -> str:
        """What it is, in words for a message."""
        if self.items is not None:
            return "a list"
        if self.entries is not None:
            return "a map"
        return "nothing" if self.text is None else f'"{shortened(self.text)}"'


def parse(source: Source, text: str, first_line: int = 1) -> Node | None:
    """Return the document's node, or None when it is empty or broken (then the source has the problems).

    `first_line` is the line of the file on which `text` starts.
    """
    offset = first_line - 1
    try:
        if _suspicious(text) and not _events_are_plain(source, text, offset):
            return None
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        _report(source, error, text, offset)
        return None
    before = source.count
    node = _Builder(source, offset).node(root, 0) if root is not None else None
    return node if source.count == before else None


def _report(source: Source, error: yaml.YAMLError, text: str, offset: int) -> None:
    found = explain(error, text.split("\n")) if isinstance(error, yaml.MarkedYAMLError) else None
    if found is None:
        source.report("yaml", f"this is not YAML: {shortened(str(error))}", Location(source.file))
        return
    source.report("yaml", found.message, source.at(found.line + 1 + offset, found.column + 1), found.hint)


def _suspicious(text: str) -> bool:
    """Whether the text may hold aliases or tags, or be too deep for a recursive reader.

    Ordinary content mostly does not, and is read once. Without any of these signs the depth is bounded: each block
    level takes a column of indentation, each flow level a bracket.
    """
    if "&" in text or "*" in text or "!" in text or _NESTED_IN_LINE.search(text):
        return True
    return text.count("[") + text.count("{") > MAX_DEPTH or "\n" + " " * MAX_DEPTH in text


def _events_are_plain(source: Source, text: str, offset: int) -> bool:
    depth = 0
    event: Any
    for event in yaml.parse(text, Loader=_Loader):
        mark = event.start_mark
        where = source.at(mark.line + 1 + offset, mark.column + 1)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            source.report("alias", "aliases (& and *) are not read", where, QUOTES)
            return False
        if getattr(event, "tag", None):
            source.report("tag", f"tags ({shortened(event.tag)}) are not read", where, QUOTES)
            return False
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                source.report("too-deep", f"more than {MAX_DEPTH} levels of nesting", where)
                return False
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return True


class _Builder:
    """Makes our nodes of PyYAML's."""

    def __init__(self, source: Source, offset: int) -> None:
        self.source, self.offset, self.file = source, offset, source.file

    def node(self, raw: Any, depth: int) -> Node:
        where = self._place(raw)
        if isinstance(raw, yaml.ScalarNode):
            return self._text(raw, where)
        if depth >= MAX_DEPTH:
            self.source.report("too-deep", f"more than {MAX_DEPTH} levels of nesting", where)
            return Node(where)
        if isinstance(raw, yaml.SequenceNode):
            return Node(where, items=tuple([self.node(item, depth + 1) for item in raw.value]))
        return Node(where, entries=self._entries(raw, depth))

    def _text(self, raw: Any, where: Location) -> Node:
        value: str = raw.value
        if raw.style == '"' and CONTROL.search(value):  # written as an escape
            message = "an escape makes a control character"
            self.source.report("control-character", message, where, "leave it out")
        return Node(where, None if not raw.style and value in _NULLS else value)

    def _entries(self, raw: Any, depth: int) -> dict[str, tuple[Node, Node]]:
        entries: dict[str, tuple[Node, Node]] = {}
        report = self.source.report
        for key, value in raw.value:
            where = self._place(key)
            if not isinstance(key, yaml.ScalarNode):
                report("bad-key", "a field's name must be text", where)
            elif key.value == "<<" and not key.style:
                report("merge", "merge keys (<<) are not read", where, "write the fields out")
            elif key.value in entries:
                first = entries[key.value][0].where.line
                name = shortened(key.value)
                report("duplicate-key", f"{name} is written twice (first on line {first})", where, "keep one")
            else:
                entries[key.value] = (Node(where, key.value), self.node(value, depth + 1))
        return entries

    def _place(self, raw: Any) -> Location:
        start, end = raw.start_mark, raw.end_mark
        line, column = start.line, start.column
        width = end.column - column if line == end.line and isinstance(raw, yaml.ScalarNode) else 1
        return Location(self.file, line + 1 + self.offset, column + 1, width if width > 0 else 1)
