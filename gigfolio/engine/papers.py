"""A build's papers: the public ones of the site, and the private ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from gigfolio.engine.paper_rows import report
from gigfolio.engine.request import PaperRow
from gigfolio.engine.target import Target
from gigfolio.engine.workshop import Workshop
from gigfolio.errors import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable

    from gigfolio.model.private import Private
    from gigfolio.papers.paper import Made, PublicSource, Source
    from gigfolio.publish import Published
    from gigfolio.theme import Theme
    from gigfolio.typesetting.press import Press


class PaperMaking:
    """Makes the papers of one build, and keeps what is to be said of them.

    `texts` are the words of the public PDFs, by a name of each: a PDF's own cannot be searched.
    """

    def __init__(self, workshop: Workshop, theme: Theme) -> None:
        self._workshop, self._theme = workshop, theme
        self._press: Press | None = None
        self.diagnostics: list[Diagnostic] = []
        self.rows: list[PaperRow] = []
        self.texts: dict[str, Callable[[], bytes]] = {}

    @contextmanager
    def begun(self) -> Iterator[PaperMaking]:
        """Have the press cleared away in the end."""
        try:
            yield self
        finally:
            if self._press is not None:
                self._press.__exit__()

    def public(self, source: PublicSource, target: Target) -> None:
        from gigfolio.papers import public_papers

        self._make(public_papers(source), target)

    def private(self, source: Source, target: Target) -> None:
        from gigfolio.papers import papers
        from gigfolio.papers.calendar import calendar

        self._make(papers(source), target)
        dates = calendar(source)
        if dates:
            target.files["calendar.ics"] = dates

    def _make(self, made: Made, target: Target) -> None:
        self.diagnostics += made.diagnostics
        for paper in made.papers:
            self._workshop.paper(paper, target, self._the_press)
            row, problems = report(paper, target, self._theme.words.labels)
            self.rows.append(row)
            self.diagnostics += problems
            if not target.private and paper.pdf:
                text = msgspec.json.encode(paper.sheet)
                self.texts[f"{paper.output}.pdf (its text)"] = partial(bytes, text)

    def _the_press(self) -> Press:
        if self._press is None:
            from gigfolio.typesetting.press import Press

            self._press = Press(self._theme).__enter__()
        return self._press


def make_papers(
    published: Published,
    private: Private,
    today: dt.date,
    workshop: Workshop,
    theme: Theme,
    public: Target,
    hidden: Target | None,
) -> PaperMaking:
    """Make the papers of the public site, and those of the private output where `hidden` is given."""
    from gigfolio.papers.paper import PublicSource, Source

    site, words = published.site, theme.words
    with PaperMaking(workshop, theme).begun() as papers:
        papers.public(PublicSource(site=site, today=today, words=words), public)
        if hidden:
            withheld = published.withheld
            source = Source(site=site, today=today, words=words, withheld=withheld, private=private)
            papers.private(source, hidden)
    return papers
