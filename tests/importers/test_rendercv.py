"""RenderCV's nine kinds of entries, each at the place that its section's title gives it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gigfolio.importers.result import Imported

Read = Callable[[str], Imported]
Merge = Callable[..., dict[str, bytes]]
Load = Callable[[dict[str, bytes], str], Any]
CV = """\
cv:
  name: Ada Vik
  headline: "**Sea** charts"
  location: Bergen, Norway
  email: ada@ada.example
  phone: tel:+47-22-00-00-00
  photo: me.jpg
  website: https://ada.example/
  social_networks:
    - {network: GitHub, username: adavik}
    - {network: Mastodon, username: "@ada@social.example"}
    - {network: Nowhere, username: ada}
  custom_connections:
    - {fontawesome_icon: link, placeholder: Shop, url: "https://shop.example"}
  sections:
    summary:
      - I draw *charts*.
      - Slowly.
    Welcome aboard:
      - Read the **rules** and [more](https://more.example).
      - bullet: First rule
      - label: Second
        details: rule
    education:
      - institution: University of the Fjords
        area: Cartography
        degree: MSc
        start_date: 2014-09
        end_date: 2016-06
        location: Bergen
        highlights: [With distinction]
    experience:
      - company: "[Map House](https://map.example)"
        position: Cartographer
        start_date: 2016-08
        end_date: present
        location: Bergen
        highlights: ["Redrew the `lights`"]
        pay: low
      - company: Backwards
        position: X
        start_date: 2020-05
        end_date: 2019-01
      - company: Vague
        position: Y
        date: Fall 2023
    projects:
      - name: "[Tide board](https://board.example/)"
        start_date: 2025-02
        summary: One screen.
        highlights: ["**Legible** from afar"]
    publications:
      - title: Symbols at night
        authors: ["*Ada Vik*", Bo Lind]
        doi: 10.1000/182
        journal: Journal
        date: 2024-06
    selected_honors:
      - bullet: Sheet of the year (2023)
    skills:
      - {label: Craft, details: "Cartography, QGIS; sounding"}
    languages:
      - {label: Norwegian, details: native}
    patents:
      - number: A lamp that nods
    invited_talks:
      - reversed_number: Eyes at night
    certifications:
      - {name: Surveyor, location: Institute, date: 2022}
    Odd:
      - {strange: fields}
design: {theme: classic}
"""


def test_every_kind_of_entry_has_its_place(cv: Read, merged: Merge, load: Load) -> None:
    files = merged(cv(CV))
    profile = load(files, "content/profile.yaml")
    assert profile == {
        "name": "Ada Vik",
        "headline": "Sea charts",
        "summary": "I draw charts.\n\nSlowly.",
        "location": {"city": "Bergen", "country": "Norway"},
        "contact": {"email": "ada@ada.example", "phone": "+47-22-00-00-00"},
        "links": [
            {"platform": "Website", "url": "https://ada.example/"},
            {"platform": "GitHub", "url": "https://github.com/adavik", "handle": "adavik"},
            {"platform": "Mastodon", "url": "https://social.example/@ada", "handle": "@ada@social.example"},
            {"platform": "Shop", "url": "https://shop.example"},
        ],
        "spoken_languages": [{"language": "Norwegian", "level": "native"}],
    }
    assert load(files, "content/experience.yaml") == {
        "work": [
            {
                "name": "Map House", "position": "Cartographer", "url": "https://map.example", "location": "Bergen",
                "start": "2016-08", "end": "present", "highlights": ["Redrew the lights"],
            },
            {"name": "Backwards", "position": "X", "start": "2020-05"},
            {"name": "Vague", "position": "Y"},
        ],
        "education": [
            {
                "institution": "University of the Fjords, Bergen", "area": "Cartography", "study_type": "MSc",
                "start": "2014-09", "end": "2016-06", "courses": ["With distinction"],
            }
        ],
        "publications": [
            {
                "name": "Symbols at night", "publisher": "Journal", "release_date": "2024-06",
                "url": "https://doi.org/10.1000/182", "summary": "Ada Vik, Bo Lind.",
            }
        ],
        "awards": [{"title": "Sheet of the year (2023)"}],
        "talks": [{"name": "Eyes at night"}],
    }  # fmt: skip
    assert [skill["name"] for skill in load(files, "content/skills.yaml")] == [
        "Cartography",
        "QGIS",
        "sounding",
    ]
    assert load(files, "content/certifications.yaml") == [
        {"name": "Surveyor", "issuer": "Institute", "issued": "2022"}
    ]
    assert files["content/about.md"].decode() == (
        "## Welcome aboard\n\nRead the **rules** and [more](https://more.example).\n\n- First rule\n"
        "- **Second**: rule\n\n## Patents\n\n- A lamp that nods\n\n## Odd\n\n- fields\n"
    )
    assert files["content/projects/tide-board.md"].decode() == (
        "---\ntitle: Tide board\nsummary: One screen.\nstart: 2025-02\nend: present\n"
        "links:\n  - label: board.example\n    url: https://board.example/\n---\n\n- **Legible** from afar\n"
    )


def test_what_is_left_says_where(cv: Read) -> None:
    found = cv(CV)
    assert [(str(d.where), d.message.split(":")[0]) for d in found.left] == [
        ("cv.yaml:7:10", "cv.photo"),
        ("cv.yaml:12:7", "Nowhere"),
        ("cv.yaml:39:9", "experience[0].pay"),
        ("cv.yaml:43:19", "experience[1].end_date (2019-01)"),
        ("cv.yaml:46:15", "experience[2].date (Fall 2023)"),
    ]


def test_a_file_without_a_cv_says_so(cv: Read) -> None:
    assert [d.message for d in cv("design: {}\n").left] == ["cv: it has no field cv"]


def test_a_language_without_a_name_is_a_line_of_text(cv: Read, merged: Merge) -> None:
    text = "cv:\n  sections:\n    languages:\n      - {label: '', details: Some Danish}\n      - {label: [], x: 1}\n"
    found = cv(text)
    assert "spoken_languages" not in found.profile
    about = merged(found, {"gigfolio.yaml": b"profile: {name: Ada}\n"})["content/about.md"].decode()
    assert "- Some Danish" in about
    assert "-  " not in about
