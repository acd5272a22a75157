"""Quotes by their neighbours and by language; dashes, minus signs and spaces that do not break."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gigfolio.content.typography import typeset, typeset_runs


@pytest.mark.parametrize(
    ("language", "text", "made"),
    [
        ("en", '"One," she said, "is \'two\'."', "“One,” she said, “is ‘two’.”"),
        ("en-GB", "Don't. The clients' rock 'n' roll, '90s", "Don’t. The clients’ rock ‘n’ roll, ’90s"),
        ("en", "'tis one word", "’tis one word"),
        ("en", '("a")-"b"/"c"', "(“a”)-“b”/“c”"),
        ("en", "\"'Inner' first\"", "“‘Inner’ first”"),
        ("en", 'a 6" pipe, x " y', 'a 6″ pipe, x " y'),
        ("de", "\"Ja, 'gut'\"", "„Ja, ‚gut‘“"),
        ("de-CH", '"Ja"', "«Ja»"),
        ("fr", '"Oui" : non ?', "«\u00a0Oui\u00a0»\u00a0: non\u00a0?"),
        ("sv", '"Ja"', "”Ja”"),
        ("ja", '"はい"', "「はい」"),
        ("xx", '"Yes"', "“Yes”"),
    ],
)
def test_quotes(language: str, text: str, made: str) -> None:
    assert typeset(text, language) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("pages 3-5, 2019-2024", "pages 3–5, 2019–2024"),
        ("on 2026-03-14", "on 2026-03-14"),
        ("-40 %, a -5", "−40\u00a0%, a −5"),
        ("one -- two --- three--four", "one – two — three–four"),
        ("--quiet and well-known", "--quiet and well-known"),
        ("and so on...", "and so on…"),
        ("9 weeks at € 900 from 12 May", "9\u00a0weeks at €\u00a0900 from 12\u00a0May"),
        ("5 mistakes", "5 mistakes"),
    ],
)
def test_dashes_and_spaces(text: str, made: str) -> None:
    assert typeset(text, "en") == made


def test_arabic_has_commas_of_its_own_beside_its_letters() -> None:
    text = "مطعم, عمّان; كم? Hall, Kraków"
    assert typeset(text, "ar") == typeset(text, "fa-IR") == "مطعم، عمّان؛ كم؟ Hall, Kraków"
    assert typeset(text, "he") == text


def test_quotes_know_their_neighbours_across_runs_and_leave_code_alone() -> None:
    runs = ['He said "', "yes", '" to ', '"x"', "."]
    assert typeset_runs(runs, [True, True, True, False, True], "en") == [
        "He said “",
        "yes",
        "” to ",
        '"x"',
        ".",
    ]


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(alphabet="a'\" -.5\n("), st.booleans())))
def test_runs_stay_runs(runs: list[tuple[str, bool]]) -> None:
    texts, flags = [text for text, _ in runs], [flag for _, flag in runs]
    made = typeset_runs(texts, flags, "de")
    assert len(made) == len(texts)
    assert [m for m, flag in zip(made, flags, strict=True) if not flag] == [
        t for t, flag in zip(texts, flags, strict=True) if not flag
    ]
