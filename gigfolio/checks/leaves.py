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
