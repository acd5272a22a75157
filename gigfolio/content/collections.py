"""Reading a file or a collection: a list in one YAML file, or a folder with a file for each entry."""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath
from typing import Any, TypeVar

import msgspec

from gigfolio.content.markdown import MAX_BYTES, render_body, split_front_matter
from gigfolio.content.names import slug
from gigfolio.content.schema import Converter
from gigfolio.content.yaml_source import Node, Source, open_source, parse
from gigfolio.errors import Diagnostic, Location
from gigfolio.model.settings import Settings
from gigfolio.model.values import Body
from gigfolio.snapshot import Snapshot

S = TypeVar("S", bound=msgspec.Struct)
_YAML = (".yaml", ".yml")
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg", ".json")
_RAW_HTML = {"about", "pages", "projects", "posts", "working-together"}  # the author's own words


class Reader:
    """Reads the files of one snapshot and keeps their problems, and where each entry stands.

    `places` maps "projects/harbour" to the location of that entry.
    """

    def __init__(self, snapshot: Snapshot, settings: Settings) -> None:
        self.snapshot = snapshot
        self.settings = settings
        self.places: dict[str, Location] = {}
        self._sources: list[Source] = []
        self._read: set[str] = set()
        self._extra: list[Diagnostic] = []

    def problems(self) -> list[Diagnostic]:
        return [*self._extra, *(problem for source in self._sources for problem in source.problems)]

    def converter(self, source: Source, folder: str) -> Converter:
        return Converter(source, folder, self.snapshot.files)

    def single(self, stem: str, struct: type[S]) -> S | None:
        """Return the struct in `stem`.yaml, or None when there is none or it was refused."""
        path = self._yaml_file(stem)
        if path is None:
            return None
        source, node = self._yaml(path)
        return None if node is None else self.converter(source, posixpath.dirname(path)).struct(node, struct)

    def prose(self, path: str) -> Body:
        """Return a Markdown file's body; front matter is not expected there."""
        if path not in self.snapshot.files:
            return Body()
        source, text = self._open(path, MAX_BYTES)
        return self._body(source, text, 1, path)

    def collection(
        self, name: str, struct: type[S], title: str, *, top: str = "content", body_field: str = ""
    ) -> tuple[S, ...]:
        """Return a collection's entries, in the order written (a list) or by file name (a folder).

        `title` names the field that an entry's id is made of in a list; `body_field` one that takes a Markdown file's
        body as text.
        """
        listed = self._yaml_file(f"{top}/{name}")
        files = self._entry_files(f"{top}/{name}")
        if listed and files:
            message = f"{name} stands here and in the folder {top}/{name}/ ({files[0]})"
            self._extra.append(Diagnostic("error", "twice", message, Location(listed), "keep one of them"))
        if listed:
            return self._list(listed, name, struct, title)
        entries: dict[str, tuple[str, S]] = {}
        for path in files:
            self._add_entry(entries, path, name, struct, body_field)
        return tuple(entry for _, entry in entries.values())

    def report_unread(self, top: str) -> None:
        """Warn of files that nothing reads, pictures beside the entries left out."""
        for path in self.snapshot.under(top):
            if path not in self._read and not path.lower().endswith(_PICTURES):
                hint = "only the files of the content format are read; files to copy belong in static/"
                self._extra.append(
                    Diagnostic("warning", "unread", "this file is not read", Location(path), hint)
                )

    def _yaml_file(self, stem: str) -> str | None:
        return next((stem + ending for ending in _YAML if stem + ending in self.snapshot.files), None)

    def _open(self, path: str, limit: int = 1_000_000) -> tuple[Source, str]:
        source, text = open_source(path, self.snapshot.read(path), limit)
        self._sources.append(source)
        self._read.add(path)
        return source, text

    def _yaml(self, path: str) -> tuple[Source, Node | None]:
        source, text = self._open(path)
        return source, parse(source, text)

    def _entry_files(self, folder: str) -> list[str]:
        """The files of a folder that are entries: NAME.md, NAME.yaml, NAME/index.md."""
        depth = folder.count("/") + 1
        return [
            path
            for path in self.snapshot.under(folder)
            if path.endswith((".md", *_YAML))
            and (path.count("/") == depth or (path.count("/") == depth + 1 and path.endswith("/index.md")))
        ]

    def _list(self, path: str, name: str, struct: type[S], title: str) -> tuple[S, ...]:
        source, node = self._yaml(path)
        if node is None:
            return ()
        converter = self.converter(source, posixpath.dirname(path))
        if node.items is None:
            converter.structs(node, struct)
            return ()
        placed = [
            (item.where, converter.struct(item, struct, f"[{i}]", id="")) for i, item in enumerate(node.items)
        ]
        kept = [(where, entry) for where, entry in placed if entry is not None]
        entries = with_ids(tuple(entry for _, entry in kept), struct, title, self.settings.language)
        for (where, _), entry in zip(kept, entries, strict=True):
            self.places[f"{name}/{_id(entry)}"] = where
        return entries

    def _add_entry(
        self, entries: dict[str, tuple[str, S]], path: str, name: str, struct: type[S], body_field: str
    ) -> None:
        pure = PurePosixPath(path)
        stem = pure.parent.name if pure.name == "index.md" else pure.stem
        ident = slug(stem, self.settings.language)
        if not ident or ident in entries:
            self._read.add(path)
            message = (
                f"makes the same address as {entries[ident][0]}" if ident else "has no letter for an address"
            )
            self._extra.append(
                Diagnostic("error", "name-collision", message, Location(path), "rename the file")
            )
            return
        entry = self._file_entry(path, ident, struct, body_field)
        if entry is not None:
            entries[ident] = (path, entry)
            self.places[f"{name}/{ident}"] = Location(path, 1, 1)

    def _file_entry(self, path: str, ident: str, struct: type[S], body_field: str) -> S | None:
        source, text = self._open(path)
        converter = self.converter(source, posixpath.dirname(path))
        if path.endswith(_YAML):
            node = parse(source, text)
            return None if node is None else converter.struct(node, struct, id=ident)
        front, body, line = split_front_matter(text)
        node = parse(source, front, 2) if front is not None else None
        if node is None:
            if not source.problems:
                source.report("no-front-matter", "expected front matter between --- lines", source.at(1))
            return None
        if body_field and node.entries is not None and body_field not in node.entries and body.strip():
            value = Node(source.at(line), text=body.strip())
            node = Node(node.where, entries={**node.entries, body_field: (value, value)})
        computed: dict[str, Any] = {"id": ident}
        if "body" in struct.__struct_fields__ and not body_field:
            computed["body"] = self._body(source, body, line, path)
        return converter.struct(node, struct, **computed)

    def _body(self, source: Source, text: str, line: int, path: str) -> Body:
        parts = PurePosixPath(path).parts
        own = len(parts) > 1 and (parts[1] in _RAW_HTML or PurePosixPath(parts[1]).stem in _RAW_HTML)
        return render_body(
            source,
            text,
            first_line=line,
            folder=posixpath.dirname(path),
            files=self.snapshot.files,
            html=self.settings.markdown.html and own,
        )


def _id(entry: msgspec.Struct) -> str:
    return str(getattr(entry, "id"))  # noqa: B009 - not every struct has one


def with_ids(entries: tuple[S, ...], struct: type[S], title: str, language: str) -> tuple[S, ...]:
    """Return the entries with ids made of their titles; a repeated one gets a number."""
    taken: set[str] = set()
    named = []
    for entry in entries:
        base = slug(str(getattr(entry, title)), language) or struct.__name__.lower()
        unique, number = base, 2
        while unique in taken:
            unique, number = f"{base}-{number}", number + 1
        taken.add(unique)
        named.append(msgspec.structs.replace(entry, id=unique))
    return tuple(named)
