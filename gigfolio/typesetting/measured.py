"""How long a paper came out, and what its freelancer is told when that is too long."""

from __future__ import annotations

import math
from collections.abc import Callable

from gigfolio.errors import Diagnostic, Location
from gigfolio.model.values import Value

LINE = 4.23  # mm of a line of text, 12 points


class Part(Value, frozen=True, kw_only=True):
    """A block that was measured; height in mm."""

    name: str
    height: float


class Measured(Value, frozen=True, kw_only=True):
    """A paper as it was set.

    `room` is the height that one page has for content and `need` what the content would take on one endless page, in mm;
    `tightened` is how far it was set smaller, from 0 to 1; `spreads` whether its template has another layout for two pages.
    """

    pages: int
    room: float
    need: float
    parts: tuple[Part, ...] = ()
    tightened: float = 0.0
    spreads: bool = False
    refused: str = ""  # why it is no PDF/UA-1; "" when it is

    def over(self, pages: int) -> float:
        """Return by how many mm it is longer than so many pages; 0 when it fits."""
        return 0.0 if self.pages <= pages else max(self.need - self.room * pages, 0.1)


def inaccessible(measured: Measured, source: str) -> Diagnostic | None:
    """Return the warning for a PDF that not everybody can read; None for one that passed as PDF/UA-1."""
    if not measured.refused:
        return None
    message = f"the PDF is not fully accessible: {measured.refused}"
    hint = "write it with letters that the theme's fonts have, or give the theme fonts that have them (paper_fonts)"
    return Diagnostic("warning", "paper-standard", message, Location(source) if source else None, hint)


def overflow(
    measured: Measured, pages: int, tightens: bool, source: str, name_of: Callable[[str], str]
) -> Diagnostic | None:
    """Return the warning for a paper that has more pages than it may; None for one that fits.

    `name_of` gives a part's name in words; `source` is the file that the paper is made of.
    """
    over = measured.over(pages)
    if not over:
        return None
    room = "1 page" if pages == 1 else f"{pages} pages"
    message = (
        f"the paper is {over:.0f} mm too long for {room}"
        if over >= 1
        else f"the paper does not fit on {room}"
    )
    longest = sorted(measured.parts, key=lambda part: -part.height)[:3]
    if longest:
        listed = ", ".join(f"{name_of(part.name)} ({part.height:.0f} mm)" for part in longest)
        message += f"; its longest parts: {listed}"
    lines = math.ceil(over / LINE)
    hint = f"take out about {lines} {'line' if lines == 1 else 'lines'}"
    if longest:
        hint += f", first from {name_of(longest[0].name)}"
    if not tightens:
        hint += ", or write `fit: tighten`"
    elif measured.tightened:
        hint += "; it is set as small as it may be"
    return Diagnostic("warning", "paper-overflow", message, Location(source) if source else None, hint)
