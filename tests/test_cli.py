"""The command line as a user has it: a process with an exit code, and what it prints."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

SITE = {
    "gigfolio.yaml": "url: https://ada.example/work/\nsocial_cards: false\nprofile: {name: Ada Vik}\n",
    "content/projects/clock.md": "---\ntitle: Clock\n---\nIt ticks.\n",
    "content/projects/bell.md": "---\ntitle: Bell\ndraft: true\n---\nIt rings.\n",
    "content/posts/later.md": "---\ntitle: Later\ndate: 2026-12-24\n---\nNot yet.\n",
    "private/interviews/acme.md": "---\nclient: Acme Works\n---\n",
}
BROKEN = {
    "content/projects/clock.md": "---\ntitel: Clock\nstart: soon\n---\n[Nowhere](nowhere.md)\n",
    "content/rates.yaml": "packages:\n  - name: Sprint\n    price: twelve\n",
}
NOTES = """note: posts/later is not published: its date, 2026-12-24, is still to come (--future shows it)
note: projects/bell is not published: it is a draft
"""
HEAVY = ("jinja2", "markdown_it", "PIL", "babel")


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def gigfolio(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> Ran:
    command = [sys.executable, "-W", "error", "-m", "gigfolio", *map(str, arguments)]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, env={**os.environ, **environment}
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def build(root: Path, *options: str | Path) -> Ran:
    return gigfolio("build", root, "--today", "2026-11-23", *options)


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path / "site", SITE)
    return tmp_path / "site"


def test_a_build_says_what_it_made_and_where(root: Path) -> None:
    code, out, err = build(root)
    assert code == 0
    assert err == NOTES
    first, *where = out.splitlines()
    assert first.startswith("5 pages (10 rendered), 0 pictures (0 new), 2 papers in ")
    assert where == [f"site:   {root}/_site/index.html", f"papers: {root}/_private"]
    assert build(root).out.startswith("5 pages (0 rendered), 0 pictures (0 new), 2 papers in ")


def test_the_site_is_the_current_folder_unless_it_is_named(root: Path) -> None:
    assert gigfolio("build", "--quiet", cwd=root).code == 0
    assert (root / "_site/index.html").is_file()


def test_a_broken_site_shows_every_problem_and_leaves_the_last_site(root: Path) -> None:
    build(root)
    before = tree(root / "_site")
    write(root, BROKEN)
    code, out, err = build(root)
    assert (code, out) == (1, "")
    assert (
        err
        == """content/projects/clock.md:2:1: title is missing
    1 | ---
    2 | titel: Clock
      | ^
content/projects/clock.md:2:1: titel: there is no such field
    1 | ---
    2 | titel: Clock
      | ^^^^^
  hint: did you mean title?
content/projects/clock.md:3:8: start: expected a date like 2026, 2026-03 or 2026-03-14, got "soon"
    2 | titel: Clock
    3 | start: soon
      |        ^^^^
content/rates.yaml:3:12: packages[0].price: expected an amount like 1200 or "1200 EUR", got "twelve"
    2 |   - name: Sprint
    3 |     price: twelve
      |            ^^^^^^
  hint: no thousands separators; the currency as its ISO code
