"""gigfolio prep and gigfolio papers."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from gigfolio.cli import cli

TODAY = ["--today", "2027-05-03"]


@pytest.fixture
def root(site_files: dict[str, str], tmp_path: Path) -> Path:
    files = site_files | {
        "private/interviews/later.md": "---\nclient: Later\nwhen: 2027-06-01\n---\n",
        "private/interviews/past.md": "---\nclient: Past\nwhen: 2027-01-01\n---\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(click, "launch", found.append)
    return found


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, list(arguments))
    return result.exit_code, result.stdout, result.stderr


def test_prep_says_where_every_sheet_is(root: Path) -> None:
    code, out, _ = run("prep", "--site", str(root), *TODAY)
    folder = root / "_private" / "interviews"
    assert (code, out.split()) == (0, [str(folder / f"{name}.pdf") for name in ("halden", "later", "past")])
    assert (folder / "halden.pdf").read_bytes().startswith(b"%PDF-")
    assert (folder / "halden.pdf").stat().st_mode & 0o777 == 0o600


def test_prep_without_rates_is_the_copy_for_others(root: Path) -> None:
    _, out, _ = run("prep", "halden", "--no-rates", "--site", str(root), *TODAY)
    assert out.strip() == str(root / "_private" / "interviews" / "halden-no-rates.pdf")
    _, out, _ = run("prep", "later", "--no-rates", "--site", str(root), *TODAY)
    assert out.strip() == str(root / "_private" / "interviews" / "later.pdf")


def test_prep_opens_the_next_interview(root: Path, opened: list[str]) -> None:
    run("prep", "--open", "--site", str(root), *TODAY)
    run("prep", "--open", "--site", str(root), "--today", "2027-05-20")
    run("prep", "--open", "--site", str(root), "--today", "2027-07-01")
    assert [Path(file).stem for file in opened] == ["halden", "later", "later"]


def test_prep_knows_the_names_that_there_are(root: Path) -> None:
    code, _, said = run("prep", "nobody", "--site", str(root), *TODAY)
    assert (code, said.split("\n")[-3:]) == (
        1,
        ['there is no interview "nobody"', "  hint: there is: halden, later, past", ""],
    )


def test_the_beginning_of_a_name_is_enough_where_it_is_the_only_one(root: Path) -> None:
    code, out, _ = run("prep", "hal", "--site", str(root), *TODAY)
    assert (code, Path(out.strip()).stem) == (0, "halden")
    (root / "private" / "interviews" / "hallingdal.md").write_text("---\nclient: Hallingdal\n---\n")
    code, _, said = run("prep", "hal", "--site", str(root), *TODAY)
    assert (code, said.split("\n")[-3:-1]) == (
        1,
        ['there is more than one interview "hal…"', "  hint: there is: halden, hallingdal"],
    )


def test_papers_lists_pages_sizes_and_dates(root: Path) -> None:
    code, out, _ = run("papers", str(root), *TODAY)
    assert code == 0
    lines = out.splitlines()
    assert lines[0].split() == [
        "interviews/halden",
        "1",
        "page",
        "A4",
        lines[0].split()[4],
        "kB",
        "2027-05-06",
        "Halden",
        "&",
        "Mørk",
    ]
    assert lines[-1] == f"papers: {root / '_private'}"


def test_papers_as_json(root: Path) -> None:
    _, out, _ = run("papers", str(root), "--json", *TODAY)
    row = json.loads(out)[0]
    files = [root / "_private" / "interviews" / name for name in ("halden.html", "halden.pdf")]
    assert row == {
        "output": "interviews/halden",
        "files": [str(file) for file in files],
        "pages": 1,
        "paper": "a4",
        "bytes": sum(file.stat().st_size for file in files),
        "date": "2027-05-06",
        "about": "Halden & Mørk",
        "over_mm": 0.0,
    }
