"""From YAML nodes to the model's types, directed by those types, with every problem reported at its place.

The types' own annotations are the schema: a field without a default is required, a field that the type does not have
is an error with a suggestion. Scalars are text until a field's type says otherwise.
"""

from __future__ import annotations

import typing
from collections.abc import Container
from typing import Any, TypeVar
from urllib.parse import unquote

import msgspec

from gigfolio.content import scalars
from gigfolio.content.readers import BAD, Field, fields_of
from gigfolio.content.scalars import BadValue
from gigfolio.content.suggest import closest
from gigfolio.content.text_source import shortened
from gigfolio.content.yaml_source import Node, Source
from gigfolio.model.values import Picture

S = TypeVar("S", bound=msgspec.Struct)


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
        value = self.convert(node, struct, path, computed)
        return None if value is BAD else typing.cast(S, value)

    def structs(self, node: Node, struct: type[S], path: str = "", **computed: Any) -> tuple[S, ...]:
        """Return the structs of a list node, without those that were refused."""
        if node.items is None:
            self.refuse(node, path, f"expected a list, got {node.kind}", 'start each entry with "- "')
            return ()
        found = (self.struct(n, struct, f"{path}[{i}]", **computed) for i, n in enumerate(node.items))
        return tuple(value for value in found if value is not None)

    def refuse(self, node: Node, path: str, message: str, hint: str = "", id: str = "bad-value") -> Any:
        """Report a value; return BAD."""
        label = f"{path}: " if path else ""
        self.source.report(id, label + message, node.where, hint)
        return BAD

    def convert(self, node: Node, struct: type, path: str, computed: dict[str, Any]) -> Any:
        """As `struct`, but untyped, and BAD instead of None: what the readers of nested values call."""
        short = getattr(struct, "short_form", None)
        if node.text is not None and short:
            node = Node(node.where, entries={short: (node, node)})
        if node.entries is None:
            return self.refuse(node, path, f"expected fields like `name: value`, got {node.kind}")
        fields = fields_of(struct)
        refused = self._report_unknown(node.entries, path, fields)
        values = {"id": "", **computed} if "id" in struct.__struct_fields__ else computed  # type: ignore[attr-defined]
        for name, field in fields.items():
            value = self._field(node, name, field, path)
            if value is BAD:
                refused = True
            elif value is not None:
                values[field.attribute] = value
        return BAD if refused else self._finish(struct(**values), node, path)

    def _field(self, node: Node, name: str, field: Field, path: str) -> Any:
        """A field's value; None when it is absent."""
        written = (node.entries or {}).get(name)
        if written is None or written[1].is_empty:
            if field.required:
                return self.refuse(node, path, f"{name} is missing", id="missing-field")
            return None
        if field.required and written[1].text is not None and not written[1].text.strip():
            return self.refuse(written[1], path, f"{name} is empty", id="missing-field")
        return field.read(self, written[1], f"{path}.{name}" if path else name)

    def _report_unknown(
        self, entries: dict[str, tuple[Node, Node]], path: str, fields: dict[str, Field]
    ) -> bool:
        unknown = [key for key in entries if key not in fields]
        for key in unknown:
            close = closest(key, fields)
            hint = f"did you mean {close}?" if close else f"known here: {', '.join(fields)}"
            label = f"{path}.{shortened(key)}" if path else shortened(key)
            self.source.report(
                "unknown-field", f"{label}: there is no such field", entries[key][0].where, hint
            )
        return bool(unknown)

    def scalar(self, node: Node, read: Any, path: str) -> Any:
        """Return the value that `read` makes of a text node, or BAD."""
        if node.text is None:
            return self.refuse(node, path, f"expected {scalars.describe(read)}, got {node.kind}")
        try:
            return read(node.text)
        except BadValue as error:
            return self.refuse(node, path, f'{error}, got "{shortened(node.text)}"', error.hint)

    def href(self, node: Node, value: str, path: str) -> Any:
        """Return an address, or a path from the site's root for a file of static/ that is named by its path."""
        if value.startswith(("/", "#")) or ":" in value:
            return value
        for written in (value, unquote(value)):
            found = scalars.join_path(self.folder, written)
            if found is not None and found.startswith("static/") and found in self.files:
                return found.removeprefix("static")
        hint = "start it with https://, with / for a page of this site, or with static/ for a file there"
        return self.refuse(
            node, path, f'expected a web address or a path on the site, got "{shortened(value)}"', hint
        )

    def _finish(self, value: Any, node: Node, path: str) -> Any:
        return self._picture(value, node, path) if isinstance(value, Picture) else value

    def _picture(self, picture: Picture, node: Node, path: str) -> Any:
        src = scalars.join_path(self.folder, picture.src)
        if src is None or src not in self.files:
            hint = "a path is counted from the file that names it, or starts with static/ or content/"
            message = f"there is no picture {shortened(picture.src)}"
            _, written = (node.entries or {}).get("src", (node, node))
            return self.refuse(written, path, message, hint, id="missing-picture")
        if picture.alt is None:
            self.source.report(
                "missing-alt",
                f"{path}: the picture has no alt text",
                node.where,
                "say what it shows: {src: …, alt: …}",
                "warning",
            )
        return msgspec.structs.replace(picture, src=src)
