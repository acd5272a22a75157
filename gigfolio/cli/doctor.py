"""gigfolio doctor"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from gigfolio.engine.doctor import Finding

_MARKS = {"fine": ("ok", "green"), "missing": ("no", "red"), "optional": ("--", "yellow")}


@click.command()
@click.argument("site", type=click.Path(path_type=Path), required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def doctor(site: Path | None, as_json: bool) -> None:
    """Say what this computer has of what gigfolio needs, and how to get the rest; with SITE, whether that can be read.

    The exit code is 1 when something is missing that is needed.
    """
    from gigfolio.engine.doctor import examine

    found = [*examine(), *([_site(site)] if site else [])]
    if as_json:
        import json

        click.echo(json.dumps({"findings": [finding._asdict() for finding in found]}, ensure_ascii=False))
    else:
        _tell(found)
    if any(finding.state == "missing" for finding in found):
        raise SystemExit(1)


def _site(site: Path) -> Finding:
    """Whether a site's content can be read; what is wrong with it is the business of `gigfolio check`."""
    from gigfolio.engine.doctor import Finding
    from gigfolio.errors import GigfolioError
    from gigfolio.publish import load_site

    try:
        load_site(site, today=dt.date.today())
    except GigfolioError as error:
        count = sum(d.severity == "error" for d in error.diagnostics)
        return Finding(
            f"Site {site}",
            "missing",
            f"{count} errors" if count != 1 else "1 error",
            f"gigfolio check {site}",
        )
    return Finding(f"Site {site}", "fine", "can be read")


def _tell(found: list[Finding]) -> None:
    width = max(len(finding.name) for finding in found)
    for finding in found:
        mark, colour = _MARKS[finding.state]
        click.echo(f"{click.style(mark, fg=colour)}  {finding.name:<{width}}  {finding.detail}")
        if finding.hint:
            click.echo(f"    {'':<{width}}  get it: {finding.hint}")
    missing = sum(finding.state == "missing" for finding in found)
    click.echo("\n" + (f"{missing} missing." if missing else "Everything that is needed is here."))
