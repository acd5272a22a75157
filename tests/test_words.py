"""Dates, periods and amounts, as a language writes them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from gigfolio.model.values import Amount, End, PartialDate
from gigfolio.words import Words

NB = "\u00a0"
LABELS = {"since": "since {date}", "from_to": "{start} to {end}", "present": "now"}
EN = Words("en", LABELS)


def date(text: str) -> PartialDate:
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    return PartialDate(year=year, month=month, day=day)


@pytest.mark.parametrize(
    ("language", "written", "shown"),
    [
        ("en", "2027", "2027"),
        ("en", "2027-05", "May 2027"),
        ("en", "2027-04-05", "5 April 2027"),
        ("en-US", "2027-04-05", "April 5, 2027"),
        ("de", "2027-04-05", "5. April 2027"),
        ("nl", "2027-04", "april 2027"),
        ("ja", "2027-04-05", "2027年4月5日"),
        ("xx-unknown", "2027-05", "May 2027"),
    ],
)
def test_dates(language: str, written: str, shown: str) -> None:
    assert Words(language, LABELS).date(date(written)) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [("2027-04-05", "5 April"), ("2027-04", "April"), ("2028-04", "April 2028"), ("2027", "2027")],
)
def test_this_year_is_left_out(written: str, shown: str) -> None:
    assert EN.date(date(written), dt.date(2027, 1, 1)) == shown


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2025-02", "2025-04", "February to April 2025"),
        ("2021", "2024", "2021 to 2024"),
        ("2021-11", "2024-01", "November 2021 to January 2024"),
        ("2025-02-03", "2025-04-05", "3 February to 5 April 2025"),
        ("2025", "2025", "2025"),
        ("2023-03", "present", "since March 2023"),
        ("", "present", "now"),
        ("2023", "", "2023"),
        ("", "2023", "2023"),
        ("", "", ""),
    ],
)
def test_periods(start: str, end: str, shown: str) -> None:
    last: End = "present" if end == "present" else date(end) if end else None
    assert EN.period(date(start) if start else None, last) == shown


@pytest.mark.parametrize(
    ("language", "value", "currency", "shown"),
    [
        ("en", "4800", "EUR", "€4,800"),
        ("en", "4800.50", "EUR", "€4,800.50"),
        ("en", "9500", "NOK", f"NOK{NB}9,500"),
        ("de", "4800", "EUR", f"4.800{NB}€"),
        ("fr", "4800", "EUR", f"4{NB}800{NB}€"),
        ("en", "1200", "JPY", "JP¥1,200"),
    ],
)
def test_money(language: str, value: str, currency: str, shown: str) -> None:
    assert Words(language, LABELS).money(Amount(value=Decimal(value), currency=currency)) == shown


def test_numbers_direction_and_language_names() -> None:
    assert EN.number(1234.5) == "1,234.5"
    assert [Words(tag, LABELS).direction for tag in ("en", "ar", "he-IL", "fa")] == [
        "ltr",
        "rtl",
        "rtl",
        "rtl",
    ]
    assert [EN.language_name(tag) for tag in ("nl", "pt-BR", "??")] == ["Dutch", "Portuguese (Brazil)", "??"]


def test_a_label_that_no_theme_declares_is_a_bug() -> None:
    assert EN("since", date="2020") == "since 2020"
    with pytest.raises(KeyError):
        EN("nope")
