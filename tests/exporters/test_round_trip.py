"""What is exported as JSON Resume and imported again says the same, field by field, as far as both sides know it.

JSON Resume has no word for an end that is not known: what has begun and has no end goes on. A reference's role and
company stand in its name.
"""

from __future__ import annotations

import datetime as dt
import json
import textwrap
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gigfolio.content.loader import load_content
from gigfolio.content.text_source import open_source
from gigfolio.content.yaml_write import block
from gigfolio.exporters.api import export_site
from gigfolio.importers.json_resume import read_json_resume
from gigfolio.importers.json_source import parse_json
from gigfolio.importers.merge import merge
from gigfolio.model.site import Site
from gigfolio.publish import publish
from gigfolio.snapshot import Snapshot
from gigfolio.words import Words

LABELS = Path(__file__).resolve().parents[2] / "themes" / "_base" / "labels" / "en.yaml"
TODAY = dt.date(2026, 11, 23)

letters = st.characters(
    exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\u00a0\ufeff\ufffe\uffff"
)
words = st.text(letters | st.sampled_from("#:-'\"&*!|>%@`[]{},?\\ "), min_size=1, max_size=12).map(str.strip)
texts = words | st.just("")
names = words.filter(lambda text: any(c.isascii() and c.isalnum() for c in text))
lists = st.lists(words.filter(bool), max_size=3)
dates = st.one_of(
    st.integers(1970, 2020).map(str),
    st.dates(dt.date(1970, 1, 1), dt.date(2020, 1, 1)).map(lambda day: f"{day:%Y-%m}"),
    st.dates(dt.date(1970, 1, 1), dt.date(2020, 1, 1)).map(str),
)
no_date = st.just("")
urls = st.sampled_from(["", "https://a.example/b?c=d&e", "http://ø.example/(x)"])
periods = st.one_of(
    st.fixed_dictionaries({"start": dates, "end": st.just("present")}),
    st.fixed_dictionaries({"start": dates, "end": st.sampled_from(["2021", "2021-05", "2022-12-31"])}),
    st.just({"start": "", "end": ""}),
    st.just({"start": "", "end": "2021"}),
)


def entries(unique: str, required: dict[str, Any], **fields: Any) -> st.SearchStrategy[list[dict[str, Any]]]:
    """A list of maps, no two of which have the same name."""
    made = st.builds(
        lambda entry, period: {**entry, **period}, st.fixed_dictionaries({**required, **fields}), st.just({})
    )
    return st.lists(made, max_size=3, unique_by=lambda entry: entry[unique].casefold())


def dated(unique: str, **fields: Any) -> st.SearchStrategy[list[dict[str, Any]]]:
    made = st.builds(
        lambda entry, period: {**entry, **period}, st.fixed_dictionaries({unique: names, **fields}), periods
    )
    return st.lists(made, max_size=3, unique_by=lambda entry: entry[unique].casefold())


experience = st.fixed_dictionaries(
    {
        "work": dated("name", position=texts, url=urls, location=texts, summary=texts, highlights=lists),
        "education": dated("institution", area=texts, study_type=texts, url=urls, score=texts, courses=lists),
        "volunteering": dated("organization", position=texts, url=urls, summary=texts, highlights=lists),
        "talks": entries("name", {"name": names}, event=texts, date=dates | no_date, url=urls, summary=texts),
        "publications": entries(
            "name", {"name": names}, publisher=texts, release_date=dates | no_date, url=urls, summary=texts
        ),
        "awards": entries("title", {"title": names}, awarder=texts, date=dates | no_date, summary=texts),
    }
)
profile = st.fixed_dictionaries(
    {
        "name": names,
        "headline": texts,
        "summary": texts,
        "location": st.fixed_dictionaries({"city": texts, "region": texts, "country": st.sampled_from(["", "Norway", "Chile"])}),
        "contact": st.fixed_dictionaries({"email": st.sampled_from(["", "a@b.example"]), "phone": st.sampled_from(["", "+47 1 2 3"])}),
        "links": st.lists(
            st.fixed_dictionaries(
                {"platform": names, "url": st.sampled_from(["https://a.example", "https://b.example/c"]), "handle": texts}
            ),
            max_size=2,
            unique_by=lambda link: link["url"],
        ),
        "spoken_languages": st.lists(
            st.fixed_dictionaries({"language": names.filter(lambda n: len(n) > 3 and "-" not in n), "level": texts}),
            max_size=2,
            unique_by=lambda spoken: spoken["language"].casefold(),
        ),
    }
)  # fmt: skip


