"""Imports run one way, from lower to higher rooms; the private types are out of reach of everything public."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "gigfolio"
ROOMS = (
    "errors", "statuses", "installed", "forked", "model", "snapshot", "content", "images", "importers", "publish", "routes", "words", "views", "plan",
    "papers", "checks",
    "theme", "exporters", "typesetting", "render", "engine", "server", "deploy", "scaffold", "cli", "__main__",
)  # fmt: skip
PUBLIC = (
    "publish",
    "routes",
    "words",
    "views",
    "plan",
    "theme",
    "images",
    "exporters",
    "typesetting",
    "render",
)
PRIVATE = ("gigfolio.model.private", "gigfolio.papers", "gigfolio.content.private")
FILES = sorted(PACKAGE.rglob("*.py"))


def imports(file: Path) -> Iterator[str]:
    """Yield the gigfolio modules that a file imports, those inside functions and for type checking included."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("gigfolio"):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("gigfolio"))


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def test_every_room_has_its_place() -> None:
    assert {room_of(file) for file in FILES} - {"__init__"} == set(ROOMS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_imports_run_one_way(file: Path) -> None:
    room = room_of(file)
    if room == "__init__":
        return
    wrong = [name for name in imports(file) if ROOMS.index(name.split(".")[1]) > ROOMS.index(room)]
    assert wrong == []


@pytest.mark.parametrize("room", PUBLIC)
def test_public_rooms_never_import_private_types(room: str) -> None:
    files = [file for file in FILES if room_of(file) == room]
    assert files
    assert [name for file in files for name in imports(file) if name.startswith(PRIVATE)] == []


def test_only_the_command_line_prints_or_exits() -> None:
    calls = [
        f"{file.relative_to(PACKAGE)}:{node.lineno}"
        for file in FILES
        if room_of(file) != "cli"
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"print", "sys.exit", "exit"}
    ]
    assert calls == []
