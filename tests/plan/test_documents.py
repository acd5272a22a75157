"""The texts that need no template, each compared whole: below a base path, at a root, and without an address."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gigfolio.plan import Document, Plan
from gigfolio.plan.vcard import escaped, folded

Make = Callable[..., Plan]
PROFILE = """
headline: Maps for ports; and trams.
summary: I draw [boards],\\nbills.
location: {city: Ghent, region: East Flanders, country: Belgium, timezone: Europe/Brussels}
contact: {email: ada@ada.example, phone: "+32 9 000 00 00", booking_url: "https://book.example/ada"}
links: [{platform: Code, url: "https://code.example/ada", handle: ada}]
spoken_languages: [{language: nl, level: mother tongue}, {language: en}]
availability: {status: open, from: 2026-12-01}
last_verified: 2026-11-16
"""
FILES = {
    "content/about.md": "Text",
    "content/projects.yaml": """
- {title: "Harbour [1]", summary: A board., role: Design, client: Port, start: 2025-09, end: 2026-03, skills: [Maps],
   outcomes: [{metric: Time, before: 9 s, after: 3 s}]}
- {title: Secret, client: {name: HIDDEN, nda: anonymous, alias: a bank}, start: 2020, end: present}
- {title: Quiet, unlisted: true}
- {title: Draft, draft: true}
""",
    "content/posts.yaml": "- {title: First, date: 2026-01-02, summary: What I saw.}",
    "content/services.yaml": "- {name: Maps, summary: Drawn.}",
    "content/rates.yaml": "daily: 640\npackages: [{name: Sprint, price: 4800, outcome: A map.}]",
    "content/testimonials.yaml": "- {quote: Good work., author: Bo, role: Pilot, company: Port, consent: {given: true}}\n"
    "- {quote: Not agreed., author: Cy}",
    "content/certifications.yaml": "- {name: Auditor, issuer: Institute, issued: 2024-02-12, verify_url: 'https://v.example/1'}\n"
    "- {name: Over, issuer: Institute, expires: 2020}",
    "content/skills.yaml": "- {name: Maps, level: daily, keywords: [GIS]}",
    "content/experience.yaml": """
