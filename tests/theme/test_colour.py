"""The accent algorithm, with the values that the art direction gives for the theme margin."""

from __future__ import annotations

import pytest

from gigfolio.theme.colour import Accent, is_colour, readable

LIGHT = ("#fbfdfc", "#f0f3f1")
DARK = ("#0e1412", "#161e1b")


def near(one: str, other: str) -> bool:
    """Whether two hex colours differ by at most one step in each channel (the search may stop on either side)."""
    channels = [(int(a[i : i + 2], 16)) for a in (one, other) for i in (1, 3, 5)]
    return all(abs(a - b) <= 2 for a, b in zip(channels[:3], channels[3:], strict=True))


@pytest.mark.parametrize(
    ("given", "light", "dark"),
    [
        ("#7c3aed", "#7c3aed", "#9568ff"),
        ("#ffd400", "#836b01", "#ffd400"),
        ("#ff5a5f", "#d02a39", "#ff5a5f"),
        ("#00b894", "#027c63", "#00b894"),
        ("#0b1f3a", "#0b1f3a", "#6e87a8"),
        ("#ffffff", "#6e6d6d", "#ffffff"),
        ("#000000", "#000000", "#858585"),
    ],
)
def test_an_accent_moves_only_as_far_as_it_must(given: str, light: str, dark: str) -> None:
    assert near(readable(given, LIGHT, dark=False).accent, light)
    assert near(readable(given, DARK, dark=True).accent, dark)


def test_text_on_an_accent_is_the_one_with_more_contrast() -> None:
    assert readable("#03563a", LIGHT, dark=False) == Accent("#03563a", "#ffffff")
    assert readable("#ffd400", DARK, dark=True) == Accent("#ffd400", "#0b0b0b")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("teal", True),
        ("oklch(.4 .1 160)", True),
        ("#03563a", True),
        ("#0003", False),
        ("gren", False),
        ("", False),
    ],
)
def test_css_colours_without_alpha(text: str, is_one: bool) -> None:
    assert is_colour(text) == is_one
