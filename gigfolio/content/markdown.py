"""Markdown to HTML with holes: CommonMark with tables, footnotes, definition and task lists, attributes, anchors.

The result is a `Body`. Pictures and links to other parts of the site stay holes, because only planning and rendering
know their addresses. Raw HTML is text unless it is allowed for the author's own pages.
"""

from __future__ import annotations

import re
from collections.abc import Container

from gigfolio.content.markdown_pass import CLOSE, OPEN, Pass
from gigfolio.content.markdown_rules import parser
from gigfolio.content.text_source import MAX_MARKDOWN, Source
from gigfolio.model.values import Body, Hole

# Table cells, brackets and quote marks cost the parser far more than other text: as many as no page has are refused.
_LIMITS = {
    "|": 20_000,
    "[": 20_000,
    "<": 20_000,
    "*": 40_000,
    "_": 40_000,
    "`": 40_000,
    ">": 40_000,
    "~": 40_000,
}
_HOLE = re.compile(f"{OPEN}(\\d+){CLOSE}")


def render_body(
    source: Source,
    text: str,
    *,
    first_line: int,
    folder: str,
    files: Container[str],
    html: bool = False,
    language: str = "en",
    highlight: bool = True,
) -> Body:
    """Return the body that a Markdown text makes.

    `first_line` is the line of the file on which `text` starts, `folder` where relative paths are counted from,
    `files` the site's inputs, `language` the text's, for its quotes; `highlight` colours code. Links with an unsafe scheme and pictures that are
    not there are reported in `source`. Nothing else is read, so that equal arguments give equal bodies.
    """
    if not text.strip() or _is_too_much(source, text, first_line):
        return Body()
    made = parser(html)
    environment: dict[str, object] = {"language": language, "highlight": highlight}
    tokens = made.parse(text, environment)
    work = Pass(source, first_line, folder, files, language)
    work.visit(tokens, has_ids="{" in text or "[^" in text or html, has_html=html)
    rendered = made.renderer.render(tokens, made.options, environment)
    plain = work.plain_text()
    return Body(
        parts=_parts(rendered, work.holes),
        headings=tuple(work.headings),
        text=plain,
        words=len(plain.split()),
    )


def _is_too_much(source: Source, text: str, first_line: int) -> bool:
    if len(text.encode("utf-8", "replace")) > MAX_MARKDOWN:
        source.report("too-large", f"over {MAX_MARKDOWN // 1024} kB of Markdown", source.at(first_line))
        return True
    for mark, limit in _LIMITS.items():
        if text.count(mark) > limit:
            source.report("too-large", f"over {limit:,} times {mark} in one text", source.at(first_line))
            return True
    return False


def _parts(html: str, holes: list[Hole]) -> tuple[str | Hole, ...]:
    """Cut the rendered HTML at its holes."""
    parts: list[str | Hole] = []
    for index, piece in enumerate(_HOLE.split(html)):
        if index % 2:
            parts.append(holes[int(piece)])
        elif piece:
            parts.append(piece)
    return tuple(parts)
