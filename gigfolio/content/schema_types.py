"""One annotation of the model as JSON Schema: the same distinctions that `readers` makes, for editors."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Union

import msgspec

from gigfolio.content.readers import fields_of
from gigfolio.model.values import Amount, Focus, PartialDate

Schema = dict[str, Any]
Reference = Callable[[type], Schema]

_TEXT: Schema = {"type": ["string", "number", "boolean"]}  # `title: 2026` and `title: yes` are texts
_DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
_FIGURE = r"[0-9]{1,12}(\.[0-9]{1,4})?"
_SCALARS: dict[Any, Schema] = {
    str: _TEXT,
    bool: {"type": ["boolean", "string"], "pattern": "^(true|false)$"},
    int: {"type": ["integer", "string"], "pattern": "^-?[0-9]{1,12}$"},
    float: {"type": ["number", "string"], "pattern": r"^-?[0-9]{1,15}(\.[0-9]{1,9})?$"},
    Decimal: {"type": ["number", "string"], "pattern": r"^-?[0-9]{1,15}(\.[0-9]{1,9})?$"},
    PartialDate: {"type": ["string", "integer"], "pattern": f"^{_DATE}$", "minimum": 1, "maximum": 9999},
    Amount: {
        "type": ["number", "string"],
        "pattern": f"^([A-Z]{{3}} ?{_FIGURE}|{_FIGURE}( ?[A-Z]{{3}})?)$",
        "minimum": 0,
    },
    Focus: {"type": "string", "pattern": r"^[0-9]{1,3}(\.[0-9]+)?% [0-9]{1,3}(\.[0-9]+)?%$"},
}
# What an editor can see of a form. The reader looks closer (does the zone exist?); white space around it is dropped.
_FORMS: dict[str, Schema] = {
    "url": {
        "type": "string",
        "pattern": r"^\s*(([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:).+)?\s*$",
    },
    "href": {"type": "string"},
    "email": {"type": "string", "pattern": r"^\s*([^\s@]+@[^\s@]+)?\s*$"},
    "phone": {"type": ["string", "number"]},
    "language": {"type": ["string", "boolean"]},  # `no`, which some readers take for a flag, is Norwegian
    "currency": {"type": "string", "pattern": r"^\s*([A-Z]{3})?\s*$"},
    "zone": {"type": "string"},
    "colour": {"type": ["string", "number"]},
    "alias": {"type": "string", "pattern": "^/"},
    "when": {"type": "string", "pattern": r"^\s*([0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2})?.*)?\s*$"},
}


@cache
def fields_with_types(struct: type) -> dict[str, tuple[Any, bool]]:
    """Return the fields that users write, by the name that they write: (annotation, whether it is required)."""
    hints = typing.get_type_hints(struct, include_extras=True)
    return {name: (hints[field.attribute], field.required) for name, field in fields_of(struct).items()}


def optional(schema: Schema) -> Schema:
    """Let a value be left empty, which counts as not written."""
    given = schema.get("type")
    if given is None or "enum" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    return schema | {"type": [*([given] if isinstance(given, str) else given), "null"]}


def type_schema(hint: Any, reference: Reference) -> Schema:
    """Return the schema of an annotation; `reference` gives the one of a struct that is met in it."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Annotated:
        return _annotated(arguments[0], arguments[1])
    if origin in (Union, types.UnionType):
        return _union([o for o in arguments if o is not types.NoneType], reference)
    if origin is Literal:
        return {"enum": [word for word in arguments if word]}
    if origin is tuple:
        return {"type": "array", "items": type_schema(arguments[0], reference)}
    if origin is dict:
        return {"type": "object", "additionalProperties": optional(type_schema(arguments[1], reference))}
    return dict(_SCALARS[hint]) if hint in _SCALARS else reference(hint)


def _annotated(base: Any, meta: msgspec.Meta) -> Schema:
    form = (meta.extra or {}).get("form")
    if form is not None:
        return dict(_FORMS[form])
    bounds = {"minimum": meta.ge, "exclusiveMinimum": meta.gt, "maximum": meta.le}
    return _SCALARS[base] | {name: bound for name, bound in bounds.items() if bound is not None}


def _union(options: list[Any], reference: Reference) -> Schema:
    words = [word for o in options if typing.get_origin(o) is Literal for word in typing.get_args(o)]
    if str in options:  # a free value, as in theme_options: text, or a map of texts
        return {"anyOf": [_TEXT, {"type": "object", "additionalProperties": optional(_TEXT)}]}
    kind = next(o for o in options if typing.get_origin(o) is not Literal)
    made = type_schema(kind, reference)
    if words and "pattern" in made:  # "present" beside a date
        return made | {
            "pattern": f"^({'|'.join(words)}|{made['pattern'].removeprefix('^').removesuffix('$')})$"
        }
    return made
