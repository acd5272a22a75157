"""A ticket machine for people in gloves: its four screens, and the machine at a stop by a fjord."""

from __future__ import annotations

from functools import cache

import objects
import stage
from finish import film
from page import Drawing, Ink
from PIL import Image

FAMILY = "Overpass Variable"
YELLOW, BLACK, ICE, GREY, WHITE = "#f4c12e", "#16191c", "#e6edf0", "#6c767c", "#ffffff"
STOPS = (("Kaia", 44), ("Skarvenes", 44), ("Lyngholm", 62), ("Kvassnes", 80))


def frame(ink: Ink, step: int, head: str) -> None:
    """What every screen has: a question, and how far one has come."""
    ink.rect(0, 0, 540, 960, ICE)
    for index in range(4):
        ink.rect(36 + index * 120, 40, 108, 12, BLACK if index < step else "#b9c6cc")
    ink.text(36, 140, head, 66, BLACK, 800)


def button(
    ink: Ink, y: float, height: float, fill: str, words: str, end: str = "", colour: str = BLACK
) -> None:
    ink.rect(36, y, 468, height, fill, rx=8)
    ink.text(66, y + height / 2 + 18, words, 50, colour, 700)
    ink.text(474, y + height / 2 + 18, end, 50, colour, 600, "end")


@cache
def screen(step: int) -> Ink:
    """One of the four screens, 540 x 960."""
    ink = Ink(540, 960, FAMILY)
    if step == 1:
        frame(ink, 1, "Where to?")
        for index, (name, fare) in enumerate(STOPS):
            button(ink, 190 + index * 148, 128, WHITE, name, f"{fare} kr")
        button(ink, 796, 128, BLACK, "Other stops", "A–Å", WHITE)
    if step == 2:
        frame(ink, 2, "Who travels?")
        for index, (name, count) in enumerate((("Adult", 2), ("Child", 1))):
            y = 190 + index * 250
            ink.rect(36, y, 468, 226, WHITE, rx=8)
            ink.text(66, y + 70, name, 50, BLACK, 700)
            for x, sign in ((66, "−"), (354, "+")):
                ink.rect(x, y + 96, 120, 104, YELLOW, rx=8)
                ink.text(x + 60, y + 172, sign, 84, BLACK, 600, "middle")
            ink.text(270, y + 178, count, 92, BLACK, 800, "middle")
        button(ink, 796, 128, BLACK, "Pay", "155 kr", WHITE)
        ink.text(36, 752, "2 × 62 kr + 1 × 31 kr, to Lyngholm", 28, GREY, 500)
    if step == 3:
        frame(ink, 3, "Hold card here")
        ink.text(36, 320, "155 kr", 130, BLACK, 800)
        ink.rect(120, 420, 300, 190, WHITE, rx=16)
        ink.rect(120, 462, 300, 40, BLACK)
        ink.path("M270 640V790M214 738L270 794L326 738", stroke=BLACK, width=18)
        ink.text(36, 904, "Phone or watch works too", 34, GREY, 500)
    if step == 4:
        ink.rect(0, 0, 540, 960, YELLOW)
        for index in range(4):
            ink.rect(36 + index * 120, 40, 108, 12, BLACK)
        ink.text(36, 140, "Take it along", 66, BLACK, 800)
        ink.rect(60, 200, 420, 520, WHITE, rx=6)
        ink.text(92, 270, "Lyngholm", 52, BLACK, 800)
        ink.text(92, 322, "2 adults, 1 child", 36, BLACK, 500)
        ink.line(92, 356, 448, 356, BLACK, 3)
        ink.text(92, 414, "Valid until", 34, GREY, 500)
        ink.text(84, 530, "17:42", 126, BLACK, 800)
        ink.text(92, 600, "Tue 17 January 2023", 32, GREY, 500)
        ink.text(92, 674, "Fjordbuss", 40, BLACK, 800)
        ink.text(448, 674, "155 kr", 40, BLACK, 500, "end")
        ink.text(36, 820, "Bus 4 leaves in", 44, BLACK, 500)
        ink.text(36, 910, "6 min", 96, BLACK, 800)
    return ink


def screens() -> Image.Image:
    """The four touches side by side, 2400 x 1350."""
    ink = Ink(2400, 1350, FAMILY, "#c6d0d4")
    ink.text(84, 128, "Four touches, gloves on", 72, BLACK, 800)
    ink.text(2316, 128, "No target under 24 mm", 44, "#48535a", 500, "end")
    heads = ("Tap a stop", "Count heads", "Hold the card", "Walk to the bus")
    for index, head in enumerate(heads):
        x = 84 + index * 564
        ink.raw(f'<g transform="translate({x} 210)">')
        ink.rect(-0, 0, 540, 960, BLACK)
        ink.parts += screen(index + 1).parts
        ink.raw("</g>")
        ink.text(x, 1252, f"{index + 1}", 60, BLACK, 800)
        ink.text(x + 56, 1252, head, 48, BLACK, 500)
    return ink.shot()


