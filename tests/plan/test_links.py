"""Links in texts: where they lead, and what is said of those that lead nowhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from gigfolio.model.site import Site
from gigfolio.plan import Plan, plan
from gigfolio.plan.kit import Kit
from gigfolio.plan.types import Page
from gigfolio.views import PageContext
from gigfolio.words import Words

Make = Callable[..., Plan]
TODAY = dt.date(2026, 11, 23)
FILES = {
    "content/projects/harbour.md": "---\ntitle: Harbour\naliases: [/old/]\n---\n## What changed\n\nText [^1]\n\n[^1]: Note",
    "content/projects/Große Karte/index.md": "---\ntitle: Karte\n---\nText",
    "content/posts/first.md": "---\ntitle: First\n---\nText",
    "content/pages/imprint.md": "---\ntitle: Imprint\n---\nText",
    "content/about.md": "## Long ago\n\nText",
    "content/rates.yaml": "packages: [{name: Sprint, price: 1}]",
    "content/testimonials/bo.md": "---\nauthor: Bo\nconsent: {given: true}\n---\nGood",
    "static/my files/sheet.pdf": "x",
}


def planned(make: Make, target: str, files: dict[str, str] | None = None) -> Plan:
    return make(
        {**FILES, "content/posts/links.md": f"---\ntitle: Links\n---\n\n[x]({target})", **(files or {})}
    )


def body(plan: Plan, url: str = "/posts/links/") -> str:
    page: Page = next(page for page in plan.pages if page.url == url)
    context: Any = page.context
    return "".join(part for part in context.body.parts if isinstance(part, str))


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("../projects/harbour.md", "/work/projects/harbour/"),
        ("../projects/harbour.md#what-changed", "/work/projects/harbour/#what-changed"),
        ("../projects/harbour.md#note-1", "/work/projects/harbour/#note-1"),
        ("../projects/harbour", "/work/projects/harbour/"),
        ("<../projects/Große Karte/index.md>", "/work/projects/grosse-karte/"),
        ("<../projects/Große Karte/>", "/work/projects/grosse-karte/"),
        ("first.md", "/work/posts/first/"),
        ("../pages/imprint.md", "/work/imprint/"),
        ("../about.md#long-ago", "/work/about/#long-ago"),
        ("../rates.yaml#sprint", "/work/rates/#sprint"),
        ("../profile.yaml", "/work/"),
        ("../testimonials/bo.md", "/work/testimonials/"),
        ("<../../static/my files/sheet.pdf>", "/work/my%20files/sheet.pdf"),
        ("/", "/work/"),
        ("/rates/", "/work/rates/"),
        ("/rates", "/work/rates/"),
        ("/rates/index.html", "/work/rates/"),
        ("/rates/#sprint", "/work/rates/#sprint"),
        ("/old/", "/work/projects/harbour/"),
        ("/resume.json", "/work/resume.json"),
        ("</my files/sheet.pdf>", "/work/my%20files/sheet.pdf"),
        ("https://far.example/?a=1&b=2", "https://far.example/?a=1&amp;b=2"),
    ],
)
def test_where_links_lead(target: str, href: str, make: Make) -> None:
    plan = planned(make, target)
    assert plan.diagnostics == ()
    assert f'href="{href}"' in body(plan)


def test_links_at_the_root_of_a_host(make: Make) -> None:
    plan = make({**FILES, "content/about.md": "[x](projects/harbour.md)"}, url="https://ada.example")
    assert 'href="/projects/harbour/"' in body(plan, "/about/")


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("../projects/habour.md", ""),
        ("../projects/harbour/cover.jpg", "files to download belong in static/"),
        ("../projects/none/", ""),
        ("../skills.yaml", ""),
        ("../services.yaml", ""),
        ("../../static/none.pdf", ""),
        ("../../private/plan.yaml", ""),
        ("/work/rates/", "write /rates/: the site's own path (/work/) is put before it"),
        ("/ratse/", "did you mean /rates/?"),
        ("/contact/", ""),
    ],
)
def test_a_link_to_nowhere_is_an_error_at_its_line(target: str, hint: str, make: Make) -> None:
    plan = planned(make, target)
    assert [(d.severity, d.id, str(d.where), d.hint) for d in plan.diagnostics] == [
        ("error", "broken-link", "content/posts/links.md:5", hint)
    ]
    assert 'href="#"' in body(plan)


@pytest.mark.parametrize("hidden", ["draft: true", "publish: 2027-01-01", "client: {name: Bo, nda: private}"])
def test_a_link_to_what_is_not_published_is_an_error(hidden: str, make: Make) -> None:
    files = {"content/projects/hidden.md": f"---\ntitle: Hidden\n{hidden}\n---\nText"}
    assert [d.id for d in planned(make, "../projects/hidden.md", files).diagnostics] == ["broken-link"]


@pytest.mark.parametrize("target", ["../about.md#longago", "/rates/#sprnt", "/projects/harbour/#what-change"])
def test_a_part_that_a_page_does_not_have_is_a_warning(target: str, make: Make) -> None:
    (problem,) = planned(make, target).diagnostics
    assert (problem.severity, problem.id, str(problem.where)) == (
        "warning",
        "broken-fragment",
        "content/posts/links.md:5",
    )
    assert problem.hint.startswith("did you mean #")


def test_an_unlisted_page_may_be_linked(make: Make) -> None:
    files = {"content/pages/quiet.md": "---\ntitle: Quiet\nunlisted: true\n---\nText"}
    plan = planned(make, "../pages/quiet.md", files)
    assert (plan.diagnostics, 'href="/work/quiet/"' in body(plan)) == ((), True)


def test_every_broken_link_is_reported_once(make: Make) -> None:
    text = "---\ntitle: Links\ndate: 2026-01-01\n---\n[a](none.md) and [b](none.md)\n[c](other.md)"
    plan = make({"content/posts/links.md": text, "content/about.md": "[d](none.md)"})
    assert sorted(str(d.where) for d in plan.diagnostics) == [
        "content/about.md:1",
        "content/posts/links.md:5",
        "content/posts/links.md:6",
    ]


def test_pictures_stay_holes_and_texts_are_joined(make: Make) -> None:
    files = {"content/about.md": "[a](/) then ![b](b.jpg)\n\nEnd", "content/b.jpg": "x"}
    page: Any = next(p.context for p in make(files).pages if p.url == "/about/")
    first, picture, last = page.body.parts
    assert (first, picture.picture.src, last) == (
        '<p><a href="/work/">a</a> then ',
        "content/b.jpg",
        "</p>\n<p>End</p>\n",
    )


def test_links_of_talks_and_publications(make: Make) -> None:
    files = {
        "content/experience.yaml": "talks: [{name: T, url: static/t.pdf}]\npublications: [{name: P, url: /gone/}]",
        "static/t.pdf": "x",
    }
    plan = make(files)
    page: Any = next(p.context for p in plan.pages if p.url == "/experience/")
    assert page.experience.talks[0].url == "/work/t.pdf"
    assert [(d.message, str(d.where)) for d in plan.diagnostics] == [
        ("publications: P: a link to /gone/, which is not there or not published", "content/experience.yaml")
    ]


def test_every_address_that_may_be_linked_is_made(publish_site: Callable[..., Site], words: Words) -> None:
    """The addresses are known before the pages: the two must not part."""
    skilled = {"content/projects/a.md": "---\ntitle: A\ntags: [t]\nskills: [s]\n---\nText"}
    site = publish_site({**FILES, **skilled}, profile="contact: {email: ada@ada.example}")
    made = plan(site, today=TODAY, words=words)
    book = Kit(site, TODAY, words).book
    assert set(book.pages) == {
        page.url for page in made.pages if isinstance(page.context, PageContext) and page.url != "/404.html"
    }
    outputs = {output.output for output in (*made.documents, *made.pages)}
    assert set(book.documents) <= outputs
