"""Draw the pictures of example-site/demos/poster: flat work in SVG, lettered in the theme's own display face.

    python tools/demo_pictures/poster/make.py [NAME …]

Needs what tools/example_pictures/README.md lists, without Blender. Same script, same pictures.
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tools" / "example_pictures"))

import finish  # noqa: E402
import page  # noqa: E402

CONTENT = ROOT / "example-site" / "demos" / "poster" / "content"
FONT = ROOT / "themes" / "poster" / "fonts"
INK, CREAM = "#14110f", "#f6ead2"
ORANGE, GREEN, BLUE, PINK, YELLOW, LIME = "#e8541e", "#1fa463", "#3aa7dd", "#e58ad2", "#f2b319", "#c6d93a"
CSS = "".join(
    f'@font-face{{font-family:D;font-weight:850;font-stretch:62% 125%;src:url("{(FONT / f"display-{part}.woff2").as_uri()}");unicode-range:{limits}}}'
    for part, limits in (("latin", "U+20-FF"), ("latin-ext", "U+100-17F"))
)


def rect(x: float, y: float, w: float, h: float, fill: str, more: str = "") -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" fill="{fill}" {more}/>'


def disc(x: float, y: float, r: float, fill: str, more: str = "") -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}" {more}/>'


def path(d: str, fill: str, more: str = "") -> str:
    return f'<path d="{d}" fill="{fill}" {more}/>'


def word(x: float, y: float, size: float, text: str, fill: str, width: int = 75, length: float = 0) -> str:
    fit = f' textLength="{length:.0f}" lengthAdjust="spacingAndGlyphs"' if length else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{fill}"{fit} '
        f'style="font:850 {size:.0f}px D;font-stretch:{width}%;letter-spacing:-.012em">{text}</text>'
    )


def hills(x: float, y: float, w: float, h: float, colours: tuple[str, ...], waves: int) -> str:
    """Rows of hills that end as they begin, so that they join at the edges."""
    found = []
    for row, colour in enumerate(colours):
        top = y + h * (0.3 + 0.2 * row)
        points = []
        for step in range(81):
            t = step / 80
            swing = math.sin(2 * math.pi * (waves * t) + row * 1.9) + 0.35 * math.sin(
                4 * math.pi * waves * t + row
            )
            points.append(f"{x + w * t:.1f} {top - h * 0.09 * swing:.1f}")
        found.append(path(f"M{x} {y + h}L" + "L".join(points) + f"L{x + w} {y + h}Z", colour))
    return "".join(found)


def wheel(x: float, y: float, r: float, rim: str, hub: str) -> str:
    spokes = "".join(
        f'<line x1="{x}" y1="{y}" x2="{x + r * 0.8 * math.cos(a):.1f}" y2="{y + r * 0.8 * math.sin(a):.1f}" stroke="{hub}" stroke-width="{r * 0.12:.1f}"/>'
        for a in (math.pi / 4 * k for k in range(8))
    )
    return (
        disc(x, y, r, rim)
        + disc(x, y, r * 0.62, hub)
        + disc(x, y, r * 0.5, rim)
        + spokes
        + disc(x, y, r * 0.2, hub)
    )


def wave(x: float, y: float, w: float, h: float, fill: str, count: int = 3) -> str:
    step = w / count / 2
    d = f"M{x} {y}" + "".join(f"q{step / 2} {-h if k % 2 == 0 else h} {step} 0" for k in range(count * 2))
    return f'<path d="{d}" fill="none" stroke="{fill}" stroke-width="{h * 0.7:.1f}"/>'


def bus(x: float, y: float, w: float) -> str:
    """A bus's side in its livery; its height is .36 of its length."""
    h = w * 0.36
    body = f"M{x} {y + h}V{y + h * 0.16}q0 {-h * 0.16} {w * 0.05} {-h * 0.16}H{x + w * 0.95}q{w * 0.045} 0 {w * 0.05} {h * 0.2}V{y + h}Z"
    windows = "".join(
        rect(x + w * (0.05 + 0.118 * k), y + h * 0.13, w * 0.105, h * 0.26, "#26323a") for k in range(7)
    )
    wheels = "".join(
        disc(x + w * at, y + h, w * 0.062, "#0d0c0b") + wheel(x + w * at, y + h, w * 0.05, INK, "#c9c4ba")
        for at in (0.19, 0.78)
    )
    return (
        path(body, ORANGE) + rect(x, y + h * 0.78, w, h * 0.22, CREAM) + windows
        + rect(x + w * 0.885, y + h * 0.13, w * 0.1, h * 0.3, "#26323a")
        + wave(x + w * 0.3, y + h * 0.9, w * 0.38, h * 0.08, INK)
        + word(x + w * 0.045, y + h * 0.73, h * 0.4, "UMOJA", INK, 125, w * 0.42)
        + wheel(x + w * 0.56, y + h * 0.59, h * 0.14, INK, ORANGE)
        + word(x + w * 0.64, y + h * 0.73, h * 0.4, "LINE", INK, 75, w * 0.22)
        + rect(x + w * 0.965, y + h * 0.62, w * 0.03, h * 0.1, "#ffe9a8") + wheels
    )  # fmt: skip


