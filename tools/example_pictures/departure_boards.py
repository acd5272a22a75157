"""The cover of a post: three versions of one departure board at the same moment."""

from __future__ import annotations

from page import Drawing, Ink
from PIL import Image

FAMILY = "Archivo Variable"
GROUND, INK, GREY, BOARD, LED = "#dcd8cf", "#22211e", "#6f6a60", "#191a1c", "#f6f1e4"
QUIET, AMBER = "#a9a69c", "#e8a33a"
# line, where to, minutes from now, side of the square
TRAMS = (
    (3, "Olszyny", 1, "West"), (9, "Psie Górki", 2, "North"), (1, "Cegielnia", 4, "East"), (6, "Kępa", 5, "North"),
    (2, "Port Rzeczny", 7, "East"), (5, "Wzgórze", 8, "South"), (4, "Kamionka", 11, "South"), (8, "Gaj", 13, "West"),
)  # fmt: skip
NOW = "23:46"


def rows(ink: Ink, x: float, trams: list[tuple[int, str, int, str]], colour: str) -> None:
    """All eight trams, one row each: line, where to, side, minutes."""
    ink.text(x + 34, 316, "Nocne tramwaje", 44, colour, 600)
    ink.text(x + 646, 316, NOW, 44, colour, 600, "end")
    for row, (line, to, wait, side) in enumerate(trams):
        y = 412 + row * 78
        ink.line(x + 34, y - 50, x + 646, y - 50, "#3a3b3d", 2)
        ink.text(x + 34, y, f"N{line}", 40, colour, 700)
        ink.text(x + 128, y, to, 38, colour, 500)
        ink.text(x + 404, y, side, 32, QUIET, 400)
        ink.text(x + 646, y, f"{wait} min", 38, colour, 600, "end")


def by_time(ink: Ink, x: float) -> None:
    """The next tram on top, whatever its line."""
    rows(ink, x, sorted(TRAMS, key=lambda tram: tram[2]), AMBER)


def by_line(ink: Ink, x: float) -> None:
    """Each line always in its own row."""
    rows(ink, x, sorted(TRAMS), AMBER)


def by_side(ink: Ink, x: float) -> None:
    """Only what leaves on this side, in large type."""
    ink.rect(x, 252, 680, 150, "#2e5f8a")
    ink.text(x + 34, 350, "East side", 76, LED, 700)
    ink.text(x + 646, 350, NOW, 52, LED, 600, "end")
    for row, (line, to, wait, _) in enumerate(tram for tram in TRAMS if tram[3] == "East"):
        top = 432 + row * 286
        ink.line(x + 34, top + 286, x + 646, top + 286, "#3a3b3d", 2 - 2 * row)
        ink.text(x + 34, top + 130, f"N{line}", 120, LED, 800)
        ink.text(x + 34, top + 226, to, 60, LED, 500)
        ink.text(x + 546, top + 170, wait, 180, LED, 700, "end")
        ink.text(x + 560, top + 170, "min", 44, LED, 500)


def cover() -> Image.Image:
    """Three boards in a row, and under each how long people took to find their tram."""
    ink = Ink(2400, 1350, FAMILY, GROUND)
    ink.text(80, 152, "One board, three orders", 84, INK, 700)
    ink.text(2320, 152, f"The same eight trams at {NOW}", 42, GREY, 400, "end")
    notes = (
        ("A, by time", "9 s", "to find a tram, half of 36 people.|Eleven went to the wrong side."),
        ("B, by line", "7 s", "and 44 for the slowest.|Nine went to the wrong side."),
        ("C, by side", "8 s", "and 17 for the slowest.|One went to the wrong side."),
    )
    for index, (draw, (name, time, text)) in enumerate(zip((by_time, by_line, by_side), notes, strict=True)):
        x = 90 + index * 770
        ink.rect(x - 10, 242, 700, 766, "#0c0d0e")
        ink.rect(x, 252, 680, 746, BOARD)
        draw(ink, x)
        ink.text(x - 10, 1086, name, 40, GREY, 500)
        ink.text(x - 14, 1200, time, 116, INK, 700)
        ink.lines(x - 10, 1258, text.split("|"), 34, INK, 1.32, weight=400)
    return ink.shot()


def pictures() -> dict[str, Drawing]:
    return {"cover": cover}
