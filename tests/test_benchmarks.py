"""The benchmark's portfolio, built with its own theme: the pages that its peers make, and the words of each entry."""

from __future__ import annotations

import datetime as dt
import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest

FOLDER = Path(__file__).resolve().parent.parent / "benchmarks"


@pytest.fixture
def benchmarks(monkeypatch: pytest.MonkeyPatch) -> dict[str, ModuleType]:
    names = ("portfolio", "gigfolio_site", "hugo_site", "compare")
    monkeypatch.syspath_prepend(FOLDER)
    loaded = {name: importlib.import_module(name) for name in names}
    for name in names:
        monkeypatch.delitem(sys.modules, name)
    return loaded


def test_the_portfolio_becomes_the_pages_of_its_peers(
    tmp_path: Path, benchmarks: dict[str, ModuleType]
) -> None:
    made = benchmarks["portfolio"].Portfolio(10)
    assert made.body("projects", "a") == benchmarks["portfolio"].Portfolio(10).body("projects", "a")
    hugo, ours = benchmarks["compare"].tools(made, tmp_path, "hugo", "gigfolio")
    result = build(BuildRequest(root=ours.site, today=dt.date(2026, 11, 23)))
    assert result.diagnostics == ()
    tags = {tag for entry in (*made.projects, *made.posts) for tag in entry["tags"]}
    lists = ("", "projects/", "posts/", "tags/", "testimonials/", "certifications/", "rates/")
    expected = {f"{name}index.html" for name in lists} | {f"tags/{tag}/index.html" for tag in tags}
    expected |= {f"projects/{entry['slug']}/index.html" for entry in made.projects}
    expected |= {f"posts/{entry['slug']}/index.html" for entry in made.posts}
    assert benchmarks["compare"].pages(ours.site / ours.output) == expected
    page = (ours.site / "_site/projects" / made.projects[0]["slug"] / "index.html").read_text("utf-8")
    assert all(made.projects[0][name] in page for name in ("title", "date", "client", "role"))
    assert ours.edited.is_file()
    assert hugo.edited.is_file()
