"""The lightbox, and the cross-fade from page to page, on a small site with three pictures."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page

from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest

pytestmark = pytest.mark.browser

TODAY = dt.date(2026, 11, 23)
SETTINGS = "profile: {name: Ada Vik, headline: Charts}\nsocial_cards: false\nlanguage: LANGUAGE\nanalytics: https://count.example/x.js\n"
PROJECT = """---
title: A chart of the sound
cover: {src: a.png, alt: "The chart"}
gallery:
  - {src: a.png, alt: "The chart, whole"}
  - {src: b.png, alt: "The harbour", caption: "The harbour at low water"}
  - {src: c.png, alt: "The legend"}
---
Text with a [link](https://ada.example/).
"""
# A promise in one evaluation: polled strings are refused by the page's own policy from the second poll on.
PICTURE_HERE = """Promise.all([...document.querySelectorAll('.lightbox:popover-open img')].map(picture =>
    picture.complete && picture.naturalWidth
    || new Promise((here, failed) => { picture.onload = here; picture.onerror = failed; })))"""
# A promise, as a page may be revealed after it is loaded.
MOVED = """window.moved = new Promise(
    said => addEventListener('pagereveal', event => said(Boolean(event.viewTransition))))"""
OPEN = "document.querySelector('.lightbox:popover-open')?.id ?? ''"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> Callable[..., str]:
    """Builds the site, with or without its script; gives the project's address."""
    folder = tmp_path_factory.mktemp("lightbox")

    def built(script: bool, language: str = "en") -> str:
        root = folder / f"{script}-{language}"
        project = root / "content" / "projects" / "chart"
        project.mkdir(parents=True)
        settings = SETTINGS.replace("LANGUAGE", language)
        (root / "gigfolio.yaml").write_text(
            settings + f"theme_options: {{lightbox_script: {str(script).lower()}}}\n", encoding="utf-8"
        )
        (project / "index.md").write_text(PROJECT, encoding="utf-8")
        for name, size in (("a", (600, 400)), ("b", (600, 1200)), ("c", (500, 500))):
            Image.new("RGB", size, (30, 90, 140)).save(project / f"{name}.png")
        if (folder / "images").is_dir():
            shutil.copytree(folder / "images", root / ".gigfolio" / "images")
        output = Path(build(BuildRequest(root=root, today=TODAY)).output)
        shutil.copytree(root / ".gigfolio" / "images", folder / "images", dirs_exist_ok=True)
        return serve(output) + "projects/chart/"

    return built


def opened(browser: Browser, url: str, **options: object) -> Page:
    context = browser.new_context(viewport={"width": 900, "height": 600}, **options)  # type: ignore[arg-type]
    context.route("https://count.example/**", lambda route: route.fulfill(body=""))
    page = context.new_page()
    page.goto(url)
    return page


def focused(page: Page) -> str:
    return str(
        page.evaluate(
            "document.activeElement.className + ' ' + (document.activeElement.getAttribute('popovertarget') ?? '')"
        )
    )


def test_a_picture_opens_over_the_page_without_a_script(browser: Browser, site: Callable[..., str]) -> None:
    """Nothing is fetched before; nothing behind can be focused; Escape and the button close it, back at the picture."""
    page = opened(browser, site(False))
    assert page.locator("script[src*=lightbox], .lightbox-next").count() == 0
    assert page.evaluate("document.querySelector('#lightbox_2 img').naturalWidth") == 0
    second = page.locator(".enlarge").nth(1)
    assert second.get_attribute("aria-label") == "Enlarge: The harbour at low water"
    second.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="The harbour at low water, 2 of 3")
    assert dialog.bounding_box() == {"x": 0, "y": 0, "width": 900, "height": 600}
    assert focused(page) == "lightbox-close lightbox_2"
    page.evaluate(PICTURE_HERE)
    picture = dialog.locator("img").bounding_box()
    assert picture is not None
    assert picture["y"] >= 0
    assert picture["y"] + picture["height"] <= 600
    assert abs(picture["width"] / picture["height"] - 0.5) < 0.01
    assert [violation["id"] for violation in Axe().run(page).response["violations"]] == []
    for _ in range(4):
        page.keyboard.press("Tab")
        assert focused(page) in {"lightbox-close lightbox_2", "page-project "}  # the page itself
    page.keyboard.press("Escape")
    assert (page.evaluate(OPEN), focused(page)) == ("", "enlarge lightbox_2")
    page.keyboard.press("Enter")
    page.locator(".lightbox-close:visible").click()
    assert (page.evaluate(OPEN), focused(page)) == ("", "enlarge lightbox_2")
    page.context.close()


@pytest.mark.parametrize(("language", "onward"), [("en", "ArrowRight"), ("he", "ArrowLeft")])
def test_the_script_pages_by_buttons_and_arrow_keys(
    browser: Browser, site: Callable[..., str], language: str, onward: str
) -> None:
    page = opened(browser, site(True, language))
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.locator(".enlarge").first.click()
    assert page.locator(".lightbox-previous:visible").count() == 0
    page.locator(".lightbox-next:visible").click()
    assert (page.evaluate(OPEN), focused(page)) == ("lightbox_2", "lightbox-next ")
    page.keyboard.press(onward)
    assert page.evaluate(OPEN) == "lightbox_3"
    page.keyboard.press(onward)
    assert page.evaluate(OPEN) == "lightbox_3"
    assert page.evaluate("document.querySelectorAll('.lightbox:popover-open').length") == 1
    page.locator(".lightbox-previous:visible").click()
    page.keyboard.press("Escape")
    assert (page.evaluate(OPEN), focused(page), complaints) == ("", "enlarge lightbox_2", [])
    page.context.close()


def test_scripts_are_allowed_by_name_only_and_within_their_budget(
    site: Callable[..., str], browser: Browser
) -> None:
    page = opened(browser, site(True, "nl"))
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    assert policy.endswith(
        "connect-src 'self' https://count.example; script-src 'self' https://count.example"
    )
    address = page.locator("script[src*=lightbox]").get_attribute("src") or ""
    assert len(page.request.get(page.url.split("/projects")[0] + address).body()) < 1000
    page.goto(page.url.split("projects/")[0])
    assert page.locator("script[src*=lightbox]").count() == 0
    page.context.close()


@pytest.mark.parametrize(("motion", "moves"), [("no-preference", True), ("reduce", False)])
def test_a_cover_moves_to_its_project_unless_motion_is_unwanted(
    browser: Browser, site: Callable[..., str], motion: str, moves: bool
) -> None:
    project = site(False, "de" if moves else "fr")
    page = opened(browser, project.split("projects/")[0], reduced_motion=motion)
    names = page.evaluate(
        "[...document.querySelectorAll('[style*=view-transition-name]')].map(e => e.style.viewTransitionName)"
    )
    page.add_init_script(MOVED)
    page.locator(".lead-title a").click()
    page.wait_for_url(project)
    assert page.evaluate("window.moved") is moves
    assert names == ["cover-chart"]
    assert (
        page.evaluate(
            "[...document.querySelectorAll('[style*=view-transition-name]')].map(e => e.style.viewTransitionName)"
        )
        == names
    )
    page.context.close()
