"""theme_options: every mistake at once, at its place; and what each option does to the stylesheet."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gigfolio.errors import GigfolioError
from gigfolio.theme import Theme

Load = Callable[..., Theme]


def refusals(load: Load, settings: str) -> list[str]:
    with pytest.raises(GigfolioError) as caught:
        load(settings)
    return [d.format() for d in caught.value.diagnostics]


def test_every_mistake_is_shown_with_its_line_and_a_hint(load: Load) -> None:
    settings = (
        "theme_options:\n  acent: red\n  scheme: drak\n  accent: gren\n  labels: {selected_wrok: x}\n"
        "  fonts: {display: theme/none.woff2, head: x}\n"
    )
    assert refusals(load, settings) == [
        "gigfolio.yaml:2:3: theme_options.acent: the theme has no such option\n"
        "    1 | theme_options:\n    2 |   acent: red\n      |   ^^^^^\n  hint: did you mean accent?",
        'gigfolio.yaml:3:11: theme_options.scheme: expected one of auto, light, dark, got "drak"\n'
        "    2 |   acent: red\n    3 |   scheme: drak\n      |           ^^^^\n  hint: did you mean dark?",
        'gigfolio.yaml:4:11: theme_options.accent: "gren" is not a CSS colour\n'
        '    3 |   scheme: drak\n    4 |   accent: gren\n      |           ^^^^\n  hint: like "#03563a" or "teal"',
        "gigfolio.yaml:5:12: theme_options.labels.selected_wrok: the theme has no such label\n"
        "    4 |   accent: gren\n    5 |   labels: {selected_wrok: x}\n      |            ^^^^^^^^^^^^^\n"
        "  hint: did you mean selected_work?",
        "gigfolio.yaml:6:20: theme_options.fonts.display: there is no woff2 file theme/none.woff2\n"
        "    5 |   labels: {selected_wrok: x}\n    6 |   fonts: {display: theme/none.woff2, head: x}\n"
        "      |                    ^^^^^^^^^^^^^^^^\n  hint: put it in theme/",
        "gigfolio.yaml:6:38: theme_options.fonts.head: expected display or text\n"
        "    5 |   labels: {selected_wrok: x}\n    6 |   fonts: {display: theme/none.woff2, head: x}\n"
        "      |                                      ^^^^",
    ]


def test_labels_go_from_english_to_the_language_to_the_user_s(load: Load) -> None:
    theme = load(
        "language: nl\ntheme_options: {labels: {role: Taak}}\n",
        **{"theme/labels/nl.yaml": "role: Rol\nwhen: Wanneer\n"},
    )
    assert [theme.words(key) for key in ("role", "when", "client")] == ["Taak", "Wanneer", "Client"]


def test_an_accent_is_moved_where_it_must_be_and_said_so(load: Load) -> None:
    theme = load("theme_options: {accent: '#ffd400'}\n")
    assert "--accent:light-dark(#836b00,#ffd400)" in theme.stylesheet
    assert [d.message for d in theme.diagnostics] == [
        "accent #ffd400 became #836b00 on light so that text stays readable"
    ]
    assert (theme.tokens["accent"], theme.tokens["dark_accent"]) == ("#836b00", "#ffd400")


def test_no_accent_changes_nothing(load: Load) -> None:
    assert load().diagnostics == ()
    assert load().tokens["accent"] == "#03563a"


@pytest.mark.parametrize(
    ("option", "rule"),
    [("scheme: dark", ":root{color-scheme:dark}"), ("density: tight", ":root{--density:.7}")],
)
def test_scheme_and_density_are_rules_of_the_last_layer(load: Load, option: str, rule: str) -> None:
    assert f"@layer user{{{rule}}}" in load(f"theme_options: {{{option}}}\n").stylesheet


def test_system_fonts_load_no_file(load: Load) -> None:
    theme = load("theme_options: {fonts: system}\n")
    assert "@font-face" not in theme.stylesheet
    assert [path for path in theme.assets() if path.endswith(".woff2")] == []
    assert "--font-display:Georgia" in theme.stylesheet


def test_own_fonts_take_the_theme_s_place(load: Load) -> None:
    theme = load(
        "theme_options: {fonts: {display: theme/fonts/mine.woff2}}\n", **{"theme/fonts/mine.woff2": "font"}
    )
    assert [path for path in theme.assets() if "mine-" in path and path.endswith(".woff2")]
    assert '--font-display:"Own Display"' in theme.stylesheet
    assert '--font-text:"Gigfolio Sans"' in theme.stylesheet
