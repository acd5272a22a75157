"""`gigfolio import` as a user has it, up to the built pages."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest
from gigfolio.errors import GigfolioError
from gigfolio.importers.api import import_into, read_source

TODAY = dt.date(2026, 11, 23)
RESUME = {
    "basics": {"name": "Ada Vik", "label": "Sea charts", "summary": "I draw charts."},
    "work": [
        {"name": "Map House", "position": "Cartographer", "startDate": "2016-08", "highlights": ["Redrew it"]}
    ],
    "skills": [{"name": "Craft", "keywords": ["Cartography", "QGIS"]}],
    "projects": [
        {
            "name": "Tide board",
            "description": "One screen.",
            "highlights": ["*Legible*"],
            "keywords": ["QGIS"],
        }
    ],
    "interests": [{"name": "Tides", "keywords": ["spring"]}],
}
POST = "---\ntitle: First light\nredirect_from: /old/\n---\nHello [web](https://web.example).\n"


def gigfolio(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-m", "gigfolio", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=cwd)


@pytest.fixture
def resume(tmp_path: Path) -> Path:
    path = tmp_path / "resume.json"
    path.write_text(json.dumps(RESUME, indent=2), encoding="utf-8")
    return path


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_resume_becomes_a_site_with_its_facts_on_its_pages(resume: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    import_into(site, resume, today=TODAY)
    posts = tmp_path / "_posts"
    posts.mkdir()
    (posts / "2019-03-04-first-light.md").write_text(POST, encoding="utf-8")
    import_into(site, posts, today=TODAY)
    result = build(BuildRequest(root=site, today=TODAY))
    pages = " ".join(path.read_text("utf-8") for path in sorted(Path(result.output).rglob("*.html")))
    text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", pages)).split())
    facts = (
        "Ada Vik", "Sea charts", "I draw charts.", "Map House", "Cartographer", "August 2016", "Redrew it", "Craft",
        "Cartography", "QGIS", "Tide board", "One screen.", "*Legible*", "Tides: spring", "First light",
    )  # fmt: skip
    assert [fact for fact in facts if fact not in text] == []
    assert "/posts/first-light/" in (Path(result.output) / "old" / "index.html").read_text("utf-8")


def test_the_command_says_what_it_took_and_left(resume: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    resume.write_text(resume.read_text("utf-8").replace('"basics"', '"extra": 1, "basics"'), encoding="utf-8")
    done = gigfolio("import", resume, "--site", "site", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        0, "resume.json:2:3: note: extra: there is no field for it; it is kept as a comment\n"
    )  # fmt: skip
    assert done.stdout.splitlines() == [
        "profile: 3 new", "work: 1 new", "skills: 2 new", "projects: 1 new", "about: 1 new",
        "wrote .gitignore", "wrote content/about.md", "wrote content/experience.yaml", "wrote content/profile.yaml",
        "wrote content/projects/tide-board.md", "wrote content/skills.yaml", "wrote gigfolio.yaml",
    ]  # fmt: skip
    before = tree(tmp_path / "site")
    again = gigfolio("import", resume, "--site", "site", cwd=tmp_path)
    assert again.stdout.endswith("nothing is new: the site stays as it is\n")
    assert tree(tmp_path / "site") == before


def test_a_dry_run_writes_nothing(resume: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    done = gigfolio("import", resume, "--site", "site", "--dry-run", cwd=tmp_path)
    assert "would write content/experience.yaml" in done.stdout
    assert tree(tmp_path / "site") == {}


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.json", '{"basics": }', "a.json:1:12: this is not JSON: expected a value here"),
        ("a.yaml", "cv: [a\nb: c\n", "a.yaml:1:5: the list opened here is not closed"),
        ("a.json", "[]", "a.json:1:1: expected fields"),
        ("a.txt", "", "a.txt is nothing that can be imported"),
        ("a.zip", "no", "a.zip: this ZIP cannot be read"),
        ("a.json", "\udcff", "a.json:1:1: this is not UTF-8 text"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_with_its_place(name: str, text: str, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    done = gigfolio("import", name, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith(words)
    assert set(tree(tmp_path)) == {name}


def test_a_source_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(GigfolioError, match="there is no"):
        read_source(tmp_path / "a.json", today=TODAY)


def test_a_file_that_changes_meanwhile_is_left_alone(
    resume: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gigfolio.yaml").write_text("profile: {name: Ada}\n", encoding="utf-8")
    import_into(tmp_path, resume, today=TODAY)
    skills = tmp_path / "content" / "skills.yaml"
    skills.write_text("- name: Mine\n", encoding="utf-8")

    def meanwhile(*_: object) -> None:
        skills.write_text("- name: Changed\n", encoding="utf-8")

    monkeypatch.setattr("gigfolio.importers.api._check", meanwhile)
    with pytest.raises(GigfolioError, match="changed meanwhile"):
        import_into(tmp_path, resume, today=TODAY)
    assert skills.read_text("utf-8") == "- name: Changed\n"


def test_links_in_a_site_are_not_written_through(resume: Path, tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside"
    site.mkdir()
    outside.mkdir()
    (site / "gigfolio.yaml").write_text("profile: {name: Ada}\n", encoding="utf-8")
    (site / "content").symlink_to(outside)
    with pytest.raises(GigfolioError, match="is a link"):
        import_into(site, resume, today=TODAY)
    assert tree(outside) == {}
