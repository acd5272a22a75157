"""When the freelancer is free, in a sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from gigfolio.model.entities import Availability, AvailabilityRange
from gigfolio.model.values import PartialDate
from gigfolio.plan.availability import availability
from gigfolio.words import Words

TODAY = dt.date(2026, 5, 4)


def day(text: str) -> PartialDate:
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    return PartialDate(year=year, month=month, day=day)


def span(start: str, until: str = "", share: str = "") -> AvailabilityRange:
    return AvailabilityRange(from_=day(start), until=day(until) if until else None, share=share)


CASES: list[tuple[Availability, str, bool]] = [
    (Availability(status="open"), "Free now", True),
    (Availability(status="limited"), "A few days free", True),
    (Availability(status="booked"), "Booked, waiting list open", False),
    (Availability(status="open", from_=day("2026-05-12")), "Next opening 12 May", True),
    (Availability(status="open", from_=day("2026-09")), "Next opening September", True),
    (Availability(status="open", from_=day("2027-01-12")), "Next opening 12 January 2027", True),
    (Availability(status="open", from_=day("2026-05-04")), "Free now", True),
    (Availability(status="open", from_=day("2026-05")), "Free now", True),
    (
        Availability(status="limited", ranges=(span("2026-05-12", "2026-08-01", "three days a week"),)),
        "Next opening 12 May, three days a week",
        True,
    ),
    (
        Availability(status="limited", ranges=(span("2026-04-01", "2026-05-04", "two days a week"),)),
        "Free now, two days a week",
        True,
    ),
    (
        Availability(
            status="limited",
            ranges=(span("2026-09-01"), span("2026-01-01", "2026-02-01"), span("2026-06-01")),
        ),
        "Next opening 1 June",
        True,
    ),
    (Availability(status="booked", from_=day("2026-07-01")), "Booked to 30 June, waiting list open", False),
    (Availability(status="booked", from_=day("2026-09")), "Not taking work until September", False),
    (
        Availability(status="booked", ranges=(span("2026-05-01", "2026-06-01"),)),
        "Booked, waiting list open",
        False,
    ),
]


@pytest.mark.parametrize(("given", "text", "is_free"), CASES)
def test_sentences(given: Availability, text: str, is_free: bool, words: Words) -> None:
    assert availability(given, TODAY, words) == (text, is_free, ())


def test_nothing_is_said_of_nothing(words: Words) -> None:
    assert availability(None, TODAY, words).text == ""


@pytest.mark.parametrize(
    "given",
    [
        Availability(status="open", from_=day("2026-05-03")),
        Availability(status="limited", from_=day("2026-04")),
        Availability(status="booked", from_=day("2026-05-03")),
        Availability(status="open", ranges=(span("2025-01-01", "2026-05-03"), span("2024-01-01"))),
    ],
)
def test_a_date_in_the_past_becomes_a_question_and_warns(given: Availability, words: Words) -> None:
    made = availability(given, TODAY, words)
    assert (made.text, made.is_free) == ("Ask for dates", False)
    assert [(d.severity, d.id) for d in made.diagnostics] == [("warning", "stale-availability")]


def test_a_later_start_stands_in_for_ranges_that_are_over(words: Words) -> None:
    given = Availability(status="open", from_=day("2026-06-01"), ranges=(span("2025-01-01", "2025-02-01"),))
    assert availability(given, TODAY, words).text == "Next opening 1 June"
