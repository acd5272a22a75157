"""The branch that GitHub shows: what a deploy puts there, on top of what, and when it refuses."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gigfolio.deploy.request import DeployResult
from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest
from gigfolio.errors import GigfolioError


def result_ids(result: DeployResult) -> set[str]:
    return {d.id for d in result.diagnostics}


def test_the_first_deploy_puts_the_built_site_there_and_nothing_else(place: Any, tmp_path: Path) -> None:
    result = place.deploy()
    root = tmp_path / "again"
    shutil.copytree(place.root, root, ignore=shutil.ignore_patterns(".git"))
    build(BuildRequest(root=root, today=place.today))
    built = {
        p.relative_to(root / "_site").as_posix(): p.read_bytes()
        for p in (root / "_site").rglob("*")
        if p.is_file()
    }
    built.pop(".gigfolio.json")
    assert place.online() == {**built, ".nojekyll": b""}
    assert set(result.changes.new) == set(place.online())
    assert result.commit == place.tip()
    assert place.history() == ["Publish the site with gigfolio"]
    assert result_ids(result) == {"first-deploy"}
    assert result.place == "gh-pages on origin"


def test_the_next_deploy_adds_to_the_history(place: Any) -> None:
    first = place.deploy().commit
    place.write(
        {"content/projects/clock.md": "---\ntitle: Clock\n---\nIt stands.\n", "content/about.md": "Me.\n"}
    )
    result = place.deploy()
    assert place.git("rev-parse", f"{result.commit}^").strip() == first
    assert "about/index.html" in result.changes.new
    assert "projects/clock/index.html" in result.changes.changed
    assert result.changes.gone == ("old/clock/index.html",)
    assert "lines.txt" not in (*result.changes.new, *result.changes.changed)
    assert len(place.history()) == 2


def test_nothing_new_pushes_nothing(place: Any) -> None:
    commit = place.deploy().commit
    result = place.deploy()
    assert (result.commit, bool(result.changes), place.tip()) == ("", False, commit)


def test_a_page_that_was_removed_goes_and_the_deploy_says_what_keeps_it(place: Any) -> None:
    place.deploy()
    (place.root / "content/projects/clock.md").unlink()
    result = place.deploy()
    assert result.changes.gone == ("old/clock/index.html", "projects/clock/index.html", "projects/index.html")
    assert not any(path.startswith("projects/") for path in place.online())
    warning = next(d for d in result.diagnostics if d.id == "gone-not-forgotten")
    assert (
        warning.message == "3 files go, but the branch's history, clones and caches keep what was online once"
    )
    assert "--squash" in warning.hint


def test_a_foreign_commit_is_built_upon_and_named(place: Any) -> None:
    place.deploy()
    foreign = place.commit_online({"proof.html": "mine"})
    result = place.deploy()
    assert result.changes == ((), (), ("proof.html",), result.changes.same)
    assert place.git("rev-parse", f"{result.commit}^").strip() == foreign
    warning = next(d for d in result.diagnostics if d.id == "foreign-commit")
    assert warning.message == f'the last commit on gh-pages is not gigfolio\'s: "By hand" ({foreign[:10]})'


def test_links_and_programs_on_the_branch_become_ordinary_files(place: Any) -> None:
    place.deploy()
    clone = place.remote.parent / "clone"
    place.git("clone", "--quiet", "--branch", "gh-pages", str(place.remote), str(clone))
    (clone / "robots.txt").unlink()
    (clone / "robots.txt").symlink_to("index.html")
    (clone / "llms.txt").chmod(0o755)
    place.git("-C", str(clone), "commit", "--quiet", "-am", "Change kinds")
    place.git("-C", str(clone), "push", "--quiet")
    assert place.deploy().changes.changed == ("llms.txt", "robots.txt")
    rows = place.git("-C", str(place.remote), "ls-tree", "-r", "gh-pages").splitlines()
    assert {row[:6] for row in rows} == {"100644"}


def test_squash_leaves_one_commit_and_says_where_the_history_ended(place: Any) -> None:
    place.deploy()
    last = place.commit_online({"extra.txt": "x"})
    result = place.deploy(squash=True)
    assert place.history() == ["Publish the site with gigfolio"]
    assert "extra.txt" not in place.online()
    assert f"the history of gh-pages is left behind; it ended with {last[:10]}" in {
        d.message for d in result.diagnostics
    }
    assert place.deploy(squash=True).commit == ""


def test_squash_of_the_same_files_still_drops_the_history(place: Any) -> None:
    place.deploy()
    place.write({"content/about.md": "Me.\n"})
    place.deploy()
    assert place.deploy(squash=True).commit == place.tip()
    assert len(place.history()) == 1


def test_the_first_deploy_may_squash_too(place: Any) -> None:
    assert place.deploy(squash=True).commit == place.tip()


RIVAL = """
cd "{rival}" && "{python}" -m gigfolio deploy --today 2026-11-23 >/dev/null 2>&1 || exit 9
"""


@pytest.mark.parametrize("squash", [False, True])
@pytest.mark.parametrize("is_first", [True, False])
def test_of_two_deploys_at_once_one_wins_and_the_other_says_so(
    place: Any, tmp_path: Path, wrap_git: Callable[[str], None], squash: bool, is_first: bool
) -> None:
    if not is_first:
        place.deploy()
    rival = tmp_path / "rival"
    place.git("clone", "--quiet", str(place.remote), str(rival))
    (rival / "content/about.md").write_text("I was here first.\n", "utf-8")
    wrap_git(RIVAL.format(rival=rival, python=sys.executable))
    place.write({"content/about.md": "I come second.\n"})
    with pytest.raises(GigfolioError) as caught:
        place.deploy(squash=squash)
    assert caught.value.diagnostics[0].id == "overtaken"
    assert "deploy again" in caught.value.diagnostics[0].hint
    assert b"first" in place.online()["about/index.html"]
    place.deploy(squash=squash)
    assert b"second" in place.online()["about/index.html"]
    assert len(place.history()) == (1 if squash else 2 if is_first else 3)


def test_a_push_that_the_remote_refuses_is_explained(place: Any) -> None:
    hook = place.remote / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'this branch is protected' >&2\nexit 1\n")
    hook.chmod(0o755)
    id, text = place.refusal()
    assert id == "push-refused"
    assert "pre-receive hook declined" in text
    assert "this branch is protected" in text
    hook.unlink()
    assert place.deploy().commit == place.tip()


def test_content_in_error_stops_a_deploy(place: Any) -> None:
    place.write({"content/projects/clock.md": "---\ntitel: Clock\n---\n"})
    assert place.refusal()[0] == "missing-field"


def test_the_privacy_gate_stops_a_deploy(place: Any) -> None:
    client = "{name: Northwind Harbour, nda: private}"
    place.write({"content/projects/quay.md": f"---\ntitle: Quay\nclient: {client}\n---\n"})
    place.write({"static/notes.txt": "Northwind Harbour pays late.\n"})
    assert place.refusal()[0] == "private-leak"


def test_drafts_are_not_deployed(place: Any) -> None:
    place.write({"content/projects/bell.md": "---\ntitle: Bell\ndraft: true\n---\n"})
    place.deploy()
    assert not any("bell" in path for path in place.online())


def test_the_branch_that_one_is_on_is_refused(place: Any) -> None:
    place.git("checkout", "--quiet", "-b", "gh-pages")
    id, text = place.refusal()
    assert id == "branch-refused"
    assert "you are on gh-pages" in text


def test_the_default_branch_of_the_remote_is_refused(place: Any) -> None:
    place.git("checkout", "--quiet", "-b", "work")
    place.write({"gigfolio.yaml": "deploy: {branch: main}\nprofile: {name: Ada Vik}\n"})
    before = place.tip("main")
    id, text = place.refusal()
    assert id == "branch-refused"
    assert "main is the default branch of the remote" in text
    assert place.tip("main") == before


def test_another_branch_can_be_named(place: Any) -> None:
    place.write({"gigfolio.yaml": "deploy: {branch: web/site}\nprofile: {name: Ada Vik}\n"})
    result = place.deploy()
    assert place.tip("web/site") == result.commit
    assert "no-url" in result_ids(result)


def test_an_empty_remote_is_warned_of(make_workplace: Any) -> None:
    place = make_workplace(commits=False)
    assert "empty-remote" in result_ids(place.deploy())
    assert result_ids(place.deploy()) == set()


def test_a_dry_run_says_what_would_change_and_pushes_nothing(place: Any) -> None:
    place.deploy()
    tip = place.commit_online({"proof.html": "mine"})
    place.write({"content/about.md": "Me.\n"})
    result = place.deploy(dry_run=True)
    assert result.changes.new == ("about/index.html",)
    assert result.changes.gone == ("proof.html",)
    assert "index.html" in result.changes.changed
    assert (result.commit, place.tip()) == ("", tip)
    assert place.deploy().changes == result.changes


def test_a_deploy_that_is_killed_half_way_is_begun_again(
    place: Any, tmp_path: Path, wrap_git: Callable[[str], None]
) -> None:
    wrap_git('kill -9 "$PPID"; exit 9')
    command = [sys.executable, "-m", "gigfolio", "deploy", str(place.root), "--today", "2026-11-23"]
    assert subprocess.run(command, env={**os.environ, "TMPDIR": str(tmp_path)}, check=False).returncode == -9
    assert (place.tip(), place.git("status", "--porcelain")) == ("", "")
    place.git("fsck", "--strict")
    assert place.deploy().commit == place.tip()
