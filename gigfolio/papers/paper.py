"""What a paper is, and how one is added: a module of this package and a pair of templates.

The module holds its sheet, a subclass of `Sheet` whose fields are words that are ready to print (dates and amounts are
text already, places on a chart are per cent), and a pure function `papers(source) -> Made`, which is entered in `KINDS`
of `gigfolio.papers`, or in `PUBLIC_KINDS` for papers of the public site: those are given a `PublicSource`, so that
nothing private is within their reach. The templates are papers/NAME.html (Jinja2) and papers/NAME.typ (Typst); both get
the sheet and nothing else, and are looked up through the theme's chain.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from gigfolio.errors import Diagnostic
from gigfolio.model.private import Private
from gigfolio.model.site import Site, Withheld
from gigfolio.model.values import Picture, Value
from gigfolio.words import Words

PHOTO = (420, 525)  # pixels of a picture on a paper: 28 by 35 mm at 380 dots an inch
Size = Literal["a4", "letter"]

# Where CLDR's supplemental data has US Letter (paperSize); by code, and by the names that people write.
_CODES = "bz ca cl co cr gt mx ni pa ph pr sv us ve"
_NAMES = (
    "usa, u.s., u.s.a., united states, united states of america, canada, mexico, méxico, belize, chile, colombia, "
    "costa rica, guatemala, nicaragua, panama, panamá, philippines, the philippines, puerto rico, el salvador, venezuela"
)
_LETTER = frozenset((*_CODES.split(), *_NAMES.split(", ")))


class Sheet(Value, frozen=True, kw_only=True):
    """What every sheet says of itself. `paper` is a4 or letter; `title` names it in a reader's window."""

    language: str
    direction: str
    paper: str
    title: str


class Paper(Value, frozen=True, kw_only=True):
    """One paper to make.

    `output` is its file in the output without the suffix: "interviews/acme". `html` and `pdf` are its templates below
    templates/ and in the theme; "" makes no such file. `pictures` are those of the sheet that the PDF shows, by their `src`. `pages` is how many it may have; `fit` "tighten" lets it be set
    smaller, within the limits of the theme, before it is said not to fit. `audience` is who may read it. `source` is the
    file that it is made of, `about` and `date` (ISO 8601) are its row in lists.
    """

    output: str
    sheet: Sheet
    html: str = ""
    pdf: str = ""
    pictures: tuple[Picture, ...] = ()
    pages: int = 1
    fit: Literal["", "tighten"] = ""
    audience: Literal["self", "client", "public"] = "self"
    source: str = ""
    about: str = ""
    date: str = ""


class Made(NamedTuple):
    """The papers of one kind, and what their freelancer should know about them."""

    papers: tuple[Paper, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PublicSource:
    """What public papers are made of: the public site, the day of printing, and the language."""

    site: Site
    today: dt.date
    words: Words

    def common(self, title: str) -> dict[str, Any]:
        """Return the fields that every sheet has."""
        settings, place = self.site.settings, self.site.profile.location
        return {
            "language": self.words.language,
            "direction": self.words.direction,
            "paper": size_of(settings.paper, place.country),
            "title": title,
        }


@dataclass(frozen=True, kw_only=True)
class Source(PublicSource):
    """The same with the private side: what was withheld from the site, and the private folder."""

    withheld: Withheld
    private: Private


def size_of(setting: str, country: str) -> Size:
    """Return the paper's size: as the setting says, else US Letter where it is usual, else A4."""
    if setting in {"a4", "letter"}:
        return "letter" if setting == "letter" else "a4"
    return "letter" if country.strip().casefold() in _LETTER else "a4"
