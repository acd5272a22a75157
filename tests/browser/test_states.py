"""Every theme in every state of a site: five widths, light and dark, print, forced colours, keyboard."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from states import PAGES, STATES, Files

from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest
from gigfolio.theme.demos import demo_folder, files_of

pytestmark = pytest.mark.browser

REPOSITORY = Path(__file__).resolve().parents[2]
OWN = REPOSITORY / "tests" / "theme" / "quay"  # the theme of docs/write-a-theme.md
THEMES = (*sorted(path.parent.name for path in REPOSITORY.glob("themes/[!_]*/theme.yaml")), "quay")
TODAY = dt.date(2026, 11, 23)
WIDTHS = (320, 360, 768, 1280, 1920)
PROBE = (REPOSITORY / "tests" / "support" / "probe.js").read_text("utf-8")
SCRIPT = re.compile(r"<script(?![^>]*application/ld\+json)")
DARK = """() => { const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).map(Number);
    const ink = getComputedStyle(document.body).color;
    return r + g + b < 200 && ink !== 'rgb(255, 255, 255)' }"""
PRINTED = """() => [...document.querySelectorAll('main *')].filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
    .filter(e => { const c = getComputedStyle(e).color.match(/[0-9.]+/g).map(Number); return c[0] + c[1] + c[2] > 400 })
    .map(e => 'too pale to print: ' + e.className + ' ' + e.textContent.slice(0, 40))"""
FOCUS = """() => [...document.querySelectorAll('a[href], button, input, textarea, summary')]
    .filter(e => e.checkVisibility({checkVisibilityCSS: true}))
    .filter(e => { e.focus(); if (document.activeElement !== e) return true;
        const shown = [e, e.closest('.row-link'), ...e.querySelectorAll('*')].filter(Boolean).map(x => getComputedStyle(x));
        return !shown.some(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) })
    .map(e => 'no visible focus: ' + e.outerHTML.slice(0, 80))"""


def linked(page: Path, folder: str) -> set[str]:
    """The pages of a folder that a page links to."""
    return set(re.findall(rf'href="/({folder}/[^"#]+)"', page.read_text("utf-8")))


def lone(site: Path) -> list[str]:
    home = (site / "index.html").read_text("utf-8")
    wrong = [word for word in ("Selected work", "/testimonials/", "/rates/", "/services/") if word in home]
    return wrong + (
        ["home does not link to the project"]
        if linked(site / "index.html", "projects") != {"projects/harbour/"}
        else []
    )


def crowded(site: Path) -> list[str]:
    home, index = (len(linked(site / path, "projects")) for path in ("index.html", "projects/index.html"))
    blurred = (site / "projects/index.html").read_text("utf-8").count("url(data:")
    return (
        [f"home {home}, index {index}, placeholders {blurred}"]
        if home > 8 or index != 60 or blurred > 20
        else []
    )


LEFT_OUT: dict[str, Callable[[Path], list[str]]] = {"one": lone, "sixty": crowded}


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pictures that were made, for the sites to come."""
    return tmp_path_factory.mktemp("pictures")


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def write(root: Path, files: Files, theme: str) -> None:
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data if isinstance(data, bytes) else data.encode())
    if theme == "quay":
        shutil.copytree(OWN, root / "themes" / "quay")


