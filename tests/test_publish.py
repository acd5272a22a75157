"""The one filter: what is not clearly public is in no part of the site's model."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from gigfolio.content.loader import load_content
from gigfolio.publish import Published, publish
from gigfolio.snapshot import Snapshot

TODAY = dt.date(2026, 11, 23)
CONSENT = "consent: {given: true}"


def published(files: dict[str, str], *, drafts: bool = False, future: bool = False) -> Published:
    given = {"gigfolio.yaml": "profile: {name: Ada}", **files}
    content, diagnostics = load_content(Snapshot.of({name: text.encode() for name, text in given.items()}))
    assert content is not None, diagnostics
    return publish(content, today=TODAY, drafts=drafts, future=future)


HIDDEN = {
    "draft": {"content/projects.yaml": "- {title: CANARY, draft: true}"},
    "future project": {"content/projects.yaml": "- {title: CANARY, publish: 2026-11-24}"},
    "future post": {"content/posts.yaml": "- {title: CANARY, date: 2027}"},
    "private NDA": {"content/projects.yaml": "- {title: CANARY, client: {name: B, nda: private}}"},
    "anonymous client": {
        "content/projects.yaml": "- {title: A, client: {name: CANARY, url: 'https://CANARY.example', nda: anonymous, alias: a bank}}"
    },
    "no consent": {"content/testimonials.yaml": "- {quote: CANARY, author: B}"},
    "consent not given": {
        "content/testimonials.yaml": "- {quote: CANARY, author: B, consent: {given: false}}"
    },
    "private package": {"content/rates.yaml": "packages: [{name: CANARY, visibility: private}]"},
    "private story": {"content/projects.yaml": "- {title: A, stories: [{competency: x, action: CANARY}]}"},
    "draft page": {"content/pages/a.md": "---\ntitle: CANARY\ndraft: true\n---\n"},
    "quote that names a hidden client": {
        "content/projects.yaml": "- {title: A, client: {name: CANARY, nda: anonymous, alias: a bank}}",
        "content/testimonials.yaml": f"- {{quote: Good, author: B, company: CANARY Ltd, project: a, {CONSENT}}}",
    },
}


@pytest.mark.parametrize("name", HIDDEN)
def test_hidden(name: str) -> None:
    result = published(HIDDEN[name])
    assert b"CANARY" not in msgspec.json.encode(result.site)
    assert any("CANARY" in text for text, _ in result.withheld.strings)


def test_drafts_and_future_on_request() -> None:
    files = HIDDEN["draft"] | HIDDEN["future post"]
    site = published(files, drafts=True, future=True).site
    assert (site.projects[0].title, site.posts[0].title) == ("CANARY", "CANARY")


def test_a_date_is_published_on_its_day() -> None:
    assert published({"content/posts.yaml": "- {title: A, date: 2026-11-23}"}).site.posts


def test_an_anonymous_client_keeps_its_alias() -> None:
    client = published(HIDDEN["anonymous client"]).site.projects[0].client
    assert (client.name, client.url) == ("a bank", "")


def test_what_is_withheld_is_said() -> None:
    result = published(HIDDEN["no consent"])
    assert [(d.severity, d.id) for d in result.diagnostics] == [("warning", "withheld")]


def test_references_to_what_is_hidden_go_away() -> None:
    site = published(
        {
            "content/projects.yaml": "- {title: A, draft: true}\n- {title: B}",
            "content/services.yaml": "- {name: S, projects: [a, b]}",
            "content/testimonials.yaml": f"- {{quote: Good, author: C, project: a, {CONSENT}}}",
        }
    ).site
    assert (site.services[0].projects, site.testimonials[0].project) == (("b",), "")


def test_order_of_projects_and_unlisted_ones() -> None:
    site = published(
        {
            "content/projects.yaml": "- {title: Old, end: 2020}\n- {title: Now, start: 2019, end: present}\n"
            "- {title: New, end: 2025}\n- {title: First, order: 1, end: 2001}\n- {title: Quiet, unlisted: true}\n"
        }
    ).site
    assert [p.id for p in site.projects] == ["first", "now", "new", "old", "quiet"]
    assert [p.id for p in site.listed_projects] == ["first", "now", "new", "old"]
