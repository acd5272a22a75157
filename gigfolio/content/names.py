"""Names in addresses and file names (slugs), safe on every file system."""

from __future__ import annotations

import re

LIMIT = 80
_RESERVED = {"con", "prn", "aux", "nul", "index"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(10)}
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def slug(text: str, language: str = "en") -> str:
    """Return `text` as a slug: `[a-z0-9-]`, at most 80 characters; "" when nothing of it can be kept.

    In German ä, ö and ü become ae, oe and ue. A name that Windows reserves gets a "-x" at its end.
    """
    if language.split("-")[0] == "de":
        text = text.translate(_GERMAN)
    if not text.isascii():
        from anyascii import anyascii

        text = anyascii(text)
    text = re.sub(r"['’]", "", text.lower())
    text = re.sub(r"[^a-z0-9]+", "-", text).strip("-")[:LIMIT].rstrip("-")
    return f"{text}-x" if text in _RESERVED else text
