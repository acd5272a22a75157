"""A sample's corrections: what is struck out and what is put in, after CriticMarkup and GitHub's strikethrough."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_MARK = re.compile(
    r"~~(?P<deleted>.+?)~~|\{\+\+(?P<inserted>.+?)\+\+\}|\*(?P<italic>[^*\s][^*]*)\*", re.DOTALL
)


def marked(text: str, deleted: str, inserted: str) -> Markup:
    """Return a text as HTML: `~~x~~` struck out, `{++x++}` put in, `*x*` in italics; all else as it is.

    `deleted` and `inserted` are what a screen reader says before a correction.
    """
    parts, end = [Markup()], 0
    for found in _MARK.finditer(text):
        parts += [escape(text[end : found.start()]), _element(found, deleted, inserted)]
        end = found.end()
    return Markup().join([*parts, escape(text[end:])])


def _element(found: re.Match[str], deleted: str, inserted: str) -> Markup:
    if italic := found["italic"]:
        return Markup("<em>{}</em>").format(italic)
    tag, said = ("del", deleted) if found["deleted"] else ("ins", inserted)
    hidden = Markup('<span class="visually-hidden">{} </span>').format(said)
    return Markup(f"<{tag}>{{}}{{}}</{tag}>").format(hidden, found["deleted"] or found["inserted"])