work: [{name: Bureau, position: Designer, location: Ghent, start: 2019-03, end: present, summary: Pages., highlights: [A, B]}]
volunteering: [{organization: Workshop, position: Mechanic, start: 2019, end: 2020}]
education: [{institution: School, area: Design, study_type: Master, start: 2008-09, end: 2013-06, score: good, courses: [Type]}]
talks: [{name: Talk, event: Day, date: 2026-04-17, url: static/t.pdf, summary: What I learnt.}]
publications: [{name: Paper, publisher: Figures, release_date: 2026-09, url: "https://figures.example/9"}]
awards: [{title: Prize, awarder: Guild, date: 2024-03, summary: For a wall.}]
""",
    "content/pages/imprint.md": "---\ntitle: Imprint\nsummary: Who.\n---\nText",
    "static/t.pdf": "x",
}


def text(plan: Plan, name: str) -> str:
    return next(document.text for document in plan.documents if document.output == name)


@pytest.fixture(scope="module")
def whole(make: Make) -> Plan:
    return make(FILES, profile=PROFILE)


def test_robots(make: Make, whole: Plan) -> None:
    assert text(whole, "robots.txt") == (
        "User-agent: *\nAllow: /\n\nSitemap: https://ada.example/work/sitemap.xml\n"
    )
    at_root = make(url="https://ada.example")
    assert text(at_root, "robots.txt").endswith("Sitemap: https://ada.example/sitemap.xml\n")
    assert text(make(url=""), "robots.txt") == "User-agent: *\nAllow: /\n"


RESUME = {
    "$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
    "basics": {
        "name": "Ada Byron",
        "label": "Maps for ports; and trams.",
        "email": "ada@ada.example",
        "phone": "+32 9 000 00 00",
        "url": "https://ada.example/work/",
        "summary": "I draw [boards],\\nbills.",
        "location": {"city": "Ghent", "region": "East Flanders", "countryCode": "BE"},
        "profiles": [{"network": "Code", "username": "ada", "url": "https://code.example/ada"}],
    },
    "work": [
        {
            "name": "Bureau",
            "position": "Designer",
            "location": "Ghent",
            "startDate": "2019-03",
            "summary": "Pages.",
            "highlights": ["A", "B"],
        }
    ],
    "volunteer": [
        {"organization": "Workshop", "position": "Mechanic", "startDate": "2019", "endDate": "2020"}
    ],
    "education": [
        {
            "institution": "School",
            "area": "Design",
            "studyType": "Master",
            "startDate": "2008-09",
            "endDate": "2013-06",
            "score": "good",
            "courses": ["Type"],
        }
    ],
    "awards": [{"title": "Prize", "date": "2024-03", "awarder": "Guild", "summary": "For a wall."}],
    "publications": [
        {
            "name": "Paper",
            "publisher": "Figures",
            "releaseDate": "2026-09",
            "url": "https://figures.example/9",
        }
    ],
    "certificates": [
        {"name": "Auditor", "date": "2024-02-12", "url": "https://v.example/1", "issuer": "Institute"}
    ],
    "skills": [{"name": "Maps", "level": "daily", "keywords": ["GIS"], "group": ""}],
    "languages": [{"language": "Dutch", "fluency": "mother tongue"}, {"language": "English"}],
    "references": [{"name": "Bo, Pilot, Port", "reference": "Good work."}],
    "projects": [
        {
            "name": "Secret",
            "startDate": "2020",
            "url": "https://ada.example/work/projects/secret/",
            "entity": "a bank",
            "type": "project",
        },
        {
            "name": "Harbour [1]",
            "description": "A board.",
            "highlights": ["Time: 3 s, before 9 s"],
            "keywords": ["Maps"],
            "startDate": "2025-09",
            "endDate": "2026-03",
            "url": "https://ada.example/work/projects/harbour-1/",
            "roles": ["Design"],
            "entity": "Port",
            "type": "project",
        },
        {
            "name": "Talk",
            "description": "What I learnt.",
            "startDate": "2026-04-17",
            "url": "https://ada.example/work/t.pdf",
            "entity": "Day",
            "type": "talk",
        },
    ],
    "meta": {
        "canonical": "https://ada.example/work/resume.json",
        "version": "v1.0.0",
        "lastModified": "2026-11-16T00:00:00",
    },
}


def test_resume(whole: Plan) -> None:
    assert text(whole, "resume.json") == json.dumps(RESUME, ensure_ascii=False, indent=2) + "\n"


def test_the_smallest_resume(make: Make) -> None:
    assert json.loads(text(make(url=""), "resume.json")) == {
        "$schema": RESUME["$schema"],
        "basics": {"name": "Ada Byron"},
        "meta": {"version": "v1.0.0"},
    }


def test_vcard(whole: Plan) -> None:
    assert text(whole, "contact.vcf").split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:individual",
        "FN:Ada Byron",
        "TITLE:Maps for ports\\; and trams.",
        "EMAIL;TYPE=work:ada@ada.example",
        "TEL;TYPE=work:+32 9 000 00 00",
        "ADR;TYPE=work:;;;Ghent;East Flanders;;Belgium",
        "TZ:Europe/Brussels",
        "URL:https://ada.example/work/",
        "URL:https://book.example/ada",
        "URL:https://code.example/ada",
        "REV:20261116T000000Z",
        "SOURCE:https://ada.example/work/contact.vcf",
        "END:VCARD",
        "",
    ]


def test_vcard_without_an_address(make: Make) -> None:
    plan = make(url="", profile="contact: {email: ada@ada.example}")
    assert text(plan, "contact.vcf") == (
        "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:individual\r\nFN:Ada Byron\r\n"
        "EMAIL;TYPE=work:ada@ada.example\r\nEND:VCARD\r\n"
    )


def test_vcard_escapes() -> None:
    assert escaped("a,b;c\\d\r\ne:f") == "a\\,b\\;c\\\\d\\ne:f"


def test_vcard_lines_are_folded_after_75_octets() -> None:
    assert folded("x" * 75) == "x" * 75
    assert folded("x" * 150) == "x" * 75 + "\r\n " + "x" * 74 + "\r\n x"
    assert folded("x" * 74 + "é") == "x" * 74 + "\r\n é"


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=300))
def test_folded_lines_are_short_and_unfold_to_the_same(line: str) -> None:
    pieces = folded(line).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line
    assert all(piece.startswith(" ") for piece in pieces[1:])


LLMS = """\
# Ada Byron

> Maps for ports; and trams. I draw \\[boards\\],\\\\nbills.

- Ghent, Belgium, UTC+1
- Next opening 1 December
- From €640 a day
- ada@ada.example

## Work

- [Secret]({home}projects/secret/)
- [Harbour \\[1\\]]({home}projects/harbour-1/): A board.

## Writing

- [First]({home}posts/first/): What I saw.

## Services

- [Maps]({home}services/#maps): Drawn.

## Rates

- [Sprint]({home}rates/#sprint): A map.

## More

- [About]({home}about/)
- [Experience]({home}experience/)
- [Testimonials]({home}testimonials/)
- [Certifications]({home}certifications/)
- [CV]({home}cv/)
- [Contact]({home}contact/)
- [Imprint]({home}imprint/): Who.
"""


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("https://ada.example/work", "https://ada.example/work/"),
        ("https://ada.example", "https://ada.example/"),
        ("", "/"),
    ],
)
def test_llms(url: str, home: str, make: Make) -> None:
    assert text(make(FILES, profile=PROFILE, url=url), "llms.txt") == LLMS.replace("{home}", home)


def test_nothing_withheld_is_in_any_document(whole: Plan) -> None:
    joined = "".join(document.text for document in whole.documents)
    assert not [word for word in ("HIDDEN", "Quiet", "Draft", "Not agreed", "Over") if word in joined]


def test_a_document_is_made_when_it_is_first_asked_for_and_compared_by_its_text() -> None:
    made: list[str] = []

    def make() -> str:
        made.append("x")
        return "text"

    document = Document("a.txt", make)
    assert made == []
    assert (document.text, document.text, made) == ("text", "text", ["x"])
    assert document == Document("a.txt", lambda: "text")
    assert document != Document("a.txt", lambda: "other")
    assert document != Document("b.txt", lambda: "text")
    assert repr(document) == "Document('a.txt', 'text')"
