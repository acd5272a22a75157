"""init, add, schema, check and doctor as a user has them, with and without a terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def gigfolio(*arguments: str | Path, cwd: Path, **environment: str) -> Ran:
    command = [sys.executable, "-W", "error", "-m", "gigfolio", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", stdin=subprocess.DEVNULL,
        env={**os.environ, **environment},
    )  # fmt: skip
    return Ran(done.returncode, done.stdout, done.stderr)


def on_a_terminal(*arguments: str, answers: str, cwd: Path) -> tuple[int, str]:
    """Run a command on a terminal of its own, with the answers typed ahead; return its exit code and what was shown."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-W", "error", "-m", "gigfolio", *arguments]
    process = subprocess.Popen(command, cwd=cwd, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True)
    os.close(theirs)
    os.write(ours, answers.encode())
    shown = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # Linux says so when the other end is closed
            break
        if not part:
            break
        shown += part
    os.close(ours)
    return process.wait(), shown.decode().replace("\r\n", "\n")


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    assert gigfolio("init", "site", "--name", "Ada Vik", cwd=tmp_path).code == 0
    return tmp_path / "site"


def test_init_says_what_it_made_and_what_comes_next(tmp_path: Path) -> None:
    code, out, err = gigfolio(
        "init", "my site", "--name", "Ada Vik", "--headline", "Charts: legible", cwd=tmp_path
    )
    assert (code, err) == (0, "")
    assert (
        out
        == """Made in my site:
  .gitignore                 keeps out of git what is private or built
  .schema/                   tells your editor the fields
  gigfolio.yaml              settings of the site
  content/profile.yaml       who you are, where to find you
  content/services.yaml      what you do for clients
  content/rates.yaml         what you cost
  content/testimonials.yaml  what clients said

Next:
  cd 'my site'
  gigfolio serve          see it; each page shows what you saved last
  gigfolio add project    a project, a post, a testimonial, …
  gigfolio check          everything that is missing or wrong
"""
    )
    built = gigfolio("build", "my site", cwd=tmp_path)
    assert (built.code, built.err) == (0, "")


def test_init_keeps_what_is_there_and_says_so(site: Path) -> None:
    before = tree(site)
    code, out, _ = gigfolio("init", "--name", "Somebody Else", cwd=site)
    assert code == 0
    assert out.startswith(
        "Kept as it was: .gitignore, .schema/, gigfolio.yaml, content/profile.yaml, content/services.yaml,"
        " content/rates.yaml, content/testimonials.yaml\n"
    )
    assert tree(site) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "say who you are: --name NAME"),
        (["--name", " "], "say who you are: --name NAME"),
        (["--name", "Ada", "--theme", "nope"], 'there is no theme "nope"; there is: '),
    ],
)
def test_init_without_a_terminal_needs_what_it_cannot_ask(
    tmp_path: Path, arguments: list[str], message: str
) -> None:
    code, out, err = gigfolio("init", "site", *arguments, cwd=tmp_path)
    assert (code, out) == (2, "")
    assert message in err
    assert list(tmp_path.iterdir()) == []


def test_init_asks_on_a_terminal(tmp_path: Path) -> None:
    code, shown = on_a_terminal(
        "init", "site", "--theme", "margin", answers="\nAda Vik\nSea charts\n", cwd=tmp_path
    )
    assert code == 0, shown
    assert "Your name" in shown
    assert "Headline (Enter to skip)" in shown
    text = (tmp_path / "site/content/profile.yaml").read_text("utf-8")
    assert "\nname: Ada Vik\nheadline: Sea charts\n" in text


def test_init_starts_from_a_resume(tmp_path: Path) -> None:
    resume = {
        "basics": {"name": "Ada Vik", "label": "Charts"},
        "work": [{"name": "North", "position": "Mate"}],
    }
    (tmp_path / "resume.json").write_text(json.dumps(resume), encoding="utf-8")
    code, out, err = gigfolio("init", "site", "--from", "resume.json", cwd=tmp_path)
    assert (code, err) == (0, "")
    assert "work: 1 new" in out
    profile = (tmp_path / "site/content/profile.yaml").read_text("utf-8")
    assert "\nname: Ada Vik\nheadline: Charts\n" in profile
    assert "# Where you work from, and how.\n" in profile
    assert "North" in (tmp_path / "site/content/experience.yaml").read_text("utf-8")
    assert gigfolio("build", "site", cwd=tmp_path).code == 0


def test_init_from_what_cannot_be_read_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "resume.json").write_text("{", encoding="utf-8")
    assert gigfolio("init", "site", "--from", "resume.json", cwd=tmp_path).code == 1
    assert [p.name for p in tmp_path.iterdir()] == ["resume.json"]


