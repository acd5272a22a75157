"""What a misspelt name was probably meant to be."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_LONGEST = 60  # a longer word is no misspelt name, and comparing it would take long


def closest(word: str, known: Iterable[str]) -> str:
    """Return the known name that is most like `word`, or "" when none is."""
    if len(word) > _LONGEST:
        return ""
    found = difflib.get_close_matches(word, [name for name in known if name], 1)
    return found[0] if found else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the hint "did you mean …?", or "" when no known name is like `word`."""
    name = closest(word, known)
    return f"did you mean {name}?" if name else ""
