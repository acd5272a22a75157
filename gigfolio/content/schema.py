"""From YAML nodes to the model's types, directed by those types, with every problem reported at its place.

The types' own annotations are the schema: a field without a default is required, a field that the type does not have
is an error with a suggestion. Scalars are text until a field's type says otherwise.
"""

from __future__ import annotations

import difflib
import types
import typing
from collections.abc import Callable, Container
from decimal import Decimal
from functools import cache
from typing import Any, Literal, TypeVar, Union

import msgspec

from gigfolio.content import scalars
from gigfolio.content.scalars import BadValue
from gigfolio.content.yaml_source import Node, Source
from gigfolio.model.entities import NamedLink
from gigfolio.model.values import Amount, Body, Focus, PartialDate, Picture

S = TypeVar("S", bound=msgspec.Struct)
BAD: Any = object()  # a value that was refused; the problem is already reported

_SCALARS: dict[Any, Callable[[str], Any]] = {
    str: scalars.text,
    bool: scalars.flag,
    int: scalars.whole_number,
    float: scalars.number,
    Decimal: scalars.decimal,
    PartialDate: scalars.partial_date,
    Amount: scalars.amount,
    Focus: scalars.focus,
}


@cache
def _hints(struct: type) -> dict[str, Any]:
    return typing.get_type_hints(struct)


def _written(name: str) -> str:
    """A field's name in YAML: `from_` is written `from`."""
    return name.rstrip("_")


def _is_written(field: msgspec.structs.FieldInfo, hint: Any) -> bool:
    """Whether users write this field; an id and a Markdown body are computed."""
    return field.name != "id" and hint is not Body


