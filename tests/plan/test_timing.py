"""When the freelancer is free, as a diagram."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from gigfolio.model.entities import Availability, AvailabilityRange, Timeline
from gigfolio.model.values import PartialDate
from gigfolio.plan.prices import times
from gigfolio.plan.timing import MONTHS, month_starts, timing
from gigfolio.words import Words

TODAY = dt.date(2026, 11, 23)
LABELS = yaml.safe_load((Path(__file__).parents[2] / "themes/_base/labels/en.yaml").read_text("utf-8"))
WORDS = Words("en", LABELS)


def day(text: str) -> PartialDate:
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    return PartialDate(year=year, month=month, day=day)


def span(start: str, until: str = "", share: str = "") -> AvailabilityRange:
    return AvailabilityRange(from_=day(start), until=day(until) if until else None, share=share)


def test_months_run_from_this_one_across_the_year() -> None:
    edges = month_starts(TODAY)
    assert (edges[0], edges[2], edges[-1]) == (dt.date(2026, 11, 1), dt.date(2027, 1, 1), dt.date(2027, 8, 1))
    assert len(edges) == MONTHS + 1


def test_each_share_is_a_row_and_the_sentence_says_the_same() -> None:
    given = Availability(
        status="limited",
        ranges=(
            span("2027-02-01", "2027-03-31", "full time"),
            span("2026-11-10", share="half time"),
            span("2027-04-01", "2027-04-30", "full time"),
            span("2027-07-01", "2027-12-31", "full time"),
        ),
        last_verified=day("2026-11-16"),
    )
    found = timing(given, TODAY, WORDS)
    assert found is not None
    assert [row.label for row in found.rows] == ["half time", "full time"]
    half, full = (row.spans for row in found.rows)
    assert [(s.start, s.end) for s in half] == [(3.3, 100.0)]
    assert [(s.start, s.end) for s in full] == [(33.7, 66.3), (88.64, 100.0)]
    assert (found.ticks[2].label, found.ticks[2].is_year, found.ticks[3].is_year) == ("Jan", True, False)
    assert found.sentence == (
        "High means free: half time, from 10 November 2026; full time, 1 February to 31 March 2027 and "
        "1 April to 30 April 2027 and 1 July to 31 December 2027. Checked on 16 November 2026."
    )


@pytest.mark.parametrize(
    "given",
    [
        None,
        Availability(status="open"),
        Availability(status="booked", from_=day("2027-08-01")),
        Availability(status="open", ranges=(span("2026-01-01", "2026-11-22"),)),
    ],
)
def test_without_a_date_in_the_coming_months_nothing_is_drawn(given: Availability | None) -> None:
    assert timing(given, TODAY, WORDS) is None


def test_an_opening_without_an_end_stays_high() -> None:
    found = timing(Availability(status="booked", from_=day("2027-05")), TODAY, WORDS)
    assert found is not None
    assert [(s.start, s.end) for s in found.rows[0].spans] == [(66.3, 100.0)]
    assert found.sentence == "High means free: from May 2027."


def test_times_are_short_and_leave_out_what_is_not_known() -> None:
    assert times(Timeline(min=3, max=5), WORDS) == ("3 wks", "", "5 wks")
    assert times(Timeline(typical=4, unit="days"), Words("de-CH", {})) == ("", "4 Tg.", "")
    assert times(None, WORDS) == ("", "", "")