def place(wall: str, floor: str, line: float, w: int = 1600, h: int = 900) -> str:
    return rect(0, 0, w, h, wall) + rect(0, line, w, h - line, floor)


def shadow(x: float, y: float, w: float, h: float, much: float = 0.28) -> str:
    return f'<ellipse cx="{x:.0f}" cy="{y:.0f}" rx="{w:.0f}" ry="{h:.0f}" fill="#000" opacity="{much}" filter="url(#soft)"/>'


def umoja_cover() -> str:
    shade = path("M0 0H1600V250L0 120Z", "#173c63", 'opacity=".55"')
    posts = "".join(rect(110 + 330 * k, 0, 22, 700, "#1d4a78") for k in range(5))
    return (
        place("#2b649c", "#b9a68a", 700)
        + posts
        + shade
        + rect(0, 694, 1600, 12, "#8d7b63")
        + shadow(800, 742, 700, 26, 0.5)
        + bus(95, 205, 1410)
    )


def umoja_sheet() -> str:
    lines = "".join(
        f'<path d="M{140 + 60 * k} 150V690" stroke="#3b6ea8" stroke-width="2" opacity=".5"/>'
        for k in range(23)
    )
    lines += "".join(
        f'<path d="M140 {150 + 60 * k}H1460" stroke="#3b6ea8" stroke-width="2" opacity=".5"/>'
        for k in range(10)
    )
    pots = "".join(
        rect(150 + 170 * k, 760, 110, 90, c)
        + f'<ellipse cx="{205 + 170 * k}" cy="760" rx="55" ry="14" fill="{INK}" opacity=".8"/>'
        for k, c in enumerate((ORANGE, INK, CREAM))
    )
    marks = word(860, 812, 54, "5 × 22 mikono", INK, 100) + word(
        860, 858, 40, "hands, not centimetres", INK, 75
    )
    return rect(0, 0, 1600, 900, "#efe9dc") + bus(170, 210, 1260) + lines + pots + marks


def umoja_poster() -> str:
    return (
        rect(0, 0, 1200, 900, YELLOW) + word(60, 300, 330, "Njia", INK, 100, 1080) + wheel(270, 610, 215, INK, YELLOW)
        + word(530, 790, 460, "34", INK, 125, 610) + wave(60, 862, 1080, 26, ORANGE, 9)
    )  # fmt: skip


