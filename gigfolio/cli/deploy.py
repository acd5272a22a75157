"""gigfolio deploy"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gigfolio.cli.build import site_address
from gigfolio.cli.reporting import Progress, as_row, report

if TYPE_CHECKING:
    from gigfolio.deploy.changes import Changes
    from gigfolio.deploy.request import DeployResult
    from gigfolio.errors import Diagnostic

_DEPLOYED = ("target", "place", "address", "commit", "new", "changed", "gone", "same")


@click.command()
@click.argument("site", type=click.Path(path_type=Path), default=".")
@click.option(
    "--workflow", is_flag=True, help="Write a GitHub workflow that builds and deploys at each push."
)
@click.option("--dry-run", is_flag=True, help="List the files that would appear, change and go.")
@click.option("--squash", is_flag=True, help="Leave one commit on the branch, without its history.")
@click.option(
    "--target", default="", help="github-pages, netlify, cloudflare-pages or folder (deploy.target)."
)
@click.option(
    "--base-url",
    "--url",
    "base_url",
    default="",
    callback=site_address,
    help="Address of the site, instead of url in gigfolio.yaml.",
)
@click.option("--remote", default="", help="Name of the git remote (origin).")
@click.option(
    "--output", type=click.Path(path_type=Path), help="The folder for targets that are one (_site)."
)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Build as on this day.")
@click.option("--jobs", type=click.IntRange(min=1), help="Pictures encoded at once (one for each core).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def deploy(
    site: Path, workflow: bool, as_json: bool, today: dt.datetime | None, jobs: int | None, **options: Any
) -> None:
    """Build SITE (the current folder) and put it online."""
    from gigfolio.errors import GigfolioError

    try:
        if workflow:
            _write_workflow(site, as_json)
        else:
            _deploy(site, today.date() if today else dt.date.today(), jobs or 0, options, as_json)
    except GigfolioError as error:
        if as_json:
            _print(dict.fromkeys(_DEPLOYED), error.diagnostics)
        else:
            report(error.diagnostics, False, None)
        raise SystemExit(1) from None


def _print(found: Mapping[str, object], diagnostics: Sequence[Diagnostic]) -> None:
    """Print one JSON object: what was found, and the problems."""
    import json

    rows = [as_row(diagnostic) for diagnostic in diagnostics]
    click.echo(json.dumps({**found, "diagnostics": rows}, ensure_ascii=False))


def _write_workflow(site: Path, as_json: bool) -> None:
    from gigfolio.deploy.workflow import write_workflow

    written = write_workflow(site)
    if as_json:
        _print({"workflow": str(written.path), "written": written.is_new}, written.diagnostics)
        return
    report(written.diagnostics, False, None)
    click.echo(f"{'wrote' if written.is_new else 'is up to date:'} {written.path}")


def _deploy(site: Path, today: dt.date, jobs: int, options: dict[str, Any], as_json: bool) -> None:
    from gigfolio.deploy.deploying import deploy as run
    from gigfolio.deploy.request import DeployRequest

    progress = Progress() if sys.stderr.isatty() and not as_json else None
    may_ask = sys.stdin.isatty() and sys.stderr.isatty()
    try:
        result = run(
            DeployRequest(root=site, today=today, jobs=jobs, progress=progress, may_ask=may_ask, **options)
        )
    finally:
        if progress:
            progress.clear()
    if as_json:
        changes = result.changes._asdict()
        found = {name: changes[name] if name in changes else getattr(result, name) for name in _DEPLOYED}
        _print({**found, "dry_run": options["dry_run"]}, result.diagnostics)
        return
    report(result.diagnostics, False, None)
    _tell(result, options["dry_run"])


def _tell(result: DeployResult, dry_run: bool) -> None:
    """Print what changed where; with `dry_run` every file of it."""
    changes = result.changes
    if dry_run:
        for sign, paths in (("+", changes.new), ("~", changes.changed), ("-", changes.gone)):
            for path in paths:
                click.echo(f"{sign} {path}")
    counts = _counts(changes)
    if dry_run:
        click.echo(f"would go to {result.place}: {counts}; nothing was written")
    elif changes or result.commit:
        click.echo(f"put on {result.place}: {counts}")
    else:
        click.echo(f"nothing to do: {result.place} has it all already")
    if result.address:
        click.echo(f"site: {result.address}")


def _counts(changes: Changes) -> str:
    named = (("new", changes.new), ("changed", changes.changed), ("gone", changes.gone))
    found = [f"{len(paths)} {name}" for name, paths in named if paths]
    return ", ".join([*found, *([f"{changes.same} as before"] if changes.same else [])])
