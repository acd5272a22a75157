"""Small sites in memory, planned as a build plans them, with the labels that are shipped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml

from gigfolio.content.loader import load_content
from gigfolio.model.site import Site
from gigfolio.plan import Plan, plan
from gigfolio.publish import publish
from gigfolio.snapshot import Snapshot
from gigfolio.words import Words

LABELS = Path(__file__).resolve().parents[2] / "themes" / "_base" / "labels" / "en.yaml"
TODAY = dt.date(2026, 11, 23)
Files = Mapping[str, str]
PublishSite = Callable[..., Site]
Make = Callable[..., Plan]


@pytest.fixture(scope="session")
def labels() -> dict[str, str]:
    return {key: str(text) for key, text in yaml.safe_load(LABELS.read_text("utf-8")).items()}


@pytest.fixture(scope="session")
def words(labels: dict[str, str]) -> Words:
    return Words("en", labels)


@pytest.fixture(scope="session")
def publish_site() -> PublishSite:
    """Reads a site: `settings` are the lines of gigfolio.yaml, `profile` those of the profile, `files` all others."""

    def published(
        files: Files | None = None,
        *,
        url: str = "https://ada.example/work",
        settings: str = "",
        profile: str = "",
        today: dt.date = TODAY,
    ) -> Site:
        address = f"url: {url}\n" if url else ""
        given = {
            "gigfolio.yaml": address + settings,
            "content/profile.yaml": f"name: Ada Byron\n{profile}",
            **(files or {}),
        }
        snapshot = Snapshot.of({name: text.encode() for name, text in given.items()})
        content, diagnostics = load_content(snapshot)
        assert content is not None, "\n".join(d.format() for d in diagnostics)
        return publish(content, today=today).site

    return published


@pytest.fixture(scope="session")
def make(publish_site: PublishSite, labels: dict[str, str]) -> Make:
    """Plans a site, given as for `publish_site`."""

    def planned(files: Files | None = None, *, today: dt.date = TODAY, **rest: str) -> Plan:
        site = publish_site(files, today=today, **rest)
        return plan(site, today=today, words=Words(site.settings.language, labels))

    return planned
