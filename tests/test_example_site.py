"""What the example site must be once it is built: whole, valid, small, and silent about everything private."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from turbohtml.conformance import check_html

from gigfolio.engine.builder import BuildRequest, BuildResult, build

TODAY = dt.date(2026, 11, 23)


class Addresses(HTMLParser):
    """Collects what a page makes a browser fetch, and its scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and given.get("type") != "application/ld+json":
            self.scripts += 1
        if tag in {"img", "source", "script", "iframe", "video", "audio"}:
            self.fetched += [given["src"]] if given.get("src") else []
            self.fetched += [
                part.split()[0] for part in (given.get("srcset") or "").split(",") if part.strip()
            ]
        if tag == "link" and given.get("rel") in {
            "stylesheet",
            "preload",
            "icon",
            "manifest",
            "apple-touch-icon",
        }:
            self.fetched.append(given.get("href") or "")


def read(page: Path) -> Addresses:
    parser = Addresses()
    parser.feed(page.read_text("utf-8"))
    return parser


def html_pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_every_page_kind_is_there(site_folder: Path) -> None:
    expected = [
        "index.html", "404.html", "projects/index.html", "services/index.html", "rates/index.html",
        "testimonials/index.html", "certifications/index.html", "about/index.html", "experience/index.html",
        "posts/index.html", "working-together/index.html", "network/index.html", "contact/index.html",
        "cv/index.html", "tags/index.html", "sitemap.xml", "robots.txt", "resume.json", "contact.vcf",
        "llms.txt", "favicon.svg", "favicon.ico", "apple-touch-icon.png",
    ]  # fmt: skip
    missing = [name for name in expected if not (site_folder / name).is_file()]
    assert missing == []
    assert len(list(site_folder.glob("projects/*/index.html"))) >= 10
    assert list(site_folder.glob("skills/*/index.html"))


def test_pages_are_valid_html(site_folder: Path) -> None:
    problems = []
    for page in html_pages(site_folder):
        report = check_html(page.read_text("utf-8"))
        problems += [f"{page.relative_to(site_folder)}:{m.line}: {m.message}" for m in report.errors]
    assert problems == []


def test_nothing_is_fetched_from_third_parties(site_folder: Path) -> None:
    far = [
        (page.name, url)
        for page in html_pages(site_folder)
        for url in read(page).fetched
        if re.match(r"(https?:)?//", url)
    ]
    assert far == []


def test_home_page_within_its_budget(site_folder: Path) -> None:
    page = site_folder / "index.html"
    markup = page.read_text("utf-8")
    sheets = "".join(
        (site_folder / "assets" / Path(url).name).read_text("utf-8")
        for url in read(page).fetched
        if url.endswith(".css")
    )
    assert len(gzip.compress((markup + sheets).encode(), 9)) <= 30_000


def test_scripts_and_fonts_within_their_budgets(site_folder: Path) -> None:
    assert sum(read(page).scripts for page in html_pages(site_folder)) == 0
    preloaded = {url for url in read(site_folder / "index.html").fetched if url.endswith(".woff2")}
    sizes = [(site_folder / "assets" / Path(url).name).stat().st_size for url in preloaded]
    assert len(sizes) <= 2
    assert sum(sizes) <= 60_000


def test_json_outputs_parse(site_folder: Path) -> None:
    resume = json.loads((site_folder / "resume.json").read_text("utf-8"))
    assert resume["basics"]["name"]
    for page in html_pages(site_folder):
        for block in re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', page.read_text("utf-8"), re.DOTALL
        ):
            json.loads(block)


def test_second_build_renders_nothing(example: BuildResult) -> None:
    root = Path(example.output).parent
    again = build(BuildRequest(root=root, today=TODAY))
    assert (again.rendered, again.derived) == (0, 0)
    assert again.pages == example.pages


def test_a_sheet_for_each_interview(example: BuildResult) -> None:
    root = Path(example.output).parent
    interviews = {path.stem for path in (root / "private" / "interviews").glob("*.md")}
    sheets = {path.stem for path in (root / "_private" / "interviews").glob("*.html")}
    assert interviews
    assert sheets == interviews | {f"{name}-words" for name in interviews}


@pytest.mark.parametrize("name", ["_private", "private/"])
def test_private_folder_is_not_in_the_site(site_folder: Path, name: str) -> None:
    assert not (site_folder / name).exists()
