"""Nine book covers for books that do not exist."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

import numpy as np
import type_case
from finish import film
from page import Drawing, Ink, path_of
from PIL import Image

W, H = 1040, 1600
TRANSLATOR = "Translated by Effie Ravnkilde"


def weather_clerk() -> Ink:
    """Rain in fine slanting lines, thinning towards a small man with a notebook."""
    ink, random = Ink(W, H, "Young Serif", "#cdd8da"), np.random.default_rng(4)
    for _ in range(900):
        x, y = random.uniform(-100, W + 200), random.uniform(430, 1430)
        away = math.hypot(x - 760, (y - 1390) * 0.8)
        if away > 150:
            length = random.uniform(40, 120)
            ink.line(x, y, x - length * 0.22, y + length, "#2c4a66", round(random.uniform(0.8, 2.6), 1))
    ink.path("M742 1440L728 1316Q734 1282 760 1280Q788 1282 794 1318L782 1440Z", "#15222d")
    ink.dot(761, 1256, 22, "#15222d")
    ink.path("M728 1250L796 1250L784 1240Q780 1222 761 1222Q742 1222 740 1240Z", "#15222d")
    ink.rect(700, 1336, 46, 34, "#f4f0e4", transform="rotate(-8 720 1350)")
    ink.line(700, 1442, 824, 1442, "#15222d", 3)
    ink.text(80, 190, "The Weather", 142, "#1d3a55", letter_spacing="-3")
    ink.text(80, 330, "Clerk", 142, "#1d3a55", letter_spacing="-3")
    ink.text(84, 400, "Halina Wrzos", 46, "#1d3a55")
    ink.text(80, 1540, TRANSLATOR, 28, "#1d3a55")
    ink.text(W - 80, 1540, "Kestrel & Lathe", 28, "#1d3a55", anchor="end")
    return ink


def low_water() -> Ink:
    """Bands of shallow sea with one path across them."""
    ink, random = Ink(W, H, "Jost Variable", "#dfe3da"), np.random.default_rng(9)
    tones = ("#c4cfc6", "#a9bdb4", "#8ba79f", "#6f9089", "#577a75", "#426562", "#31524f", "#23423f")
    for row, tone in enumerate(tones):
        top = 520 + row * 135
        edge = [
            (x, top + 16 * math.sin(x / 170 + row * 1.7) + random.uniform(-3, 3))
            for x in range(-20, W + 40, 20)
        ]
        ink.path(path_of([*edge, (W + 20, H), (-20, H)], True), tone)
        for _ in range(14):
            x, y = random.uniform(0, W), top + random.uniform(30, 120)
            ink.line(x, y, x + random.uniform(30, 140), y, "#eef2ea", 2, opacity=0.28)
    path = [(180 + 520 * t + 90 * math.sin(t * 7), H - (H - 528) * t**0.8) for t in np.linspace(0, 1, 60)]
    for (x1, y1), (x2, y2), t in zip(path, path[1:], np.linspace(1, 0, 59), strict=False):
        ink.line(
            round(x1, 1),
            round(y1, 1),
            round(x2, 1),
            round(y2, 1),
            "#f6f4ea",
            round(5 + 30 * t**1.6, 1),
            stroke_linecap="round",
        )
    ink.path("M664 522L700 500L760 506L800 524Z", "#3c5250")
    ink.text(76, 150, "Bent Sørup", 44, "#23423f", 500)
    ink.text(70, 300, "Low Water", 164, "#23423f", 300, letter_spacing="-5")
    ink.text(76, 366, "A novel, from the Danish by Effie Ravnkilde", 32, "#23423f")
    ink.text(W - 76, 1540, "Pale Ferry Press", 28, "#dfe7dd", 500, "end")
    return ink


def nine_winters() -> Ink:
    """Nine rows of windows at night, one of them lit."""
    ink, random = Ink(W, H, "Bodoni Moda Variable", "#141a2b"), np.random.default_rng(12)
    ink.raw("<style>text{font-optical-sizing:none}</style>")  # the cut for small sizes, whose hairlines hold
    for row in range(9):
        for column in range(6):
            x, y = 84 + column * 150, 84 + row * 112
            lit = (row, column) == (6, 4)
            shade = ("#232c45", "#2a3450", "#1e2639", "#303b58")[int(random.integers(4))]
            ink.rect(x, y, 122, 84, "#f3c65a" if lit else shade)
            ink.line(x + 61, y, x + 61, y + 84, "#141a2b", 5)
            ink.line(x, y + 30, x + 122, y + 30, "#141a2b", 5)
            if random.uniform() < 0.5 or lit:
                ink.rect(x - 4, y + 84, 130, 8, "#dfe5ee")
    ink.text(78, 1250, "Nine Winters", 124, "#f2f0e8", 600, letter_spacing="-2")
    ink.text(78, 1384, "in Wrocław", 124, "#f2f0e8", 600, letter_spacing="-2")
    ink.text(82, 1464, "Teofil Marzec", 46, "#f3c65a", 600)
    ink.text(82, 1540, TRANSLATOR, 27, "#aab3c6")
    ink.text(W - 82, 1540, "Kestrel & Lathe", 27, "#aab3c6", anchor="end")
    return ink


def piano_movers() -> Ink:
    """A grand piano from above as one black shape, with six shoes under its edge."""
    ink = Ink(W, H, "Archivo Variable", "#f2bb2e")
    for x, y, turn in (
        (150, 900, -64),
        (205, 1010, -70),
        (760, 570, 118),
        (856, 660, 124),
        (520, 1330, 186),
        (640, 1322, 172),
    ):
        ink.path(
            "M0 0Q-30 -10 -34 30L-36 96Q-34 138 0 140Q34 138 36 96L34 30Q30 -10 0 0Z",
            "#7a2d1e",
            transform=f"translate({x} {y}) rotate({turn})",
        )
    ink.path(
        "M250 1240L250 760Q250 640 370 620C470 600 520 520 640 520C760 520 800 620 800 700C800 820 760 860 780 960L800 1240Z",
        "#15110d", transform="rotate(-9 520 900)",
    )  # fmt: skip
    ink.rect(262, 1180, 526, 72, "#fbf6e6", transform="rotate(-9 520 900)")
    for key in range(1, 27):
        ink.rect(
            262 + key * 19.5,
            1180,
            2 if key % 7 in (0, 3) else 11,
            72 if key % 7 in (0, 3) else 44,
            "#15110d",
            transform="rotate(-9 520 900)",
        )
    ink.text(64, 216, "THE PIANO", 152, "#15110d", 900, letter_spacing="-6")
    ink.text(64, 372, "MOVERS", 152, "#15110d", 900, letter_spacing="-6")
    ink.text(68, 1476, "Inger Lauge", 60, "#15110d", 800)
    ink.text(68, 1540, TRANSLATOR, 28, "#15110d", 500)
    ink.text(W - 68, 1540, "Old College Street", 28, "#15110d", 500, "end")
    return ink


def hat(ink: Ink, x: float, y: float, size: float, turn: float, fill: str) -> None:
    place = f"translate({x:.0f} {y:.0f}) rotate({turn:.0f}) scale({size:.2f})"
    ink.path("M-46 0Q-46 -14 0 -14Q46 -14 46 0Q46 12 0 12Q-46 12 -46 0Z", fill, transform=place)
    ink.path("M-26 -8Q-30 -52 0 -52Q30 -52 26 -8Z", fill, transform=place)
    ink.path("M-26 -20Q0 -12 26 -20L26 -10Q0 -2 -26 -10Z", "#efb9b2", transform=place)


def branch(
    ink: Ink, x: float, y: float, angle: float, length: float, depth: int, random: np.random.Generator
) -> None:
    """A tree of the family: each branch parts in two or three, and ends in a hat."""
    end_x, end_y = x + length * math.cos(angle), y - length * math.sin(angle)
    ink.line(round(x), round(y), round(end_x), round(end_y), "#1f5a43", 3 + depth * 3, stroke_linecap="round")
    if depth == 0:
        hat(
            ink,
            end_x,
            end_y,
            random.uniform(0.66, 1.0),
            90 - math.degrees(angle) * 1.0,
            ("#1f5a43", "#b3363a", "#1f5a43", "#2b2a52")[int(random.integers(4))],
        )
        return
    for spread in (-0.42, 0.42) if depth % 2 else (-0.55, 0.0, 0.55):
        branch(
            ink,
            end_x,
            end_y,
            angle + spread * random.uniform(0.8, 1.2),
            length * random.uniform(0.66, 0.78),
            depth - 1,
            random,
        )


def small_grammar() -> Ink:
    ink, random = Ink(W, H, "Zilla Slab", "#efb9b2"), np.random.default_rng(21)
    branch(ink, 520, 1450, math.pi / 2, 300, 4, random)
    ink.lines(
        74, 150, ["A Small Grammar", "of Kissing Aunts"], 118, "#1f5a43", 1.0, weight=600, letter_spacing="-3"
    )
    ink.text(76, 342, "Krystyna Domagała-Reut", 46, "#1f5a43", 500)
    ink.text(76, 1540, TRANSLATOR, 28, "#1f5a43", 500)
    ink.text(W - 76, 1540, "Lantern Yard", 28, "#1f5a43", 500, "end")
    return ink


def house() -> Ink:
    """The whole title, set to the edge, over a house cut open."""
    ink, red = Ink(W, H, "Sofia Sans Semi Condensed Variable", "#f6f5f1"), "#c8321f"
    rows = [
        "Instructions for",
        "the Care of a House",
        "That Has Been Left",
        "to Somebody Who",
        "Did Not Ask for It",
        "and Lives in",
        "Another Town",
    ]
    ink.lines(66, 178, rows, 122, "#191713", 0.93, weight=800, letter_spacing="-3")
    ink.path("M560 1420V1060L760 920L960 1060V1420Z", "none", red, 5)
    for y in (1180, 1300):
        ink.line(560, y, 960, y, red, 4)
    for x, top, low in ((700, 1060, 1180), (820, 1180, 1300), (690, 1300, 1420), (860, 1300, 1420)):
        ink.line(x, top, x, low, red, 4)
    ink.line(560, 1060, 960, 1060, red, 4)
    ink.path(
        "M590 1176v-50h60v50M596 1126v-18h48v18M730 1296v-70h44v70M870 1290h60M876 1290v-34h48v34M720 1416v-60h36v60M590 1396h60v20M900 1416v-90h40v90",
        "none",
        red,
        3,
    )
    ink.path("M860 990V930H890V1011M700 1180l60 -60M600 1300l50 -60", "none", red, 4)
    ink.line(500, 1420, 1040, 1420, red, 5)
    ink.text(66, 1420, "Mads Tolvsen", 52, red, 700)
    ink.text(66, 1540, TRANSLATOR, 29, "#191713", 500)
    ink.text(W - 66, 1540, "Pale Ferry Press", 29, "#191713", 500, "end")
    return ink


def ground_floor() -> Ink:
    """A window at the height of the pavement, and whoever passes it."""
    ink = Ink(W, H, "Alegreya Sans", "#e4d3b8")
    ink.rect(90, 250, 860, 700, "#8fb0ba")
    ink.rect(90, 860, 860, 90, "#9a9388")
    legs = (
        (170, "#27313f", 62, 0),
        (300, "#7b4a2d", 50, 1),
        (430, "#4f5b3a", 64, 0),
        (560, "#27313f", 46, 1),
        (690, "#9c3b2c", 56, 1),
        (830, "#5b4636", 70, 0),
    )
    for x, colour, wide, skirt in legs:
        if skirt:
            ink.path(f"M{x - wide} 250L{x - wide - 18} 640H{x + wide + 18}L{x + wide} 250Z", colour)
            ink.rect(x - 34, 640, 22, 200, "#d9b59a")
            ink.rect(x + 12, 640, 22, 200, "#d9b59a")
        else:
            ink.path(
                f"M{x - wide} 250L{x - wide + 8} 850H{x - 8}L{x} 420L{x + 8} 850H{x + wide - 8}L{x + wide} 250Z",
                colour,
            )
        for side in (-1, 1):
            ink.path(f"M{x + side * 26 - 22} 838h36q34 8 34 34h-70z", "#1d1712")
    for x in (376, 664):
        ink.rect(x - 9, 250, 18, 700, "#f5efe2")
    ink.path("M90 250H950V950H90Z", "none", "#f5efe2", 34)
    ink.rect(56, 960, 928, 34, "#f5efe2")
    ink.text(90, 1180, "Kraków,", 172, "#7b4a2d", 700, letter_spacing="-4")
    ink.text(90, 1332, "Ground Floor", 152, "#7b4a2d", 500, letter_spacing="-4")
    ink.text(94, 180, "Halina Wrzos", 62, "#7b4a2d", 500)
    ink.text(94, 1530, TRANSLATOR, 30, "#7b4a2d", 500)
    ink.text(950, 1530, "Kestrel & Lathe", 30, "#7b4a2d", 500, "end")
    return ink


def herring() -> Ink:
    """A shoal that swims one way, but for one."""
    ink, random = Ink(W, H, "Bricolage Grotesque Variable", "#11253a"), np.random.default_rng(2)
    for row in range(22):
        for column in range(13):
            x, y = -30 + column * 88 + (row % 2) * 44, 320 + row * 47
            if math.hypot((x - 520) / 560, (y - 830) / 520) > 1.02:
                continue
            odd = (row, column) == (12, 8)
            x, y = x + random.uniform(-12, 12), y + random.uniform(-8, 8)
            tone = "#e8764b" if odd else ("#b9c9d2", "#93a9b6", "#d8e2e6", "#7f98a8")[int(random.integers(4))]
            flip = -1 if odd else 1
            place = f"translate({x:.0f} {y:.0f}) scale({flip} 1) rotate({random.uniform(-5, 5):.1f})"
            ink.path("M-36 0Q-10 -13 24 -2L40 -11L38 11L24 2Q-10 13 -36 0Z", tone, transform=place)
            ink.dot(round(x - flip * 24), round(y - 2), 2.4, "#11253a")
    ink.text(66, 232, "Herring", 218, "#e9eef0", 700, letter_spacing="-8")
    ink.text(72, 1450, "Bent Sørup", 58, "#e9eef0", 500)
    ink.text(72, 1540, TRANSLATOR, 28, "#b9c9d2")
    ink.text(W - 72, 1540, "Pale Ferry Press", 28, "#b9c9d2", anchor="end")
    return ink


def pilot_office() -> Ink:
    """An envelope, a stamp, and a wave for a postmark."""
    ink = Ink(W, H, "Courier Prime", "#7c8b86")
    ink.path("M96 470L940 430L968 1060L124 1100Z", "#efe9da")
    ink.path("M96 470L534 800L940 430", "none", "#cfc6b0", 4)
    ink.rect(756, 486, 140, 172, "#2f5f9a", transform="rotate(-2.7 826 570)")
    ink.path(
        "M786 600q22 -60 40 -60t40 60zM776 612h100l-16 22h-68z", "#efe9da", transform="rotate(-2.7 826 570)"
    )
    for row in range(5):
        wave = [(470 + x, 530 + row * 26 + 9 * math.sin(x / 26)) for x in range(0, 330, 6)]
        ink.path(path_of(wave), "none", "#4a4438", 4)
    ink.path("M392 580m-76 0a76 76 0 1 0 152 0a76 76 0 1 0 -152 0", "none", "#4a4438", 4)
    ink.text(392, 572, "GDYNIA", 32, "#4a4438", 400, "middle")
    ink.text(392, 612, "3.XI.34", 28, "#4a4438", 400, "middle")
    ink.lines(250, 880, ["Pilot Office,", "Nabrzeże Polskie"], 46, "#3a352b", 1.3)
    ink.lines(84, 170, ["Letters from the", "Pilot Office"], 92, "#f4f0e4", 1.06)
    ink.text(86, 1320, "Ludwik Stawny", 62, "#f4f0e4")
    ink.text(86, 1530, TRANSLATOR, 27, "#f4f0e4")
    ink.text(W - 86, 1530, "Kestrel & Lathe", 27, "#f4f0e4", anchor="end")
    return ink


BOOKS: dict[str, Callable[[], Ink]] = {
    "the-weather-clerk": weather_clerk, "low-water": low_water, "nine-winters-in-wroclaw": nine_winters,
    "the-piano-movers": piano_movers, "small-grammar": small_grammar, "instructions-for-a-house": house,
    "krakow-ground-floor": ground_floor, "herring": herring, "letters-from-the-pilot-office": pilot_office,
}  # fmt: skip


def printed(draw: Callable[[], Ink]) -> Image.Image:
    """The cover as printed: a little tooth in the paper, and the groove along the spine."""
    type_case.load()
    image = film(draw().shot(), grain=1.1, vignette=0.03)
    data = np.asarray(image, np.float32)
    x = np.arange(W, dtype=np.float32)
    groove = 1 - 0.16 * np.exp(-(((x - 30) / 5) ** 2)) + 0.05 * np.exp(-(((x - 42) / 7) ** 2))
    return Image.fromarray((data * groove[None, :, None]).clip(0, 255).astype(np.uint8))


def pictures() -> dict[str, Drawing]:
    return {f"projects/{slug}/cover": partial(printed, draw) for slug, draw in BOOKS.items()}
