"""Texts become dates, amounts, flags and numbers, or are refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gigfolio.content import scalars
from gigfolio.content.scalars import BadValue
from gigfolio.model.values import Amount, Focus, PartialDate


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026", PartialDate(year=2026)),
        ("2026-03", PartialDate(year=2026, month=3)),
        ("2024-02-29", PartialDate(year=2024, month=2, day=29)),
    ],
)
def test_dates(text: str, date: PartialDate) -> None:
    assert scalars.partial_date(text) == date


@pytest.mark.parametrize(
    "text", ["2026-13", "2026-02-29", "2026-00", "2026-01-00", "26", "3 March", "2026-3", "0000"]
)
def test_days_that_do_not_exist(text: str) -> None:
    with pytest.raises(BadValue):
        scalars.partial_date(text)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1200", Amount(value=Decimal(1200))),
        ("1200.50 EUR", Amount(value=Decimal("1200.50"), currency="EUR")),
        ("NOK 900", Amount(value=Decimal(900), currency="NOK")),
    ],
)
def test_amounts(text: str, amount: Amount) -> None:
    assert scalars.amount(text) == amount


@pytest.mark.parametrize("text", ["twelve", "1,200", "-5", "1200 eur", "EUR 5 EUR", "1_000", "9" * 5000])
def test_not_amounts(text: str) -> None:
    with pytest.raises(BadValue):
        scalars.amount(text)


@pytest.mark.parametrize("text", ["yes", "True", "1", "on", ""])
def test_flags_are_exactly_true_or_false(text: str) -> None:
    assert (scalars.flag("true"), scalars.flag("false")) == (True, False)
    with pytest.raises(BadValue):
        scalars.flag(text)


def test_focus() -> None:
    assert scalars.focus("62% 30%") == Focus(x=62, y=30)
    with pytest.raises(BadValue):
        scalars.focus("162% 30%")


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/x?y=1#z", True),
        ("mailto:a@b.example", True),
        ("/projects/x/", True),
        ("x.pdf", True),
        ("javascript:alert(1)", False),
        ("JaVaScript:alert(1)", False),
        ("data:text/html,x", False),
        ("//evil.example/", False),
        ("java\tscript:alert(1)", False),
        ("\\\\evil.example", False),
    ],
)
def test_safe_urls(url: str, safe: bool) -> None:
    assert scalars.is_safe_url(url) is safe


@pytest.mark.parametrize(
    ("folder", "path", "joined"),
    [
        ("content/projects/x", "a.jpg", "content/projects/x/a.jpg"),
        ("content/projects", "../a.jpg", "content/a.jpg"),
        ("content", "static/a.jpg", "static/a.jpg"),
        ("content", "/static/a.jpg", "static/a.jpg"),
        ("content", "../../etc/passwd", None),
    ],
)
def test_paths_stay_in_the_site(folder: str, path: str, joined: str | None) -> None:
    assert scalars.join_path(folder, path) == joined
