"""A new entry of a site: where it goes, the bytes of the changed file, and whether the site still builds with it. Pure."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Mapping
from typing import NamedTuple

from gigfolio.content.loader import load_content, load_settings
from gigfolio.content.names import slug
from gigfolio.content.private_loader import load_private
from gigfolio.content.readers import fields_of
from gigfolio.content.yaml_append import append_entries
from gigfolio.content.yaml_write import Writable, block
from gigfolio.errors import Diagnostic, GigfolioError, Location
from gigfolio.publish import publish
from gigfolio.scaffold.commented import commented
from gigfolio.scaffold.kinds import Kind
from gigfolio.scaffold.starter import modeline
from gigfolio.snapshot import PRIVATE, Snapshot

_YAML = (".yaml", ".yml")


class Change(NamedTuple):
    """A file with a new entry in it: its path in the site, its new bytes, and whether it is new.

    `notes` are the problems, none of them errors, that the site has with it and had not before.
    """

    path: str
    data: bytes
    is_new: bool
    notes: tuple[Diagnostic, ...] = ()


def add(
    snapshot: Snapshot,
    kind: Kind,
    title: str,
    fields: Mapping[str, Writable],
    *,
    today: dt.date,
    schemas: str = "",
) -> Change:
    """Return the change that adds an entry.

    Args:
        snapshot: the site, its private folder included.
        title: what the entry is called by.
        fields: the others, ready to be written.
        schemas: the relative path from the new file's folder to the site's, when editors have schemas there; "" if not.

    Raises GigfolioError when the entry is there already, is refused by the reader, or would keep the site from building.
    """
    settings, _ = load_settings(snapshot)
    whole = {kind.title: title, **fields}
    path = _path(snapshot, kind, slug(title, settings.language))
    head = modeline(kind.schema, schemas) if schemas and path.endswith(_YAML) else ""
    if _is_list(kind, path):
        data = snapshot.read(path) if path in snapshot.files else head.encode()
        changed = append_entries(path, data, [block(_in_order(kind, whole))], kind.path)
    elif path in snapshot.files:
        raise GigfolioError(f"{path} is there already", id="exists", hint="edit it, or choose another title")
    else:
        changed = _own_file(kind, path, whole, head).encode()
    change = Change(path, changed, path not in snapshot.files)
    return change._replace(notes=_new_problems(snapshot, change, today))


def _path(snapshot: Snapshot, kind: Kind, name: str) -> str:
    """The file that the entry goes into."""
    listed = next((kind.stem + e for e in _YAML if kind.stem + e in snapshot.files), "")
    if listed:
        return listed
    held = [p for p in snapshot.under(f"{kind.stem}/") if p.endswith((".md", *_YAML))]
    if kind.form == "list" and not held:
        return f"{kind.stem}.yaml"
    if not name:
        raise GigfolioError(
            "the title has no letter for a file name", id="bad-value", hint="use a letter or a digit"
        )
    is_markdown = kind.form == "markdown" or (bool(kind.body_field) and any(p.endswith(".md") for p in held))
    taken = f"{kind.stem}/{name}/index.md"
    return taken if taken in snapshot.files else f"{kind.stem}/{name}{'.md' if is_markdown else '.yaml'}"


def _is_list(kind: Kind, path: str) -> bool:
    return posixpath.splitext(path)[0] == kind.stem


def _in_order(kind: Kind, fields: Mapping[str, Writable]) -> dict[str, Writable]:
    """The fields in the order of the guide."""
    return {name: fields[name] for name in fields_of(kind.struct) if name in fields}


def _own_file(kind: Kind, path: str, fields: Mapping[str, Writable], head: str) -> str:
    """The text of an entry's own file, with what else can be said commented out."""
    body = fields.get(kind.body_field, "") if kind.body_field and path.endswith(".md") else ""
    written = {name: value for name, value in fields.items() if not body or name != kind.body_field}
    more = commented(kind.struct, given=written, only=kind.offers)
    front = block(_in_order(kind, written)) + (f"\n{more}" if more else "")
    if path.endswith(_YAML):
        return head + front
    return f"---\n{front}---\n" + (f"\n{body}\n" if body else "")


def _new_problems(snapshot: Snapshot, change: Change, today: dt.date) -> tuple[Diagnostic, ...]:
    """What the site has to say to the change; GigfolioError when it no longer builds."""
    before = {_key(d) for d in problems(snapshot, today)}
    after = problems(snapshot.with_file(change.path, change.data), today)
    found = tuple(d for d in after if _key(d) not in before)
    if any(d.severity == "error" for d in found):
        raise GigfolioError(_without_lines(found, change))
    return found


def _key(d: Diagnostic) -> tuple[str, str, str]:
    return d.id, d.message, d.where.file if d.where else ""


def _without_lines(found: tuple[Diagnostic, ...], change: Change) -> list[Diagnostic]:
    """The problems without lines of the changed file: it is not written, so they are nowhere to be seen."""
    return [
        d._replace(where=Location(change.path), excerpt=()) if d.where and d.where.file == change.path else d
        for d in found
    ]


def problems(snapshot: Snapshot, today: dt.date) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a site's content, public and private."""
    content, found = load_content(snapshot)
    if content is None:
        return found
    published = publish(content, today=today)
    private = (
        load_private(snapshot, published.site, content.settings) if snapshot.under(f"{PRIVATE}/") else None
    )
    return (*found, *published.diagnostics, *(private.diagnostics if private else ()))
