"""The privacy gate: nothing private in any byte that is about to be published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gigfolio.checks.folding import views, words_of
from gigfolio.checks.leaves import string_leaves
from gigfolio.checks.money import amounts_in, numbers_of
from gigfolio.checks.searching import Haystack, Needles
from gigfolio.checks.secrets import PrivateString, private_strings
from gigfolio.checks.unpacking import Text, Unreadable, texts_of
from gigfolio.errors import Diagnostic

__all__ = ["PrivateString", "Scanner", "findings", "private_strings", "scan", "string_leaves"]

LEAST_IN_BYTES = 6  # shorter strings turn up in compressed bytes by chance


def scan(files: Mapping[str, bytes], strings: Iterable[PrivateString]) -> list[Diagnostic]:
    """Search every file, its name included, and return an error for each private string that is in any of them.

    Args:
        files: the public output, by path.
        strings: from `private_strings`.
    """
    scanner = Scanner(tuple(strings))
    hits: dict[str, list[str]] = {}
    unread: dict[str, str] = {}
    for path in files:
        try:
            for place in scanner.places_in(path, files[path]):
                hits.setdefault(place, []).append(path)
        except Unreadable as error:
            unread[path] = str(error)
    return findings(hits, unread)


def findings(hits: Mapping[str, list[str]], unread: Mapping[str, str]) -> list[Diagnostic]:
    """Return the diagnostics for the paths by the place of each string that was found, and for what could not be searched.

    An error names where the string stands and the pages, not the string: a build's log may be public itself.
    """
    problems = [
        Diagnostic("warning", "not-checked", f"{path} was not checked: {why}")
        for path, why in sorted(unread.items())
    ]
    return [*(_error(place, sorted(paths)) for place, paths in sorted(hits.items())), *problems]


class Scanner:
    """Searches texts for some private strings."""

    def __init__(self, strings: tuple[PrivateString, ...]) -> None:
        self.strings = strings
        self._places = {secret.text: secret.where for secret in strings if secret.value is None}
        self._amounts = {secret.value: secret.where for secret in strings if secret.value is not None}
        self._needles = Needles(self._places)
        self._numbers = numbers_of(self._amounts)

    def places_in(self, path: str, data: bytes) -> list[str]:
        """Return where the private strings that a file holds come from, sorted, each once. Raises Unreadable."""
        found: set[str] = set()
        for text in (Text(path), *texts_of(data)):
            for view in views(text.text) if text.is_binary else words_of(path, text.text):
                found |= set(self._strings_in(view, text.is_binary))
            if self._amounts and not text.is_binary:
                found |= {place for view in views(text.text) for place in self._amounts_in(view)}
        return sorted(found)

    def _strings_in(self, view: str, is_binary: bool) -> Iterator[str]:
        for string in self._needles.found_in(Haystack(view)):
            if not is_binary or len(string) >= LEAST_IN_BYTES:
                yield self._places[string]

    def _amounts_in(self, view: str) -> Iterator[str]:
        found = amounts_in(view, self._numbers)
        return (self._amounts[value] for value in found if value in self._amounts)


def _error(place: str, paths: list[str]) -> Diagnostic:
    more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    message = f"{paths[0]}{more} would publish what is private: {place}"
    hint = "take it out of the public content; what may be public must stand there openly"
    return Diagnostic("error", "private-leak", message, hint=hint)
