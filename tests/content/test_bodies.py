"""Kept bodies are those that would be made anew."""

from __future__ import annotations

from gigfolio.content.bodies import Bodies
from gigfolio.content.loader import load_content
from gigfolio.snapshot import Snapshot

PROJECT = "content/projects/clock.md"
SITE = {
    "gigfolio.yaml": b"profile: {name: Ada}",
    PROJECT: b"---\ntitle: Clock\n---\nIt ticks.\n\n![A face](face.png)\n",
    "content/projects/face.png": b"",
    "content/about.md": b"It ticks.\n",
}
READINGS = [
    SITE,
    SITE | {PROJECT: b"---\ntitle: Clock\n---\nIt tocks.\n"},
    SITE,
    {path: data for path, data in SITE.items() if not path.endswith(".png")},  # the picture is missing
    SITE,
    SITE | {"gigfolio.yaml": b"language: de\nprofile: {name: Ada}"},
    SITE | {PROJECT: b"---\ntitle: Clock\n---\n\n\nIt ticks [badly](javascript:x).\n"},
    SITE | {PROJECT: b"---\ntitle: Clock\n---\n\n\nIt ticks [badly](javascript:x).\n"},
]


def test_a_reading_with_kept_bodies_is_a_fresh_reading() -> None:
    bodies = Bodies()
    for files in READINGS:
        snapshot = Snapshot.of(files)
        assert load_content(snapshot, bodies) == load_content(snapshot)


def test_what_did_not_change_is_not_made_again() -> None:
    bodies, snapshot = Bodies(), Snapshot.of(SITE)
    first, again = (load_content(snapshot, bodies).content for _ in range(2))
    assert first is not None
    assert again is not None
    assert first.about is again.about
