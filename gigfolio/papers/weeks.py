"""Days on a drawn line of weeks: where they stand, in per cent of its length."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from babel.dates import format_interval, format_skeleton

from gigfolio.model.values import PartialDate, Value
from gigfolio.words import Words

_WEEK = 7
_LABELS = 12  # dates that have room below the line
_ROOM = 100 - 100 / _LABELS  # per cent, after which a date would stand over the edge
_LONGEST = 160  # weeks; more than three years are no timeline


class Week(Value, frozen=True, kw_only=True):
    """A week's first day; `label` is "" where there is no room for all of them."""

    at: float
    label: str = ""


class Bar(Value, frozen=True, kw_only=True):
    start: float
    length: float


class Mark(Value, frozen=True, kw_only=True):
    """A day; `text` is what stands beside it ("1", or "1, 2" for two on one day)."""

    at: float
    text: str = ""


class ChartRow(Value, frozen=True, kw_only=True):
    """A line of the chart: kind work has a bar, duty hollow marks, payment and day full ones."""

    kind: str
    label: str
    dates: str = ""
    bar: Bar | None = None
    marks: tuple[Mark, ...] = ()


class Chart(Value, frozen=True, kw_only=True):
    """Whole weeks, and what happens in them. Without weeks there is nothing to draw, and the rows are a list."""

    weeks: tuple[Week, ...] = ()
    rows: tuple[ChartRow, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rows)


class Line:
    """The weeks from the one that holds the first of some days to the one that holds the last."""

    def __init__(self, days: Iterable[dt.date]) -> None:
        known = sorted(days)
        self.first = known[0] - dt.timedelta(days=known[0].weekday())
        self.count = (known[-1] - self.first).days // _WEEK + 1

    @property
    def is_drawable(self) -> bool:
        return self.count <= _LONGEST

    def at(self, day: dt.date, part: float = 0) -> float:
        """Return where a day begins, or where a `part` of it is over."""
        return round(100 * ((day - self.first).days + part) / (self.count * _WEEK), 3)

    def bar(self, first: dt.date, last: dt.date) -> Bar:
        """Return the days from `first` to `last`, both of them whole."""
        start = self.at(first)
        return Bar(start=start, length=round(self.at(last, 1) - start, 3))

    def marks(self, days: Sequence[tuple[dt.date, str]]) -> tuple[Mark, ...]:
        """Return a mark in the middle of each day, with the texts of all that fall on it."""
        texts: dict[dt.date, list[str]] = {}
        for day, text in days:
            texts.setdefault(day, []).append(text)
        return tuple(
            Mark(at=self.at(day, 0.5), text=", ".join(filter(None, found)))
            for day, found in sorted(texts.items())
        )

    def weeks(self, words: Words) -> tuple[Week, ...]:
        step = -(-self.count // _LABELS)
        return tuple(
            Week(
                at=self.at(day),
                label=short_day(day, words) if index % step == 0 and self.at(day) <= _ROOM else "",
            )
            for index, day in ((i, self.first + dt.timedelta(weeks=i)) for i in range(self.count))
        )


def day_of(date: dt.date) -> PartialDate:
    return PartialDate(year=date.year, month=date.month, day=date.day)


def short_day(day: dt.date, words: Words) -> str:
    """Return "12 Jan" in the language's order."""
    return str(format_skeleton("MMMd", day, locale=words.locale)).replace("\u202f", "\u00a0")


def interval(start: PartialDate | None, end: PartialDate | None, words: Words) -> str:
    """Return a period as short as the language has it ("18 Jan – 12 Feb 2027"), or in words where a day is not known."""
    if start and end and start.day and end.day and start.first < end.first:
        text = format_interval(start.first, end.first, "yMMMd", locale=words.locale)
        return str(text).replace("\u202f", "\u00a0").replace("\u2009", " ")
    return words.period(start, end)
