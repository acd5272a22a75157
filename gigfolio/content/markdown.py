"""Markdown to HTML with holes: CommonMark with tables, footnotes, definition and task lists, attributes, anchors.

The result is a `Body`. Pictures and links to other parts of the site stay holes, because only planning and rendering
know their addresses. Raw HTML is text unless it is allowed for the author's own pages.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from gigfolio.content.names import slug
from gigfolio.content.scalars import is_safe_url, join_path
from gigfolio.content.yaml_source import Source
from gigfolio.model.values import Body, Heading, Hole, Picture

MAX_BYTES = 256 * 1024
_OPEN, _CLOSE = (
    "\x02",
    "\x03",
)  # mark the holes in the rendered HTML; control characters are refused in content
_HOLE = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_FAR = re.compile(r"(?i)(https?:|mailto:|#)")


@cache
def _parser(html: bool) -> MarkdownIt:
    parser = MarkdownIt("js-default", {"html": html, "linkify": False, "highlight": _highlight})
    parser.use(footnote_plugin).use(deflist_plugin).use(tasklists_plugin)
    parser.use(attrs_plugin, allowed=["id", "class"]).use(attrs_block_plugin, allowed=["id", "class"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # checked with its line, below
    return parser


def _highlight(code: str, language: str, _attributes: str) -> str:
    """Return the code's HTML with Pygments' classes, or "" for a language that it does not know."""
    if not language:
        return ""
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language)
    except ClassNotFound:
        return ""
    inner = highlight(code, lexer, HtmlFormatter(nowrap=True))
    return f'<pre class="code" tabindex="0"><code class="language-{slug(language)}">{inner}</code></pre>\n'


def render_body(
    source: Source, text: str, *, first_line: int, folder: str, files: Container[str], html: bool = False
) -> Body:
    """Return the body that a Markdown text makes.

    `first_line` is the line of the file on which `text` starts, `folder` where relative paths are counted from,
    `files` the site's inputs. Links with an unsafe scheme and pictures that are not there are reported in `source`.
    """
    if len(text.encode()) > MAX_BYTES:
        source.report("too-large", f"over {MAX_BYTES // 1024} kB of Markdown", source.at(first_line))
        return Body()
    parser = _parser(html)
    tokens = parser.parse(text)
    work = _Work(source, first_line, folder, files)
    work.visit(tokens)
    rendered = parser.renderer.render(tokens, parser.options, {})
    plain = work.plain_text()
    return Body(
        parts=work.parts(rendered), headings=tuple(work.headings), text=plain, words=len(plain.split())
    )


class _Work:
    """One pass over a document's tokens: headings, links and pictures, with their lines."""

    def __init__(self, source: Source, first_line: int, folder: str, files: Container[str]) -> None:
        self.source, self.first_line, self.folder, self.files = source, first_line, folder, files
        self.holes: list[Hole] = []
        self.headings: list[Heading] = []
        self.texts: list[str] = []
        self.ids: set[str] = set()

    def visit(self, tokens: Sequence[Token]) -> None:
        line = self.first_line
        # h1 is the page's title, so a body's own headings start at h2.
        levels = [int(t.tag[1]) for t in tokens if t.type == "heading_open"]
        shift = 2 - min(levels) if levels else 0
        for index, token in enumerate(tokens):
            if token.map:
                line = self.first_line + token.map[0]
            if token.type == "heading_open":
                self._heading(token, tokens[index + 1], shift)
            elif token.type == "heading_close":
                token.tag = f"h{min(6, int(token.tag[1]) + shift)}"
            elif token.type == "th_open" and "scope" not in token.attrs:
                token.attrs["scope"] = "col"
            elif token.type == "inline":
                self._inline(token, line)

    def _heading(self, token: Token, inline: Token, shift: int) -> None:
        token.tag = f"h{min(6, int(token.tag[1]) + shift)}"
        text = _text_of(inline.children or [])
        name = str(token.attrs.get("id") or slug(text) or "section")
        unique, number = name, 2
        while unique in self.ids:
            unique, number = f"{name}-{number}", number + 1
        self.ids.add(unique)
        token.attrs["id"] = unique
        self.headings.append(Heading(level=int(token.tag[1]), id=unique, text=text))

    def _inline(self, inline: Token, line: int) -> None:
        self.texts.append(_text_of(inline.children or []))
        for child in inline.children or []:
            if child.type in {"softbreak", "hardbreak"}:
                line += 1
            elif child.type == "link_open":
                self._link(child, line)
            elif child.type == "image":
                self._picture(child, line)

    def _link(self, token: Token, line: int) -> None:
        target = str(token.attrs.get("href", ""))
        if not is_safe_url(target):
            message = f"a link to {target.split(':')[0]}: is not published"
            self.source.report("unsafe-link", message, self.source.at(line), "http, https, mailto or a path")
            token.attrs["href"] = "#"
        elif _FAR.match(target):
            if target.lower().startswith("http"):
                token.attrs["rel"] = "noopener"
        else:
            token.attrs["href"] = self._hole(
                Hole(kind="url", target=self._normal(target), file=self._file, line=line)
            )

    @property
    def _file(self) -> str:
        return self.source.file

    def _normal(self, target: str) -> str:
        if target.startswith("/"):
            return target
        path, mark, fragment = target.partition("#")
        return posixpath.normpath(posixpath.join(self.folder, path)) + mark + fragment

    def _picture(self, token: Token, line: int) -> None:
        written = str(token.attrs.get("src", ""))
        src = join_path(self.folder, written)
        alt = _text_of(token.children or [])
        if src is None or src not in self.files:
            self.source.report("missing-picture", f"there is no picture {written}", self.source.at(line))
            src = ""
        elif not alt:
            hint = "write it between the brackets: ![what it shows](…)"
            self.source.report(
                "missing-alt", "the picture has no alt text", self.source.at(line), hint, "warning"
            )
        picture = Picture(src=src, alt=alt or None, caption=str(token.attrs.get("title", "")))
        token.type, token.tag, token.nesting = "html_inline", "", 0
        token.content = self._hole(Hole(kind="picture", picture=picture, file=self._file, line=line))

    def _hole(self, hole: Hole) -> str:
        self.holes.append(hole)
        return f"{_OPEN}{len(self.holes) - 1}{_CLOSE}"

    def plain_text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def parts(self, html: str) -> tuple[str | Hole, ...]:
        """Cut the rendered HTML at its holes; a paragraph of nothing but a picture loses its <p>."""
        html = re.sub("%02(\\d+)%03", f"{_OPEN}\\1{_CLOSE}", html)
        html = re.sub(f"<p>({_OPEN}\\d+{_CLOSE})</p>", r"\1", html)
        parts: list[str | Hole] = []
        for index, piece in enumerate(_HOLE.split(html)):
            if index % 2:
                parts.append(self.holes[int(piece)])
            elif piece:
                parts.append(piece)
        return tuple(parts)


def _text_of(tokens: Sequence[Token]) -> str:
    return "".join(
        " " if t.type in {"softbreak", "hardbreak"} else _text_of(t.children) if t.children else t.content
        for t in tokens
        if t.type != "html_inline"
    )


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """Return a file's front matter (None when it has none), its body, and the line on which the body starts."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, text, 1
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return "\n".join(lines[1:]), "", len(lines) + 1
