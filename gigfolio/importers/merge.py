"""An import into the files of a site: what is there already stays as it is, to the byte, and nothing comes twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gigfolio.content.front_matter import split_front_matter
from gigfolio.content.names import UniqueNames, slug
from gigfolio.content.text_source import open_source, shortened
from gigfolio.content.yaml_append import append_entries
from gigfolio.content.yaml_source import Node, parse
from gigfolio.content.yaml_write import block
from gigfolio.errors import Diagnostic, GigfolioError, Location
from gigfolio.importers.addresses import with_free_aliases
from gigfolio.importers.profile import merge_profile
from gigfolio.importers.reading import plain
from gigfolio.importers.relinking import relinked
from gigfolio.importers.result import Document, Entry, Imported
from gigfolio.importers.targets import FOLDERS, LISTS, Target
from gigfolio.snapshot import CONFIGURATION

_ENDINGS = (".yaml", ".yml")
_ABOUT = "content/about.md"
_IGNORED = "private/\n_private/\n_site/\n.gigfolio/\n"


@dataclass
class Merged:
    """The files to write (whole, by path), how many entries are new by kind, how many were there, and what was left."""

    files: dict[str, bytes] = field(default_factory=dict)
    added: dict[str, int] = field(default_factory=dict)
    there: dict[str, int] = field(default_factory=dict)
    left: list[Diagnostic] = field(default_factory=list)


def merge(found: Imported, standing: Mapping[str, bytes], *, today: dt.date) -> Merged:
    """Return what an import changes in a site.

    Args:
        found: what was imported.
        standing: the site's files as they are, by their path from its folder.
        today: what is dated later is not published yet.

    Raises GigfolioError when the site's own files cannot be read, and when neither it nor the import has a name.
    """
    work = _Merge(found, dict(standing), today)
    work.profile()
    for name, entries in found.lists.items():
        work.entries(name, LISTS[name], entries)
    for folder, documents in found.documents.items():
        work.documents(folder, documents)
    work.about()
    changed = {path: data for path, data in work.files.items() if standing.get(path) != data}
    return Merged(changed, work.added, work.there, [*found.left, *work.left])


class _Merge:
    def __init__(self, found: Imported, files: dict[str, bytes], today: dt.date) -> None:
        self.found, self.files, self.today = found, files, today
        self.added: dict[str, int] = {}
        self.there: dict[str, int] = {}
        self.left: list[Diagnostic] = []

    def profile(self) -> None:
        """Fill in what the profile does not say; start a site where there is none."""
        if CONFIGURATION not in self.files:
            if not self.found.profile.get("name"):
                hint = "start a site first, with your name in its gigfolio.yaml"
                raise GigfolioError("there is no site to import into", id="no-site", hint=hint)
            self.files.setdefault(".gitignore", _IGNORED.encode())
            self.files[CONFIGURATION] = block({"title": self.found.profile["name"]}).encode()
        made = merge_profile(self.found, self.files)
        self.files.update(made.files)
        self.left += made.left
        self._count("profile", made.added, 0)

    def about(self) -> None:
        """Add what is not in content/about.md yet to its end."""
        before = self.files.get(_ABOUT, b"")
        text = before.decode("utf-8", "replace")
        parts = [part for part in self.found.about if part.strip() not in text]
        if parts:
            gap = "" if not text.strip() else "\n" if text.endswith("\n") else "\n\n"
            self.files[_ABOUT] = before + (gap + "\n\n".join(part.strip() for part in parts) + "\n").encode()
        self._count("about", len(parts), len(self.found.about) - len(parts))

    def entries(self, name: str, target: Target, entries: list[Entry]) -> None:
        """Add entries to a list's file, or as files to its folder when it has one."""
        file = self._yaml_file(target.stem)
        folder = [] if file or not target.in_files else self._entries(target.stem)
        standing = [entry for _, entry in folder] if folder else self._listed(file, target)
        known = {target.key(entry) for entry in standing}
        new: list[Entry] = []
        for entry in entries:
            key = target.key(_as_plain(entry))
            if key not in known:
                new.append(entry)
            known.add(key)
        self._count(name, len(new), len(entries) - len(new))
        if folder:
            self._files_for(target, new, {path for path, _ in folder})
            return
        path = file or f"{target.stem}.yaml"
        texts = [entry.text() for entry in new]
        if texts:
            self.files[path] = append_entries(path, self.files.get(path, b""), texts, target.path)

    def _files_for(self, target: Target, entries: list[Entry], taken: set[str]) -> None:
        names = UniqueNames()
        for path in sorted(taken):
            names.give(path.removeprefix(f"{target.stem}/").split(".")[0].split("/")[0])
        for entry in entries:
            name = names.give(slug(str(entry.fields.get(target.title, ""))) or "entry")
            self.files[f"{target.stem}/{name}.yaml"] = entry.text().encode()

    def documents(self, name: str, documents: list[Document]) -> None:
        """Write a file for each project or post whose name and title are new."""
        stem, title = f"content/{name}", FOLDERS[name]
        listed = self._yaml_file(stem)
        if listed:
            self._into_list(name, listed, documents)
            return
        standing = [(path, _name_of(path, stem), entry) for path, entry in self._entries(stem)]
        known = {place for _, place, entry in standing} | {
            slug(str(e.get(title) or "")) for *_, e in standing
        }
        new = [d for d in documents if d.name not in known]
        there = [d for d in documents if d.name in known]
        self._count(name, len(new), len(there))
        if name == "posts":
            new = relinked(new, there, standing, self.today, self.left)
        for document in with_free_aliases(new, name, self._standing(), self._permalinks(), self.left):
            beside = {f"{stem}/{document.name}/{file}": data for file, data in document.files.items()}
            path = f"{stem}/{document.name}/index.md" if beside else f"{stem}/{document.name}.md"
            self.files |= {path: document.text().encode(), **beside}

    def _into_list(self, name: str, path: str, documents: list[Document]) -> None:
        """Add projects or posts to the list that a site keeps in one file, which has no place for their texts."""
        title = FOLDERS[name]
        known = {slug(str(entry.get(title) or "")) for entry in self._listed(path, None)}
        new = [d for d in documents if slug(str(d.entry.fields[title])) not in known]
        for document in (d for d in new if d.body):
            why = f"{path} is a list, which has no place for its text"
            hint = f"keep {name} in a folder content/{name}/ and import again"
            self.left.append(
                Diagnostic("note", "left-out", f"{document.entry.fields[title]}: {why}", None, hint)
            )
        self._count(name, len(new), len(documents) - len(new))
        self.files[path] = append_entries(path, self.files[path], [d.entry.text() for d in new])

    def _standing(self) -> list[tuple[str, str, Mapping[str, Any]]]:
        """The site's own entries that have an address."""
        found: list[tuple[str, str, Mapping[str, Any]]] = []
        for name in ("projects", "posts", "pages"):
            stem = f"content/{name}"
            found += [(name, _name_of(path, stem), entry) for path, entry in self._entries(stem)]
            listed = self._listed(self._yaml_file(stem), None)
            found += [(name, slug(str(entry.get("title") or "")), entry) for entry in listed]
        return found

    def _permalinks(self) -> dict[str, str]:
        settings = _read(CONFIGURATION, self.files[CONFIGURATION])
        given = settings.get("permalinks") if isinstance(settings, dict) else None
        return {str(k): str(v) for k, v in given.items()} if isinstance(given, dict) else {}

    def _yaml_file(self, stem: str) -> str:
        return next((stem + ending for ending in _ENDINGS if stem + ending in self.files), "")

    def _listed(self, path: str, target: Target | None) -> list[Mapping[str, Any]]:
        """The entries of a list in a file."""
        value: Any = _read(path, self.files[path]) if path else None
        for name in target.path if target else ():
            value = value.get(name) if isinstance(value, dict) else None
        return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []

    def _entries(self, stem: str) -> list[tuple[str, Mapping[str, Any]]]:
        """The files of a folder that are entries, with their fields."""
        found: list[tuple[str, Mapping[str, Any]]] = []
        for path in sorted(self.files):
            if path.startswith(f"{stem}/") and path.endswith((".md", *_ENDINGS)):
                value = _read(path, self.files[path])
                found.append((path, value if isinstance(value, dict) else {}))
        return found

    def _count(self, name: str, added: int, there: int) -> None:
        self.added[name] = self.added.get(name, 0) + added
        self.there[name] = self.there.get(name, 0) + there


def _name_of(path: str, stem: str) -> str:
    name = path.removeprefix(f"{stem}/").removesuffix("/index.md")
    return slug(name.rsplit(".", 1)[0] if "/" not in name and "." in name else name)


def _as_plain(entry: Entry) -> dict[str, Any]:
    return {name: str(value) for name, value in entry.fields.items()}


def _read(path: str, data: bytes) -> Any:
    """The fields or the list of a site's own file. Raises GigfolioError when it cannot be read."""
    source, text = open_source(path, data, 2_000_000)
    body = ""
    if path.endswith(".md"):
        front = split_front_matter(text)
        text, body = front.front or "", front.body
    node = parse(source, text, 2 if path.endswith(".md") else 1)
    if source.problems:
        raise GigfolioError(source.problems)
    value = plain(node or Node(Location(path)))
    if isinstance(value, dict) and body.strip():
        value.setdefault("quote", body.strip())
    return value


def said(merged: Merged) -> tuple[str, ...]:
    """What an import did, a line for each kind of entry."""
    lines = []
    for name, count in merged.added.items():
        there = merged.there.get(name, 0)
        if count or there:
            rest = f" ({there} there already)" if there else ""
            lines.append(f"{shortened(name)}: {count} new{rest}")
    return tuple(lines)
