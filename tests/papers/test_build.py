"""Prep sheets through a whole build: beside the site, never in it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from gigfolio import BuildRequest, GigfolioError, build

TODAY = dt.date(2027, 5, 3)
PAPERS = ["interviews/halden", "interviews/halden-no-rates", "interviews/halden-words"]


@pytest.fixture
def root(site_files: dict[str, str], tmp_path: Path) -> Path:
    for name, text in site_files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_a_sheet_for_each_interview_outside_the_site(root: Path) -> None:
    result = build(BuildRequest(root=root, today=TODAY))
    assert [row.output for row in result.paper_rows] == PAPERS
    sheet = (root / "_private" / "interviews" / "halden.html").read_text("utf-8")
    assert "Halden &amp; Mørk" in sheet
    assert "url(&#34;" not in sheet
    assert b"Halden" not in everything(root / "_site")
    assert not [path for path in (root / "_site").rglob("*") if "interview" in path.name]


def test_a_private_name_in_a_static_file_stops_the_build(root: Path) -> None:
    (root / "static").mkdir()
    (root / "static" / "notes.txt").write_text("Halden & Mørk, 560 GBP", encoding="utf-8")
    with pytest.raises(GigfolioError) as caught:
        build(BuildRequest(root=root, today=TODAY))
    messages = [d.message for d in caught.value.diagnostics if d.id == "private-leak"]
    assert messages == [
        "notes.txt would publish what is private: private/interviews/halden: client.name",
        "notes.txt would publish what is private: private/interviews/halden: rate.walk_away",
    ]
    assert not (root / "_site").exists()
