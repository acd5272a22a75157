"""Whatever a deploy does, the user's files, index, branches, stash, hooks, filters and settings are as they were."""

from __future__ import annotations

import fcntl
import os
import pty
import shlex
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Tree = dict[str, tuple[int, int, bytes]]


def tree(top: Path) -> Tree:
    """Every file below a folder, git's own included: mode, time of change (git renews that of objects) and bytes."""
    found: Tree = {}
    for path in sorted(path for path in top.rglob("*") if path.is_file()):
        name, status = path.relative_to(top).as_posix(), path.stat()
        is_object = name.startswith(".git/objects/")
        found[name] = (status.st_mode, 0 if is_object else status.st_mtime_ns, path.read_bytes())
    return found


def without_what_a_push_writes(files: Tree) -> Tree:
    """Leave out new objects and the remote-tracking branch, which any push writes."""
    ours = (".git/objects/", ".git/refs/remotes/origin/gh-pages", ".git/logs/refs/remotes/origin/gh-pages")
    return {path: about for path, about in files.items() if not path.startswith(ours)}


def make_a_mess(place: Any) -> None:
    """Stashed, staged, changed, new and deleted files, a merge message and a second branch."""
    place.write({"content/about.md": "Stashed.\n"})
    place.git("add", ".")
    place.git("stash")
    place.git("branch", "idea")
    place.write({"content/about.md": "Staged.\n"})
    place.git("add", "content/about.md")
    place.write({"content/about.md": "Changed after that.\n", "notes/new.txt": "not added\n"})
    (place.root / "static/lines.txt").unlink()
    (place.root / ".git/MERGE_MSG").write_text("half a merge\n")
    (place.root / ".git/FETCH_HEAD").write_text("as it was\n")


@pytest.mark.parametrize(
    "options", [{}, {"squash": True}, {"dry_run": True}], ids=["plain", "squash", "dry run"]
)
def test_everything_is_byte_for_byte_as_it_was(place: Any, options: dict[str, bool]) -> None:
    make_a_mess(place)
    before = tree(place.root)
    place.deploy(**options)
    if place.tip():
        place.commit_online({"more.txt": "x"})
    place.deploy(**options)
    after = tree(place.root)
    if options.get("dry_run"):
        assert after == before
    else:
        assert without_what_a_push_writes(after) == without_what_a_push_writes(before)
    assert place.git("stash", "list").count("\n") == 1


def test_a_dry_run_of_a_branch_that_is_only_on_the_remote_writes_no_object(place: Any) -> None:
    place.commit_online({"index.html": "old"})
    before = tree(place.root)
    assert place.deploy(dry_run=True).changes.changed == ("index.html",)
    assert tree(place.root) == before


def test_refusals_touch_nothing_either(place: Any) -> None:
    make_a_mess(place)
    place.write(
        {"gigfolio.yaml": "url: https://ada.example/\ndeploy: {cname: other.example}\nprofile: {name: Ada}\n"}
    )
    before = tree(place.root)
    assert place.refusal()[0] == "address"
    assert tree(place.root) == before


HOOKS = (
    "pre-push", "pre-commit", "commit-msg", "post-commit", "prepare-commit-msg", "post-checkout", "reference-transaction",
    "post-index-change", "pre-auto-gc", "post-rewrite", "fsmonitor-watchman",
)  # fmt: skip


@pytest.mark.parametrize("by_setting", [False, True])
def test_no_hook_is_run(place: Any, tmp_path: Path, by_setting: bool) -> None:
    folder = tmp_path / "hooks" if by_setting else place.root / ".git/hooks"
    folder.mkdir(exist_ok=True)
    for name in HOOKS:
        (folder / name).write_text(f'#!/bin/sh\necho {name} >> "{tmp_path}/ran"\nexit 1\n')
        (folder / name).chmod(0o755)
    if by_setting:
        place.git("config", "core.hooksPath", str(folder))
    place.git("config", "core.fsmonitor", str(folder / "fsmonitor-watchman"))
    (tmp_path / "ran").unlink(missing_ok=True)
    assert place.deploy().commit == place.tip()
    assert not (tmp_path / "ran").exists()


def test_no_filter_changes_a_byte(place: Any) -> None:
    place.write({".gitattributes": "* text eol=crlf ident filter=broken working-tree-encoding=UTF-16\n"})
    for name, value in {
        "filter.broken.clean": "false", "filter.broken.smudge": "false", "filter.broken.required": "true",
        "core.autocrlf": "true", "core.safecrlf": "true", "core.splitIndex": "true", "commit.gpgSign": "true",
        "push.gpgSign": "true", "push.followTags": "true", "fetch.writeCommitGraph": "true", "gpg.program": "false",
        "fetch.prune": "true", "core.attributesFile": str(place.root / ".gitattributes"),
    }.items():  # fmt: skip
        place.git("config", name, value)
    before = tree(place.root)
    place.deploy()
    assert place.online()["lines.txt"] == b"one\r\ntwo\n$Id$\r\n"
    place.commit_online({"lines.txt": "x"})
    assert place.deploy().changes.changed == ("lines.txt",)
    assert place.online()["lines.txt"] == b"one\r\ntwo\n$Id$\r\n"
    assert without_what_a_push_writes(tree(place.root)) == without_what_a_push_writes(before)


