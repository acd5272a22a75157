"""Links in texts and fields, each resolved to its final address, or reported where it was written."""

from __future__ import annotations

import difflib
import html
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from gigfolio.errors import Diagnostic, Location
from gigfolio.model.entities import NamedLink
from gigfolio.model.values import Body
from gigfolio.plan.addresses import AddressBook
from gigfolio.routes import Routes

_NOWHERE = "#"


class Links:
    """Resolves the links of one site; `diagnostics` holds what leads nowhere, each once."""

    def __init__(self, book: AddressBook, routes: Routes) -> None:
        self._book, self._routes = book, routes
        self._found: dict[Diagnostic, None] = {}

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return tuple(self._found)

    @contextmanager
    def apart(self) -> Iterator[dict[Diagnostic, None]]:
        """Keep what is found meanwhile apart from `diagnostics`."""
        before, self._found = self._found, {}
        try:
            yield self._found
        finally:
            self._found = before

    def body(self, body: Body) -> Body:
        """Return a body in which every link is its address, escaped; only its pictures are holes still."""
        parts: list[object] = []
        for part in body.parts:
            if isinstance(part, str) or part.kind != "url":
                parts.append(part)
            else:
                href = self.href(part.target, Location(part.file, part.line) if part.file else None)
                parts.append(html.escape(href))
        return msgspec.structs.replace(body, parts=_joined(parts)) if parts else body

    def named(
        self, links: tuple[NamedLink, ...], key: str, where: Location | None = None
    ) -> tuple[NamedLink, ...]:
        """Return links of a field with their addresses; `key` names the entry ("projects/harbour: links")."""
        return tuple(msgspec.structs.replace(link, url=self.field(link.url, key, where)) for link in links)

    def field(self, url: str, key: str, where: Location | None = None) -> str:
        """Return the address of a field's link, which leads away from the site or starts with "/"."""
        return self.href(url, where, f"{key}: ") if url.startswith("/") else url

    def href(self, target: str, where: Location | None, prefix: str = "") -> str:
        path, mark, fragment = target.partition("#")
        address = self._book.find(path)
        if address is None:
            self._report("error", "broken-link", f"{prefix}{self._broken(path)}", where, self._hint(path))
            return _NOWHERE
        ids = self._book.ids(address) if fragment else None
        if fragment and ids is not None and fragment not in ids:
            message = f'{prefix}{path} has no part named "#{fragment}"'
            self._report("warning", "broken-fragment", message, where, _close(fragment, ids, "#"))
        return self._routes.href(address) + mark + fragment

    def _report(self, severity: str, id: str, message: str, where: Location | None, hint: str) -> None:
        self._found[Diagnostic(severity, id, message, where, hint)] = None  # type: ignore[arg-type]

    @staticmethod
    def _broken(path: str) -> str:
        if path.startswith("content/") and not path.endswith((".md", ".yaml", ".yml")):
            return f"a link to {path}, which is not a page"
        return f"a link to {path}, which is not there or not published"

    def _hint(self, path: str) -> str:
        base = self._routes.base
        if base != "/" and path.startswith(base):
            return f"write /{path.removeprefix(base)}: the site's own path ({base}) is put before it"
        if path.startswith("content/") and "." in path and not path.endswith((".md", ".yaml", ".yml")):
            return "files to download belong in static/"
        return _close(path, self._book.pages, "") if path.startswith("/") else ""


def _close(word: str, known: object, mark: str) -> str:
    close = difflib.get_close_matches(word, sorted(known), 1)  # type: ignore[call-overload]
    return f"did you mean {mark}{close[0]}?" if close else ""


def _joined(parts: list[object]) -> tuple[object, ...]:  # neighbouring texts made one
    joined: list[object] = []
    for part in parts:
        if joined and isinstance(part, str) and isinstance(joined[-1], str):
            joined[-1] += part
        else:
            joined.append(part)
    return tuple(joined)
