from __future__ import annotations

from markupsafe import Markup

from gigfolio.theme.headlines import headline_fit, keep_last_word, open_in_italics

NB = "\u00a0"


def test_a_short_heading_keeps_its_last_two_words_together() -> None:
    assert keep_last_word("A tram to catch") == f"A tram to{NB}catch"
    assert keep_last_word("word") == "word"
    assert keep_last_word("x" * 59 + " y") == "x" * 59 + " y"


def test_headlines_step_down_for_long_words() -> None:
    assert headline_fit("Maps for people") == ""
    assert headline_fit("Straßenbahnnetz " + "a" * 15) == "m"
    assert headline_fit("Donaudampfschifffahrtsgesellschaft") == "s"


def test_a_text_opens_with_three_words_in_italics_unless_there_is_markup_among_them() -> None:
    opened = open_in_italics(Markup("<p>There is a word.</p>\n<p>One two three.</p>"))
    assert opened == Markup('<p><em class="opening">There is a</em> word.</p>\n<p>One two three.</p>')
    for plain in (
        "<p>See <a href='/'>the map</a> first.</p>",
        "<h2>One two three</h2>",
        "<p>Two words</p>",
        "",
    ):
        assert open_in_italics(Markup(plain)) == plain
