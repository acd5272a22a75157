"""Tags and skills: names that stand in many places, each with one address."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

from gigfolio.content.names import slug

E = TypeVar("E")
# Kept apart in addresses, because C, C++ and C# are three things.
_SPELLED = {"+": " plus ", "#": " sharp "}


@lru_cache(maxsize=4096)
def term_id(name: str, language: str = "en") -> str:
    """Return a name's part of an address; names that differ in case or punctuation only share it."""
    for sign, word in _SPELLED.items():
        name = name.replace(sign, word)
    return slug(name, language)


class Taxonomy:
    """The terms of one kind. `names` holds each term's id, and its name as it is written first.

    Args:
        written: every name, in the order that decides how a term is spelled. A name of which no address can be made is
            left out.
    """

    def __init__(self, written: Iterable[str], language: str) -> None:
        self._language = language
        self.names: dict[str, str] = {}
        for name in written:
            self.names.setdefault(self.id(name), name)
        self.names.pop("", None)

    def id(self, name: str) -> str:
        return term_id(name, self._language)

    def ids(self, names: Iterable[str]) -> set[str]:
        """Return the ids of the given names that are terms here."""
        return {id for name in names if (id := self.id(name)) in self.names}

    def index(self, entries: Iterable[tuple[E, Iterable[str]]]) -> dict[str, tuple[E, ...]]:
        """Return the entries of each term, in order, from pairs of an entry and the names on it."""
        found: dict[str, list[E]] = {}
        for entry, names in entries:
            for id in sorted(self.ids(names)):
                found.setdefault(id, []).append(entry)
        return {id: tuple(of_term) for id, of_term in found.items()}
