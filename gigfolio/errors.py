"""What can go wrong, said so that its author can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]
_RANK = {"error": 0, "warning": 1, "note": 2}


class Location(NamedTuple):
    """A place in a source file.

    `file` is relative to the site's folder, with forward slashes. `line` and `column` count from 1;
    0 means that the whole file is meant. `width` is the number of characters to underline.
    """

    file: str
    line: int = 0
    column: int = 0
    width: int = 1

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}" if self.column else f"{self.file}:{self.line}"


class Diagnostic(NamedTuple):
    """One problem: what it is, where, and what would mend it.

    `id` is a stable kebab-case name ("unknown-field"). `excerpt` holds the offending line and the one
    before it, as (line number, text).
    """

    severity: Severity
    id: str
    message: str
    where: Location | None = None
    hint: str = ""
    excerpt: tuple[tuple[int, str], ...] = ()

    def format(self) -> str:
        """Return the text for a terminal: place, message, the line shown, the hint."""
        head = f"{self.where}: " if self.where else ""
        label = "" if self.severity == "error" else f"{self.severity}: "
        lines = [f"{head}{label}{self.message}"]
        for number, text in self.excerpt:
            lines.append(f"  {number:>3} | {text}")
        if self.excerpt and self.where and self.where.column:
            lines.append("      | " + " " * (self.where.column - 1) + "^" * max(1, self.where.width))
        if self.hint:
            lines.append(f"  hint: {self.hint}")
        return "\n".join(lines)


class GigfolioError(Exception):
    """The content, the configuration or the build is refused; `diagnostics` says why, all of it."""

    def __init__(
        self, diagnostics: Iterable[Diagnostic] | str, *, id: str = "failed", hint: str = ""
    ) -> None:
        if isinstance(diagnostics, str):
            diagnostics = (Diagnostic("error", id, diagnostics, hint=hint),)
        self.diagnostics: tuple[Diagnostic, ...] = worst_first(diagnostics)
        super().__init__("\n".join(d.format() for d in self.diagnostics))


def worst_first(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics sorted: errors first, then by file, line and column."""
    return tuple(sorted(diagnostics, key=lambda d: (_RANK[d.severity], d.where or Location("~"), d.message)))
