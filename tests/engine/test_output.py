from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from gigfolio.engine import output
from gigfolio.errors import GigfolioError

OLD = {"a.html": b"old a", "sub/b.html": b"b", "gone/c.html": b"c"}
NEW = {"a.html": b"new a", "sub/b.html": b"b", "d.html": b"d"}
STEPS = [
    "stage a.html",
    "stage d.html",
    "journal",
    "prune gone/c.html",
    "replace a.html",
    "replace d.html",
    "marker",
]


@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_any_step_leaves_whole_files_and_the_next_build_heals(tmp_path: Path, step: str) -> None:
    site = tmp_path / "_site"
    output.publish(site, OLD, {})
    child = os.fork()
    if child == 0:
        output.publish(
            site, NEW, {}, on_step=lambda s: os.kill(os.getpid(), signal.SIGKILL) if s == step else None
        )
        os._exit(0)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    for path, data in OLD.items():
        if (site / path).exists():
            assert (site / path).read_bytes() in {data, NEW.get(path, data)}
    output.publish(site, NEW, {})
    left = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*.html")}
    assert left == NEW
    assert not (site / "gone").exists()
    assert not output.staging_of(site).exists()


def test_foreign_folders_and_the_source_are_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "file").write_text("x", encoding="utf-8")
    for folder in (tmp_path, tmp_path / "mine", tmp_path / "content" / "x", tmp_path.parent):
        with pytest.raises(GigfolioError):
            output.check_folders(tmp_path, folder, tmp_path / "_private")


def test_private_files_are_for_their_owner_only(tmp_path: Path) -> None:
    output.publish(tmp_path / "_private", {"x/y.html": b"y"}, {}, private=True)
    assert (tmp_path / "_private/x/y.html").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "_private/x").stat().st_mode & 0o777 == 0o700
