"""Live reload as an author sees it, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser

CLOCK = "content/projects/clock.md"
BODY = "\n".join(f"Paragraph {number} of the clock.\n" for number in range(60))
BROKEN = "---\ntitle: Clock\nstart: soon\n---\nIt breaks.\n"
OWN_PAGE = """{% extends "layout.html" %}
{% block main %}<h1>{{ title }}</h1>
<details id="more"><summary>More</summary><p>Of it</p></details><details><summary>Other</summary></details>
<label>Note <input id="note"></label>{{ body|body }}{% endblock %}
"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 900, "height": 600})
    made.set_default_timeout(20_000)
    yield made
    made.close()


def visit(context: BrowserContext, address: str) -> Page:
    """Open a page and wait until it looks for changes; a mark in its window would not outlive a reload."""
    page = context.new_page()
    page.complaints = []  # type: ignore[attr-defined]
    page.on("console", lambda m: page.complaints.append(m.text) if m.type == "error" else None)  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.complaints.append(str(error)))  # type: ignore[attr-defined]
    with page.expect_response(lambda response: response.request.resource_type == "fetch"):
        page.goto(address)
    page.evaluate("window.mark = 'first'")
    return page


def is_first(page: Page) -> bool:
    return bool(page.evaluate("window.mark === 'first'"))


def body(site: Path, text: str) -> None:
    (site / CLOCK).write_text(
        f"---\ntitle: Clock\ncover: {{src: face.png, alt: A face}}\n---\n{text}\n", "utf-8"
    )


def test_an_edit_shows_with_scroll_position_focus_and_open_details_kept(
    site: Path, serving: Callable[..., Any], context: BrowserContext
) -> None:
    template = site / "theme/templates/page.html"
    template.parent.mkdir(parents=True)
    template.write_text(OWN_PAGE, "utf-8")
    (site / "content/pages").mkdir()
    words = site / "content/pages/words.md"
    words.write_text(f"---\ntitle: Words\n---\n{BODY}", "utf-8")
    page = visit(context, serving(site).address + "words/")
    page.locator("#more summary").click()
    page.locator("#note").fill("half a tho")
    page.evaluate("scrollTo(0, 700)")
    words.write_text(f"---\ntitle: Words\n---\nA new first line.\n\n{BODY}", "utf-8")
    page.get_by_text("A new first line.").wait_for()
    assert is_first(page)
    assert page.evaluate("scrollY") == 700
    assert page.evaluate("document.activeElement.id") == "note"
    assert page.evaluate("[...document.querySelectorAll('details')].map((d) => d.open)") == [True, False]
    assert page.locator("#note").input_value() == "half a tho"
    assert page.complaints == []  # type: ignore[attr-defined]


def test_what_was_changed_in_place_is_what_a_fresh_visit_shows(
    site: Path, live: Any, context: BrowserContext
) -> None:
    shown = 'document.documentElement.outerHTML.replace(/ style="[^"]*"/g, \'\')'
    page = visit(context, live.address + "projects/clock/")
    texts = [
        "One.\n\nTwo.\n\nThree.",
        "Two.\n\n## Head\n\n- a\n- b",
        "- b\n\nThree.\n\n[Bell](bell.md)",
        "One.",
    ]
    for number, text in enumerate(texts):
        body(site, f"{text}\n\nVersion {number}.")
        page.get_by_text(f"Version {number}.").wait_for()
        fresh = visit(context, page.url)
        assert page.evaluate(shown) == fresh.evaluate(shown)
        fresh.close()
    assert is_first(page)


def test_css_is_swapped_in_place(site: Path, live: Any, context: BrowserContext) -> None:
    page = visit(context, live.address)
    (site / "theme").mkdir()
    for colour, shown in (("#010203", "rgb(1, 2, 3)"), ("#040506", "rgb(4, 5, 6)")):
        (site / "theme/custom.css").write_text(f"h1 {{ color: {colour} }}", "utf-8")
        expect(page.locator("h1")).to_have_css("color", shown)
    large = "".join(f".unused-{n} {{ width: {n * 7919 % 4099}px }}\n" for n in range(6000))
    (site / "theme/custom.css").write_text(
        f"h1 {{ color: #070809 }}\n{large}", "utf-8"
    )  # too large for the page
    expect(page.locator("h1")).to_have_css("color", "rgb(7, 8, 9)")
    assert page.locator("link[rel=stylesheet]").count() == 1
    (site / "theme/custom.css").write_text(f"h1 {{ color: #0a0b0c }}\n{large}", "utf-8")
    expect(page.locator("h1")).to_have_css("color", "rgb(10, 11, 12)")
    assert is_first(page)
    assert page.complaints == []  # type: ignore[attr-defined]


