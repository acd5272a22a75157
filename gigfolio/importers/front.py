"""The front matter of other generators: YAML between --- lines (Jekyll, Hugo), or TOML between +++ lines (Hugo)."""

from __future__ import annotations

import re
import tomllib
from typing import Any, NamedTuple

from gigfolio.content.front_matter import split_front_matter
from gigfolio.content.text_source import Source
from gigfolio.content.yaml_source import MAX_DEPTH, Node, parse
from gigfolio.errors import Location

_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)")


class Front(NamedTuple):
    """A post's fields (None when they cannot be read; the source has the problem) and its text."""

    fields: Node | None
    body: str


def read_front(source: Source, text: str) -> Front:
    """Cut a post in two and read its fields; a post without any has no fields."""
    lines = text.split("\n")
    if lines[0].rstrip() == "+++":
        return _toml(source, lines)
    found = split_front_matter(text)
    if found.front is None:
        return Front(Node(source.at(1), entries={}), text)
    if not found.is_closed:
        source.report(
            "no-front-matter", "the front matter is not closed", source.at(1, 1, 3), "end it with ---"
        )
        return Front(None, "")
    fields = parse(source, found.front, 2)
    empty = Node(source.at(1), entries={}) if not source.problems else None
    return Front(fields if fields and fields.entries is not None else empty, found.body)


def _toml(source: Source, lines: list[str]) -> Front:
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == "+++"), 0)
    if not end:
        source.report(
            "no-front-matter", "the front matter is not closed", source.at(1, 1, 3), "end it with +++"
        )
        return Front(None, "")
    try:
        fields = tomllib.loads("\n".join(lines[1:end]))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        source.report(
            "toml", f"this is not TOML: {_TOML_PLACE.sub('', str(error))}", _place(source, str(error), end)
        )
        return Front(None, "")
    places = {found[1]: number for number, line in enumerate(lines[:end], start=1)
              if (found := re.match(r"\s*[\"']?([\w-]+)[\"']?\s*=", line))}  # fmt: skip
    entries = {
        name: (Node(where := source.at(places.get(name, 1)), name), _node(value, where, 1))
        for name, value in fields.items()
    }
    return Front(Node(source.at(1), entries=entries), "\n".join(lines[end + 1 :]))


def _place(source: Source, message: str, end: int) -> Location:
    found = _TOML_PLACE.search(message)
    if found and found[1]:
        return source.at(int(found[1]) + 1, int(found[2]))
    return source.at(end)


def _node(value: Any, where: Location, depth: int) -> Node:
    if depth > MAX_DEPTH:
        return Node(where)
    if isinstance(value, dict):
        return Node(
            where, entries={k: (Node(where, k), _node(v, where, depth + 1)) for k, v in value.items()}
        )
    if isinstance(value, list):
        return Node(where, items=tuple(_node(item, where, depth + 1) for item in value))
    return Node(where, str(value).lower() if isinstance(value, bool) else str(value))
