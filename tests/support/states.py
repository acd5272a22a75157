"""Sites in the states that every theme has to carry: nothing, little, much, long, and from right to left.

Each is a map of files. Their pictures are the same few, so that they are made once for all themes.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from functools import cache

from PIL import Image, ImageDraw

Files = dict[str, str | bytes]
SETTINGS = "social_cards: false\nlanguage: {language}\nimages: {{widths: [320, 640], formats: [webp]}}\ntheme: {theme}\n"
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitän"
LONG_NAME = "Maximiliana Wolkenstein-Trostburg von Ehrenfels"
LONG_TITLE = "How the timetables of a whole mountain valley were counted, drawn, tested, printed and hung before the first snow fell"
PROFILE = """name: {name}
headline: {headline}
summary: {summary}
location: {{city: Kraków, country: PL, timezone: Europe/Warsaw}}
contact: {{email: ada@aurland.example, reply_time: within one working day}}
"""
PROJECT = """---
title: "{title}"
summary: "{summary}"
client: Sound Ferries
role: Design
start: {year}-01
end: {year}-03
tags: [map]
{more}---
## What people asked

I stood at the stop for two mornings and wrote down every question, in Kraków and in Wrocław. Most were the same four.
"""
OUTCOME = 'outcomes:\n  - {{metric: "{label}", before: "{before}", after: "{after}", source: counted by the client}}\n'
QUOTE = """- quote: "{quote}"
  author: {author}
  role: Duty manager
  company: Sound Ferries
  consent: {{given: true, date: 2026-02-01}}
"""
RATES = """packages:
  - name: "{name}"
    outcome: "{outcome}"
    price: {price}
    deliverables: ["{outcome}", Test with eight travellers]
    timeline: {{min: 2, max: 3, unit: weeks}}
    milestones: [{{trigger: Start, percent: 40}}, {{trigger: "{name}", percent: 60}}]