ADDITIONS = [
    (["project", "Harbour: a map", "--client", "Port of Sandvik", "--skills", "Charts"], "Made content/projects/harbour-a-map.md"),
    (["post", "Why depth is blue", "--tags", "charts"], "Made content/posts/why-depth-is-blue.md"),
    (["testimonial", "Bo Lind", "--quote", "Good.", "--consent", "2026-10-02"], "Added to content/testimonials.yaml"),
    (["certification", "Surveyor", "--issuer", "Institute"], "Made content/certifications.yaml"),
    (["package", "Chart audit", "--price", "1800 EUR"], "Added to content/rates.yaml"),
    (["interview", "Acme Works", "--when", "2026-12-03 14:00"], "Made private/interviews/acme-works.md"),
    (["proposal", "Four charts", "--client", "Acme Works", "--price", "1800"], "Made private/proposals/four-charts.yaml"),
    (["contact", "Eli Strand", "--kind", "referral"], "Made private/contacts.yaml"),
]  # fmt: skip


def test_add_puts_each_kind_in_its_place_and_the_site_builds(site: Path) -> None:
    for arguments, said in ADDITIONS:
        code, out, err = gigfolio("add", *arguments, cwd=site)
        assert (code, out, err) == (0, f"{said}\n", "")
    code, _, err = gigfolio("check", cwd=site)
    assert code == 0
    assert "not published" not in err
    assert gigfolio("build", "--strict", cwd=site).code == 0
    assert (site / "_private/interviews/acme-works.html").is_file()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["project"], 2, "say the title of the project: gigfolio add project TITLE"),
        (["interview", " "], 2, "say the client of the interview: gigfolio add interview CLIENT"),
        (["contact", "Eli"], 2, "a contact needs --kind"),
        (["contact", "Eli", "--kind", "nope"], 2, "'nope' is not one of"),
        (["certification", "S", "--issuer", "I", "--issued", "soon"], 2, "--issued: expected a date like 2026"),
        (["testimonial", "Bo", "--quote", "Good", "--consent", "yes"], 2, 'expected a date like 2026, 2026-03 or 2026-03-14, got "yes"'),
        (["testimonial", "Bo", "--quote", "Good", "--project", "x"], 1, 'content/testimonials.yaml: project: there is no "x"'),
        (["project", "Board", "--cover", "board.jpg"], 1, "content/projects/board.md: cover: there is no picture board.jpg"),
        (["project", "Board", "--site", ".."], 1, "there is no gigfolio.yaml in ..\n  hint: start a site: gigfolio init"),
        (["project", "!"], 1, "the title has no letter for a file name"),
    ],
)  # fmt: skip
def test_add_refuses_and_changes_nothing(site: Path, arguments: list[str], code: int, message: str) -> None:
    before = tree(site)
    ran = gigfolio("add", *arguments, cwd=site)
    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err
    assert tree(site) == before


def test_add_says_what_is_not_published(site: Path) -> None:
    code, out, err = gigfolio("add", "testimonial", "Bo", "--quote", "Good", cwd=site)
    assert (code, out) == (0, "Added to content/testimonials.yaml\n")
    assert err.startswith("warning: testimonials/bo is not published: no consent is given")


def test_add_asks_on_a_terminal_for_what_is_worth_saying(site: Path) -> None:
    answers = "Port signs\nSigns that are read in fog.\nPort of Sandvik\nsoon\n2026-02\nCharts, Signs\n"
    code, shown = on_a_terminal("add", "project", answers=answers, cwd=site)
    assert code == 0, shown
    assert 'Error: expected a date like 2026, 2026-03 or 2026-03-14, got "soon"' in shown
    text = (site / "content/projects/port-signs.md").read_text("utf-8")
    assert text.startswith(
        "---\ntitle: Port signs\nsummary: Signs that are read in fog.\nclient: Port of Sandvik\nstart: 2026-02\n"
        "skills: [Charts, Signs]\n\n"
    )


def test_add_asks_again_for_a_project_that_is_not_there(site: Path) -> None:
    gigfolio("add", "project", "Harbour map", cwd=site)
    answers = "Good.\n\n\nnope\nHarbour map\n2026-10\n"
    code, shown = on_a_terminal("add", "testimonial", "Bo Lind", answers=answers, cwd=site)
    assert code == 0, shown
    assert "One of: harbour-map." in shown
    assert 'Error: there is no project "nope"' in shown
    assert (
        (site / "content/testimonials.yaml")
        .read_text("utf-8")
        .endswith(
            "- quote: Good.\n  author: Bo Lind\n  project: Harbour map\n  consent:\n    given: true\n    date: 2026-10\n"
        )
    )


def test_add_does_not_ask_where_there_is_no_site(tmp_path: Path) -> None:
    code, shown = on_a_terminal("add", "project", answers="", cwd=tmp_path)
    assert (code, shown) == (1, "there is no gigfolio.yaml in .\n  hint: start a site: gigfolio init\n")


def test_themes_are_listed_and_their_options_shown(tmp_path: Path) -> None:
    listed = gigfolio("theme", "list", cwd=tmp_path)
    assert listed.code == 0
    assert "margin" in [line.split()[0] for line in listed.out.splitlines()]
    code, out, _ = gigfolio("theme", "show", "margin", cwd=tmp_path)
    assert code == 0
    assert (
        "\n  scheme (auto, light, dark; auto unless set)\n    Light, dark, or as the visitor's system says.\n"
        in out
    )
    assert gigfolio("theme", "show", "nope", cwd=tmp_path).code == 1


