"""What typesetting does to running text: the language's quotes, dashes, minus signs, and spaces that must not break.

Works on runs: the pieces of text between code, links and emphasis, so that a quote knows its neighbours across them.
The work is linear in the text's length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_SPACE = "\u00a0"


class Quotes(NamedTuple):
    """A language's quotes: outer and inner ones."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


# By language, after CLDR's delimiters (cldr/common/main/*.xml); others are set as in English.
_QUOTES = {
    "en": "“”‘’", "ar": "”“’‘", "bg": "„“‘’", "ca": "«»“”", "cs": "„“‚‘", "da": "“”‘’", "de": "„“‚‘", "de-CH": "«»‹›",
    "el": "«»“”", "es": "«»“”", "et": "„“«»", "fi": "””’’", "fr": "«»“”", "fr-CH": "«»‹›", "he": "””’’", "hr": "„”‚’",
    "hu": "„”»«", "is": "„“‚‘", "it": "«»“”", "ja": "「」『』", "lt": "„“‚‘", "lv": "“”‘’", "nb": "«»‘’", "nl": "“”‘’",
    "nn": "«»‘’", "no": "«»‘’", "pl": "„”«»", "pt": "«»“”", "pt-BR": "“”‘’", "ro": "„”«»", "ru": "«»„“", "sk": "„“‚‘",
    "sl": "„“‚‘", "sr": "„“‘’", "sv": "””’’", "tr": "“”‘’", "uk": "«»„“", "zh": "“”‘’",
}  # fmt: skip
_SPACED = {"fr"}  # a no-break space inside the quotes, and before double punctuation
_OPENERS = "([{<«‹„‚“‘—–-/"
_QUOTE = re.compile("[\"']")
_CLOSING_SINGLE = re.compile(r"(?<=[^\s(\[{])'(?!\w)")
_DIGIT = re.compile(r"\d")  # all that the next four patterns set is beside a number
_MARK = re.compile(r"[-\d\"']")  # what begins anything to set in most languages, but "..."
_UNIT = re.compile(
    r"(?<![\w.,])([-−]?\d[\d.,]*) (?=(?:%|‰|€|£|°C|[kKMG]?B|ms|s|min|h|kHz|MHz|Hz|px|pt|mm|cm|m|km|m²|km²|g|kg|t|l|W|kW|MW|kWh|MWh"
    r"|hours?|days?|weeks?|months?|years?|people|stops?|minutes?|seconds?)(?!\w))"
)
_DAY = re.compile(r"(?<!\d)(\d{1,2}\.?) (?=[A-ZÄÖÜ][a-zäöüéû]{2,})")
_CURRENCY = re.compile(r"([€£$¥]) (?=\d)")
_RANGE = re.compile(r"(?<![\w-])(\d[\d.,:]{0,20})-(?=\d[\d.,:]{0,20}(?![\w-]))")
_NEGATIVE = re.compile(r"(?<![\w)\]]|[-−])-(?=\d)")
_EM_DASH = re.compile(r"(?<=[\w\s\"'”’»)])---(?=[\w\s\"'“‘«(]|\Z)")
_EN_DASH = re.compile(r"(?<=[\w.,”’»)])--(?=\w)|(?<=\s)--(?=\s|\Z)")
_HIGH = re.compile(r" (?=[:;?!»](?!\w))")
_ARABIC_SCRIPT = {"ar", "ckb", "fa", "ps", "sd", "ug", "ur"}
_SPECIAL = _SPACED | _ARABIC_SCRIPT  # with marks of their own to set
_ARABIC_MARKS = {",": "،", ";": "؛", "?": "؟"}
_ARABIC_MARK = re.compile(r"(?<=[\u0600-\u06ff])[,;?](?!\w)|[,;](?= [\u0600-\u06ff])")