daily: 620
"""


@cache
def picture(width: int, height: int) -> bytes:
    """Concentric rings: a picture with an edge everywhere, so that a cut or a stretch is seen."""
    image = Image.new("RGB", (width, height), (214, 222, 228))
    draw = ImageDraw.Draw(image)
    for step in range(12):
        size = min(width, height) * (12 - step) / 26
        shade = int(40 + 90 * abs(math.sin(step)))
        draw.ellipse(
            (width / 2 - size, height / 2 - size, width / 2 + size, height / 2 + size),
            fill=(shade, shade + 30, 120),
        )
    memory = io.BytesIO()
    image.save(memory, "PNG")
    return memory.getvalue()


def project(
    title: str,
    year: int,
    *,
    cover: str = "",
    gallery: tuple[str, ...] = (),
    outcome: str = "",
    summary: str = "",
) -> str:
    more = outcome
    if cover:
        more += f'cover: {{src: {cover}, alt: "Rings on a light ground", caption: "The sheet in its case"}}\n'
    if gallery:
        more += "gallery:\n" + "".join(
            f'  - {{src: {src}, alt: "Rings", caption: "Test {src}"}}\n' for src in gallery
        )
    return PROJECT.format(
        title=title, year=year, more=more, summary=summary or "The new sheet says when, and what if not."
    )


def site(theme: str, *, language: str = "en-GB", name: str = "Ada Vik", headline: str = "Charts a tired pilot can read",
         summary: str = "Eleven years of sea charts and harbour maps for people who read them in the rain.") -> Files:  # fmt: skip
    return {
        "gigfolio.yaml": SETTINGS.format(theme=theme, language=language),
        "content/profile.yaml": PROFILE.format(name=name, headline=headline, summary=summary),
    }


def bare(theme: str) -> Files:
    """A name, and nothing else."""
    return {"gigfolio.yaml": "profile: {name: Ada Vik}\n" + SETTINGS.format(theme=theme, language="en-GB")}


def one(theme: str) -> Files:
    """One project with pictures; no testimonial, no price, no service."""
    files = site(theme)
    folder = "content/projects/harbour"
    files[f"{folder}/index.md"] = project("The harbour by night", 2026, cover="a.png", gallery=("b.png", "a.png"),
                                          outcome=OUTCOME.format(label="Ships that turned back", before="9", after="1"))  # fmt: skip
    return files | {f"{folder}/a.png": picture(640, 400), f"{folder}/b.png": picture(400, 640)}


def two(theme: str) -> Files:
    """Two projects, one without a picture; a testimonial without a portrait; an expired certificate."""
    files = one(theme)
    files["content/projects/bell.md"] = project(
        "A bell for fog", 2024, outcome=OUTCOME.format(label="Heard at", before="200 m", after="900 m")
    )
    files["content/testimonials.yaml"] = QUOTE.format(
        quote="We printed her sheet, and the telephone fell silent.", author="Bo Halvorsen"
    )
    files["content/certifications.yaml"] = (
        "- {name: Pilot's signs, issuer: Coast School, issued: 2020-01, expires: 2023-01}\n"
    )
    files["content/rates.yaml"] = RATES.format(name="One line", outcome="The sheet for one line", price=2400)
    return files


def sixty(theme: str) -> Files:
    """Sixty projects in eight years, half of them with a picture."""
    files = site(theme)
    for number in range(60):
        folder = f"content/projects/chart-{number:02}"
        cover = "a.png" if number % 2 else ""
        files[f"{folder}/index.md"] = project(f"Chart {number} of the sound", 2026 - number // 8, cover=cover,
                                              outcome=OUTCOME.format(label="Questions", before="340", after=str(90 + number)))  # fmt: skip
        if cover:
            files[f"{folder}/a.png"] = picture(640, 400)
    return files


def long(theme: str) -> Files:
    """A long name, a long job, a word of 42 letters, a portrait picture where a landscape is expected, a huge figure."""
    files = site(
        theme,
        name=LONG_NAME,
        headline=f"{LONG_WORD} für {LONG_TITLE[:76]}",
        summary=f"{LONG_TITLE}. {LONG_WORD}!",
    )
    folder = "content/projects/long"
    files[f"{folder}/index.md"] = project(f"{LONG_TITLE} {LONG_WORD}", 2026, cover="b.png", gallery=("b.png",), summary=LONG_TITLE,
                                          outcome=OUTCOME.format(label=f"Saved {LONG_WORD}", before="€9,900,000.00", after="€1,240,000.00"))  # fmt: skip
    files[f"{folder}/b.png"] = picture(400, 640)
    files["content/projects/drawn.md"] = project(
        LONG_WORD, 2023, outcome=OUTCOME.format(label="Cost of a year", before="", after="€1,240,000.00")
    )
    files["content/services.yaml"] = (
        f'- {{name: {LONG_WORD}, summary: "{LONG_TITLE}"}}\n- {{name: Maps, summary: Maps}}\n'
    )
    files["content/rates.yaml"] = RATES.format(name=LONG_WORD, outcome=LONG_TITLE, price="1240000")
    files["content/testimonials.yaml"] = QUOTE.format(
        quote=f"{LONG_TITLE}. {LONG_TITLE}. {LONG_WORD}, {LONG_TITLE}.", author=LONG_NAME
    )
    files["content/about.md"] = f"{LONG_TITLE}\n\n{LONG_WORD} {LONG_WORD}\n"
    files["content/skills.yaml"] = (
        f"- {{name: {LONG_WORD}, group: {LONG_WORD}}}\n- {{name: Maps, group: Drawing}}\n"
    )
    files["content/posts/long.md"] = (
        f"---\ntitle: {LONG_WORD}\ndate: 2026-03-02\nsummary: {LONG_TITLE}\n---\n{LONG_TITLE}. `{LONG_WORD * 2}`\n\n"
        f"| a | {LONG_WORD} |\n|---|---|\n| {LONG_WORD} | 2 |\n"
    )
    return files


def mirrored(theme: str) -> Files:
    """Hebrew: everything from right to left, with figures that run from left to right."""
    files = site(
        theme,
        language="he",
        name="עדה ויק",
        headline="מפות ים שאפשר לקרוא בגשם",
        summary="אחת עשרה שנים של מפות ים ונמלים, בקרקוב ובוורוצלב.",
    )
    files["gigfolio.yaml"] = str(files["gigfolio.yaml"]) + "theme_options: {fonts: heebo}\n"
    folder = "content/projects/gesher"
    files[f"{folder}/index.md"] = project("הגשר בלילה", 2026, cover="a.png", gallery=("a.png",), summary="לוח אחד לכל תחנה.",
                                          outcome=OUTCOME.format(label="שאלות בשבוע", before="340", after="−62 %"))  # fmt: skip
    files[f"{folder}/a.png"] = picture(640, 400)
    files["content/rates.yaml"] = RATES.format(name="קו אחד", outcome="לוח לכל תחנה", price=2400)
    files["content/testimonials.yaml"] = QUOTE.format(
        quote="הדפסנו את הלוח, והטלפון שתק.", author="בו הלוורסן"
    )
    files["content/posts/rain.md"] = (
        "---\ntitle: לקרוא בגשם\ndate: 2026-03-02\nsummary: כמה גדולה אות\n---\nאות נקראת ממרחק.\n"
    )
    return files


def ordinary(theme: str) -> Files:
    """What most freelancers have, a little of each: what the kept pictures show."""
    files = two(theme)
    for number, title in enumerate(("The ferry sheets", "Nine night buses", "A map without streets"), 1):
        files[f"content/projects/more-{number}.md"] = project(
            title, 2024 - number, outcome=OUTCOME.format(label="Calls", before="340", after=str(90 * number))
        )
    files["content/services.yaml"] = (
        "- {name: Timetables, summary: One sheet for each stop}\n- {name: Maps, summary: Every change}\n"
    )
    files["content/posts/rain.md"] = (
        "---\ntitle: Reading from ten metres\ndate: 2026-03-02\nsummary: How large a departure has to be.\ntags: [map]\n---\n"
        "A letter can be read from two hundred times its height, by most people, in good light.\n\n## At a stop\n\n"
        "There is no good light at a stop. I measured it in Kraków, at four of them, in November.\n\n"
        "> It was never the letters. It was the lamp.\n\n| Stop | Metres |\n|---|--:|\n| Rynek | 9 |\n| Most | 14 |\n"
    )
    return files


STATES: dict[str, Callable[[str], Files]] = {
    "bare": bare, "one": one, "two": two, "sixty": sixty, "long": long, "mirrored": mirrored,
}  # fmt: skip
PAGES = {
    "bare": ("", "404.html"),
    "one": ("", "projects/harbour/"),
    "two": ("", "projects/", "projects/bell/", "rates/"),
    "sixty": ("", "projects/"),
    "long": ("", "projects/", "projects/long/", "rates/", "services/", "testimonials/", "about/", "posts/long/", "contact/"),
    "mirrored": ("", "projects/gesher/", "rates/", "posts/rain/"),
}  # fmt: skip
