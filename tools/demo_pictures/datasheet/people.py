"""Portraits of nobody, modelled as those of the example site are."""

from __future__ import annotations

from functools import partial

from page import Drawing
from portraits import Sitter, portrait

FLURINA = Sitter(58, 1.0, 0.96, "bob", 1.0, "#3a4148", "#ffb25c", "#868e96", tilt=2)
PEOPLE = {
    "people/beat": Sitter(-66, 1.12, 1.08, "short", 1.02, "#454b50", "#ffb25c", "#8d949a"),
    "people/halina": Sitter(64, 0.96, 0.95, "bun", 1.0, "#4a4650", "#ffb25c", "#91969c", tilt=-2),
}


def pictures() -> dict[str, Drawing]:
    table: dict[str, Drawing] = {"portrait": partial(portrait, FLURINA, 560, 700)}
    return table | {name: partial(portrait, who, 200, 250) for name, who in PEOPLE.items()}
