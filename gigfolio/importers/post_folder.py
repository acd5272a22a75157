"""A folder of posts on the disk, and the pictures that they may name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from gigfolio.errors import GigfolioError, Location
from gigfolio.images.bare import strip
from gigfolio.images.pixels import decode
from gigfolio.images.refusal import Refused
from gigfolio.importers.posts import PostFile, read_posts
from gigfolio.importers.result import Imported

_POSTS = (".md", ".markdown", ".mdown", ".mkd")
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg")
_MAX_FILES = 20_000
_MAX_PICTURE = 30_000_000
_SECTION = "_index."  # Hugo's pages of sections: no posts


def read_post_folder(folder: Path, *, today: dt.date) -> Imported:
    """Read a folder of Markdown posts, and those in folders of it; links are not followed.

    Pictures are looked for in it, and where the old site keeps them: Hugo's static folder, Jekyll's root. One that a
    build would refuse is left, and said. `today` is as for `read_posts`.
    """
    files = list(_files(folder))
    posts = [
        PostFile(path.relative_to(folder).as_posix(), path.read_bytes())
        for path in files
        if path.suffix.lower() in _POSTS and not path.name.startswith(_SECTION) and path.name != "README.md"
    ]
    if not posts:
        hint = "name the folder that holds them: _posts of Jekyll, content/posts of Hugo"
        raise GigfolioError(f"there are no Markdown posts in {folder}", id="no-posts", hint=hint)
    pictures = {path.relative_to(folder).as_posix(): path for path in files if _is_picture(path)}
    for root in _roots(folder):
        pictures |= {
            f"/{path.relative_to(root).as_posix()}": path for path in _files(root) if _is_picture(path)
        }
    lazy = _Pictures(pictures)
    found = read_posts(posts, lazy, folder.name, today=today)
    for name, refused in lazy.refused.items():
        found.leave(name.lstrip("/"), refused.message, Location(folder.name), refused.hint)
    return found


def _is_picture(path: Path) -> bool:
    return path.suffix.lower() in _PICTURES and path.stat().st_size <= _MAX_PICTURE


def _roots(folder: Path) -> list[Path]:
    """Where addresses that start with "/" are counted from on the old site."""
    whole = folder.absolute()
    for parent in (whole, *whole.parents[:3]):
        if (parent / "_config.yml").is_file():
            return [parent / name for name in ("assets", "images", "img") if (parent / name).is_dir()] and [
                parent
            ]
        if (parent / "static").is_dir() and parent != whole:
            return [parent / "static"]
    return []


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder in order, hidden and built ones left out."""
    number = 0
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if any(part.startswith(".") or part in {"_site", "public", "node_modules"} for part in parts):
            continue
        if path.is_symlink() or not path.is_file():
            continue
        number += 1
        if number > _MAX_FILES:
            raise GigfolioError(f"{folder} holds more than {_MAX_FILES:,} files", id="too-many-files")
        yield path


class _Pictures(dict[str, bytes]):
    """Pictures by path, read when they are asked for; those that cannot be shown are not in it (`refused`, with why)."""

    def __init__(self, paths: dict[str, Path]) -> None:
        super().__init__()
        self._paths = paths
        self.refused: dict[str, Refused] = {}

    def __contains__(self, name: object) -> bool:
        if not isinstance(name, str) or name not in self._paths or name in self.refused:
            return False
        if name not in self.keys():
            try:
                decode(strip(self[name]))
            except Refused as refused:
                self.refused[name] = refused
                del self[name]
                return False
        return True

    def __missing__(self, name: str) -> bytes:
        self[name] = self._paths[name].read_bytes()
        return self[name]
