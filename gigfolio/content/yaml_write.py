"""Values as YAML, written as a person would: plain where that is safe, quoted where it is not, long texts as blocks."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from gigfolio.model.values import PartialDate

Scalar = str | int | float | bool | PartialDate
Writable = Scalar | Sequence["Writable"] | Mapping[str, "Writable"]

# Plain in every YAML version: begins with a letter, digit or bracket, and holds nothing that reads as syntax.
_PLAIN = re.compile(r"[^\W_][^\n\t]*\Z")
_SYNTAX = re.compile(r": |:\Z| #|[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]| \Z")
_FLOW_SYNTAX = re.compile(r"[?,\[\]{}:]")
_SPACE_LED = re.compile(r"^ ", re.MULTILINE)
# What some reader takes for something else than text: a number, a date, a flag, nothing.
_TYPED = re.compile(
    r"[\d.,_:+ex-]*\Z|0[xob][\da-f_]+\Z|(?:y|n|yes|no|on|off|true|false|null|nan|inf)\Z", re.IGNORECASE
)
_WIDTH = 100
_BREAKS = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x85": "\n"})


def block(fields: Mapping[str, Writable]) -> str:
    """Return a map as block YAML, one field a line, with "\\n" after each; "" for no fields.

    Empty texts, lists and maps are left out, as the reader takes what is not written.
    """
    return "".join(f"{line}\n" for line in _map_lines(fields))


def scalar(value: Scalar, *, in_flow: bool = False) -> str:
    """Return a value on one line. Text that could be read as something else is put in double quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    plain = _PLAIN.match(value) and not _SYNTAX.search(value) and not _TYPED.match(value)
    if plain and not (in_flow and _FLOW_SYNTAX.search(value)):
        return value
    return _quoted(value)


def flow(value: Writable) -> str:
    """Return a value on one line: `{name: Ada, tags: [a, b]}`."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(k, in_flow=True)}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return scalar(value, in_flow=True)


def _quoted(value: str) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return re.sub(
        r"[\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]", lambda m: f"\\u{ord(m[0]):04x}", text
    )


def _map_lines(fields: Mapping[str, Writable]) -> list[str]:
    lines: list[str] = []
    for name, value in fields.items():
        if value not in ("", (), [], {}):
            lines += _field_lines(scalar(name), value)
    return lines


def _field_lines(name: str, value: Writable) -> list[str]:
    if isinstance(value, Mapping):
        inner = _map_lines(value)
        return [f"{name}:", *(f"  {line}" for line in inner)] if inner else []
    if isinstance(value, str):
        return _text_lines(name, value)
    if isinstance(value, Sequence):
        short = f"{name}: {flow(value)}"
        if len(short) <= _WIDTH and not any(isinstance(item, Mapping) for item in value):
            return [short]
        return [f"{name}:", *(f"  {line}" for item in value for line in _item_lines(item))]
    return [f"{name}: {scalar(value)}"]


def _text_lines(name: str, value: str) -> list[str]:
    """A text on one line, or as a literal block when it has several."""
    text = value.translate(_BREAKS)
    fits_block = (
        "\n" in text.strip("\n")
        and not _SPACE_LED.search(text)
        and not _SYNTAX.search(text.replace("\n", ""))
    )
    if not fits_block or text != text.strip():
        return [f"{name}: {scalar(value)}"]
    return [f"{name}: |-", *(f"  {line}" if line else "" for line in text.split("\n"))]


def _item_lines(item: Writable) -> list[str]:
    if isinstance(item, Mapping):
        lines = _map_lines(item) or ["{}"]
        return [f"- {lines[0]}", *(f"  {line}" if line else "" for line in lines[1:])]
    return [f"- {flow(item)}"]
