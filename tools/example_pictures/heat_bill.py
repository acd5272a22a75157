"""A heat bill that says first what a tenant asks first, and the same sheets on a kitchen table."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import objects
import stage
from finish import film
from page import Drawing, Ink
from PIL import Image

FAMILY = "Libre Franklin Variable"
RED, INK, GREY, PALE, RULE = "#c2402a", "#2b2826", "#76706b", "#f0e9e4", "#cfc8c2"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
USED = (812, 701, 598, 402, 214, 118, 96, 92, 168, 371, 566, 722)  # kWh in 2023
BEFORE = (871, 764, 640, 455, 232, 121, 95, 98, 181, 402, 631, 790)  # kWh in 2022
CENT = Decimal("0.01")


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


HEAT = cents(sum(USED) * Decimal("0.0945"))
STANDING = 12 * Decimal("14.50")
READING = Decimal("24.00")
NET = HEAT + STANDING + READING
VAT = cents(NET * Decimal("0.06"))
TOTAL = NET + VAT
PAID = 12 * Decimal("62.00")
BACK = PAID - TOTAL


def money(amount: Decimal) -> str:
    return f"€{amount:,.2f}"


def chart(ink: Ink, x: float, y: float, w: float, h: float) -> None:
    """Twelve months used, with the year before as a mark over each bar."""
    top = 900
    for level in (0, 300, 600, 900):
        py = y + h - level / top * h
        ink.line(x, py, x + w, py, RULE, 2 if level else 4)
        ink.text(x + w, py - 10, f"{level} kWh" if level == 900 else level, 26, GREY, 400, "end")
    step = (w - 110) / 12
    for index, (used, before) in enumerate(zip(USED, BEFORE, strict=True)):
        left = x + index * step
        ink.rect(
            left, y + h - used / top * h, step * 0.66, used / top * h, RED if index in (0, 7) else "#d9806f"
        )
        mark = y + h - before / top * h
        ink.line(left - 6, mark, left + step * 0.66 + 6, mark, INK, 5)
        ink.text(left + step * 0.33, y + h + 40, MONTHS[index], 28, INK, 400, "middle")
        if index in (0, 7):
            ink.text(left + step * 0.33, y + h - before / top * h - 16, used, 30, RED, 700, "middle")


@cache
def bill() -> Image.Image:
    """Page one, 1700 x 2400."""
    ink = Ink(1700, 2400, FAMILY, "#fdfcfa")
    ink.rect(0, 0, 1700, 22, RED)
    ink.text(130, 150, "Warmtenet Zuid", 46, RED, 800)
    ink.lines(
        1570, 128, ["Statement 2023, page 1 of 2", "Sent on 19 January 2024"], 27, GREY, 1.5, anchor="end"
    )
    ink.lines(130, 290, ["Household Verlinden", "Kaaistraat 41, box 3", "2000 Antwerp"], 32, INK, 1.42)
    ink.text(130, 560, "We pay you back", 60, INK, 600)
    ink.text(122, 760, money(BACK), 214, RED, 800, letter_spacing="-6")
    ink.text(130, 846, "It is on your account by 2 February 2024. You do not have to do anything.", 37, INK)
    ink.line(130, 910, 1570, 910, INK, 4)
    ink.text(130, 986, "Your heat, month by month", 42, INK, 700)
    change = round((sum(USED) / sum(BEFORE) - 1) * 100)
    ink.text(
        130,
        1038,
        f"You used {sum(USED):,} kWh. In 2022 it was {sum(BEFORE):,} kWh, so {-change} % less.",
        32,
        GREY,
    )
    ink.line(1236, 1028, 1296, 1028, INK, 5)
    ink.text(1312, 1038, "the year before", 30, INK)
    chart(ink, 130, 1100, 1440, 380)
    ink.text(130, 1632, "How we got there", 42, INK, 700)
    rows = (
        ("Heat", f"{sum(USED):,} kWh at 9.45 cents", HEAT),
        ("Connection", "12 months at €14.50", STANDING),
        ("Meter reading", "once a year", READING),
        ("VAT", f"6 % of {money(NET)}", VAT),
    )
    for index, (name, how, amount) in enumerate(rows):
        y = 1706 + index * 62
        ink.text(130, y, name, 34, INK, 600)
        ink.text(500, y, how, 34, GREY)
        ink.text(1570, y, money(amount), 34, INK, 400, "end")
        ink.line(130, y + 20, 1570, y + 20, RULE, 2)
    for y, name, how, amount, colour in (
        (1962, "Your heat cost", "", TOTAL, INK), (2028, "You paid", "12 times €62.00", PAID, INK),
        (2102, "We pay back", "", BACK, RED),
    ):  # fmt: skip
        ink.text(130, y, name, 38, colour, 700)
        ink.text(500, y, how, 34, GREY)
        ink.text(1570, y, money(amount), 38, colour, 700, "end")
    ink.line(1330, 2050, 1570, 2050, INK, 4)
    ink.rect(0, 2170, 1700, 230, PALE)
    ink.text(130, 2246, "From February you pay €58.00 a month instead of €62.00.", 36, INK, 600)
    ink.text(
        130,
        2304,
        "Does a number look wrong? Send a photo of your meter to meter@warmtenet-zuid.example.",
        30,
        INK,
    )
    ink.text(130, 2352, "Your customer number is 40 217 883.", 30, GREY)
    return ink.shot()


@cache
def second() -> Image.Image:
    """Page two: the house against its neighbours, and answers in whole sentences."""
    ink = Ink(1700, 2400, FAMILY, "#fdfcfa")
    ink.rect(0, 0, 1700, 22, RED)
    ink.text(130, 150, "Warmtenet Zuid", 46, RED, 800)
    ink.text(1570, 146, "Statement 2023, page 2 of 2", 27, GREY, 400, "end")
    ink.text(130, 330, "You and flats of your size", 60, INK, 700)
    flats = (("Uses least", 2950), ("You", sum(USED)), ("Half use less", 5320), ("Uses most", 9140))
    for index, (name, used) in enumerate(flats):
        y = 420 + index * 110
        ink.rect(480, y, used / 9140 * 900, 66, RED if name == "You" else "#d9cfc8")
        ink.text(130, y + 46, name, 36, INK, 700 if name == "You" else 400)
        ink.text(500 + used / 9140 * 900, y + 46, f"{used:,}", 34, INK, 600)
    ink.line(130, 920, 1570, 920, INK, 4)
    ink.text(130, 1010, "Questions we are asked most", 46, INK, 700)
    answers = (
        ("Why do I pay in summer?", "The connection is the same each month: €14.50."),
        ("Who reads the meter?", "It sends its count by radio on the first of January."),
        ("What if I move?", "Send us both meter counts and the day of the keys."),
        ("Can I pay another amount?", "Yes, from €20 a month. Change it in your account."),
    )
    for index, (ask, answer) in enumerate(answers):
        ink.text(130, 1110 + index * 170, ask, 38, RED, 700)
        ink.text(130, 1168 + index * 170, answer, 35, INK)
    return ink.shot()


def envelope() -> Image.Image:
    ink = Ink(1320, 660, FAMILY, "#ded7cf")
    ink.text(70, 110, "Warmtenet Zuid", 44, RED, 800)
    ink.rect(640, 330, 560, 220, "#f6f3ee", rx=14)
    ink.lines(680, 400, ["Household Verlinden", "Kaaistraat 41, box 3", "2000 Antwerp"], 32, INK, 1.45)
    return ink.shot()


def cover() -> Image.Image:
    """The sheets on a table in low morning sun through a window with bars."""
    stage.clear()
    stage.sky("#ccd6de", "#dfe7ee", 0.5)
    wood = stage.paint("#8a6a52", 0.42, bump=0.06, grain=2.4, mottle=0.3, stretch=(1, 11, 1))
    for index in range(8):
        stage.box((0.199, 2.4, 0.03), (-0.8 + index * 0.2, 0.2, -0.0155), wood, bevel=0.0015, turn=(0, 0, 0))
    objects.paper(0.21, 0.2965, (0.16, 0.05, 0.0012), second(), turn=-14, curl=0.003)
    objects.paper(0.22, 0.11, (0.205, -0.155, 0.0015), envelope(), turn=7, curl=0.003)
    objects.paper(0.21, 0.2965, (-0.045, 0.0, 0.0075), bill(), turn=5, curl=0.010)
    objects.mug((-0.245, 0.12, 0.0), stage.paint("#b8442e", 0.25, coat=0.6))
    objects.pencil((0.137, -0.075, 0.0062), 0.165, 64, "#33383b")
    frame = stage.paint("#303030", 0.8)
    # The window: bars that cut the sun, out of the picture.
    for offset in (-0.34, 0.0, 0.34, 0.68):
        stage.box((0.02, 0.026, 1.6), (-1.3, 0.18 + offset, 0.95), frame)
    for z in (0.5, 0.86, 1.22):
        stage.box((0.02, 1.6, 0.024), (-1.3, 0.3, z), frame)
    stage.light("SUN", (-1.6, 0.55, 1.05), (0, 0, 0), 8.5, 0.7, "#ffe2b8")
    stage.light("AREA", (-0.9, 0.9, 0.9), (0, 0, 0), 6, 0.9, "#dbe6f0")
    stage.camera((0.02, -0.5, 0.56), (0.015, -0.012, 0.0), 50, stop=5.6, focus=(-0.04, -0.02, 0))
    return film(stage.render(2400, 1600, 20, exposure=0.3, scale=0.8), grain=1.6)


def pictures() -> dict[str, Drawing]:
    return {"cover": cover, "bill": bill}
