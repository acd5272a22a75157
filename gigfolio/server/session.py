"""A site in memory: read again when it changed, the last good edition kept when it is broken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from gigfolio.content.loader import load_settings
from gigfolio.engine.output import check_work
from gigfolio.errors import Diagnostic, GigfolioError, worst_first
from gigfolio.server.gate import Findings, Gate, Inspection
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

    `output` is the last good edition's, or None when there has been none.
    """

    def __init__(self, request: ServeRequest) -> None:
        self.request = request
        self.output: Output | None = None
        self._problems: tuple[Diagnostic, ...] = ()  # of the last reading
        self._findings = Findings()
        self._gate = Gate()
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
    def analytics(self) -> str:
        """The address of the analytics' script, which is not for the author's own visits; "" when there is none."""
        return self.output.edition.settings.analytics if self.output else ""

    @property
    def renderings(self) -> int:
        """How many pages and papers were rendered so far."""
        return self._shelf.renderings

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

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """Those that stand, as far as is known."""
        return worst_first({*self._problems, *self._findings.problems})

    def knows(self, paths: Collection[Path]) -> bool:
        """Whether all these are files that were read before."""
        return self._seen is not None and all(map(self._seen.snapshot.logical_path, paths))

    def read_ahead(self) -> None:
        """Read what the first reading will need, while this process has no thread; whatever is wrong is said by that one."""
        with suppress(GigfolioError, OSError):
            self._reading.read_ahead(Snapshot.take(self.request.root, stat_cache=self._known))

    def refresh(self, paths: Collection[Path] | None = None) -> Change:
        """Read what changed. Problems are kept, and the last good edition with them.

        Args:
            paths: where alone something may have changed; anything may, when they are not given.
        """
        before = self.problems
        try:
            seen = self._seen
            inputs = (seen and paths and self._take_again(seen, paths)) or self._take()
            if inputs.same_as(seen):
                return Change()
            self._seen = inputs
            return self._turn_to(self._read(inputs, _difference(seen, inputs)))
        except Exception as error:
            self._problems = from_exception(error)
            return Change(is_new=self.problems != before)

    def _take_again(self, seen: _Inputs, paths: Collection[Path]) -> _Inputs | None:
        """The inputs with these files read again; None when anything may have come or gone."""
        check_work(self.request.root / ".gigfolio")
        digests = {}
        for path in paths:
            logical = seen.snapshot.logical_path(path)
            try:
                digests[logical or ""] = self._known.digest("", str(path))
            except OSError:
                return None
            if logical is None:
                return None
        now = {path: digest for path, digest in digests.items() if seen.snapshot.files[path] != digest}
        snapshot = seen.snapshot.with_digests(now) if now else seen.snapshot
        return replace(seen, snapshot=snapshot, today=self.request.today())

    def _take(self) -> _Inputs:
        root = self.request.root
        check_work(root / ".gigfolio")
        if not (root / CONFIGURATION).is_file():
            self._seen = None
            raise GigfolioError(f"there is no {CONFIGURATION} in {root}", id="no-site")
        self._known.begin()
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

    def _read(self, inputs: _Inputs, changed: frozenset[str] | None) -> Edition:
        edition = self._reading.read(
            inputs.snapshot, inputs.shipped, with_private=self.has_papers, changed=changed
        )
        if self.has_papers and edition.settings.private != self._private:
            self._private = edition.settings.private
            self._seen = self._take()
            return self._reading.read(self._seen.snapshot, self._seen.shipped, with_private=True)
        return edition

    def _turn_to(self, edition: Edition) -> Change:
        before = self.output.copies() if self.output else {}
        self.output = Output(edition, self._shelf, self._pictures, self.output)
        self._problems = edition.diagnostics
        now = self.output.copies()
        changed = (path for path, digest in now.items() if before.get(path, digest) != digest)
        return Change(True, tuple(changed))

    def inspection(self) -> Inspection | None:
        """Return what is still to be looked at of the last good edition; it may be run in any thread."""
        output = self.output
        if output is None or self._problems is not output.edition.diagnostics:
            return None
        for path in self._findings.pages:  # is it mended?
            make = output.public(path)
            if make is not None:
                make()
        return Inspection(output.edition, self._gate, output.shown())

    def take_findings(self, found: Findings) -> bool:
        """Keep what an inspection found, unless there is another edition now; return whether anything is new."""
        output = self.output
        if output is None or found.edition is not output.edition:
            return False
        pages = {path: problems for path, problems in found.pages.items() if output.is_current(path)}
        before, self._findings = self.problems, found._replace(pages=pages)
        output.tidy()
        return self.problems != before

    def close(self) -> None:
        """Put away what was kept on disk."""
        self._reading.close()

    def _shipped(self) -> dict[str, str]:
        """The shipped themes' files, where they are somebody's to edit."""
        folder = shipped_themes()
        if not _is_checkout():
            return {}
        paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and not is_ignored(path.name))
        return {path.relative_to(folder).as_posix(): self._known.digest("", str(path)) for path in paths}

    def locate(self, file: str) -> Path:
        """Return where the file of a problem is."""
        top, _, rest = file.partition("/")
        if top == PRIVATE:
            return self.private_folder / rest
        own = self.request.root / file
        return shipped_themes() / rest if top == "themes" and not own.exists() else own


def _difference(seen: _Inputs | None, now: _Inputs) -> frozenset[str] | None:
    """The files of which the bytes alone differ; None when there are other files, or another day."""
    if seen is None or seen.today != now.today or seen.snapshot.files.keys() != now.snapshot.files.keys():
        return None
    before = seen.snapshot.files
    return frozenset(path for path, digest in now.snapshot.files.items() if before[path] != digest)


def _is_checkout() -> bool:
    """Whether the shipped themes stand beside the package, as in its repository, rather than inside it."""
    return shipped_themes().parent != Path(__file__).resolve().parent.parent
