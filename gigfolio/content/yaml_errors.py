"""The YAML reader's own errors, in words that say what to change and where."""

from __future__ import annotations

from typing import NamedTuple

import yaml

QUOTES = 'put the text in quotes: "…"'


class Explained(NamedTuple):
    """A problem in plain words; `line` and `column` count from 0, as the reader's marks do."""

    message: str
    line: int
    column: int
    hint: str = ""


# The reader's words (libyaml's and PyYAML's differ a little), what to say instead, the hint, and whether the place is
# where the thing began.
_KNOWN = (
    ("could not find expected ':'", "a colon is missing after this", "write `name: value`", True),
    ("expected alphabetic or numeric", "a value cannot start with * or &", QUOTES, True),
    ("expected ',' or ']'", "the list opened here is not closed", "close it with ]", True),
    ("expected ',' or '}'", "the braces opened here are not closed", "close them with }", True),
    ("unexpected end of stream", "the quote opened here is not closed", "end the text with the same quote", True),
    ("unexpected document separator", "the quote opened here is not closed", "end the text with the same quote", True),
    ("expected a single document", "a second document starts here", "remove the line ---", False),
    ("unknown escape character", "an unknown escape after \\", "use single quotes, where \\ is only \\", False),
    ("block sequence entries are not allowed", "a list cannot start here", 'start it on a line of its own: "- …"', False),
    ("expected '-' indicator", "this is not in line with the list", 'start each entry with "- ", all in one column', False),
    ("expected <block end>, but found '-'", "this is not in line", 'start each entry with "- ", all in one column', False),
    ("expected key", "this is not in line with the fields", f"line fields up in one column, or {QUOTES}", False),
    ("expected <block end>", "this is not in line with the fields", f"line fields up in one column, or {QUOTES}", False),
)  # fmt: skip


def explain(error: yaml.MarkedYAMLError, lines: list[str]) -> Explained | None:
    """Return an error in plain words; None when it has no place. `lines` are the document's."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return None
    problem = " ".join(str(part) for part in (error.context, error.problem) if part)
    text = lines[mark.line] if mark.line < len(lines) else ""
    if "cannot start any token" in problem:
        return _first_character(text[mark.column : mark.column + 1], mark)
    if "mapping values are not allowed" in problem:
        return _second_colon(text, mark)
    for words, message, hint, at_start in _KNOWN:
        if words in problem:
            place = error.context_mark if at_start and error.context_mark else mark
            return Explained(message, place.line, place.column, hint)
    return Explained(f"this is not YAML: {error.problem or error.context}", mark.line, mark.column)


def _first_character(character: str, mark: yaml.Mark) -> Explained:
    if character == "\t":
        return Explained("a tab stands here", mark.line, mark.column, "indent with spaces")
    return Explained(f'a value cannot start with "{character}"', mark.line, mark.column, QUOTES)


def _second_colon(text: str, mark: yaml.Mark) -> Explained:
    name, colon, rest = text.partition(": ")
    if colon and len(name) < mark.column:
        hint = f'put the text in quotes: {name.strip(" -")}: "{rest.strip()}"'
        return Explained(
            "a second colon on one line", mark.line, mark.column, hint if len(hint) < 120 else QUOTES
        )
    return Explained(
        "a field cannot start here",
        mark.line,
        mark.column,
        "line fields up in one column, or put the text in quotes",
    )
