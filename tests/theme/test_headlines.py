from __future__ import annotations

from gigfolio.theme.headlines import headline_fit, keep_last_word

NB = "\u00a0"


def test_a_short_heading_keeps_its_last_two_words_together() -> None:
    assert keep_last_word("A tram to catch") == f"A tram to{NB}catch"
    assert keep_last_word("word") == "word"
    assert keep_last_word("x" * 59 + " y") == "x" * 59 + " y"


def test_headlines_step_down_for_long_words() -> None:
    assert headline_fit("Maps for people") == ""
    assert headline_fit("Straßenbahnnetz " + "a" * 15) == "m"
    assert headline_fit("Donaudampfschifffahrtsgesellschaft") == "s"