class Converter:
    """Turns the nodes of one source into values.

    `folder` is where the source's relative picture paths are counted from; `files` are all inputs.
    """

    def __init__(self, source: Source, folder: str, files: Container[str]) -> None:
        self.source = source
        self.folder = folder
        self.files = files

    def struct(self, node: Node, struct: type[S], path: str = "", **computed: Any) -> S | None:
        """Return the struct that a map node holds, or None when anything in it was refused.

        `computed` gives fields that are not written, such as `id` and `body`.
        """
        value = self._struct(node, struct, path, computed)
        return None if value is BAD else typing.cast(S, value)

    def structs(self, node: Node, struct: type[S], path: str = "", **computed: Any) -> tuple[S, ...]:
        """Return the structs of a list node, without those that were refused."""
        if node.items is None:
            self._refuse(node, path, f"expected a list, got {node.kind}", 'start each entry with "- "')
            return ()
        found = (self.struct(n, struct, f"{path}[{i}]", **computed) for i, n in enumerate(node.items))
        return tuple(value for value in found if value is not None)

    def _refuse(self, node: Node, path: str, message: str, hint: str = "", id: str = "bad-value") -> Any:
        label = f"{path}: " if path else ""
        self.source.report(id, label + message, node.where, hint)
        return BAD

    def _struct(self, node: Node, struct: type[S], path: str, computed: dict[str, Any]) -> Any:
        short = getattr(struct, "short_form", None)
        if node.text is not None and short:
            node = Node(node.where, entries={short: (node, node)})
        if node.entries is None:
            return self._refuse(node, path, f"expected fields like `name: value`, got {node.kind}")
        hints = _hints(struct)
        fields = {
            _written(f.name): f for f in msgspec.structs.fields(struct) if _is_written(f, hints[f.name])
        }
        self._report_unknown(node, path, list(fields))
        values = {"id": "", **computed} if "id" in hints else dict(computed)
        refused = any(name not in fields for name in node.entries)
        for name, field in fields.items():
            value = self._field(node, name, field, hints[field.name], path)
            refused = refused or value is BAD
            if value is not None:
                values[field.name] = value
        return BAD if refused else self._finish(struct(**values), node, path)

    def _field(self, node: Node, name: str, field: Any, hint: Any, path: str) -> Any:
        """A field's value; None when it is absent."""
        where = f"{path}.{name}" if path else name
        _, value = (node.entries or {}).get(name, (None, None))
        if value is None or value.is_empty:
            if field.required:
                return self._refuse(node, path, f"{name} is missing", id="missing-field")
            return None
        result = self._value(value, hint, where)
        if (
            isinstance(result, str)
            and (name == "url" or name.endswith("_url"))
            and not scalars.is_safe_url(result)
        ):
            return self._refuse(value, where, f'"{result}" is not a web address', "start it with https://")
        return result

    def _report_unknown(self, node: Node, path: str, names: list[str]) -> None:
        for key, (key_node, _) in (node.entries or {}).items():
            if key in names:
                continue
            close = difflib.get_close_matches(key, names, 1)
            hint = f"did you mean {close[0]}?" if close else f"known here: {', '.join(names)}"
            label = f"{path}.{key}" if path else key
            self.source.report("unknown-field", f"{label}: there is no such field", key_node.where, hint)

    def _value(self, node: Node, hint: Any, path: str) -> Any:
        origin = typing.get_origin(hint)
        if origin in (Union, types.UnionType):
            return self._union(node, typing.get_args(hint), path)
        if origin is Literal:
            return self._choice(node, typing.get_args(hint), path)
        if origin is tuple:
            return self._tuple(node, typing.get_args(hint)[0], path)
        if origin is dict:
            return self._map(node, typing.get_args(hint)[1], path)
        if hint in _SCALARS:
            return self._scalar(node, _SCALARS[hint], path)
        return self._struct(node, hint, path, {})

    def _scalar(self, node: Node, read: Callable[[str], Any], path: str) -> Any:
        if node.text is None:
            return self._refuse(node, path, f"expected {scalars.describe(read)}, got {node.kind}")
        try:
            return read(node.text)
        except BadValue as error:
            return self._refuse(node, path, f'{error}, got "{node.text}"', error.hint)

    def _union(self, node: Node, options: tuple[Any, ...], path: str) -> Any:
        options = tuple(o for o in options if o is not types.NoneType)
        words = [o for o in options if typing.get_origin(o) is Literal]
        if words and node.text in typing.get_args(words[0]):
            return node.text
        if str in options:  # a free value, as in theme_options: text, or a map of texts
            return (
                self._map(node, str, path)
                if node.entries is not None
                else self._scalar(node, scalars.text, path)
            )
        return self._value(node, next(o for o in options if o not in words), path)

    def _choice(self, node: Node, words: tuple[str, ...], path: str) -> Any:
        if node.text in words and node.text is not None:
            return node.text
        close = difflib.get_close_matches(node.text or "", words, 1)
        allowed = ", ".join(word for word in words if word)
        hint = f"did you mean {close[0]}?" if close else ""
        return self._refuse(node, path, f"expected one of {allowed}, got {node.kind}", hint)

    def _tuple(self, node: Node, hint: Any, path: str) -> Any:
        if node.items is None:
            example = f"write it as a list: [{node.text}]" if node.text else ""
            return self._refuse(node, path, f"expected a list, got {node.kind}", example)
        values = [
            self._refuse(item, f"{path}[{i}]", "this entry is empty")
            if item.is_empty
            else self._value(item, hint, f"{path}[{i}]")
            for i, item in enumerate(node.items)
        ]
        return BAD if any(value is BAD for value in values) else tuple(values)

    def _map(self, node: Node, hint: Any, path: str) -> Any:
        if node.entries is None:
            return self._refuse(node, path, f"expected fields like `name: value`, got {node.kind}")
        found = {
            key: self._value(value, hint, f"{path}.{key}")
            for key, (_, value) in node.entries.items()
            if not value.is_empty
        }
        return BAD if any(value is BAD for value in found.values()) else found

    def _finish(self, value: Any, node: Node, path: str) -> Any:
        if isinstance(value, Picture):
            return self._picture(value, node, path)
        if isinstance(value, NamedLink) and not scalars.is_safe_url(value.url):
            return self._refuse(node, path, f'"{value.url}" is not a web address')
        return value

    def _picture(self, picture: Picture, node: Node, path: str) -> Any:
        src = scalars.join_path(self.folder, picture.src)
        if src is None or src not in self.files:
            return self._refuse(node, path, f"there is no picture {picture.src}", id="missing-picture")
        if picture.alt is None:
            self.source.report(
                "missing-alt",
                f"{path}: the picture has no alt text",
                node.where,
                "say what it shows: {src: …, alt: …}",
                "warning",
            )
        return msgspec.structs.replace(picture, src=src)
