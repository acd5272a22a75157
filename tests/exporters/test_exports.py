"""What a site gives out holds its public facts, in forms that their readers take."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import vobject
import yaml

from gigfolio.errors import GigfolioError
from gigfolio.exporters.api import MAKERS, export

REPOSITORY = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((Path(__file__).parent / "json_resume_schema" / "schema.json").read_text("utf-8"))
TODAY = dt.date(2026, 11, 23)
FILES = {
    "gigfolio.yaml": "url: https://ada.example/\nlanguage: en-GB\n",
    "content/profile.yaml": (
        "name: Ada Vik & Co.\nheadline: Charts <that> hold\nsummary: I draw *charts*.\n"
        "location: {city: Bergen, country: Norway}\ncontact: {email: ada@ada.example, phone: +47 22 00 00 00}\n"
        "links: [{platform: Code, url: 'https://github.com/adavik'}]\nspoken_languages: [{language: nb, level: native}]\n"
    ),
    "content/about.md": "One.\n\n## Two\n\n- three\n- four\n",
    "content/experience.yaml": (
        "work: [{name: Map House, position: Cartographer, start: 2016-08, end: present, highlights: [Lights]}]\n"
        "education: [{institution: Fjords, study_type: Master, start: 2014, end: 2016}]\n"
        "talks: [{name: Eyes, event: Chart days, date: 2025}]\n"
        "publications: [{name: Symbols, url: 'https://doi.org/10.1000/182', release_date: 2024}]\n"
    ),
    "content/certifications.yaml": "- {name: Old, issuer: I, expires: 2020}\n- {name: Surveyor, issuer: Institute, issued: 2022}\n",
    "content/skills.yaml": "- {name: QGIS, group: Craft}\n- {name: Sounding, group: Craft}\n- {name: Rowing, level: daily}\n",
    "content/projects/board.md": "---\ntitle: Tide board\nsummary: One screen.\nstart: 2025\nend: 2026\n---\n",
    "content/projects/secret.md": "---\ntitle: Hidden\ndraft: true\n---\n",
    "content/testimonials.yaml": "- {author: Bo, quote: Withheld words}\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_nothing_that_is_withheld_is_given_out(kind: str, site: Path) -> None:
    text = export(site, kind, today=TODAY)
    assert "Hidden" not in text
    assert "Withheld" not in text
    assert text == export(site, kind, today=TODAY)


@pytest.mark.parametrize("root", ["site", "example-site"])
def test_json_resume_is_valid_by_its_published_schema(root: str, site: Path) -> None:
    text = export(site if root == "site" else REPOSITORY / root, "json-resume", today=TODAY)
    validator = jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in validator.iter_errors(json.loads(text))] == []


def test_a_contact_card_is_read_by_others(site: Path) -> None:
    card = vobject.readOne(export(site, "vcard", today=TODAY))
    assert (card.fn.value, card.email.value) == ("Ada Vik & Co.", "ada@ada.example")


def test_rendercv(site: Path) -> None:
    cv: dict[str, Any] = yaml.safe_load(export(site, "rendercv", today=TODAY))["cv"]
    assert cv == {
        "name": "Ada Vik & Co.",
        "headline": "Charts <that> hold",
        "location": "Bergen, Norway",
        "email": "ada@ada.example",
        "phone": "+47 22 00 00 00",
        "website": "https://ada.example/",
        "social_networks": [{"network": "GitHub", "username": "adavik"}],
        "sections": {
            "summary": ["I draw \\*charts\\*."],
            "experience": [
                {
                    "company": "Map House", "position": "Cartographer", "start_date": "2016-08",
                    "end_date": "present", "highlights": ["Lights"],
                }
            ],
            "projects": [
                {
                    "name": "[Tide board](https://ada.example/projects/board/)", "start_date": "2025",
                    "end_date": "2026", "summary": "One screen.",
                }
            ],
            "education": [{"institution": "Fjords", "area": "Master", "start_date": "2014", "end_date": "2016"}],
            "certifications": [{"name": "Surveyor", "location": "Institute", "date": "2022"}],
            "publications": [
                {"title": "Symbols", "authors": ["Ada Vik & Co."], "doi": "10.1000/182", "date": "2024"}
            ],
            "talks": [{"name": "Eyes", "location": "Chart days", "date": "2025"}],
            "skills": [
                {"label": "Craft", "details": "QGIS, Sounding"}, {"label": "Skills", "details": "Rowing (daily)"},
            ],
            "languages": [{"label": "Norwegian Bokmål", "details": "native"}],
        },
    }  # fmt: skip


def test_linkedin_text_keeps_paragraphs_and_says_what_is_too_long(site: Path) -> None:
    text = export(site, "linkedin-text", today=TODAY)
    assert "== About\nI draw *charts*.\n\nOne.\n\nTwo\n\n• three\n• four\n\n== Location" in text
    assert "== Experience\nCartographer\nMap House\nsince August 2016\n\n• Lights\n" in text
    assert "== Skills\nQGIS\nSounding\nRowing\n" in text
    (site / "content" / "about.md").write_text("x " * 2_000, encoding="utf-8")
    assert "== About [4017 characters; LinkedIn takes 2600]" in export(site, "linkedin-text", today=TODAY)


def test_the_snippet_is_escaped_and_leads_to_the_site(site: Path) -> None:
    assert export(site, "html-snippet", today=TODAY) == (
        '<section class="h-card" lang="en-GB" dir="ltr">\n'
        '<h2><a class="p-name u-url" href="https://ada.example/">Ada Vik &amp; Co.</a></h2>\n'
        '<p class="p-job-title">Charts &lt;that&gt; hold</p>\n<p class="p-note">I draw *charts*.</p>\n'
        '<p class="p-adr">Bergen, Norway</p>\n<ul>\n'
        '<li><a href="https://ada.example/projects/board/">Tide board</a>: One screen.</li>\n</ul>\n'
        '<p><a class="u-email" href="mailto:ada@ada.example">ada@ada.example</a> · '
        '<a class="u-url" rel="me" href="https://github.com/adavik">Code</a></p>\n</section>\n'
    )


def test_a_site_with_errors_gives_out_nothing(site: Path) -> None:
    (site / "content" / "skills.yaml").write_text("- nme: x\n", encoding="utf-8")
    with pytest.raises(GigfolioError, match="there is no such field"):
        export(site, "vcard", today=TODAY)
    with pytest.raises(GigfolioError, match=r"there is no gigfolio\.yaml"):
        export(site / "content", "vcard", today=TODAY)


def test_the_command_writes_a_file_or_to_the_terminal(site: Path) -> None:
    command = [
        sys.executable,
        "-W",
        "error",
        "-m",
        "gigfolio",
        "export",
        "vcard",
        str(site),
        "--today",
        "2026-11-23",
    ]
    shown = subprocess.run(command, capture_output=True, check=True).stdout
    done = subprocess.run([*command, "-o", "card.vcf"], capture_output=True, check=True, cwd=site)
    assert done.stdout.decode().strip() == "wrote card.vcf"
    assert (site / "card.vcf").read_bytes() == shown
    assert shown.startswith(b"BEGIN:VCARD\r\n")
