"""The site's language: its labels (every visible string that is not content), dates, periods, amounts, direction."""

from __future__ import annotations

import copy
import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from gigfolio.model.values import Amount, End, PartialDate

# A bare "en" is written as in Europe: "12 May 2027", "€4,800".
_REGIONS = {"en": "en_GB", "pt": "pt_PT"}
_CODE_BEFORE_DIGIT = re.compile(r"(?<=[A-Z]{3})(?=\d)")
_NARROW_SPACE, _SPACE = "\u202f", "\u00a0"  # the themes' fonts have the second only


class Words:
    """Formats for one language.

    Args:
        language: a BCP 47 tag such as "en", "de-AT". One that CLDR does not know is written as English.
        labels: every visible string by its key; values may hold {named} places.
    """

    def __init__(self, language: str, labels: Mapping[str, str]) -> None:
        self.language = language
        self.labels = labels
        self.locale = locale_of(language)

    def __call__(self, key: str, **values: object) -> str:
        """Return a label with its places filled in. KeyError for a key that no theme declares: that is a bug."""
        text = self.labels[key]
        return text.format_map(values) if values else text

    @property
    def direction(self) -> str:
        """ "ltr" or "rtl"."""
        return str(self.locale.text_direction)

    @property
    def decimal(self) -> str:
        """The language's decimal sign."""
        return str(self.locale.number_symbols["latn"]["decimal"])

    def date(self, date: PartialDate, today: dt.date | None = None) -> str:
        """Return "2027", "May 2027" or "12 May 2027"; given `today`, its own year is left out of a month or day."""
        if not date.month:
            return str(date.year)
        if today and today.year == date.year:
            return self._without_year(date)
        if date.day:
            return format_date(date.first, "long", self.locale).replace(_NARROW_SPACE, _SPACE)
        return self._format("yMMMM", date.first)

    def month(self, date: dt.date) -> str:
        """Return a month's short name ("May"), for a scale."""
        return format_date(date, "LLL", self.locale).rstrip(".")

    def period(self, start: PartialDate | None, end: End) -> str:
        """Return "February to April 2025", "2021 to 2024", "since March 2023", or one date; "" for none."""
        if end == "present":
            return self("since", date=self.date(start)) if start else self("present")
        if start is None or end is None:
            date = start or end
            return self.date(date) if isinstance(date, PartialDate) else ""
        assert isinstance(end, PartialDate)
        if str(start) == str(end):
            return self.date(start)
        short = start.month and end.month and start.year == end.year
        first = self._without_year(start) if short else self.date(start)
        return self("from_to", start=first, end=self.date(end))

    def money(self, amount: Amount, *, cents: bool = False) -> str:
        """Return "€4,800" or "€4,800.50": decimals only where there are any, or where `cents` asks for them."""
        pattern = copy.copy(self.locale.currency_formats["standard"])
        pattern.frac_prec = (2, 2) if cents or amount.value % 1 else (0, 0)
        text = pattern.apply(amount.value, self.locale, currency=amount.currency, currency_digits=False)
        return _CODE_BEFORE_DIGIT.sub(_SPACE, str(text).replace(_NARROW_SPACE, _SPACE))

    def number(self, value: float | Decimal) -> str:
        """Return a number with the language's separators, at most two decimals."""
        from babel.numbers import format_decimal

        return format_decimal(round(Decimal(str(value)), 2), locale=self.locale).replace(
            _NARROW_SPACE, _SPACE
        )

    def language_name(self, tag: str) -> str:
        """Return a language's name in the site's language ("nl" is "Dutch"); the tag itself when unknown."""
        try:
            return Locale.parse(tag, sep="-").get_display_name(self.locale) or tag
        except (ValueError, UnknownLocaleError):
            return tag

    def _without_year(self, date: PartialDate) -> str:
        return self._format("MMMMd", date.first) if date.day else format_date(date.first, "LLLL", self.locale)

    def _format(self, skeleton: str, date: dt.date) -> str:
        text: Any = format_skeleton(skeleton, date, locale=self.locale)
        return str(text).replace(_NARROW_SPACE, _SPACE)


def locale_of(language: str) -> Locale:
    """Return the CLDR locale of a BCP 47 tag, without its unknown parts; British English for an unknown language."""
    tag = language.replace("_", "-")
    for candidate in (_REGIONS.get(tag, tag), tag.split("-")[0]):
        try:
            return Locale.parse(candidate.replace("-", "_"))
        except (ValueError, UnknownLocaleError):
            continue
    return Locale.parse("en_GB")
