"""Short cuts through the Markdown parser: the same tokens and the same HTML, with fewer questions asked on the way.

The parser asks every rule about every line, and about every mark in it. Nearly all of them begin with one character.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Any, TypeVar

from markdown_it.common.utils import escapeHtml
from markdown_it.parser_inline import ParserInline
from markdown_it.renderer import RendererHTML
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

R = TypeVar("R", bound=Callable[..., bool])
_BlockRule = Callable[[StateBlock, int, int, bool], bool]
_InlineRule = Callable[[StateInline, bool], bool]

# The characters that a rule's block, or its part of a line, can begin with. Rules that are not here are always asked.
_BLOCKS = {
    "plain_paragraph": ascii_letters,
    "attr": "{",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-" + digits,
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
_INLINES = {
    "linkify": ":",
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "footnote_ref": "[",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
    "attr": "{",
}
# What begins anything but text within a line, for the rules that the parser has; most lines have nothing of it.
_INLINE_MARK = re.compile(r"[\n\\`~*_\[\]!<&{}]")
_LETTER = re.compile(r"[A-Za-z]")


def take_short_cuts(parser: MarkdownIt) -> None:
    """Make a parser that has all of its rules ask fewer of them. It is not to be configured any further."""
    parser.block.ruler.before("table", "plain_paragraph", _plain_paragraph)
    parser.block.ruler = _OneRule(parser.block.ruler, _block_rule)
    parser.inline = _Inline(parser.inline)
    parser.inline.ruler = _OneRule(parser.inline.ruler, _inline_rule)


class _OneRule(Ruler[R]):
    """Gives one rule for each chain of rules, which asks those of the chain."""

    def __init__(self, behind: Ruler[R], made: Callable[[Sequence[tuple[str, R]]], R]) -> None:
        self.__dict__.update(behind.__dict__)
        names = dict(zip(behind.getRules(), behind.get_active_rules(), strict=True))
        chains = {"", *(chain for rule in self.__rules__ for chain in rule.alt)}
        self._chains = {
            chain: [made([(names[rule], rule) for rule in behind.getRules(chain)])] for chain in chains
        }

    def getRules(self, chainName: str = "") -> list[R]:
        return self._chains.get(chainName, [])


def _by_character(
    rules: Iterable[tuple[str, R]], starts: Mapping[str, str]
) -> tuple[dict[str, tuple[R, ...]], tuple[R, ...]]:
    """The rules to ask by the character that comes next, and those for any other character."""
    rules = list(rules)
    characters = sorted(set("".join(starts.values())))
    by_character = {
        character: tuple(rule for name, rule in rules if character in starts.get(name, character))
        for character in characters
    }
    return by_character, tuple(rule for name, rule in rules if name not in starts)


def _block_rule(rules: Sequence[tuple[str, _BlockRule]]) -> _BlockRule:
    by_character, others = _by_character(rules, _BLOCKS)

    def ask(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        at = state.bMarks[start] + state.tShift[start]
        for rule in by_character.get(state.src[at : at + 1], others):  # noqa: SIM110 - a generator takes longer
            if rule(state, start, end, silent):
                return True
        return False

    return ask


def _inline_rule(rules: Sequence[tuple[str, _InlineRule]]) -> _InlineRule:
    by_character, others = _by_character(rules, _INLINES)

    def ask(state: StateInline, silent: bool) -> bool:
        for rule in by_character.get(state.src[state.pos], others):  # noqa: SIM110
            if rule(state, silent):
                return True
        return False

    return ask


class _Inline(ParserInline):
    """Asks the parser that it stands before for lines only in which anything but text begins."""

    def __init__(self, behind: ParserInline) -> None:
        self.__dict__.update(behind.__dict__)

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        if _INLINE_MARK.search(src):
            return super().parse(src, md, env, tokens)
        if src:
            tokens.append(Token("text", "", 0, content=src))
        return tokens


class Renderer(RendererHTML):
    """Writes most tags, which have no attributes, without asking for any."""

    @staticmethod
    def renderAttrs(token: Token) -> str:
        return RendererHTML.renderAttrs(token) if token.attrs else ""

    def renderInline(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:
        if len(tokens) == 1 and tokens[0].type == "text":
            return escapeHtml(tokens[0].content)
        return super().renderInline(tokens, options, env)


def _plain_paragraph(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A paragraph of one line that starts with a letter, before a blank line: no other rule can want it, so that the dozen
    others need not be asked. (One that a definition follows is a term.)"""
    if silent or state.is_code_block(start):
        return False
    at, following = state.bMarks[start] + state.tShift[start], start + 1
    if not _LETTER.match(state.src, at) or (following < state.lineMax and not state.isEmpty(following)):
        return False
    definition = state.skipEmptyLines(following)
    if definition < state.lineMax and state.src[state.bMarks[definition] + state.tShift[definition]] in ":~":
        return False
    state.line = following
    opening = state.push("paragraph_open", "p", 1)
    opening.map = [start, following]
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start, following, state.blkIndent, False).strip(" \t\n")
    inline.map, inline.children = [start, following], []
    state.push("paragraph_close", "p", -1)
    return True
