"""Amounts of money in a folded text, however they are spelled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

_ANY = re.compile(r"\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?")
_CODES = "eur gbp usd chf nok sek dkk pln czk huf ron bgn isk jpy cny inr cad aud nzd sgd hkd zar brl mxn ils try aed euro euros"
_SIGN = rf"[€£$¥₹₽₺₪₩]|(?<![^\W\d_])(?:{'|'.join(_CODES.split())}|kr|zł|kč|fr)(?![^\W\d_])"
_BEFORE = re.compile(rf"""(?:{_SIGN}|price["']? ?[:=] ?["']?) ?\Z""")
_AFTER = re.compile(rf"(?:[.,]-)? ?(?:{_SIGN})|(?: ?/ ?| (?:per|an?) )(?:day|hour|week|month)(?![^\W_])")
_LONGER_BEFORE = re.compile(r"\d[.,']?\Z|(?<!\d)\d{1,3} \Z")  # the number is the end of a longer one
_LONGER_AFTER = re.compile(r"[.,']?\d| \d{3}(?!\d)")
# Money even without a currency: "560.00", "560,00", "3,200".
_STANDS_OUT = re.compile(r"[.,]\d{2}\Z|,\d{3}(?!\d)")
_REACH = 12


def amounts_in(text: str, numbers: re.Pattern[str] = _ANY) -> Iterator[Decimal]:
    """Yield the value of each number that is written like money, or beside a currency, a unit of time, a price's key.

    "€560", "560 eur", "560,00 €", "1.200 chf", "1'200.-chf", "560 a day", '"price": "560"'. `numbers` finds the numbers:
    any, unless it comes from `numbers_of`.
    """
    for found in numbers.finditer(text):
        before = text[max(0, found.start() - _REACH) : found.start()]
        after = text[found.end() : found.end() + _REACH]
        is_whole = not _LONGER_BEFORE.search(before) and not _LONGER_AFTER.match(after)
        is_money = _STANDS_OUT.search(found[0]) or _BEFORE.search(before) or _AFTER.match(after)
        if is_whole and is_money:
            yield value_of(found[0])


def numbers_of(values: Iterable[Decimal]) -> re.Pattern[str]:
    """Return a pattern for some values in all their spellings, for texts in which most numbers do not matter."""
    return re.compile("|".join(sorted(map(_spelled, values))) or r"(?!)")


def _spelled(value: Decimal) -> str:
    whole, _, decimals = f"{value:.2f}".partition(".")
    groups = f"{int(whole):,}".replace(",", "[ .,']?")
    if decimals == "00":
        return rf"{groups}(?:[.,]00?(?!\d))?"
    return rf"{groups}[.,]{decimals[0]}{decimals[1]}{'?' if decimals[1] == '0' else ''}"


def value_of(number: str) -> Decimal:
    """Return the value of a number in any usual spelling: the last mark parts decimals when one or two digits follow."""
    whole, decimals = number, ""
    found = re.search(r"[.,](\d{1,2})\Z", number)
    if found:
        whole, decimals = number[: found.start()], found[1]
    return Decimal(re.sub(r"\D", "", whole) + (f".{decimals}" if decimals else ""))