def test_what_a_hook_left_in_the_environment_leads_nowhere(
    place: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.git("init", "--quiet", str(tmp_path / "other"))
    for name, value in {
        "GIT_DIR": str(tmp_path / "other/.git"), "GIT_INDEX_FILE": str(tmp_path / "other/index"),
        "GIT_WORK_TREE": str(tmp_path / "other"), "GIT_OBJECT_DIRECTORY": str(tmp_path / "other/objects"), "GIT_PREFIX": "x/",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    before = tree(tmp_path / "other")
    result = place.deploy()
    assert tree(tmp_path / "other") == before
    monkeypatch.undo()
    assert result.commit == place.tip()


@pytest.mark.parametrize("at_a_terminal", [False, True])
def test_a_password_is_asked_for_only_where_somebody_can_answer(
    place: Any, tmp_path: Path, at_a_terminal: bool
) -> None:
    """Run on a terminal, with its input from there or from nowhere; git's ssh says what it could ask by."""
    program = tmp_path / "ssh"
    program.write_text(
        f'#!/bin/sh\necho "prompt $GIT_TERMINAL_PROMPT" > "{tmp_path}/said"\n'
        f'if (: < /dev/tty) 2>/dev/null; then echo terminal >> "{tmp_path}/said"; fi\nexit 255\n'
    )
    program.chmod(0o755)
    place.git("config", "core.sshCommand", f"'{program}'")
    place.git("remote", "set-url", "origin", "git@github.com:ada/site.git")
    command = shlex.join([sys.executable, "-m", "gigfolio", "deploy", str(place.root)])
    outer, inner = pty.openpty()
    done = subprocess.run(
        ["sh", "-c", command if at_a_terminal else f"{command} < /dev/null"],
        stdin=inner, stdout=inner, stderr=inner, start_new_session=True, preexec_fn=_take_terminal, check=False,
    )  # fmt: skip
    shown = os.read(outer, 10_000).decode()
    os.close(outer)
    os.close(inner)
    assert (done.returncode, "Could not read from remote repository" in shown) == (1, True)
    assert (tmp_path / "said").read_text() == ("prompt \nterminal\n" if at_a_terminal else "prompt 0\n")


def _take_terminal() -> None:
    """Make what is on standard input the new session's own terminal."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.fixture
def as_github(place: Any, tmp_path: Path) -> Callable[[str], None]:
    """Let the remote be reached by an address on GitHub, through an ssh of our own that is set in the repository."""

    def reach(address: str) -> None:
        program = tmp_path / "ssh"
        program.write_text(f'#!/bin/sh\nfor word; do last=$word; done\nexec ${{last%% *}} "{place.remote}"\n')
        program.chmod(0o755)
        place.git("config", "core.sshCommand", f"'{program}'")
        place.git("config", "ssh.variant", "simple")
        place.git("remote", "set-url", "origin", address)

    return reach


def test_a_site_without_an_address_is_built_for_the_remote_s(
    place: Any, as_github: Callable[[str], None]
) -> None:
    place.write({"gigfolio.yaml": "social_cards: false\nprofile: {name: Ada Vik}\n"})
    as_github("git@github.com:Ada/portfolio.git")
    result = place.deploy()
    assert result.address == "https://ada.github.io/portfolio/"
    assert b'<link rel="canonical" href="https://ada.github.io/portfolio/">' in place.online()["index.html"]
    assert b'href="/portfolio/projects/clock/"' in place.online()["index.html"]


def test_an_address_that_does_not_fit_the_remote_is_refused(
    place: Any, as_github: Callable[[str], None]
) -> None:
    as_github("ssh://git@github.com/ada/portfolio.git")
    id, text = place.refusal()
    assert id == "address"
    assert "set url: https://ada.github.io/portfolio/, or deploy.cname: ada.example" in text
    place.write(
        {"gigfolio.yaml": "url: https://ada.example/\ndeploy: {cname: ada.example}\nprofile: {name: Ada}\n"}
    )
    result = place.deploy()
    assert result.address == "https://ada.example/"
    assert place.online()["CNAME"] == b"ada.example\n"
    assert [d.severity for d in result.diagnostics if d.id == "verify-domain"] == ["warning"]
