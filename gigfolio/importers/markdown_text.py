"""Plain text as Markdown that shows it as it is, and Markdown as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable

_INLINE = re.compile(r"([\\`*_\[\]<>#|~{}$])")
_START = re.compile(r"^(\s*)([-+:=]|\d+[.)])(?=\s|$|[-=])", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]]*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)[^)]*\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![\w*])")
_CODE = re.compile(r"`([^`]+)`")
_ITEM = re.compile(r"\s*(?:[-*•·–▪◦‣]|\d{1,2}[.)])\s+(?=\S)")


def escaped(text: str) -> str:
    """Return a text as Markdown that shows these characters and no others."""
    text = _INLINE.sub(r"\\\1", text)
    return _START.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", text)


def bullets(texts: Iterable[str]) -> str:
    """Return texts as a Markdown list."""
    return "\n".join("- " + escaped(text).replace("\n", "\n  ") for text in texts)


def without_markup(text: str) -> str:
    """Return Markdown as plain text: a link as its words, emphasis and code without their marks."""
    text = _LINK.sub(r"\1", text)
    for pattern in (_STRONG, _EMPHASIS):
        text = pattern.sub(r"\2", text)
    return _CODE.sub(r"\1", text)


def first_link(text: str) -> str:
    """Return the address of the first link of a Markdown text, "" for none."""
    found = _LINK.search(text)
    return found[2] if found else ""


def text_and_items(text: str) -> tuple[str, list[str]]:
    """Cut a text into what is prose and the lines that are items of a list ("- …", "• …")."""
    prose, items = [], []
    for line in text.split("\n"):
        found = _ITEM.match(line)
        if found:
            items.append(line[found.end() :].strip())
        else:
            prose.append(line.strip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(prose)).strip(), items
