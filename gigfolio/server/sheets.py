"""The papers of an edition, and what must stay private: made when they are asked for, or when nothing else is to do."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from gigfolio.content.private_loader import load_private
from gigfolio.errors import Diagnostic, GigfolioError, worst_first
from gigfolio.model.private import Private
from gigfolio.papers import papers, public_papers
from gigfolio.papers.calendar import calendar
from gigfolio.papers.paper import Made, Paper, PublicSource, Source
from gigfolio.publish import Published
from gigfolio.server.problems import from_exception, has_errors
from gigfolio.snapshot import PRIVATE, Snapshot
from gigfolio.words import Words


@dataclass(frozen=True)
class _PrivateSide:
    """The private folder as read, and its papers; without papers where there is an error. `calendar` may be b""."""

    private: Private
    papers: tuple[Paper, ...] = ()
    calendar: bytes = b""
    problems: tuple[Diagnostic, ...] = ()


class Sheets:
    """The papers of a published site on a day. Any thread may ask; what is asked first is made once.

    `with_private` says whether the snapshot holds the private folder and its papers are wanted.
    """

    def __init__(
        self, published: Published, snapshot: Snapshot, today: dt.date, words: Words, *, with_private: bool
    ) -> None:
        self.published = published
        self._snapshot, self._today, self._words = snapshot, today, words
        self._with_private = with_private
        self._lock = Lock()

    def holds_for(self, published: Published, snapshot: Snapshot, today: dt.date, words: Words) -> bool:
        """Whether these are the papers of another edition too."""
        return (
            published is self.published
            and today == self._today
            and (words.language, words.labels) == (self._words.language, self._words.labels)
            and _private_files(snapshot) == _private_files(self._snapshot)
        )

    @property
    def words(self) -> Words:
        return self._words

    @property
    def public(self) -> tuple[Paper, ...]:
        return self._public[0].papers

    @property
    def papers(self) -> tuple[Paper, ...]:
        return self._private_side.papers

    @property
    def calendar(self) -> bytes:
        return self._private_side.calendar

    @property
    def private(self) -> Private:
        """What the private folder says, as far as it could be read."""
        return self._private_side.private

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        return worst_first((*self._public[0].diagnostics, *self._public[1], *self._private_side.problems))

    @property
    def _public(self) -> tuple[Made, tuple[Diagnostic, ...]]:
        with self._lock:
            return self._made_public

    @property
    def _private_side(self) -> _PrivateSide:
        with self._lock:
            return self._made_private

    @cached_property
    def _made_public(self) -> tuple[Made, tuple[Diagnostic, ...]]:
        source = PublicSource(site=self.published.site, today=self._today, words=self._words)
        try:
            return public_papers(source), ()
        except Exception as error:
            return Made(), from_exception(error)

    @cached_property
    def _made_private(self) -> _PrivateSide:
        if not self._with_private:
            return _PrivateSide(Private())
        try:
            return self._read_private()
        except Exception as error:
            return _PrivateSide(Private(), problems=from_exception(error))

    def _read_private(self) -> _PrivateSide:
        site = self.published.site
        private, problems = load_private(self._snapshot, site, site.settings)
        if has_errors(problems):
            return _PrivateSide(private, problems=problems)
        source = Source(
            site=site,
            today=self._today,
            words=self._words,
            withheld=self.published.withheld,
            private=private,
        )
        made = papers(source)
        found = (*problems, *made.diagnostics)
        if has_errors(found):
            raise GigfolioError(found)
        return _PrivateSide(private, made.papers, calendar(source), found)


def _private_files(snapshot: Snapshot) -> dict[str, str]:
    return {path: snapshot.files[path] for path in snapshot.under(f"{PRIVATE}/")}
