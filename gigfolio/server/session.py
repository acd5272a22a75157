"""A site in memory: read again when it changed, the last good edition kept when it is broken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from gigfolio.content.loader import load_settings
from gigfolio.engine.builder import check_work
from gigfolio.errors import Diagnostic, GigfolioError
from gigfolio.server.guard import is_loopback
from gigfolio.server.known_files import KnownFiles
from gigfolio.server.output import Output
from gigfolio.server.problems import from_exception
from gigfolio.server.reading import Edition, Reading
from gigfolio.server.request import ServeRequest
from gigfolio.server.shelf import Shelf
from gigfolio.snapshot import CONFIGURATION, FOLDERS, PRIVATE, Snapshot, is_ignored
from gigfolio.theme.chain import shipped_themes


class Change(NamedTuple):
    """What a refresh found: whether anything is new, and the user's own files that changed under their address."""

    is_new: bool = False
    files: tuple[str, ...] = ()

    def __or__(self, other: Change) -> Change:
        return Change(self.is_new or other.is_new, tuple(dict.fromkeys((*self.files, *other.files))))


@dataclass(frozen=True)
class _Inputs:
    """Everything that a reading depends on."""

    snapshot: Snapshot
    shipped: Mapping[str, str]
    today: dt.date

    def same_as(self, other: _Inputs | None) -> bool:
        return other is not None and (self.snapshot.files, self.shipped, self.today) == (
            other.snapshot.files,
            other.shipped,
            other.today,
        )


class Session:
    """The site of one run. One thread at a time may use it.

    `output` is the last good edition's, or None when there has been none. `problems` are those that stand.
    """

    def __init__(self, request: ServeRequest) -> None:
        self.request = request
        self.output: Output | None = None
        self.problems: tuple[Diagnostic, ...] = ()
        self.has_papers = not request.public_only and is_loopback(request.host)
        self._pictures = request.root / ".gigfolio" / "images"
        self._known, self._shelf, self._reading = KnownFiles(), Shelf(), Reading(request)
        self._seen: _Inputs | None = None
        self._private = PRIVATE

    @property
    def base(self) -> str:
        """The base path of the site, as last read."""
        if self.output:
            return self.output.edition.settings.base_path
        return load_settings(self._seen.snapshot)[0].base_path if self._seen else "/"

    @property
    def private_folder(self) -> Path:
        return self.request.root / self._private

    def folders(self) -> dict[Path, bool]:
        """Return the folders that the site is read from, and whether their subfolders count."""
        root = self.request.root
        found = {root: False} | {root / name: True for name in FOLDERS}
        if self.has_papers:
            found[self.private_folder] = True
        if _is_checkout():
            found[shipped_themes()] = True
        return {folder: deep for folder, deep in found.items() if folder.is_dir()}

    def refresh(self) -> Change:
        """Read what changed. Problems are kept, and the last good edition with them."""
        before = self.problems
        try:
            inputs = self._take()
            if inputs.same_as(self._seen):
                return Change()
            self._seen = inputs
            return self._turn_to(self._read(inputs))
        except Exception as error:
            self.problems = from_exception(error)
            return Change(is_new=self.problems != before)

    def _take(self) -> _Inputs:
        root = self.request.root
        check_work(root / ".gigfolio")
        if not (root / CONFIGURATION).is_file():
            self._seen = None
            raise GigfolioError(f"there is no {CONFIGURATION} in {root}", id="no-site")
        try:
            snapshot = Snapshot.take(
                root, private=self.private_folder if self.has_papers else None, stat_cache=self._known
            )
        except GigfolioError:
            self._seen = None
            raise
        if self._seen:
            snapshot.keep_from(self._seen.snapshot)
        return _Inputs(snapshot, self._shipped(), self.request.today())

    def _read(self, inputs: _Inputs) -> Edition:
        edition = self._reading.read(inputs.snapshot, inputs.shipped, with_private=self.has_papers)
        if self.has_papers and edition.settings.private != self._private:
            self._private = edition.settings.private
            self._seen = self._take()
            return self._reading.read(self._seen.snapshot, self._seen.shipped, with_private=True)
        return edition

    def _turn_to(self, edition: Edition) -> Change:
        before = self.output.copies() if self.output else {}
        self.output = Output(edition, self._shelf, self._pictures)
        self.problems = edition.diagnostics
        now = self.output.copies()
        changed = (path for path, digest in now.items() if before.get(path, digest) != digest)
        return Change(True, tuple(changed))

    def _shipped(self) -> dict[str, str]:
        """The shipped themes' files, where they are somebody's to edit."""
        folder = shipped_themes()
        if not _is_checkout():
            return {}
        paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and not is_ignored(path.name))
        return {path.relative_to(folder).as_posix(): self._known.digest("", path) for path in paths}

    def locate(self, file: str) -> Path:
        """Return where the file of a problem is."""
        top, _, rest = file.partition("/")
        if top == PRIVATE:
            return self.private_folder / rest
        own = self.request.root / file
        return shipped_themes() / rest if top == "themes" and not own.exists() else own


def _is_checkout() -> bool:
    """Whether the shipped themes stand beside the package, as in its repository, rather than inside it."""
    return shipped_themes().parent != Path(__file__).resolve().parent.parent
