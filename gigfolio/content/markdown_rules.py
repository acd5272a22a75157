"""The Markdown parser, and the HTML of what its plugins leave unfinished: footnotes, code, typographic text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from gigfolio.content.markdown_shortcuts import Renderer, take_short_cuts
from gigfolio.content.names import slug
from gigfolio.content.typography import typeset, typeset_runs

_MAX_HIGHLIGHTED = 32_000  # characters of code; more is shown plain, because lexers can take long


@cache
def parser(html: bool) -> MarkdownIt:
    """Return the parser; `html` lets raw HTML through. Its environment holds the "language" of the
    text, and whether to "highlight" code."""
    options = {"html": html, "linkify": False, "maxNesting": 40}
    made = MarkdownIt("js-default", options, renderer_cls=Renderer)
    made.use(footnote_plugin, inline=False).use(deflist_plugin)
    made.use(attrs_plugin, allowed=["id", "class"]).use(attrs_block_plugin, allowed=["id", "class"])
    made.core.ruler.disable(["replacements", "smartquotes"])
    # Before text_join, so that an escaped quote (\") is still apart and stays straight.
    made.core.ruler.before("text_join", "typeset", _typeset)
    take_short_cuts(made)
    made.validateLink = lambda url: True  # type: ignore[method-assign]  # checked with its line in markdown.py
    rules = {
        "fence": _code,
        "code_block": _code,
        "footnote_ref": _footnote_ref,
        "footnote_block_open": lambda *_: '<div class="footnotes">\n<ol class="footnotes-list">\n',
        "footnote_block_close": lambda *_: "</ol>\n</div>\n",
        "footnote_open": _footnote_open,
        "footnote_anchor": _footnote_anchor,
    }
    for name, rule in rules.items():
        made.add_render_rule(name, rule)
    return made


def _typeset(state: StateCore) -> None:
    language = str(state.env.get("language", "en"))
    for token in state.tokens:
        if token.type == "inline" and token.children:
            _typeset_line(token.children, language)


def _typeset_line(tokens: list[Token], language: str) -> None:
    if len(tokens) == 1 and tokens[0].type == "text":
        tokens[0].content = typeset(tokens[0].content, language)
        return
    runs, texts = [], []
    is_address = False  # inside <https://…>
    for token in tokens:
        if token.type in {"link_open", "link_close"} and token.info == "auto":
            is_address = token.type == "link_open"
        breaks = token.type in {"softbreak", "hardbreak"}
        runs.append("\n" if breaks else "" if token.type == "html_inline" else token.content)
        texts.append(token.type == "text" and not is_address)
    for token, run, is_text in zip(tokens, typeset_runs(runs, texts, language), texts, strict=True):
        if is_text:
            token.content = run


def _code(_self: Any, tokens: Sequence[Token], index: int, _options: Any, env: Any) -> str:
    token = tokens[index]
    language = token.info.split(maxsplit=1)[0] if token.info.strip() and "{" not in token.info else ""
    name = slug(language)
    mark = f' class="language-{name}"' if name else ""
    inner = highlighted(token.content, language) if env.get("highlight", True) else ""
    inner = inner or escapeHtml(token.content)
    return f'<pre class="code" tabindex="0"><code{mark}>{inner}</code></pre>\n'


def highlighted(code: str, language: str) -> str:
    """Return the code's HTML with Pygments' classes, or "" for a language that it does not know."""
    if not language or len(code) > _MAX_HIGHLIGHTED:
        return ""
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language)
    except ClassNotFound:
        return ""
    return highlight(code, lexer, HtmlFormatter(nowrap=True))


def reference_id(token: Token) -> str:
    """Return the id of a footnote's reference: "note-ref-1", and "note-ref-1-2" where it is referred to again."""
    again = token.meta.get("subId", 0)
    return f"note-ref-{token.meta['id'] + 1}" + (f"-{again + 1}" if again else "")


def note_id(token: Token) -> str:
    """Return the id of a footnote."""
    return f"note-{token.meta['id'] + 1}"


def _footnote_ref(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    token = tokens[index]
    link = f'<a href="#{note_id(token)}" id="{reference_id(token)}">{token.meta["id"] + 1}</a>'
    return f'<sup class="footnote-ref">{link}</sup>'


def _footnote_open(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    return f'<li id="{note_id(tokens[index])}" class="footnote-item">'


def _footnote_anchor(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    # An arrow and the note's number: a name that needs no language. U+FE0E keeps it from being drawn as an emoji.
    token = tokens[index]
    again = token.meta.get("subId", 0)
    name = f"↩\ufe0e{_SPACE}{token.meta['id'] + 1}" + (f".{again + 1}" if again else "")
    return f' <a href="#{reference_id(token)}" class="footnote-backref">{name}</a>'


_SPACE = "\u00a0"
