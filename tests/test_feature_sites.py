"""Each site under tests/sites/features/ shows one feature; its expected.txt holds the outputs that show it.

`pytest --renew-golden` writes those texts anew; what changed is then to be read before it is committed.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from turbohtml.conformance import check_html

from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest, BuildResult

SITES = Path(__file__).resolve().parent / "sites" / "features"
TODAY = dt.date(2026, 11, 23)

# What expected.txt holds of each site beside the list of its files: whole files, or a part of a page (see PARTS).
SHOWN = {
    "aliases-and-permalinks": (
        "index.html main", "portfolio/tide-board/index.html", "old/tide.html", "blog/depth/index.html",
        "notes/depth/index.html main", "sitemap.xml",
    ),
    "anonymous-client": ("projects/ferry/index.html main", "testimonials/index.html main", "resume.json", "llms.txt"),
    "base-path": (
        "projects/tide-board/index.html main", "index.html head", "index.html header", "bells/index.html", "robots.txt",
        "manifest.webmanifest",
    ),
    "corrections": ("index.html main", "projects/a-pilot-book/index.html main", "posts/mind/index.html main", "404.html main"),
    "drafts-and-future": ("projects/index.html main", "posts/index.html main", "feed.xml", "sitemap.xml"),
    "experience-and-cv": ("experience/index.html main", "cv/index.html main", "resume.json"),
    "expired-certifications": ("certifications/index.html main", "certifications/index.html head", "resume.json"),
    "feeds": ("feed.xml", "feed.json", "posts/index.html head"),
    "feeds-of-summaries": ("feed.xml", "feed.json", "posts/depth/index.html head"),
    "form-and-analytics": ("contact/index.html main", "contact/index.html head", "index.html main", "contact.vcf"),
    "free-pages": ("colophon/index.html main", "index.html header", "index.html footer", "sitemap.xml", "llms.txt"),
    "german": ("projects/index.html main", "rates/index.html main", "posts/tiefe/index.html main", "index.html header"),
    "markdown": ("everything/index.html main",),
    "network": ("network/index.html main",),
    "no-feeds": ("posts/depth/index.html head",),
    "no-raw-html": ("chart/index.html main",),
    "one-project": ("index.html main", "projects/tide-board/index.html main", "projects/tide-board/index.html head"),
    "open-badge": ("certifications/index.html main", "resume.json"),
    "packages": ("rates/index.html main", "rates/index.html head"),
    "pictures": ("projects/tide-board/index.html main", "index.html main"),
    "prices-in-ranges": ("rates/index.html main",),
    "prices-on-request": ("rates/index.html main", "rates/index.html head"),
    "raw-html": ("chart/index.html main", "testimonials/index.html main"),
    "right-to-left": ("index.html head", "index.html header", "projects/gesher/index.html main", "rates/index.html main"),
    "root-address": ("projects/tide-board/index.html main", "index.html head", "bells/index.html", "robots.txt"),
    "samples": ("projects/translation-of-a-pilot-book/index.html main",),
    "smallest": ("index.html main", "index.html head", "index.html header", "index.html footer", "404.html main", "llms.txt"),
    "social-cards": ("projects/tide-board/index.html head", "projects/quiet/index.html head"),
    "static-files": ("projects/tide-board/index.html main", "papers/the manual.txt", "humans.txt"),
    "testimonials": ("testimonials/index.html main", "projects/tide-board/index.html main"),
    "text-only": (
        "index.html main", "about/index.html main", "services/index.html main", "working-together/index.html main",
        "posts/depth/index.html main", "contact/index.html main", "llms.txt",
    ),
    "theme-overrides": ("projects/tide-board/index.html main", "index.html header", "index.html user styles"),
    "unlisted": (
        "projects/quiet/index.html main", "projects/quiet/index.html head", "projects/index.html main", "index.html main",
        "sitemap.xml", "robots.txt", "llms.txt",
    ),
}  # fmt: skip


def _between(start: str, end: str) -> Callable[[str], str]:
    """What a page has from one line to another."""
    return lambda page: page[page.index(start) : page.index(end, page.index(start)) + len(end)]


PARTS: dict[str, Callable[[str], str]] = {
    "main": _between("<main", "</main>"),
    "header": _between("<header", "</header>"),
    "footer": _between("<footer", "</footer>"),
    "head": lambda page: re.sub(
        r"<style>.*</style>\n", "", _between("<html", "</head>")(page), flags=re.DOTALL
    ),
    "user styles": lambda page: re.findall(r"@layer user *\{.*</style>", page, re.DOTALL)[0],
}


@pytest.fixture(scope="module", params=sorted(path.name for path in SITES.iterdir()))
def built(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, BuildResult]:
    """A site's name and the build of a copy of it."""
    name = str(request.param)
    root = tmp_path_factory.mktemp("features") / name
    shutil.copytree(SITES / name, root)
    return name, build(BuildRequest(root=root, today=TODAY))


