"""YAML that does not bite: every value stays text and remembers its place.

Read by PyYAML's `compose` (its C loader where there is one) into nodes of our own. Aliases, anchors, tags, merge keys
and keys written twice are refused, and so is what is too large or too deep to be content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from gigfolio.errors import Diagnostic, Location

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NULLS = {"", "~", "null", "Null", "NULL"}
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Node:
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
        return "a map" if self.entries is not None else ("nothing" if self.text is None else f'"{self.text}"')


@dataclass(slots=True)
class Source:
    """One text file of the content, and the problems found in it."""

    file: str
    lines: list[str]
    problems: list[Diagnostic] = field(default_factory=list)

    def report(self, id: str, message: str, where: Location, hint: str = "", severity: str = "error") -> None:
        """Note a problem at a place, with the lines that show it."""
        shown = tuple(
            (number, self.lines[number - 1])
            for number in (where.line - 1, where.line)
            if 0 < number <= len(self.lines)
        )
        self.problems.append(Diagnostic(severity, id, message, where, hint, shown))  # type: ignore[arg-type]

    def at(self, line: int, column: int = 1, width: int = 1) -> Location:
        return Location(self.file, line, column, width)


def open_source(file: str, data: bytes, limit: int = MAX_BYTES) -> tuple[Source, str]:
    """Decode a file as UTF-8; return its source and its text with "\\n" line ends.

    A byte order mark is dropped. What is too large, not UTF-8, or holds control characters is reported in the source,
    and the text is then empty.
    """
    source = Source(file, [])
    if len(data) > limit:
        source.report("too-large", f"{len(data):,} bytes; at most {limit:,} are read", Location(file))
        return source, ""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        source.report("not-utf-8", "this is not UTF-8 text", source.at(line), "save the file as UTF-8")
        return source, ""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    source.lines = text.split("\n")
    bad = _CONTROL.search(text)
    if bad:
        line = text.count("\n", 0, bad.start()) + 1
        column = bad.start() - text.rfind("\n", 0, bad.start())
        source.report("control-character", f"a control character ({bad.group()!r})", source.at(line, column))
        return source, ""
    return source, text


def parse(source: Source, text: str, first_line: int = 1) -> Node | None:
    """Return the document's node, or None when it is empty or broken (then the source has the problems).

    `first_line` is the line of the file on which `text` starts.
    """
    offset = first_line - 1
    try:
        if _suspicious(text) and not _events_are_plain(source, text, offset):
            return None
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = source.at(mark.line + 1 + offset, mark.column + 1) if mark else Location(source.file)
        source.report("yaml", f"this is not YAML: {error.problem or error.context}", where)
        return None
    except yaml.YAMLError as error:
        source.report("yaml", f"this is not YAML: {error}", Location(source.file))
        return None
    before = len(source.problems)
    node = _node(source, root, offset) if root is not None else None
    return node if len(source.problems) == before else None


def _suspicious(text: str) -> bool:
    """Whether the text may hold aliases or tags, or be deep. Ordinary content mostly is not, and is read once."""
    if "&" in text or "*" in text or "!" in text or "- - -" in text:
        return True
    return text.count("[") + text.count("{") > MAX_DEPTH or "\n" + " " * MAX_DEPTH in text


def _events_are_plain(source: Source, text: str, offset: int) -> bool:
    depth = 0
    event: Any
    for event in yaml.parse(text, Loader=_Loader):
        mark = event.start_mark
        where = source.at(mark.line + 1 + offset, mark.column + 1)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            source.report("alias", "aliases (& and *) are not read", where, 'put the text in quotes: "…"')
            return False
        if getattr(event, "tag", None):
            source.report("tag", f"tags ({event.tag}) are not read", where, 'put the text in quotes: "…"')
            return False
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                source.report("too-deep", f"more than {MAX_DEPTH} levels of nesting", where)
                return False
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return True


def _node(source: Source, raw: Any, offset: int) -> Node:
    where = _place(source, raw, offset)
    if isinstance(raw, yaml.ScalarNode):
        empty = not raw.style and raw.value in _NULLS
        return Node(where, text=None if empty else raw.value)
    if isinstance(raw, yaml.SequenceNode):
        return Node(where, items=tuple(_node(source, item, offset) for item in raw.value))
    return Node(where, entries=_entries(source, raw, offset))


def _entries(source: Source, raw: Any, offset: int) -> dict[str, tuple[Node, Node]]:
    entries: dict[str, tuple[Node, Node]] = {}
    for key, value in raw.value:
        where = _place(source, key, offset)
        if not isinstance(key, yaml.ScalarNode):
            source.report("bad-key", "a field's name must be text", where)
        elif key.value == "<<" and not key.style:
            source.report("merge", "merge keys (<<) are not read", where, "write the fields out")
        elif key.value in entries:
            first = entries[key.value][0].where.line
            source.report("duplicate-key", f"{key.value} is written twice (first on line {first})", where)
        else:
            entries[key.value] = (Node(where, text=key.value), _node(source, value, offset))
    return entries


def _place(source: Source, raw: Any, offset: int) -> Location:
    start, end = raw.start_mark, raw.end_mark
    one_line = isinstance(raw, yaml.ScalarNode) and start.line == end.line
    width = max(1, end.column - start.column) if one_line else 1
    return source.at(start.line + 1 + offset, start.column + 1, width)
