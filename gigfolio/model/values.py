"""Small values that many entities share. Each is frozen and can be fingerprinted."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

# Texts and numbers with a form of their own. The content's loader checks the form (`extra["form"]`) and the bounds.
Url = Annotated[str, Meta(extra={"form": "url"})]  # http, https or mailto
Href = Annotated[str, Meta(extra={"form": "href"})]  # the same, or a path on the site
Alias = Annotated[str, Meta(extra={"form": "alias"})]  # a former address on the site: "/old/place/"
Email = Annotated[str, Meta(extra={"form": "email"})]
Phone = Annotated[str, Meta(extra={"form": "phone"})]
LanguageTag = Annotated[str, Meta(extra={"form": "language"})]  # BCP 47: "en", "pt-BR"
CurrencyCode = Annotated[str, Meta(extra={"form": "currency"})]  # ISO 4217: "EUR"
Zone = Annotated[str, Meta(extra={"form": "zone"})]  # IANA time zone: "Europe/Oslo"
Colour = Annotated[str, Meta(extra={"form": "colour"})]  # CSS: "#0a6b5c", "oklch(.5 .1 200)"
When = Annotated[str, Meta(extra={"form": "when"})]  # "2026-03-14", or with a time: "2026-03-14 14:00"
Percent = Annotated[float, Meta(ge=0, le=100)]
Quantity = Annotated[float, Meta(ge=0)]
Count = Annotated[int, Meta(ge=0)]
Positive = Annotated[int, Meta(ge=1)]
WeekHours = Annotated[int, Meta(ge=0, le=168)]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """Base of every model type: frozen and compared by value (keyword-only is said by each: it is not inherited)."""


class PartialDate(Value, frozen=True, kw_only=True):
    """A date known to the year, the month or the day. `month` and `day` are 0 when unknown."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        if self.day:
            return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
        return f"{self.year:04d}-{self.month:02d}" if self.month else f"{self.year:04d}"

    @property
    def first(self) -> dt.date:
        """The first day that this can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The last day that this can mean."""
        if self.day:
            return self.first
        if not self.month:
            return dt.date(self.year, 12, 31)
        following = dt.date(self.year + self.month // 12, self.month % 12 + 1, 1)
        return following - dt.timedelta(days=1)


Present = Literal["present"]
End = PartialDate | Present | None


class Amount(Value, frozen=True, kw_only=True):
    """An amount of money. `currency` is an ISO 4217 code, filled in from the site's when left out."""

    value: Decimal
    currency: str = ""


class Focus(Value, frozen=True, kw_only=True):
    """The point of a picture that must stay in view, in per cent of its width and height."""

    x: float = 50.0
    y: float = 50.0


class Picture(Value, frozen=True, kw_only=True):
    """A picture in the content. `src` is its path from the site's folder; `alt` is None when missing."""

    short_form: ClassVar[str] = "src"  # written as one text, it is this field

    src: str
    alt: str | None = None
    focus: Focus = Focus()
    caption: str = ""


class Hole(Value, tag="hole", frozen=True, kw_only=True):
    """A place in a body's HTML that is only known when it is rendered.

    kind `picture`: `picture` is set. kind `url`: it stands inside an attribute; `target` is a path from the
    site's folder ("content/projects/harbour.md#proof", "static/a.pdf") or starts with "/" (a public address
    without the base path); `file` and `line` say where it was written. Planning replaces it by the address.
    """

    kind: Literal["picture", "url"]
    target: str = ""
    picture: Picture | None = None
    file: str = ""
    line: int = 0


class Heading(Value, frozen=True, kw_only=True):
    """A heading of a body, for tables of contents."""

    level: int
    id: str
    text: str


class Body(Value, frozen=True, kw_only=True):
    """Markdown turned into HTML with holes. `parts` are HTML strings and holes, in order.

    `text` is the plain text (for descriptions, word counts), `words` their number. A body of nothing
    is falsy through `bool(body.parts)`.
    """

    parts: tuple[str | Hole, ...] = ()
    headings: tuple[Heading, ...] = ()
    text: str = ""
    words: int = 0

    def __bool__(self) -> bool:
        return bool(self.parts)
