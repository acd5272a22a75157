"""What planning makes: pages to render, social cards to draw, texts that are ready, files to copy."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from gigfolio.errors import Diagnostic
from gigfolio.model.values import Value


class Page(Value, frozen=True, kw_only=True):
    """A page to render: its address without the base path, its file, its template and the template's context."""

    url: str
    output: str
    template: str
    context: Value


class Document:
    """A text that needs no template. It is made when it is first asked for, and compared by what it is."""

    def __init__(self, output: str, make: Callable[[], str]) -> None:
        self.output, self._make = output, make

    @cached_property
    def text(self) -> str:
        return self._make()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Document) and (self.output, self.text) == (other.output, other.text)

    def __hash__(self) -> int:
        return hash(self.output)

    def __repr__(self) -> str:
        return f"Document({self.output!r}, {self.text!r})"


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
