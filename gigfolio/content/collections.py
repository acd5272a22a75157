"""Reading a file or a collection: a list in one YAML file, or a folder with a file for each entry."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import PurePosixPath
from typing import Any, NamedTuple, TypeVar

import msgspec

from gigfolio.content.front_matter import read_front_matter, refuse_front_matter
from gigfolio.content.kept import Watched
from gigfolio.content.names import UniqueNames, slug
from gigfolio.content.places import Entry, Places
from gigfolio.content.schema import Converter
from gigfolio.content.stock import Stock
from gigfolio.content.suggest import closest
from gigfolio.content.text_source import MAX_MARKDOWN
from gigfolio.content.yaml_source import Node, Source, open_source, parse
from gigfolio.errors import Diagnostic, Location
from gigfolio.model.settings import Settings
from gigfolio.model.values import Body
from gigfolio.snapshot import Snapshot

S = TypeVar("S", bound=msgspec.Struct)
Prepare = Callable[[Source, Node, str], Node]  # changes an entry's node before it is read; gets its folder
_YAML = (".yaml", ".yml")
_BESIDE = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg", ".json")  # what entries name
_RAW_HTML = {"about", "pages", "projects", "posts", "working-together"}  # the author's own words
_HAS_ADDRESS = {"projects", "posts", "pages"}  # two entries of one name would be one page


class Kind(NamedTuple):
    """A collection: its name, its folder, the field that an entry's id is made of in a list, and how it is read.

    `body_field` is a field that takes a Markdown file's body as text.
    """

    name: str
    title: str
    top: str = "content"
    body_field: str = ""
    prepare: Prepare | None = None

    @property
    def stem(self) -> str:
        return f"{self.top}/{self.name}"


class Reader:
    """Reads the files of one snapshot and keeps their problems, and where each entry stands (`places`)."""

    def __init__(self, snapshot: Snapshot, settings: Settings, stock: Stock | None = None) -> None:
        self.snapshot = snapshot
        self._files: Container[str] = snapshot.files  # what is looked for
        self._stock = stock
        self.settings = settings
        self.places = Places()
        self._sources: list[Source] = []
        self._names: dict[str, UniqueNames] = {}  # ids given in a list, by its stem
        self._read: set[str] = set()
        self._known: set[str] = set()  # what may stand in the content, without its ending
        self._extra: list[Diagnostic] = []

    def problems(self) -> list[Diagnostic]:
        return [*self._extra, *(problem for source in self._sources for problem in source.problems)]

    def converter(self, source: Source, folder: str) -> Converter:
        return Converter(source, folder, self._files)

    def open(self, path: str, limit: int = 1_000_000) -> tuple[Source, str]:
        """Read a file as text; its problems are kept."""
        source, text = open_source(path, self.snapshot.read(path), limit)
        self._sources.append(source)
        self._read.add(path)
        return source, text

    def single(self, stem: str, struct: type[S]) -> S | None:
        """Return the struct in `stem`.yaml, or None when there is none or it was refused."""
        path = self._yaml_file(stem)
        if path is None:
            return None
        source, text = self.open(path)
        node = parse(source, text)
        if node is None:
            return None
        self.places.add(posixpath.basename(stem), source, node)
        return self.converter(source, posixpath.dirname(path)).struct(node, struct)

    def prose(self, path: str) -> Body:
        """Return a Markdown file's body; front matter is refused there."""
        self._known.add(path.removesuffix(".md"))
        if path not in self.snapshot.files:
            return Body()
        return self._stock.prose(self, path) if self._stock else self.prose_file(path)[0]

    def prose_file(self, path: str) -> tuple[Body, Source]:
        """Read a Markdown file; return its body, and the source with its problems."""
        source, text = self.open(path, MAX_MARKDOWN)
        return (Body() if refuse_front_matter(source, text) else self._body(source, text, 1, path)), source

    def is_right(self, path: str) -> None:
        """Note a file that is known to be right, without reading it."""
        self._read.add(path)
        self.snapshot.asked.add(path)

    def collection(
        self, kind: Kind, struct: type[S], meanwhile: Callable[[], object] | None = None
    ) -> tuple[S, ...]:
        """Return a collection's entries, in the order written (a list) or by file name (a folder); while others read, this
        process does `meanwhile`."""
        listed = self._yaml_file(kind.stem)
        files = self._entry_files(kind.stem)
        if listed and files:
            message = f"{kind.name} stands here and in the folder {kind.stem}/ ({files[0]})"
            self._extra.append(Diagnostic("error", "twice", message, Location(listed), "keep one of them"))
            self._read.update(files)
        if listed and self._stock and not kind.prepare:
            return self._stock.list_file(self, listed, kind, struct)
        if listed:
            return self.list_file(listed, kind, struct)[0]
        if self._stock and not kind.prepare:
            entries = self._stock.entries(self, files, kind, struct, meanwhile)
        else:
            entries = [self.entry(path, kind, struct) for path in files]
        return tuple(entry for entry in entries if entry is not None)

    def report_unread(self, top: str) -> None:
        """Warn of files that nothing reads, pictures beside the entries left out."""
        for path in self.snapshot.under(f"{top}/"):
            if path in self._read or path.lower().endswith(_BESIDE):
                continue
            stem = posixpath.splitext(path)[0] if path.count("/") == 1 else posixpath.dirname(path)
            name = closest(stem, sorted(self._known - {stem}))
            hint = "only the files of the content format are read; files to copy belong in static/"
            if name and path.endswith((".md", *_YAML)):
                hint = f"did you mean {name}{path.removeprefix(stem)}?"
            self._extra.append(Diagnostic("warning", "unread", "this file is not read", Location(path), hint))

    def _yaml_file(self, stem: str) -> str | None:
        self._known.add(stem)
        found = [stem + ending for ending in _YAML if stem + ending in self.snapshot.files]
        if len(found) == 2:
            message = f"{found[0]} and {found[1]} are both there"
            self._extra.append(Diagnostic("error", "twice", message, Location(found[1]), "keep one of them"))
            self._read.add(found[1])
        return found[0] if found else None

    def _entry_files(self, folder: str) -> list[str]:
        """The files of a folder that are entries: NAME.md, NAME.yaml, NAME/index.md."""
        depth = folder.count("/") + 1
        return [
            path
            for path in self.snapshot.under(f"{folder}/")
            if path.endswith((".md", *_YAML))
            and (path.count("/") == depth or (path.count("/") == depth + 1 and path.endswith("/index.md")))
        ]

    def list_file(self, path: str, kind: Kind, struct: type[S]) -> tuple[tuple[S, ...], Source]:
        """Read a list in one file; return its entries, and the source with its problems."""
        source, text = self.open(path)
        node = parse(source, text)
        converter = self.converter(source, posixpath.dirname(path))
        if node is None or node.items is None:
            self.places.unreadable.add(kind.name)
            if node is not None:
                converter.structs(node, struct)
            return (), source
        entries = []
        for index, item in enumerate(node.items):
            ident = self._place_item(source, item, kind, struct)
            item = kind.prepare(source, item, converter.folder) if kind.prepare else item
            entries.append(converter.struct(item, struct, f"[{index}]", id=ident))
        return tuple(entry for entry in entries if entry is not None), source

    def _place_item(self, source: Source, item: Node, kind: Kind, struct: type[msgspec.Struct]) -> str:
        """Note where an entry of a list stands; return its id."""
        title = ((item.entries or {}).get(kind.title) or (item, item))[1].text or ""
        base = slug(title, self.settings.language) or struct.__name__.lower()
        names = self._names.setdefault(kind.stem, UniqueNames())
        if base in names and kind.name in _HAS_ADDRESS:
            first = self.places.where(f"{kind.name}/{base}")
            message = f"makes the same address as the entry on line {first.line}"
            source.report("name-collision", message, item.where, f"change one {kind.title}")
        ident = names.give(base)
        self.places.add(f"{kind.name}/{ident}", source, item, title)
        return ident

    def alone(self) -> Reader:
        """Return a reader of the same files that knows nothing yet, and keeps nothing for another one."""
        return Reader(self.snapshot, self.settings)

    @contextmanager
    def watched(self) -> Iterator[Watched]:
        """Note what is looked for among the files meanwhile."""
        self._files = watched = Watched(self.snapshot.files)
        yield watched
        self._files = self.snapshot.files

    def place(self, path: str, kind: Kind, title: str) -> bool:
        """Note an entry whose file is known to be right, without reading it; False when its name is not right here."""
        ident, is_named = self._ident(path, kind)
        if self._name_problem(kind, ident, is_named):
            return False
        self.is_right(path)
        self.places.add_late(f"{kind.name}/{ident}", path, title, partial(self._late, path, title))
        return True

    def _late(self, path: str, title: str) -> Entry:
        source, text = self.open(path)
        node = parse(source, text) if path.endswith(_YAML) else read_front_matter(source, text)[0]
        return Entry(source, node or Node(source.at(1)), title)

    def place_list(self, path: str, kind: Kind, entries: Sequence[tuple[str, str]]) -> None:
        """Note the entries, (id, title) each, of a list that is known to be right, without reading it."""
        self.is_right(path)

        @cache
        def read() -> tuple[Source, tuple[Node, ...]]:
            source, text = self.open(path)
            node = parse(source, text)
            return source, (node.items if node else None) or ()

        for index, (ident, title) in enumerate(entries):
            late = partial(lambda at, title: Entry(read()[0], read()[1][at], title), index, title)
            self.places.add_late(f"{kind.name}/{ident}", path, title, late)

    def _ident(self, path: str, kind: Kind) -> tuple[str, bool]:
        """The id that an entry's file gives it, and whether its name is one."""
        folder, _, name = path.rpartition("/")
        is_folder = name == "index.md" and folder != kind.stem
        stem = folder.rpartition("/")[2] if is_folder else posixpath.splitext(name)[0]
        return slug(stem, self.settings.language), is_folder or stem.lower() != "index"

    def entry(self, path: str, kind: Kind, struct: type[S]) -> S | None:
        """Read one file of a folder."""
        ident, is_named = self._ident(path, kind)
        source, text = self.open(path)
        problem = self._name_problem(kind, ident, is_named)
        if problem:
            source.report("name-collision", problem, Location(path), "rename the file")
            return None
        self.places.add(f"{kind.name}/{ident}", source, Node(source.at(1)))
        if path.endswith(_YAML):
            node, body, line = parse(source, text), "", 1
            if node is None and not source.count:
                source.report("missing-field", "the file is empty", Location(path))
        else:
            node, body, line = read_front_matter(source, text)
        return None if node is None else self._file_entry(source, kind, struct, ident, node, body, line)

    def _name_problem(self, kind: Kind, ident: str, is_named: bool) -> str:
        if not is_named:
            return "index is no name for an entry"
        if not ident:
            return "has no letter for an address"
        other = self.places.file(f"{kind.name}/{ident}")
        return f"makes the same address as {other}" if other else ""

    def _file_entry(
        self, source: Source, kind: Kind, struct: type[S], ident: str, node: Node, body: str, line: int
    ) -> S | None:
        folder = posixpath.dirname(source.file)
        field = kind.body_field
        if field and node.entries is not None and field not in node.entries and body.strip():
            value = Node(source.at(line), text=body.strip())
            node = node._replace(entries={**node.entries, field: (value, value)})
        node = kind.prepare(source, node, folder) if kind.prepare else node
        title = ((node.entries or {}).get(kind.title) or (node, node))[1].text or ""
        self.places.add(f"{kind.name}/{ident}", source, node, title)
        computed: dict[str, Any] = {"id": ident}
        if "body" in struct.__struct_fields__:
            computed["body"] = self._body(source, body, line, source.file)
        elif body.strip() and not field:
            hint = "put the text in a field, or remove it"
            source.report(
                "unread", "the text below the fields is not read here", source.at(line), hint, "warning"
            )
        return self.converter(source, folder).struct(node, struct, **computed)

    def _body(self, source: Source, text: str, line: int, path: str) -> Body:
        # Not before it is needed: the parser takes longer to import than a small site to read.
        from gigfolio.content.markdown import render_body

        parts = PurePosixPath(path).parts
        own = parts[0] == "content" and PurePosixPath(parts[1]).stem in _RAW_HTML
        return render_body(
            source,
            text,
            first_line=line,
            folder=posixpath.dirname(path),
            files=self._files,
            html=self.settings.markdown.html and own,
            language=self.settings.language,
            highlight=self.settings.markdown.highlight,
        )
