"""The command line: parse, call, print, exit code."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import Any, NoReturn

import click


def _interrupted(*_: object) -> NoReturn:
    raise SystemExit(130)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gigfolio")
def cli() -> None:
    """Make a freelancer's portfolio and private papers from plain files."""


@cli.command()
@click.argument("site", type=click.Path(path_type=Path), default=".")
@click.option("--output", type=click.Path(path_type=Path), help="Where the public site goes (_site).")
@click.option("--private-output", type=click.Path(path_type=Path), help="Where private papers go (_private).")
@click.option("--public-only", is_flag=True, help="Leave the private papers alone.")
@click.option("--base-url", default="", help="Address of the site, instead of url in gigfolio.yaml.")
@click.option("--drafts", is_flag=True, help="Publish drafts too.")
@click.option("--future", is_flag=True, help="Publish what is dated in the future too.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Build as on this day.")
@click.option("--clean", is_flag=True, help="Render everything again.")
@click.option("--jobs", type=click.IntRange(min=1), default=None, help="Pictures encoded at once.")
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--quiet", is_flag=True, help="Print problems only.")
@click.option("--verbose", is_flag=True, help="Say why each page was rendered.")
def build(site: Path, as_json: bool, quiet: bool, verbose: bool, **options: Any) -> None:
    """Build SITE (the current folder)."""
    import datetime as dt

    from gigfolio.engine.builder import BuildRequest
    from gigfolio.engine.builder import build as run
    from gigfolio.errors import GigfolioError

    day = options.pop("today")
    today = day.date() if day else dt.date.today()
    jobs = options.pop("jobs") or 0
    try:
        result = run(BuildRequest(root=site, today=today, jobs=jobs, **options))
    except GigfolioError as error:
        _report(error.diagnostics, as_json, None)
        raise SystemExit(1) from None
    _report(result.diagnostics, as_json, result)
    if as_json or quiet:
        return
    if verbose:
        for page, reason in result.reasons:
            click.echo(f"{page}: {reason}")
    click.echo(
        f"{result.pages} pages ({result.rendered} rendered), {result.images} pictures, {result.papers} papers "
        f"in {result.seconds:.2f} s: {result.output}"
    )


def _report(diagnostics: Any, as_json: bool, result: Any) -> None:
    if not as_json:
        for diagnostic in diagnostics:
            click.echo(diagnostic.format(), err=True)
        return
    import json

    names = ("output", "private_output", "pages", "rendered", "images", "derived", "papers", "seconds")
    found = {name: getattr(result, name, None) for name in names}
    found["diagnostics"] = [_row(d) for d in diagnostics]
    click.echo(json.dumps(found, ensure_ascii=False))


def _row(d: Any) -> dict[str, Any]:
    file, line, column, _ = d.where or ("", 0, 0, 1)
    return {
        "severity": d.severity, "id": d.id, "file": file, "line": line, "column": column,
        "message": d.message, "hint": d.hint,
    }  # fmt: skip


def main() -> None:
    """Run the command line and exit."""
    signal.signal(signal.SIGINT, _interrupted)
    cli(prog_name="gigfolio")
    sys.exit(0)