def problems_of(page: Page, *, thorough: bool, widths: tuple[int, ...] = WIDTHS) -> list[str]:
    """What is wrong with the page that is open, in any of its looks. `thorough` has axe look at it too."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        # Lines are set for the face, not for the font that stands in until it is there.
        page.evaluate("document.body.offsetWidth && document.fonts.ready.then(() => true)")
        found += [f"{width}: {said}" for said in page.evaluate(PROBE, 1)]
    page.set_viewport_size({"width": 360, "height": 800})
    for scheme in ("light", "dark") if thorough else ("dark",):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        if thorough:
            rules = {"runOnly": ["color-contrast"]} if scheme == "dark" else None
            for violation in Axe().run(page, options=rules).response["violations"]:
                found.append(
                    f"{scheme}: {violation['id']} {[n['html'][:120] for n in violation['nodes']][:2]}"
                )
    if not page.evaluate(DARK):
        found.append("dark is not dark, or its text pure white")
    page.emulate_media(color_scheme="light", forced_colors="active", reduced_motion="reduce")
    found += [f"forced colours: {said}" for said in page.evaluate(PROBE, 1)]
    # Paper has margins of its own, into which the optical edge of large letters may reach.
    page.emulate_media(media="print", color_scheme="light", forced_colors="none", reduced_motion="reduce")
    page.set_viewport_size({"width": 680, "height": 800})
    found += [f"print: {said}" for said in (*page.evaluate(PROBE, 8), *page.evaluate(PRINTED))]
    page.emulate_media(media="screen", color_scheme="light", reduced_motion="reduce")
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.getAttribute('href')") != "#main":
        found.append("the first tab stop is not the way to the content")
    return found + [str(said) for said in page.evaluate(FOCUS)]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_carries_every_state(
    page: Page, serve: Callable[..., str], pictures: Path, tmp_path: Path, theme: str, state: str
) -> None:
    write(tmp_path, STATES[state](theme), theme)
    shutil.copytree(pictures, tmp_path / ".gigfolio" / "images")
    site = Path(build(BuildRequest(root=tmp_path, today=TODAY)).output)
    shutil.copytree(tmp_path / ".gigfolio" / "images", pictures, dirs_exist_ok=True)
    assert [p.name for p in site.rglob("*.html") if SCRIPT.search(p.read_text("utf-8"))] == []
    address = serve(site)
    problems = LEFT_OUT.get(state, lambda site: [])(site)
    for path in PAGES[state]:
        page.goto(address + path)
        thorough = state in {"two", "mirrored"} or (state == "long" and path == "")
        problems += [f"/{path} {said}" for said in problems_of(page, thorough=thorough)]
    assert not problems, "\n".join(problems)


def kinds(site: Path) -> list[str]:
    """One page of each kind: every section's first page, and the first entry below it."""
    pages = sorted(p.relative_to(site).as_posix().removesuffix("index.html") for p in site.rglob("*.html"))
    pages = [
        page
        for page in pages
        if 'http-equiv="refresh"'
        not in (
            site / page / "index.html" if page.endswith("/") else site / (page or "index.html")
        ).read_text("utf-8")
    ]
    first: dict[tuple[str, int], str] = {}
    for page in pages:
        first.setdefault((page.partition("/")[0], page.count("/")), page)
    return list(first.values())


@pytest.mark.parametrize("theme", [name for name in THEMES if name != "margin" and demo_folder(name)])
def test_a_theme_s_demo_is_sound_on_every_kind_of_page(
    page: Page, serve: Callable[..., str], tmp_path: Path, theme: str
) -> None:
    """As test_pages.py does for the main example, with fewer pictures."""
    folder = demo_folder(theme)
    assert folder is not None
    files: Files = dict(files_of(folder))
    settings = yaml.safe_load(files["gigfolio.yaml"])
    less = {"url": "", "social_cards": False, "images": {"widths": [320], "formats": ["webp"]}}
    files["gigfolio.yaml"] = yaml.safe_dump(settings | less, sort_keys=False, allow_unicode=True)
    write(tmp_path, files, theme)
    site = Path(build(BuildRequest(root=tmp_path, today=TODAY, public_only=True)).output)
    address = serve(site)
    problems = []
    for path in kinds(site):
        page.goto(address + path)
        thorough = path.partition("/")[0] in {"", "projects", "rates", "posts", "certifications", "contact"}
        problems += [
            f"/{path} {said}" for said in problems_of(page, thorough=thorough, widths=(320, 768, 1280))
        ]
    assert not problems, "\n".join(problems)
