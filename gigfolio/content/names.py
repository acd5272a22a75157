"""Names in addresses and file names (slugs), safe on every file system."""

from __future__ import annotations

import re
import unicodedata

LIMIT = 80
DEVICES = frozenset({"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(10)})
_RESERVED = DEVICES | {"index"}
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DROPPED, _PARTING = re.compile(r"['’]"), re.compile(r"[^a-z0-9]+")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def slug(text: str, language: str = "en") -> str:
    """Return `text` as a slug: `[a-z0-9-]`, at most 80 characters; "" when nothing of it can be kept.

    In German ä, ö and ü become ae, oe and ue. A name that Windows reserves gets a "-x" at its end.
    """
    if len(text) <= LIMIT and _SLUG.fullmatch(text) and text not in _RESERVED:
        return text
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if language.split("-")[0] == "de":
        text = text.translate(_GERMAN)
    if not text.isascii():
        from anyascii import anyascii

        text = anyascii(text)
    text = _DROPPED.sub("", text.lower())
    text = _PARTING.sub("-", text).strip("-")[:LIMIT].rstrip("-")
    return f"{text}-x" if text in _RESERVED else text


class UniqueNames:
    """Gives each name once: a repeated one gets a number ("a", "a-2", "a-3")."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._taken

    def give(self, base: str) -> str:
        """Return `base`, or with a number when it is taken."""
        name, number = base, self._next.get(base, 2)
        while name in self._taken:
            name, number = f"{base}-{number}", number + 1
        self._next[base] = number
        self._taken.add(name)
        return name
