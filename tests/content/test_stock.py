"""Kept entries are those that would be read anew, with every problem said as before, whoever reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gigfolio import forked
from gigfolio.content import stock as stocks
from gigfolio.content.collections import Reader
from gigfolio.content.loader import Loaded, load_content
from gigfolio.content.stock import Stock
from gigfolio.model.entities import Project
from gigfolio.snapshot import Snapshot

CLOCK, QUOTES, ABOUT = "content/projects/clock.md", "content/testimonials.yaml", "content/about.md"
SITE = {
    "gigfolio.yaml": b"profile: {name: Ada}",
    CLOCK: b"---\ntitle: Clock\nstart: 2026-02\ntags: [brass]\ncover: {src: face.png, alt: A face}\n---\nIt ticks. ![A face](face.png)\n",
    "content/projects/bell/index.md": b"---\ntitle: Bell\noutcomes: [{metric: Rings, before: 1, after: 12}]\n---\nIt rings.\n",
    "content/projects/face.png": b"",
    "content/posts/one.md": b"---\ntitle: One\n---\nSee [the clock](../projects/clock.md).\n",
    QUOTES: b"- {quote: Good., author: B, project: clock, consent: {given: true}}\n- {quote: Fine., author: B}\n",
    "content/skills.yaml": b"- name: turning\n",
    ABOUT: b'I make <b>"clocks"</b>. ![A face](projects/face.png)\n',
}
READINGS = [
    SITE,
    SITE,
    SITE | {CLOCK: b"---\ntitle: Clock\n---\nIt tocks.\n"},
    {path: data for path, data in SITE.items() if not path.endswith(".png")},  # the picture is missing
    SITE | {ABOUT: b"I make **clocks**.\n"},
    SITE | {ABOUT: b"---\na: b\n---\nI make clocks.\n"},  # is refused
    {path: data for path, data in SITE.items() if path != ABOUT},
    SITE | {"gigfolio.yaml": b"language: de\nprofile: {name: Ada}"},
    SITE | {"gigfolio.yaml": b"markdown: {html: true}\nprofile: {name: Ada}"},
    SITE | {CLOCK: b"---\ntitel: Clock\n---\n"},  # is refused
    SITE
    | {
        CLOCK: b"---\ntitle: Clock\n---\n\n\nIt ticks [badly](javascript:x).\n"
    },  # has a problem, which is said again
    SITE
    | {CLOCK: b"---\ntitle: Clock\nstart: 2026-03\nend: 2026-01\n---\n"},  # what only shows when all is there
    SITE | {QUOTES: b"- {quote: Good., author: B, project: nowhere}\n"},
    SITE | {"content/projects/Clock.md": SITE[CLOCK]},  # makes the same address
    SITE | {"content/projects/index.md": SITE[CLOCK]},  # is no name
    SITE,
]


def read(files: dict[str, bytes], path: Path, jobs: int = 1, versions: bytes = b"1") -> Loaded:
    return load_content(Snapshot.of(files), stock=Stock(path, versions, jobs))


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("in_memory", [False, True])
def test_a_reading_with_kept_entries_is_a_fresh_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int, in_memory: bool
) -> None:
    monkeypatch.setattr(forked, "LEAST_SHARE", 1)
    monkeypatch.setattr(
        forked, "can_fork", lambda: True
    )  # the threads of whoever runs the tests do not count
    path = tmp_path / "entries"
    stock = Stock(path, b"1", jobs, in_memory=True)
    for files in READINGS:
        for _ in range(2):
            found = load_content(Snapshot.of(files), stock) if in_memory else read(files, path, jobs)
            assert found == load_content(Snapshot.of(files))
    assert path.exists() is not in_memory
    assert in_memory or path.stat().st_size < 12_000


def test_what_did_not_change_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(SITE, tmp_path / "entries")
    monkeypatch.setattr(stocks, "_read", lambda *_: pytest.fail("an entry was read"))
    monkeypatch.setattr(Reader, "prose_file", lambda *_: pytest.fail("a text was read"))
    assert read(SITE, tmp_path / "entries") == first


def test_what_a_process_keeps_begins_with_the_file_and_leaves_it_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "entries"
    read(SITE, path)
    before = path.read_bytes()
    stock = Stock(path, b"1", 1, in_memory=True)
    snapshot = Snapshot.of(SITE)
    with monkeypatch.context() as without_reading:
        without_reading.setattr(stocks, "_read", lambda *_: pytest.fail("an entry was read"))
        assert load_content(snapshot, stock) == load_content(Snapshot.of(SITE))
    assert snapshot.asked >= {CLOCK, QUOTES, ABOUT}  # although only their fingerprints were looked at
    path.unlink()
    other = SITE | {CLOCK: b"---\ntitle: Clock\n---\nIt tocks.\n"}
    for files in (other, SITE, other):
        assert load_content(Snapshot.of(files), stock) == load_content(Snapshot.of(files))
    path.write_bytes(before)
    assert load_content(Snapshot.of(SITE), stock) == load_content(Snapshot.of(SITE))
    assert path.read_bytes() == before


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    stock = Stock(tmp_path / "entries", b"1", 1, in_memory=True)
    files = Snapshot.of(SITE).files
    load_content(Snapshot.of(SITE), stock)
    assert stock.known(files, CLOCK, Project) is not None
    less = {path: data for path, data in SITE.items() if path != CLOCK}
    for _ in range(2):
        load_content(Snapshot.of(less), stock)
    assert stock.known(files, CLOCK, Project) is None


@pytest.mark.parametrize("at", [0, 40, 300, -1])
def test_a_damaged_file_is_read_as_far_as_it_is_whole(tmp_path: Path, at: int) -> None:
    path = tmp_path / "entries"
    read(SITE, path)
    data = bytearray(path.read_bytes())
    data[at] ^= 255
    path.write_bytes(data)
    assert read(SITE, path) == load_content(Snapshot.of(SITE))
    path.write_bytes(data[: len(data) // 2])
    assert read(SITE, path) == load_content(Snapshot.of(SITE))
    assert read(SITE, path) == load_content(Snapshot.of(SITE))


def test_entries_of_another_version_are_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(SITE, tmp_path / "entries")
    monkeypatch.setattr(stocks, "_decoder", lambda _: pytest.fail("an old entry was taken"))
    with pytest.raises(pytest.fail.Exception):
        read(SITE, tmp_path / "entries")
    monkeypatch.undo()
    assert read(SITE, tmp_path / "entries", versions=b"2") == load_content(Snapshot.of(SITE))
