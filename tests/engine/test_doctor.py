"""The doctor finds what is missing, and says how to get it."""

from __future__ import annotations

import shutil
import sys
import zoneinfo
from importlib import metadata
from pathlib import Path

import pytest
from PIL import features

from gigfolio.engine import doctor
from gigfolio.engine.doctor import Finding, examine


def found(name: str) -> Finding:
    return next(finding for finding in examine() if finding.name == name)


def test_what_the_tests_run_on_lacks_nothing() -> None:
    assert [finding for finding in examine() if finding.state == "missing"] == []


def test_every_library_that_the_package_asks_for_is_looked_at() -> None:
    asked = [r.split(">")[0] for r in metadata.requires("gigfolio") or [] if "extra" not in r]
    assert set(asked) <= {finding.name for finding in examine()}


def test_an_old_python_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    assert found("Python")[:3] == ("Python", "missing", "3.10.4")


@pytest.mark.parametrize(
    ("requirement", "state", "detail"),
    [
        ("no-such-library>=2", "missing", "not installed"),
        ("msgspec>=999.1", "missing", f"{metadata.version('msgspec')}, and 999.1 is needed"),
        ("msgspec>=0.20", "fine", metadata.version("msgspec")),
        ("msgspec", "fine", metadata.version("msgspec")),
    ],
)
def test_a_library_is_compared_with_what_is_needed(requirement: str, state: str, detail: str) -> None:
    finding = doctor._library(requirement)
    assert finding[1:3] == (state, detail)
    assert finding.hint == (f"pip install '{requirement}'" if state == "missing" else "")


@pytest.mark.parametrize(("one", "other"), [("3.10", "3.9"), ("4.0.1rc1", "4.0"), ("13", "12.9.9")])
def test_versions_are_compared_by_their_numbers(one: str, other: str) -> None:
    assert doctor._numbers(one) > doctor._numbers(other)
    assert doctor._numbers("4.0") == doctor._numbers("4")


@pytest.mark.parametrize(("codec", "name"), [("avif", "AVIF pictures"), ("webp", "WebP pictures")])
def test_a_codec_that_pillow_lacks_is_named(codec: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    check = features.check
    monkeypatch.setattr(features, "check", lambda feature: feature != codec and check(feature))
    finding = found(name)
    assert finding.state == "missing"
    assert "pillow" in finding.hint


def test_a_font_that_is_missing_or_broken_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from gigfolio.theme import chain

    shutil.copytree(chain.shipped_themes(), tmp_path / "themes")
    monkeypatch.setattr(chain, "shipped_themes", lambda: tmp_path / "themes")
    (tmp_path / "themes/margin/fonts/serif-latin.woff2").unlink()
    (tmp_path / "themes/margin/fonts/sans-latin.woff2").write_bytes(b"<html>")
    finding = found("Fonts")
    assert finding[1:3] == ("missing", "margin/fonts/serif-latin.woff2, margin/fonts/sans-latin.woff2")


def test_a_package_without_its_themes_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from gigfolio.theme import chain

    monkeypatch.setattr(chain, "shipped_themes", lambda: tmp_path)
    assert found("Fonts").state == "missing"


def test_missing_zone_data_and_git_are_said_and_needed_only_by_some(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zoneinfo, "available_timezones", set)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert [(f.state, bool(f.hint)) for f in (found("Time zones"), found("git"))] == [("optional", True)] * 2
