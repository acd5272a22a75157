"""What a build is asked for, and what it answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gigfolio.errors import Diagnostic
from gigfolio.model.values import Value

Progress = Callable[[str, int, int], object]  # step, done, all


@dataclass(frozen=True, kw_only=True)
class BuildRequest:
    """What to build, and how.

    `today` decides what is published. With `dry` everything is made and checked, and nothing is published. `jobs` is how many processes read and render, and how many threads encode pictures (0: one for each core).
    `work` is the folder of the cache and the lock (.gigfolio in the site). `progress` is called with
    (step, done, all) while pictures are made.
    """

    root: Path
    today: dt.date
    output: Path | None = None
    private_output: Path | None = None
    work: Path | None = None
    public_only: bool = False
    base_url: str = ""
    drafts: bool = False
    future: bool = False
    clean: bool = False
    jobs: int = 0
    strict: bool = False
    dry: bool = False
    progress: Progress | None = None


class PaperRow(Value, frozen=True, kw_only=True):
    """A paper that was made: its files in the private output (or, when `audience` is public, in the site), how long its
    PDF came out (0 pages without one) on A4 or Letter, by how many mm it is too long, and what it is about."""

    output: str
    files: tuple[str, ...]
    size: str
    audience: str
    about: str = ""
    date: str = ""
    pages: int = 0
    over: float = 0.0


@dataclass(frozen=True, kw_only=True)
class BuildResult:
    """What was built. `reasons` says for each rendered page why; `derived` counts pictures newly made.

    `roots` are the files and folders that were read (none when not all is known), `signatures` the status of every
    file that was read and published.
    """

    output: str
    private_output: str
    pages: int
    rendered: int
    images: int
    derived: int
    papers: int
    diagnostics: tuple[Diagnostic, ...]
    seconds: float
    reasons: tuple[tuple[str, str], ...] = ()
    paper_rows: tuple[PaperRow, ...] = ()
    roots: tuple[str, ...] = ()
    signatures: Mapping[str, str] = field(default_factory=dict)
