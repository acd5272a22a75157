"""Themes that installed packages bring, by the entry points of the group gigfolio.themes (NAME = "PACKAGE")."""

from __future__ import annotations

from importlib import metadata, util
from pathlib import Path
from typing import NamedTuple

GROUP = "gigfolio.themes"
MANIFEST = "theme.yaml"


class InstalledTheme(NamedTuple):
    """A theme's name, the distribution it came with ("NAME VERSION"), and its folder."""

    name: str
    source: str
    folder: Path


def installed_themes() -> tuple[InstalledTheme, ...]:
    """Return them by name. They are found without running any of the packages' code."""
    found = []
    for point in sorted(metadata.entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        folder = _folder(point.module)
        if folder and (folder / MANIFEST).is_file():
            source = f"{point.dist.name} {point.dist.version}" if point.dist else "installed"
            found.append(InstalledTheme(point.name, source, folder))
    return tuple(found)


def _folder(module: str) -> Path | None:
    top, *rest = module.split(".")
    spec = util.find_spec(top)
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]).joinpath(*rest) if places else None