def files_of(result: BuildResult) -> list[str]:
    folder = Path(result.output)
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(paths, key=without_fingerprints)


def without_fingerprints(text: str) -> str:
    """A text in which what changes with the theme's files or the encoders is a star."""
    text = re.sub(r"data:[\w/+.-]+;base64,[\w+/=]+", "data:*", text)
    return re.sub(r"\b[0-9a-f]{32}(?=-\d+\.)|(?<=-)[0-9a-f]{10}(?=\.\w)", "*", text)


def view(folder: Path, shown: str) -> str:
    path, _, part = shown.partition(" ") if shown.endswith(tuple(PARTS)) else (shown, "", "")
    text = (folder / path).read_text("utf-8")
    return PARTS[part](text) if part else text


def expected_text(name: str, result: BuildResult) -> str:
    blocks = [("files", "\n".join(files_of(result)))]
    if result.diagnostics:
        blocks.append(("said", "\n".join(d.format() for d in result.diagnostics)))
    blocks += [(shown, view(Path(result.output), shown)) for shown in SHOWN[name]]
    return without_fingerprints("\n".join(f"=== {title} ===\n{text.rstrip()}\n" for title, text in blocks))


def test_a_feature_comes_out_as_expected(built: tuple[str, BuildResult], renew_golden: bool) -> None:
    name, result = built
    golden = SITES / name / "expected.txt"
    text = expected_text(name, result)
    if renew_golden:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text("utf-8")


def test_every_page_is_valid_html(built: tuple[str, BuildResult]) -> None:
    folder = Path(built[1].output)
    problems = [
        f"{page.relative_to(folder)}:{problem.line}: {problem.message}"
        for page in sorted(folder.rglob("*.html"))
        for problem in check_html(page.read_text("utf-8")).errors
    ]
    assert problems == []


class Links(HTMLParser):
    """Collects the addresses in a page, and the ids that can be linked to."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: set[str] = set()
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"} and value:
                self.addresses.append(value)
            elif name == "srcset" and value:
                self.addresses += [candidate.split()[0] for candidate in value.split(",")]
            elif name == "id" and value:
                self.ids.add(value)


def dead_links(folder: Path, url: str) -> Iterator[str]:
    """Each link to something on the site that is not there: a page, a file, or a part of a page."""
    parts = urlsplit(url)
    base = parts.path.rstrip("/") + "/"
    pages = {page.relative_to(folder).as_posix(): Links(page) for page in folder.rglob("*.html")}
    for name, page in sorted(pages.items()):
        for address in page.addresses:
            path, _, fragment = address.removeprefix(f"{parts.scheme}://{parts.netloc}").partition("#")
            if "://" in path or path.startswith(("mailto:", "tel:", "data:")):
                continue
            file = unquote(path.removeprefix(base)) if path.startswith(base) else path if path else name
            file += "index.html" if not file or file.endswith("/") else ""
            if not (folder / file).is_file() or (fragment and fragment not in pages[file].ids):
                yield f"{name}: {address}"


def test_every_link_leads_somewhere_or_was_warned_of(built: tuple[str, BuildResult]) -> None:
    name, result = built
    settings = yaml.safe_load((SITES / name / "gigfolio.yaml").read_text("utf-8"))
    dead = list(dead_links(Path(result.output), settings.get("url", "")))
    assert len(dead) == sum(d.id == "broken-fragment" for d in result.diagnostics), dead


def test_an_unchanged_site_is_not_rendered_again(built: tuple[str, BuildResult]) -> None:
    _, result = built
    again = build(BuildRequest(root=Path(result.output).parent, today=TODAY))
    assert (again.rendered, again.derived, again.diagnostics) == (0, 0, result.diagnostics)


def test_every_site_is_shown() -> None:
    assert sorted(SHOWN) == sorted(path.name for path in SITES.iterdir())
