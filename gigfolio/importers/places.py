"""Where somebody is, as other programs write it."""

from __future__ import annotations

from gigfolio.importers.result import Fields


def country_name(code: str) -> str:
    """Return the English name of a country given as its ISO 3166-1 code; any other text as it is."""
    if len(code) != 2 or not code.isalpha():
        return code
    from babel import Locale

    return str(Locale("en").territories.get(code.upper(), code))


def place_fields(text: str) -> Fields:
    """Return "Bergen, Vestland, Norway" as city, region and country; of two parts the last is the country, or an
    American state ("San Francisco, CA")."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) == 2:
        last = "region" if len(parts[1]) == 2 and parts[1].isupper() else "country"
        return {"city": parts[0], last: parts[1]}
    if len(parts) >= 3:
        return {"city": ", ".join(parts[:-2]), "region": parts[-2], "country": parts[-1]}
    return {"city": parts[0]} if parts else {}
