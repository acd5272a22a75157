"""The private papers: what goes on each sheet, as pages for the private output."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from gigfolio.errors import Diagnostic, worst_first
from gigfolio.model.private import Private
from gigfolio.model.site import Site, Withheld
from gigfolio.papers.compose import compose
from gigfolio.plan.types import Page
from gigfolio.words import Words


class Sheets(NamedTuple):
    """Pages of the private output, and every problem with what stands on them, worst first."""

    pages: tuple[Page, ...]
    diagnostics: tuple[Diagnostic, ...]


def sheets(site: Site, withheld: Withheld, private: Private, *, today: dt.date, words: Words) -> Sheets:
    """Return a prep sheet for each interview: interviews/NAME.html, its context an `InterviewSheet`.

    Evidence comes from the public site only; of what was withheld, the stories alone are used. `today` is printed on
    the sheet.
    """
    composed = [
        compose(interview, site, withheld, private.rates, today=today, words=words)
        for interview in private.interviews
    ]
    pages = tuple(
        Page(
            url="",
            output=f"interviews/{found.sheet.name}.html",
            template="papers/interview.html",
            context=found.sheet,
        )
        for found in composed
    )
    return Sheets(pages, worst_first(d for found in composed for d in found.diagnostics))
