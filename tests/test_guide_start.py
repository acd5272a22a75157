"""Every command of the guide "Five minutes to a site" does what the guide says, one after the other."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "start.md"
TEXT = GUIDE.read_text("utf-8")


def commands() -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines()]


def gigfolio(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "gigfolio", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )


def look_at(site: Path, command: list[str]) -> str:
    """Run the guide's web server, on a port that is free, and return the home page."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    server = subprocess.Popen([sys.executable, *command, "0"], cwd=site, stdout=subprocess.PIPE, text=True, stderr=subprocess.DEVNULL, env=environment)  # fmt: skip
    assert server.stdout is not None
    try:
        found = re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline())
        assert found is not None
        with urllib.request.urlopen(found[0]) as answer:
            page: bytes = answer.read()
            return page.decode()
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that the guide ends with, every command of it run as it stands there."""
    folder = tmp_path_factory.mktemp("guide")
    for line in commands():
        program, *arguments = shlex.split(line)
        if program == "cd":
            folder = folder / arguments[0]
        elif program == "python3":
            assert "Sea charts that a tired pilot can read" in look_at(folder, arguments)
        else:
            assert program == "gigfolio"
            done = gigfolio(arguments, folder)
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    return folder


def test_the_guide_has_commands() -> None:
    assert len(commands()) >= 15


def test_the_guide_ends_with_a_whole_site(walked: Path) -> None:
    pages = {path.relative_to(walked / "_site").as_posix() for path in (walked / "_site").rglob("*.html")}
    assert pages >= {
        "index.html", "projects/a-tide-board/index.html", "testimonials/index.html", "certifications/index.html",
        "rates/index.html", "posts/why-depth-is-blue/index.html",
    }  # fmt: skip
    assert "She asked what we look at." in (walked / "_site/projects/a-tide-board/index.html").read_text(
        "utf-8"
    )
    assert (walked / "_private/interviews/sandvik-ferries.html").is_file()


def test_the_guide_shows_what_is_in_the_files(walked: Path) -> None:
    (shown,) = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
    profile = (walked / "content/profile.yaml").read_text("utf-8").splitlines()
    assert [line for line in shown.splitlines() if line not in profile] == []
