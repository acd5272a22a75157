"""The example site in a real browser: every page kind at four widths, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WIDTHS = (360, 768, 1280, 1920)
SCHEMES = ("light", "dark")
KINDS = (
    "", "projects/", "@project", "@drawn project", "tags/", "@tag", "@skill", "services/", "rates/", "testimonials/",
    "certifications/", "about/", "experience/", "posts/", "@post", "@page", "working-together/", "network/", "contact/",
    "cv/", "404.html",
)  # fmt: skip
ENTRIES = {
    "@project": "projects/tide-board/", "@drawn project": "projects/bus-stop-manual/", "@tag": "tags/water/",
    "@skill": "skills/accessibility/", "@post": "posts/departure-boards/", "@page": "colophon/",
}  # fmt: skip


def path_of(kind: str) -> str:
    return ENTRIES.get(kind, kind)


class Visit:
    """A page in a fresh browser context, with what it asked for and what was wrong."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requested: list[str] = []
        page.on("console", lambda m: self._complain(m.text) if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self._complain(str(error)))
        page.on("request", lambda request: self.requested.append(request.url))
        page.on("requestfailed", lambda request: self._complain(f"failed: {request.url}"))
        page.on("response", lambda r: self._complain(f"{r.status}: {r.url}") if r.status >= 400 else None)

    def _complain(self, text: str) -> None:
        self.complaints.append(text)

    def settle(self) -> None:
        """Load every picture, wherever it stands, and wait until nothing is under way."""
        self.page.evaluate("for (const image of document.images) image.loading = 'eager'")
        self.page.wait_for_load_state("networkidle")


@contextmanager
def visit(browser: Browser, url: str, width: int, scheme: str = "light", **options: Any) -> Iterator[Visit]:
    height = 640 if width < 600 else 800
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce", **options
    )
    found = Visit(context.new_page())
    found.page.goto(url, wait_until="load")
    yield found
    context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_width_fits_and_axe_finds_nothing(
    browser: Browser, address: str, kind: str, scheme: str
) -> None:
    problems: list[Any] = []
    with visit(browser, address + path_of(kind), WIDTHS[0], scheme) as found:
        for width in WIDTHS:
            found.page.set_viewport_size({"width": width, "height": 800})
            if found.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                problems.append(f"scrolls sideways at {width}")
            for violation in Axe().run(found.page).response["violations"]:
                problems.append((width, violation["id"], [n["html"][:160] for n in violation["nodes"]][:3]))
        found.settle()
        problems += found.complaints
        own = urlsplit(address).netloc
        problems += [url for url in found.requested if urlsplit(url).netloc not in {own, ""}]
    assert problems == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_keyboard_reaches_everything_with_a_visible_focus(
    browser: Browser, address: str, kind: str, width: int
) -> None:
    with visit(browser, address + path_of(kind), width) as found:
        page = found.page
        targets = page.evaluate(
            """() => [...document.querySelectorAll('a[href], button, input, textarea, summary, pre[tabindex="0"]')]
                .filter(e => e.checkVisibility({checkVisibilityCSS: true})).length"""
        )
        reached, unseen = set(), []
        for _ in range(targets):
            page.keyboard.press("Tab")
            is_body, name, is_seen = page.evaluate(
                """() => { const e = document.activeElement;
                    const shown = [e, e.closest('.row-link')].filter(Boolean).map(getComputedStyle);
                    return [e === document.body, [...document.querySelectorAll('*')].indexOf(e),
                            shown.some(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2)] }"""
            )
            reached |= set() if is_body else {name}
            unseen += [] if is_seen else [name]
    assert (len(reached), unseen) == (targets, [])


def test_first_tab_stop_skips_to_the_content(browser: Browser, address: str) -> None:
    with visit(browser, address, 1280) as found:
        found.page.keyboard.press("Tab")
        assert found.page.evaluate("document.activeElement.getAttribute('href')") == "#main"
        found.page.keyboard.press("Enter")
        assert found.page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("kind", KINDS)
def test_page_reads_with_scripts_off(browser: Browser, address: str, kind: str) -> None:
    with visit(browser, address + path_of(kind), 768, java_script_enabled=False) as found:
        heading = found.page.locator("h1").inner_text()
        main = found.page.locator("main").inner_text()
    assert heading.strip()
    assert len(main) > len(heading)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_first_screen_says_who_what_when_and_how_much(browser: Browser, address: str, width: int) -> None:
    with visit(browser, address, width) as found:
        page = found.page
        below = {
            name: box["y"] + box["height"]
            for name, selector in {
                "name": ".site-name", "work": "h1", "date": ".availability", "price": ".price", "action": ".hero .action",
            }.items()
            if (box := page.locator(selector).first.bounding_box())
        }  # fmt: skip
        height = page.viewport_size["height"] if page.viewport_size else 0
    assert set(below) == {"name", "work", "date", "price", "action"}
    assert {name: bottom for name, bottom in below.items() if bottom > height} == {}


@pytest.mark.parametrize("kind", ["", "@project", "rates/", "@post"])
def test_nothing_moves_while_the_page_loads(browser: Browser, address: str, kind: str) -> None:
    """The layout shift that the browser itself measured (Layout Instability API).

    Web fonts are held back: what their swap moves hangs on the fonts of the machine, whose metrics the fallbacks take.
    """
    with visit(browser, "about:blank", 1280) as found:
        found.page.route("**/*.woff2", lambda route: route.abort())
        found.page.goto(address + path_of(kind), wait_until="load")
        found.settle()
        shift = found.page.evaluate(
            """() => new Promise(done => { let sum = 0;
                new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value })
                    .observe({type: 'layout-shift', buffered: true});
                requestAnimationFrame(() => requestAnimationFrame(() => done(sum))) })"""
        )
    assert shift == 0


def test_print_shows_one_column_without_navigation(browser: Browser, address: str) -> None:
    with visit(browser, address + path_of("@project"), 1280) as found:
        found.page.emulate_media(media="print")
        assert not found.page.locator(".site-header nav").is_visible()
        assert not found.page.locator(".action").first.is_visible()
        assert found.page.locator(".print-address").first.is_visible()
        assert found.page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


@pytest.mark.parametrize("width", [320, 360])
def test_headings_of_a_table_of_figures_are_whole_words(browser: Browser, address: str, width: int) -> None:
    lines = """[...document.querySelectorAll(".outcomes thead th")].map(th => {
        const range = document.createRange(); range.selectNodeContents(th); return range.getClientRects().length; })"""
    with visit(browser, f"{address}projects/bike-counts/", width) as there:
        there.settle()
        assert there.page.evaluate(lines) == [1, 1, 1]


def test_right_to_left_is_mirrored(browser: Browser, address: str) -> None:
    with visit(browser, address, 1280) as found:
        found.page.evaluate("document.documentElement.dir = 'rtl'")
        assert not found.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        label, heading = (found.page.locator(s).first.bounding_box() for s in (".hero-side", ".hero h1"))
    assert label is not None
    assert heading is not None
    assert label["x"] > heading["x"]
