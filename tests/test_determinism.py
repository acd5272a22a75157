"""The same input gives the same bytes: elsewhere, for another user, in another zone and language, in any order."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

TREES = ("_site", "_private")
SITE = {
    "gigfolio.yaml": "url: https://ada.example/work/\nimages: {widths: [40, 80], formats: [avif, webp, jpeg]}\n"
    "profile: {name: Ada, location: {timezone: Europe/Oslo}, contact: {email: ada@ada.example}}\n",
    "content/projects/clock.md": "---\ntitle: Clock\ntags: [brass, Ärger]\nskills: [turning, Drehen]\ncover: {src: a.png, alt: A face}\nstart: 2025-03\n---\n"
    "It [ticks](bell.md).\n\n```python\nprint('tick')\n```\n\n![b](b.png)\n",
    "content/projects/bell.md": "---\ntitle: Bell\ntags: [brass]\nskills: [turning]\naliases: [/bells/]\n---\nIt rings.\n",
    "content/projects/gear.md": "---\ntitle: Gear\ntags: [ärmel, steel]\nskills: [casting]\n---\nIt turns.\n",
    "content/posts/one.md": "---\ntitle: One\ndate: 2026-01-02\ntags: [brass, steel]\n---\nHello.\n",
    "content/posts/two.md": "---\ntitle: Two\ndate: 2026-01-02\n---\nHello.\n",
    "content/testimonials.yaml": "- {quote: Good., author: B, project: clock, consent: {given: true}}\n",
    "content/rates.yaml": "daily: 980.50\npackages: [{name: Audit, price: 1200}]\n",
    "private/interviews/acme.md": "---\nclient: Acme Works\nneeds: [{need: a clock, skills: [turning, casting]}]\n---\n",
    "static/a/b.txt": "b",
    "static/z.txt": "z",
}
PICTURES = {"content/projects/a.png": (90, 60), "content/projects/b.png": (60, 90)}


def write(root: Path, names: list[str]) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name in SITE:
            path.write_text(SITE[name], encoding="utf-8")
        else:
            Image.linear_gradient("L").resize(PICTURES[name]).convert("RGB").save(path)
    return root


def built(root: Path, *options: str, umask: int = 0o022, **environment: str) -> dict[str, bytes]:
    """Every file of both outputs after a build in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "gigfolio",
        "build",
        str(root),
        "--today",
        "2026-11-23",
        "--quiet",
        *options,
    ]
    done = subprocess.run(
        command,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        umask=umask,
        cwd=root.parent,
    )
    assert (done.returncode, done.stderr) == (0, "")
    files = [p for name in TREES for p in sorted((root / name).rglob("*")) if p.is_file()]
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in files}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = write(tmp_path_factory.mktemp("first") / "site", [*SITE, *PICTURES])
    return built(root, "--jobs", "1", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")


OTHERWISE: dict[str, dict[str, str]] = {
    "in another zone, after midnight there": {"TZ": "Pacific/Kiritimati"},
    "in another language": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"},
    "with a locale that knows ASCII only": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "with another hash seed": {"PYTHONHASHSEED": "4242"},
    "for another user": {"HOME": "/nonexistent", "USER": "bo", "LOGNAME": "bo", "SOURCE_DATE_EPOCH": "1"},
    "on a wide terminal with colours": {"COLUMNS": "300", "FORCE_COLOR": "1", "TERM": "xterm-256color"},
}


@pytest.mark.parametrize("how", OTHERWISE)
def test_the_environment_changes_no_byte(first: dict[str, bytes], tmp_path: Path, how: str) -> None:
    assert built(write(tmp_path / "site", [*SITE, *PICTURES]), **OTHERWISE[how]) == first


def test_neither_place_nor_jobs_nor_the_order_of_files_changes_a_byte(
    first: dict[str, bytes], tmp_path: Path
) -> None:
    root = write(tmp_path / "Ünter einem anderen Namen" / "x", [*PICTURES, *reversed(SITE)])
    assert built(root, "--jobs", "4") == first


def test_the_users_umask_changes_neither_bytes_nor_rights(first: dict[str, bytes], tmp_path: Path) -> None:
    root = write(tmp_path / "site", [*SITE, *PICTURES])
    assert built(root, umask=0o077) == first
    assert {p.stat().st_mode & 0o777 for p in (root / "_site").rglob("*") if p.is_file()} == {0o644}
    assert {p.stat().st_mode & 0o777 for p in (root / "_site").rglob("*") if p.is_dir()} == {0o755}
    assert (root / "_site").stat().st_mode & 0o777 == 0o755


def test_a_second_build_and_one_from_nothing_change_no_byte(first: dict[str, bytes], tmp_path: Path) -> None:
    root = write(tmp_path / "site", [*SITE, *PICTURES])
    assert built(root, "--jobs", "2") == first
    assert built(root, "--clean") == first
    for name in (*TREES, ".gigfolio"):
        shutil.rmtree(root / name)
    assert built(root) == first


def test_line_ends_and_byte_order_marks_change_no_byte(first: dict[str, bytes], tmp_path: Path) -> None:
    root = write(tmp_path / "site", [*SITE, *PICTURES])
    for name, text in SITE.items():
        if not name.startswith("static/"):
            (root / name).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert built(root) == first


def test_nothing_in_the_source_is_written(tmp_path: Path) -> None:
    root = write(tmp_path / "site", [*SITE, *PICTURES])
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in root.rglob("*") if p.is_file()}
    built(root)
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in before} == before
    assert {p.name for p in root.iterdir()} == {
        "gigfolio.yaml", "content", "private", "static", "_site", "_private", ".gigfolio",
    }  # fmt: skip