def tin(
    x: float, y: float, w: float, h: float, colours: tuple[str, ...], name: str, waves: int, ident: str
) -> str:
    """A tin: its label, then light and shade along its round."""
    label = rect(x, y, w, h, CREAM) + hills(x, y + h * 0.28, w, h * 0.72, colours, waves)
    ends = f'<ellipse cx="{x + w / 2}" cy="{y}" rx="{w / 2}" ry="{w * 0.07}" fill="#d8d2c4"/><ellipse cx="{x + w / 2}" cy="{y}" rx="{w * 0.42}" ry="{w * 0.05}" fill="#b9b2a2"/>'
    base = f'<ellipse cx="{x + w / 2}" cy="{y + h}" rx="{w / 2}" ry="{w * 0.07}" fill="{colours[-1]}"/>'
    return (
        base
        + label
        + word(x + w * 0.12, y + h * 0.25, h * 0.17, name, INK, 75, w * 0.76)
        + rect(x, y, w, h, f"url(#{ident})")
        + ends
    )


def kijani_cover() -> str:
    shine = '<linearGradient id="round"><stop offset="0" stop-color="#000" stop-opacity=".5"/><stop offset=".28" stop-color="#fff" stop-opacity=".26"/><stop offset=".55" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".55"/></linearGradient>'
    three = (
        ("Kijani", ("#7cc08f", "#2f9a62", "#0e5d3c")),
        ("Asubuhi", ("#ffd873", YELLOW, "#c77f0b")),
        ("Jioni", ("#ff9d78", ORANGE, "#8e2410")),
    )
    tins = [shadow(860, 806, 560, 24, 0.5)]
    for k, (name, colours) in enumerate(three):
        tins.append(tin(300 + 350 * k, 430, 310, 370, colours, name, 1, "round"))
    for k in (0, 1):
        tins.append(
            tin(475 + 350 * k, 60, 310, 345, three[(k + 2) % 3][1], three[(k + 2) % 3][0], 1, "round")
        )
    return (
        f"<defs>{shine}</defs>"
        + place("#cfc6b6", "#8e7a62", 760)
        + path("M0 0H620L0 760Z", "#fff", 'opacity=".16"')
        + "".join(tins)
    )


def kijani_labels() -> str:
    rows = (
        ("Kijani", ("#7cc08f", "#2f9a62", "#0e5d3c")),
        ("Asubuhi", ("#ffd873", YELLOW, "#c77f0b")),
        ("Jioni", ("#ff9d78", ORANGE, "#8e2410")),
    )
    return rect(0, 0, 1600, 900, CREAM) + "".join(
        hills(533 * k, 250, 534, 650, c, 1) + word(533 * k + 60, 190, 120, n, INK, 75, 410)
        for k, (n, c) in enumerate(rows)
    )


def wolf(x: float, y: float, s: float, fill: str, eye: str) -> str:
    head = [
        (0, 0),
        (18, 30),
        (50, 22),
        (82, 30),
        (100, 0),
        (98, 58),
        (66, 108),
        (50, 140),
        (34, 108),
        (2, 58),
    ]
    d = "M" + "L".join(f"{x + s * a:.1f} {y + s * b:.1f}" for a, b in head) + "Z"
    teeth = (
        "M"
        + "L".join(
            f"{x + s * a:.1f} {y + s * b:.1f}"
            for a, b in ((36, 104), (42, 114), (47, 104), (50, 116), (54, 104), (59, 114), (65, 104))
        )
        + "Z"
    )
    return (
        path(d, fill)
        + path(f"M{x + s * 20} {y + s * 56}l{s * 18} {s * 4}l{-s * 6} {s * 8}z", eye)
        + path(f"M{x + s * 80} {y + s * 56}l{-s * 18} {s * 4}l{s * 6} {s * 8}z", eye)
        + path(teeth, eye)
    )


def stairs(x: float, y: float, w: float, h: float, fill: str, count: int) -> str:
    a, b = w / count, h / count
    return path(
        f"M{x} {y + h}"
        + "".join(f"V{y + h - b * (k + 1):.1f}H{x + a * (k + 1):.1f}" for k in range(count))
        + f"V{y + h}Z",
        fill,
    )


