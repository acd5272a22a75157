"""gigfolio export"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from gigfolio.cli.reporting import report

KINDS = ("json-resume", "rendercv", "vcard", "linkedin-text", "html-snippet")


@click.command()
@click.argument("kind", metavar="WHAT", type=click.Choice(KINDS))
@click.argument("site", type=click.Path(path_type=Path), default=".")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file instead of the terminal."
)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="As on this day.")
def export(kind: str, site: Path, output: Path | None, today: dt.datetime | None) -> None:
    """Give out what SITE (the current folder) publishes, as WHAT: json-resume, rendercv, vcard, linkedin-text (to copy
    into the profile's form) or html-snippet (for somebody else's page)."""
    from gigfolio.errors import GigfolioError
    from gigfolio.exporters.api import export as made

    day = today.date() if today else dt.date.today()
    try:
        data = made(site, kind, today=day).encode()
    except GigfolioError as error:
        report(error.diagnostics, False, None)
        raise SystemExit(1) from None
    if output is None:
        sys.stdout.buffer.write(data)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        click.echo(f"{output} cannot be written: {error.strerror}", err=True)
        raise SystemExit(1) from None
    click.echo(f"wrote {output}")
