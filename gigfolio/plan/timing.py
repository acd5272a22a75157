"""When the freelancer is free, as a timing diagram: rows that are high while there is time, over the coming months."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from gigfolio.model.entities import Availability
from gigfolio.model.values import PartialDate
from gigfolio.views import Span, Tick, Timing, TimingRow
from gigfolio.words import Words

MONTHS = 9  # from the first of today's month


class _Free(NamedTuple):
    """A time that is free, in dates and in words."""

    share: str
    first: dt.date
    last: dt.date | None
    words: str


def timing(given: Availability | None, today: dt.date, words: Words) -> Timing | None:
    """Return the diagram of what is free in the coming months; None where no date is known, or none of them is near."""
    edges = month_starts(today)
    free = [f for f in _free(given, words) if f.first < edges[-1] and (f.last is None or f.last >= today)]
    if given is None or not free:
        return None
    shares = list(dict.fromkeys(f.share for f in free))
    ticks = [Tick(at=_at(e, edges), label=words.month(e), is_year=e.month == 1) for e in edges[:-1]]
    sentence = words("timing_sentence", times="; ".join(_said(share, free, words) for share in shares))
    if given.last_verified:
        sentence = f"{sentence} {words('timing_checked', date=words.date(given.last_verified))}"
    rows = [TimingRow(label=share, spans=_spans(share, free, edges)) for share in shares]
    return Timing(ticks=tuple(ticks), rows=tuple(rows), sentence=sentence)


def month_starts(today: dt.date) -> list[dt.date]:
    """Return the first day of today's month, of those that follow it, and of the one after the last."""
    months = (today.year * 12 + today.month - 1 + ahead for ahead in range(MONTHS + 1))
    return [dt.date(month // 12, month % 12 + 1, 1) for month in months]


def _free(given: Availability | None, words: Words) -> list[_Free]:
    """The ranges; without any, all the time from the opening on."""
    if given is None:
        return []
    named = words("timing_free")
    if given.ranges:
        ranges = sorted(given.ranges, key=lambda r: r.from_.first)
        return [_one(r.share or named, r.from_, r.until, words) for r in ranges]
    return [_one(named, given.from_, None, words)] if given.from_ else []


def _one(share: str, start: PartialDate, end: PartialDate | None, words: Words) -> _Free:
    said = words.period(start, end) if end else words("timing_from", date=words.date(start))
    return _Free(share, start.first, end.last if end else None, said)


def _said(share: str, free: list[_Free], words: Words) -> str:
    """The times of one share in words; a share without a name of its own needs none."""
    times = words("timing_and").join(f.words for f in free if f.share == share)
    return times if share == words("timing_free") else words("timing_row", share=share, times=times)


def _spans(share: str, free: list[_Free], edges: list[dt.date]) -> tuple[Span, ...]:
    """What is free of one share, in per cent of the diagram; times that touch or overlap are one."""
    made: list[Span] = []
    for time in (f for f in free if f.share == share):
        end = time.last + dt.timedelta(days=1) if time.last else edges[-1]
        span = Span(start=_at(time.first, edges), end=_at(end, edges))
        if made and span.start <= made[-1].end:
            made[-1] = Span(start=made[-1].start, end=max(span.end, made[-1].end))
        elif span.end > span.start:
            made.append(span)
    return tuple(made)


def _at(day: dt.date, edges: list[dt.date]) -> float:
    """A day's place in the diagram in per cent, held inside it."""
    share = 100 * (day - edges[0]).days / (edges[-1] - edges[0]).days
    return round(min(100.0, max(0.0, share)), 2)
