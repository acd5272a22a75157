"""Walking through a model's values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield (path, leaf) for everything in a model that is not a struct, a sequence or a mapping, in its order.

    A path is like "interviews[0].client.name".
    """
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from leaves(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, tuple | list):
        for index, inner in enumerate(value):
            yield from leaves(inner, f"{path}[{index}]")
    else:
        yield path, value


def string_leaves(value: Any) -> Iterator[tuple[str, str]]:
    """Yield (path, text) for every text in a model, empty ones too."""
    for path, leaf in leaves(value):
        if isinstance(leaf, str):
            yield path, leaf


def texts(value: Any) -> list[str]:
    """Return every text in a model, in its order, without the places: a large model has hundreds of thousands."""
    found: list[str] = []
    _collect(value, found)
    return found


def _collect(value: Any, found: list[str]) -> None:
    if isinstance(value, str):
        found.append(value)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            _collect(getattr(value, name), found)
    elif isinstance(value, tuple | list):
        for inner in value:
            _collect(inner, found)
    elif isinstance(value, Mapping):
        for inner in value.values():
            _collect(inner, found)
