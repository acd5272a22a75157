"""When a project was, and how long it took."""

from __future__ import annotations

import datetime as dt

from gigfolio.model.entities import Project
from gigfolio.model.values import End, PartialDate
from gigfolio.plan.prices import count_of
from gigfolio.words import Words

_LONG = 24  # months, from which on years are counted


def year_of(project: Project, today: dt.date) -> str:
    """Return the year that a project is listed under: this one while it goes on, "" when it has no date."""
    if project.end == "present":
        return str(today.year)
    date = project.end or project.start
    return str(date.year) if isinstance(date, PartialDate) else ""


def duration_of(start: PartialDate | None, end: End, words: Words) -> str:
    """Return "3 weeks", "7 months", "2.5 years", both ends counted; "" when one is not known to the month."""
    if not isinstance(start, PartialDate) or not isinstance(end, PartialDate):
        return ""
    if not start.month or not end.month:
        return ""
    days = (end.last - start.first).days + 1
    if start.day and end.day and days < 60:
        weeks = round(days / 7)
        return count_of(weeks, "weeks", words) if weeks else count_of(days, "days", words)
    months = max(1, round(days / 30.44))
    if months < _LONG:
        return count_of(months, "months", words)
    return count_of(round(months / 6) / 2, "years", words)
