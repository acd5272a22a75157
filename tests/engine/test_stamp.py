"""The mark of a finished build: the same command says the same when nothing changed, and anything else is built."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SITE = {
    "gigfolio.yaml": "social_cards: false\nprofile: {name: Ada}\n",
    "content/projects/clock.md": "---\ntitle: Clock\n---\nIt ticks.\n",
    "content/projects/.hidden": "",
    "private/rates.yaml": "target: 500\n",
}
DAY = ("--today", "2026-11-23", "--public-only")


def build(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "importtime", "-m", "gigfolio", "build", *DAY, *options]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def was_built(done: subprocess.CompletedProcess[str]) -> bool:
    """Whether it was an ordinary build; without one nothing but a few small modules is imported."""
    assert done.returncode == 0, done.stderr
    return "msgspec" in done.stderr or "pathlib" in done.stderr


def replaced(root: Path) -> None:
    """Another file of the same size and time."""
    path, other = root / "content/projects/clock.md", root / "other"
    other.write_text(path.read_text("utf-8").replace("ticks", "tocks"), encoding="utf-8")
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.replace(path)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file edited": lambda root: (root / "content/projects/clock.md").write_text("---\ntitle: Cl\n---\n", "utf-8"),
    "a file replaced": replaced,
    "a file new": lambda root: (root / "content/about.md").write_text("Hello.\n", "utf-8"),
    "a file in a new folder": lambda root: [(root / "static").mkdir(), (root / "static/a.txt").write_text("a", "utf-8")],
    "a file gone": lambda root: (root / "content/projects/clock.md").unlink(),
    "a private file edited": lambda root: (root / "private/rates.yaml").write_text("target: 600\n", "utf-8"),
    "a page changed": lambda root: (root / "_site/index.html").write_text("x", "utf-8"),
    "a page gone": lambda root: (root / "_site/index.html").unlink(),
    "the mark damaged": lambda root: (root / ".gigfolio/stamp").write_bytes(b"x"),
}  # fmt: skip


def test_nothing_changed_is_said_without_a_build_and_any_change_is_built(tmp_path: Path) -> None:
    for name, text in SITE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    first = build(tmp_path)
    assert was_built(first)
    again = build(tmp_path)
    if was_built(again):  # the clock's tick in which the mark was written was that of the last page
        again = build(tmp_path)
    assert not was_built(again)
    assert "(0 rendered)" in again.stdout
    assert again.stdout.splitlines()[1:] == first.stdout.splitlines()[1:]
    (tmp_path / "content/projects/.hidden").write_text("x", encoding="utf-8")
    assert not was_built(build(tmp_path))
    assert was_built(build(tmp_path, "--drafts"))


@pytest.mark.parametrize("change", sorted(CHANGES))
def test_every_change_is_seen(tmp_path: Path, change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from gigfolio.engine import stamp
    from gigfolio.statuses import below

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(stamp.statuses, "program", lambda: "the program")
    for name, text in {**SITE, "_site/index.html": "a page", ".gigfolio/lock": ""}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    roots = [str(tmp_path / name) for name in ("gigfolio.yaml", "content", "static", "private")]
    files = {path: status for root in (*roots, str(tmp_path / "_site")) for path, status, _ in below(root)}
    stamp.keep(str(tmp_path), ["build"], roots, files, ("done in 0.00 s\n", "a note\n"))
    later = (tmp_path / ".gigfolio/stamp").stat().st_mtime_ns + 10**9
    os.utime(tmp_path / ".gigfolio/stamp", ns=(later, later))
    said = stamp.unchanged(["build"], 0.0)
    assert said is not None
    assert said[1] == "a note\n"
    assert stamp.unchanged(["build", "--strict"], 0.0) is None
    CHANGES[change](tmp_path)
    assert stamp.unchanged(["build"], 0.0) is None
