"""The YAML between --- lines at the start of a Markdown file."""

from __future__ import annotations

import re
from typing import NamedTuple

from gigfolio.content.text_source import Source
from gigfolio.content.yaml_source import Node, parse

_FIELD = re.compile(r"[\w-]+:(?: |$)")


class FrontMatter(NamedTuple):
    """A file cut in two. `front` is None when there is none; `line` is where the body starts."""

    front: str | None
    body: str
    line: int
    is_closed: bool = True


def split_front_matter(text: str) -> FrontMatter:
    """Cut a file's text at its --- lines."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return FrontMatter(None, text, 1)
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            body = "\n".join(lines[number + 1 :])
            return FrontMatter("\n".join(lines[1:number]), body, number + 2)
    return FrontMatter("\n".join(lines[1:]), "", len(lines) + 1, is_closed=False)


def read_front_matter(source: Source, text: str) -> tuple[Node | None, str, int]:
    """Return the fields of an entry's file (None when refused), its body, and the line on which the body starts."""
    found = split_front_matter(text)
    if found.front is None:
        if not source.count:
            first = text.lstrip().split("\n", 1)[0].rstrip()
            hint = (
                "nothing may stand before the first ---"
                if first == "---"
                else "start with ---, the fields, and ---"
            )
            source.report("no-front-matter", "expected front matter between --- lines", source.at(1), hint)
        return None, "", 1
    if not found.is_closed:
        hint = "end the fields with a line ---"
        source.report("no-front-matter", "the front matter is not closed", source.at(1, 1, 3), hint)
        return None, "", 1
    before = source.count
    node = parse(source, found.front, 2)
    if node is None and source.count == before:
        source.report("no-front-matter", "the front matter is empty", source.at(1, 1, 3))
    return node, found.body, found.line


def refuse_front_matter(source: Source, text: str) -> bool:
    """Report front matter in a file that is only text; return whether there is any."""
    lines = text.split("\n", 2)
    if len(lines) < 2 or lines[0].rstrip() != "---" or not _FIELD.match(lines[1]):
        return False
    hint = "this file is text only: remove the --- lines and what stands between them"
    source.report("front-matter", "front matter is not read here", source.at(1, 1, 3), hint)
    return True
