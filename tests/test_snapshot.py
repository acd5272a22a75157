"""A snapshot reads each input once, refuses links, and notices a change behind its back."""

from __future__ import annotations

from pathlib import Path

import pytest

from gigfolio.errors import GigfolioError
from gigfolio.snapshot import Snapshot, fingerprint


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def test_takes_the_inputs_and_nothing_else(tmp_path: Path) -> None:
    site = write(
        tmp_path / "site",
        {
            "gigfolio.yaml": "title: x",
            "content/profile.yaml": "name: A",
            "content/.hidden": "",
            "content/profile.yaml~": "",
            "notes.txt": "not an input",
            "_site/index.html": "",
        },
    )
    away = write(tmp_path / "away", {"interviews/acme.md": "secret"})
    snapshot = Snapshot.take(site, private=away)
    assert list(snapshot.files) == ["content/profile.yaml", "gigfolio.yaml", "private/interviews/acme.md"]
    assert snapshot.files["gigfolio.yaml"] == fingerprint(b"title: x")
    assert snapshot.read("private/interviews/acme.md") == b"secret"
    assert snapshot.under("content") == ("content/profile.yaml",)


def test_refuses_links_all_at_once(tmp_path: Path) -> None:
    site = write(tmp_path, {"gigfolio.yaml": "", "content/a.md": ""})
    (site / "content" / "b.md").symlink_to(site / "content" / "a.md")
    (site / "static").symlink_to(tmp_path)
    with pytest.raises(GigfolioError) as caught:
        Snapshot.take(site)
    assert [str(d.where) for d in caught.value.diagnostics] == ["content/b.md", "static"]


@pytest.mark.parametrize(("one", "two"), [("Cafe\u0301.md", "Caf\u00e9.md"), ("A.md", "a.md")])
def test_refuses_names_that_are_one_elsewhere(tmp_path: Path, one: str, two: str) -> None:
    site = write(tmp_path, {f"content/{one}": "", f"content/{two}": ""})
    if len(list((site / "content").iterdir())) == 1:
        pytest.skip("this file system takes the two names for one")
    with pytest.raises(GigfolioError, match="same name as"):
        Snapshot.take(site)


def test_notices_a_change_since_it_was_taken(tmp_path: Path) -> None:
    site = write(tmp_path, {"gigfolio.yaml": "title: x"})
    snapshot = Snapshot.take(site)
    write(site, {"gigfolio.yaml": "title: y"})
    with pytest.raises(GigfolioError, match="changed while"):
        snapshot.read("gigfolio.yaml")
