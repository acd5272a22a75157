"""Where themes are: in the site's own themes/ folder, among those that come with gigfolio, in installed packages."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gigfolio.errors import GigfolioError
from gigfolio.installed import MANIFEST, installed_themes
from gigfolio.snapshot import Snapshot
from gigfolio.theme.chain import Layer, shipped_themes

BASE = "_base"


class Origin(NamedTuple):
    """A theme's name and where it comes from: "site", "shipped", or a distribution as "NAME VERSION"."""

    name: str
    source: str


def themes(snapshot: Snapshot) -> tuple[Origin, ...]:
    """Return every theme that a site can name, its own first; of two with one name only the first."""
    found: dict[str, Origin] = {}
    for origin in (*_own(snapshot), *_shipped(), *_packages()):
        found.setdefault(origin.name, origin)
    return tuple(found.values())


def find_theme(name: str, snapshot: Snapshot) -> Layer:
    """Return a theme's folder; GigfolioError, with the names that there are, for another name."""
    if name in {origin.name for origin in _own(snapshot)}:
        return Layer.of_snapshot(name, snapshot, f"themes/{name}/")
    folder = _folder(name)
    if folder is None:
        raise unknown_theme(name, snapshot)
    return Layer.of_folder(name, folder)


def base_layer() -> Layer:
    """Return the folder that every theme stands on."""
    return Layer.of_folder(BASE, shipped_themes() / BASE)


def unknown_theme(name: str, snapshot: Snapshot) -> GigfolioError:
    known = sorted(origin.name for origin in themes(snapshot))
    close = difflib.get_close_matches(name, known, 1)
    guess = f"did you mean {close[0]}? " if close else ""
    hint = f"{guess}there is: {', '.join(known)}; one of your own stands in themes/NAME/{MANIFEST}"
    return GigfolioError(f'there is no theme "{name}"', id="unknown-theme", hint=hint)


def _own(snapshot: Snapshot) -> Iterator[Origin]:
    for path in snapshot.under("themes/"):
        _, name, *rest = path.split("/")
        if rest == [MANIFEST] and not name.startswith("_"):
            yield Origin(name, "site")


def _shipped() -> Iterator[Origin]:
    for path in sorted(shipped_themes().glob(f"[!_.]*/{MANIFEST}")):
        yield Origin(path.parent.name, "shipped")


def _folder(name: str) -> Path | None:
    if name in {origin.name for origin in _shipped()}:
        return shipped_themes() / name
    return next((theme.folder for theme in installed_themes() if theme.name == name), None)


def _packages() -> Iterator[Origin]:
    yield from (Origin(theme.name, theme.source) for theme in installed_themes())
