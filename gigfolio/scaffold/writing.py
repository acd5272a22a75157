"""Files put on the disk where there was none; what is there already is kept, always."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from gigfolio.content.yaml_source import open_source, parse
from gigfolio.errors import GigfolioError
from gigfolio.scaffold.starter import IGNORED, SCHEMAS, ignored, stands_in_the_way
from gigfolio.snapshot import CONFIGURATION

_SKIPPED = {".git", ".gigfolio", "_site", "_private", ".venv", "node_modules"}


class Written(NamedTuple):
    """The files made, those kept as (file, what was there), and those that got lines added at their end."""

    made: tuple[str, ...] = ()
    kept: tuple[tuple[str, str], ...] = ()
    extended: tuple[str, ...] = ()


def write_site(root: Path, files: Mapping[str, str]) -> Written:
    """Write a new site's files below `root`, in their order, and leave alone whatever is there.

    A .gitignore that is there gets the lines that it lacks, at its end: it is what keeps private files out of git.
    Raises GigfolioError when a file cannot be written, or would be written through a link.
    """
    made: list[str] = []
    kept: list[tuple[str, str]] = []
    extended: list[str] = []
    present = set(_present(root))
    for path, text in files.items():
        other = stands_in_the_way(path, present)
        if path == "content/profile.yaml" and not other and _holds_profile(root / CONFIGURATION):
            other = CONFIGURATION
        if not other:
            write_new(root, path, text.encode())
            made.append(path)
        elif path == ".gitignore" and _add_lines(root, path):
            extended.append(path)
        else:
            kept.append((path, other))
    return Written(tuple(made), tuple(kept), tuple(extended))


def _add_lines(root: Path, path: str, names: Iterable[str] = IGNORED) -> bool:
    missing = ignored((root / path).read_text("utf-8", "replace"), names)
    append_bytes(root, path, missing.encode())
    return bool(missing)


def keep_out_of_git(root: Path, private: str) -> bool:
    """See to it that git ignores the private folder before anything is in it; return whether a line was missing.

    `private` is the setting; a folder outside the site is not this site's to ignore.
    """
    folder = posixpath.normpath(private.replace(os.sep, "/"))
    names = (
        ["_private/"]
        if folder.startswith(("..", "/")) or Path(private).is_absolute()
        else [f"{folder}/", "_private/"]
    )
    if (root / ".gitignore").exists():
        return _add_lines(root, ".gitignore", names)
    write_new(root, ".gitignore", ignored("", names).encode())
    return True


def _holds_profile(settings: Path) -> bool:
    """Whether a gigfolio.yaml that was there before has the profile in it."""
    if not settings.is_file():
        return False
    source, text = open_source(CONFIGURATION, settings.read_bytes())
    node = parse(source, text)
    return node is not None and "profile" in (node.entries or {})


def way_to_schemas(folder: Path, root: Path) -> str:
    """Return the relative path from a file's folder to the site, "" where the site has no schemas for editors."""
    return os.path.relpath(root, folder).replace(os.sep, "/") if (root / SCHEMAS).is_dir() else ""


def write_new(root: Path, path: str, data: bytes) -> None:
    """Write a file that is not there yet; its folders are made. GigfolioError when it is there, or at a link."""
    _refuse_links(root, path)
    target = root / path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    except FileExistsError:
        raise GigfolioError(f"{path} is there already", id="exists", hint="it was kept as it is") from None
    except OSError as error:
        raise GigfolioError(f"{path} could not be written: {error.strerror}", id="io-failed") from error


def append_bytes(root: Path, path: str, data: bytes) -> None:
    """Add bytes at the end of a file that is there."""
    _refuse_links(root, path)
    if data:
        with (root / path).open("ab") as file:
            file.write(data)


def replace_file(root: Path, path: str, data: bytes) -> None:
    """Put new bytes in a file's place in one step: a reader sees the old ones or the new, never a part."""
    _refuse_links(root, path)
    target = root / path
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.chmod(target.stat().st_mode & 0o777)
        temporary.replace(target)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise GigfolioError(f"{path} could not be written: {error.strerror}", id="io-failed") from error


def _refuse_links(root: Path, path: str) -> None:
    """Nothing is written through a link: it may lead out of the site."""
    place = root
    for part in Path(path).parts:
        place = place / part
        if place.is_symlink():
            raise GigfolioError(f"{place} is a link", id="link", hint="put the file or folder itself there")


def _present(root: Path) -> Iterator[str]:
    """The paths of the files that a folder holds, hidden ones at its top included."""
    for folder, names, files in os.walk(root):
        names[:] = sorted(name for name in names if name not in _SKIPPED)
        for name in sorted(files):
            yield (Path(folder) / name).relative_to(root).as_posix()
