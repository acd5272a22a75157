"""What a build says of a paper that it made or kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from gigfolio.engine.request import PaperRow
from gigfolio.engine.target import Target
from gigfolio.errors import Diagnostic
from gigfolio.typesetting.measured import Measured, inaccessible, overflow

if TYPE_CHECKING:
    from gigfolio.papers.paper import Paper


def report(
    paper: Paper, target: Target, labels: Mapping[str, str]
) -> tuple[PaperRow, tuple[Diagnostic, ...]]:
    """Return a paper's row, and the warnings when it is longer than it may be, or not accessible."""
    files = tuple(
        f"{paper.output}{end}" for end in (".html", ".pdf") if f"{paper.output}{end}" in target.traces
    )
    row = PaperRow(
        output=paper.output,
        files=files,
        size=paper.sheet.paper,
        audience=paper.audience,
        about=paper.about,
        date=paper.date,
    )
    trace = target.traces.get(f"{paper.output}.pdf")
    measured = trace.measured if trace else None
    if measured is None:
        return row, ()
    row = msgspec.structs.replace(row, pages=measured.pages, over=round(measured.over(paper.pages), 1))

    return row, measure_problems(paper, measured, labels)


def measure_problems(paper: Paper, measured: Measured, labels: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Return the warnings of a paper's PDF: that it is longer than it may be, or not accessible."""

    def name_of(part: str) -> str:
        return labels.get(f"paper_part_{part}", part)

    source = paper.source or paper.output
    problems = (
        overflow(measured, paper.pages, paper.fit == "tighten", source, name_of),
        inaccessible(measured, source),
    )
    return tuple(problem for problem in problems if problem is not None)
