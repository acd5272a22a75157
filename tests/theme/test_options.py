"""theme_options: every mistake at once, at its place; and what each option does to the stylesheet."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from fontTools.ttLib import TTFont

from gigfolio.errors import GigfolioError
from gigfolio.snapshot import Snapshot
from gigfolio.theme import Theme
from gigfolio.theme.lookup import themes

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


@pytest.mark.parametrize(("pack", "script", "file"), [
    ("alegreya", "Жё Ωά ł", "cyrillic.woff2"), ("vazirmatn", "سلام گچپژ ۱۲", "arabic.woff2"), ("heebo", "שלום ₪", "hebrew.woff2"),
])  # fmt: skip
def test_a_font_pack_brings_its_script_to_pages_cards_and_papers(
    load: Load, pack: str, script: str, file: str
) -> None:
    theme = load(f"theme_options: {{fonts: {pack}}}\n")
    sources = [font.src for font in theme.font_files()]
    assert f"packs/{pack}/{file}" in sources
    assert sum(len(data) for path, data in theme.font_assets().items() if "ext" not in path) < 90_000
    assert theme.stylesheet.count(f'url("{theme.href(f"packs/{pack}/{file}")}")') == 1
    paths = {
        *theme.card_design.fonts.values(),
        *(path for files in theme.manifest.paper_fonts.values() for path in files),
    }
    for path in paths:
        found = theme.find(path)
        assert found is not None
        known = TTFont(io.BytesIO(found.data)).getBestCmap()
        assert {letter for letter in f"Ada {script}" if ord(letter) not in known} == set()


def test_every_theme_s_fonts_are_a_pack_for_the_others(load: Load) -> None:
    names = [o.name for o in themes(Snapshot.of({})) if o.source == "shipped"]
    for name in names:
        theme = load(f"theme_options: {{fonts: {name}}}\n")
        assert [
            font.src for font in theme.font_files() if not font.src.startswith(f"packs/{name}/fonts/")
        ] == []
        assert all(theme.find(path) for path in theme.card_design.fonts.values())
        assert theme.font_assets()


def test_a_pack_that_there_is_not_is_refused_with_the_list(load: Load) -> None:
    (said,) = refusals(load, "theme_options: {fonts: alegrya}\n")
    assert 'got "alegrya"' in said
    assert all(name in said for name in ("theme, system, ", "margin", "alegreya", "heebo", "vazirmatn"))
    assert "did you mean alegreya?" in said


def test_a_flag_is_true_or_false(load: Load) -> None:
    assert "expected true or false" in refusals(load, "theme_options: {lightbox_script: yes please}\n")[0]
    on, off = (
        load("theme_options: {lightbox_script: true}\n"),
        load("theme_options: {lightbox_script: false}\n"),
    )
    assert [[path for path in theme.assets() if path.endswith(".js")] != [] for theme in (on, off)] == [
        True,
        False,
    ]