def play(x: float, y: float, w: float, number: int) -> str:
    """One of the season's posters, 1 to 1.4."""
    h = w * 1.4
    names = ("Wilk", "Księżyc", "Schody", "Kura", "Nos", "Łódka", "Zegar", "Ćma", "Król")
    grounds = (PINK, BLUE, YELLOW, ORANGE, LIME, "#2fae74", CREAM, "#8a6fd1", "#ff9d78")
    n, g = names[number], grounds[number]
    inside = {
        0: wolf(x + w * 0.14, y + h * 0.27, w * 0.0072, INK, CREAM),
        1: disc(x + w * 0.62, y + h * 0.42, w * 0.24, YELLOW) + disc(x + w * 0.72, y + h * 0.38, w * 0.2, g) + stairs(x, y + h * 0.6, w, h * 0.4, INK, 7),
        2: stairs(x, y + h * 0.3, w, h * 0.7, INK, 5) + disc(x + w * 0.2, y + h * 0.44, w * 0.08, ORANGE),
        3: disc(x + w * 0.5, y + h * 0.68, w * 0.32, CREAM) + path(f"M{x + w * .78} {y + h * .6}l{w * .16} {h * .05}l{-w * .16} {h * .05}z", YELLOW) + disc(x + w * 0.62, y + h * 0.6, w * 0.04, INK),
        4: path(f"M{x + w * .3} {y + h * .26}L{x + w * .86} {y + h * .82}H{x + w * .3}Z", INK) + disc(x + w * 0.42, y + h * 0.76, w * 0.05, g),
        5: path(f"M{x + w * .1} {y + h * .7}H{x + w * .9}L{x + w * .72} {y + h * .88}H{x + w * .28}Z", INK) + path(f"M{x + w * .5} {y + h * .3}V{y + h * .67}H{x + w * .82}Z", CREAM),
        6: disc(x + w * 0.5, y + h * 0.6, w * 0.36, INK) + path(f"M{x + w * .48} {y + h * .42}h{w * .04}v{h * .18}h{w * .18}v{w * .05}h{-w * .22}z", CREAM),
        7: path(f"M{x + w * .5} {y + h * .5}L{x + w * .08} {y + h * .3}L{x + w * .2} {y + h * .8}ZM{x + w * .5} {y + h * .5}L{x + w * .92} {y + h * .3}L{x + w * .8} {y + h * .8}Z", INK) + rect(x + w * 0.475, y + h * 0.4, w * 0.05, h * 0.36, YELLOW),
        8: path(f"M{x + w * .14} {y + h * .84}V{y + h * .36}L{x + w * .34} {y + h * .56}L{x + w * .5} {y + h * .3}L{x + w * .66} {y + h * .56}L{x + w * .86} {y + h * .36}V{y + h * .84}Z", INK) + disc(x + w * 0.5, y + h * 0.7, w * 0.06, ORANGE),
    }[number]  # fmt: skip
    foot = rect(x, y + h * 0.925, w, h * 0.075, INK) + word(
        x + w * 0.06, y + h * 0.975, w * 0.056, "Teatr Pod Schodami, Wrocław", CREAM, 100
    )
    return (
        rect(x, y, w, h, g) + inside + word(x + w * 0.06, y + h * 0.22, h * 0.2, n, INK, 100, w * 0.88) + foot
    )


