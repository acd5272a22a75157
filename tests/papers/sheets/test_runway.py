"""The floor of a day, the months of reserve, and how much hangs on one client."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gigfolio.model.private import Cost, IncomeStream, PrivateRates, Reserve
from gigfolio.model.values import Amount
from gigfolio.papers.runway import concentration, floor, runway


def euros(value: str, currency: str = "EUR") -> Amount:
    return Amount(value=Decimal(value), currency=currency)


def rates(
    costs: str, benefits: str = "", reserve: float | None = None, days: float | None = 10
) -> PrivateRates:
    def lines(text: str) -> tuple[Cost, ...]:
        return tuple(Cost(name=f"cost {value}", monthly=euros(value)) for value in text.split())

    return PrivateRates(
        costs=lines(costs), benefits=lines(benefits), reserve_percent=reserve, billable_days=days
    )


@pytest.mark.parametrize(
    ("given", "month", "day"),
    [
        (rates("1000"), "1000", "100.00"),
        (rates("6300", "1162", 10, 14), "8208.20", "586.30"),
        (rates("1000", "", 10, 3), "1100.00", "366.67"),  # rounded up: the floor must carry the month
        (rates("1000", "", 33.3, 10), "1333.00", "133.30"),
        (rates("", "500", None, 12.5), "500", "40.00"),
        (rates("0", "", 10, 5), "0.00", "0.00"),
    ],
)
def test_the_floor_is_the_need_with_the_reserve_over_the_days(
    given: PrivateRates, month: str, day: str
) -> None:
    found = floor(given)
    assert found is not None
    assert (found.month.value, found.day.value) == (Decimal(month), Decimal(day))
    assert found.day.value * found.days >= found.month.value


@pytest.mark.parametrize(
    "given",
    [
        rates("", ""),
        rates("1000", days=None),
        PrivateRates(
            costs=(Cost(name="a", monthly=euros("1")), Cost(name="b", monthly=euros("1", "NOK"))),
            billable_days=5,
        ),
    ],
    ids=["no costs", "no days", "two currencies"],
)
def test_without_costs_days_or_one_currency_there_is_no_floor(given: PrivateRates) -> None:
    assert floor(given) is None


@pytest.mark.parametrize(
    ("balance", "costs", "months"),
    [
        ("14200", "6300", "2.2"),  # 2.25, rounded down
        ("6300", "6300", "1.0"),
        ("0", "6300", "0.0"),
        ("6299", "6300", "0.9"),
        ("100", "0", None),
        (None, "6300", None),
        ("100", None, None),
    ],
)
def test_the_runway_is_rounded_down(balance: str | None, costs: str | None, months: str | None) -> None:
    reserve = Reserve(
        balance=euros(balance) if balance else None, monthly_costs=euros(costs) if costs else None
    )
    assert runway(reserve) == (Decimal(months) if months else None)


def test_a_reserve_in_another_currency_is_no_runway() -> None:
    assert runway(Reserve(balance=euros("100", "NOK"), monthly_costs=euros("10"))) is None


def stream(actual: str, client: str = "", target: str = "0") -> IncomeStream:
    return IncomeStream(
        name="x", type="fee", monthly_actual=euros(actual), monthly_target=euros(target), client=client
    )


@pytest.mark.parametrize(
    ("streams", "shares", "is_actual"),
    [
        ([stream("4800", "Leie"), stream("1200", "Odra"), stream("4000")], [("Leie", 48), ("Odra", 12), ("", 40)], True),
        ([stream("10", "A"), stream("30", "A"), stream("60", "B")], [("B", 60), ("A", 40)], True),
        ([stream("50", "B"), stream("50", "A")], [("A", 50), ("B", 50)], True),
        ([stream("0", "A", "30"), stream("0", "B", "10")], [("A", 75), ("B", 25)], False),
        ([stream("100", "A")], [("A", 100)], True),
        ([stream("5")], [("", 100)], True),
        ([], [], True),
        ([stream("0")], [], True),
    ],
)  # fmt: skip
def test_shares_by_client(
    streams: list[IncomeStream], shares: list[tuple[str, int]], is_actual: bool
) -> None:
    found = concentration(streams)
    assert [(share.client, share.percent) for share in found.shares] == shares
    if shares:
        assert found.is_actual == is_actual
        assert sum(share.percent for share in found.shares) == 100


def test_what_names_no_client_is_never_what_income_hangs_on() -> None:
    largest = concentration([stream("10", "A"), stream("90")]).largest
    assert largest is not None
    assert (largest.client, largest.percent) == ("A", 10)
    assert concentration([stream("90")]).largest is None
