"""A headline on a social card in lines of one width, by the width axis of a variable font (theme/fitting.py solves it)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from gigfolio.theme.fitting import TRACKING, WORD_SPACE, Frame, Line, Metrics, fitted_in, value_at

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

_FRAME = Frame(smallest=7, largest=46, height=39)  # ends above the rule, descenders included
_CAP_HEIGHT = 0.686  # of the display face, in em: the first line's capitals start at the top of the box
_NOWHERE = "\U0010ffff"  # no font has it: what is drawn for it stands for every missing letter


class Box(NamedTuple):
    """Where the lines go, in pixels."""

    left: int
    top: int
    width: int


def lines_for(text: str, metrics: Metrics, data: bytes) -> tuple[Line, ...]:
    """Return the headline's lines, or () where it cannot be fitted or the font file lacks one of its letters."""
    missing = _shape(_font(data, 40, 100), _NOWHERE)
    plain = text.replace("\u00a0", " ")
    if any(_shape(_font(data, 40, 100), letter) == missing for letter in set(plain) - {" "}):
        return ()
    return fitted_in(plain, metrics, _FRAME)


def draw_lines(
    image: Image, lines: tuple[Line, ...], box: Box, metrics: Metrics, data: bytes, fill: str
) -> None:
    """Draw the lines into the box, letter by letter: the advances are those that the lines were solved with."""
    from PIL import ImageDraw

    draw = ImageDraw.Draw(image)
    baseline = float(box.top)
    for number, line in enumerate(lines):
        size = line.size * box.width / 100
        baseline += size * (_FRAME.leading if number else _CAP_HEIGHT)
        font = _font(data, size, line.width)
        x = box.left - line.shift * size
        for letter in line.text:
            draw.text((x, baseline), letter, font=font, fill=fill, anchor="ls")
            advance = value_at(line.width, metrics.glyphs[letter].advance, metrics.stops) / 1000
            x += size * (advance + TRACKING + (WORD_SPACE if letter == " " else 0))


def _font(data: bytes, size: float, width: float) -> FreeTypeFont:
    from PIL import ImageFont

    font = ImageFont.truetype(io.BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([width])
    return font


def _shape(font: FreeTypeFont, letter: str) -> bytes:
    return bytes(font.getmask(letter))
