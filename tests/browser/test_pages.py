"""The example site in a real browser: every page kind at four widths, light and dark."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

pytestmark = pytest.mark.browser

WIDTHS = (360, 768, 1280, 1920)
KINDS = (
    "", "projects/", "@project", "tags/", "@tag", "@skill", "services/", "rates/", "testimonials/",
    "certifications/", "about/", "experience/", "posts/", "@post", "working-together/", "network/", "contact/",
    "cv/", "404.html",
)  # fmt: skip
FIRST = {"@project": "projects/", "@tag": "tags/", "@post": "posts/", "@skill": "about/"}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    installed = next(filter(None, map(shutil.which, names)), None)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=installed,
            args=["--no-sandbox", "--disable-background-networking", "--disable-gpu"],
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def paths(browser: Browser, address: str) -> dict[str, str]:
    """Each kind's path; a kind that starts with @ is the first entry linked from its index."""
    page = browser.new_page()
    found = {}
    for kind in KINDS:
        if not kind.startswith("@"):
            found[kind] = kind
            continue
        page.goto(address + FIRST[kind])
        folder = "skills/" if kind == "@skill" else FIRST[kind]
        base = "/" + address.split("/", 3)[3]
        links = page.eval_on_selector_all("main a[href]", "all => all.map(a => new URL(a.href).pathname)")
        found[kind] = next(
            link.removeprefix(base)
            for link in links
            if link.startswith(base + folder) and link != base + folder
        )
    page.close()
    return found


def open_page(
    browser: Browser, url: str, width: int, scheme: str, **options: object
) -> tuple[Page, list[str]]:
    """Open a page and return it with the complaints of its console and its failed requests."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        reduced_motion="reduce",
        **options,
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
    page.on("response", lambda r: complaints.append(f"{r.status}: {r.url}") if r.status >= 400 else None)
    page.goto(url, wait_until="load")
    return page, complaints


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_sideways_scroll_and_no_complaint(
    browser: Browser, address: str, paths: dict[str, str], kind: str, scheme: str
) -> None:
    page, complaints = open_page(browser, address + paths[kind], WIDTHS[0], scheme)
    wide = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(width)
    page.context.close()
    assert (wide, complaints) == ([], [])


@pytest.mark.parametrize(
    ("width", "scheme"), [(360, "light"), (1280, "dark"), (1280, "light"), (360, "dark")]
)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(
    browser: Browser, address: str, paths: dict[str, str], kind: str, width: int, scheme: str
) -> None:
    page, _ = open_page(browser, address + paths[kind], width, scheme)
    found = Axe().run(page).response["violations"]
    page.context.close()
    assert [(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in found] == []


@pytest.mark.parametrize("kind", KINDS)
def test_keyboard_reaches_everything_with_a_visible_focus(
    browser: Browser, address: str, paths: dict[str, str], kind: str
) -> None:
    page, _ = open_page(browser, address + paths[kind], 1280, "light")
    targets = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input, textarea, summary')]
            .filter(e => e.checkVisibility({checkVisibilityCSS: true}) && e.tabIndex >= 0).length"""
    )
    reached, unseen = 0, []
    for _ in range(targets):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e);
                return [e === document.body, s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2,
                        e.outerHTML.slice(0, 120)] }"""
        )
        reached += not state[0]
        if not state[0] and not state[1]:
            unseen.append(state[2])
    page.context.close()
    assert (reached, unseen) == (targets, [])


def test_first_tab_stop_skips_to_the_content(browser: Browser, address: str) -> None:
    page, _ = open_page(browser, address, 1280, "light")
    page.keyboard.press("Tab")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    page.context.close()
    assert target.startswith("#")


@pytest.mark.parametrize("kind", KINDS)
def test_page_reads_with_scripts_off(
    browser: Browser, address: str, paths: dict[str, str], kind: str
) -> None:
    page, _ = open_page(browser, address + paths[kind], 768, "light", java_script_enabled=False)
    heading = page.locator("h1").inner_text()
    main = page.locator("main").inner_text()
    page.context.close()
    assert heading.strip()
    assert len(main) > len(heading)
