"""Two photographs of proofs: a desk with sheets and a red pencil, and one narrow galley on a windowsill."""

from __future__ import annotations

from functools import cache

import objects
import stage
import type_case
from finish import film
from page import Drawing, shot
from PIL import Image

RED = "#b3201f"
TEXT = (
    (
        "My father wrote down the rain. Not that it was raining, it always was, only how much: in millimetres, in pencil, in a "
        "notebook that had been my grandmother’s. When he died three men from the district office came and asked my mother where "
        "the rest of the rain was. She gave them tea. They looked at the tea and at the shelf, on which there were thirty-one "
        "notebooks, and one of them, the tall one, began to count them aloud."
    ),
    (
        "“There should be thirty-two,” he said. He had a way of saying numbers as though they had been lent to him. My mother said "
        "that the first year had been dry. It was the only joke she ever made in front of an official, and it cost us the garden."
    ),
    (
        "That summer I learnt to read by the other thirty-one. Nobody had told me that there were books with anything but figures "
        "in them, and so for a long time I believed that 1934 was the saddest thing that had ever been written, and 1929 the "
        "funniest, with its eleven wet Sundays, one after another, in a neat hand that grew smaller and smaller."
    ),
    (
        "The district has a building of its own, with a staircase that was meant for people in better shoes. I was sent up it in "
        "September with a paper bag, and in the paper bag were two notebooks, and in the notebooks was the spring of 1931, which my "
        "mother had decided to give up first because nothing had happened in it except weather."
    ),
    (
        "The tall man took the bag and asked whether I could count. I said that I could count rain. He wrote this down, and I saw "
        "that he wrote it in the column for other assets, and that he pressed so hard that the pencil broke."
    ),
)
# Where the pencil went, by line: through some words (from, how far, as shares of the column), or a caret, and what the margin says.
STRIKES = ((2, 0.42, 0.3, "men"), (7, 0.05, 0.24, ""), (13, 0.5, 0.36, "never"), (19, 0.12, 0.2, "cut"))
CARETS = ((4, 0.3, "only"), (10, 0.66, "stet"), (16, 0.4, "the"))


def sheet(width: int, height: int, size: float, margin: int, folio: str, first: int = 0) -> Image.Image:
    """A proof: text in one column, corrected in red, with notes in the margin."""
    type_case.load()
    column, head, step = width - margin * 2, round(height * 0.09), size * 1.42
    body = "".join(f"<p>{paragraph}</p>" for paragraph in (*TEXT[first:], *TEXT[:first]))
    marks = []
    for line, x, length, note in STRIKES:
        top, left, end = head + (line + 0.56) * step, margin + x * column, margin + (x + length) * column
        marks.append(
            f'<path d="M{left:.0f} {top:.0f}q{(end - left) / 2:.0f} {-size * 0.12:.0f} {end - left:.0f} {size * 0.05:.0f}"/>'
        )
        marks.append(note and f'<text x="{width - margin + 22}" y="{top + size * 0.3:.0f}">{note}</text>')
    for line, x, note in CARETS:
        top, left = head + (line + 0.8) * step, margin + x * column
        marks.append(
            f'<path d="M{left - size * 0.3:.0f} {top + size * 0.5:.0f}L{left:.0f} {top:.0f}L{left + size * 0.32:.0f} {top + size * 0.5:.0f}"/>'
        )
        marks.append(f'<text x="{22}" y="{top + size * 0.3:.0f}">{note}</text>')
    svg = f'<svg width="{width}" height="{height}" style="position:absolute;inset:0">{"".join(filter(None, marks))}</svg>'
    css = (
        f"body{{font:{size}px/1.42 'Newsreader Variable';color:#2a2724}}"
        f"div{{position:absolute;left:{margin}px;width:{column}px;top:{head}px;height:{height - 2 * head}px;overflow:hidden;text-align:justify;hyphens:auto}}"
        f"p+p{{text-indent:1.3em}} header{{position:absolute;left:{margin}px;top:{height * 0.045:.0f}px;font-style:italic}}"
        f"svg path{{fill:none;stroke:{RED};stroke-width:{size * 0.12};stroke-linecap:round}}"
        f"svg text{{font:{size * 1.25}px 'Caveat Variable';fill:{RED}}}"
    )
    page = f'<header>{folio}</header><div lang="en">{body}</div>{svg}'
    return shot(page, width, height, css=css, ground="#f8f6f0")


@cache
def proof(first: int) -> Image.Image:
    return sheet(1400, 1980, 46, 190, f"The Weather Clerk, third pass, {9 + first}", first)


