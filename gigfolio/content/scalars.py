"""How one written text becomes a number, a flag, a date, an amount: each refused value says what was expected."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from gigfolio.model.values import Amount, Focus, PartialDate

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)
_AMOUNT = re.compile(r"(?:([A-Z]{3}) ?)?(\d{1,12}(?:\.\d{1,4})?)(?: ?([A-Z]{3}))?\Z", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,9})?\Z", re.ASCII)
_PER_CENT = re.compile(r"(\d{1,3}(?:\.\d+)?)% (\d{1,3}(?:\.\d+)?)%\Z", re.ASCII)
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_YES, _NO = ("yes", "on", "true", "y", "1"), ("no", "off", "false", "n", "0")
_FLAG_HINTS = dict.fromkeys(_YES, "write true") | dict.fromkeys(_NO, "write false")
_SAFE_SCHEMES = {"http", "https", "mailto"}


class BadValue(ValueError):
    """A text that is not what its field holds; the message says what was expected."""

    def __init__(self, expected: str, hint: str = "") -> None:
        super().__init__(f"expected {expected}")
        self.hint = hint


def text(value: str) -> str:
    return value.strip()


def flag(value: str) -> bool:
    if value not in {"true", "false"}:
        raise BadValue("true or false", _FLAG_HINTS.get(value.lower(), ""))
    return value == "true"


def whole_number(value: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,12}", value):
        raise BadValue("a whole number")
    return int(value)


def decimal(value: str) -> Decimal:
    if not _NUMBER.match(value):
        raise BadValue("a number")
    try:
        return Decimal(value)
    except InvalidOperation as error:
        raise BadValue("a number") from error


def number(value: str) -> float:
    return float(decimal(value))


def partial_date(value: str) -> PartialDate:
    """Read `2026`, `2026-03` or `2026-03-14` (ISO 8601, reduced precision allowed)."""
    found = _DATE.match(value)
    if not found:
        raise BadValue("a date like 2026, 2026-03 or 2026-03-14")
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        dt.date(year, month or 1, day or 1)
        if (found.group(2) and not month) or (found.group(3) and not day):
            raise ValueError
    except ValueError as error:
        raise BadValue("a day that exists") from error
    return PartialDate(year=year, month=month, day=day)


def amount(value: str) -> Amount:
    """Read `1200`, `1200.50` or `1200 EUR`; without a currency code the currency is ""."""
    found = _AMOUNT.match(value)
    if not found or (found.group(1) and found.group(3)):
        hint = "no thousands separators; the currency as its ISO code"
        if re.match(r"-[0-9]|[A-Z]{3} ?-", value):
            hint = "an amount is not negative"
        raise BadValue('an amount like 1200 or "1200 EUR"', hint)
    return Amount(value=Decimal(found.group(2)), currency=found.group(1) or found.group(3) or "")


def focus(value: str) -> Focus:
    found = _PER_CENT.match(value)
    if not found or any(float(part) > 100 for part in found.groups()):
        raise BadValue('a point like "62% 30%"')
    return Focus(x=float(found.group(1)), y=float(found.group(2)))


def describe(read: Callable[[str], Any]) -> str:
    """What a reader expects, in words."""
    if read is text:
        return "text"
    try:
        read("\0")
    except BadValue as error:
        return str(error).removeprefix("expected ")
    return "text"


def is_safe_url(url: str) -> bool:
    """Whether an address is http, https, mailto or relative, and has no white space or control characters in it."""
    if re.search(r"[\s\x00-\x1f\x7f\\]", url):
        return False
    scheme = _SCHEME.match(url)
    return scheme.group(1).lower() in _SAFE_SCHEMES if scheme else not url.startswith("//")


def join_path(folder: str, path: str) -> str | None:
    """Return the logical path of `path`, written in a file of `folder`; None when it leads out of the site.

    A path that starts with "/" or with "static/" or "content/" is counted from the site's folder.
    """
    if path.startswith(("static/", "content/")):
        folder = ""
    joined = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
    climbs = posixpath.normpath(posixpath.join(folder, path)).startswith("..")
    return None if climbs and not path.startswith("/") else joined
