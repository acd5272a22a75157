"""What a command says: problems, progress, results."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from gigfolio.engine.request import BuildResult
    from gigfolio.errors import Diagnostic


class Progress:
    """A line on the terminal that is drawn over as work goes on."""

    def __call__(self, step: str, done: int, every: int) -> None:
        filled = 24 * done // max(every, 1)
        click.echo(f"\r{step} [{'#' * filled}{'.' * (24 - filled)}] {done}/{every}", nl=False, err=True)

    def clear(self) -> None:
        click.echo("\r\x1b[K", nl=False, err=True)


def said(result: BuildResult, as_json: bool, quiet: bool, verbose: bool) -> tuple[str, str]:
    """Return what a build says on stdout and on stderr."""
    if as_json:
        return _json(result.diagnostics, result), ""
    problems = "".join(f"{shown(d.format(), d.severity)}\n" for d in result.diagnostics)
    return "" if quiet else _summary(result, verbose), problems


def say(texts: tuple[str, str]) -> None:
    """Print what is said on stdout and on stderr."""
    click.echo(texts[1], nl=False, err=True)
    click.echo(texts[0], nl=False)


def _summary(result: BuildResult, verbose: bool) -> str:
    """What a build made, and with `verbose` why each page was rendered."""
    lines = [f"{page}: {reason}" for page, reason in result.reasons] if verbose else []
    lines.append(
        f"{_count(result.pages, 'page')} ({result.rendered} rendered), {_count(result.images, 'picture')}"
        f" ({result.derived} new), {_count(result.papers, 'paper')} in {result.seconds:.2f} s"
    )
    lines.append(f"site:   {Path(result.output) / 'index.html'}")
    if result.papers:
        lines.append(f"papers: {result.private_output}")
    return "\n".join(lines) + "\n"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def shown(text: str, severity: str) -> str:
    """Return a problem as it is printed: on a terminal broken between words, and what weighs in it coloured."""
    if not sys.stderr.isatty():
        return text
    lines = text.split("\n")
    is_prose = [number == 0 or line.startswith("  hint: ") for number, line in enumerate(lines)]
    text = "\n".join(wrapped(line) if prose else line for line, prose in zip(lines, is_prose, strict=True))
    colour = {"warning": "yellow", "note": "cyan"}.get(severity)  # an error has no such word before it
    return text.replace(f"{severity}: ", click.style(f"{severity}: ", fg=colour), 1) if colour else text


def wrapped(text: str) -> str:
    """Return a line broken between words for the terminal's width; what has no space, such as an address, stays whole."""
    width = max(shutil.get_terminal_size().columns, 40)
    indent = " " * (len(text) - len(text.lstrip()) + 2)
    return textwrap.fill(
        text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def report(diagnostics: Sequence[Diagnostic], as_json: bool, result: BuildResult | None) -> None:
    """Print the problems as text on stderr, or everything as one JSON object on stdout."""
    if not as_json:
        for diagnostic in diagnostics:
            click.echo(shown(diagnostic.format(), diagnostic.severity), err=True)
        return
    click.echo(_json(diagnostics, result), nl=False)


def _json(diagnostics: Sequence[Diagnostic], result: BuildResult | None) -> str:
    import json

    names = ("output", "private_output", "pages", "rendered", "images", "derived", "papers", "seconds")
    found: dict[str, Any] = {name: getattr(result, name, None) for name in names}
    found["diagnostics"] = [as_row(d) for d in diagnostics]
    return json.dumps(found, ensure_ascii=False) + "\n"


def as_row(d: Diagnostic) -> dict[str, Any]:
    """A problem as it stands in JSON output."""
    file, line, column, _ = d.where or ("", 0, 0, 1)
    return {
        "severity": d.severity, "id": d.id, "file": file, "line": line, "column": column,
        "message": d.message, "hint": d.hint,
    }  # fmt: skip