def quotes_of(language: str) -> Quotes:
    """Return the quotes of a language; with the no-break spaces inside that French wants."""
    short = language.split("-")[0]
    found = Quotes(*(_QUOTES.get(language) or _QUOTES.get(short) or _QUOTES["en"]))
    if short in _SPACED:
        return found._replace(opening=found.opening + _SPACE, closing=_SPACE + found.closing)
    return found


def typeset(text: str, language: str) -> str:
    """Return one text, set in a language."""
    return typeset_runs((text,), (True,), language)[0]


def typeset_runs(runs: Sequence[str], is_text: Sequence[bool], language: str) -> list[str]:
    """Return the runs with those that are text set; the others (code, breaks) only count as neighbours.

    Dates written as 2026-03-14, options such as --quiet and words joined by hyphens stay as they are.
    """
    short = language.split("-")[0]
    if short not in _SPECIAL and not any(_MARK.search(run) or "..." in run for run in runs):
        return list(runs)
    found = list(runs)
    if any(is_text[i] and _QUOTE.search(run) for i, run in enumerate(runs)):
        found = _Quoter(runs, is_text, quotes_of(language)).runs()
    return [_set(run, short) if is_text[i] else run for i, run in enumerate(found)]


def _set(text: str, language: str) -> str:
    if "-" in text:
        text = _EN_DASH.sub("–", _EM_DASH.sub("—", text))
        text = _NEGATIVE.sub("−", _RANGE.sub(r"\1–", text))
    if "..." in text:
        text = re.sub(r"(?<!\.)\.\.\.(?!\.)", "…", text)
    if " " in text and _DIGIT.search(text):
        text = _CURRENCY.sub(rf"\1{_SPACE}", _UNIT.sub(rf"\1{_SPACE}", text))
        text = _DAY.sub(rf"\1{_SPACE}", text)
    if " " in text:
        if language in _SPACED:
            text = _HIGH.sub(_SPACE, text)
        elif language in _ARABIC_SCRIPT:
            text = _ARABIC_MARK.sub(lambda match: _ARABIC_MARKS[match.group()], text)
    return text


class _Quoter:
    """Turns straight quotes into a language's, one after the other, each by its neighbours and by what is open."""

    def __init__(self, runs: Sequence[str], is_text: Sequence[bool], quotes: Quotes) -> None:
        self.source, self.is_text, self.quotes = runs, is_text, quotes
        self.whole = "".join(runs)
        closing = [match.start() for match in _CLOSING_SINGLE.finditer(self.whole)]
        self.last_closing = closing[-1] if closing else -1
        self.double = self.single = 0  # how many are open

    def runs(self) -> list[str]:
        start = 0
        made = []
        for run, is_text in zip(self.source, self.is_text, strict=True):
            made.append(self._run(run, start) if is_text else run)
            start += len(run)
        return made

    def _run(self, run: str, start: int) -> str:
        return _QUOTE.sub(lambda match: self._quote(match.group(), start + match.start()), run)

    def _quote(self, mark: str, at: int) -> str:
        before = self.whole[at - 1] if at else " "
        after = self.whole[at + 1] if at + 1 < len(self.whole) else " "
        opens = (before.isspace() or before in _OPENERS or before in "\"'") and not after.isspace()
        return self._double(before, after, opens) if mark == '"' else self._single(before, after, opens, at)

    def _double(self, before: str, after: str, opens: bool) -> str:
        if opens and not (before == "'" and self.double):
            self.double += 1
            return self.quotes.opening
        if before.isspace() and after.isspace():
            return '"'
        if before.isdigit() and not self.double:
            return "″"
        self.double = max(0, self.double - 1)
        return self.quotes.closing

    def _single(self, before: str, after: str, opens: bool, at: int) -> str:
        if opens and not after.isdigit() and at < self.last_closing and not (before == '"' and self.single):
            self.single += 1
            return self.quotes.inner_opening
        if self.single and not after.isalnum():
            self.single -= 1
            return self.quotes.inner_closing
        return "’"
