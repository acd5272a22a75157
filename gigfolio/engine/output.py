"""The output folders: which are refused, how they are replaced, and the lock."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from gigfolio.errors import GigfolioError
from gigfolio.snapshot import StatCache, fingerprint

MARKER = ".gigfolio.json"
JOURNAL = "journal.json"
_JOURNAL_KEYS = {"changed", "gone", "files", "private"}
OnStep = Callable[[str], None]


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the kernel's lock on `path`; GigfolioError when another build holds it."""
    import fcntl

    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise GigfolioError("another build of this site is running", id="locked") from error
        yield


def check_folders(root: Path, output: Path, private_output: Path) -> None:
    """Refuse outputs that could harm the source, the computer or the wall between public and private.

    What a build that was cut off has left in them is finished or cleared, once they are known to be harmless.
    """
    for folder in (output, private_output):
        _check_place(root.resolve(), folder)
    public, private = output.resolve(), private_output.resolve()
    if public == private or public in private.parents or private in public.parents:
        raise GigfolioError(
            f"the private output {private_output} and the public output {output} must lie apart",
            id="output-refused",
        )
    for folder in (output, private_output):
        heal(folder)
        if folder.is_dir() and any(folder.iterdir()) and _marker(folder) is None:
            raise _refused(folder, "it holds files that gigfolio did not make")


def _refused(folder: Path, why: str) -> GigfolioError:
    message = f"the output {folder} is refused: {why}"
    return GigfolioError(message, id="output-refused", hint="name another folder")


def _check_place(root: Path, folder: Path) -> None:
    def refuse(why: str) -> None:
        raise _refused(folder, why)

    if folder.is_symlink():
        refuse("it is a link")
    real = folder.resolve()
    if real == root or real in root.parents:
        refuse("it is, or holds, the site's source")
    if real in {Path(real.anchor), Path.home()} or real in Path.home().parents:
        refuse("it is a home or root folder")
    for source in ("content", "static", "theme", "private", ".gigfolio", ".git"):
        if real == root / source or root / source in real.parents:
            refuse(f"it lies in {source}/")
    if folder.exists() and not folder.is_dir():
        refuse("it is not a folder")


def _key(path: str) -> str:
    """A published file in the marker, which goes online with the site and must not tell of unlisted pages."""
    return fingerprint(path.encode("utf-8", "surrogateescape"))


