"""`gigfolio deploy` as a user has it, and every command of the guide."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

GUIDE = Path(__file__).resolve().parent.parent.parent / "docs" / "deploying.md"
OTHER_PROGRAMS = {"npx", "rsync"}  # of the hosts: what they do is not ours to test


def gigfolio(*arguments: str | Path, cwd: Path) -> tuple[int, str, str]:
    command = [sys.executable, "-W", "error", "-m", "gigfolio", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", stdin=subprocess.DEVNULL
    )
    return done.returncode, done.stdout, done.stderr


def test_a_dry_run_a_deploy_and_one_with_nothing_to_do(place: Any) -> None:
    place.deploy()
    place.write({"content/about.md": "Me.\n"})
    (place.root / "content/projects/clock.md").unlink()
    code, out, err = gigfolio("deploy", "--dry-run", cwd=place.root)
    assert code == 0
    assert out.splitlines() == [
        "+ about/index.html", "~ 404.html", "~ index.html", "~ llms.txt", "~ resume.json", "~ sitemap.xml",
        "- old/clock/index.html", "- projects/clock/index.html", "- projects/index.html",
        "would go to gh-pages on origin: 1 new, 5 changed, 3 gone, 13 as before; nothing was written",
        "site: https://ada.example/",
    ]  # fmt: skip
    assert err == (
        "warning: 3 files go, but the branch's history, clones and caches keep what was online once\n"
        "  hint: where one was private: deploy with --squash, and ask search engines to forget its address\n"
    )
    code, out, _ = gigfolio("deploy", place.root, cwd=place.root.parent)
    assert (code, out.splitlines()[0]) == (
        0,
        "put on gh-pages on origin: 1 new, 5 changed, 3 gone, 13 as before",
    )
    assert gigfolio("deploy", cwd=place.root) == (
        0, "nothing to do: gh-pages on origin has it all already\nsite: https://ada.example/\n", "",
    )  # fmt: skip


def test_a_refusal_exits_with_1_and_says_how_to_go_on(place: Any) -> None:
    place.git("remote", "remove", "origin")
    assert gigfolio("deploy", cwd=place.root) == (
        1, "", 'there is no remote "origin" to put the site on\n  hint: git remote add origin ADDRESS\n',
    )  # fmt: skip


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    for option in ("--dry-run", "--workflow"):
        code, out, err = gigfolio("deploy", option, cwd=tmp_path)
        assert (code, out) == (1, "")
        assert err.startswith("there is no gigfolio.yaml in .\n")


def test_a_token_in_the_remote_s_address_is_never_shown(place: Any) -> None:
    place.git("remote", "set-url", "origin", "https://ada:s3cret@127.0.0.1:9/ada/site.git")
    place.git("remote", "set-url", "--push", "origin", "https://ada:s3cret@127.0.0.1:9/ada/other.git")
    code, out, err = gigfolio("deploy", cwd=place.root)
    assert (code, out) == (1, "")
    assert "https://127.0.0.1:9/ada/other.git" in err
    assert "s3cret" not in err


def test_help_names_every_option(tmp_path: Path) -> None:
    shown = gigfolio("deploy", "--help", cwd=tmp_path)[1]
    options = "--workflow --dry-run --squash --target --remote --output --today --jobs --base-url --json"
    assert [option for option in options.split() if option not in shown] == []


def commands() -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```$", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def test_every_command_of_the_guide_runs(place: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "bin/gigfolio"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m gigfolio "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    run = [line for line in commands() if shlex.split(line)[0] not in OTHER_PROGRAMS]
    assert {shlex.split(line)[0] for line in run} == {"gigfolio", "git"}
    for line in run:
        done = subprocess.run(
            line, shell=True, cwd=place.root, capture_output=True, text=True, stdin=subprocess.DEVNULL
        )
        assert (line, done.returncode, done.stderr if done.returncode else "") == (line, 0, "")
    assert place.history() == ["Publish the site with gigfolio"]
    assert (place.root / "_site/index.html").is_file()


def test_the_settings_of_the_guide_deploy(place: Any) -> None:
    block = re.search(r"^```yaml\n(.*?)^```$", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert block
    assert yaml.safe_load(block[1])["deploy"] == {"cname": "ada.example"}
    place.write({"gigfolio.yaml": f"{block[1]}profile: {{name: Ada Vik}}\n"})
    place.deploy()
    assert place.online()["CNAME"] == b"ada.example\n"
