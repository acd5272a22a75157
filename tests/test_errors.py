"""A problem is shown with its place, its line and what would mend it."""

from __future__ import annotations

from gigfolio.errors import Diagnostic, GigfolioError, Location, worst_first

PRICE = Diagnostic(
    "error",
    "bad-amount",
    'packages[1].price: expected an amount like 1200 or "1200 EUR", got "twelve"',
    Location("content/rates.yaml", 14, 12, 6),
    hint="leave price out and set display: on_request to show no price",
    excerpt=((13, "  - name: Brand sprint"), (14, "    price: twelve")),
)


def test_format_shows_place_line_and_hint() -> None:
    assert PRICE.format() == (
        'content/rates.yaml:14:12: packages[1].price: expected an amount like 1200 or "1200 EUR", got "twelve"\n'
        "   13 |   - name: Brand sprint\n"
        "   14 |     price: twelve\n"
        "      |            ^^^^^^\n"
        "  hint: leave price out and set display: on_request to show no price"
    )


def test_a_warning_says_so() -> None:
    assert (
        Diagnostic("warning", "x", "no alt text", Location("a.md", 3)).format()
        == "a.md:3: warning: no alt text"
    )


def test_worst_first_then_by_place() -> None:
    note = Diagnostic("note", "n", "n", Location("a", 1))
    late = Diagnostic("error", "e", "e", Location("b", 9, 1))
    early = Diagnostic("error", "e", "e", Location("b", 2, 1))
    placeless = Diagnostic("error", "e", "e")
    assert worst_first([note, placeless, late, early]) == (early, late, placeless, note)


def test_error_made_from_a_text() -> None:
    error = GigfolioError("cannot write there", id="output", hint="name another folder")
    assert error.diagnostics == (
        Diagnostic("error", "output", "cannot write there", hint="name another folder"),
    )
    assert "name another folder" in str(error)