def _marker(folder: Path) -> dict[str, str] | None:
    """Return the key and the hash of every published file, or None when the folder is not gigfolio's."""
    try:
        marker = json.loads((folder / MARKER).read_bytes())
        return {str(key): str(digest) for key, digest in marker["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def published(folder: Path) -> dict[str, str]:
    """Return the published files that are still there, with the hashes that they were published with."""
    marker = _marker(folder) or {}
    return {path: marker[key] for path in _paths_below(folder) if (key := _key(path)) in marker}


def _paths_below(folder: Path) -> Iterator[str]:
    """Yield every file and link below a folder, in NFC as paths are everywhere."""
    for place, folders, names in os.walk(folder):
        links = (name for name in folders if (Path(place) / name).is_symlink())
        for name in (*names, *links):
            path = (Path(place) / name).relative_to(folder).as_posix()
            yield unicodedata.normalize("NFC", path)


def standing(folder: Path, stats: StatCache | None = None) -> dict[str, str]:
    """Return the hashes of the listed files as they stand now; missing and replaced ones are left out."""
    found = {}
    for path in published(folder):
        digest = _digest(folder, path, stats)
        if digest:
            found[path] = digest
    return found


def _digest(folder: Path, path: str, stats: StatCache | None) -> str:
    try:
        return (stats or StatCache(Path(os.devnull))).digest(f"{folder.name}/{path}", folder / path)
    except OSError:
        return ""


def staging_of(folder: Path) -> Path:
    return folder.parent / f".{folder.name.lstrip('.')}.gigfolio-staging"


def heal(folder: Path) -> None:
    """Finish a publication that was cut off after its journal was written; clear one that had not got so far."""
    staging = staging_of(folder)
    if staging.is_symlink():
        raise GigfolioError(f"{staging} is a link", id="output-refused", hint="remove it")
    if not staging.is_dir():
        return
    journal = _journal(staging)
    if journal is not None:
        _roll(folder, staging, journal, lambda step: None)
    shutil.rmtree(staging)


def _journal(staging: Path) -> dict[str, Any] | None:
    """The journal of a publication that was cut off, or None when it had not got so far."""
    try:
        journal = json.loads((staging / JOURNAL).read_bytes())
    except (OSError, ValueError):
        return None
    return journal if isinstance(journal, dict) and journal.keys() >= _JOURNAL_KEYS else None


def publish(
    folder: Path,
    files: Mapping[str, bytes | Path],
    keep: Mapping[str, str],
    *,
    private: bool = False,
    stats: StatCache | None = None,
    on_step: OnStep | None = None,
) -> dict[str, str]:
    """Make `folder` hold exactly `files` and the published files named in `keep` (path to hash).

    All new files are staged beside the folder first; then a journal is written, and each changed file replaced
    whole. Returns path to hash of everything. A kill at any moment leaves each file old or new, never half.
    """
    step = on_step or (lambda name: None)
    heal(folder)
    wanted, staging = dict(keep), staging_of(folder)
    now, previous = standing(folder, stats), published(folder)
    staging.mkdir(parents=True, mode=0o700)
    changed = []
    for path, source in sorted(files.items()):
        if not _inside(path):
            raise GigfolioError(f"{path!r} is not a path inside the output", id="output-refused")
        data = source if isinstance(source, bytes) else source.read_bytes()
        wanted[path] = fingerprint(data)
        if now.get(path) != wanted[path]:
            changed.append(path)
            _stage(staging / "files" / path, data, private)
            step(f"stage {path}")
    gone = sorted(previous.keys() - wanted.keys())
    if changed or gone or _marker(folder) != _keyed(wanted):
        journal = {"changed": changed, "gone": gone, "files": wanted, "private": private}
        _write(staging / JOURNAL, json.dumps(journal).encode())
        step("journal")
        _roll(folder, staging, journal, step)
    shutil.rmtree(staging)
    return dict(sorted(wanted.items()))


def _keyed(files: Mapping[str, str]) -> dict[str, str]:
    return {_key(path): digest for path, digest in files.items()}


def _inside(path: str) -> bool:
    parts = path.split("/")
    return path != MARKER and not any(p in {"", ".", ".."} or "\\" in p or "\0" in p for p in parts)


def _stage(path: Path, data: bytes, private: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    path.chmod(0o600 if private else 0o644)


def _write(path: Path, data: bytes) -> None:
    temporary = path.with_name(path.name + ".new")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _roll(folder: Path, staging: Path, journal: Mapping[str, Any], step: OnStep) -> None:
    """Carry out a journal; what is already done is passed over, so that it can be begun again."""
    private = bool(journal["private"])
    _folder(folder, private)
    for path in _paths(journal["gone"]):
        _remove(folder, path)
        step(f"prune {path}")
    for path in _paths(journal["changed"]):
        staged = staging / "files" / path
        if staged.exists():
            _place(folder, path, staged, private)
            step(f"replace {path}")
    marker = json.dumps({"version": 1, "files": _keyed(journal["files"])}, sort_keys=True, indent=0)
    _stage(staging / MARKER, marker.encode(), private)
    (staging / MARKER).replace(folder / MARKER)
    step("marker")


def _paths(value: Iterable[object]) -> list[str]:
    return [str(path) for path in value if _inside(str(path))]


def _folder(folder: Path, private: bool) -> None:
    """Make a folder that is there for everybody, or for its owner only, whatever the user's umask is."""
    is_new = not folder.is_dir()
    folder.mkdir(parents=True, exist_ok=True)
    if private or is_new:
        folder.chmod(0o700 if private else 0o755)


def _place(folder: Path, path: str, staged: Path, private: bool) -> None:
    current = folder
    for part in path.split("/")[:-1]:
        current /= part
        if current.is_symlink() or (current.exists() and not current.is_dir()):
            current.unlink()
        _folder(current, private)
    target = folder / path
    if target.is_dir() and not target.is_symlink():
        target.rmdir()  # refuses a folder that holds anything
    staged.replace(target)


def _remove(folder: Path, path: str) -> None:
    target = folder / path
    below = [parent for parent in target.parents if folder in parent.parents]
    if any(parent.is_symlink() for parent in below):
        return
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        target.unlink()
    for parent in target.parents:
        if parent == folder:
            return
        with contextlib.suppress(OSError):
            parent.rmdir()
