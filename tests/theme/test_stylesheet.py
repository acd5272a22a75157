from __future__ import annotations

from collections.abc import Callable

import pytest

from gigfolio.theme import Theme
from gigfolio.theme.stylesheet import LAYERS, compact

Load = Callable[..., Theme]


@pytest.mark.parametrize(
    ("written", "short"),
    [
        ("a { color: red; }\n\n b{margin:0 auto}", "a{color:red}b{margin:0 auto}\n"),
        ("/* why */ a :is(b, c) > d { x: y }", "a :is(b,c) > d{x:y}\n"),
        ('a { content: "/* kept */ { ; }" }', 'a{content:"/* kept */ { ; }"}\n'),
        ("@media (min-width: 45rem) { a { b: c } }", "@media (min-width:45rem){a{b:c}}\n"),
        ("a { width: calc(1px + 2px) }", "a{width:calc(1px + 2px)}\n"),
        ("a:not(:focus) b::before { c: d }", "a:not(:focus) b::before{c:d}\n"),
    ],
)
def test_white_space_that_means_nothing_goes(written: str, short: str) -> None:
    assert compact(written) == short
    assert compact(short) == short


def test_layers_are_declared_once_at_the_top_and_the_user_s_come_last(load: Load) -> None:
    theme = load(**{"theme/custom.css": "h1 { color: red }"})
    assert theme.stylesheet.startswith(f"@layer {LAYERS.replace(', ', ',')};")
    assert theme.stylesheet.rstrip().endswith("@layer user{h1{color:red}}")


def test_the_file_s_name_changes_with_its_text(load: Load) -> None:
    plain, changed = load(), load(**{"theme/custom.css": "h1 { color: red }"})
    assert plain.stylesheet_file != changed.stylesheet_file
    assert plain.digest != changed.digest
    assert plain.digest == load().digest


def test_a_large_stylesheet_is_a_file_and_a_small_one_stands_in_the_page(load: Load) -> None:
    large = load(
        **{"theme/custom.css": "".join(f".c{i * 7919 % 100003} {{ top: {i}px }}" for i in range(3000))}
    )
    assert (load().is_inline, large.is_inline) == (True, False)
    assert large.stylesheet_file in large.assets()
    assert load().stylesheet_file not in load().assets()


def test_a_slanted_file_is_a_face_of_its_own(load: Load) -> None:
    sheet = load("theme: plate\n").stylesheet
    assert sheet.count('font-family:"Gigfolio Grotesk";font-weight:400;font-style:italic') == 2
    assert "font-style:italic;font-display" not in load().stylesheet


def test_an_italic_font_and_its_fallback_say_that_they_are(load: Load) -> None:
    css = load("theme: galley").stylesheet
    assert css.count('font-family:"Gigfolio News";font-weight:400;font-style:italic') == 2
    assert (
        css.count('font-family:"Gigfolio News Fallback";font-style:italic;src:local("Georgia Italic")') == 1
    )
    assert css.count('font-family:"Gigfolio News Fallback";src:local("Georgia")') == 1
    assert "italic;" not in load().stylesheet.partition("@layer tokens")[0]


def test_a_late_text_face_may_wait_and_fallbacks_name_fonts_of_the_same_advances(load: Load) -> None:
    css = load("theme: poster").stylesheet
    assert (
        css.count('font-family:"Gigfolio Host";font-weight:400 700;font-style:normal;font-display:optional')
        == 2
    )
    assert css.count('font-family:"Gigfolio Poster";font-weight:850;font-style:normal;font-display:swap') == 2
    assert 'src:local("Arial Bold"),local("LiberationSans-Bold"),local("NimbusSans-Bold");' in css
