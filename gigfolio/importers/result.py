"""What an import found, in the site's own terms, before it is known what stands there already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from gigfolio.content.names import LIMIT, UniqueNames, slug
from gigfolio.content.text_source import shortened
from gigfolio.content.yaml_write import Writable, block, scalar
from gigfolio.errors import Diagnostic, Location

Fields = dict[str, Writable]
_NAME = LIMIT - 6  # leaves room for a number


class Entry(NamedTuple):
    """An entry of a list: its fields, and what the source says of it that has no field (kept as comments)."""

    fields: Fields
    kept: tuple[str, ...] = ()

    def text(self) -> str:
        """Return the entry as block YAML."""
        return block(self.fields) + "".join(f"# {line}\n" for line in self.kept)


class Document(NamedTuple):
    """An entry with a file of its own: a project or a post."""

    name: str  # of its file, a slug
    entry: Entry
    body: str = ""
    files: Mapping[str, bytes] = {}  # pictures beside it, by name

    def text(self) -> str:
        """Return the Markdown file."""
        body = self.body.strip("\n")
        return f"---\n{self.entry.text()}---\n" + (f"\n{body}\n" if body else "")


@dataclass
class Imported:
    """What a source holds.

    `lists` has entries by the name of their list (see `targets.LISTS`), `documents` by their folder. `about` is
    Markdown for content/about.md, one part with a heading each. `left` says what was not taken, and why.
    """

    kind: str
    source: str
    profile: Fields = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)  # what belongs to nothing else, as comments in the profile
    about: list[str] = field(default_factory=list)
    lists: dict[str, list[Entry]] = field(default_factory=dict)
    documents: dict[str, list[Document]] = field(default_factory=dict)
    left: list[Diagnostic] = field(default_factory=list)

    def add(self, name: str, entry: Entry) -> None:
        self.lists.setdefault(name, []).append(entry)

    def document(self, folder: str, document: Document) -> None:
        self.documents.setdefault(folder, []).append(document)

    def leave(self, what: str, why: str, where: Location | None = None, hint: str = "") -> None:
        """Note that something was not taken as it was."""
        place = where or Location(self.source)
        self.left.append(Diagnostic("note", "left-out", f"{what}: {why}", place, hint))

    def counts(self) -> dict[str, int]:
        """How many entries were found, by kind."""
        found = Counter({name: len(entries) for name, entries in self.lists.items()})
        found.update({name: len(documents) for name, documents in self.documents.items()})
        return dict(found)


def file_name(names: UniqueNames, *texts: str, otherwise: str) -> str:
    """Return a name for a file that is not taken yet: of the first text that has letters for one."""
    found = next((name for text in texts if (name := slug(text))), otherwise)
    return names.give(found[:_NAME].rstrip("-"))


def kept_line(name: str, value: Writable) -> str:
    """A value that has no field, as the text of a comment on one line."""
    from gigfolio.content.yaml_write import flow

    text = scalar(value) if isinstance(value, str) else flow(value)
    return f"{shortened(name)}: {text}"


def add_group(found: Imported, name: str, skills: list[str], level: str, kept: tuple[str, ...]) -> None:
    """Add the skills of a group ("Frontend: React, CSS"); the group alone is a skill when it has none."""
    if not skills:
        found.add("skills", Entry({"name": name, "level": level}, kept))
    for number, skill in enumerate(skills):
        found.add("skills", Entry({"name": skill, "level": level, "group": name}, () if number else kept))
