"""The guide names every field of the content, and the links between documents lead somewhere."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import msgspec
import pytest

from gigfolio.model import entities, private, settings

REPOSITORY = Path(__file__).resolve().parent.parent
COMPUTED = {"id", "body"}
DOCUMENTS = sorted([*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/*.md")])


def structs() -> list[type[msgspec.Struct]]:
    return [
        member
        for module in (entities, private, settings)
        for _, member in inspect.getmembers(module, inspect.isclass)
        if issubclass(member, msgspec.Struct) and member.__module__.startswith(module.__name__)
        if member is not private.Private
    ]


@pytest.mark.parametrize("struct", structs(), ids=lambda struct: struct.__name__)
def test_every_field_is_documented(struct: type[msgspec.Struct]) -> None:
    text = (REPOSITORY / "docs" / "content.md").read_text("utf-8")
    names = {field.name.rstrip("_") for field in msgspec.structs.fields(struct)} - COMPUTED
    assert {name for name in names if f"| `{name}` |" not in text} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    text = re.sub(
        r"```.*?```|`[^`]*`", "", document.read_text("utf-8"), flags=re.DOTALL
    )  # examples are no links
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)
    assert [link for link in links if not (document.parent / link).exists()] == []
