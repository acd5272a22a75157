"""The page "Write your own theme": its files are a theme, which works by nothing but that page."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path

from turbohtml.conformance import check_html

from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest
from gigfolio.scaffold.demo import demo_files

REPOSITORY = Path(__file__).resolve().parents[2]
GUIDE = REPOSITORY / "docs" / "write-a-theme.md"
THEME = Path(__file__).resolve().parent / "quay"
TODAY = dt.date(2026, 11, 23)


def blocks() -> dict[str, str]:
    """The page's files: each block of code after a line that is a path alone."""
    found = re.findall(
        r"^`([\w/.-]+)`\n\n```\w+\n(.*?)^```$", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    return dict(found)


def test_the_theme_is_what_the_page_says_and_nothing_more(renew_golden: bool) -> None:
    written = {
        path.removeprefix("themes/quay/"): text
        for path, text in blocks().items()
        if path.startswith("themes/")
    }
    if renew_golden:
        for path, text in written.items():
            (THEME / path).parent.mkdir(parents=True, exist_ok=True)
            (THEME / path).write_text(text, encoding="utf-8")
    files = {p.relative_to(THEME).as_posix(): p.read_text("utf-8") for p in THEME.rglob("*") if p.is_file()}
    assert files == written
    project = tomllib.loads(blocks()["pyproject.toml"])
    assert project["project"]["entry-points"]["gigfolio.themes"] == {"quay": "quay"}


def test_a_site_is_built_with_it(tmp_path: Path) -> None:
    files = demo_files("quay") | {
        f"themes/quay/{p.relative_to(THEME)}": p.read_text("utf-8") for p in THEME.rglob("*.*")
    }
    files["gigfolio.yaml"] += "url: https://quay.example/\n"
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    result = build(BuildRequest(root=tmp_path, today=TODAY, strict=True))
    assert result.diagnostics == ()
    pages = sorted((tmp_path / "_site").rglob("*.html"))
    assert [problem for page in pages for problem in check_html(page.read_text("utf-8")).errors] == []
    project = (tmp_path / "_site/projects/ferry-sheets/index.html").read_text("utf-8")
    assert '<ul class="proofs">' in project
    assert "--accent:#0b4fa0" in project
    assert (tmp_path / "_site/projects/ferry-sheets/card.jpg").stat().st_size > 5000
