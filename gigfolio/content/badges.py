"""Open Badges files: a certification's own proof, read for what it says.

Sources: Open Badges 2.0 (assertion), https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/; Open Badges 3.0
(verifiable credential), https://www.imsglobal.org/spec/ob/v3p0/. The file itself is not published: it names its
recipient.
"""

from __future__ import annotations

import json
from typing import Any

from gigfolio.content import scalars
from gigfolio.content.text_source import CONTROL, MAX_BYTES, Source, open_source, shortened
from gigfolio.content.yaml_source import Node
from gigfolio.errors import Location
from gigfolio.snapshot import Snapshot

Fields = dict[str, str]  # a certification's fields, by name


def fill(snapshot: Snapshot, source: Source, node: Node, folder: str) -> Node:
    """Return a certification's node with the fields of its badge file filled in where they were left out.

    A badge that is no .json file is left alone. Problems of the file are reported in the source that names it.
    """
    _, badge = (node.entries or {}).get("badge", (None, None))
    if badge is None or badge.text is None or not badge.text.lower().endswith(".json"):
        return node
    entries = {key: value for key, value in (node.entries or {}).items() if key != "badge"}
    path = scalars.join_path(folder, badge.text)
    if path is None or path not in snapshot.files:
        hint = "a path is counted from the file that names it, or starts with static/ or content/"
        message = f"badge: there is no file {shortened(badge.text)}"
        source.report("missing-picture", message, badge.where, hint)
        return Node(node.where, entries=entries)
    before = source.count
    fields = _read(snapshot.read(path), path, source, badge.where)
    if source.count > before:  # the file's problem is said; that these are missing too need not be
        fields = {"name": badge.text, "issuer": badge.text}
    for name, value in fields.items():
        if value and (name not in entries or entries[name][1].is_empty):
            entries[name] = (badge, Node(badge.where, value))
    return Node(node.where, entries=entries)


def _read(data: bytes, path: str, source: Source, where: Location) -> Fields:
    file, text = open_source(path, data, MAX_BYTES)
    if file.count:
        problem = file.problems[0]
        source.report("bad-badge", f"badge: {path}: {problem.message}", where, problem.hint)
        return {}
    try:
        badge = json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        message = f"badge: {path}:{error.lineno}:{error.colno}: this is not JSON: {error.msg}"
        source.report("bad-badge", message, where)
        return {}
    except RecursionError:
        source.report("bad-badge", f"badge: {path}: too many levels of nesting", where)
        return {}
    fields = _fields(badge if isinstance(badge, dict) else {})
    if not fields:
        hint = "expected an Open Badges 2.0 assertion or a 3.0 credential"
        source.report("bad-badge", f"badge: {path} is no Open Badges file", where, hint)
    elif fields.pop("revoked", ""):
        source.report("bad-badge", f"badge: {path} says that it was revoked", where)
    return fields


def _fields(badge: dict[str, Any]) -> Fields:
    kinds = badge.get("type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if "Assertion" in kinds:
        return _named(badge) | _assertion(badge)
    if "OpenBadgeCredential" in kinds or "AchievementCredential" in kinds:
        return _named(badge) | _credential(badge)
    return {}


def _named(badge: dict[str, Any]) -> Fields:
    """The badge's own id: an address where it can be verified, or a number."""
    ident = _text(badge, "id")
    if ident.startswith(("https://", "http://")):
        return {"verify_url": ident}
    return {"credential_id": ident.removeprefix("urn:uuid:")}


def _assertion(badge: dict[str, Any]) -> Fields:
    kind = _map(badge, "badge")
    return {
        "name": _text(kind, "name"),
        "issuer": _text(_map(kind, "issuer"), "name"),
        "issued": _text(badge, "issuedOn")[:10],
        "expires": _text(badge, "expires")[:10],
        "revoked": "yes" if badge.get("revoked") is True else "",
    }


def _credential(badge: dict[str, Any]) -> Fields:
    achievement = _map(_map(badge, "credentialSubject"), "achievement")
    issuer = _text(_map(badge, "issuer"), "name") or _text(_map(achievement, "creator"), "name")
    return {
        "name": _text(achievement, "name") or _text(badge, "name"),
        "issuer": issuer,
        "issued": (_text(badge, "validFrom") or _text(badge, "issuanceDate"))[:10],
        "expires": (_text(badge, "validUntil") or _text(badge, "expirationDate"))[:10],
    }


def _text(value: dict[str, Any], name: str) -> str:
    found = value.get(name)
    return CONTROL.sub("", found).strip() if isinstance(found, str) else ""


def _map(value: dict[str, Any], name: str) -> dict[str, Any]:
    found = value.get(name)
    if isinstance(found, list) and found:
        found = found[0]
    return found if isinstance(found, dict) else {}
