from __future__ import annotations

import pytest

from gigfolio.theme.typography import headline_fit, keep_last_word, typeset

NB = "\u00a0"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("380 ms", f"380{NB}ms"),
        ("-62 %", f"−62{NB}%"),
        ("in 9 weeks", f"in 9{NB}weeks"),
        ("2021-2024", "2021–2024"),
        ("09:00-17:00", "09:00–17:00"),
        ("2026-03-14", "2026-03-14"),
        ("a three-day week", "a three-day week"),
        ("tel 04-55-12-34", "tel 04-55-12-34"),
        ("from 12 May", f"from 12{NB}May"),
        ("€ 400", f"€{NB}400"),
        ('"Now," she said', "“Now,” she said"),
        ("it's 'so'", "it’s ‘so’"),
        ("work -- and rest", "work – and rest"),
        ("5 msgs", "5 msgs"),
    ],
)
def test_english(written: str, shown: str) -> None:
    assert typeset(written, "en") == shown


@pytest.mark.parametrize(
    ("language", "shown"), [("de", "„so“"), ("fr", f"«{NB}so{NB}»"), ("pl-PL", "„so”"), ("xx", "“so”")]
)
def test_quotes_are_the_language_s(language: str, shown: str) -> None:
    assert typeset('"so"', language) == shown


def test_setting_twice_changes_nothing() -> None:
    once = typeset("\"a\" -5 % it's 3-4 weeks, 12 May", "en")
    assert typeset(once, "en") == once


def test_a_short_heading_keeps_its_last_two_words_together() -> None:
    assert keep_last_word("A tram to catch") == f"A tram to{NB}catch"
    assert keep_last_word("word") == "word"
    assert keep_last_word("x" * 59 + " y") == "x" * 59 + " y"


def test_headlines_step_down_for_long_words() -> None:
    assert headline_fit("Maps for people") == ""
    assert headline_fit("Straßenbahnnetz " + "a" * 15) == "m"
    assert headline_fit("Donaudampfschifffahrtsgesellschaft") == "s"
