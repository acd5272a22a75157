"""Labels in the languages that are shipped."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from gigfolio.theme.chain import shipped_themes

TRANSLATED = sorted(path for path in shipped_themes().glob("*/labels/*.yaml") if path.stem != "en")
_PLACE = re.compile(r"\{\w+\}")


def labels(path: Path) -> dict[str, str]:
    return {key: str(text) for key, text in yaml.safe_load(path.read_text("utf-8")).items()}


@pytest.mark.parametrize("path", TRANSLATED, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_language_has_every_label_with_its_places(path: Path) -> None:
    english, other = labels(path.with_name("en.yaml")), labels(path)
    assert sorted(set(english) - set(other)) == []
    wrong = {k for k in english if sorted(_PLACE.findall(english[k])) != sorted(_PLACE.findall(other[k]))}
    assert wrong == set()
