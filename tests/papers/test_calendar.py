"""The calendar file: the private dates, and the same bytes whatever day it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import icalendar

from gigfolio.model.private import Private
from gigfolio.model.site import Site, Withheld
from gigfolio.papers.calendar import calendar
from gigfolio.papers.paper import Source
from gigfolio.words import Words

Files = dict[str, str]
ModelOf = Callable[[Files], tuple[Site, Withheld, Private]]
PLAN = """
start: 2027-05-03
length_days: 90
review: With Rita at her table
skill: {name: SIRI, evidence_due: 2027-07-10}
benefits: [{name: Bread fund, renewal: 2027-12-31}, {name: Pension}]
"""


def made(model_of: ModelOf, files: Files, words: Words, today: dt.date = dt.date(2027, 5, 3)) -> bytes:
    site, withheld, private = model_of(files)
    return calendar(Source(site=site, withheld=withheld, private=private, today=today, words=words))


def rows(data: bytes) -> list[tuple[Any, str, str]]:
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return [(e.decoded("dtstart"), str(e["summary"]), str(e.get("location", ""))) for e in events]


def test_interviews_follow_ups_and_reviews(model_of: ModelOf, site_files: Files, words: Words) -> None:
    settings = site_files["gigfolio.yaml"] + "timezone: Europe/London\n"
    files = site_files | {"gigfolio.yaml": settings, "private/plan.yaml": PLAN}
    assert rows(made(model_of, files, words)) == [
        (dt.datetime(2027, 5, 6, 13, 0, tzinfo=dt.UTC), "Interview: Halden & Mørk", "Video, 45 minutes"),
        (dt.date(2027, 5, 7), "Follow up with Halden & Mørk: summary and two dates", ""),
        (dt.date(2027, 7, 10), "Evidence due: SIRI", ""),
        (dt.date(2027, 8, 1), "Review the plan of 90 days", "With Rita at her table"),
        (dt.date(2027, 12, 31), "Renewal: Bread fund", ""),
    ]


def test_without_a_time_zone_the_hour_is_wherever_one_is(
    model_of: ModelOf, site_files: Files, words: Words
) -> None:
    assert rows(made(model_of, site_files, words))[0][0] == dt.datetime(2027, 5, 6, 14, 0)


def test_the_same_bytes_whatever_day_it_is(model_of: ModelOf, site_files: Files, words: Words) -> None:
    first = made(model_of, site_files, words)
    assert made(model_of, site_files, words, dt.date(2027, 5, 4)) == first


def test_no_dates_no_file(model_of: ModelOf, site_files: Files, words: Words) -> None:
    files = site_files | {"private/interviews/halden.md": "---\nclient: Halden\n---\n"}
    assert made(model_of, files, words) == b""
