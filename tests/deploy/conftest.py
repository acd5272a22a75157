"""A site in a repository with a bare remote, and what is asked of them again and again."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from gigfolio.deploy.deploying import deploy
from gigfolio.deploy.request import DeployRequest, DeployResult
from gigfolio.errors import GigfolioError

TODAY = dt.date(2026, 11, 23)
CONFIGURATION = "social_cards: false\nurl: https://ada.example/\nprofile: {name: Ada Vik}\n"
SITE = {
    "gigfolio.yaml": CONFIGURATION,
    ".gitignore": "private/\n_private/\n_site/\n.gigfolio/\n",
    "content/projects/clock.md": "---\ntitle: Clock\naliases: [/old/clock/]\n---\nIt ticks.\n",
    "static/lines.txt": "one\r\ntwo\n$Id$\r\n",
    "private/interviews/acme.md": "---\nclient: Acme Works\n---\n",
}


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def git(folder: Path, *arguments: str, stdin: str = "") -> str:
    """Run git and return what it printed."""
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


@dataclass(frozen=True)
class Workplace:
    """A site's folder in a repository, and its remote."""

    root: Path
    remote: Path
    today: dt.date = TODAY

    def deploy(self, **options: Any) -> DeployResult:
        return deploy(DeployRequest(root=self.root, today=self.today, **options))

    def refusal(self, **options: Any) -> tuple[str, str]:
        """The id and the whole text of a refused deploy, which must leave the remote as it was."""
        before = self.tip()
        with pytest.raises(GigfolioError) as caught:
            self.deploy(**options)
        assert self.tip() == before
        return caught.value.diagnostics[0].id, str(caught.value)

    def write(self, files: dict[str, str]) -> None:
        write(self.root, files)

    def git(self, *arguments: str) -> str:
        return git(self.root, *arguments)

    def online(self, branch: str = "gh-pages") -> dict[str, bytes]:
        """The files on the remote's branch."""
        names = git(self.remote, "ls-tree", "-r", "--name-only", "-z", branch).split("\0")[:-1]
        return {name: self._blob(f"{branch}:{name}") for name in names}

    def _blob(self, name: str) -> bytes:
        return subprocess.run(
            ["git", "-C", str(self.remote), "cat-file", "blob", name], capture_output=True, check=True
        ).stdout

    def tip(self, branch: str = "gh-pages") -> str:
        """The remote branch's last commit, or "" when there is none."""
        return git(self.remote, "for-each-ref", "--format=%(objectname)", f"refs/heads/{branch}").strip()

    def history(self, branch: str = "gh-pages") -> list[str]:
        return git(self.remote, "log", "--format=%s", branch).splitlines()

    def commit_online(self, files: dict[str, str], branch: str = "gh-pages", subject: str = "By hand") -> str:
        """Add files to the remote's branch as somebody else would, and return the commit."""
        clone = self.remote.parent / "somebody else"
        shutil.rmtree(clone, ignore_errors=True)
        git(self.remote.parent, "clone", "--quiet", str(self.remote), str(clone))
        has = git(clone, "branch", "--remotes", "--list", f"origin/{branch}").strip()
        git(clone, "checkout", "--quiet", *([branch] if has else ["--orphan", branch]))
        write(clone, files)
        git(clone, "add", "--force", ".")
        git(clone, "commit", "--quiet", "-m", subject)
        git(clone, "push", "--quiet", "origin", branch)
        return git(clone, "rev-parse", "HEAD").strip()


MakeWorkplace = Callable[..., Workplace]


@pytest.fixture(autouse=True)
def _own_git_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git without the settings of whoever runs the tests, and with a name to commit by."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    settings = tmp_path / "gitconfig"
    settings.write_text(
        '[user]\nname = Ada Vik\nemail = ada@ada.example\n[init]\ndefaultBranch = main\n[protocol "file"]\nallow = always\n'
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def make_workplace(tmp_path: Path) -> MakeWorkplace:
    """Make a workplace, the site's folder and its place in the repository as named."""

    def make(
        name: str = "site", below: str = "", *, commits: bool = True, remote_name: str = "remote.git"
    ) -> Workplace:
        top, remote = tmp_path / name, tmp_path / remote_name
        write(top / below, SITE)
        git(tmp_path, "init", "--quiet", "--bare", str(remote))
        git(top, "init", "--quiet")
        git(top, "remote", "add", "origin", str(remote))
        if commits:
            git(top, "add", ".")
            git(top, "commit", "--quiet", "-m", "Begin")
            git(top, "push", "--quiet", "--set-upstream", "origin", "main")
        return Workplace(top / below, remote)

    return make


@pytest.fixture
def place(make_workplace: MakeWorkplace) -> Workplace:
    return make_workplace()


@pytest.fixture
def wrap_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put a shell script before git on the path, which is run before each push, once."""

    def wrap(script: str) -> None:
        real = shutil.which("git")
        folder = tmp_path / "wrapped"
        folder.mkdir()
        wrapper = folder / "git"
        wrapper.write_text(
            f'#!/bin/sh\ncase " $* " in *" push "*) if mkdir "{folder}/done" 2>/dev/null; then {script}\nfi;; esac\nexec "{real}" "$@"\n'
        )
        wrapper.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    return wrap
