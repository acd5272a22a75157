"""The site that a theme is shown with, where gigfolio stands as its repository: installed packages leave it out."""

from __future__ import annotations

from pathlib import Path

from gigfolio.snapshot import CONFIGURATION, is_ignored, read_file
from gigfolio.theme.chain import shipped_themes

_MAIN = "margin"  # shown by example-site itself, the others by example-site/demos/NAME
_LEFT_OUT = ("_site", "_private", "private", "demos")


def demo_folder(name: str) -> Path | None:
    """Return the site that shows a shipped theme, or None."""
    example = shipped_themes().parent / "example-site"
    folder = example if name == _MAIN else example / "demos" / name
    return folder if (folder / CONFIGURATION).is_file() else None


def files_of(folder: Path) -> dict[str, bytes]:
    """Return a site's public files by path, without what is private, built or hidden."""
    found = {}
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and parts[0] not in _LEFT_OUT and not any(map(is_ignored, parts)):
            found["/".join(parts)] = read_file(path)
    return found