def test_private_entries_go_to_the_private_folder_wherever_it_is(site: Path) -> None:
    (site / "gigfolio.yaml").write_text("private: ../papers\n", encoding="utf-8")
    (site / ".gitignore").unlink()
    code, out, _ = gigfolio("add", "contact", "Eli", "--kind", "peer", cwd=site)
    assert code == 2
    code, out, _ = gigfolio("add", "contact", "Eli", "--kind", "referral", cwd=site)
    assert code == 0
    assert out.splitlines()[-1] == "Made ../papers/contacts.yaml"
    head = (site.parent / "papers/contacts.yaml").read_text("utf-8").splitlines()[0]
    assert head == "# yaml-language-server: $schema=../site/.schema/contacts.json"


def test_what_is_private_is_ignored_before_it_is_there(tmp_path: Path) -> None:
    (tmp_path / "gigfolio.yaml").write_text("profile: {name: Ada}\n", encoding="utf-8")
    code, out, _ = gigfolio("add", "interview", "Acme", cwd=tmp_path)
    assert code == 0
    assert out.startswith("Added to .gitignore: ")
    assert "private/" in (tmp_path / ".gitignore").read_text("utf-8").splitlines()


def test_check_says_everything_and_publishes_nothing(site: Path) -> None:
    (site / "content/projects").mkdir()
    (site / "content/projects/clock.md").write_text(
        "---\ntitle: Clock\n---\n[Nowhere](nowhere.md)\n", encoding="utf-8"
    )
    code, out, err = gigfolio("check", cwd=site)
    assert (code, out) == (1, "1 error, 1 warning, 3 notes\n")
    for message in (
        "nowhere.md",
        "nothing says how to reach you",
        "there is no url",
        "there is no headline",
        "no outcome",
    ):
        assert message in err
    assert not (site / "_site").exists()


def test_check_finds_private_files_that_git_tracks(site: Path) -> None:
    (site / "private").mkdir()
    (site / "private/rates.yaml").write_text("target: 900\n", encoding="utf-8")
    for arguments in (["init", "-q"], ["add", "-f", "private/rates.yaml"]):
        subprocess.run(["git", *arguments], cwd=site, check=True, capture_output=True)
    code, _, err = gigfolio("check", cwd=site)
    assert code == 1
    assert "git tracks what is private: private/rates.yaml" in err
    assert "An example, with nothing real in it, says deploy: {private_in_git: true}" in err
    with (site / "gigfolio.yaml").open("a", encoding="utf-8") as settings:
        settings.write("deploy: {private_in_git: true}\n")
    code, _, err = gigfolio("check", cwd=site)
    assert code == 0
    assert "note: git tracks what is private: private/rates.yaml" in err
    refused = gigfolio("deploy", "--target", "folder", cwd=site)
    assert refused.code == 1
    assert "git tracks what is private" in refused.err


def test_check_prints_one_object(site: Path) -> None:
    code, out, err = gigfolio("check", "--json", "--strict", cwd=site)
    assert (code, err) == (1, "")
    assert [d["id"] for d in json.loads(out)["diagnostics"]] == ["no-contact", "no-headline", "no-url"]


def test_check_leaves_a_built_site_as_it_is(site: Path) -> None:
    gigfolio("build", cwd=site)
    before = tree(site / "_site")
    gigfolio("add", "project", "Clock", cwd=site)
    assert gigfolio("check", cwd=site).code == 0
    assert tree(site / "_site") == before
    assert gigfolio("build", cwd=site).code == 0
    assert "projects/clock/index.html" in tree(site / "_site")


def test_doctor_says_that_all_is_here(site: Path) -> None:
    code, out, err = gigfolio("doctor", ".", cwd=site)
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "Everything that is needed is here."
    (site / "gigfolio.yaml").write_text("titel: x\n", encoding="utf-8")
    code, out, _ = gigfolio("doctor", ".", "--json", cwd=site)
    assert code == 1
    assert json.loads(out)["findings"][-1] == {
        "name": "Site .", "state": "missing", "detail": "1 error", "hint": "gigfolio check .",
    }  # fmt: skip


def test_schema_prints_one_or_all_and_renews_those_of_a_site(site: Path) -> None:
    one = json.loads(gigfolio("schema", "profile", cwd=site).out)
    assert json.loads(gigfolio("schema", cwd=site).out)["profile"] == one
    (site / ".schema/profile.json").write_text("old", encoding="utf-8")
    (site / ".schema/plan.json").unlink()
    assert gigfolio("schema", "--write", cwd=site) == (0, "27 schemas in .schema\n", "")
    assert json.loads((site / ".schema/profile.json").read_text("utf-8")) == one
    assert (site / ".schema/plan.json").is_file()
    assert gigfolio("schema", "nope", cwd=site).code == 2
    assert gigfolio("schema", "--write", "--site", "..", cwd=site).code == 1
