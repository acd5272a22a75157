"""Every input of a site, read once, to bytes and a fingerprint."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from copy import copy
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Protocol

import msgspec

from gigfolio.errors import Diagnostic, GigfolioError, Location
from gigfolio.statuses import is_ignored as is_ignored
from gigfolio.statuses import signature

CONFIGURATION = "gigfolio.yaml"
FOLDERS = ("content", "static", "theme", "themes")
PRIVATE = "private"


def fingerprint(data: bytes) -> str:
    """Return the blake2b-16 fingerprint of bytes, in hexadecimal."""
    return blake2b(data, digest_size=16).hexdigest()


class Digests(Protocol):
    """Gives the fingerprint of the file at `path`; `key` is what it is called."""

    def digest(self, key: str, path: str) -> str: ...


class StatCache:
    """Fingerprints known from an earlier run, by path and file status.

    A file as young as the cache itself is read again: it may have changed within one tick of the clock
    (git's "racily clean" rule).
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, tuple[str, str]] = {}  # key -> signature, fingerprint
        self._seen: dict[str, tuple[str, str]] = {}
        self.signatures: dict[str, str] = {}  # of this run, by path
        self._written = 0
        self._is_new = False
        try:
            self._known = msgspec.json.decode(path.read_bytes(), type=dict[str, tuple[str, str]])
            self._written = path.stat().st_mtime_ns
        except (OSError, ValueError, msgspec.MsgspecError):
            self._known = {}

    def digest(self, key: str, path: str) -> str:
        """Return the fingerprint of the file at `path`; read it only when its status says that it changed."""
        status = os.lstat(path)
        now = signature(status)
        known = self._known.get(key)
        racy = status.st_mtime_ns >= self._written or status.st_ctime_ns >= self._written
        if known is None or known[0] != now or racy:
            known = now, fingerprint(read_file(path))
            self._is_new = True
        self._seen[key] = known
        self.signatures[str(path)] = now
        return known[1]

    def wrote(self, key: str, path: str, digest: str) -> None:
        """Note a file that this run has just written, with the fingerprint of its bytes."""
        now = signature(os.lstat(path))
        self._seen[key] = now, digest
        self.signatures[path] = now
        self._is_new = True

    def save(self) -> None:
        """Write what was seen in this run; nothing is written when nothing changed."""
        if self._seen == self._known and not self._is_new:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        temporary = self._path.with_suffix(".new")
        temporary.write_bytes(msgspec.json.encode(self._seen))
        temporary.replace(self._path)


