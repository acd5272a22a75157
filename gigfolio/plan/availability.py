"""When the freelancer is free, as a sentence that a client can act on. Dates decide, as seen on `today`."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from gigfolio.errors import Diagnostic
from gigfolio.model.entities import Availability
from gigfolio.model.values import PartialDate
from gigfolio.words import Words


class Sentence(NamedTuple):
    """A sentence ("" when nothing is known), whether it offers a date, and what to warn of."""

    text: str = ""
    is_free: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()


class _Opening(NamedTuple):
    """From when on there is time, and how much."""

    start: PartialDate
    share: str = ""


def availability(given: Availability | None, today: dt.date, words: Words) -> Sentence:
    """Return the sentence. Where every date given is in the past, it asks the client to ask, and warns."""
    if given is None:
        return Sentence()
    opening = _opening(given, today)
    if opening is None and (given.from_ or given.ranges):
        return Sentence(words("availability_ask"), diagnostics=(_stale(given),))
    if given.status == "booked":
        return Sentence(_booked(opening, today, words))
    if opening is None:
        key = "availability_free_now" if given.status == "open" else "availability_few_days"
        return Sentence(words(key), True)
    return Sentence(_free(opening, today, words), True)


def _opening(given: Availability, today: dt.date) -> _Opening | None:
    """The first range that is not over, or else the date from which there is time."""
    ahead = [r for r in given.ranges if (r.until or r.from_).last >= today]
    if ahead:
        first = min(ahead, key=lambda r: r.from_.first)
        return _Opening(first.from_, first.share)
    if given.from_ and given.from_.last >= today:
        return _Opening(given.from_)
    return None


def _free(opening: _Opening, today: dt.date, words: Words) -> str:
    key = "availability_free_now" if opening.start.first <= today else "availability_next"
    date = words.date(opening.start, today)
    if opening.share:
        return words(f"{key}_share", date=date, share=opening.share)
    return words(key, date=date)


def _booked(opening: _Opening | None, today: dt.date, words: Words) -> str:
    if opening is None or opening.start.first <= today:
        return words("availability_booked")
    if not opening.start.day:
        return words("availability_not_until", date=words.date(opening.start, today))
    last = opening.start.first - dt.timedelta(days=1)
    date = PartialDate(year=last.year, month=last.month, day=last.day)
    return words("availability_booked_to", date=words.date(date, today))


def _stale(given: Availability) -> Diagnostic:
    latest = max(str(date) for date in (given.from_, *(r.until or r.from_ for r in given.ranges)) if date)
    message = f"profile: availability: its last date, {latest}, is over, so the site says to ask for dates"
    hint = "write the next date, or leave the dates out to say that you are free now"
    return Diagnostic("warning", "stale-availability", message, hint=hint)
