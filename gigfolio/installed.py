"""What is installed, by the names of its folders: importlib.metadata takes longer than a whole build that has nothing to do."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

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
