"""`gigfolio import`: read a source, merge it into a site, write what changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from gigfolio.content.loader import load_content
from gigfolio.content.text_source import open_source
from gigfolio.content.yaml_source import parse
from gigfolio.errors import Diagnostic, GigfolioError, worst_first
from gigfolio.importers import archive
from gigfolio.importers.merge import merge, said
from gigfolio.importers.result import Imported
from gigfolio.snapshot import Snapshot

KINDS = ("json-resume", "linkedin", "rendercv", "posts")
_MAX_BYTES = 5_000_000


@dataclass(frozen=True, kw_only=True)
class ImportReport:
    """What an import did, or with a dry run would do.

    `files` are the paths that were written, from the site's folder; `said` is a line for each kind of entry;
    `diagnostics` say what was left and why.
    """

    kind: str
    files: tuple[str, ...]
    said: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def import_into(
    root: Path, source: Path, *, today: dt.date, kind: str = "", dry_run: bool = False
) -> ImportReport:
    """Import a file or folder into the site at `root`; a site is started there when there is none.

    Args:
        root: the site's folder.
        source: a résumé (.json), LinkedIn's export (.zip or its folder), a RenderCV file (.yaml) or a folder of posts.
        today: what is dated later is not published yet, so no imported text links to it.
        kind: one of KINDS; found out when left out.
        dry_run: write nothing.

    Raises GigfolioError, with nothing written, when the source or the site cannot be read.
    """
    found = read_source(source, kind, today=today)
    snapshot = Snapshot.take(root)
    standing = {path: snapshot.read(path) for path in snapshot.files}
    ignored = root / ".gitignore"
    if ignored.is_file():
        standing[".gitignore"] = ignored.read_bytes()
    merged = merge(found, standing, today=today)
    _check({**standing, **merged.files}, standing)
    if not dry_run:
        for path, data in merged.files.items():
            _write(root / path, data, standing.get(path))
    return ImportReport(
        kind=found.kind,
        files=tuple(sorted(merged.files)),
        said=said(merged),
        diagnostics=worst_first(merged.left),
    )


def read_source(source: Path, kind: str = "", *, today: dt.date) -> Imported:
    """Return what a file or folder holds, before it is merged into a site."""
    if not source.exists():
        raise GigfolioError(f"there is no {source}", id="no-source")
    kind = kind or _kind(source)
    if kind == "linkedin":
        from gigfolio.importers.linkedin import FILES, read_linkedin

        parts = archive.read_parts(source, FILES)
        if not parts:
            raise archive.refused(source, "this is no export of LinkedIn: it has none of its files")
        return read_linkedin(parts, source.name)
    if kind == "posts":
        from gigfolio.importers.post_folder import read_post_folder

        return read_post_folder(source, today=today)
    return _document(source, kind)


def _kind(source: Path) -> str:
    """What a source is, by its name and, of a folder, by what is in it."""
    if source.is_dir():
        names = {archive.plain_name(path.name) for path in source.rglob("*.csv")}
        return "linkedin" if names & {"profile.csv", "positions.csv"} else "posts"
    found = {".json": "json-resume", ".zip": "linkedin", ".yaml": "rendercv", ".yml": "rendercv"}
    kind = found.get(source.suffix.lower(), "")
    if not kind:
        hint = f"say what it is with --as: {', '.join(KINDS)}"
        raise GigfolioError(f"{source.name} is nothing that can be imported", id="unknown-source", hint=hint)
    return kind


def _document(path: Path, kind: str) -> Imported:
    from gigfolio.importers.json_resume import read_json_resume
    from gigfolio.importers.json_source import parse_json
    from gigfolio.importers.rendercv import read_rendercv

    if path.is_dir():
        raise GigfolioError(f"{path.name} is a folder, not a file", id="unknown-source")
    source, text = open_source(path.name, path.read_bytes(), _MAX_BYTES)
    is_json = kind == "json-resume" or path.suffix.lower() == ".json"
    root = None if source.problems else parse_json(source, text) if is_json else parse(source, text)
    if root is None or root.entries is None:
        if not source.problems:
            source.report("bad-source", "expected fields", source.at(1))
        raise GigfolioError(source.problems)
    return read_json_resume(root, path.name) if kind == "json-resume" else read_rendercv(root, path.name)


def _check(files: dict[str, bytes], standing: dict[str, bytes]) -> None:
    """Refuse an import that would break a site that is sound."""
    problems = _errors(files)
    if problems and not (standing and _errors(standing)):
        raise GigfolioError(problems)


def _errors(files: dict[str, bytes]) -> list[Diagnostic]:
    return [d for d in load_content(Snapshot.of(files)).diagnostics if d.severity == "error"]


def _write(path: Path, data: bytes, before: bytes | None) -> None:
    """Write a file whole. One that was changed meanwhile, or has come since, is left alone (GigfolioError)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    now = path.read_bytes() if path.exists() else None
    if now != before:
        raise GigfolioError(f"{path} was changed meanwhile", id="changed-meanwhile", hint="import again")
    temporary = path.with_name(f".{path.name}.new")
    temporary.write_bytes(data)
    temporary.replace(path)
