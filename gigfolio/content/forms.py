"""Texts with a form of their own (addresses, codes, zones): each check returns the text or says what was expected."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from gigfolio.content.names import DEVICES
from gigfolio.content.scalars import BadValue, is_safe_url, partial_date
from gigfolio.content.suggest import did_you_mean

_ADDRESS = re.compile(r"(?:https?://[^/?#]|mailto:[^@]+@.)", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@<>\"',;:()\[\]\\]+@[\w-]+(?:\.[\w-]+)+\Z")
_PHONE = re.compile(r"\+?[0-9 ()./-]{3,40}(?:(?:ext\.?|x) ?[0-9]{1,6})?\Z", re.ASCII)
# RFC 5646: language, script, region, variants; private use and extensions are left out.
_LANGUAGE = re.compile(
    r"[a-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[0-9A-Za-z]{5,8}|[0-9][0-9A-Za-z]{3}))*\Z",
    re.ASCII,
)
_COLOUR = re.compile(
    r"(?:#(?:[0-9a-f]{3}|[0-9a-f]{6})|(?:oklch|oklab|lch|lab|rgb|hsl|hwb)\([0-9a-z.,%/ +-]{3,60}\)|[a-z]{3,20})\Z",
    re.ASCII | re.IGNORECASE,
)
_SEGMENT = re.compile(r"[\w~-][\w.~-]{0,99}\Z")
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]\Z", re.ASCII)


def url(value: str) -> str:
    """An absolute address: http, https or mailto."""
    if not is_safe_url(value) or not _ADDRESS.match(value):
        raise BadValue("a web address", "start it with https://")
    return value


def href(value: str) -> str:
    """An absolute address, a path from the site's root ("/rates/"), or a relative path (the caller looks it up)."""
    if not is_safe_url(value) or not value:
        raise BadValue("a web address or a path on the site", "start it with https:// or /")
    return value if value.startswith(("/", "#")) or ":" not in value else url(value)


def email(value: str) -> str:
    if not _EMAIL.match(value):
        raise BadValue("an address like ada@studio.example")
    return value


def phone(value: str) -> str:
    if not _PHONE.match(value) or sum(c.isdigit() for c in value) < 3:
        raise BadValue('a telephone number like "+47 22 00 00 00"')
    return value


def language(value: str) -> str:
    if not _LANGUAGE.match(value):
        raise BadValue("a language tag like en or pt-BR", _language_hint(value))
    return value


def _language_hint(value: str) -> str:
    from babel import Locale

    names = {str(name).casefold(): code.replace("_", "-") for code, name in Locale("en").languages.items()}
    tag = value.replace("_", "-")
    found = tag[:2].lower() + tag[2:] if _LANGUAGE.match(tag[:2].lower() + tag[2:]) else ""
    return f"did you mean {found}?" if (found := names.get(value.casefold(), found)) else ""


@cache
def _currencies() -> frozenset[str]:
    from babel.core import get_global

    return frozenset(get_global("all_currencies"))


def currency(value: str) -> str:
    """An ISO 4217 code that CLDR knows."""
    if value not in _currencies():
        hint = f"did you mean {value.upper()}?" if value.upper() in _currencies() else ""
        raise BadValue("a currency code like EUR", hint)
    return value


@cache
def _is_zone(value: str) -> bool:
    import zoneinfo

    try:
        zoneinfo.ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        return False
    return True


def zone(value: str) -> str:
    """An IANA time zone; any text of that form where the computer has no zone data."""
    if not _is_zone(value) and (_is_zone("Etc/UTC") or not re.fullmatch(r"[A-Za-z0-9_+/-]{1,60}", value)):
        import zoneinfo

        raise BadValue(
            "a time zone like Europe/Oslo", did_you_mean(value, sorted(zoneinfo.available_timezones()))
        )
    return value


def colour(value: str) -> str:
    if not _COLOUR.match(value):
        raise BadValue(
            'a colour like "#0a6b5c"', "in quotes, because # starts a comment" if not value else ""
        )
    return value


def alias(value: str) -> str:
    """A former address on the site, from its root: "/2019/old-name/", "/work.html"."""
    if value.startswith("/"):
        parts = value[1:].removesuffix("/").split("/")
        if len(value) <= 200 and all(
            _SEGMENT.match(p) and p.split(".")[0].lower() not in DEVICES for p in parts
        ):
            return value
    start = (
        ""
        if value.startswith("/")
        else f"did you mean /{value}?"
        if all(map(_SEGMENT.match, value.strip("/").split("/")))
        else ""
    )
    raise BadValue("a former address on this site, like /old/name/", start)


def when(value: str) -> str:
    """A date, or a date and a time."""
    day, _, time = value.replace("T", " ").partition(" ")
    expected = 'a date like 2026-03-14 or "2026-03-14 14:00"'
    if time and not _TIME.match(time):
        raise BadValue(expected)
    try:
        whole = partial_date(day).day > 0
    except BadValue as error:
        raise BadValue(expected) from error
    if not whole:
        raise BadValue(expected)
    return value


FORMS: dict[str, Callable[[str], str]] = {
    "url": url,
    "href": href,
    "email": email,
    "phone": phone,
    "language": language,
    "currency": currency,
    "zone": zone,
    "colour": colour,
    "alias": alias,
    "when": when,
}
