"""Every field of a type as commented YAML, with what it means and an example, made from the descriptions.

Prose begins with "# " and a field with "#" alone, so that taking that one character away puts the field to use.
"""

from __future__ import annotations

import textwrap
import typing
from collections.abc import Container, Iterator
from typing import Annotated, Any, Literal

import msgspec

from gigfolio.content.descriptions import DESCRIPTIONS, describe
from gigfolio.content.schema_types import fields_with_types
from gigfolio.content.yaml_write import scalar
from gigfolio.model.entities import Package, Profile, Service, Testimonial
from gigfolio.model.settings import Navigation, Settings

# Left out of starter files: reserved, only right together with others, or a reference to what is not there yet.
_LEFT_OUT: dict[type, frozenset[str]] = {
    Settings: frozenset({"languages", "theme", "theme_options", "content_version"}),
    Navigation: frozenset({"links"}),
    Profile: frozenset({"emphasis"}),
    Package: frozenset({"min", "max", "milestones", "upsell_to"}),
    Service: frozenset({"projects"}),
    Testimonial: frozenset({"photo", "project"}),
}
_LONGEST = 110


def commented(struct: type, given: Container[str] = (), only: Container[str] | None = None) -> str:
    """Return the fields of a type, each below its meaning and commented out.

    Args:
        struct: a type of the model.
        given: fields that are left out, since they are written already.
        only: the fields that are wanted; all of them when None.
    """
    parts = []
    for name, (hint, _) in fields_with_types(struct).items():
        if name in given or name in _left_out(struct) or (only is not None and name not in only):
            continue
        lines = [f"#{line}" for line in _field(struct, name, hint, is_top=True)]
        parts.append("\n".join([*prose(_meaning(struct, name, hint)), *lines]))
    return "\n\n".join(parts) + "\n" if parts else ""


def commented_list(struct: type) -> str:
    """Return one entry of a list, commented out, each field with its meaning behind it."""
    return "".join(f"#{line}\n" for line in _item(struct))


def prose(text: str) -> list[str]:
    """Return a text as comment lines."""
    return [f"# {line}" for line in textwrap.wrap(text, _LONGEST - 2)]


def _left_out(struct: type) -> frozenset[str]:
    return _LEFT_OUT.get(struct, frozenset())


def _meaning(struct: type, name: str, hint: Any) -> str:
    """The description, with the words that may stand there."""
    text = describe(struct, name).text
    words = _words(hint)
    return f"{text} One of: {', '.join(words)}." if words else text


def _words(hint: Any) -> list[str]:
    """The choices of a field, when its values are given."""
    found = [a for a in (hint, *typing.get_args(hint)) if typing.get_origin(a) is Literal]
    return [word for word in typing.get_args(found[0]) if word and word != "present"] if found else []


def _field(struct: type, name: str, hint: Any, *, is_top: bool = False) -> Iterator[str]:
    inner = _struct_in(hint)
    if inner is None:
        line = f"{name}: {_example(struct, name, hint)}"
        yield line if is_top else f"{line}  # {_meaning(struct, name, hint)}"
        return
    yield f"{name}:" if is_top else f"{name}:  # {describe(struct, name).text}"
    origin = typing.get_origin(hint)
    nested = list(_item(inner) if origin is tuple else _map(inner))
    if origin is dict:  # of names that the user gives
        nested = ["name:", *(f"  {line}" for line in nested)]
    yield from (f"  {line}" for line in nested)


def _map(struct: type) -> Iterator[str]:
    for name, (hint, _) in fields_with_types(struct).items():
        if name not in _left_out(struct):
            yield from _field(struct, name, hint)


def _item(struct: type) -> Iterator[str]:
    for number, line in enumerate(_map(struct)):
        yield f"- {line}" if number == 0 else f"  {line}"


def _struct_in(hint: Any) -> type | None:
    """The type of the model with fields of its own that a field holds, alone or in a list."""
    for option in (hint, *typing.get_args(hint)):
        if isinstance(option, type) and issubclass(option, msgspec.Struct):
            return option if option in DESCRIPTIONS else None
    return None


def _example(struct: type, name: str, hint: Any) -> str:
    """A value for a field as it is written."""
    said = describe(struct, name).example
    if typing.get_origin(hint) is tuple:
        return f"[{_one(struct, name, typing.get_args(hint)[0], said, in_flow=True)}]"
    if typing.get_origin(hint) is dict:
        return f"{{posts: {said}}}"
    return _one(struct, name, hint, said)


def _one(struct: type, name: str, hint: Any, said: str, *, in_flow: bool = False) -> str:
    words = _words(hint)
    if words:
        return words[0]
    if not said:
        defaults = {f.name.rstrip("_"): f.default for f in msgspec.structs.fields(struct)}
        default = defaults[name]
        return scalar(default if isinstance(default, bool | int) else True)
    is_text = typing.get_args(hint)[0] is str if typing.get_origin(hint) is Annotated else hint is str
    return scalar(said, in_flow=in_flow) if is_text else said
