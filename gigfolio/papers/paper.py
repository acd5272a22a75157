"""The paper that a freelancer's printer holds."""

from __future__ import annotations

from typing import Literal

Paper = Literal["a4", "letter"]

# Where CLDR's supplemental data has US Letter (paperSize); by code, and by the names that people write.
_CODES = "bz ca cl co cr gt mx ni pa ph pr sv us ve"
_NAMES = (
    "usa, u.s., u.s.a., united states, united states of america, canada, mexico, méxico, belize, chile, colombia, "
    "costa rica, guatemala, nicaragua, panama, panamá, philippines, the philippines, puerto rico, el salvador, venezuela"
)
_LETTER = frozenset((*_CODES.split(), *_NAMES.split(", ")))


def paper_of(setting: str, country: str) -> Paper:
    """Return the paper: as the setting says, else US Letter where it is usual, else A4."""
    if setting in {"a4", "letter"}:
        return "letter" if setting == "letter" else "a4"
    return "letter" if country.strip().casefold() in _LETTER else "a4"
