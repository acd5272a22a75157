"""The labels that are shipped: every language says everything that English says, with the same places."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

THEMES = Path(__file__).resolve().parents[2] / "themes"
FILES = sorted(path for path in THEMES.glob("*/labels/*.yaml") if path.stem != "en")


def places(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("file", FILES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_language_says_all_that_english_says(file: Path) -> None:
    shared, own = (
        yaml.safe_load((folder / "en.yaml").read_text("utf-8"))
        for folder in (THEMES / "_base/labels", file.parent)
    )
    english, said = shared | own, yaml.safe_load(file.read_text("utf-8"))
    assert set(own) - set(said) - set(shared) == set()
    assert {key: places(said[key]) for key in said} == {key: places(english[key]) for key in said}
    assert all(said.values())
    if file.parents[1].name == "_base":
        assert set(said) == set(shared)
