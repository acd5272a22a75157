"""Slugs are safe on every file system, and stay what they are."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gigfolio.content.names import DEVICES, LIMIT, UniqueNames, slug


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Harbour Lights, 2025!", "en", "harbour-lights-2025"),
        ("Kraków & Wrocław", "en", "krakow-wroclaw"),
        ("Größe", "de", "groesse"),
        ("Größe", "en", "grosse"),
        (unicodedata.normalize("NFD", "Größe"), "de-AT", "groesse"),
        ("CON", "en", "con-x"),
        ("index", "en", "index-x"),
        ("Don’t", "en", "dont"),
        ("../../etc/passwd", "en", "etc-passwd"),
        ("!!!", "en", ""),
    ],
)
def test_slugs(text: str, language: str, name: str) -> None:
    assert slug(text, language) == name


@settings(deadline=None)
@given(st.text(), st.sampled_from(["en", "de", "ja"]))
def test_a_slug_is_safe_and_its_own_slug(text: str, language: str) -> None:
    name = slug(text, language)
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*|", name)
    assert len(name) <= LIMIT
    assert name not in DEVICES | {"index"}
    assert slug(name, language) == name


@settings(deadline=None)
@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "b"])))
def test_names_are_given_once(bases: list[str]) -> None:
    names = UniqueNames()
    given_names = [names.give(base) for base in bases]
    assert len(set(given_names)) == len(given_names)
