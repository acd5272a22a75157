"""Every command of the guide "Five minutes to a site" does what the guide says, one after the other."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import guide
import pytest

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "start.md"
TEXT = GUIDE.read_text("utf-8")
COMMANDS = guide.commands("docs/start.md")


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that the guide ends with, every command of it run as it stands there."""
    folder = tmp_path_factory.mktemp("guide")
    for line in COMMANDS:
        program, *arguments = shlex.split(line)
        if program == "cd":
            folder = folder / arguments[0]
        elif arguments == ["serve"]:
            assert "Sea charts that a tired pilot can read" in guide.served_home(line, folder)
        else:
            assert program == "gigfolio"
            done = guide.run(line, folder)
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    return folder


def test_the_guide_has_commands() -> None:
    assert len(COMMANDS) >= 15


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