def front() -> Image.Image:
    """The lettering on the machine's head."""
    ink = Ink(1200, 300, FAMILY, BLACK)
    ink.text(70, 198, "Billetter", 150, YELLOW, 800)
    ink.text(1130, 196, "Tickets", 96, WHITE, 500, "end")
    return ink.shot()


def cover() -> Image.Image:
    """The machine in the snow, a low sun behind the ridge, the fjord dark."""
    stage.clear()
    stage.sky("#f3d3b8", "#7ea2c4", 0.85, soft=0.4)
    snow = stage.paint("#eef2f6", 0.75, bump=0.5, grain=3.5, depth=0.06)
    objects.ground(14, 9, (0, 0.6, -0.02), snow, 0.09, 8)
    objects.sea((0, 300, -3.0), 640, "#16303f", rough=0.08, wave=0.6, grain=0.3)
    objects.ridge((-60, 210, -3), 420, 62, 31, stage.slopes("#4f5a66", "#e9eef4", 0.84))
    objects.ridge((120, 330, -3), 620, 110, 12, stage.slopes("#8595a8", "#eef1f5", 0.84))
    machine(-0.55, 1.1)
    shelter_and_rail()
    stage.light("SUN", (7, 3.6, 2.7), (0, 0, 0), 4.4, 0.9, "#ffd2a0")
    stage.camera((0.1, -2.6, 1.32), (0.12, 2, 1.04), 33, stop=5.6, focus=(-0.5, 0.9, 1.2))
    return film(stage.render(2400, 1600, 18, exposure=0.6, scale=0.7), grain=1.8)


def machine(x: float, y: float) -> None:
    """A yellow column: head, slanting screen, card reader, four keys for cold days, slot."""
    yellow = stage.paint("#e9b31f", 0.35, coat=0.5)
    black = stage.paint("#14171a", 0.4)
    steel = stage.paint("#b8bec2", 0.3, 1.0)
    stage.box((0.74, 0.5, 1.72), (x, y, 0.9), yellow, bevel=0.035)
    stage.box((0.76, 0.54, 0.2), (x, y, 1.84), black, bevel=0.02)
    stage.sheet(0.7, 0.175, (x, y - 0.272, 1.84), stage.picture(front(), glow=0.3), stage.WALL)
    stage.box((0.62, 0.02, 0.86), (x, y - 0.252, 1.24), black, bevel=0.01)
    stage.sheet(
        0.42, 0.7467, (x - 0.07, y - 0.264, 1.25), stage.picture(screen(1).shot(), 0.12, 0.35), stage.WALL
    )
    stage.box((0.11, 0.03, 0.2), (x + 0.225, y - 0.262, 1.43), stage.paint("#2b3034", 0.3), bevel=0.012)
    stage.box((0.07, 0.012, 0.012), (x + 0.225, y - 0.282, 1.46), stage.lamp("#9ff0b4", 3), bevel=0.003)
    for index in range(3):
        stage.box((0.1, 0.04, 0.1), (x + 0.225, y - 0.268, 1.22 - index * 0.135), steel, bevel=0.014)
    stage.box((0.4, 0.06, 0.16), (x, y - 0.24, 0.6), black, bevel=0.01)
    stage.box((0.26, 0.07, 0.03), (x, y - 0.25, 0.63), steel, bevel=0.006)
    cap = stage.paint("#f2f5f8", 0.8, bump=0.3, grain=9)
    objects.drift((x, y, 1.93), 0.4, 0.3, 0.11, cap)
    objects.drift((x - 0.1, y - 0.28, -0.02), 0.85, 0.5, 0.16, cap)


def shelter_and_rail() -> None:
    """A bus shelter at the right and a railing along the water."""
    steel = stage.paint("#23282c", 0.4, 0.6)
    wood = stage.paint("#7a5b3d", 0.6, mottle=0.25, grain=4, stretch=(1, 12, 12))
    cap = stage.paint("#f2f5f8", 0.8, bump=0.3, grain=6)
    for px in (1.35, 3.9):
        stage.box((0.09, 0.09, 2.5), (px, 2.5, 1.25), steel)
        stage.box((0.09, 0.09, 2.4), (px, 1.2, 1.2), steel)
    stage.box((3.1, 1.9, 0.1), (2.7, 1.8, 2.5), steel)
    stage.box((3.0, 1.8, 0.16), (2.7, 1.8, 2.62), cap, bevel=0.07)
    stage.sheet(2.4, 1.9, (2.62, 2.5, 1.3), stage.glass("#e4eef0"), stage.WALL)
    stage.box((2.0, 0.4, 0.06), (2.75, 2.15, 0.5), wood)
    for px in (2.0, 3.5):
        stage.box((0.08, 0.36, 0.46), (px, 2.15, 0.25), steel)
    for px in range(-9, 8):
        stage.rod(0.022, 1.15, (px * 0.95, 4.4, 0.5), steel)
    for z in (0.55, 1.05):
        stage.rod(0.02, 18, (0, 4.4, z), steel, (0, 90, 0))


def pictures() -> dict[str, Drawing]:
    return {"cover": cover, "screens": screens}
