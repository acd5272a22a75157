"""Floods: whole bands of one colour that black text stands on, one for each project."""

from __future__ import annotations

from collections.abc import Sequence

from gigfolio.theme.colour import BLACK, contrast, fitted_hex

CONTRAST = 7.0
LIGHTEST, DARKEST = 0.87, 0.73  # in OKLCH
_SAME = 0.08  # a distance in OKLab below which two floods look alike beside each other


def flood(colour: str) -> str:
    """Return any CSS colour as a flood: its lightness moved to .73-.87, its hue kept, #0b0b0b on it at 7 to 1 or more."""
    from coloraide import Color

    moved = Color(colour).convert("oklch")
    moved.set("lightness", min(LIGHTEST, max(DARKEST, float(moved["lightness"]))))
    while contrast(fitted_hex(moved), BLACK) < CONTRAST:
        moved.set("lightness", float(moved["lightness"]) + 0.01)
    return fitted_hex(moved)


def floods(
    colours: Sequence[str], palette: Sequence[str], places: Sequence[int] = (), after: str = ""
) -> tuple[str, ...]:
    """Return a flood for each of a list of things, no two neighbours alike.

    Args:
        colours: each one's own colour, "" for none; one that looks like the flood before it gives way too.
        palette: the floods that those without a colour take in turn.
        places: each one's place in the palette's turn, where it has one elsewhere too; else its place in the list.
        after: the flood that stands before the first.
    """
    found: list[str] = []
    for index, colour in enumerate(colours):
        place = places[index] if places else index
        turn = [palette[(place + step) % len(palette)] for step in range(len(palette))]
        wanted = [flood(colour), *turn] if colour else turn
        before = found[-1] if found else after
        found.append(next((c for c in wanted if not before or not _alike(c, before)), wanted[0]))
    return tuple(found)


def _alike(one: str, other: str) -> bool:
    from coloraide import Color

    return one == other or Color(one).delta_e(Color(other), method="ok") < _SAME
