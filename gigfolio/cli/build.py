"""gigfolio build"""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from gigfolio.cli.reporting import Progress, report, said, say


def site_address(_context: click.Context, _parameter: click.Parameter, address: str) -> str:
    """Refuse an option that is no address of a site (click's callback)."""
    if address:
        from gigfolio.content.settings_checks import is_site_address

        if not is_site_address(address):
            raise click.BadParameter(f'expected an address like https://ada.example/work/, got "{address}"')
    return address


@click.command()
@click.argument("site", type=click.Path(path_type=Path), default=".")
@click.option("--output", type=click.Path(path_type=Path), help="Where the public site goes (_site).")
@click.option("--private-output", type=click.Path(path_type=Path), help="Where private papers go (_private).")
@click.option("--public-only", is_flag=True, help="Leave the private papers alone.")
@click.option(
    "--base-url",
    default="",
    callback=site_address,
    help="Address of the site, instead of url in gigfolio.yaml.",
)
@click.option("--drafts", is_flag=True, help="Publish drafts too.")
@click.option("--future", is_flag=True, help="Publish what is dated in the future too.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Build as on this day.")
@click.option("--clean", is_flag=True, help="Render everything again.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes and threads at once (one for each core).")
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--quiet", is_flag=True, help="Print problems only.")
@click.option("--verbose", is_flag=True, help="Say why each page was rendered.")
def build(
    site: Path,
    today: dt.datetime | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    jobs: int | None,
    **options: Any,
) -> None:
    """Build SITE (the current folder)."""
    from gigfolio.engine.builder import build as run
    from gigfolio.engine.request import BuildRequest
    from gigfolio.errors import GigfolioError

    day = today.date() if today else dt.date.today()
    progress = None if as_json or quiet or not sys.stderr.isatty() else Progress()
    request = BuildRequest(root=site, today=day, jobs=jobs or 0, progress=progress, **options)
    try:
        result = run(request)
    except GigfolioError as error:
        report(error.diagnostics, as_json, None)
        raise SystemExit(1) from None
    finally:
        if progress:
            progress.clear()
    say(said(result, as_json, quiet, verbose))
    if sys.argv[1:2] == ["build"] and result.roots:  # as a command, and not from within another program
        from gigfolio.engine import stamp

        again = replace(result, rendered=0, derived=0, reasons=(), seconds=0.0)
        stamp.keep(
            str(site.absolute()),
            sys.argv[1:],
            result.roots,
            result.signatures,
            said(again, as_json, quiet, verbose),
        )
