"""Remotes under other names: aliases of ssh and git, a GitHub of one's own, an address said on the command line."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gigfolio.deploy.address import check_fit, host_of, pages_address
from gigfolio.deploy.examine import examine_repository
from gigfolio.deploy.git import Git
from gigfolio.deploy.guard import destination
from gigfolio.deploy.ssh import real_address

ALIASES = "Host gigfolio-test-alias gh\n  HostName github.com\n  User git\n"


@pytest.mark.parametrize(
    ("remote", "host"),
    [
        ("git@github-work:ada/site.git", "github-work"), ("gh:ada/site", "gh"), ("https://git.firm.example/ada/site", "git.firm.example"),
        ("ssh://git@git.firm.example:22/ada/site.git", "git.firm.example"), ("../remote.git", ""), ("/srv/a:b/c.git", ""),
        ("C:\\\\sites\\\\remote", ""), ("file:///srv/remote.git", ""),
    ],
)  # fmt: skip
def test_the_host_of_a_remote(remote: str, host: str) -> None:
    assert host_of(remote) == host


@pytest.mark.skipif(shutil.which("ssh") is None, reason="no ssh here")
def test_the_address_behind_an_alias_of_ssh(place: Any, tmp_path: Path) -> None:
    (tmp_path / "ssh_config").write_text(ALIASES)
    place.git("config", "core.sshCommand", f"ssh -F '{tmp_path / 'ssh_config'}'")
    git = Git(place.root)
    for remote in (
        "git@gigfolio-test-alias:ada/site.git",
        "gh@gh:ada/site",
        "ssh://git@gigfolio-test-alias/ada/site.git",
    ):
        assert pages_address(real_address(git, remote)) == "https://ada.github.io/site/"
    assert real_address(git, "gigfolio-test-alias:a/b", own_only=True) == "gigfolio-test-alias:a/b"
    for remote in ("https://github-work/ada/site", "git@other:ada/site", str(place.remote)):
        assert real_address(git, remote) == remote


def test_an_address_that_git_itself_writes_out(place: Any) -> None:
    place.git("config", "url.git@github.com:.insteadOf", "gh:")
    place.git("remote", "set-url", "origin", "gh:ada/site.git")
    assert destination(Git(place.root), "").address == "git@github.com:ada/site.git"


def test_a_github_of_one_s_own_is_named_when_the_site_has_no_url() -> None:
    (warning,) = check_fit("", "", "", host_of("git@git.firm.example:ada/site.git"))
    assert warning.message.startswith(
        "where git.firm.example shows its pages is not known here; the site has no url"
    )
    assert "--base-url" in warning.hint
    assert "https://git.firm.example/pages/OWNER/NAME/" in warning.hint


def test_the_address_can_be_said_and_the_result_printed_as_json(place: Any) -> None:
    command = [sys.executable, "-W", "error", "-m", "gigfolio", "deploy", "--json"]
    done = subprocess.run(
        [*command, "--base-url", "https://git.firm.example/pages/ada/site"],
        cwd=place.root,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert found["commit"] == place.tip()
    assert (found["place"], found["address"]) == (
        "gh-pages on origin",
        "https://git.firm.example/pages/ada/site/",
    )
    assert "index.html" in found["new"]
    assert [row["id"] for row in found["diagnostics"]] == ["first-deploy"]
    assert b'href="/pages/ada/site/projects/clock/"' in place.online()["index.html"]
    refused = subprocess.run([*command, "--remote", "none"], cwd=place.root, capture_output=True, text=True)
    assert (refused.returncode, refused.stderr) == (1, "")
    assert [row["id"] for row in json.loads(refused.stdout)["diagnostics"]] == ["no-remote"]


def test_the_doctor_says_what_a_repository_has_for_a_deploy(place: Any, tmp_path: Path) -> None:
    def said() -> dict[str, tuple[str, str]]:
        return {f.name: (f.state, f.detail) for f in examine_repository(place.root, "gh-pages")}

    assert said() == {
        "Repository": ("fine", str(place.root)),
        "Your name in git": ("fine", "Ada Vik <ada@ada.example>"),
        "Remote": ("fine", str(place.remote)),
        "Branch": ("fine", "gh-pages is not known here; the first deploy makes it"),
    }
    place.deploy()
    place.git("fetch", "--quiet")
    assert said()["Branch"] == ("fine", "gh-pages is on the remote")
    place.git("remote", "set-url", "origin", "https://ada:s3cret@github.com/ada/site.git")
    assert said()["Remote"] == ("fine", "https://github.com/ada/site.git (https://ada.github.io/site/)")
    place.git("remote", "remove", "origin")
    assert said()["Remote"] == ("optional", "none: needed to deploy")
    outside = tmp_path / "outside"
    outside.mkdir()
    assert [f.state for f in examine_repository(outside, "gh-pages")] == ["optional"]
