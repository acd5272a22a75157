"""The matching on a whole portfolio: for twelve interviews the evidence, in order, with its reasons."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from gigfolio.content.loader import load_content
from gigfolio.model.private import Need
from gigfolio.model.site import Site
from gigfolio.papers.matching import Match, match_needs
from gigfolio.publish import publish
from gigfolio.snapshot import Snapshot

TODAY = dt.date(2026, 11, 24)
EXAMPLE = Path(__file__).resolve().parents[2] / "example-site"
TABLE = Path(__file__).with_name("twelve_interviews.yaml")
TALKS: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text("utf-8"))


@pytest.fixture(scope="module")
def site() -> Site:
    content, _ = load_content(Snapshot.take(EXAMPLE))
    assert content is not None
    return publish(content, today=TODAY).site


def said(match: Match) -> str:
    reasons = "; ".join(f"{reason.kind}: {', '.join(reason.terms)}" for reason in match.reasons)
    return f"{match.kind} {match.id}, {match.score}: {reasons}"


def test_there_are_twelve() -> None:
    assert len({talk["client"] for talk in TALKS}) == 12


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk["client"])
def test_the_evidence_is_what_a_person_would_choose(talk: dict[str, Any], site: Site) -> None:
    needs = [Need(need=need["need"], skills=tuple(need.get("skills", ()))) for need in talk["needs"]]
    found = match_needs(site, needs, industry=talk["industry"], today=TODAY)
    assert [[said(match) for match in need.matches] for need in found] == [
        need["evidence"] for need in talk["needs"]
    ]
