"""What a rendered page depended on, and whether that still holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from gigfolio.model.values import Value
from gigfolio.snapshot import fingerprint
from gigfolio.typesetting.measured import Measured

DerivativeRow = tuple[Any, ...]  # an images.Derivative, kept plain so that reading a cache imports no Pillow


class Trace(Value, frozen=True, kw_only=True):
    """A page's context fingerprint, its other inputs by key, its outputs by path, the pictures it shows, and how long it
    came out when it is a paper's PDF."""

    context: str
    inputs: dict[str, str] = {}
    outputs: dict[str, str] = {}
    derivatives: tuple[DerivativeRow, ...] = ()
    measured: Measured | None = None


def context_fingerprint(template: str, context: object) -> str:
    """Return the fingerprint of a template's name and everything it is given."""
    data = msgspec.msgpack.encode(context, order="deterministic")
    return fingerprint(type(context).__name__.encode() + b"\0" + template.encode() + b"\0" + data)


def reason_to_render(
    trace: Trace | None, context: str, now: Callable[[str], str], published: Mapping[str, str]
) -> str:
    """Return why a page is rendered, or "" when it is current.

    `now` resolves an input's key to its present fingerprint; `published` holds the hashes of the files that stand.
    """
    if trace is None:
        return "new"
    if trace.context != context:
        return "its content changed"
    for key, was in trace.inputs.items():
        if now(key) != was:
            return f"{key} changed"
    for path, was in trace.outputs.items():
        if published.get(path) != was:
            return "its file was changed or removed"
    return ""
