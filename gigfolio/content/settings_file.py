"""gigfolio.yaml, read and checked by itself."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from gigfolio.content.places import Places
from gigfolio.content.schema import Converter
from gigfolio.content.settings_checks import check
from gigfolio.content.yaml_source import Node, Source, open_source, parse
from gigfolio.errors import Location
from gigfolio.model.settings import Settings
from gigfolio.snapshot import CONFIGURATION, Snapshot


class SettingsFile(NamedTuple):
    """The settings (the defaults where they were refused), and a profile that stands among them: (name, value)."""

    settings: Settings
    source: Source
    node: Node
    profile: tuple[Node, Node] | None = None
    is_readable: bool = False


def read_settings(snapshot: Snapshot) -> SettingsFile:
    """Read gigfolio.yaml; its problems are in the source."""
    empty = Node(Location(CONFIGURATION), entries={})
    if CONFIGURATION not in snapshot.files:
        source = Source(CONFIGURATION, [])
        hint = "a site starts with a gigfolio.yaml that holds `profile: {name: …}`"
        source.report("no-settings", "there is no such file", Location(CONFIGURATION), hint)
        return SettingsFile(Settings(), source, empty)
    source, text = open_source(CONFIGURATION, snapshot.read(CONFIGURATION))
    node = parse(source, text)
    if node is None or node.is_empty:
        return SettingsFile(Settings(), source, empty, is_readable=not source.count)
    if node.entries is None:
        source.report("bad-value", f"expected fields like `title: …`, got {node.kind}", node.where)
        return SettingsFile(Settings(), source, empty)
    return _convert(snapshot, source, node, dict(node.entries))


def _convert(
    snapshot: Snapshot, source: Source, node: Node, entries: dict[str, tuple[Node, Node]]
) -> SettingsFile:
    profile = entries.pop("profile", None)
    settings = Converter(source, "", snapshot.files).struct(Node(node.where, entries=entries), Settings)
    if settings is None:
        return SettingsFile(Settings(), source, node, profile, is_readable=True)
    places = Places()
    places.add("settings", source, node)
    check(settings, places, snapshot.root)
    if settings.url:
        settings = msgspec.structs.replace(settings, url=settings.url.rstrip("/") + "/")
    return SettingsFile(settings, source, node, profile, is_readable=True)
