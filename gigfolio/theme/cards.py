"""Social cards (1200x630 JPEG), drawn from a theme's card.yaml: its kinds of card, each a list of elements.

An element is one of: `text` (which of the card's texts, in a box, stepped down in size until it fits its lines),
`rule` (a filled rectangle), `picture` (filled, cut around its focus).
"""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Literal

from gigfolio.content.schema import Converter
from gigfolio.content.typography import typeset
from gigfolio.content.yaml_source import open_source, parse
from gigfolio.errors import GigfolioError
from gigfolio.model.values import Value
from gigfolio.theme.card_headline import Box, draw_lines, lines_for
from gigfolio.theme.theme import Theme
from gigfolio.views import CardText

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
QUALITY = 86
_STEP, _SMALLEST = 0.88, 26  # each step down in size, and the smallest text, in pixels


class Element(Value, frozen=True, kw_only=True):
    """One thing on a card; lengths in pixels from the top start corner."""

    text: Literal["", "headline", "name", "foot", "label"] = ""
    rule: bool = False
    picture: bool = False
    x: int
    y: int
    width: int
    height: int = 0
    size: int = 0
    leading: float = 1.0
    lines: int = 1
    font: Literal["display", "text"] = "text"
    fill: str = "ink"
    align: Literal["start", "end"] = "start"
    fitted: bool = False  # in lines as wide as the box, where the theme's headlines are: in the font "fitted"
    beside_picture: int = 0  # the width of a text when the card has a picture


class CardDesign(Value, frozen=True, kw_only=True):
    """card.yaml: `ground` and `fill`s are tokens; `home` serves for kinds that are left out.

    `home_picture` says what the home page's card shows: the photo, or the first selected work where there is any.
    """

    ground: str = "bg"
    home_picture: Literal["photo", "work"] = "photo"
    fonts: dict[str, str]
    home: tuple[Element, ...]
    project: tuple[Element, ...] = ()
    page: tuple[Element, ...] = ()


def load_design(data: bytes, file: str) -> CardDesign:
    """Read a card.yaml; GigfolioError with every problem in it."""
    source, text = open_source(file, data)
    node = parse(source, text)
    design = Converter(source, "", ()).struct(node, CardDesign) if node else None
    if design is None:
        raise GigfolioError(source.problems or f"{file} is empty")
    return design


def draw_card(theme: Theme, card: CardText, picture: Image | None) -> bytes:
    """Return a card as JPEG bytes. Mirrored for languages that are written from right to left."""
    from PIL import Image

    design = theme.card_design
    image = Image.new("RGB", (WIDTH, HEIGHT), theme.tokens[design.ground])
    elements = getattr(design, card.kind) or design.home
    for element in elements:
        if element.picture and picture is not None:
            _place(image, picture, element, card, theme)
        elif element.rule:
            _fill(image, element, theme)
        elif element.text and getattr(card, element.text) and not _stretch(image, element, card, theme):
            _write(image, element, card, theme, design, picture is not None)
    memory = io.BytesIO()
    image.save(memory, "JPEG", quality=QUALITY, optimize=True)
    return memory.getvalue()


def _start(element: Element, width: int, theme: Theme) -> int:
    """The left edge of a box, counted from the right in right-to-left languages."""
    return element.x if theme.words.direction == "ltr" else WIDTH - element.x - width


def _fill(image: Image, element: Element, theme: Theme) -> None:
    left = _start(element, element.width, theme)
    box = (left, element.y, left + element.width, element.y + element.height)
    image.paste(theme.tokens[element.fill], box)


def _place(image: Image, picture: Image, element: Element, card: CardText, theme: Theme) -> None:
    from PIL import ImageOps

    focus = card.picture.focus if card.picture else None
    centering = (focus.x / 100, focus.y / 100) if focus else (0.5, 0.5)
    fitted = ImageOps.fit(picture.convert("RGB"), (element.width, element.height), centering=centering)
    image.paste(fitted, (_start(element, element.width, theme), element.y))


def _stretch(image: Image, element: Element, card: CardText, theme: Theme) -> bool:
    """Draw a text to the width of its box, where that is asked for and can be done; say whether it was."""
    path = theme.card_design.fonts.get("fitted", "")
    metrics = theme.headline_metrics
    if not element.fitted or metrics is None or not path:
        return False
    data = _font_data(theme, path)
    text = typeset(str(getattr(card, element.text)), theme.words.language)
    lines = lines_for(text, metrics, data)
    box = Box(_start(element, element.width, theme), element.y, element.width)
    draw_lines(image, lines, box, metrics, data, theme.tokens[element.fill])
    return bool(lines)


def _write(
    image: Image, element: Element, card: CardText, theme: Theme, design: CardDesign, has_picture: bool
) -> None:
    from PIL import ImageDraw

    text = typeset(str(getattr(card, element.text)), theme.words.language)
    width = element.beside_picture if element.beside_picture and has_picture else element.width
    is_rtl = theme.words.direction == "rtl"
    font, lines = _fitted(text, element, width, _font_data(theme, design.fonts[element.font]), is_rtl)
    draw = ImageDraw.Draw(image)
    start = (element.align == "start") != is_rtl
    left = _start(element, element.width, theme)
    x, anchor = (left, "ls") if start else (left + element.width, "rs")
    for number, line in enumerate(lines):
        baseline = element.y + font.size * 0.78 + number * font.size * element.leading
        draw.text((x, baseline), line, font=font, fill=theme.tokens[element.fill], anchor=anchor)


def _font_data(theme: Theme, path: str) -> bytes:
    found = theme.find(path)
    if found is None:
        raise GigfolioError(f"card.yaml: the theme has no font {path}", id="missing-asset")
    return found.data


@cache
def _font(data: bytes, size: int, is_rtl: bool) -> FreeTypeFont:
    """A font with basic layout, the same everywhere; letters that join and run to the left need the complex one."""
    from PIL import ImageFont, features

    engine = ImageFont.Layout.RAQM if is_rtl and features.check("raqm") else ImageFont.Layout.BASIC
    return ImageFont.truetype(io.BytesIO(data), size, layout_engine=engine)


def _fitted(
    text: str, element: Element, width: int, data: bytes, is_rtl: bool
) -> tuple[FreeTypeFont, list[str]]:
    """The largest size at which the text takes its lines, balanced; the smallest one cuts what is over."""
    size = float(element.size)
    while True:
        font = _font(data, round(size), is_rtl)
        lines = _balanced(text, font, width)
        if len(lines) <= element.lines and all(font.getlength(line) <= width for line in lines):
            return font, lines
        if size <= _SMALLEST:
            return font, _cut(lines[: element.lines], font, width)
        size = max(_SMALLEST, size * _STEP)


def _wrapped(text: str, font: FreeTypeFont, width: float) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _balanced(text: str, font: FreeTypeFont, width: int) -> list[str]:
    """The lines of the narrowest box that needs no more of them."""
    lines = _wrapped(text, font, width)
    low, high = width / 2, float(width)
    while high - low > 4:
        middle = (low + high) / 2
        if len(_wrapped(text, font, middle)) > len(lines):
            low = middle
        else:
            high = middle
    return _wrapped(text, font, high)


def _cut(lines: list[str], font: FreeTypeFont, width: int) -> list[str]:
    last = lines[-1]
    while last and font.getlength(last + "…") > width:
        last = last[:-1]
    return [*lines[:-1], last.rstrip() + "…"]