"""
    )
    assert tree(root / "_site") == before


@pytest.mark.parametrize("site", ["nowhere", "empty", "a-file"])
def test_what_is_no_site_is_said(tmp_path: Path, site: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a-file").write_text("", encoding="utf-8")
    code, out, err = gigfolio("build", site, cwd=tmp_path)
    assert (code, out) == (1, "")
    assert err.startswith(f"there is no gigfolio.yaml in {site}\n  hint: ")
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a-file", "empty"]


@pytest.mark.parametrize(
    "arguments",
    [["build", "--no-such-option"], ["no-such-command"], ["build", ".", "--today", "soon"], ["build", ".", "--jobs", "0"], ["build", "a", "b"]],
)  # fmt: skip
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    code, out, err = gigfolio(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("Usage: gigfolio")
    assert "Traceback" not in err


FIELDS = [
    "output",
    "private_output",
    "pages",
    "rendered",
    "images",
    "derived",
    "papers",
    "seconds",
    "diagnostics",
]


def test_json_is_one_object_for_a_success(root: Path) -> None:
    code, out, err = build(root, "--json")
    assert (code, err, out.count("\n")) == (0, "", 1)
    said = json.loads(out)
    assert list(said) == FIELDS
    assert isinstance(said.pop("seconds"), float)
    diagnostics = said.pop("diagnostics")
    assert said == {
        "output": f"{root}/_site", "private_output": f"{root}/_private", "pages": 5, "rendered": 10, "images": 0,
        "derived": 0, "papers": 2,
    }  # fmt: skip
    assert diagnostics[1] == {
        "severity": "note", "id": "withheld", "file": "", "line": 0, "column": 0,
        "message": "projects/bell is not published: it is a draft", "hint": "",
    }  # fmt: skip


def test_json_is_one_object_for_a_failure(root: Path) -> None:
    write(root, BROKEN)
    code, out, err = build(root, "--json", "--verbose")
    assert (code, err, out.count("\n")) == (1, "", 1)
    said = json.loads(out)
    assert list(said) == FIELDS
    assert {said[name] for name in FIELDS[:-1]} == {None}
    assert [(d["severity"], d["file"], d["line"], d["column"]) for d in said["diagnostics"]] == [
        ("error", "content/projects/clock.md", 2, 1),
        ("error", "content/projects/clock.md", 2, 1),
        ("error", "content/projects/clock.md", 3, 8),
        ("error", "content/rates.yaml", 3, 12),
    ]
    assert said["diagnostics"][1]["hint"] == "did you mean title?"


def test_quiet_prints_problems_only(root: Path) -> None:
    assert build(root, "--quiet") == (0, "", NOTES)


def test_verbose_gives_the_reason_for_each_page(root: Path) -> None:
    reasons = build(root, "--verbose").out.splitlines()[:-3]
    assert {line.split(": ")[1] for line in reasons} == {"new"}
    assert build(root, "--verbose").out.startswith("5 pages (0 rendered)")
    write(root, {"content/projects/clock.md": "---\ntitle: Clock\n---\nIt ticks on.\n"})
    assert build(root, "--verbose").out.splitlines()[:-3] == [
        "projects/clock/index.html: its content changed"
    ]
    write(root, {"theme/templates/404.html": "<!doctype html><title>gone</title>"})
    assert build(root, "--verbose").out.splitlines()[:-3] == ["404.html: theme:templates/404.html changed"]
    (root / "_site/index.html").unlink()
    assert build(root, "--verbose").out.splitlines()[:-3] == ["index.html: its file was changed or removed"]


def test_clean_renders_everything_again(root: Path) -> None:
    build(root)
    said = build(root, "--clean").out
    assert said.startswith("5 pages (10 rendered)")


def test_strict_takes_warnings_for_errors(root: Path) -> None:
    write(root, {"content/testimonials.yaml": "- {quote: Good., author: B}\n"})
    warning = "testimonials/b is not published: no consent is given (consent: {given: true, date: …})\n"
    assert build(root, "--quiet") == (0, "", f"warning: {warning}{NOTES}")
    before = tree(root / "_site")
    for _ in range(2):
        assert build(root, "--strict", "--quiet") == (1, "", f"{warning}{NOTES}")
    assert tree(root / "_site") == before


def test_outputs_can_be_elsewhere(root: Path, tmp_path: Path) -> None:
    code, out, _ = build(
        root, "--output", tmp_path / "public", "--private-output", tmp_path / "papers" / "mine"
    )
    assert code == 0
    assert str(tmp_path / "public") in out
    assert (tmp_path / "public/projects/clock/index.html").is_file()
    assert (tmp_path / "papers/mine/interviews/acme.html").is_file()
    assert not (root / "_site").exists()
    assert not (root / "_private").exists()


def test_an_output_is_counted_from_the_current_folder(root: Path, tmp_path: Path) -> None:
    assert gigfolio("build", root, "--output", "here", "--private-output", "there", cwd=tmp_path).code == 0
    assert (tmp_path / "here/index.html").is_file()


def test_base_url_stands_in_for_the_settings(root: Path) -> None:
    build(root, "--base-url", "https://preview.example/pr-7")
    page = (root / "_site/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://preview.example/pr-7/">' in page
    assert 'href="/pr-7/projects/clock/"' in page
    assert "ada.example" not in page
    build(root)
    assert "preview.example" not in (root / "_site/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    "address",
    [
        "preview",
        "javascript:alert(1)",
        "https://a b.example",
        'https://a.example/"x',
        "https://a.example/?x=1",
    ],
)
def test_a_base_url_that_is_none_is_refused(root: Path, address: str) -> None:
    code, out, err = build(root, "--base-url", address)
    assert (code, out) == (2, "")
    assert "--base-url" in err
    assert not (root / "_site").exists()


def test_drafts_and_what_is_to_come_are_shown_when_asked_for(root: Path) -> None:
    build(root, "--drafts")
    assert (root / "_site/projects/bell/index.html").is_file()
    assert not (root / "_site/posts").exists()
    build(root, "--future")
    assert not (root / "_site/projects/bell").exists()
    assert (root / "_site/posts/later/index.html").is_file()
    assert gigfolio("build", root, "--today", "2026-12-24", "--quiet").code == 0
    assert (root / "_site/posts/later/index.html").is_file()
    build(root)
    assert not (root / "_site/posts").exists()


def test_public_only_leaves_the_papers_alone(root: Path) -> None:
    code, out, _ = build(root, "--public-only")
    assert (code, "papers:" in out) == (0, False)
    assert not (root / "_private").exists()
    build(root)
    before = tree(root / "_private")
    write(root, {"private/interviews/acme.md": "---\nclient: Another\n---\n"})
    build(root, "--public-only")
    assert tree(root / "_private") == before
    build(root)
    assert b"Another" in tree(root / "_private")["interviews/acme.html"]


REFUSED = {
    "home": ("{home}", "it is a home or root folder"),
    "above home": ("{home}/..", "it is, or holds, the site's source"),
    "the root folder": ("/", "it is, or holds, the site's source"),
    "the source": ("{root}", "it is, or holds, the site's source"),
    "what holds the source": ("{root}/..", "it is, or holds, the site's source"),
    "content": ("{root}/content", "it lies in content/"),
    "below static": ("{root}/static/site", "it lies in static/"),
    "private": ("{root}/private", "it lies in private/"),
    "foreign files": ("{home}/foreign", "it holds files that gigfolio did not make"),
    "a file": ("{home}/foreign/mine.txt", "it is not a folder"),
    "a link": ("{home}/link", "it is a link"),
}


@pytest.mark.parametrize("option", ["--output", "--private-output"])
@pytest.mark.parametrize("name", REFUSED)
def test_a_harmful_output_is_refused(root: Path, tmp_path: Path, name: str, option: str) -> None:
    home = tmp_path / "home"
    write(home, {"foreign/mine.txt": "mine", "target/mine.txt": "mine"})
    (home / "link").symlink_to(home / "target", target_is_directory=True)
    before = tree(tmp_path)
    place, why = REFUSED[name]
    folder = place.format(home=home, root=root)
    code, out, err = gigfolio("build", root, option, folder, HOME=str(home))
    assert (code, out) == (1, "")
    assert err.splitlines()[0].endswith(f"is refused: {why}")
    after = tree(tmp_path)
    after.pop("site/.gigfolio/lock", None)
    assert after == before


@pytest.mark.parametrize(("public", "private"), [("out", "out"), ("out", "out/papers"), ("out/site", "out")])
def test_public_and_private_outputs_lie_apart(root: Path, tmp_path: Path, public: str, private: str) -> None:
    code, out, err = build(root, "--output", tmp_path / public, "--private-output", tmp_path / private)
    assert (code, out) == (1, "")
    assert "must lie apart" in err
    assert not (tmp_path / "out").exists()


def test_a_full_output_is_updated_and_foreign_files_in_it_stay(root: Path) -> None:
    build(root)
    write(root, {"_site/CNAME": "ada.example"})
    (root / "content/projects/clock.md").unlink()
    assert build(root).code == 0
    assert not (root / "_site/projects").exists()
    assert (root / "_site/CNAME").read_text("utf-8") == "ada.example"


def modules_after(*arguments: str | Path) -> set[str]:
    """The modules that a run has imported at its end."""
    code = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
        f"sys.argv = ['gigfolio', *{[str(a) for a in arguments]!r}]\n"
        "from gigfolio.__main__ import main\nmain()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    loaded = modules_after(*arguments)
    assert "gigfolio.cli" in loaded
    assert loaded & {*HEAVY, "yaml", "msgspec", "gigfolio.engine"} == set()


def test_a_build_of_nothing_new_imports_nothing_heavy(root: Path) -> None:
    arguments = ("build", root, "--today", "2026-11-23")
    assert {*HEAVY} <= modules_after(*arguments)
    loaded = modules_after(*arguments)
    assert "gigfolio.engine.builder" in loaded
    assert loaded & {*HEAVY, "yaml", "pygments", "coloraide"} == set()


def test_help_names_every_option(root: Path) -> None:
    shown = gigfolio("build", "--help").out
    options = "--output --private-output --public-only --base-url --drafts --future --today --clean --jobs --strict --json --quiet --verbose"
    assert [option for option in options.split() if option not in shown] == []
