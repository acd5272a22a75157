"""A proposal's timeline: its phases as bars, what the client does and what is paid as marks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from gigfolio.model.private import Proposal, TimelinePhase
from gigfolio.papers.weeks import Chart, ChartRow, Line, interval
from gigfolio.words import Words


def chart_of(proposal: Proposal, payments: Sequence[dt.date | None], words: Words) -> Chart:
    """Return the chart of everything that has a date; an empty one when no phase has.

    Args:
        payments: the expected day of each milestone, None where it is not known.
    """
    duties = [(d.by.last, str(n)) for n, d in enumerate(proposal.client_duties, 1) if d.by]
    paid = [(day, str(n)) for n, day in enumerate(payments, 1) if day]
    spans = {id(phase): _span(phase) for phase in proposal.timeline}
    days = [day for span in spans.values() if span for day in span]
    if not days:
        return Chart(rows=tuple(ChartRow(kind="work", label=phase.phase) for phase in proposal.timeline))
    line = Line([*days, *(day for day, _ in (*duties, *paid))])
    if not line.is_drawable:
        return Chart(rows=tuple(_row(phase, None, None, words) for phase in proposal.timeline))
    rows = [_row(phase, spans[id(phase)], line, words) for phase in proposal.timeline]
    if duties:
        rows.append(ChartRow(kind="duty", label=words("paper_from_you"), marks=line.marks(duties)))
    if paid:
        rows.append(ChartRow(kind="payment", label=words("paper_milestones"), marks=line.marks(paid)))
    return Chart(weeks=line.weeks(words), rows=tuple(rows))


def duty_lines(proposal: Proposal, words: Words) -> tuple[tuple[str, str], ...]:
    """Return what the client does, each with its date in words."""
    return tuple((d.duty, words.date(d.by) if d.by else "") for d in proposal.client_duties)


def _span(phase: TimelinePhase) -> tuple[dt.date, dt.date] | None:
    start, end = phase.start or phase.end, phase.end or phase.start
    return (start.first, end.last) if start and end else None


def _row(
    phase: TimelinePhase, span: tuple[dt.date, dt.date] | None, line: Line | None, words: Words
) -> ChartRow:
    bar = line.bar(*span) if line and span else None
    return ChartRow(kind="work", label=phase.phase, dates=interval(phase.start, phase.end, words), bar=bar)
