"""gigfolio import"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from gigfolio.cli.reporting import report

KINDS = ("json-resume", "linkedin", "rendercv", "posts")


@click.command("import")
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--site", type=click.Path(path_type=Path, file_okay=False), default=".", help="The site (here)."
)
@click.option(
    "--as", "kind", type=click.Choice(KINDS), default=None, help="What FILE is, where its name does not say."
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
def import_(source: Path, site: Path, kind: str | None, dry_run: bool) -> None:
    """Bring FILE into a site: a JSON Resume (.json), LinkedIn's export (.zip, or its folder), a RenderCV file (.yaml),
    or a folder of Markdown posts. What the site has already stays as it is."""
    from gigfolio.errors import GigfolioError
    from gigfolio.importers.api import import_into

    try:
        done = import_into(site, source, today=dt.date.today(), kind=kind or "", dry_run=dry_run)
    except GigfolioError as error:
        report(error.diagnostics, False, None)
        raise SystemExit(1) from None
    report(done.diagnostics, False, None)
    for line in done.said:
        click.echo(line)
    verb = "would write" if dry_run else "wrote"
    for path in done.files:
        click.echo(f"{verb} {path}")
    if not done.files:
        click.echo("nothing is new: the site stays as it is")
