"""What is installed beside gigfolio: versions, and the themes that packages bring by the entry points of the group
gigfolio.themes (NAME = "PACKAGE").

It is looked up by the names of folders first: importlib.metadata takes longer than a whole build with nothing to do.
"""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

GROUP = "gigfolio.themes"
MANIFEST = "theme.yaml"
_FOLDER = re.compile(r"(?P<name>.+?)-(?P<version>[^-]+)\.dist-info\Z")


@cache
def _versions() -> dict[str, str]:
    """The versions of all packages on the path, by normalised name; the first one found is the one that is imported."""
    found: dict[str, str] = {}
    for folder in sys.path:
        with suppress(OSError):
            for entry in sorted(path.name for path in Path(folder or ".").iterdir()):
                if named := _FOLDER.match(entry):
                    found.setdefault(_normal(named["name"]), named["version"])
    return found


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def version(name: str) -> str:
    """Return the version of an installed package, "unknown" when it is not there."""
    found = _versions().get(_normal(name))
    if found is None:
        from importlib import metadata  # a package may be installed in another way

        with suppress(metadata.PackageNotFoundError):
            found = metadata.version(name)
    return found or "unknown"


class InstalledTheme(NamedTuple):
    """A theme's name, the distribution it came with ("NAME VERSION"), and its folder."""

    name: str
    source: str
    folder: Path


def installed_themes() -> tuple[InstalledTheme, ...]:
    """Return the themes of installed packages by name. They are found without running any of the packages' code."""
    if not _is_announced():
        return ()
    from importlib import metadata

    found = []
    for point in sorted(metadata.entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        folder = _folder(point.module)
        if folder and (folder / MANIFEST).is_file():
            source = f"{point.dist.name} {point.dist.version}" if point.dist else "installed"
            found.append(InstalledTheme(point.name, source, folder))
    return tuple(found)


def _is_announced() -> bool:
    """Whether any package on the path names the group at all."""
    for folder in sys.path:
        for file in Path(folder or ".").glob("*.*-info/entry_points.txt"):
            if f"[{GROUP}]".encode() in file.read_bytes():
                return True
    return False


def _folder(module: str) -> Path | None:
    from importlib import util

    top, *rest = module.split(".")
    spec = util.find_spec(top)
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]).joinpath(*rest) if places else None
