"""Prices in words, payments that sum to the price, durations."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gigfolio.model.entities import Milestone, Package, Rates, Service, Timeline
from gigfolio.model.values import Amount
from gigfolio.plan.prices import (
    duration,
    package_price,
    payments,
    price_sentence,
    public_rates,
    public_services,
    split,
)
from gigfolio.words import Words


def euros(value: str) -> Amount:
    return Amount(value=Decimal(value), currency="EUR")


def package(**fields: object) -> Package:
    return Package(**{"id": "p", "name": "P", **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "display", "text"),
    [
        ({"price": euros("4800")}, "exact", "€4,800"),
        ({"price": euros("4800.50")}, "exact", "€4,800.50"),
        ({"price": euros("1920"), "unit": "a month"}, "exact", "€1,920 a month"),
        ({"price": euros("4800")}, "from", "from €4,800"),
        ({"price": euros("4800")}, "range", "€4,800"),
        ({"min": euros("100"), "max": euros("900")}, "exact", "€100–€900"),
        ({"min": euros("100"), "max": euros("900"), "unit": "a day"}, "range", "€100–€900 a day"),
        ({"min": euros("100"), "max": euros("900")}, "from", "from €100"),
        ({"min": euros("100"), "max": euros("100")}, "exact", "€100"),
        ({"min": euros("100")}, "exact", "from €100"),
        ({"max": euros("900")}, "exact", "up to €900"),
        ({"price": euros("4800")}, "on_request", "on request"),
        ({}, "exact", "on request"),
    ],
)
def test_package_prices(fields: dict[str, object], display: str, text: str, words: Words) -> None:
    assert package_price(package(**fields), display, words) == text


RETAINER = package(kind="retainer", price=euros("90"), unit="a month")


@pytest.mark.parametrize(
    ("rates", "text"),
    [
        (Rates(), ""),
        (Rates(daily=euros("640"), hourly=euros("90")), "From €640 a day"),
        (Rates(hourly=euros("90")), "From €90 an hour"),
        (
            Rates(packages=(package(price=euros("900")), package(min=euros("700"), max=euros("800")))),
            "From €700",
        ),
        (Rates(packages=(RETAINER, package(price=euros("900")))), "From €900"),
        (Rates(packages=(RETAINER,)), "From €90 a month"),
        (Rates(display="on_request", daily=euros("640")), "Prices on request, answer within a day"),
    ],
)
def test_the_first_price_that_a_client_sees(rates: Rates, text: str, words: Words) -> None:
    assert price_sentence(rates, "within a day", words) == text


def test_prices_on_request_without_a_reply_time(words: Words) -> None:
    assert price_sentence(Rates(display="on_request"), "", words) == "Prices on request"


def test_no_amount_is_left_when_prices_are_on_request() -> None:
    rates = Rates(
        display="on_request",
        daily=euros("1"),
        hourly=euros("2"),
        packages=(package(price=euros("3")), package(min=euros("4"), max=euros("5"))),
    )
    assert public_rates(rates) == Rates(display="on_request", packages=(package(), package()))
    service = Service(id="s", name="S", starting_at=euros("6"))
    assert public_services([service], rates) == (Service(id="s", name="S"),)
    assert public_services([service], Rates()) == (service,)


def test_payments_have_their_amounts() -> None:
    milestones = (Milestone(trigger="start", percent=30, due_days=14), Milestone(trigger="end", percent=70))
    made = payments(package(price=euros("1000.01"), milestones=milestones))
    assert [(p.trigger, p.amount and p.amount.value, p.due_days) for p in made] == [
        ("start", Decimal("300.00"), 14),
        ("end", Decimal("700.01"), None),
    ]


def test_payments_of_a_range_have_no_amounts() -> None:
    milestones = (Milestone(trigger="start", percent=100),)
    made = payments(package(min=euros("1"), max=euros("2"), milestones=milestones))
    assert [(p.percent, p.amount) for p in made] == [(100, None)]


@given(
    cents=st.integers(1, 10**9),
    cuts=st.lists(st.integers(0, 10_000), max_size=8),
)
def test_payments_sum_to_the_price(cents: int, cuts: list[int]) -> None:
    marks = [0, *sorted(cuts), 10_000]
    shares = [Decimal(b - a) / 100 for a, b in itertools.pairwise(marks)]
    price = Amount(value=Decimal(cents) / 100, currency="EUR")
    parts = split(price, shares)
    assert sum(parts) == price.value
    for part, share in zip(parts, shares, strict=True):
        assert abs(part - price.value * share / 100) <= Decimal("0.01")


def test_payments_are_whole_in_a_currency_without_decimals() -> None:
    parts = split(Amount(value=Decimal(1000), currency="JPY"), [Decimal("33.3"), Decimal("66.7")])
    assert parts == [Decimal(333), Decimal(667)]


@pytest.mark.parametrize(
    ("timeline", "text"),
    [
        (None, ""),
        (Timeline(), ""),
        (Timeline(min=3, typical=4, max=5), "3 to 5 weeks"),
        (Timeline(min=1, max=1.5, unit="days"), "1 to 1.5 days"),
        (Timeline(typical=1), "1 week"),
        (Timeline(min=3, max=3, unit="months"), "3 months"),
        (Timeline(min=3, typical=3, max=3), "3 weeks"),
        (Timeline(min=3), "from 3 weeks"),
        (Timeline(max=3), "up to 3 weeks"),
        (Timeline(typical=2, unit="sprints"), "2 sprints"),
    ],
)
def test_durations(timeline: Timeline | None, text: str, words: Words) -> None:
    assert duration(timeline, words) == text
