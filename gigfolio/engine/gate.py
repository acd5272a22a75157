"""The privacy gate of one build: every file of the finished output is searched, each once for the same private strings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from gigfolio.engine import cache
from gigfolio.snapshot import fingerprint

if TYPE_CHECKING:
    from gigfolio.checks.privacy import PrivateString, Scanner
    from gigfolio.errors import Diagnostic
    from gigfolio.model.private import Private
    from gigfolio.publish import Published
    from gigfolio.words import Words


class Searched(msgspec.Struct):
    """What was found in some files: the keys of those that hold nothing private, the paths by the place of each string that
    was found, and why a path could not be searched."""

    clean: set[str] = set()
    hits: dict[str, list[str]] = {}
    unread: dict[str, str] = {}

    def add(self, other: Searched) -> None:
        self.clean |= other.clean
        for place, paths in other.hits.items():
            self.hits.setdefault(place, []).extend(paths)
        self.unread |= other.unread


class _Stored(msgspec.Struct):
    sought: str
    clean: set[str]


class Gate:
    """Searches files for private strings, and remembers by their hashes those that hold none.

    Args:
        strings: what is sought; nothing is read where there is nothing to seek.
        versions: what decides beside them what is found.
        path: the file that remembers; it may be lost at any time.
    """

    def __init__(self, strings: Iterable[PrivateString], versions: Mapping[str, str], path: Path) -> None:
        self.searched = Searched()
        self._path, self._scanner = path, _scanner(tuple(strings))
        self._known: set[str] = set()
        if self._scanner is None:
            return
        sought = msgspec.json.encode([self._scanner.strings, versions], order="deterministic")
        self._sought = fingerprint(sought)
        try:
            stored = msgspec.json.decode(path.read_bytes(), type=_Stored)
            self._known = stored.clean if stored.sought == self._sought else set()
        except (OSError, msgspec.MsgspecError):
            pass

    @property
    def seeks(self) -> bool:
        """Whether there is anything that must not be published."""
        return self._scanner is not None

    def search(self, path: str, digest: str, read: Callable[[], bytes]) -> None:
        """Search the file at a path of the output, unless these bytes, by their hash, were searched there already."""
        if self._scanner is None:
            return
        from gigfolio.checks.unpacking import Unreadable

        key = fingerprint(f"{path}\0{digest}".encode("utf-8", "surrogateescape"))
        if key in self._known or key in self.searched.clean:
            self.searched.clean.add(key)
            return
        try:
            places = self._scanner.places_in(path, read())
        except Unreadable as error:
            self.searched.unread[path] = str(error)
            return
        if not places:
            self.searched.clean.add(key)
        for place in places:
            self.searched.hits.setdefault(place, []).append(path)

    def diagnostics(self) -> list[Diagnostic]:
        """Return an error for each private string that was found, and a warning for each file that could not be read."""
        if self._scanner is None:
            return []
        from gigfolio.checks.privacy import findings

        hits = {place: list(dict.fromkeys(paths)) for place, paths in self.searched.hits.items()}
        return findings(hits, self.searched.unread)

    def save(self) -> None:
        if self._scanner is None:
            self._path.unlink(missing_ok=True)
        elif self._known != self.searched.clean:
            stored = _Stored(self._sought, self.searched.clean)
            self._path.write_bytes(msgspec.json.encode(stored, order="deterministic"))


def gate_for(published: Published, private: Private, words: Words, path: Path) -> Gate:
    """Return the gate of a site, which seeks nothing where nothing is private."""
    from gigfolio.checks.privacy import private_strings

    strings = private_strings(published.withheld, private, published.site, words.labels.values())
    return Gate(strings, cache.versions(), path)


def _scanner(strings: tuple[PrivateString, ...]) -> Scanner | None:
    from gigfolio.checks.privacy import Scanner

    return Scanner(strings) if strings else None
