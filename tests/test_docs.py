"""The guide names every field of the content, and the links between documents lead somewhere."""

from __future__ import annotations

import importlib.util
import inspect
import re
from pathlib import Path
from types import ModuleType

import jinja2
import msgspec
import pytest

from gigfolio.model import entities, private, settings
from gigfolio.snapshot import Snapshot

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


def load_tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, REPOSITORY / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_theme_guide_lists_today_s_contexts() -> None:
    tool = load_tool("document_contexts")
    assert (REPOSITORY / "docs" / "themes.md").read_text("utf-8").endswith(tool.reference())


def test_the_theme_guide_names_every_option_block_function_and_filter() -> None:
    from gigfolio.theme.environment import make_environment
    from gigfolio.theme.theme import Theme

    snapshot = Snapshot.of({"gigfolio.yaml": b"profile: {name: Ada}"})
    theme = Theme.load(settings.Settings(), snapshot)
    bare = jinja2.Environment()
    environment = make_environment(theme, None)
    names = set(theme.manifest.options) | set(environment.filters) - set(bare.filters)
    names |= set(environment.globals) - set(bare.globals)
    for template in ("layout.html", "home.html", "project.html", "page.html"):
        found = theme.find_template(template)
        assert found is not None
        names |= set(re.findall(r"{% block (\w+)", found.data.decode()))
    guide = (REPOSITORY / "docs" / "themes.md").read_text("utf-8")
    assert {name for name in names if not re.search(rf"`{name}\b", guide)} == set()
