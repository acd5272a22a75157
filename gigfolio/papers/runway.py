"""What a freelancer lives on: the floor of a day, the months of reserve, and how much hangs on one client."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_DOWN, ROUND_UP, Decimal
from typing import NamedTuple

from gigfolio.model.private import IncomeStream, PrivateRates, Reserve
from gigfolio.model.values import Amount
from gigfolio.papers.money import total

_CENT = Decimal("0.01")


class Floor(NamedTuple):
    """The least that a day may cost: (costs + benefits) with the reserve on top, over the days that can be sold."""

    costs: Amount | None
    benefits: Amount | None
    need: Amount
    reserve: Amount | None
    month: Amount
    days: Decimal
    day: Amount


def floor(rates: PrivateRates) -> Floor | None:
    """Return the floor, rounded up to the cent; None without costs, without days, or in several currencies.

    The reserve is on top of the need: 10 % of 7,462 makes 8,208.20.
    """
    every = [cost.monthly for cost in (*rates.costs, *rates.benefits)]
    need = total(every)
    if need is None or rates.billable_days is None:
        return None
    reserve = None
    if rates.reserve_percent:
        part = need.value * Decimal(str(rates.reserve_percent)) / 100
        reserve = Amount(value=part.quantize(_CENT, ROUND_UP), currency=need.currency)
    month = total([need, reserve])
    assert month is not None
    days = Decimal(str(rates.billable_days))
    day = Amount(value=(month.value / days).quantize(_CENT, ROUND_UP), currency=need.currency)
    costs = total(cost.monthly for cost in rates.costs)
    benefits = total(cost.monthly for cost in rates.benefits)
    return Floor(costs, benefits, need, reserve, month, days, day)


def runway(reserve: Reserve) -> Decimal | None:
    """Return how many months the reserve lasts, rounded down to a tenth; None where that cannot be known."""
    balance, costs = reserve.balance, reserve.monthly_costs
    if balance is None or costs is None or not costs.value or balance.currency != costs.currency:
        return None
    return (balance.value / costs.value).quantize(Decimal("0.1"), ROUND_DOWN)


class Share(NamedTuple):
    """What comes from one client (or "" for what names none), and its part of all, in per cent."""

    client: str
    amount: Amount
    percent: Decimal


class Concentration(NamedTuple):
    """Shares, the largest client first and what names no client last; `is_actual` is False when they are of targets."""

    shares: tuple[Share, ...]
    is_actual: bool = True

    @property
    def largest(self) -> Share | None:
        """The client that most hangs on; None where no stream names one."""
        return next((share for share in self.shares if share.client), None)


def concentration(streams: Iterable[IncomeStream]) -> Concentration:
    """Return how a month's income spreads over clients: what comes in, or the targets where nothing does yet."""
    known = tuple(streams)
    for is_actual in (True, False):
        pairs = [
            (stream.client.strip(), amount)
            for stream in known
            if (amount := stream.monthly_actual if is_actual else stream.monthly_target) and amount.value
        ]
        whole = total(amount for _, amount in pairs)
        if whole is not None:
            return Concentration(_shares(pairs, whole), is_actual)
    return Concentration(())


def _shares(pairs: list[tuple[str, Amount]], whole: Amount) -> tuple[Share, ...]:
    sums: dict[str, Decimal] = {}
    for client, amount in pairs:
        sums[client] = sums.get(client, Decimal(0)) + amount.value
    shares = [
        Share(client, Amount(value=value, currency=whole.currency), 100 * value / whole.value)
        for client, value in sums.items()
    ]
    return tuple(sorted(shares, key=lambda share: (not share.client, -share.percent, share.client)))
