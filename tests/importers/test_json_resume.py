"""A résumé becomes the files of a site; what has no field is kept as a comment, and said."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from gigfolio.importers.result import Imported

Read = Callable[[str], Imported]
Merge = Callable[..., dict[str, bytes]]
Load = Callable[[dict[str, bytes], str], Any]
RESUME: dict[str, Any] = {
    "$schema": "https://example.org/schema.json",
    "basics": {
        "name": "Ada Vik",
        "label": "Sea charts",
        "image": "https://ada.example/me.jpg",
        "email": "ada@ada.example",
        "phone": "+47 22 00 00 00",
        "url": "ada.example",
        "summary": "I draw charts: slowly.",
        "location": {
            "address": "Quay 7",
            "postalCode": "5003",
            "city": "Bergen",
            "countryCode": "NO",
            "region": "Vestland",
        },
        "profiles": [
            {"network": "Forum", "username": "ada", "url": "https://forum.example/ada"},
            {"network": "Odd"},
        ],
        "mood": "calm",
    },
    "work": [
        {
            "name": "Map House",
            "description": "Coastal maps",
            "position": "Cartographer",
            "startDate": "2016-08-01",
            "endDate": "2021",
            "summary": "Sheets 14 to 31.",
            "highlights": ["Redrew the lights", "- and the buoys"],
            "keywords": ["a", "b"],
        },
        {"company": "Old name", "website": "https://old.example", "startDate": "2022-02"},
        {"name": "Backwards", "startDate": "2020", "endDate": "2019"},
        {"summary": "nobody"},
    ],
    "education": [
        {"institution": "University", "studyType": "Master", "area": "Maps", "gpa": "1.0", "courses": ["C1"]}
    ],
    "certificates": [
        {"name": "Surveyor", "date": "2022-05", "issuer": "Institute", "url": "https://institute.example/1"},
        {"name": "Orphan"},
    ],
    "skills": [
        {"name": "Craft", "level": "high", "keywords": ["Cartography", "QGIS"]},
        {"name": "Rowing"},
        "Knots",
    ],
    "languages": [{"language": "Norwegian", "fluency": "native"}],
    "interests": [{"name": "Tides", "keywords": ["spring", "neap"]}],
    "references": [{"name": "Bo Lind, Pilot at Port of Sandvik", "reference": "She asked what we look at."}],
    "projects": [
        {
            "name": "Tide board",
            "description": "One screen.",
            "highlights": ["*Legible*", "1. from afar"],
            "keywords": ["QGIS"],
            "startDate": "2025-02",
            "url": "https://board.example/",
            "roles": ["Design", "Code"],
            "entity": "Port",
            "type": "application",
        },
        {"name": "Eyes", "type": "talk", "entity": "Chart days", "startDate": "2025-04-11"},
    ],
    "meta": {"version": "v1.0.0"},
    "x-extra": {"deep": [1]},
}


def test_every_field_has_its_place(resume: Read, merged: Merge, load: Load) -> None:
    files = merged(resume(json.dumps(RESUME)))
    assert load(files, "content/profile.yaml") == {
        "name": "Ada Vik",
        "headline": "Sea charts",
        "summary": "I draw charts: slowly.",
        "location": {"city": "Bergen", "region": "Vestland", "country": "Norway"},
        "contact": {"email": "ada@ada.example", "phone": "+47 22 00 00 00"},
        "links": [
            {"platform": "Website", "url": "https://ada.example"},
            {"platform": "Forum", "url": "https://forum.example/ada", "handle": "ada"},
        ],
        "spoken_languages": [{"language": "Norwegian", "level": "native"}],
    }
    experience = load(files, "content/experience.yaml")
    assert experience["work"] == [
        {
            "name": "Map House", "position": "Cartographer", "start": "2016-08-01", "end": "2021",
            "summary": "Coastal maps. Sheets 14 to 31.", "highlights": ["Redrew the lights", "- and the buoys"],
        },
        {"name": "Old name", "url": "https://old.example", "start": "2022-02", "end": "present"},
        {"name": "Backwards", "start": "2020"},
    ]  # fmt: skip
    assert experience["education"] == [
        {
            "institution": "University",
            "area": "Maps",
            "study_type": "Master",
            "score": "1.0",
            "courses": ["C1"],
        }
    ]
    assert experience["talks"] == [{"name": "Eyes", "event": "Chart days", "date": "2025-04-11"}]
    assert load(files, "content/skills.yaml") == [
        {"name": "Cartography", "level": "high", "group": "Craft"},
        {"name": "QGIS", "level": "high", "group": "Craft"},
        {"name": "Rowing"},
        {"name": "Knots"},
    ]
    assert load(files, "content/certifications.yaml") == [
        {
            "name": "Surveyor",
            "issuer": "Institute",
            "issued": "2022-05",
            "verify_url": "https://institute.example/1",
        }
    ]
    assert load(files, "content/testimonials.yaml") == [
        {
            "quote": "She asked what we look at.", "author": "Bo Lind", "role": "Pilot", "company": "Port of Sandvik",
            "consent": {"given": "false"},
        }
    ]  # fmt: skip
    assert files["content/about.md"].decode() == "## Interests\n\n- Tides: spring, neap\n"
    assert files["content/projects/tide-board.md"].decode() == (
        "---\ntitle: Tide board\nsummary: One screen.\nclient: Port\nrole: Design, Code\nstart: 2025-02\nend: present\n"
        "skills: [QGIS]\nlinks:\n  - label: board.example\n    url: https://board.example/\ntags: [application]\n---\n\n"
        "- \\*Legible\\*\n- 1\\. from afar\n"
    )


def test_what_has_no_field_is_kept_and_said(resume: Read, merged: Merge) -> None:
    found = resume(json.dumps(RESUME, indent=1))
    files = merged(found)
    assert "    # keywords: [a, b]\n" in files["content/experience.yaml"].decode()
    assert files["content/profile.yaml"].decode().endswith('# mood: calm\n# x-extra: {deep: ["1"]}\n')
    said = {d.message.split(":")[0]: str(d.where) for d in found.left}
    assert set(said) == {
        "basics.image", "basics.mood", "basics.location.address", "basics.location.postalCode", "basics.profiles[1] (Odd)",
        "work[0].keywords", "work[2].endDate (2019)", "work[3]", "certificates[1] (Orphan)", "x-extra",
    }  # fmt: skip
    assert said["basics.mood"] == "resume.json:28:3"


def test_a_street_address_is_nowhere(resume: Read, merged: Merge) -> None:
    files = merged(resume(json.dumps(RESUME)))
    assert not any(b"Quay 7" in data or b"5003" in data for data in files.values())


@pytest.mark.parametrize(
    "given",
    [
        {"basics": {"name": "A", "email": "none", "phone": "x", "url": "javascript:alert(1)", "profiles": {}}},
        {"basics": {"name": "A"}, "work": "a text", "skills": [[]], "projects": [None, {"name": "?"}, {"name": "?"}]},
        {"basics": {"name": "A", "summary": ["x"], "location": "Bergen"}, "education": [{"institution": {}}]},
        {"basics": {"name": "A\u0007\u2028B", "label": "#: - |"}, "work": [{"name": "x: y", "startDate": "next year"}]},
    ],
)  # fmt: skip
def test_odd_values_never_break_a_site(given: dict[str, Any], resume: Read, merged: Merge) -> None:
    assert merged(resume(json.dumps(given)))