def test_a_stylesheet_of_the_user_s_own_is_swapped_in_place(
    site: Path, serving: Callable[..., Any], context: BrowserContext
) -> None:
    template = site / "theme/templates/404.html"
    template.parent.mkdir(parents=True)
    template.write_text(
        '<!doctype html><title>x</title><link rel="stylesheet" href="/work/own.css"><p>No</p>', "utf-8"
    )
    (site / "static/own.css").write_text("p { color: #010203 }", "utf-8")
    page = visit(context, serving(site).address + "nothing")
    expect(page.locator("p")).to_have_css("color", "rgb(1, 2, 3)")
    (site / "static/own.css").write_text("p { color: #040506 }", "utf-8")
    expect(page.locator("p")).to_have_css("color", "rgb(4, 5, 6)")
    assert is_first(page)


def test_problems_stand_over_the_page_and_go_when_mended(
    site: Path, live: Any, context: BrowserContext
) -> None:
    page = visit(context, live.address + "projects/clock/")
    (site / CLOCK).write_text(BROKEN, "utf-8")
    panel = page.get_by_role("alert", name="Problems")
    panel.wait_for()
    link = panel.get_by_role("link")
    assert link.inner_text() == "content/projects/clock.md:3:8"
    assert link.get_attribute("href") == f"vscode://file{site}/content/projects/clock.md:3:8"
    assert "start: soon" in panel.inner_text()
    assert "It ticks." in page.locator("main").inner_text()
    (site / CLOCK).write_text(BROKEN.replace("soon", "later"), "utf-8")
    panel.get_by_text("start: later").wait_for()
    panel.get_by_role("button", name="Hide").click()
    panel.wait_for(state="detached")
    (site / CLOCK).write_text(BROKEN, "utf-8")
    panel.wait_for()
    body(site, "Mended.")
    panel.wait_for(state="detached")
    page.get_by_text("Mended.").wait_for()
    assert is_first(page)
    assert page.complaints == []  # type: ignore[attr-defined]


def test_a_start_with_a_mistake_heals(
    site: Path, serving: Callable[..., Any], context: BrowserContext
) -> None:
    (site / CLOCK).write_text(BROKEN, "utf-8")
    page = visit(context, serving(site).address + "projects/clock/")
    page.get_by_role("alert").wait_for()
    body(site, "Healed.")
    page.get_by_text("Healed.").wait_for()
    page.get_by_role("alert").wait_for(state="detached")
    assert page.title().startswith("Clock")


def test_every_tab_shows_its_own_page_anew(site: Path, live: Any, context: BrowserContext) -> None:
    project, home = visit(context, live.address + "projects/clock/"), visit(context, live.address)
    (site / CLOCK).write_text("---\ntitle: Chronometer\n---\nIt tocks.\n", "utf-8")
    project.get_by_text("It tocks.").wait_for()
    home.get_by_text("Chronometer").first.wait_for()
    assert (is_first(project), is_first(home)) == (True, True)


def test_a_tab_catches_up_after_a_restart(
    site: Path, serving: Callable[..., Any], context: BrowserContext
) -> None:
    live = serving(site)
    page = visit(context, live.address + "projects/clock/")
    live.stop()
    body(site, "While it was away.")
    serving(site, port=live.ports[1])
    page.get_by_text("While it was away.").wait_for()
    assert is_first(page)


def test_a_page_that_goes_becomes_the_page_for_nothing(
    site: Path, live: Any, context: BrowserContext
) -> None:
    page = visit(context, live.address + "projects/bell/")
    (site / "content/projects/bell.md").unlink()
    expect(page).not_to_have_title(re.compile("Bell"))
    assert "It rings." not in page.locator("body").inner_text()


def test_a_paper_follows_its_notes(site: Path, live: Any, context: BrowserContext) -> None:
    page = visit(context, live.papers + "interviews/acme.html")
    (site / "private/interviews/acme.md").write_text("---\nclient: Other Works\n---\n", "utf-8")
    page.get_by_text("Other Works").first.wait_for()
    assert is_first(page)
    assert [text for text in page.complaints if "Security Policy" in text] == []  # type: ignore[attr-defined]