def read_file(path: Path | str) -> bytes:
    """Return the bytes of a regular file, never through a link (OSError otherwise)."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(f"{Path(path).name} is not a regular file")
        return file.read()


class Snapshot:
    """The inputs of a site as they stood at one moment.

    `files` maps each logical path (with "/") to the fingerprint of its bytes, sorted by path. The private
    folder's files stand under "private/", wherever the folder really is.
    """

    def __init__(
        self,
        root: Path,
        files: Mapping[str, str],
        *,
        paths: Mapping[str, str],
        held: Mapping[str, bytes],
    ) -> None:
        self.root = root
        self.files: Mapping[str, str] = dict(sorted(files.items()))
        self._paths = dict(paths)
        self._held = dict(held)
        self.asked: set[str] = set()  # the paths that were read, or known to say what they said

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> Snapshot:
        """Make a snapshot from memory."""
        digests = {path: fingerprint(data) for path, data in files.items()}
        return cls(Path(), digests, paths={}, held=files)

    @classmethod
    def take(cls, root: Path, *, private: Path | None = None, stat_cache: Digests | None = None) -> Snapshot:
        """Read the site at `root`, and the private folder when one is given.

        Raises GigfolioError for every link, special file, unreadable file and pair of names that differ in
        case or composition only.
        """
        problems: list[Diagnostic] = []
        listed = list(_site_paths(root, problems))
        if private is not None:
            listed += _walk(private, PRIVATE, problems)
        return cls(root, {}, paths={}, held={})._joined(listed, problems, stat_cache)

    def with_private(self, private: Path, stat_cache: Digests | None = None) -> Snapshot:
        """Return this snapshot together with the private folder. Raises as `take` does."""
        problems: list[Diagnostic] = []
        listed = list(_walk(private, PRIVATE, problems))
        return self._joined(listed, problems, stat_cache)

    def _joined(
        self, listed: list[tuple[str, str]], problems: list[Diagnostic], stat_cache: Digests | None
    ) -> Snapshot:
        """This snapshot and further files, read now."""
        problems += _collisions([logical for logical, _ in listed])
        paths = dict(listed)
        digests: dict[str, str] = {}
        held: dict[str, bytes] = {}
        for logical, path in paths.items():
            try:
                if stat_cache is None:
                    held[logical] = read_file(path)
                    digests[logical] = fingerprint(held[logical])
                else:
                    digests[logical] = stat_cache.digest(logical, path)
            except OSError as error:
                problems.append(_problem("unreadable-file", f"cannot be read: {error.strerror}", logical))
        if problems:
            raise GigfolioError(problems)
        return Snapshot(
            self.root,
            {**self.files, **digests},
            paths={**self._paths, **paths},
            held={**self._held, **held},
        )

    def read(self, path: str) -> bytes:
        """Return exactly the bytes that were fingerprinted.

        Raises KeyError for a path that is not in the snapshot, GigfolioError when the file changed since or is gone.
        """
        self.asked.add(path)
        if path in self._held:
            return self._held[path]
        expected = self.files[path]
        try:
            data = read_file(self._paths[path])
        except (FileNotFoundError, NotADirectoryError) as error:
            message = "went away while the site was being built"
            raise GigfolioError([_problem("changed-meanwhile", message, path, "build again")]) from error
        except OSError as error:
            raise GigfolioError([_problem("unreadable-file", f"cannot be read: {error}", path)]) from error
        if fingerprint(data) != expected:
            message = "changed while the site was being built"
            raise GigfolioError([_problem("changed-meanwhile", message, path, "build again")])
        if len(data) < 1_000_000:
            self._held[path] = data
        return data

    def keep_from(self, earlier: Snapshot) -> None:
        """Take over the bytes that an earlier snapshot holds of files that are still the same."""
        for path, data in earlier._held.items():
            if earlier.files[path] == self.files.get(path):
                self._held.setdefault(path, data)

    def logical_path(self, path: Path) -> str | None:
        """Return the logical path of a file by where it is; None when the snapshot does not have it."""
        return self._by_place.get(path)

    @cached_property
    def _by_place(self) -> dict[Path, str]:
        return {Path(path): logical for logical, path in self._paths.items()}

    def with_digests(self, digests: Mapping[str, str]) -> Snapshot:
        """Return this snapshot with other bytes in some of its files, by logical path."""
        made = copy(self)
        made.files = {**self.files, **digests}
        made._held = {path: data for path, data in self._held.items() if path not in digests}
        made.asked = set()
        return made

    def with_file(self, path: str, data: bytes) -> Snapshot:
        """Return this snapshot with one file new or other, to see what a change would do."""
        files = {**self.files, path: fingerprint(data)}
        return Snapshot(self.root, files, paths=self._paths, held={**self._held, path: data})

    def under(self, prefix: str) -> tuple[str, ...]:
        """Return the paths that begin with `prefix`, sorted."""
        return tuple(path for path in self.files if path.startswith(prefix))


def _problem(id: str, message: str, file: str, hint: str = "") -> Diagnostic:
    return Diagnostic("error", id, message, Location(file), hint)


def _site_paths(root: Path, problems: list[Diagnostic]) -> Iterator[tuple[str, str]]:
    configuration = root / CONFIGURATION
    if configuration.is_symlink() or (configuration.exists() and not configuration.is_file()):
        problems.append(_problem("not-a-file", "is a link or not a file", CONFIGURATION))
    elif configuration.exists():
        yield CONFIGURATION, str(configuration)
    for folder in FOLDERS:
        yield from _walk(root / folder, folder, problems)


def _walk(folder: Path, prefix: str, problems: list[Diagnostic]) -> Iterator[tuple[str, str]]:
    """Yield the files below `folder` in order, hidden files and editors' files left out."""
    if folder.is_symlink():
        problems.append(_problem("link-in-content", "is a link", prefix, "put the folder itself here"))
        return
    if not folder.is_dir():
        return
    for entry in sorted(os.scandir(folder), key=lambda e: e.name):
        if is_ignored(entry.name):
            continue
        logical = f"{prefix}/{entry.name}"
        if entry.is_symlink():
            problems.append(_problem("link-in-content", "is a link", logical, "put the file itself here"))
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), logical, problems)
        elif entry.is_file(follow_symlinks=False):
            yield unicodedata.normalize("NFC", logical), entry.path
        else:
            problems.append(_problem("special-file", "is not a regular file", logical))


def _collisions(listed: list[str]) -> list[Diagnostic]:
    first: dict[str, str] = {}
    problems = []
    for logical in listed:
        key = unicodedata.normalize("NFC", logical).casefold()
        if key in first:
            message = f"has the same name as {first[key]} on some computers"
            problems.append(_problem("same-name", message, logical, "rename one of them"))
        first.setdefault(key, logical)
    return problems