def slugs(name: str) -> str:
    return "".join(c for c in name.lower() if c.isascii() and c.isalnum())


skills = st.lists(
    st.fixed_dictionaries({"name": names, "level": texts, "keywords": lists, "group": texts}),
    max_size=4,
    unique_by=lambda skill: slugs(skill["name"]),
)
certifications = entries("name", {"name": names, "issuer": names}, issued=dates | no_date, verify_url=urls)
people = st.text("abc xyz", min_size=1, max_size=6).map(str.strip).filter(bool)
testimonials = st.lists(
    st.fixed_dictionaries({"quote": names, "author": people, "role": people, "company": people | no_date}),
    max_size=2,
    unique_by=lambda quote: quote["author"],
)
projects = st.lists(
    st.builds(
        lambda entry, period: {**entry, **period},
        st.fixed_dictionaries(
            {"title": names, "summary": texts, "client": texts, "role": texts, "skills": lists}
        ),
        periods,
    ),
    max_size=2,
    unique_by=lambda project: slugs(project["title"]),
)


@pytest.fixture(scope="module")
def labels() -> Words:
    return Words("en", {key: str(text) for key, text in yaml.safe_load(LABELS.read_text("utf-8")).items()})


def site_of(files: dict[str, bytes]) -> Site:
    content, problems = load_content(Snapshot.of(files))
    assert [d.format() for d in problems if d.severity == "error"] == []
    assert content is not None
    return publish(content, today=TODAY).site


def again(text: str) -> Site:
    """The site that is made of an exported résumé, its testimonials' consent given."""
    source, decoded = open_source("resume.json", text.encode())
    root = parse_json(source, decoded)
    assert root is not None
    files = merge(read_json_resume(root, "resume.json"), {}, today=TODAY).files
    quotes = "content/testimonials.yaml"
    if quotes in files:
        files[quotes] = files[quotes].replace(b"given: false", b"given: true")
    return site_of(files)


def known(site: Site) -> dict[str, Any]:
    """What both sides know of a site."""
    at = site.profile
    return {
        "profile": (
            at.name,
            at.headline,
            at.summary,
            at.location.city,
            at.location.region,
            at.location.country,
        ),
        "contact": (at.contact.email, at.contact.phone),
        "links": at.links,
        "languages": at.spoken_languages,
        "experience": site.experience,
        "skills": sorted((s.name, s.level, s.keywords, s.group) for s in site.skills),
        "certifications": sorted(
            (c.name, c.issuer, str(c.issued), c.verify_url) for c in site.certifications
        ),
        "testimonials": sorted((t.quote, t.author, t.role, t.company) for t in site.testimonials),
        "projects": {
            p.title: (p.summary, p.client.name, p.role, p.start, p.end, p.skills) for p in site.projects
        },
    }


def listed(entries: list[dict[str, Any]]) -> bytes:
    """A list as a file of its own: what stands below a name, without its indent."""
    return textwrap.dedent(block({"entries": entries}).partition("\n")[2]).encode()


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(profile, experience, skills, certifications, testimonials, projects)
def test_every_field_that_both_sides_know_is_kept(
    labels: Words,
    profile: dict[str, Any],
    experience: dict[str, Any],
    skills: list[dict[str, Any]],
    certifications: list[dict[str, Any]],
    testimonials: list[dict[str, Any]],
    projects: list[dict[str, Any]],
) -> None:
    files = {
        "gigfolio.yaml": b"url: https://ada.example/\n",
        "content/profile.yaml": block(profile).encode(),
        "content/experience.yaml": block(experience).encode(),
        "content/skills.yaml": listed(skills),
        "content/certifications.yaml": listed(certifications),
        "content/testimonials.yaml": listed([{**t, "consent": {"given": True}} for t in testimonials]),
        **{f"content/projects/p{n}.md": f"---\n{block(p)}---\n".encode() for n, p in enumerate(projects)},
    }
    site = site_of(files)
    text = export_site(site, "json-resume", today=TODAY, words=labels)
    before, after = known(site), known(again(text))
    after["links"] = tuple(link for link in after["links"] if link.url != "https://ada.example/")
    assert after == before
    assert json.loads(text)["basics"]["url"] == "https://ada.example/"
