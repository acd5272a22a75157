"""The profile of an import, into the profile of a site: fields that it does not have, and new entries of its lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gigfolio.content.text_source import open_source, shortened
from gigfolio.content.yaml_append import add_fields, append_entries, fill_field
from gigfolio.content.yaml_source import Node, parse
from gigfolio.content.yaml_write import block, scalar
from gigfolio.errors import Diagnostic, GigfolioError, Location
from gigfolio.importers.reading import plain
from gigfolio.importers.result import Fields, Imported
from gigfolio.importers.targets import PROFILE_LISTS
from gigfolio.snapshot import CONFIGURATION

_FILES = ("content/profile.yaml", "content/profile.yml")


@dataclass
class MergedProfile:
    files: dict[str, bytes] = field(default_factory=dict)
    added: int = 0
    left: list[Diagnostic] = field(default_factory=list)


def merge_profile(found: Imported, files: Mapping[str, bytes]) -> MergedProfile:
    """Return the changed file of the profile: content/profile.yaml, or gigfolio.yaml where the profile stands there."""
    settings = _read(CONFIGURATION, files.get(CONFIGURATION, b""))
    file = next((name for name in _FILES if name in files), _FILES[0])
    base: tuple[str, ...] = ()
    if "profile" in (settings.entries or {}):
        file, base = CONFIGURATION, ("profile",)
    work = _Profile(file, files.get(file, b""), base)
    work.fields(found.profile, ())
    work.comments(found.kept)
    made = MergedProfile(added=work.added, left=work.left)
    if work.data != files.get(file, b""):
        made.files[file] = work.data
    return made


class _Profile:
    def __init__(self, file: str, data: bytes, base: tuple[str, ...]) -> None:
        self.file, self.data, self.base = file, data, base
        self.added = 0
        self.left: list[Diagnostic] = []

    def fields(self, fields: Fields, path: tuple[str, ...]) -> None:
        """Add the fields of a map that are not there, and go down into those that are."""
        standing = self._at(path)
        entries = standing.entries or {}
        new = {name: value for name, value in fields.items() if name not in entries and _says(value)}
        if new:
            self.data = add_fields(self.file, self.data, block(new), self.base + path)
            self.added += len(new)
        for name, value in fields.items():
            if name in entries and _says(value):
                self._into(name, value, entries[name][1], (*path, name))

    def _into(self, name: str, value: Any, standing: Node, path: tuple[str, ...]) -> None:
        if isinstance(value, dict):
            self.fields(value, path)
        elif isinstance(value, list):
            self._entries(name, value, standing, path)
        elif standing.is_empty:
            self._fill(value, standing, path)
        elif plain(standing) != str(value):
            self._keep(path, standing, "yours stays as it is")

    def _fill(self, value: Any, standing: Node, path: tuple[str, ...]) -> None:
        """Give a field that is written without a value its value; say it where the file has no place for that."""
        try:
            text = scalar(value, in_flow=True)
            self.data = fill_field(self.file, self.data, text, self.base + path)
            self.added += 1
        except GigfolioError:
            self._keep(path, standing, f"it is there without a value; fill in: {shortened(str(value))}")

    def _keep(self, path: tuple[str, ...], standing: Node, why: str) -> None:
        message = f"profile.{'.'.join(path)}: {why}"
        self.left.append(Diagnostic("note", "kept-yours", message, standing.where))

    def _entries(self, name: str, values: list[Any], standing: Node, path: tuple[str, ...]) -> None:
        key = PROFILE_LISTS[name]
        there = {key(entry) for entry in _maps(plain(standing))}
        new = [value for value in values if key(value) not in there]
        texts = [block(value) for value in new]
        self.data = append_entries(self.file, self.data, texts, self.base + path)
        self.added += len(new)

    def comments(self, lines: list[str]) -> None:
        """Add comments at the end of the file, each once."""
        text = self.data.decode("utf-8")
        new = [line for line in lines if f"# {line}" not in text]
        if new:
            gap = "" if not text or text.endswith("\n") else "\n"
            self.data += (gap + "".join(f"# {line}\n" for line in new)).encode()

    def _at(self, path: tuple[str, ...]) -> Node:
        node = _read(self.file, self.data)
        for name in self.base + path:
            node = (node.entries or {}).get(name, (node, Node(node.where)))[1]
        return node


def _says(value: Any) -> bool:
    """Whether a value has anything in it."""
    return any(map(_says, value.values())) if isinstance(value, dict) else value not in ("", [], None)


def _maps(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _read(file: str, data: bytes) -> Node:
    source, text = open_source(file, data)
    node = parse(source, text)
    if source.problems:
        raise GigfolioError(source.problems)
    return node or Node(Location(file))
