"""One pass over a document's tokens: headings, links, pictures, tables and task lists, with their lines."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from urllib.parse import unquote

from markdown_it.token import Token

from gigfolio.content.markdown_rules import note_id, reference_id
from gigfolio.content.names import UniqueNames, slug
from gigfolio.content.scalars import is_safe_url, join_path
from gigfolio.content.text_source import shortened
from gigfolio.content.typography import typeset
from gigfolio.content.yaml_source import Source
from gigfolio.errors import Location
from gigfolio.model.values import Heading, Hole, Picture

OPEN, CLOSE = "\x02", "\x03"  # mark the holes in the rendered HTML; control characters are refused in content
_FAR = re.compile(r"(?i)(https?:|mailto:|#)")
_TASK = re.compile(r"\[([ xX])\][ \u00a0\n]")
_ALIGNED = {"text-align:left": "left", "text-align:center": "center", "text-align:right": "right"}
_LISTS = {"bullet_list_open", "ordered_list_open"}
_LIST_ENDS = {"bullet_list_close", "ordered_list_close"}
_TO_FINISH = {"heading_open", "th_open", "td_open", "table_open", "table_close"} | _LISTS | _LIST_ENDS
_PICTURE_PARENTS = {"paragraph_open", "td_open", "dd_open"}  # where a picture may be a figure


class Pass:
    """Changes the tokens in place, and keeps the holes, the headings and the plain text."""

    def __init__(
        self, source: Source, first_line: int, folder: str, files: Container[str], language: str
    ) -> None:
        self.source, self.first_line, self.folder, self.files = source, first_line, folder, files
        self.language = language
        self.holes: list[Hole] = []
        self.headings: list[Heading] = []
        self._texts: list[str] = []
        self._ids = UniqueNames()
        self._lists: list[Token] = []
        self._own_links: list[tuple[str, Location]] = []  # to parts of the text itself
        self._line = first_line
        self._level = 1  # of the heading before
        self._shift = 0

    def visit(self, tokens: list[Token], *, has_ids: bool, has_html: bool) -> None:
        """Finish a document's tokens, among which ids of the author's own may be, and raw HTML."""
        if not _is_balanced(
            tokens
        ):  # the footnote plugin cuts such a definition out of the middle of its list
            message = "a footnote is defined inside the text of another footnote"
            place = self.source.at(self.first_line)
            self.source.report("nested-footnote", message, place, "define each footnote on a line of its own")
            tokens.clear()
            return
        # h1 is the page's title, so a body's own headings start at h2.
        levels = [int(t.tag[1]) for t in tokens if t.type == "heading_open"]
        self._shift = 2 - min(levels) if levels else 0
        has_html = has_html and any(
            "html" in part.type for token in tokens for part in (token, *(token.children or ()))
        )
        if has_ids:
            self._take_ids(tokens)
        for index, token in enumerate(tokens):
            if token.map:
                self._line = self.first_line + token.map[0]
            if token.type == "inline":
                self._inline(tokens, index)
            elif token.type in _TO_FINISH:
                self._finish(tokens, index)
        if not has_html:  # in which anchors may stand that only a browser finds
            self._check_own_links()

    def _finish(self, tokens: list[Token], index: int) -> None:
        token = tokens[index]
        if token.type == "heading_open":
            self._heading(token, tokens[index + 1], tokens[index + 2])
        elif token.type in _LISTS:
            self._lists.append(token)
        elif token.type in _LIST_ENDS:
            self._lists.pop()
        else:
            self._table(tokens, index)

    def _check_own_links(self) -> None:
        for fragment, place in self._own_links:
            if fragment and fragment not in self._ids:
                message = f'there is no part named "#{shortened(fragment)}" in this text'
                self.source.report("broken-fragment", message, place, severity="warning")

    def plain_text(self) -> str:
        return " ".join(" ".join(self._texts).split())

    def _take_ids(self, tokens: Sequence[Token]) -> None:
        """Keep the ids that the author or a footnote has taken, so that no heading gets one of them."""
        line = self.first_line
        for token in tokens:
            line = self.first_line + token.map[0] if token.map else line
            if token.type == "footnote_open":
                self._ids.give(note_id(token))
            for part in (token, *(token.children or ())):
                if part.type == "footnote_ref":
                    self._ids.give(reference_id(part))
                name = str(part.attrs.get("id", "")) if part.attrs else ""
                if name and name in self._ids:
                    message = f"the anchor #{name} is already taken"
                    self.source.report(
                        "duplicate-anchor", message, self._at(line, f"#{name}"), "choose another name"
                    )
                elif name:
                    self._ids.give(name)

    def _at(self, line: int, written: str) -> Location:
        """The place of a piece of text on a line; the line's start where it does not stand there as such."""
        lines = self.source.lines
        text = lines[line - 1] if 0 < line <= len(lines) else ""
        found = text.find(written) if written else -1
        return self.source.at(line, found + 1, len(written)) if found >= 0 else self.source.at(line)

    def _heading(self, opening: Token, inline: Token, closing: Token) -> None:
        self._level = min(6, int(opening.tag[1]) + self._shift, self._level + 1)  # no level is left out
        opening.tag = closing.tag = f"h{self._level}"
        text = text_of(inline.children or [])
        name = str(opening.attrs.get("id") or "")
        if not name:
            name = self._ids.give(slug(text, self.language) or "section")
        opening.attrs["id"] = name
        self.headings.append(Heading(level=self._level, id=name, text=text))

    def _table(self, tokens: list[Token], index: int) -> None:
        token = tokens[index]
        if token.type == "table_open":  # wide tables scroll by themselves, and by keyboard
            tokens[index] = _markup('<div class="table" tabindex="0"><table>\n')
        elif token.type == "table_close":
            tokens[index] = _markup("</table></div>\n")
        else:
            side = _ALIGNED.get(str(token.attrs.pop("style", "")))
            if side:
                token.attrJoin("class", side)
            if token.type == "th_open" and not tokens[index + 1].content.strip():
                token.tag = tokens[index + 2].tag = "td"  # a header that says nothing is none
            elif token.type == "th_open":
                token.attrs["scope"] = "col"

    def _inline(self, tokens: list[Token], index: int) -> None:
        inline, parent = tokens[index], tokens[index - 1]
        if index > 1 and parent.type == "paragraph_open" and tokens[index - 2].type == "list_item_open":
            self._task(inline, tokens[index - 2])
        children = inline.children or []
        if len(children) == 1 and children[0].type == "text":
            self._texts.append(children[0].content)
            return
        self._texts.append(text_of(children))
        is_figure = parent.type in _PICTURE_PARENTS and all(
            c.type in {"image", "softbreak"} for c in children
        )
        line = self._line
        for at, child in enumerate(children):
            if child.type in {"softbreak", "hardbreak"}:
                line += 1
            elif child.type == "link_open":
                self._link(child, line, children, at)
            elif child.type == "image":
                self._picture(child, line, is_figure)
        if is_figure and parent.type == "paragraph_open" and children and not parent.hidden:
            _unwrap(tokens, index)

    def _task(self, inline: Token, item: Token) -> None:
        """Turn "[x] " at the start of a list's entry into a check box with its label."""
        first = inline.children[0] if inline.children else None
        found = _TASK.match(first.content) if first and first.type == "text" else None
        if first is None or found is None:
            return
        first.content = first.content[4:]
        checked = "" if found.group(1) == " " else " checked"
        box = _markup(f'<label><input type="checkbox" disabled{checked}> ', "html_inline")
        inline.children = [box, *(inline.children or []), _markup("</label>", "html_inline")]
        item.attrJoin("class", "task-list-item")
        if self._lists and "contains-task-list" not in str(self._lists[-1].attrs.get("class", "")):
            self._lists[-1].attrJoin("class", "contains-task-list")

    def _link(self, token: Token, line: int, children: Sequence[Token], at: int) -> None:
        target = unquote(str(token.attrs.get("href", "")))
        place = self._at(line, target)
        end = next((i for i in range(at, len(children)) if children[i].type == "link_close"), at)
        if not text_of(children[at:end]).strip():
            hint = "write it between the brackets: [what it leads to](…)"
            self.source.report("empty-link", "the link has no text", place, hint, "warning")
        if not is_safe_url(target.replace(" ", "")):
            message = f"a link to {shortened(target.split(':')[0])}: is not published"
            self.source.report("unsafe-link", message, place, "http, https, mailto or a path")
            token.attrs["href"] = "#"
        elif _FAR.match(target):
            if target.lower().startswith("http"):
                token.attrs["rel"] = "noopener"
            elif target.startswith("#"):
                self._own_links.append((target[1:], place))
        else:
            self._near_link(token, target, line, place)

    def _near_link(self, token: Token, target: str, line: int, place: Location) -> None:
        path, mark, fragment = target.partition("#")
        found = path if path.startswith("/") else join_path(self.folder, path) if path else None
        if found is None:
            message = "leads out of the site" if path else "leads nowhere"
            self.source.report("broken-link", f"the link {message}", place)
            token.attrs["href"] = "#"
            return
        hole = Hole(kind="url", target=found + mark + fragment, file=self.source.file, line=line)
        token.attrs["href"] = self._hole(hole)

    def _picture(self, token: Token, line: int, is_figure: bool) -> None:
        written = unquote(str(token.attrs.get("src", "")))
        src = join_path(self.folder, written)
        alt = text_of(token.children or [])
        place = self._at(line, written)
        if src is None or src not in self.files:
            message = f"there is no picture {shortened(written)}"
            self.source.report("missing-picture", message, place, "a path is counted from this file")
            src = ""
        elif not alt:
            hint = "write it between the brackets: ![what it shows](…)"
            self.source.report("missing-alt", "the picture has no alt text", place, hint, "warning")
        title = str(token.attrs.get("title", "")) if is_figure else ""  # a figure cannot stand in a sentence
        caption = typeset(title, self.language)
        picture = Picture(src=src, alt=alt or None, caption=caption)
        token.type, token.tag, token.nesting = "html_inline", "", 0
        token.content = self._hole(Hole(kind="picture", picture=picture, file=self.source.file, line=line))

    def _hole(self, hole: Hole) -> str:
        self.holes.append(hole)
        return f"{OPEN}{len(self.holes) - 1}{CLOSE}"


def _markup(html: str, type: str = "html_block") -> Token:
    token = Token(type, "", 0)
    token.content = html
    return token


def _unwrap(tokens: list[Token], index: int) -> None:
    """Take the <p> off a paragraph of nothing but pictures; one with attributes becomes a <div>."""
    opening, closing = tokens[index - 1], tokens[index + 1]
    if opening.attrs:
        opening.tag = closing.tag = "div"
    else:
        tokens[index - 1], tokens[index + 1] = _markup(""), _markup("\n")


def text_of(tokens: Sequence[Token]) -> str:
    """Return the plain text of inline tokens; a picture's is its alt text."""
    return "".join(
        " " if t.type in {"softbreak", "hardbreak"} else text_of(t.children) if t.children else t.content
        for t in tokens
        if t.type != "html_inline"
    )


def _is_balanced(tokens: list[Token]) -> bool:
    """Whether every element that is closed was opened before, and none is left open."""
    depth = 0
    for token in tokens:
        depth += token.nesting
        if depth < 0:
            return False
    return depth == 0
