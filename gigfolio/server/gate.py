"""What takes time and is looked at when nothing else is to do: the papers, and whether a page shows what is private."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from typing import NamedTuple

from gigfolio.checks.privacy import PrivateString, private_strings, scan
from gigfolio.errors import Diagnostic
from gigfolio.server.problems import from_exception
from gigfolio.server.reading import Edition
from gigfolio.server.sheets import Sheets
from gigfolio.snapshot import fingerprint


class Findings(NamedTuple):
    """What an inspection of an edition found; `pages` has what is wrong with each page that shows something private."""

    edition: Edition | None = None
    of_sheets: tuple[Diagnostic, ...] = ()
    pages: Mapping[str, tuple[Diagnostic, ...]] = {}

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        return (*self.of_sheets, *(problem for found in self.pages.values() for problem in found))


class Gate:
    """Searches pages for private strings, each page once for as long as it and the strings are the same."""

    def __init__(self) -> None:
        self._read_anew = 0  # the last edition that was not made of the one before
        self._sheets: Sheets | None = None
        self._strings: tuple[PrivateString, ...] = ()
        self._searched: dict[str, tuple[str, tuple[Diagnostic, ...]]] = {}

    def tidy(self, edition: Edition) -> None:
        """After much was read: let go of what is not used any more, and do not look through the rest again and again."""
        if edition.changed is None and edition.number != self._read_anew:
            self._read_anew = edition.number
            gc.unfreeze()
            gc.collect()
            gc.freeze()

    def search(self, sheets: Sheets, pages: Mapping[str, bytes]) -> dict[str, tuple[Diagnostic, ...]]:
        """Return what is wrong with each page that shows something private."""
        if sheets is not self._sheets:
            strings = _strings(sheets)
            if strings != self._strings:
                self._searched.clear()
            self._sheets, self._strings = sheets, strings
        searched = {path: self._one(path, data) for path, data in pages.items()} if self._strings else {}
        self._searched = searched
        return {path: found for path, (_, found) in searched.items() if found}

    def _one(self, path: str, data: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
        digest = fingerprint(data)
        known = self._searched.get(path)
        if known is not None and known[0] == digest:
            return known
        return digest, tuple(scan({path: data}, self._strings))


def _strings(sheets: Sheets) -> tuple[PrivateString, ...]:
    published = sheets.published
    return private_strings(published.withheld, sheets.private, published.site, sheets.words.labels.values())


class Inspection(NamedTuple):
    """An edition to look at, with its pages that were shown. It may be run in any thread, one at a time."""

    edition: Edition
    gate: Gate
    pages: Mapping[str, bytes]

    def run(self) -> Findings:
        """Return what is found; a mistake of the search itself is a finding too."""
        sheets = self.edition.sheets
        try:
            found = Findings(self.edition, sheets.problems, self.gate.search(sheets, self.pages))
            self.gate.tidy(self.edition)
        except Exception as error:
            return Findings(self.edition, from_exception(error))
        return found
