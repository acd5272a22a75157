"""Problems as the browser shows them, and what an error of Python's own means to the author of a site."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import quote

from jinja2 import TemplateSyntaxError

from gigfolio.errors import Diagnostic, GigfolioError, Location, worst_first

Rows = list[dict[str, str]]
EDITORS = {
    "code": "vscode://file{file}:{line}:{column}",
    "codium": "vscodium://file{file}:{line}:{column}",
    "cursor": "cursor://file{file}:{line}:{column}",
    "idea": "idea://open?file={file}&line={line}&column={column}",
    "mate": "txmt://open?url=file://{file}&line={line}&column={column}",
    "subl": "subl://open?url=file://{file}&line={line}&column={column}",
    "zed": "zed://file{file}:{line}:{column}",
}


def editor_pattern(choice: str) -> str:
    """Return the pattern of addresses that open a file: of an editor by its command, or a pattern of the user's own.

    An editor that is not known gives that of Visual Studio Code, whose scheme is the most widely taken.
    """
    if "{file}" in choice:
        return choice
    words = choice.split()
    return EDITORS.get(Path(words[0]).name if words else "", EDITORS["code"])


def rows(diagnostics: Iterable[Diagnostic], resolve: Callable[[str], Path], editor: str) -> Rows:
    """Return the problems for the page's script: place, link, severity, and the text that a terminal shows.

    Args:
        resolve: where a file of a location is.
        editor: the pattern of a link that opens it.
    """
    return [_row(d, resolve, editor) for d in diagnostics]


def _row(d: Diagnostic, resolve: Callable[[str], Path], editor: str) -> dict[str, str]:
    shown = d._replace(message="", hint="").format()
    return {
        "severity": d.severity,
        "place": str(d.where or ""),
        "link": _link(d.where, resolve, editor) if d.where else "",
        "message": d.message,
        "excerpt": shown.partition("\n")[2],
        "hint": d.hint,
    }


def _link(where: Location, resolve: Callable[[str], Path], editor: str) -> str:
    file = quote(resolve(where.file).as_posix())
    values = {"file": "/" + file.lstrip("/"), "line": max(where.line, 1), "column": max(where.column, 1)}
    for name, value in values.items():
        editor = editor.replace(f"{{{name}}}", str(value))
    return editor


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(d.severity == "error" for d in diagnostics)


def from_exception(error: Exception) -> tuple[Diagnostic, ...]:
    """Return what stopped the work as problems with a place, as near as it can be told."""
    if isinstance(error, GigfolioError):
        return error.diagnostics
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        return (Diagnostic("error", "io-failed", f"{place}{error.strerror or error}"),)
    where = _template(error)
    hint = "" if where else "this is a mistake in gigfolio; please report it"
    return worst_first([Diagnostic("error", "failed", f"{type(error).__name__}: {error}", where, hint)])


def _template(error: Exception) -> Location | None:
    """The line of a shipped template at which it failed, if it was one."""
    frames = [(f.filename, f.lineno or 0) for f in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        frames.append((error.filename or "", error.lineno))
    named = [frame for frame in frames if not frame[0].startswith(("/", "<")) and "/templates/" in frame[0]]
    return Location(f"themes/{named[-1][0]}", named[-1][1], 1) if named else None
