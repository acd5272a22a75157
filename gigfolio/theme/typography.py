"""What typesetting does to plain text: quotes, dashes, minus signs, and spaces that must not break."""

from __future__ import annotations

import re
from functools import lru_cache

_SPACE = "\u00a0"
# Opening and closing quotes by language (CLDR delimiters); others are set as in English.
_QUOTES = {
    "en": "“”", "de": "„“", "fr": "«»", "es": "«»", "it": "«»", "pt": "«»", "nl": "“”", "pl": "„”", "cs": "„“",
    "sk": "„“", "da": "“”", "nb": "«»", "nn": "«»", "no": "«»", "sv": "””", "fi": "””", "ru": "«»", "uk": "«»",
    "el": "«»", "hu": "„”", "ro": "„”", "ar": "”“", "he": "””", "tr": "“”",
}  # fmt: skip
_SPACED = {"fr"}  # a no-break space inside the quotes
_UNIT = re.compile(
    r"(?<![\w.,])([-−]?\d[\d.,]*) (?=(?:%|‰|€|£|°C|[kKMG]?B|ms|s|min|h|kHz|MHz|Hz|px|pt|mm|cm|m|km|m²|km²|g|kg|t|l|W|kW|MW|kWh|MWh"
    r"|hours?|days?|weeks?|months?|years?|people|stops?|minutes?|seconds?)(?!\w))"
)
_DAY = re.compile(r"(?<!\d)(\d{1,2}\.?) (?=[A-ZÄÖÜ][a-zäöüéû]{2,})")
_CURRENCY = re.compile(r"([€£$¥]) (?=\d)")
_RANGE = re.compile(r"(?<![\w-])(\d[\d.,:]*)-(?=\d[\d.,:]*(?![\w-]))")
_NEGATIVE = re.compile(r"(?<![\w)\]]|[-−])-(?=\d)")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


@lru_cache(maxsize=4096)
def typeset(text: str, language: str) -> str:
    """Return text with the language's quotes, en dashes in ranges, true minus signs, and no-break spaces where
    a number belongs to its unit, a currency to its amount, a day to its month.

    Dates written as 2026-03-14 and words joined by hyphens stay as they are.
    """
    if "'" in text or '"' in text:
        text = _quoted(_APOSTROPHE.sub("’", text), language)
    if "-" in text:
        text = _NEGATIVE.sub("−", _RANGE.sub(r"\1–", text))
    text = text.replace(" -- ", " – ")
    text = _UNIT.sub(rf"\1{_SPACE}", text)
    text = _CURRENCY.sub(rf"\1{_SPACE}", text)
    return _DAY.sub(rf"\1{_SPACE}", text)


def keep_last_word(text: str, limit: int = 60) -> str:
    """Return a heading with its last two words joined, so that it cannot end in one short word alone."""
    head, space, last = text.rpartition(" ")
    return f"{head}{_SPACE}{last}" if space and len(text) < limit and len(last) < 12 else text


def headline_fit(text: str) -> str:
    """Return how far a headline must step down for its longest word: "", "m" (over 14 letters), "s" (over 20)."""
    longest = max((len(word) for word in re.split(r"[\s\u00a0-]+", text)), default=0)
    return "s" if longest > 20 else "m" if longest > 14 else ""


def _quoted(text: str, language: str) -> str:
    opening, closing = quotes_of(language)
    text = re.sub(r'(^|[\s(\[\u00a0—–-])"', rf"\1{opening}", text).replace('"', closing)
    text = re.sub(r"(^|[\s(\[\u00a0—–“„«-])'(?=\w)", r"\1‘", text)
    return text.replace("'", "’")


def quotes_of(language: str) -> tuple[str, str]:
    """Return a language's opening and closing quotes, with the space inside that French wants."""
    short = language.split("-")[0]
    pair = _QUOTES.get(short, _QUOTES["en"])
    inner = _SPACE if short in _SPACED else ""
    return pair[0] + inner, inner + pair[1]
