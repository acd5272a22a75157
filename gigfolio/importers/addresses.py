"""Former addresses of imported entries: kept where nothing else stands there, as the loader would refuse them otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from gigfolio.content.settings_checks import prefixes
from gigfolio.errors import Diagnostic
from gigfolio.importers.result import Document, Entry

Standing = Iterable[tuple[str, str, Mapping[str, Any]]]  # (folder, name, fields) of the site's own entries


def with_free_aliases(
    documents: list[Document],
    folder: str,
    standing: Standing,
    permalinks: Mapping[str, str],
    left: list[Diagnostic],
) -> list[Document]:
    """Return the documents with the aliases that are nobody's address; the others are noted in `left`."""
    places = prefixes(dict(permalinks))
    taken = {"", "assets", *(path.strip("/").casefold() for path in places.values())}
    for kind, name, fields in standing:
        taken.add(_address(kind, name, places))
        aliases = fields.get("aliases")
        taken.update(_plain(str(alias)) for alias in (aliases if isinstance(aliases, list) else []))
    taken.update(_address(folder, document.name, places) for document in documents)
    return [_kept(document, taken, left) for document in documents]


def _address(folder: str, name: str, places: Mapping[str, str]) -> str:
    return (name if folder == "pages" else f"{places[folder].strip('/')}/{name}").casefold()


def _plain(alias: str) -> str:
    return alias.casefold().removesuffix("index.html").strip("/")


def _kept(document: Document, taken: set[str], left: list[Diagnostic]) -> Document:
    aliases = document.entry.fields.get("aliases")
    if not isinstance(aliases, list):
        return document
    kept = []
    for alias in map(str, aliases):
        if _plain(alias) in taken:
            message = f"{document.name}: alias {alias}: another page or redirect stands there"
            left.append(Diagnostic("note", "left-out", message))
        else:
            kept.append(alias)
            taken.add(_plain(alias))
    entry = Entry({**document.entry.fields, "aliases": kept}, document.entry.kept)
    return document._replace(entry=entry)
