"""How each annotation of the model is read: made once for each struct, and kept."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, Union

import msgspec

from gigfolio.content import forms, scalars
from gigfolio.content.scalars import BadValue
from gigfolio.content.suggest import did_you_mean
from gigfolio.content.yaml_source import Node
from gigfolio.model.values import Amount, Body, Focus, PartialDate

if TYPE_CHECKING:
    from gigfolio.content.schema import Converter

Reader = Callable[["Converter", Node, str], Any]  # from a node and its path to the value, or BAD
BAD: Any = object()  # a value that was refused; the problem is already reported


class Field(NamedTuple):
    """A field as it is written, and how."""

    attribute: str
    required: bool
    read: Reader


def _amount(text: str) -> Amount:
    """An amount whose currency, if it is written, is one that exists."""
    amount = scalars.amount(text)
    if amount.currency:
        forms.currency(amount.currency)
    return amount


_SCALARS: dict[Any, Callable[[str], Any]] = {
    str: scalars.text,
    bool: scalars.flag,
    int: scalars.whole_number,
    float: scalars.number,
    Decimal: scalars.decimal,
    PartialDate: scalars.partial_date,
    Amount: _amount,
    Focus: scalars.focus,
}


@cache
def fields_of(struct: type) -> dict[str, Field]:
    """Return the fields that users write, by the name that they write (`from_` is written `from`).

    An id and a Markdown body are computed, so they are not among them.
    """
    hints = typing.get_type_hints(struct, include_extras=True)
    return {
        field.name.rstrip("_"): Field(field.name, field.required, reader(hints[field.name]))
        for field in msgspec.structs.fields(struct)
        if field.name != "id" and hints[field.name] is not Body
    }


def reader(hint: Any) -> Reader:
    """Return how a value of a type is read."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Annotated:
        return _annotated(arguments[0], arguments[1])
    if origin in (Union, types.UnionType):
        return _union([o for o in arguments if o is not types.NoneType])
    if origin is Literal:
        return _choice(arguments)
    if origin is tuple:
        return _tuple(reader(arguments[0]))
    if origin is dict:
        return _map(reader(arguments[1]))
    if hint in _SCALARS:
        return _scalar(_SCALARS[hint])
    return lambda converter, node, path: converter.convert(node, hint, path, {})


def _scalar(read: Callable[[str], Any]) -> Reader:
    return lambda converter, node, path: converter.scalar(node, read, path)


def _annotated(base: Any, meta: msgspec.Meta) -> Reader:
    form = (meta.extra or {}).get("form")
    if form is None:
        return _scalar(_bounded(_SCALARS[base], meta))
    check = forms.FORMS[form]

    def read(text: str) -> str:
        stripped = text.strip()
        return check(stripped) if stripped or form == "alias" else ""

    if form != "href":
        return _scalar(read)

    def read_href(converter: Converter, node: Node, path: str) -> Any:
        value = converter.scalar(node, read, path)
        return value if value is BAD or not value else converter.href(node, value, path)

    return read_href


def _bounded(read: Callable[[str], Any], meta: msgspec.Meta) -> Callable[[str], Any]:
    """A reader that refuses what lies outside a type's bounds."""
    low, above, high = meta.ge, meta.gt, meta.le
    if above is not None:
        bounds = f"above {above}" if high is None else f"above {above}, at most {high}"
    else:
        bounds = f"of at least {low}" if high is None else f"from {low} to {high}"
    expected = f"{scalars.describe(read)} {bounds}"

    def read_bounded(text: str) -> Any:
        try:
            value = read(text)
        except BadValue:
            raise BadValue(expected) from None
        if (low is not None and value < low) or (above is not None and value <= above):
            raise BadValue(expected)
        if high is not None and value > high:
            raise BadValue(expected)
        return value

    return read_bounded


def _union(options: list[Any]) -> Reader:
    words = [word for o in options if typing.get_origin(o) is Literal for word in typing.get_args(o)]
    if str in options:  # a free value, as in theme_options: text, or a map of texts
        text, texts = _scalar(scalars.text), _map(_scalar(scalars.text))
        return lambda c, node, path: texts(c, node, path) if node.entries is not None else text(c, node, path)
    kind = next(o for o in options if typing.get_origin(o) is not Literal)
    rest = reader(kind)
    if not words:
        return rest
    return _scalar(_or_word(_SCALARS[kind], words)) if kind in _SCALARS else rest


def _or_word(read: Callable[[str], Any], words: list[str]) -> Callable[[str], Any]:
    """A reader that also takes some words as they are ("present")."""

    def read_or_word(text: str) -> Any:
        if text in words:
            return text
        try:
            return read(text)
        except BadValue as error:
            raise BadValue(f"{str(error).removeprefix('expected ')}, or {words[0]}", error.hint) from None

    return read_or_word


def _choice(words: tuple[str, ...]) -> Reader:
    allowed = ", ".join(word for word in words if word)

    def read(converter: Converter, node: Node, path: str) -> Any:
        if node.text in words and node.text is not None:
            return node.text
        hint = did_you_mean(node.text or "", words)
        return converter.refuse(node, path, f"expected one of {allowed}, got {node.kind}", hint)

    return read


def _tuple(read_item: Reader) -> Reader:
    def read(converter: Converter, node: Node, path: str) -> Any:
        if node.items is None:
            example = f"write it as a list: [{node.text}]" if node.text and len(node.text) < 60 else ""
            return converter.refuse(node, path, f"expected a list, got {node.kind}", example)
        values = [_item(converter, item, f"{path}[{i}]", read_item) for i, item in enumerate(node.items)]
        return BAD if any(value is BAD for value in values) else tuple(values)

    return read


def _item(converter: Converter, node: Node, path: str, read: Reader) -> Any:
    return (
        converter.refuse(node, path, "this entry is empty") if node.is_empty else read(converter, node, path)
    )


def _map(read_value: Reader) -> Reader:
    def read(converter: Converter, node: Node, path: str) -> Any:
        if node.entries is None:
            return converter.refuse(node, path, f"expected fields like `name: value`, got {node.kind}")
        found = {
            key: read_value(converter, value, f"{path}.{key}")
            for key, (_, value) in node.entries.items()
            if not value.is_empty
        }
        return BAD if any(value is BAD for value in found.values()) else found

    return read
