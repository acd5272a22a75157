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
    """Say what this computer has of what gigfolio needs, and how to get the rest; with SITE, whether that can be read,
    and what its repository has for `gigfolio deploy`.

    The exit code is 1 when something is missing that is needed.
    """
    from gigfolio.engine.doctor import examine

    found = [*examine(), *(_site(site) if site else [])]
    if as_json:
        import json

        click.echo(json.dumps({"findings": [finding._asdict() for finding in found]}, ensure_ascii=False))
    else:
        _tell(found)
    if any(finding.state == "missing" for finding in found):
        raise SystemExit(1)


def _site(site: Path) -> list[Finding]:
    """Whether a site's content can be read, and how it goes online; what is wrong with it, `gigfolio check` says."""
    from gigfolio.deploy.examine import examine_repository
    from gigfolio.engine.doctor import Finding
    from gigfolio.errors import GigfolioError
    from gigfolio.publish import load_site

    try:
        settings = load_site(site, today=dt.date.today()).settings
    except GigfolioError as error:
        count = sum(d.severity == "error" for d in error.diagnostics)
        said = f"{count} errors" if count != 1 else "1 error"
        return [Finding(f"Site {site}", "missing", said, f"gigfolio check {site}")]
    return [
        Finding(f"Site {site}", "fine", "can be read"),
        *examine_repository(site, settings.deploy.branch),
    ]


def _tell(found: list[Finding]) -> None:
    width = max(len(finding.name) for finding in found)
    for finding in found:
        mark, colour = _MARKS[finding.state]
        click.echo(f"{click.style(mark, fg=colour)}  {finding.name:<{width}}  {finding.detail}")
        if finding.hint:
            mend = "hint" if finding.state == "fine" else "get it"
            click.echo(f"    {'':<{width}}  {mend}: {finding.hint}")
    missing = sum(finding.state == "missing" for finding in found)
    click.echo("\n" + (f"{missing} missing." if missing else "Everything that is needed is here."))
