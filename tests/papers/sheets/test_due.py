"""Who is due, and since when."""

from __future__ import annotations

import datetime as dt

import pytest

from gigfolio.model.private import Contact
from gigfolio.model.values import PartialDate
from gigfolio.papers.due import due_date, turns

TODAY = dt.date(2026, 11, 24)


def contact(name: str, last: PartialDate | None, cadence: int | None) -> Contact:
    return Contact(id=name.lower(), name=name, kind="guidance", last_contact=last, cadence_days=cadence)


def day(text: str) -> PartialDate:
    year, month, number = (int(part) for part in f"{text}-0-0".split("-")[:3])
    return PartialDate(year=year, month=month, day=number)


@pytest.mark.parametrize(
    ("last", "cadence", "due"),
    [
        (day("2026-11-10"), 30, dt.date(2026, 12, 10)),
        (day("2026-10-25"), 30, TODAY),
        (day("2024-02-28"), 2, dt.date(2024, 3, 1)),  # over a leap day
        (day("2026-12-31"), 1, dt.date(2027, 1, 1)),
        (day("2026-07"), 90, dt.date(2026, 9, 29)),  # a month counts from its first day
        (day("2025"), 10, dt.date(2025, 1, 11)),
        (None, 30, TODAY),  # never in touch
        (day("2020-01-01"), None, None),  # no cadence, never due
        (None, None, None),
        (day("9999-12-31"), 5, None),  # a day that no calendar has
    ],
)
def test_the_day_to_be_in_touch(last: PartialDate | None, cadence: int | None, due: dt.date | None) -> None:
    assert due_date(contact("Ada", last, cadence), TODAY) == due


def test_the_longest_overdue_come_first_then_names() -> None:
    people = [
        contact("Zoe", day("2026-11-01"), 23),
        contact("ana", day("2026-11-01"), 23),
        contact("Ben", day("2026-01-01"), 10),
        contact("Cid", day("2026-11-20"), 10),
        contact("Dan", day("2026-11-20"), None),
    ]
    assert [(t.contact.name, t.over) for t in turns(people, TODAY)] == [
        ("Ben", 317), ("ana", 0), ("Zoe", 0), ("Cid", -6),
    ]  # fmt: skip


def test_one_day_earlier_nobody_is_due_yet() -> None:
    (turn,) = turns([contact("Ada", day("2026-10-25"), 30)], TODAY - dt.timedelta(days=1))
    assert turn.over == -1
