"""What a post's text leads to: other posts under their new names, pictures that come along, and the rest as text.

A link that would lead nowhere on the new site is an error there; so it becomes its words, and the import says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_FENCE = re.compile(r"^( {0,3})(`{3,}|~{3,}).*?(?:^ {0,3}\2[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_TARGET = r"(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\([^\s()]*\))*))"
_LINK = re.compile(
    r"(!?)\[((?:[^\[\]\\]|\\.|!?\[[^\[\]]*\](?:\([^()\s]*\))?)*)\]\(\s*"
    + _TARGET
    + r"(\s+(?:\"[^\"]*\"|'[^']*'|\([^)]*\)))?\s*\)"
)
_REFERENCE = re.compile(r"^( {0,3})\[([^\]\n^][^\]\n]*)\]:[ \t]*" + _TARGET + r"[ \t]*(.*)$", re.MULTILINE)
_USE = re.compile(r"!?\[([^\[\]]+)\](?:\[([^\[\]]*)\])?(?![(:\[])")  # [words][label], [label][] and [label]
_OUTSIDE = re.compile(r"(?:https?://[^/?#]|mailto:[^@]+@.|#)", re.IGNORECASE)


Resolve = Callable[
    [str, bool], str
]  # the written address and whether a picture is meant, to the new one or ""


def rewrite_links(text: str, resolve: Resolve) -> tuple[str, list[str]]:
    """Return a Markdown text with its links and pictures as `resolve` gives them, and those that led nowhere."""
    lost: list[str] = []
    gone: set[str] = set()  # labels of references that led nowhere

    def link(found: re.Match[str]) -> str:
        mark, label, address = found[1], found[2], found[3] if found[3] is not None else found[4]
        label = prose(label) if "](" in label else label
        new = _resolved(address, bool(mark), resolve)
        if not new:
            lost.append(address)
            return label
        return f"{mark}[{label}]({_written(new)}{found[5] or ''})"

    def reference(found: re.Match[str]) -> str:
        address = found[3] if found[3] is not None else found[4]
        new = _resolved(address, False, resolve) or _resolved(address, True, resolve)
        if not new:
            lost.append(address)
            gone.add(_label(found[2]))
            return ""
        return f"{found[1]}[{found[2]}]: {_written(new)} {found[5]}".rstrip()

    def prose(part: str) -> str:
        return _REFERENCE.sub(reference, _LINK.sub(link, part))

    def words(found: re.Match[str]) -> str:
        return found[1] if _label(found[2] or found[1]) in gone else found[0]

    text = outside_code(text, prose)
    return (outside_code(text, lambda part: _USE.sub(words, part)) if gone else text), lost


def _label(text: str) -> str:
    """A reference's label as it is compared (CommonMark, matching of labels)."""
    return " ".join(text.split()).casefold()


def _resolved(address: str, is_picture: bool, resolve: Resolve) -> str:
    if _OUTSIDE.match(address) and not is_picture:
        return address
    return resolve(address, is_picture)


def _written(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()]", address) else address


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """Return a text with everything changed that is no code."""
    return _around(_FENCE, text, lambda part: _around(_CODE, part, change))


def _around(code: re.Pattern[str], text: str, change: Callable[[str], str]) -> str:
    parts, end = [], 0
    for found in code.finditer(text):
        parts += [change(text[end : found.start()]), found[0]]
        end = found.end()
    return "".join([*parts, change(text[end:])])
