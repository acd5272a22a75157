"""JSON as nodes with their places (RFC 8259); numbers and flags stay text, as they do in YAML."""

from __future__ import annotations

import bisect
import json
import re
from typing import NoReturn

from gigfolio.content.text_source import Source
from gigfolio.content.yaml_source import MAX_DEPTH, Node
from gigfolio.errors import Location

_SPACE = re.compile(r"[ \t\n\r]*")
_STRINGS = json.JSONDecoder(strict=False)
_WORD = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null")


class _Refused(Exception):
    """The text stops being JSON; the problem is in the source."""


def parse_json(source: Source, text: str) -> Node | None:
    """Return the document's node; None when it is no JSON (then the source has the problem)."""
    reader = _Reader(source, text)
    try:
        node, end = reader.value(reader.skip(0), 0)
        if reader.skip(end) != len(text):
            reader.refuse("nothing may follow here", reader.skip(end))
    except _Refused:
        return None
    return node


class _Reader:
    def __init__(self, source: Source, text: str) -> None:
        self.source, self.text = source, text
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def skip(self, position: int) -> int:
        found = _SPACE.match(self.text, position)
        return found.end() if found else position

    def where(self, position: int) -> Location:
        line = bisect.bisect_right(self.starts, position) - 1
        return self.source.at(line + 1, position - self.starts[line] + 1)

    def refuse(self, message: str, position: int) -> NoReturn:
        self.source.report("json", f"this is not JSON: {message}", self.where(position))
        raise _Refused

    def value(self, position: int, depth: int) -> tuple[Node, int]:
        first = self.text[position : position + 1]
        if depth > MAX_DEPTH:
            self.refuse(f"more than {MAX_DEPTH} levels of nesting", position)
        if first == '"':
            text, end = self.string(position)
            return Node(self.where(position), text), end
        if first == "[":
            return self.items(position, depth)
        if first == "{":
            return self.entries(position, depth)
        found = _WORD.match(self.text, position)
        if not found:
            self.refuse("expected a value here", position)
        return Node(self.where(position), None if found[0] == "null" else found[0]), found.end()

    def string(self, position: int) -> tuple[str, int]:
        try:
            text, end = _STRINGS.raw_decode(self.text, position)
        except json.JSONDecodeError as error:
            self.refuse("the text that starts here is not closed or not well written", error.pos)
        return str(text), int(end)

    def items(self, position: int, depth: int) -> tuple[Node, int]:
        items: list[Node] = []
        end = self.skip(position + 1)
        while self.text[end : end + 1] != "]":
            if items:
                end = self.comma(end, "]")
            node, end = self.value(end, depth + 1)
            items.append(node)
            end = self.skip(end)
        return Node(self.where(position), items=tuple(items)), end + 1

    def entries(self, position: int, depth: int) -> tuple[Node, int]:
        entries: dict[str, tuple[Node, Node]] = {}
        end = self.skip(position + 1)
        while self.text[end : end + 1] != "}":
            if entries:
                end = self.comma(end, "}")
            start = end
            if self.text[end : end + 1] != '"':
                self.refuse("expected a name in quotes", end)
            name, end = self.string(end)
            end = self.skip(end)
            if self.text[end : end + 1] != ":":
                self.refuse("expected a colon here", end)
            value, end = self.value(self.skip(end + 1), depth + 1)
            if name in entries:
                self.refuse(f'"{name}" is written twice', start)
            entries[name] = (Node(self.where(start), name), value)
            end = self.skip(end)
        return Node(self.where(position), entries=entries), end + 1

    def comma(self, position: int, closing: str) -> int:
        if self.text[position : position + 1] != ",":
            self.refuse(f"expected a comma or {closing}", position)
        return self.skip(position + 1)
