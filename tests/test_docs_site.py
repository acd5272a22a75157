"""The guide is a site that gigfolio builds without a word, and every link within it leads somewhere."""

from __future__ import annotations

import importlib.util
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from urllib.parse import unquote, urlsplit

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


def load_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_docs", REPOSITORY / "tools" / "build_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids.add(given.get("id") or "")
        self.links += [given[name] or "" for name in ("href", "src") if given.get(name) is not None]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("docs") / "site"
    assert [d.format() for d in load_tool().build_docs(output).diagnostics] == []
    return output


def test_every_page_of_the_guide_is_there_and_in_the_navigation(built: Path) -> None:
    home = (built / "index.html").read_text("utf-8")
    for document in (REPOSITORY / "docs").glob("*.md"):
        title = document.read_text("utf-8").partition("\n")[0].removeprefix("# ")
        text = (built / document.stem / "index.html").read_text("utf-8")
        assert f'href="/{document.stem}/"' in home
        assert title.split(",")[0] in text


def test_every_internal_link_leads_to_a_page_and_a_place_on_it(built: Path) -> None:
    pages = {path: _Page(path.read_text("utf-8")) for path in built.rglob("*.html")}
    lost = []
    for path, page in pages.items():
        for link in page.links:
            scheme, host, target, _, anchor = urlsplit(link)
            if scheme or host:
                continue
            target = unquote(target) or "/" + path.relative_to(built).as_posix()
            file = built / target.lstrip("/") / ("index.html" if target.endswith("/") else "")
            ids = pages[file].ids if file in pages else set()
            if not file.is_file() or (anchor and anchor not in ids):
                lost.append((path.relative_to(built).as_posix(), link))
    assert lost == []


def test_links_to_documents_become_links_to_pages_and_others_their_words() -> None:
    tool = load_tool()
    places = tool.sources()
    text = "# Over\n\n[a](themes.md#theme-yaml) [b](../README.md) [c](../themes/_base/theme.yaml) `[d](x.md)`\n<!-- e -->\n"
    assert tool.page("docs/over.md", text, places) == (
        "Over", "[a](content/pages/themes.md#theme-yaml) [b](content/about.md) c `[d](x.md)`\n",
    )  # fmt: skip
    with pytest.raises(ValueError, match=r"docs/over\.md: gone\.md leads nowhere"):
        tool.page("docs/over.md", "# Over\n\n[x](gone.md)\n", places)
