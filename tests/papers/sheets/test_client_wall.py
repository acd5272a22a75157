"""What is sent to clients holds nothing of the private rates, interviews, contacts and plan."""

from __future__ import annotations

import ast
import itertools
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from gigfolio.model.values import Amount
from gigfolio.papers import contacts, cv, cv_variants, proposal, rate_sheet, work_plan
from gigfolio.papers.paper import Paper, Source
from gigfolio.typesetting.press import Pressed

PACKAGE = Path(__file__).resolve().parents[3] / "gigfolio"
MARK, AMOUNT = "zqx", 731_000_007
# The modules that make what clients see, and all that they may take from the private types.
CLIENT = {
    "cv.py": set(),
    "cv_variants.py": set(),
    "rate_sheet.py": set(),
    "proposal.py": {"Proposal"},
    "proposal_price.py": {"Proposal", "ProposalMilestone", "TimelinePhase"},
    "proposal_timeline.py": {"Proposal", "TimelinePhase"},
}  # fmt: skip
NEUTRAL = {"money", "paper", "weeks"}  # modules of the room that know no private figure


def planted(value: Any, numbers: Iterator[int]) -> Any:
    """The same value with a mark in place of every text, and a figure that occurs nowhere else for every amount."""
    if isinstance(value, Amount):
        return msgspec.structs.replace(value, value=Decimal(AMOUNT + next(numbers)))
    if isinstance(value, msgspec.Struct):
        fields = {
            name: planted(getattr(value, name), numbers)
            for name in value.__struct_fields__
            if name not in {"type", "kind", "role", "unit", "fit", "when"}
        }
        return msgspec.structs.replace(value, **fields)
    if isinstance(value, tuple):
        return tuple(planted(item, numbers) for item in value)
    return f"{MARK}{next(numbers)}" if isinstance(value, str) and value else value


@pytest.fixture(scope="module")
def source(example: Callable[[str], Source]) -> Source:
    """The example with a mark in everything private but its proposals."""
    found = example("a4")
    private = planted(found.private, itertools.count())
    return replace(found, private=msgspec.structs.replace(private, proposals=found.private.proposals))


def client_papers(source: Source) -> tuple[Paper, ...]:
    kinds = (proposal, rate_sheet, cv, cv_variants)
    return tuple(paper for kind in kinds for paper in kind.papers(source).papers)


def holds_a_mark(text: str) -> bool:
    return MARK in text or "731" in text.replace(",", "").replace("\u00a0", "").replace("\u202f", "")


def test_no_sheet_for_clients_holds_anything_private(source: Source) -> None:
    sheets = {paper.output: msgspec.json.encode(paper.sheet).decode() for paper in client_papers(source)}
    assert sorted(sheets) == ["cv/boards", "cv/juna-ostermeer", "proposals/delta-ferry-link", "rates"]
    assert [name for name, text in sheets.items() if holds_a_mark(text)] == []


def test_the_freelancers_own_sheets_do(source: Source) -> None:
    for kind in (work_plan, contacts):
        assert holds_a_mark(msgspec.json.encode(kind.papers(source).papers[0].sheet).decode())


def test_no_pdf_for_clients_holds_anything_private(
    source: Source, press: Callable[[Paper], Pressed], tmp_path: Path
) -> None:
    for number, paper in enumerate(client_papers(source)):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(press(paper).data)
        text = subprocess.run(
            ["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True
        ).stdout.decode()
        assert len(text) > 500
        assert not holds_a_mark(text)


@pytest.mark.parametrize("name", sorted(CLIENT))
def test_papers_for_clients_import_no_private_type_but_the_proposals_own(name: str) -> None:
    tree = ast.parse((PACKAGE / "papers" / name).read_text("utf-8"))
    modules = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    assert not [
        node for node in ast.walk(tree) if isinstance(node, ast.Import) and "gigfolio" in ast.unparse(node)
    ]
    private = {
        alias.name for node in modules if node.module == "gigfolio.model.private" for alias in node.names
    }
    assert private == CLIENT[name]
    own = {
        str(node.module).removeprefix("gigfolio.papers.")
        for node in modules
        if str(node.module).startswith("gigfolio.papers")
    }
    assert own <= {file.removesuffix(".py") for file in CLIENT} | NEUTRAL


@pytest.mark.parametrize("name", sorted(CLIENT))
def test_papers_for_clients_look_at_nothing_private_but_the_proposals(name: str) -> None:
    tree = ast.parse((PACKAGE / "papers" / name).read_text("utf-8"))
    looks = {
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ".private" in ast.unparse(node)
    }
    assert looks <= {"source.private", "source.private.proposals"}
    assert not looks or name == "proposal.py"
