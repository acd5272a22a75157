"""A loaded site with private papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from gigfolio.checks.privacy import PrivateString, private_strings
from gigfolio.content.loader import load_content
from gigfolio.content.private_loader import load_private
from gigfolio.publish import publish
from gigfolio.snapshot import Snapshot

Secrets = Callable[[dict[str, str]], tuple[PrivateString, ...]]


@pytest.fixture
def secrets_of() -> Secrets:
    """What must not be published of a site's files."""

    def load(files: dict[str, str]) -> tuple[PrivateString, ...]:
        given = {"gigfolio.yaml": "profile: {name: Ada}\ncurrency: EUR\n", **files}
        snapshot = Snapshot.of({name: text.encode() for name, text in given.items()})
        content, diagnostics = load_content(snapshot)
        assert content is not None, diagnostics
        published = publish(content, today=dt.date(2026, 11, 23))
        loaded = load_private(snapshot, published.site, content.settings)
        return private_strings(published.withheld, loaded.private, published.site, ["Own words of the theme"])

    return load
