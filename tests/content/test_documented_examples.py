"""The examples in the guide are one whole site, which loads without a word of complaint."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

from gigfolio.content.loader import load_content
from gigfolio.content.private_loader import load_private
from gigfolio.publish import publish
from gigfolio.snapshot import Snapshot

GUIDE = Path(__file__).resolve().parent.parent.parent / "docs" / "content.md"
EXAMPLE = re.compile(
    r"^### (\S+/\S+|gigfolio\.yaml)\n(?:(?!#).*\n)*?```(?:yaml|markdown)\n((?s:.*?))^```$", re.MULTILINE
)
NAMES = {"content/projects/NAME.md": "content/projects/tide-board.md"}
BADGE = {
    "type": "Assertion",
    "id": "https://badges.example/7",
    "badge": {"name": "Safety at sea", "issuer": {"name": "Coast rescue Sandvik"}},
    "issuedOn": "2024-05-06T10:00:00Z",
}
BESIDE = {  # what the examples name
    "content/ada.jpg": b"",
    "content/projects/board.jpg": b"",
    "static/manual.pdf": b"",
    "content/safety.json": json.dumps(BADGE).encode(),
}


def examples() -> dict[str, str]:
    found = dict(EXAMPLE.findall(GUIDE.read_text("utf-8")))
    return {NAMES.get(path, path).replace("NAME", "example"): text for path, text in found.items()}


def test_every_file_has_an_example() -> None:
    headings = re.findall(r"^### (\S+/\S+|gigfolio\.yaml)$", GUIDE.read_text("utf-8"), re.MULTILINE)
    assert len(headings) == len(examples()) == 19


def test_the_examples_load_without_a_diagnostic() -> None:
    snapshot = Snapshot.of({path: text.encode() for path, text in examples().items()} | BESIDE)
    content, diagnostics = load_content(snapshot)
    assert [d.format() for d in diagnostics] == []
    assert content is not None
    published = publish(content, today=dt.date(2026, 11, 23))
    assert [d.format() for d in published.diagnostics] == []
    private, found = load_private(snapshot, published.site, published.site.settings)
    assert [d.format() for d in found] == []
    assert None not in (private.rates, private.plan)
    assert all((private.interviews, private.proposals, private.contacts))
