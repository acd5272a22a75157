"""Prices, payments and durations as they are shown; and what is left of the rates when prices are on request."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

import msgspec
from babel.numbers import get_currency_precision
from babel.units import format_unit

from gigfolio.model.entities import Package, Rates, Service, Timeline
from gigfolio.model.values import Amount
from gigfolio.views import Payment
from gigfolio.words import Words

# A client's first price is that of work; a template or a membership does not stand for it.
_KINDS = ({"project", "micro"}, {"retainer"}, {"membership", "product"})
_UNITS = {
    "hour": "duration-hour", "hours": "duration-hour", "day": "duration-day", "days": "duration-day",
    "week": "duration-week", "weeks": "duration-week", "month": "duration-month", "months": "duration-month",
    "year": "duration-year", "years": "duration-year",
}  # fmt: skip
replace = msgspec.structs.replace


def public_rates(rates: Rates) -> Rates:
    """Return the rates without any amount when they are shown on request only."""
    if rates.display != "on_request":
        return rates
    packages = tuple(replace(p, price=None, min=None, max=None) for p in rates.packages)
    return replace(rates, hourly=None, daily=None, packages=packages)


def public_services(services: Iterable[Service], rates: Rates) -> tuple[Service, ...]:
    """Return the services without their starting prices when prices are on request."""
    hidden = rates.display == "on_request"
    return tuple(replace(s, starting_at=None) if hidden else s for s in services)


def price_sentence(rates: Rates, reply_time: str, words: Words) -> str:
    """Return the first price that a client should know: a day's, an hour's, or the lowest package's."""
    if rates.display == "on_request":
        key = "price_on_request_reply" if reply_time else "price_on_request"
        return words(key, time=reply_time)
    if rates.daily:
        return words("price_from_a_day", price=words.money(rates.daily))
    if rates.hourly:
        return words("price_from_an_hour", price=words.money(rates.hourly))
    lowest = _lowest(rates)
    return words("price_from", price=_with_unit(lowest[0], lowest[1], words)) if lowest else ""


def _lowest(rates: Rates) -> tuple[Amount, str] | None:
    for kinds in _KINDS:
        known = [
            (amount, package.unit)
            for package in rates.packages
            if package.kind in kinds and (amount := package.price or package.min)
        ]
        own = [pair for pair in known if pair[0].currency == rates.currency] or known
        if own:
            return min(own, key=lambda pair: pair[0].value)
    return None


def _with_unit(amount: Amount, unit: str, words: Words) -> str:
    price = words.money(amount)
    return words("price_unit", price=price, unit=unit) if unit else price


def hourly_sentence(rates: Rates, words: Words) -> str:
    return words("price_an_hour", price=words.money(rates.hourly)) if rates.hourly else ""


def daily_sentence(rates: Rates, words: Words) -> str:
    return words("price_a_day", price=words.money(rates.daily)) if rates.daily else ""


def package_price(package: Package, display: str, words: Words) -> str:
    """Return a package's price as its rates are displayed: exact, from, a range, or on request."""
    low, high = package.price or package.min, package.max
    known = low or high
    if display == "on_request" or known is None:
        return words("package_on_request")
    if low and high and low != high and display != "from":
        price = words("price_range", low=words.money(low), high=words.money(high))
        return words("price_unit", price=price, unit=package.unit) if package.unit else price
    price = _with_unit(known, package.unit, words)
    if low is None:
        return words("price_up_to", price=price)
    is_lowest = display == "from" or (package.price is None and high is None)
    return words("package_from", price=price) if is_lowest else price


def payments(package: Package) -> tuple[Payment, ...]:
    """Return the milestones, with amounts in the currency's smallest unit that sum to the price exactly."""
    shares = [Decimal(str(milestone.percent)) for milestone in package.milestones]
    amounts: list[Amount | None] = [None] * len(shares)
    if package.price:
        amounts = [replace(package.price, value=v) for v in split(package.price, shares)]
    return tuple(
        Payment(trigger=m.trigger, percent=m.percent, amount=amount, due_days=m.due_days)
        for m, amount in zip(package.milestones, amounts, strict=True)
    )


def split(price: Amount, shares: list[Decimal]) -> list[Decimal]:
    """Return the parts of a price by shares of 100, each sum so far rounded, so that all of them make the price."""
    exponent = price.value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    currency_decimals = get_currency_precision(price.currency) if price.currency else 2
    step = Decimal(1).scaleb(-max(decimals, currency_decimals))
    total = sum(shares, Decimal(0))
    parts, paid, share_so_far = [], Decimal(0), Decimal(0)
    for share in shares:
        share_so_far += share
        due = (price.value * share_so_far / total).quantize(step, ROUND_HALF_UP) if total else Decimal(0)
        parts.append(due - paid)
        paid = due
    return parts


def duration(timeline: Timeline | None, words: Words) -> str:
    """Return "3 to 5 weeks", "9 weeks", "from 3 weeks"; "" when nothing is given."""
    if timeline is None:
        return ""
    low, high = timeline.min, timeline.max
    if low is not None and high is not None and low != high:
        return words("from_to", start=words.number(low), end=count_of(high, timeline.unit, words))
    if timeline.typical is not None:
        return count_of(timeline.typical, timeline.unit, words)
    if low is not None:
        text = count_of(low, timeline.unit, words)
        return text if high is not None else words("duration_from", duration=text)
    return words("duration_up_to", duration=count_of(high, timeline.unit, words)) if high is not None else ""


def times(timeline: Timeline | None, words: Words) -> tuple[str, str, str]:
    """Return the shortest, the usual and the longest time, in short words ("3 wks"); "" for each that is not known."""
    if timeline is None:
        return "", "", ""
    known = (timeline.min, timeline.typical, timeline.max)
    low, usual, high = (count_of(n, timeline.unit, words, "short") if n is not None else "" for n in known)
    return low, usual, high


def count_of(number: float, unit: str, words: Words, length: Literal["long", "short"] = "long") -> str:
    """Return a number with its unit of time, inflected by the language; a unit of another kind is set as it stands."""
    known = _UNITS.get(unit.lower())
    if known is None:
        return f"{words.number(number)} {unit}"
    return format_unit(round(number, 2), known, length, locale=words.locale).replace("\u202f", "\u00a0")
