"""Where the freelancer is: the place in words, its distance to UTC, its country's code."""

from __future__ import annotations

import datetime as dt
from functools import cache

from babel import Locale

from gigfolio.errors import Diagnostic
from gigfolio.model.entities import Location

_ALSO = {"uk": "GB", "great britain": "GB", "england": "GB", "usa": "US", "the netherlands": "NL", "holland": "NL"}  # fmt: skip


def place_words(location: Location) -> str:
    """Return "Leeds, UK": the city, or else the region, and the country."""
    return ", ".join(part for part in (location.city or location.region, location.country) if part)


def country_code(country: str, locale: Locale) -> str:
    """Return the ISO 3166-1 code of a country written as its code or its name in English or `locale`; "" if unknown."""
    name = country.strip().casefold()
    known: dict[str, str] = {**_countries("en"), **_countries(str(locale)), **_ALSO}
    return known.get(name, "")


@cache
def _countries(locale: str) -> dict[str, str]:
    names = Locale.parse(locale).territories
    codes = {code: str(name) for code, name in names.items() if len(code) == 2 and code.isalpha()}
    return {name.casefold(): code for code, name in codes.items()} | {code.casefold(): code for code in codes}


def utc_offset(zone: str, today: dt.date) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the distance to UTC at noon of `today` ("UTC+1", "UTC−3:30"), and a warning for a zone that does not exist.

    Computers without time zone data (Python looks for the system's) give "" and no warning.
    """
    if not zone:
        return "", ()
    found = _offset(zone, today)
    if found is None:
        if _offset("Europe/London", today) is None:
            return "", ()
        hint = 'time zones are named like "Europe/Oslo"'
        message = f'profile: location: there is no time zone "{zone}", so no UTC offset is shown'
        return "", (Diagnostic("warning", "unknown-timezone", message, hint=hint),)
    return _offset_words(found), ()


def _offset_words(offset: dt.timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")


def _offset(zone: str, today: dt.date) -> dt.timedelta | None:
    import zoneinfo

    try:
        found = zoneinfo.ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return None
    return found.utcoffset(dt.datetime.combine(today, dt.time(12)))