def puppet_cover() -> str:
    sheets = []
    for k in range(10):
        x, y = -40 + 336 * (k % 5), 26 + 470 * (k // 5)
        sheets.append(
            rect(x + 7, y + 9, 306, 428, "#000", 'opacity=".35"') + play(x, y, 306, (k * 4 + k // 5) % 9)
        )
    bricks = "".join(
        rect(
            (k % 14) * 122 - (61 if (k // 14) % 2 else 0),
            (k // 14) * 46,
            118,
            42,
            random.Random(k).choice(("#8f4a37", "#85422f", "#99523e")),
        )
        for k in range(14 * 20)
    )
    return (
        rect(0, 0, 1600, 900, "#6d3627")
        + bricks
        + "".join(sheets)
        + path("M0 0H1600V160L0 620Z", "#fff", 'opacity=".08"')
    )


def running_cover() -> str:
    vest = "M470 60C520 210 560 240 800 240C1040 240 1080 210 1130 60L1240 90C1220 260 1260 330 1330 400V900H270V400C340 330 380 260 360 90Z"
    return (
        rect(0, 0, 1600, 900, "#6a4a36")
        + path(vest, "#000", 'opacity=".3" transform="translate(14 18)"')
        + path(vest, BLUE)
        + path(
            "M470 60C520 210 560 240 800 240C1040 240 1080 210 1130 60L1090 50C1050 170 1010 196 800 196C590 196 550 170 510 50Z",
            INK,
        )
        + word(330, 700, 460, "1107", INK, 100, 940)
        + rect(330, 745, 940, 20, INK)
        + word(330, 830, 70, "Ngong Road Striders", INK, 100, 940)
    )


def museum_cover() -> str:
    arrows = "".join(
        path(f"M{x} {y}h170v-70l150 120l-150 120v-70h-170z", c)
        for x, y, c in ((130, 560, ORANGE), (520, 560, INK), (910, 560, "#2fae74"), (1300, 560, PINK))
    )
    eggs = (
        disc(215, 470, 56, YELLOW)
        + rect(560, 420, 110, 90, BLUE)
        + path("M990 510l60-110l60 110z", ORANGE)
        + disc(1400, 466, 60, INK)
        + disc(1400, 466, 34, CREAM)
    )
    door = rect(690, 0, 6, 380, "#cfc9bd") + rect(1130, 0, 470, 400, "#fff", 'opacity=".5"')
    return (
        place("#ece7dc", "#c49a5a", 800)
        + door
        + rect(0, 785, 1600, 18, "#a87c3e")
        + eggs
        + arrows
        + path("M0 0H520L1180 900H320Z", "#fff", 'opacity=".25"')
    )


def museum_frames() -> str:
    found = [rect(0, 0, 1600, 900, INK)]
    for k in range(12):
        x, y, t = 20 + 394 * (k % 4), 16 + 292 * (k // 4), k / 11
        ground = (YELLOW, PINK, "#2fae74")[k // 4]
        shape = f'<ellipse cx="{x + 190 + 60 * math.sin(6 * t):.0f}" cy="{y + 142 - 40 * math.sin(9 * t):.0f}" rx="{40 + 66 * t:.0f}" ry="{40 + 30 * abs(math.sin(7 * t)):.0f}" fill="{INK}"/>'
        rays = (
            "".join(
                f'<path d="M{x + 190} {y + 142}L{x + 190 + 170 * math.cos(a + t):.0f} {y + 142 + 130 * math.sin(a + t):.0f}" stroke="{ORANGE}" stroke-width="16"/>'
                for a in (math.pi / 5 * n for n in range(10))
            )
            if 4 <= k < 8
            else ""
        )
        found.append(f"<g>{rect(x, y, 378, 276, ground)}{rays}{shape}</g>")
    return "".join(found)


def bread_cover() -> str:
    found = [place("#d9c7a5", "#7b7167", 800)]
    loaves = ('<ellipse cx="0" cy="0" rx="150" ry="92" fill="#b56a24"/>' + "".join(f'<path d="M{-90 + 60 * k} -60q30 60 0 116" stroke="#f6dca6" stroke-width="13" fill="none"/>' for k in range(4)),
              '<circle r="104" fill="#d08a34"/><path d="M-104 0H104M0 -104V104" stroke="#8f5418" stroke-width="12"/>',
              "".join(f'<ellipse cx="{(-1) ** k * 34}" cy="{-130 + 52 * k}" rx="74" ry="40" fill="{("#c57a2a", "#b0661d")[k % 2]}" transform="rotate({(-1) ** k * 28} 0 {-130 + 52 * k})"/>' for k in range(6)))  # fmt: skip
    for k, (hour, loaf, colour) in enumerate(
        zip(("7", "10", "17"), loaves, (BLUE, YELLOW, ORANGE), strict=True)
    ):
        x = 70 + 510 * k
        slats = "".join(rect(x, 90 + 32 * n, 440, 3, "#000", 'opacity=".16"') for n in range(22))
        found.append(
            rect(x - 16, 60, 472, 750, "#3a2d22")
            + rect(x, 90, 440, 710, colour)
            + f'<g transform="translate({x + 220} 330)">{loaf}</g>'
            + word(x + 40, 740, 300, hour, INK, 100, 360)
            + slats
        )
    return "".join(found) + rect(0, 800, 1600, 12, "#4d453d")


def news_cover() -> str:
    bars = "".join(
        rect(178 * k, 900 - 80 * (k + 2), 178, 900, (ORANGE, YELLOW, LIME, "#2fae74", BLUE, PINK)[k % 6])
        for k in range(8)
    )
    return rect(0, 0, 1600, 900, INK) + bars + word(1010, 800, 900, "9", CREAM, 125, 560)


def atlas_cover() -> str:
    random_ = random.Random(4)
    cells = "".join(
        rect(
            250 + 68 * (k % 7), 250 + 56 * (k // 7), 62, 50, ORANGE if random_.random() < 0.42 else "#1f4f46"
        )
        for k in range(63)
        if random_.random() < 0.8
    )
    lines = "".join(
        rect(870, 270 + 34 * k, random_.choice((420, 470, 500, 330)), 12, "#1f4f46") for k in range(14)
    )
    book = (
        path("M200 110L800 140V830L200 790Z", "#e9dfc8")
        + path("M1400 110L800 140V830L1400 790Z", "#f3ead6")
        + path("M800 140V830L740 826V137Z", "#000", 'opacity=".12"')
    )
    return (
        rect(0, 0, 1600, 900, "#8fa83a")
        + shadow(800, 830, 640, 40, 0.4)
        + book
        + word(250, 220, 80, "Jumatatu", "#1f4f46", 75, 480)
        + cells
        + word(870, 230, 80, "Machakos", ORANGE, 75, 480)
        + lines
    )


def post_cover() -> str:
    random_ = random.Random(9)
    found = [rect(0, 0, 1600, 900, CREAM)]
    for k in range(20):
        x, y = 160 + 320 * (k % 5), 120 + 220 * (k // 5)
        r = random_.uniform(44, 74)
        points = " ".join(
            f"{x + r * random_.uniform(0.88, 1.1) * math.cos(a):.0f},{y + r * random_.uniform(0.85, 1.1) * math.sin(a):.0f}"
            for a in (math.pi / 9 * n for n in range(19))
        )
        found.append(
            f'<polyline points="{points}" fill="none" stroke="{INK}" stroke-width="7" stroke-linejoin="round"/>'
        )
        found += [
            f'<path d="M{x} {y}L{x + r * 0.8 * math.cos(a):.0f} {y + r * 0.8 * math.sin(a):.0f}" stroke="{INK}" stroke-width="6"/>'
            for a in (random_.uniform(0, 6.3) for _ in range(random_.randint(3, 8)))
        ]
        found.append(
            f'<path d="M{x - 90} {y + 92}q25 {random_.randint(-40, -8)} 50 0t50 0t50 0" fill="none" stroke="{ORANGE}" stroke-width="8"/>'
        )
    return "".join(found)


def face(ground: str, skin: str, hair: str, cloth: str, kind: str) -> str:
    """A person who is nobody, cut from paper; 800 by 1000."""
    cut = 'filter="url(#cut)"'
    neck = rect(330, 560, 140, 230, skin, 'opacity=".999"') + path(
        "M330 620L470 700V640Z", "#000", 'opacity=".18"'
    )
    body = path("M40 1000C60 800 200 760 330 740L400 830L470 740C600 760 740 800 760 1000Z", cloth, cut)
    head = path(
        "M240 330C240 180 560 180 560 330V470C560 610 480 670 400 670C320 670 240 610 240 470Z", skin, cut
    )
    nose = path("M400 400L372 520H412Z", "#000", 'opacity=".2"')
    mouth = path("M340 572H460C450 616 350 616 340 572Z", "#7d1f1a")
    eyes = disc(322, 420, 16, INK) + disc(478, 420, 16, INK)
    more = {
        "bun": disc(400, 130, 96, hair, cut) + path("M222 380C210 150 590 150 578 380C560 270 470 262 400 262C330 262 240 270 222 380Z", hair, cut)
        + f'<g fill="none" stroke="{INK}" stroke-width="14"><circle cx="322" cy="420" r="62"/><circle cx="478" cy="420" r="62"/><path d="M384 420h32"/></g>' + path("M330 740L400 830L470 740L520 772L400 910L280 772Z", GREEN),
        "cap": path("M214 330C220 150 580 150 586 330Z", hair, cut) + path("M214 330H650C650 366 560 372 470 360H214Z", hair, cut) + path("M310 560C340 520 460 520 490 560C470 580 330 580 310 560Z", INK),
        "wrap": path("M206 360C170 120 330 60 440 80C640 60 640 250 594 360C520 280 300 270 206 360Z", hair, cut) + path("M560 150C690 70 720 230 600 250Z", hair, cut) + disc(232, 560, 30, YELLOW) + disc(568, 560, 30, YELLOW),
    }[kind]  # fmt: skip
    return (
        rect(0, 0, 800, 1000, ground)
        + disc(400, 420, 340, "#fff", 'opacity=".14"')
        + neck
        + body
        + head
        + eyes
        + nose
        + mouth
        + more
    )


Picture = tuple[Callable[[], str], int, int]
PICTURES: dict[str, Picture] = {
    "projects/umoja-line/cover": (umoja_cover, 1600, 900),
    "projects/umoja-line/sheet": (umoja_sheet, 1600, 900),
    "projects/umoja-line/poster": (umoja_poster, 1200, 900),
    "projects/kijani-tea/cover": (kijani_cover, 1600, 900),
    "projects/kijani-tea/labels": (kijani_labels, 1600, 900),
    "projects/puppet-season/cover": (puppet_cover, 1600, 900),
    "projects/puppet-season/wolf": (lambda: play(0, 0, 1000, 0), 1000, 1400),
    "projects/puppet-season/moon": (lambda: play(0, 0, 1000, 1), 1000, 1400),
    "projects/running-club/cover": (running_cover, 1600, 900),
    "projects/museum-of-small-things/cover": (museum_cover, 1600, 900),
    "projects/museum-of-small-things/frames": (museum_frames, 1600, 900),
    "projects/bread-hours/cover": (bread_cover, 1600, 900),
    "projects/nine-second-news/cover": (news_cover, 1600, 900),
    "projects/atlas-of-markets/cover": (atlas_cover, 1600, 900),
    "posts/two-seconds/cover": (post_cover, 1600, 900),
    "portrait": (lambda: face(ORANGE, "#7a4a2d", "#1a1412", "#183f5c", "bun"), 800, 1000),
    "people/joash": (lambda: face(BLUE, "#6b3f26", "#3c3f44", ORANGE, "cap"), 800, 1000),
    "people/faith": (lambda: face("#2fae74", "#84532f", YELLOW, "#8e2410", "wrap"), 800, 1000),
}
FILTERS = (
    '<filter id="soft"><feGaussianBlur stdDeviation="14"/></filter>'
    '<filter id="cut"><feDropShadow dx="5" dy="8" stdDeviation="6" flood-opacity=".35"/></filter>'
)


def main() -> None:
    for name, (draw, width, height) in PICTURES.items():
        if sys.argv[1:] and name not in sys.argv[1:]:
            continue
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><defs>{FILTERS}</defs>{draw()}</svg>'
        image = finish.film(page.shot(svg, width, height, css=CSS), grain=1.2, vignette=0.03)
        finish.save(image, CONTENT / f"{name}.jpg")
        print(name)


if __name__ == "__main__":
    main()
