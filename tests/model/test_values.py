"""Dates known in part span the days that they can mean."""

from __future__ import annotations

import datetime as dt

import pytest

from gigfolio.model.settings import Settings
from gigfolio.model.values import PartialDate


@pytest.mark.parametrize(
    ("date", "text", "first", "last"),
    [
        (PartialDate(year=2026), "2026", dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
        (PartialDate(year=2024, month=2), "2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        (PartialDate(year=2025, month=12), "2025-12", dt.date(2025, 12, 1), dt.date(2025, 12, 31)),
        (PartialDate(year=2026, month=3, day=4), "2026-03-04", dt.date(2026, 3, 4), dt.date(2026, 3, 4)),
    ],
)
def test_partial_date(date: PartialDate, text: str, first: dt.date, last: dt.date) -> None:
    assert (str(date), date.first, date.last) == (text, first, last)


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("", "/"),
        ("https://ada.example/", "/"),
        ("https://ada.example", "/"),
        ("https://ada.example/work/", "/work/"),
        ("https://ada.example/a/b", "/a/b/"),
    ],
)
def test_base_path(url: str, path: str) -> None:
    assert Settings(url=url).base_path == path
