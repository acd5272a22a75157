"""What planning makes: pages to render, social cards to draw, texts that are ready, files to copy."""

from __future__ import annotations

from gigfolio.errors import Diagnostic
from gigfolio.model.values import Value


class Page(Value, frozen=True, kw_only=True):
    """A page to render: its address without the base path, its file, its template and the template's context."""

    url: str
    output: str
    template: str
    context: Value


class Document(Value, frozen=True, kw_only=True):
    """A text that needs no template."""

    output: str
    text: str


class Copy(Value, frozen=True, kw_only=True):
    """A file of the user's own, copied as it is; `source` is its logical path."""

    output: str
    source: str


class Plan(Value, frozen=True, kw_only=True):
    """Everything that the public output is made of, but the theme's own files. `cards` are drawn, not templated."""

    pages: tuple[Page, ...] = ()
    cards: tuple[Page, ...] = ()
    documents: tuple[Document, ...] = ()
    copies: tuple[Copy, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
