"""The command line: parse, call, print, exit code."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from gigfolio.engine.request import BuildResult
    from gigfolio.errors import Diagnostic


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gigfolio")
def cli() -> None:
    """Make a freelancer's portfolio and private papers from plain files."""


def _site_address(_context: click.Context, _parameter: click.Parameter, address: str) -> str:
    if address:
        from gigfolio.content.settings_checks import is_site_address

        if not is_site_address(address):
            raise click.BadParameter(f'expected an address like https://ada.example/work/, got "{address}"')
    return address


@cli.command()
@click.argument("site", type=click.Path(path_type=Path), default=".")
@click.option("--output", type=click.Path(path_type=Path), help="Where the public site goes (_site).")
@click.option("--private-output", type=click.Path(path_type=Path), help="Where private papers go (_private).")
@click.option("--public-only", is_flag=True, help="Leave the private papers alone.")
@click.option(
    "--base-url",
    default="",
    callback=_site_address,
    help="Address of the site, instead of url in gigfolio.yaml.",
)
@click.option("--drafts", is_flag=True, help="Publish drafts too.")
@click.option("--future", is_flag=True, help="Publish what is dated in the future too.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Build as on this day.")
@click.option("--clean", is_flag=True, help="Render everything again.")
@click.option("--jobs", type=click.IntRange(min=1), help="Pictures encoded at once (one for each core).")
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
    progress = None if as_json or quiet or not sys.stderr.isatty() else _Progress()
    request = BuildRequest(root=site, today=day, jobs=jobs or 0, progress=progress, **options)
    try:
        result = run(request)
    except GigfolioError as error:
        _report(error.diagnostics, as_json, None)
        raise SystemExit(1) from None
    finally:
        if progress:
            progress.clear()
    _report(result.diagnostics, as_json, result)
    if not (as_json or quiet):
        _tell(result, verbose)


class _Progress:
    """A line on the terminal that is drawn over as work goes on."""

    def __call__(self, step: str, done: int, every: int) -> None:
        filled = 24 * done // max(every, 1)
        click.echo(f"\r{step} [{'#' * filled}{'.' * (24 - filled)}] {done}/{every}", nl=False, err=True)

    def clear(self) -> None:
        click.echo("\r\x1b[K", nl=False, err=True)


def _tell(result: BuildResult, verbose: bool) -> None:
    if verbose:
        for page, reason in result.reasons:
            click.echo(f"{page}: {reason}")
    click.echo(
        f"{_count(result.pages, 'page')} ({result.rendered} rendered), {_count(result.images, 'picture')}"
        f" ({result.derived} new), {_count(result.papers, 'paper')} in {result.seconds:.2f} s"
    )
    click.echo(f"site:   {Path(result.output) / 'index.html'}")
    if result.papers:
        click.echo(f"papers: {result.private_output}")


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _report(diagnostics: Sequence[Diagnostic], as_json: bool, result: BuildResult | None) -> None:
    if not as_json:
        for diagnostic in diagnostics:
            click.echo(diagnostic.format(), err=True)
        return
    import json

    names = ("output", "private_output", "pages", "rendered", "images", "derived", "papers", "seconds")
    found: dict[str, Any] = {name: getattr(result, name, None) for name in names}
    found["diagnostics"] = [_row(d) for d in diagnostics]
    click.echo(json.dumps(found, ensure_ascii=False))


def _row(d: Diagnostic) -> dict[str, Any]:
    file, line, column, _ = d.where or ("", 0, 0, 1)
    return {
        "severity": d.severity, "id": d.id, "file": file, "line": line, "column": column,
        "message": d.message, "hint": d.hint,
    }  # fmt: skip
