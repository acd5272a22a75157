"""A paper that does not fit says by how much, what is long in it, and what would bring it in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from gigfolio import BuildRequest, GigfolioError, build
from gigfolio.content.loader import load_settings
from gigfolio.papers.interview import InterviewSheet
from gigfolio.papers.paper import Made
from gigfolio.snapshot import Snapshot
from gigfolio.theme import Theme
from gigfolio.typesetting.measured import Measured, Part, overflow
from gigfolio.typesetting.press import Press

Files = dict[str, str]
TODAY = dt.date(2027, 5, 3)
PARTS = (Part(name="goals", height=40), Part(name="stories", height=90.4), Part(name="ask", height=60))
LONG = Measured(pages=2, room=286, need=298.4, parts=PARTS)
QUESTION = "A question that is as long as questions go on the page"


def told(measured: Measured, *, pages: int = 1, tightens: bool = False) -> tuple[str, str] | None:
    found = overflow(measured, pages, tightens, "private/interviews/a.md", lambda name: f"the {name}")
    return (found.message, found.hint) if found else None


def test_by_how_much_what_is_long_and_what_would_help() -> None:
    assert told(LONG) == (
        "the paper is 12 mm too long for 1 page; its longest parts: the stories (90 mm), the ask (60 mm), the goals (40 mm)",
        "take out about 3 lines, first from the stories, or write `fit: tighten`",
    )


def test_one_that_was_set_smaller_says_so() -> None:
    found = told(msgspec.structs.replace(LONG, tightened=1.0), tightens=True)
    assert found is not None
    assert found[1] == "take out about 3 lines, first from the stories; it is set as small as it may be"


def test_one_that_fits_says_nothing() -> None:
    assert told(LONG, pages=2) is None


def test_a_block_that_cannot_break_is_too_long_too() -> None:
    found = told(Measured(pages=2, room=286, need=280))
    assert found == ("the paper does not fit on 1 page", "take out about 1 line, or write `fit: tighten`")


@pytest.fixture
def long_sheet(sheets_of: Callable[[Files], Made], site_files: Files) -> Callable[[int], InterviewSheet]:
    def make(questions: int) -> InterviewSheet:
        sheet = sheets_of(site_files).papers[0].sheet
        assert isinstance(sheet, InterviewSheet)
        return msgspec.structs.replace(sheet, questions=(QUESTION,) * questions)

    return make


@pytest.fixture
def press() -> Press:
    snapshot = Snapshot.of({"gigfolio.yaml": b"profile: {name: Ada}"})
    return Press(Theme.load(load_settings(snapshot)[0], snapshot))


def test_more_text_needs_more_room(press: Press, long_sheet: Callable[[int], InterviewSheet]) -> None:
    with press:
        few = press.press("papers/interview.typ", long_sheet(12)).measured
        many = press.press("papers/interview.typ", long_sheet(16)).measured
    asked = [next(part.height for part in one.parts if part.name == "ask") for one in (few, many)]
    assert many.need - few.need == pytest.approx(asked[1] - asked[0], abs=0.2)
    assert asked[1] - asked[0] > 4 * 4.2


def test_tightening_brings_in_what_is_a_little_too_long(
    press: Press, long_sheet: Callable[[int], InterviewSheet]
) -> None:
    sheet = long_sheet(14)
    with press:
        plain = press.press("papers/interview.typ", sheet).measured
        tight = press.press("papers/interview.typ", sheet, tighten=True).measured
    assert (plain.pages, tight.pages) == (2, 1)
    assert tight.tightened > 0


@pytest.fixture
def root(site_files: Files, tmp_path: Path) -> Path:
    text = site_files["private/interviews/halden.md"]
    questions = "".join(f"- {QUESTION} {number}\n" for number in range(20))
    text = text.replace("questions: [", f"questions:\n{questions}ignored: [").replace(
        "follow_up:", "follow_up:"
    )
    text = "\n".join(line for line in text.split("\n") if not line.startswith("ignored:"))
    for name, content in (site_files | {"private/interviews/halden.md": text}).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def test_it_is_said_at_each_build_also_when_nothing_changed(root: Path) -> None:
    request = BuildRequest(root=root, today=TODAY)
    said = [[d for d in build(request).diagnostics if d.id == "paper-overflow"] for _ in range(2)]
    assert said[0] == said[1] != []
    (root / "content/projects/press.yaml").write_text("title: Another\nend: 2023\n", encoding="utf-8")
    assert [d for d in build(request).diagnostics if d.id == "paper-overflow"]


def test_strict_takes_it_for_an_error(root: Path) -> None:
    with pytest.raises(GigfolioError) as caught:
        build(BuildRequest(root=root, today=TODAY, strict=True))
    assert "paper-overflow" in {d.id for d in caught.value.diagnostics if d.severity == "error"}
    assert not (root / "_private").exists()