def book(at: stage.Vec, size: stage.Vec, colour: str, turn: float) -> None:
    """A closed book lying on its back: two boards and the block between them."""
    width, height, thick = size
    cloth, block = (
        stage.paint(colour, 0.8, bump=0.3, grain=220),
        stage.paint("#efe6d2", 0.9, bump=0.4, grain=300, stretch=(0.1, 0.1, 6)),
    )
    x, y, z = at
    stage.box((width, height, 0.003), (x, y, z + 0.0015), cloth, bevel=0.001, turn=(0, 0, turn))
    stage.box(
        (width - 0.008, height - 0.008, thick),
        (x, y, z + 0.003 + thick / 2),
        block,
        bevel=0.001,
        turn=(0, 0, turn),
    )
    stage.box((width, height, 0.003), (x, y, z + thick + 0.0045), cloth, bevel=0.001, turn=(0, 0, turn))


def desk() -> Image.Image:
    """Proofs on a dark desk, a dictionary, a cup and a red pencil, in the light of a window at the left."""
    stage.clear()
    stage.sky("#c7d0d6", "#dfe6ea", 0.28)
    wood = stage.paint("#4b3527", 0.38, bump=0.05, grain=2.2, mottle=0.3, stretch=(1, 10, 1))
    stage.sheet(3, 2.4, (0, 0.2, 0), wood)
    objects.paper(0.21, 0.297, (0.16, 0.06, 0.001), proof(2), turn=-11, curl=0.004)
    objects.paper(0.21, 0.297, (-0.05, 0.0, 0.004), proof(0), turn=4, curl=0.012)
    book((-0.31, 0.11, 0), (0.16, 0.235, 0.052), "#5b2a26", 14)
    book((-0.305, 0.118, 0.058), (0.125, 0.19, 0.026), "#2f4a52", 4)
    objects.mug((0.345, 0.17, 0.0), stage.paint("#d9d4c8", 0.3, coat=0.5))
    objects.pencil((0.045, -0.045, 0.0098), 0.17, 38, "#a81e1d")
    frame = stage.paint("#303030", 0.8)
    for offset in (-0.5, 0.0, 0.5, 1.0):
        stage.box((0.02, 0.03, 1.6), (-1.3, 0.18 + offset, 0.95), frame)
    stage.light("SUN", (-1.6, 0.75, 0.9), (0, 0, 0), 5.5, 1.2, "#ffe9cc")
    stage.light("AREA", (-1.0, 0.7, 0.9), (0, 0, 0), 7, 0.95, "#dbe6f0")
    stage.camera((0.03, -0.52, 0.46), (0.02, 0.02, 0.0), 44, stop=4, focus=(-0.03, -0.03, 0))
    return film(stage.render(1600, 1067, 12, exposure=0.25, scale=0.75), grain=1.7)


def sill() -> Image.Image:
    """A galley proof on a windowsill, seen along its length."""
    stage.clear()
    stage.sky("#b9c4cb", "#e6ecef", 0.55)
    sill_ = stage.paint("#e7e4dc", 0.45, bump=0.08, grain=9)
    stage.box((1.6, 0.34, 0.04), (0, 0, -0.02), sill_, bevel=0.006)
    stage.box((1.6, 0.04, 0.09), (0, 0.19, 0.03), sill_, bevel=0.004)
    for x in (-0.42, 0.42):
        stage.box((0.04, 0.03, 1.2), (x, 0.2, 0.6), sill_, bevel=0.003)
    stage.sheet(9, 5, (0, 4.5, 0.9), stage.paint("#7e8b8d", 0.95, mottle=0.25, grain=1.2), stage.WALL)
    objects.paper(0.155, 0.42, (-0.02, 0.0, 0.001), sheet(900, 2440, 44, 120, "148"), turn=-78, curl=0.02)
    objects.pencil((0.10, -0.118, 0.004), 0.15, 9, "#a81e1d")
    stage.light("AREA", (-0.5, 1.3, 1.1), (0, 0, 0), 34, 1.2, "#eaf1f5")
    stage.light("AREA", (0.4, -0.9, 0.8), (0, 0, 0), 2.5, 0.95, "#ffe6c8")
    stage.camera((0.19, -0.42, 0.26), (0.0, 0.005, 0.0), 52, stop=3.5, focus=(0.03, -0.03, 0))
    return film(stage.render(1600, 1067, 12, exposure=0.2, scale=0.75), grain=1.7)


def pictures() -> dict[str, Drawing]:
    return {"desk": desk, "posts/galley-proof": sill}
