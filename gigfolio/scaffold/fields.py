"""Fields that can be said in one line, on the command line or as an answer: which they are, and what they become."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Annotated, Any, Literal, NamedTuple, Union

import msgspec

from gigfolio.content.descriptions import describe
from gigfolio.content.readers import BAD, fields_of
from gigfolio.content.scalars import BadValue, partial_date
from gigfolio.content.schema import Converter
from gigfolio.content.schema_types import fields_with_types
from gigfolio.content.yaml_source import Node, Source
from gigfolio.content.yaml_write import Writable
from gigfolio.errors import Location
from gigfolio.model.values import PartialDate

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+\Z")


class LineField(NamedTuple):
    """A field that fits in one line. `shape` is `list` when it may be given more than once."""

    name: str
    shape: Literal["text", "flag", "list"]
    about: str
    required: bool
    choices: tuple[str, ...] = ()


def line_fields(struct: type) -> dict[str, LineField]:
    """Return the fields of a type that one line can hold: scalars, lists of text, and what has a short form."""
    found = {}
    for name, (hint, required) in fields_with_types(struct).items():
        shape = _shape(hint)
        if shape is not None:
            text = describe(struct, name).text
            found[name] = LineField(name, shape, text, required, _choices(hint))
    return found


def _shape(hint: Any) -> Literal["text", "flag", "list"] | None:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is bool:
        return "flag"
    if origin is tuple:
        return "list" if _shape(arguments[0]) == "text" and not _is_struct(arguments[0]) else None
    if origin in (Union, types.UnionType):
        return _shape(next(a for a in arguments if a is not types.NoneType))
    if origin in (Annotated, Literal) or not _is_struct(hint):
        return None if origin is dict else "text"
    return "text" if hint.__name__ in {"PartialDate", "Amount"} or hasattr(hint, "short_form") else None


def _is_struct(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, msgspec.Struct)


def _choices(hint: Any) -> tuple[str, ...]:
    return tuple(w for w in typing.get_args(hint) if w) if typing.get_origin(hint) is Literal else ()


def problem_with(struct: type, name: str, text: str) -> str:
    """Return what is wrong with one line given for a field, with a hint, or ""; files that it names are not looked for."""
    source = Source("", [])
    hint, _ = fields_with_types(struct)[name]
    node = Node(Location(""), text)
    is_list = typing.get_origin(hint) is tuple
    read = fields_of(struct)[name].read
    value = read(
        Converter(source, "", _Everything()), Node(Location(""), items=(node,)) if is_list else node, ""
    )
    if value is not BAD:
        return ""
    problem = source.problems[0]
    return problem.message + (f" ({problem.hint})" if problem.hint else "")


class _Everything:
    """A site that has every file."""

    def __contains__(self, path: object) -> bool:
        return True


def written(struct: type, values: Mapping[str, str | bool | Sequence[str]]) -> dict[str, Writable]:
    """Return fields as they are to be written, in the order of the type; empty ones left out.

    A text that the field takes for a number, a date or an amount is written as one.
    """
    found: dict[str, Writable] = {}
    for name, (hint, _) in fields_with_types(struct).items():
        value = values.get(name)
        if value is None or value in ("", (), []):
            continue
        as_typed = partial(_typed, hint)
        if isinstance(value, str):
            found[name] = as_typed(value)
        elif isinstance(value, bool):
            found[name] = value
        else:
            found[name] = [as_typed(item) for item in value]
    return found


def _typed(hint: Any, text: str) -> str | int | float | PartialDate:
    if _holds_text(hint):
        return text
    try:
        return partial_date(text)
    except BadValue:
        pass
    if _INTEGER.match(text):
        return int(text)
    return float(text) if _NUMBER.match(text) and len(text) < 15 else text


def _holds_text(hint: Any) -> bool:
    """Whether a field's values are texts, so that "2026" has to be written in quotes."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (tuple, Annotated):
        return _holds_text(arguments[0])
    return hint is str or hasattr(hint, "short_form")
