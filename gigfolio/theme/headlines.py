"""How a headline breaks: no short word alone in its last line, smaller where one word is very long; how a text opens."""

from __future__ import annotations

import re

from markupsafe import Markup

_SPACE = "\u00a0"
_OPENING = re.compile(r"\A(\s*<p>)((?:[^<\s]+\s+){2}[^<\s]+)(?=[\s<])")


def keep_last_word(text: str, limit: int = 60) -> str:
    """Return a heading with its last two words joined, so that it cannot end in one short word alone."""
    head, space, last = text.rpartition(" ")
    return f"{head}{_SPACE}{last}" if space and len(text) < limit and len(last) < 12 else text


def headline_fit(text: str) -> str:
    """Return how far a headline must step down for its longest word: "", "m" (over 14 letters), "s" (over 20)."""
    longest = max((len(word) for word in re.split(r"[\s\u00a0-]+", text)), default=0)
    return "s" if longest > 20 else "m" if longest > 14 else ""


def open_in_italics(html: Markup) -> Markup:
    """Return a text with its first three words in italics, where it begins with three words without markup."""
    return Markup(_OPENING.sub(r'\1<em class="opening">\2</em>', str(html), count=1))
