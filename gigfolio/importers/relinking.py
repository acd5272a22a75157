"""Links of imported posts to posts that the site has already: to where they stand, or none where they are not published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from gigfolio.content.names import slug
from gigfolio.errors import Diagnostic
from gigfolio.importers.post_links import rewrite_links
from gigfolio.importers.posts import is_published
from gigfolio.importers.result import Document

Standing = Iterable[tuple[str, str, Mapping[str, Any]]]  # (path, name, fields) of the site's own posts
_STEM = "content/posts"


def relinked(
    new: list[Document], there: list[Document], standing: Standing, today: dt.date, left: list[Diagnostic]
) -> list[Document]:
    """Return the new posts with their links to those that are there already; what loses one is noted in `left`."""
    moved: dict[str, str] = {}
    for document in there:
        place = _place(document, standing, today)
        moved |= {f"{_STEM}/{document.name}{ending}": place for ending in (".md", "/index.md")}
    return [_relinked(document, moved, left) for document in new] if moved else new


def _place(document: Document, standing: Standing, today: dt.date) -> str:
    """The path of the site's own post that stands for an imported one, or "" while it is not published."""
    for path, name, fields in standing:
        if document.name in (name, slug(str(fields.get("title") or ""))):
            return path if is_published(fields, today) else ""
    return ""


def _relinked(document: Document, moved: Mapping[str, str], left: list[Diagnostic]) -> Document:
    def resolve(address: str, is_picture: bool) -> str:
        path, mark, anchor = address.partition("#")
        place = path if is_picture else moved.get(path, path)
        return f"{place}{mark}{anchor}" if place else ""

    body, lost = rewrite_links(document.body, resolve)
    for address in dict.fromkeys(lost):
        message = (
            f"{document.name}: {address}: it leads to a post that is not published yet; its words are kept"
        )
        left.append(Diagnostic("note", "left-out", message))
    return document._replace(body=body)
