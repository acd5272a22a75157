"""Problems as they are printed: plain where they go into a file, for the eye on a terminal."""

from __future__ import annotations

import sys

import pytest

from gigfolio.cli.reporting import shown
from gigfolio.errors import Diagnostic, Location

TEXT = Diagnostic(
    "warning", "x", "nothing on this page says how a client who has read all of it could reach you", Location("content/a.yaml", 3),
    "contact: {email: …} in the profile, https://an.example/address/that/is/longer/than/a/line/of/a/terminal/and/stays/whole",
    ((3, "x " * 60),),
).format()  # fmt: skip


def test_what_goes_into_a_file_is_left_as_it_is() -> None:
    assert shown(TEXT, "warning") == TEXT


def test_on_a_terminal_lines_break_between_words_and_the_weight_is_coloured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    assert shown(TEXT, "warning").split("\n") == [
        "content/a.yaml:3: \x1b[33mwarning: \x1b[0mnothing on this page says how a client who has read",
        "  all of it could reach you",
        "    3 | " + "x " * 60,
        "  hint: contact: {email: …} in the profile,",
        "    https://an.example/address/that/is/longer/than/a/line/of/a/terminal/and/stays/whole",
    ]  # fmt: skip
