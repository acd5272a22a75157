"""A theme loaded for a site that is given as files in memory."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gigfolio.content.loader import load_settings
from gigfolio.snapshot import Snapshot
from gigfolio.theme import Theme

Load = Callable[..., Theme]


@pytest.fixture
def load() -> Load:
    def loaded(settings: str = "", **files: str) -> Theme:
        given = {"gigfolio.yaml": settings, **files}
        snapshot = Snapshot.of({name: text.encode() for name, text in given.items()})
        found, problems = load_settings(snapshot)
        assert not [d for d in problems if d.severity == "error" and d.id != "no-profile"]
        return Theme.load(found, snapshot)

    return loaded
