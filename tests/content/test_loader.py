"""Whole sites in memory: what is read, linked and filled in. (Broken sites: test_broken_sites.)"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from gigfolio.content.loader import load_content
from gigfolio.content.private_loader import load_private
from gigfolio.model.site import Content
from gigfolio.model.values import Amount, PartialDate, Picture
from gigfolio.publish import publish
from gigfolio.snapshot import Snapshot

PROFILE = {"gigfolio.yaml": "profile:\n  name: Ada\n"}


def snapshot(files: dict[str, str]) -> Snapshot:
    return Snapshot.of({name: text.encode() for name, text in files.items()})


def load(files: dict[str, str]) -> Content:
    content, diagnostics = load_content(snapshot(files))
    assert content is not None, "\n".join(d.format() for d in diagnostics)
    return content


def test_the_smallest_site_is_a_name() -> None:
    content = load(PROFILE)
    assert (content.profile.name, content.projects, content.settings.theme) == ("Ada", (), "margin")


def test_a_site_s_address_gets_its_slash() -> None:
    content = load({"gigfolio.yaml": "url: https://ada.example/work\nprofile: {name: Ada}\n"})
    assert (content.settings.url, content.settings.base_path) == ("https://ada.example/work/", "/work/")


def test_collections_from_a_list_and_from_a_folder() -> None:
    content = load(
        PROFILE
        | {
            "content/testimonials/b.md": "---\nauthor: Bea\n---\nShe *finished* early.\n",
            "content/services.yaml": "- name: Audit\n- name: Audit\n",
            "content/projects/harbour/index.md": "---\ntitle: Harbour\ncover: a.jpg\n---\n## Why\n",
            "content/projects/harbour/a.jpg": "x",
        }
    )
    assert content.testimonials[0].quote == "She *finished* early."
    assert [service.id for service in content.services] == ["audit", "audit-2"]
    assert content.projects[0].cover == Picture(src="content/projects/harbour/a.jpg")
    assert [heading.text for heading in content.projects[0].body.headings] == ["Why"]


def test_references_by_title_or_id_become_ids() -> None:
    content = load(
        PROFILE
        | {
            "content/projects.yaml": "- title: Harbour Lights\n",
            "content/testimonials.yaml": "- {author: B, quote: x, project: Harbour Lights}\n",
            "content/rates.yaml": "packages: [{name: Audit, upsell_to: fix it}, {name: Fix it}]\n",
        }
    )
    assert content.testimonials[0].project == "harbour-lights"
    assert content.rates.packages[0].upsell_to == "fix-it"


def test_amounts_get_the_rates_currency_or_the_site_s() -> None:
    site = {"gigfolio.yaml": "currency: NOK\nprofile: {name: Ada}\n"}
    assert load(site | {"content/rates.yaml": "daily: 900\n"}).rates.daily == Amount(
        value=Decimal(900), currency="NOK"
    )
    own = load(site | {"content/rates.yaml": "currency: EUR\ndaily: 900\nhourly: 90 GBP\n"}).rates
    assert (own.daily and own.daily.currency, own.hourly and own.hourly.currency) == ("EUR", "GBP")


def test_text_stays_text_where_text_is_wanted() -> None:
    content = load(
        PROFILE | {"content/certifications.yaml": "- {name: NO, issuer: 0123, credential_id: 1.10}\n"}
    )
    found = content.certifications[0]
    assert (found.name, found.issuer, found.credential_id) == ("NO", "0123", "1.10")


def test_all_problems_come_at_once() -> None:
    files = {
        "gigfolio.yaml": "title: Ada\nlanguage: english\n",
        "content/profile.yaml": "headline: Maps\n",
        "content/projects/a.md": "---\ntitle: A\ndrfat: true\n---\n[x](javascript:x)\n",
        "content/services.yaml": "- {name: B, projects: [b]}\n",
        "content/posts/a.md": "text\n",
    }
    assert [d.id for d in load_content(snapshot(files)).diagnostics] == [
        "no-front-matter", "missing-field", "unknown-field", "unsafe-link", "unknown-reference", "bad-value",
    ]  # fmt: skip


def test_an_entry_that_is_refused_is_not_missing_to_others() -> None:
    files = PROFILE | {
        "content/projects.yaml": "- {title: Harbour, drfat: true}\n",
        "content/services.yaml": "- {name: Maps, projects: [harbour]}\n",
    }
    assert [d.id for d in load_content(snapshot(files)).diagnostics] == ["unknown-field"]


def test_entries_of_one_name_in_a_list_get_numbers_where_they_have_no_address() -> None:
    listed = PROFILE | {"content/testimonials.yaml": "- {author: Bo, quote: x}\n- {author: Bo, quote: y}\n"}
    assert [quote.id for quote in load(listed).testimonials] == ["bo", "bo-2"]


def test_a_folder_whose_name_begins_alike_is_not_read_as_the_collection() -> None:
    files = PROFILE | {"content/posts-old/a.md": "---\ntitle: A\n---\n"}
    assert load(files).posts == ()


def test_a_named_file_of_static_becomes_its_address() -> None:
    files = PROFILE | {
        "content/projects/a.yaml": "title: A\nlinks: [{label: Report, url: static/report.pdf}, {label: B, url: /rates/}]\n",
        "static/report.pdf": "x",
    }
    assert [link.url for link in load(files).projects[0].links] == ["/report.pdf", "/rates/"]


def test_settings_that_are_all_right() -> None:
    text = (
        "profile: {name: Ada}\nurl: https://ada.example:8080/work\nlanguage: pt-BR\ncurrency: BRL\nprivate: ../private\n"
        "sections: [projects, posts]\nnavigation: {order: [about], links: [{label: Shop, url: 'https://shop.example'}]}\n"
        "permalinks: {projects: /work/cases/}\nimages: {widths: [320, 640], formats: [webp], quality: {webp: 100}}\n"
        "deploy: {target: github-pages, branch: gh-pages, cname: ada.example}\ntheme_options: {accent: anything at all}\n"
    )
    settings = load({"gigfolio.yaml": text}).settings
    assert (settings.private, settings.permalinks) == ("../private", {"projects": "/work/cases/"})


@pytest.mark.parametrize("place", ["../elsewhere", "/somewhere/private", "papers", "private/deep"])
def test_places_for_the_private_folder(place: str) -> None:
    assert load({"gigfolio.yaml": f"profile: {{name: Ada}}\nprivate: {place}\n"}).settings.private == place


@pytest.mark.parametrize(
    "place",
    ["", ".", "..", "../..", "./content", "Static", "x/../content/private", "_site/x", ".git", "~/private"],
)
def test_places_that_would_publish_the_private_folder(place: str, tmp_path: Path) -> None:
    (tmp_path / "gigfolio.yaml").write_text(f"profile: {{name: Ada}}\nprivate: '{place}'\n")
    assert [d.id for d in load_content(Snapshot.take(tmp_path)).diagnostics] == ["private-place"]


def test_a_private_folder_that_comes_back_into_the_site_is_refused(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    for place in ("../site/static/x", str(site / "content"), str(tmp_path)):
        (site / "gigfolio.yaml").write_text(f"profile: {{name: Ada}}\nprivate: {place}\n")
        assert [d.id for d in load_content(Snapshot.take(site)).diagnostics] == ["private-place"]


def test_a_private_folder_outside_the_site_is_read(tmp_path: Path) -> None:
    site, private = tmp_path / "site", tmp_path / "papers"
    (private / "interviews").mkdir(parents=True)
    site.mkdir()
    (site / "gigfolio.yaml").write_text("profile: {name: Ada}\nprivate: ../papers\n")
    (private / "interviews/harbour.md").write_text("---\nclient: Bergen Ferries\n---\n")
    content, _ = load_content(Snapshot.take(site))
    assert content is not None
    taken = Snapshot.take(site, private=site / content.settings.private)
    public = publish(content, today=dt.date(2026, 11, 23)).site
    assert [i.client.name for i in load_private(taken, public, public.settings).private.interviews] == [
        "Bergen Ferries"
    ]


def test_a_story_is_private_unless_it_says_otherwise() -> None:
    text = "- {title: A, stories: [{competency: tact}, {competency: drawing, visibility: public}]}\n"
    stories = load(PROFILE | {"content/projects.yaml": text}).projects[0].stories
    assert [story.visibility for story in stories] == ["private", "public"]


def test_the_private_side() -> None:
    files = PROFILE | {
        "content/rates.yaml": "packages: [{name: Map audit}]\n",
        "private/interviews/acme.md": "---\nclient: Acme\nwhen: 2026-12-03 14:00\nneeds: [{need: speed, weight: 2}]\n---\nNotes.\n",
        "private/proposals/acme.yaml": "client: Acme\nproject: X\nscope: [one]\npackages: [Map audit]\n",
        "private/rates.yaml": "walk_away: 500\ncosts: [{name: rent, monthly: 900}]\n",
    }
    site = publish(load(files), today=dt.date(2026, 11, 23)).site
    private, diagnostics = load_private(snapshot(files), site, site.settings)
    assert diagnostics == ()
    assert private.interviews[0].client.name == "Acme"
    assert private.proposals[0].packages == ("map-audit",)
    assert private.rates is not None
    assert private.rates.costs[0].monthly == Amount(value=Decimal(900), currency="EUR")


def test_dates_known_in_part() -> None:
    content = load(PROFILE | {"content/experience.yaml": "work: [{name: B, start: 2020, end: present}]\n"})
    assert (content.experience.work[0].start, content.experience.work[0].end) == (
        PartialDate(year=2020),
        "present",
    )


def test_emphasis_is_of_words_that_stand_in_the_headline() -> None:
    profile = "name: Ada\nheadline: A chart\nemphasis: a map\n"
    content, problems = load_content(
        Snapshot.of({"gigfolio.yaml": b"", "content/profile.yaml": profile.encode()})
    )
    assert content is None
    assert [problem.format().splitlines()[0] for problem in problems] == [
        'content/profile.yaml:3:11: emphasis: "a map" does not stand in the headline'
    ]
