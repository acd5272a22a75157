"""The papers of an interview: its prep sheet, and a copy without figures that others may see."""

from __future__ import annotations

import msgspec

from gigfolio.model.private import Interview
from gigfolio.papers.compose import compose
from gigfolio.papers.paper import Made, Paper, Source
from gigfolio.papers.rates import RateStrip

WITHOUT_RATES, SPOKEN = "-no-rates", "-words"  # endings of an interview's further papers


def papers(source: Source) -> Made:
    """Return interviews/NAME for each interview; where it has figures, also interviews/NAME-no-rates, as PDF alone."""
    made = [_of(interview, source) for interview in source.private.interviews]
    return Made(
        tuple(p for one in made for p in one.papers), tuple(d for one in made for d in one.diagnostics)
    )


def _of(interview: Interview, source: Source) -> Made:
    found = compose(interview, source)
    paper = Paper(
        output=f"interviews/{interview.id}",
        html="papers/interview.html",
        pdf="papers/interview.typ",
        sheet=found.sheet,
        fit=interview.fit,
        source=f"private/interviews/{interview.id}.md",
        about=interview.client.name,
        date=interview.when[:10],
    )
    if not found.sheet.strip:
        return Made((paper,), found.diagnostics)
    bare = msgspec.structs.replace(found.sheet, strip=RateStrip())
    copy = msgspec.structs.replace(paper, output=paper.output + WITHOUT_RATES, html="", sheet=bare)
    return Made((paper, copy), found.diagnostics)
