"""What the tests of imports share: a source read from text, and a site in memory that it is merged into."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from gigfolio.content.loader import load_content
from gigfolio.content.text_source import open_source
from gigfolio.content.yaml_source import parse
from gigfolio.importers.archive import read_parts
from gigfolio.importers.json_resume import read_json_resume
from gigfolio.importers.json_source import parse_json
from gigfolio.importers.linkedin import FILES, read_linkedin
from gigfolio.importers.merge import merge
from gigfolio.importers.rendercv import read_rendercv
from gigfolio.importers.result import Imported
from gigfolio.publish import publish
from gigfolio.snapshot import Snapshot

TODAY = dt.date(2026, 11, 23)
Files = dict[str, bytes]
Read = Callable[[str], Imported]
ReadExport = Callable[[Mapping[str, str | bytes]], Imported]
Merge = Callable[..., Files]
Load = Callable[[Files, str], Any]


@pytest.fixture
def resume() -> Read:
    """Reads a JSON Resume."""

    def read(text: str) -> Imported:
        source, decoded = open_source("resume.json", text.encode())
        root = parse_json(source, decoded)
        assert root is not None, source.problems
        return read_json_resume(root, "resume.json")

    return read


@pytest.fixture
def cv() -> Read:
    """Reads a RenderCV file."""

    def read(text: str) -> Imported:
        source, decoded = open_source("cv.yaml", text.encode())
        root = parse(source, decoded)
        assert root is not None, source.problems
        return read_rendercv(root, "cv.yaml")

    return read


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return memory.getvalue()


@pytest.fixture
def linkedin(tmp_path: Path) -> ReadExport:
    """Reads LinkedIn's export from a ZIP with these files."""

    def read(files: Mapping[str, str | bytes]) -> Imported:
        path = tmp_path / "export.zip"
        path.write_bytes(zipped(files))
        return read_linkedin(read_parts(path, FILES), path.name)

    return read


@pytest.fixture
def merged() -> Merge:
    """Merges an import into a site's files, which must load without an error; returns all of them."""

    def files_of(found: Imported, standing: Files | None = None) -> Files:
        files = {**(standing or {}), **merge(found, standing or {}, today=TODAY).files}
        content, problems = load_content(Snapshot.of(files))
        assert [d.format() for d in problems if d.severity == "error"] == []
        assert content is not None
        publish(content, today=TODAY)
        return files

    return files_of


@pytest.fixture
def load() -> Load:
    """Reads one of the files as YAML, every value as text."""
    return lambda files, path: yaml.load(files[path], Loader=yaml.BaseLoader)
