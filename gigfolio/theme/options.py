"""theme_options, checked against what the theme declares, with the place of each mistake in gigfolio.yaml."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

from gigfolio.content.scalars import join_path
from gigfolio.content.yaml_source import Node, Source, open_source, parse
from gigfolio.errors import GigfolioError
from gigfolio.snapshot import CONFIGURATION, Snapshot
from gigfolio.theme.colour import is_colour
from gigfolio.theme.manifest import Option

Options = dict[str, Any]  # each declared option: text, or a map of texts


def check_options(
    given: Mapping[str, Any], declared: Mapping[str, Option], labels: Mapping[str, str], snapshot: Snapshot
) -> Options:
    """Return every declared option's value, given or default.

    Raises GigfolioError with all mistakes: unknown options and labels, values that are not allowed, missing files.
    """
    check = _Check(snapshot, labels)
    for name, value in given.items():
        if name not in declared:
            check.unknown(name, declared, f"theme_options.{name}: the theme has no such option", (name,))
        else:
            check.value(name, value, declared[name])
    if check.source.problems:
        raise GigfolioError(check.source.problems)
    defaults = {name: {} if o.type == "map" else o.default for name, o in declared.items()}
    return {**defaults, **given}


class _Check:
    def __init__(self, snapshot: Snapshot, labels: Mapping[str, str]) -> None:
        self.labels = labels
        self.files = snapshot.files
        data = snapshot.read(CONFIGURATION) if CONFIGURATION in snapshot.files else b""
        self.source, text = open_source(CONFIGURATION, data)
        self.root = parse(Source(CONFIGURATION, []), text)

    def refuse(self, message: str, path: tuple[str, ...], hint: str = "", *, at_key: bool = False) -> None:
        pair = self._find(path)
        where = (pair[0] if at_key else pair[1]).where if pair else self.source.at(0, 0)
        self.source.report("bad-theme-option", message, where, hint)

    def unknown(self, name: str, known: Mapping[str, Any], message: str, path: tuple[str, ...]) -> None:
        close = difflib.get_close_matches(name, known, 1)
        hint = f"did you mean {close[0]}?" if close else f"it has: {', '.join(sorted(known)[:12])}"
        self.refuse(message, path, hint, at_key=True)

    def value(self, name: str, value: Any, option: Option) -> None:
        label = f"theme_options.{name}"
        if option.type == "map":
            self._map(name, value, label)
        elif option.type == "fonts" and isinstance(value, dict):
            self._font_files(name, value, label)
        elif not isinstance(value, str):
            self.refuse(f"{label}: expected text", (name,))
        elif option.type == "flag" and value not in ("true", "false"):
            self.refuse(f'{label}: expected true or false, got "{value}"', (name,))
        elif option.type == "color" and not is_colour(value):
            self.refuse(f'{label}: "{value}" is not a CSS colour', (name,), 'like "#03563a" or "teal"')
        elif option.values and value not in option.values:
            self.refuse(
                f'{label}: expected one of {", ".join(option.values)}, got "{value}"',
                (name,),
                "".join(f"did you mean {c}?" for c in difflib.get_close_matches(value, option.values, 1)),
            )

    def _map(self, name: str, value: Any, label: str) -> None:
        if not isinstance(value, dict):
            self.refuse(f"{label}: expected fields like `name: value`", (name,))
            return
        for key in value:
            if name == "labels" and key not in self.labels:
                self.unknown(key, self.labels, f"{label}.{key}: the theme has no such label", (name, key))

    def _font_files(self, name: str, value: dict[str, str], label: str) -> None:
        for role, path in value.items():
            if role not in {"display", "text"}:
                self.refuse(f"{label}.{role}: expected display or text", (name, role), at_key=True)
            elif not path.endswith(".woff2") or (join_path("", path) or "") not in self.files:
                self.refuse(
                    f"{label}.{role}: there is no woff2 file {path}", (name, role), "put it in theme/"
                )

    def _find(self, path: tuple[str, ...]) -> tuple[Node, Node] | None:
        node, pair = self.root, None
        for key in ("theme_options", *path):
            pair = (node.entries or {}).get(key) if node else None
            if pair is None:
                return None
            node = pair[1]
        return pair
