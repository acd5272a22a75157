"""Every command in the guide to moving does what it says, on samples made for it."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "moving.md"
COMMANDS = re.findall(r"^\$ (gigfolio .+)$", GUIDE.read_text("utf-8"), re.MULTILINE)
SAMPLES = {
    "my-site/gigfolio.yaml": "url: https://ada.example/\nprofile: {name: Ada Vik}\n",
    "resume.json": json.dumps(
        {"basics": {"name": "Ada Vik"}, "work": [{"name": "Map House", "startDate": "2016"}]}
    ),
    "Ada_CV.yaml": "cv:\n  name: Ada Vik\n  sections:\n    awards:\n      - bullet: Sheet of the year\n",
    "blog/_config.yml": "title: Blog\n",
    "blog/_posts/2019-03-04-first-light.md": "---\ntitle: First light\n---\nHello.\n",
    "hugo/content/posts/tides.md": '+++\ntitle = "Tides"\naliases = ["/tides/"]\n+++\nHello.\n',
}


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    _, *arguments = shlex.split(command)
    line = [sys.executable, "-W", "error", "-m", "gigfolio", *arguments]
    return subprocess.run(line, capture_output=True, text=True, encoding="utf-8", cwd=folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in SAMPLES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "linkedin.zip", "w") as archive:
        archive.writestr("Export/Skills.csv", "Name\nCartography\n")
    return tmp_path


def test_the_commands_of_the_guide_work_one_after_the_other(folder: Path) -> None:
    assert len(COMMANDS) == 11
    for command in COMMANDS:
        done = run(command, folder)
        assert (done.returncode, done.stderr) == (0, ""), command
    site = folder / "my-site" / "content"
    assert sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()) == [
        "experience.yaml", "posts/first-light.md", "posts/tides.md", "skills.yaml",
    ]  # fmt: skip
    for output in ("resume.json", "Ada_CV.yaml", "ada.vcf", "linkedin.txt", "about-me.html"):
        assert "Ada Vik" in (folder / output).read_text("utf-8")
    assert run("gigfolio build my-site --today 2026-11-23", folder).returncode == 0
    redirects = [
        folder / "my-site/_site" / name for name in ("tides/index.html", "2019/03/04/first-light.html")
    ]
    assert ["/posts/" in redirect.read_text("utf-8") for redirect in redirects] == [True, True]
