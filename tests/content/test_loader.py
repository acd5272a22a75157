"""Whole sites in memory: what is read, and every mistake at once, compared whole."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

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


def problems(files: dict[str, str]) -> list[str]:
    return [d.format() for d in load_content(snapshot(files)).diagnostics]


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


BROKEN: dict[str, tuple[dict[str, str], list[str]]] = {
    "no settings": (
        {},
        [
            "gigfolio.yaml: there is no such file\n"
            "  hint: a site starts with a gigfolio.yaml that holds `profile: {name: …}`",
        ],
    ),
    "a flag that is not one": (
        PROFILE | {"content/projects/a.md": "---\ntitle: A\ndraft: yes\n---\n"},
        [
            'content/projects/a.md:3:8: draft: expected true or false, got "yes"\n'
            "    2 | title: A\n"
            "    3 | draft: yes\n"
            "      |        ^^^"
        ],
    ),
    "an unknown field": (
        PROFILE | {"content/projects/a.md": "---\ntitle: A\ndrfat: true\n---\n"},
        [
            "content/projects/a.md:3:1: drfat: there is no such field\n"
            "    2 | title: A\n"
            "    3 | drfat: true\n"
            "      | ^^^^^\n"
            "  hint: did you mean draft?"
        ],
    ),
    "an amount in words": (
        PROFILE | {"content/rates.yaml": "packages:\n  - name: Sprint\n    price: twelve\n"},
        [
            'content/rates.yaml:3:12: packages[0].price: expected an amount like 1200 or "1200 EUR", got "twelve"\n'
            "    2 |   - name: Sprint\n"
            "    3 |     price: twelve\n"
            "      |            ^^^^^^\n"
            "  hint: no thousands separators; the currency as its ISO code"
        ],
    ),
    "a word that is not one of its field's": (
        PROFILE | {"content/projects/a.yaml": "title: A\nclient: {name: B, nda: anonymus}\n"},
        [
            'content/projects/a.yaml:2:24: client.nda: expected one of none, anonymous, private, got "anonymus"\n'
            "    1 | title: A\n"
            "    2 | client: {name: B, nda: anonymus}\n"
            "      |                        ^^^^^^^^\n"
            "  hint: did you mean anonymous?"
        ],
    ),
    "a link that runs": (
        PROFILE | {"content/projects/a.yaml": "title: A\nlinks: [{label: x, url: 'javascript:x'}]\n"},
        [
            'content/projects/a.yaml:2:25: links[0].url: "javascript:x" is not a web address\n'
            "    1 | title: A\n"
            "    2 | links: [{label: x, url: 'javascript:x'}]\n"
            "      |                         ^^^^^^^^^^^^^^\n"
            "  hint: start it with https://"
        ],
    ),
    "one collection twice": (
        PROFILE | {"content/posts.yaml": "- title: A\n", "content/posts/a.md": "---\ntitle: A\n---\n"},
        [
            "content/posts.yaml: posts stands here and in the folder content/posts/ (content/posts/a.md)\n"
            "  hint: keep one of them",
            "content/posts/a.md: warning: this file is not read\n"
            "  hint: only the files of the content format are read; files to copy belong in static/",
        ],
    ),
    "one address twice": (
        PROFILE
        | {"content/posts/a.md": "---\ntitle: A\n---\n", "content/posts/A!.md": "---\ntitle: A\n---\n"},
        [
            "content/posts/a.md: makes the same address as content/posts/A!.md\n  hint: rename the file",
        ],
    ),
    "milestones that do not sum": (
        PROFILE
        | {"content/rates.yaml": "packages: [{name: A, milestones: [{trigger: start, percent: 50}]}]\n"},
        ["content/rates.yaml: A: the milestones sum to 50, not 100"],
    ),
    "a reference that leads nowhere": (
        PROFILE
        | {
            "content/projects.yaml": "- title: Harbour\n",
            "content/services.yaml": "- {name: B, projects: [harbor]}\n",
        },
        ['content/services.yaml:1:3: projects: there is no "harbor"\n  hint: did you mean harbour?'],
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_sites(name: str) -> None:
    files, expected = BROKEN[name]
    assert problems(files) == expected


def test_all_problems_come_at_once() -> None:
    files = {name: text for made, _ in BROKEN.values() for name, text in made.items()}
    assert len(problems(files)) > 5


def test_the_private_side() -> None:
    files = PROFILE | {
        "private/interviews/acme.md": "---\nclient: Acme\nwhen: tomorrow\nneeds: [{need: speed, weight: 2}]\n---\nNotes.\n",
        "private/proposals/acme.yaml": "client: Acme\nproject: X\nscope: [one]\npackages: [nope]\n",
        "private/rates.yaml": "walk_away: 500\ncosts: [{name: rent, monthly: 900}]\n",
    }
    site = publish(load(files), today=dt.date(2026, 11, 23)).site
    private, diagnostics = load_private(snapshot(files), site, site.settings)
    assert private.interviews[0].client.name == "Acme"
    assert private.rates is not None
    assert private.rates.costs[0].monthly == Amount(value=Decimal(900), currency="EUR")
    assert [d.message for d in diagnostics] == [
        'when: expected a date like 2026-03-14 or "2026-03-14 14:00", got "tomorrow"',
        'packages: there is no public package "nope"',
    ]


def test_dates_known_in_part() -> None:
    content = load(PROFILE | {"content/experience.yaml": "work: [{name: B, start: 2020, end: present}]\n"})
    assert (content.experience.work[0].start, content.experience.work[0].end) == (
        PartialDate(year=2020),
        "present",
    )
