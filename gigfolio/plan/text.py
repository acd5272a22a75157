"""Shortening text for places of a limited length."""

from __future__ import annotations

import re

DESCRIPTION = 155  # characters that search engines show of a description
LONG_QUOTE = 320
_SENTENCE_END = re.compile(r"(?<=[.!?…。])[\"'”’»]*\s+")


def clip(text: str, limit: int = DESCRIPTION) -> str:
    """Return `text` on one line, cut at a word so that it and its ellipsis take at most `limit` characters."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and not line[limit - 1].isspace() else cut).rstrip(" ,;:–-") + "…"


def first_sentences(quote: str, count: int = 2) -> tuple[str, str]:
    """Return the beginning and the rest of a quote of more than 320 characters, ("", "") for one that needs no cut."""
    if len(quote) <= LONG_QUOTE:
        return "", ""
    ends = [match.end() for match in _SENTENCE_END.finditer(quote)]
    if len(ends) < count:
        return "", ""
    cut = ends[count - 1]
    return quote[:cut].rstrip(), quote[cut:]
