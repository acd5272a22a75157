"""How a headline breaks: no short word alone in its last line, smaller where one word is very long."""

from __future__ import annotations

import re

_SPACE = "\u00a0"


def keep_last_word(text: str, limit: int = 60) -> str:
    """Return a heading with its last two words joined, so that it cannot end in one short word alone."""
    head, space, last = text.rpartition(" ")
    return f"{head}{_SPACE}{last}" if space and len(text) < limit and len(last) < 12 else text


def headline_fit(text: str) -> str:
    """Return how far a headline must step down for its longest word: "", "m" (over 14 letters), "s" (over 20)."""
    longest = max((len(word) for word in re.split(r"[\s\u00a0-]+", text)), default=0)
    return "s" if longest > 20 else "m" if longest > 14 else ""
