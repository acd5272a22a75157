"""gigfolio prep"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gigfolio.cli.making import make

if TYPE_CHECKING:
    from gigfolio.engine.request import PaperRow

_FOLDER = "interviews/"


@click.command()
@click.argument("name", required=False, default="")
@click.option("--site", type=click.Path(path_type=Path), default=".", help="The site's folder.")
@click.option(
    "--open", "opens", is_flag=True, help="Open the sheet; without NAME that of the next interview."
)
@click.option("--no-rates", is_flag=True, help="The copy without figures, which others may see.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Build as on this day.")
@click.option("--strict", is_flag=True, help="Take warnings for errors, such as a sheet that is too long.")
def prep(name: str, site: Path, opens: bool, no_rates: bool, today: dt.datetime | None, strict: bool) -> None:
    """Make the prep sheet of the interview NAME (of all interviews), and say where it is.

    NAME is the file's, or as much of its beginning as no other has.
    """
    from gigfolio.papers.prep import SPOKEN, WITHOUT_RATES

    result = make(site, today, strict)
    rows = {
        row.output.removeprefix(_FOLDER): row for row in result.paper_rows if row.output.startswith(_FOLDER)
    }
    sheets = [key for key in rows if not _is_other(key, rows, (WITHOUT_RATES, SPOKEN))]
    chosen = [name] if name in sheets else [key for key in sheets if key.startswith(name)]
    if not chosen or (name and len(chosen) > 1):
        _refuse(name, chosen or sheets)
    if opens and not name:
        day = (today.date() if today else dt.date.today()).isoformat()
        chosen = [_next([rows[key] for key in sheets], day)]
    for key in chosen:
        wanted = key + WITHOUT_RATES if no_rates and key + WITHOUT_RATES in rows else key
        file = Path(result.private_output) / f"{_FOLDER}{wanted}.pdf"
        click.echo(str(file))
        if opens:
            click.launch(str(file))


def _is_other(key: str, rows: dict[str, PaperRow], endings: tuple[str, ...]) -> bool:
    """Whether a paper is a copy or a companion of another one."""
    return any(key.endswith(ending) and key.removesuffix(ending) in rows for ending in endings)


def _next(rows: list[PaperRow], today: str) -> str:
    """The next interview, or else the last one; those without a date come after those that have one."""
    coming = sorted((row.date, row.output) for row in rows if row.date >= today)
    ordered = coming or sorted(((row.date, row.output) for row in rows), reverse=True)
    return ordered[0][1].removeprefix(_FOLDER)


def _refuse(name: str, sheets: list[str]) -> None:
    from gigfolio.cli.reporting import report
    from gigfolio.errors import Diagnostic

    several = sum(key.startswith(name) for key in sheets) > 1
    message = f'there is no interview "{name}"' if name else "there are no interviews"
    if name and several:
        message = f'there is more than one interview "{name}…"'
    hint = f"there is: {', '.join(sheets)}" if sheets else "write one into private/interviews/NAME.md"
    report([Diagnostic("error", "unknown-paper", message, hint=hint)], False, None)
    raise SystemExit(1)
