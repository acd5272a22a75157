"""Dates as other programs write them, made partial dates."""

from __future__ import annotations

import re

from gigfolio.content.scalars import BadValue, partial_date
from gigfolio.model.values import PartialDate

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NOW = {"present", "now", "current", "today", "ongoing"}
_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ].*)?\Z", re.ASCII)
_NAMED = re.compile(r"(?:(\d{1,2})\.? )?([A-Za-z]{3,9})\.?(?: (\d{1,2}),)?,? (\d{4})\Z", re.ASCII)
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.](\d{4})\Z", re.ASCII)
# LinkedIn writes moments as in the United States: "07/21/09, 12:11 PM".
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})(?:,? .*)?\Z", re.ASCII)


def is_present(text: str) -> bool:
    """Whether an end date says that it goes on."""
    return text.strip().casefold() in _NOW


def read_date(text: str) -> PartialDate | None:
    """Return the date of "2021", "2021-3", "2021-03-04T10:00", "Mar 2021", "4 March 2021", "Mar 4, 2021", "03/2021",
    "03/04/21, 1:30 PM" (month first); None for anything else, and for days that do not exist."""
    text = " ".join(text.split())
    for pattern, order in ((_ISO, (1, 2, 3)), (_MONTH_YEAR, (2, 1)), (_AMERICAN, (3, 1, 2))):
        found = pattern.match(text)
        if found:
            return _date(*(found[number] for number in order))
    named = _NAMED.match(text)
    if named and named[2][:3].lower() in _MONTHS:
        month = _MONTHS.index(named[2][:3].lower()) + 1
        return _date(named[4], str(month), named[1] or named[3])
    return None


def _date(year: str, month: str | None = None, day: str | None = None) -> PartialDate | None:
    if len(year) == 2:
        year = f"20{year}" if int(year) < 70 else f"19{year}"
    parts = [year, *(part.zfill(2) for part in (month, day) if part)]
    try:
        return partial_date("-".join(parts))
    except BadValue:
        return None
