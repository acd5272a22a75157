"""Amounts and shares on a paper: one style of decimals for all of it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from babel.numbers import format_percent

from gigfolio.model.values import Amount
from gigfolio.words import Words


class _WithCents(Words):
    def money(self, amount: Amount, *, cents: bool = True) -> str:
        return super().money(amount, cents=cents)


def even(words: Words, amounts: Iterable[Amount | None]) -> Words:
    """Return words that write every amount with decimals when any of `amounts` has them, and `words` otherwise."""
    has_cents = any(amount is not None and amount.value % 1 for amount in amounts)
    return _WithCents(words.language, words.labels) if has_cents else words


def percent(value: float | Decimal, words: Words) -> str:
    """Return a number of per cent in the language's form: 57 is "57%", 33.3 is "33.3%"."""
    share = round(Decimal(str(value)), 2) / 100
    text = format_percent(share, locale=words.locale, decimal_quantization=False)
    return str(text).replace("\u202f", "\u00a0")


def total(amounts: Iterable[Amount | None]) -> Amount | None:
    """Return the sum of the amounts that are given; None when there is none, or when they are in several currencies."""
    given = [amount for amount in amounts if amount is not None]
    if not given or len({amount.currency for amount in given}) > 1:
        return None
    return Amount(value=sum((a.value for a in given), Decimal(0)), currency=given[0].currency)
