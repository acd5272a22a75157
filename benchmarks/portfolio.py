"""A neutral portfolio of any size, the same words every time: projects and posts with Markdown bodies, and lists."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path
from typing import Any

Record = dict[str, Any]
NEWEST = dt.date(2025, 12, 31)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


TAGS = _words(
    "audit brand cloud data design editing energy events film food games health hosting identity law maps mobile music"
    " offices press print research retail safety schools search shops signs sound sport teaching theatre tools tours"
    " transport video voice web writing"
)
NOUNS = _words(
    "archive atlas basket bridge budget calendar chart clock counter desk drawer engine ferry field filter folder garden"
    " gate guide harbour index invoice kettle ladder lamp ledger letter map market menu meter model notebook office page"
    " panel parcel plan queue record report route sample screen sheet shelf signal sketch station survey table ticket"
    " timer tool tower valve window"
)
VERBS = _words(
    "arranged built checked cleaned compared counted cut drew edited fixed joined kept labelled measured moved named"
    " opened packed planned printed repaired replaced scheduled shortened sorted split tested traced trimmed wrote"
)
ADJECTIVES = _words(
    "bright brief calm careful clear common early even exact final first flat former honest late light local long new"
    " plain quiet ready round second sharp short simple small steady usual whole wide"
)
PLACES = _words("Bergen Braga Cork Ghent Graz Leeds Lyon Malmo Parma Porto Riga Split Tartu Turku")


class Portfolio:
    """`size` projects and a fifth as many posts; bodies of about 400 words, by kind and slug."""

    def __init__(self, size: int) -> None:
        self.person = _person()
        self.projects = [_project(number) for number in range(size)]
        self.posts = [_post(number) for number in range(max(1, size // 5))]
        self.testimonials = [_testimonial(p) for p in self.projects[:: max(4, len(self.projects) // 500)]]
        self.certifications = [_certification(number) for number in range(12)]
        self.rates = [_rate(number) for number in range(6)]

    def body(self, kind: str, slug: str) -> str:
        return body(_random(kind, slug))

    def image(self, name: str) -> Path:
        raise FileNotFoundError(name)  # this portfolio is text only


def _random(*key: object) -> random.Random:
    return random.Random(":".join(map(str, key)))


def _sentence(r: random.Random, *, marked: bool = False) -> str:
    words = f"We {r.choice(VERBS)} the {r.choice(ADJECTIVES)} {r.choice(NOUNS)}"
    for _ in range(r.randint(1, 3)):
        words += (
            f"{r.choice([', and ', ', then '])}{r.choice(VERBS)} the {r.choice(ADJECTIVES)} {r.choice(NOUNS)}"
        )
    if not marked:
        return f"{words}."
    number = r.randint(1, 99)
    ends = (
        "", "", "", "", f" in **{r.choice(NOUNS)}**", f" with *{r.choice(NOUNS)}*", f" by `{r.choice(NOUNS)}()`",
        f" ([note {number}](https://example.com/notes/{number}))",
    )  # fmt: skip
    return f"{words}{r.choice(ends)}."


def _paragraph(r: random.Random) -> str:
    return " ".join(_sentence(r, marked=True) for _ in range(r.randint(2, 4)))


def _heading(r: random.Random, level: int = 2) -> str:
    return f"{'#' * level} {r.choice(ADJECTIVES).title()} {r.choice(NOUNS)}"


def body(r: random.Random) -> str:
    """Return headings, paragraphs, lists, a code block, a table and a quotation."""
    noun = r.choice(NOUNS)
    rows = [
        f"| {r.choice(ADJECTIVES)} {r.choice(NOUNS)} | {r.randint(50, 99)} | {r.randint(1, 49)} |"
        for _ in range(3)
    ]
    blocks = [
        _paragraph(r),
        _heading(r),
        "\n".join(f"- {_sentence(r, marked=True)}" for _ in range(4)),
        _heading(r),
        f"```python\ndef {noun}(items, limit={r.randint(2, 99)}):\n    return [i for i in items if i < limit]\n```",
        _heading(r, 3),
        "\n".join(["| Measure | Before | After |", "| --- | ---: | ---: |", *rows]),
        _heading(r),
        "\n".join(f"{i}. {_sentence(r)}" for i in (1, 2)),
        f"> {_sentence(r)}",
    ]
    for _ in range(r.randint(2, 5)):
        blocks += [_heading(r), _paragraph(r), _paragraph(r)]
    return "\n\n".join(blocks) + "\n"


def _person() -> Record:
    r = _random("person")
    return {
        "name": "Robin Example",
        "title": "Freelance maker of tools",
        "location": "Porto, Portugal",
        "email": "robin@example.com",
        "url": "https://example.com",
        "summary": " ".join(_sentence(r) for _ in range(3)),
        "skills": sorted(r.sample(TAGS, 12)),
        "links": [
            {"label": "Code", "url": "https://example.com/code"},
            {"label": "Profile", "url": "https://example.com/profile"},
        ],
    }


def _project(number: int) -> Record:
    r = _random("project", number)
    title = f"{r.choice(ADJECTIVES).title()} {r.choice(NOUNS)} {r.choice(NOUNS)} {number + 1}"
    return {
        "slug": title.lower().replace(" ", "-"),
        "title": title,
        "date": (NEWEST - dt.timedelta(days=number)).isoformat(),
        "client": f"{r.choice(PLACES)} {r.choice(NOUNS)} works",
        "role": r.choice(["Lead", "Designer", "Writer", "Engineer"]),
        "tags": sorted(r.sample(TAGS, r.randint(3, 6))),
        "featured": number < 6,
        "summary": _sentence(r),
        "images": [],
    }


def _post(number: int) -> Record:
    r = _random("post", number)
    title = f"On a {r.choice(ADJECTIVES)} {r.choice(NOUNS)} {number + 1}"
    return {
        "slug": title.lower().replace(" ", "-"),
        "title": title,
        "date": (NEWEST - dt.timedelta(days=number * 5 + 2)).isoformat(),
        "tags": sorted(r.sample(TAGS, r.randint(2, 3))),
        "summary": _sentence(r),
    }


def _testimonial(project: Record) -> Record:
    r = _random("testimonial", project["slug"])
    return {
        "author": f"{r.choice(PLACES)} {r.choice(NOUNS).title()}",
        "role": r.choice(["Founder", "Director", "Editor"]),
        "company": project["client"],
        "project": project["slug"],
        "project_title": project["title"],
        "date": project["date"],
        "quote": " ".join(_sentence(r) for _ in range(3)),
    }


def _certification(number: int) -> Record:
    r = _random("certification", number)
    issued = NEWEST - dt.timedelta(days=r.randint(30, 900))
    return {
        "name": f"Certified {r.choice(ADJECTIVES)} {r.choice(NOUNS)} maker",
        "issuer": f"{r.choice(PLACES)} institute",
        "date": issued.isoformat(),
        "expires": (issued + dt.timedelta(days=7300)).isoformat(),
        "credential_id": f"{r.randrange(16**8):08x}",
        "url": f"https://example.com/credentials/{number + 1}",
    }


def _rate(number: int) -> Record:
    r = _random("rate", number)
    return {
        "name": f"{r.choice(ADJECTIVES).title()} {r.choice(['day', 'week', 'audit', 'sprint'])} {number + 1}",
        "price": r.randrange(400, 9000, 50),
        "currency": "EUR",
        "unit": r.choice(["day", "week", "project"]),
        "description": _sentence(r),
        "features": [f"{r.choice(ADJECTIVES)} {r.choice(NOUNS)}" for _ in range(4)],
    }
