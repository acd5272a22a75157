"""What fits on a prep sheet. Nothing is cut: what is too long is shown whole, and the freelancer is told."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from gigfolio.errors import Diagnostic
from gigfolio.papers.interview import InterviewSheet, StoryLine
from gigfolio.papers.proofs import EVIDENCE, SAY
from gigfolio.papers.rates import RateStrip

LINE = 52  # characters of an entry in the three short lists
# Characters on a printed line of the lists beside each other, and the lines that their row has.
WATCH_LINE, BEFORE_LINE, ROW_LINES = 40, 29, 6


def check_limits(sheet: InterviewSheet) -> Iterator[Diagnostic]:
    """Yield a warning for every part of a sheet that is longer than its place."""
    for message in _problems(sheet):
        yield Diagnostic(
            "warning",
            "paper-limit",
            f"{sheet.name}: {message}",
            hint="shorten it, or it may take a second page",
        )


def _problems(sheet: InterviewSheet) -> Iterator[str]:
    facts = [fact.text for row in sheet.client for fact in row.facts]
    yield from _long("the title", sheet.title, 60)
    yield from _long("the line of place and people", " ".join((sheet.where, *sheet.people)), 110)
    yield from _list("client", facts, 5, 48)
    yield from _list("goal", [goal.text for goal in sheet.goals], 3, 90)
    yield from _proofs(sheet)
    yield from _list("further need", [further.need for further in sheet.further], 3, 60)
    yield from _list("gap", sheet.gaps, 4, 60)
    yield from _list("story", [_told(story) for story in sheet.stories], 3, 170)
    yield from _list("ask", (*sheet.questions, *sheet.assumptions), 6, LINE)
    before, watch = (*sheet.checklist, *sheet.logistics), (*sheet.red_flags, *sheet.risks)
    yield from _list("before the call", before, 5, LINE)
    yield from _lines("before the call", before, BEFORE_LINE)
    yield from _list("watch for", watch, 4, LINE)
    yield from _lines("watch for", watch, WATCH_LINE)
    yield from _list("follow-up", [line.what for line in sheet.follow_up], 3, 40)
    yield from _long("the rate strip: what to trade", _trades(sheet.strip), 210)
    yield from _long("the rate strip: benchmarks", _market(sheet.strip), 110)


def _proofs(sheet: InterviewSheet) -> Iterator[str]:
    for number, proof in enumerate(sheet.proofs, 1):
        yield from _long(f"proof {number}: need", "; ".join(proof.needs), 60)
        yield from _long(f"proof {number}: sentence", proof.say, SAY)
        yield from _long(f"proof {number}: evidence", proof.evidence, EVIDENCE)


def _list(name: str, texts: Sequence[str], count: int, length: int) -> Iterator[str]:
    if len(texts) > count:
        yield f"{name}: {len(texts)} entries, there is room for {count}"
    for number, text in enumerate(texts, 1):
        yield from _long(f"{name} {number}", text, length)


def _long(name: str, text: str, room: int) -> Iterator[str]:
    if len(text) > room:
        yield f"{name} has {len(text)} characters, there is room for {room}"


def _lines(name: str, texts: Sequence[str], length: int) -> Iterator[str]:
    """Short lists in narrow columns: each entry may fit, and all of them may not."""
    lines = sum(len(textwrap.wrap(text, length)) for text in texts)
    if lines > ROW_LINES:
        yield f"{name}: about {lines} printed lines, there is room for {ROW_LINES}"


def _told(story: StoryLine) -> str:
    return " ".join(part for part in (story.situation, story.action, story.result) if part)


def _trades(strip: RateStrip) -> str:
    parts = [part for trade in strip.trades for part in (trade.give, trade.get)]
    return " ".join(part for part in (*parts, strip.rationale) if part)


def _market(strip: RateStrip) -> str:
    return " ".join(" ".join((rate.source, *rate.figures)) for rate in strip.market)
