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

from gigfolio.engine.placing import MARKER, Placing
from gigfolio.engine.staging import Staging, staging_of
from gigfolio.errors import GigfolioError
from gigfolio.snapshot import StatCache, fingerprint

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


def check_work(work: Path) -> None:
    """Refuse a cache that leads out of the site: files in it are written and removed."""
    for folder in (work, work / "templates", work / "images"):
        if folder.is_symlink():
            raise GigfolioError(f"{folder} is a link", id="cache-refused", hint="remove it")


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
    return {path: marker[key] for path in _paths_below(str(folder)) if (key := _key(path)) in marker}


def _paths_below(folder: str, prefix: str = "") -> Iterator[str]:
    """Yield every file and link below a folder, in NFC as paths are everywhere."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _paths_below(entry.path, f"{prefix}{entry.name}/")
        else:
            yield unicodedata.normalize("NFC", prefix + entry.name)


def standing(folder: Path, stats: StatCache | None = None, names: Iterable[str] = ()) -> dict[str, str]:
    """Return the hashes of the listed files as they stand now; missing and replaced ones are left out.

    `names` are the paths that the last build says it published: where they are those of the marker, no folder is searched.
    """
    marker, known = _marker(folder) or {}, stats or StatCache(Path(os.devnull))
    paths = list(names) if {_key(path) for path in names} == marker.keys() else list(published(folder))
    found = {}
    for path in paths:
        with contextlib.suppress(OSError):
            found[path] = known.digest(f"{folder.name}/{path}", f"{folder}/{path}")
    return found


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
    now: Mapping[str, str] | None = None,
    staged: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Make `folder` hold exactly `files` and the published files named in `keep` (path to hash).

    All new files are staged beside the folder first; then a journal is written, and each changed file replaced
    whole. Returns path to hash of everything. A kill at any moment leaves each file old or new, never half.

    Args:
        now: what `standing` says, where it is known.
        staged: path to hash of files that are staged already.
    """
    step = on_step or (lambda name: None)
    if not staged:
        heal(folder)
    now = standing(folder, stats) if now is None else now
    staging = Staging(folder, private=private)
    staging.begin()
    new = dict(staged or {}) | dict(_stage_all(staging, files, now, step))
    wanted = {**keep, **new}
    changed = sorted(path for path, digest in new.items() if now.get(path) != digest)
    marker, listed = _marker(folder), _keyed(wanted)
    over = (marker or {}).keys() - listed.keys()
    gone = sorted(published(folder).keys() - wanted.keys()) if over else []
    if changed or gone or marker != listed:
        journal = {"changed": changed, "gone": gone, "files": wanted, "private": private}
        _write(staging.folder / JOURNAL, json.dumps(journal).encode())
        step("journal")
        _roll(folder, staging.folder, journal, step)
        if stats is not None:
            for path in changed:
                stats.wrote(f"{folder.name}/{path}", f"{folder}/{path}", wanted[path])
    shutil.rmtree(staging.folder)
    return dict(sorted(wanted.items()))


def _stage_all(
    staging: Staging, files: Mapping[str, bytes | Path], now: Mapping[str, str], step: OnStep
) -> Iterator[tuple[str, str]]:
    """Stage every file that differs from what stands; yield all, with their hashes."""
    for path, source in sorted(files.items()):
        if not _inside(path):
            raise GigfolioError(f"{path!r} is not a path inside the output", id="output-refused")
        data = source if isinstance(source, bytes) else source.read_bytes()
        digest = fingerprint(data)
        if now.get(path) != digest:
            staging.write(path, data)
            step(f"stage {path}")
        yield path, digest


def _keyed(files: Mapping[str, str]) -> dict[str, str]:
    return {_key(path): digest for path, digest in files.items()}


def _inside(path: str) -> bool:
    parts = path.split("/")
    return path != MARKER and not any(p in {"", ".", ".."} or "\\" in p or "\0" in p for p in parts)


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
    placing, marker = Placing(folder, staging, private), _marker_text(_keyed(journal["files"]))
    if placing.place_all(marker):
        for path in _paths(journal["changed"]):
            step(f"replace {path}")
        step("marker")
        return
    for path in _paths(journal["gone"]):
        _remove(folder, path)
        step(f"prune {path}")
    for path in _paths(journal["changed"]):
        if placing.place(path):
            step(f"replace {path}")
    placing.place_marker(marker)
    step("marker")


def _marker_text(files: Mapping[str, str]) -> bytes:
    """The marker: JSON with a line for each file, so that a version control system shows what changed."""
    rows = ",\n".join(f'"{key}": "{digest}"' for key, digest in sorted(files.items()))
    return f'{{\n"files": {{\n{rows}\n}},\n"version": 1\n}}'.encode()


def _paths(value: Iterable[object]) -> list[str]:
    return [str(path) for path in value if _inside(str(path))]


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
