from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from coloraide import Color
from hypothesis import given, settings
from hypothesis import strategies as st

from gigfolio.theme import Theme
from gigfolio.theme.colour import BLACK, contrast
from gigfolio.theme.floods import DARKEST, flood, floods

PALETTE = ("#fbbb2d", "#ff7c52", "#41d686", "#50bef3", "#eb8ad7", "#cae430")
COLOURS = st.sampled_from(("", "", *PALETTE, "#000", "white", "navy", "#ff7c53", "rebeccapurple"))


@pytest.mark.parametrize("colour", PALETTE)
def test_the_themes_own_floods_stay_nearly_as_they_are(colour: str) -> None:
    assert Color(flood(colour)).delta_e(Color(colour), method="ok") < 0.02


@settings(max_examples=60, deadline=None)
@given(st.tuples(*[st.integers(0, 255)] * 3).map(lambda c: "#{:02x}{:02x}{:02x}".format(*c)))
def test_every_colour_becomes_a_flood_that_holds_black(colour: str) -> None:
    made = flood(colour)
    assert contrast(made, BLACK) >= 7
    assert Color(made).convert("oklch")["lightness"] >= DARKEST - 0.005
    before, after = Color(colour).convert("oklch"), Color(made).convert("oklch")
    if before["chroma"] > 0.05 and after["chroma"] > 0.05:
        assert abs((before["hue"] - after["hue"] + 180) % 360 - 180) < 4


@settings(max_examples=60, deadline=None)
@given(st.lists(COLOURS, max_size=12))
def test_neighbours_never_repeat(colours: list[str]) -> None:
    found = floods(colours, PALETTE)
    assert len(found) == len(colours)
    assert all(one != other for one, other in pairwise(found))


def test_floods_without_a_colour_come_in_the_given_order() -> None:
    assert floods([""] * 7, PALETTE) == (*PALETTE, PALETTE[0])
    assert floods([""], PALETTE, [0], after=PALETTE[0]) == (PALETTE[1],)


def test_an_accent_of_poster_is_a_ground_for_black_text(load: Callable[..., Theme]) -> None:
    theme = load('theme: poster\ntheme_options: {accent: "#0b1f3a"}\n')
    assert theme.tokens["on"] == theme.tokens["dark_on"] == BLACK
    assert contrast(theme.tokens["accent"], BLACK) >= 7
    assert theme.floods[0] == theme.tokens["accent"]
    assert [d.id for d in theme.diagnostics] == ["accent-changed"] * 2
