"""The parser's short cuts change nothing: the same tokens and the same HTML as without them."""

from __future__ import annotations

from functools import cache
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML

from gigfolio.content import markdown_rules

STARTS = (
    "", "", "", "> ", ">", ">> ", "- ", "* ", "+ ", "1. ", "7) ", "  ", "   ", "    ", "\t", " \t", "# ", "###### ", "#", ": ", "~ ", "[^a]: ",
)  # fmt: skip
LINES = (
    "Words of a line.", "a", "É is no ASCII", "---", "===", "***", "_ _ _", "- -", "```", "~~~ x", "| a | b |", "|---|:-:|", "a | b", "-|-",
    "[ref]: /to 'title'", "[^a]: A note.", "<div>", "</div>", "<!-- x -->", "{#id .name}", "{.a}", "Term", ": Definition", "~ Another", "1986. A year",
    "12345678901. No list", "\\", "*", "`", "![", "[", "", "\u00a0",
)  # fmt: skip
PIECES = (
    "word", " ", "*", "**", "_", "__", "~~", "`", "``", "[", "]", "](", "(/to)", "![", ")", "[ref]", "[^a]", "<", ">", "<b>", "<https://a.example>",
    "<a@b.example>", "&amp;", "&", "&#35;", "\\", "\\*", "\n", "  \n", "{.x}", "{", "}", "!", ":", "http://a.example", "-", "'", '"', "é", "\t", "#", "=",
)  # fmt: skip
BLOCKS = st.lists(st.tuples(st.lists(st.sampled_from(STARTS), max_size=3).map("".join), st.sampled_from(LINES)), max_size=14)  # fmt: skip
INLINES = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)


@cache
def without_short_cuts(html: bool) -> MarkdownIt:
    with (
        patch.object(markdown_rules, "take_short_cuts", lambda parser: None),
        patch.object(markdown_rules, "Renderer", RendererHTML),
    ):
        return markdown_rules.parser.__wrapped__(html)


def read(parser: MarkdownIt, text: str) -> tuple[list[dict[str, Any]], str]:
    env: dict[str, object] = {"language": "en", "highlight": False}
    tokens = parser.parse(text, env)
    return [token.as_dict() for token in tokens], parser.renderer.render(tokens, parser.options, env)


def check(text: str) -> None:
    for html in (False, True):
        assert read(markdown_rules.parser(html), text) == read(without_short_cuts(html), text)


@settings(max_examples=400, deadline=None)
@given(BLOCKS)
@example([("", "Term"), ("", ""), ("", ": Definition")])
@example([("> ", "Words of a line."), ("", "- -")])
@example([("- ", "a"), ("    ", "- deeper"), ("", "12345678901. No list")])
def test_blocks(lines: list[tuple[str, str]]) -> None:
    check("\n".join(start + line for start, line in lines))


@settings(max_examples=400, deadline=None)
@given(INLINES, st.booleans())
def test_parts_of_a_line(text: str, has_note: bool) -> None:
    check(text + "\n\n[ref]: /there\n" + ("\n[^a]: A note.\n" if has_note else ""))


@pytest.mark.parametrize("character", [chr(code) for code in range(1, 127)])
def test_every_character_that_a_line_can_begin_with(character: str) -> None:
    for text in (
        f"{character}\n",
        f"{character} a\n{character}{character} b\n",
        f"{character}. a\n",
        f"a\n{character}{character}{character}\nb",
    ):
        check(text)
        check(f"- {text}\n> {text}")
