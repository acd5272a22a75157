"""gigfolio check"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gigfolio.cli.reporting import report

if TYPE_CHECKING:
    from gigfolio.errors import Diagnostic


@click.command()
@click.argument("site", type=click.Path(path_type=Path), default=".")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Check as on this day.")
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def check(site: Path, today: dt.datetime | None, strict: bool, as_json: bool) -> None:
    """Say everything that is wrong or out of date in SITE (the current folder). Nothing is published.

    Beside what a build says: dates that nobody looked at for long, facts that disagree, what clients look for and do not
    find, and private files that git tracks. The exit code is 1 when there is an error.
    """
    from gigfolio.errors import worst_first

    day = today.date() if today else dt.date.today()
    found = worst_first([*_build(site, day), *_site(site, day)])
    report(found, as_json, None)
    grave = {"error", "warning"} if strict else {"error"}
    if not as_json:
        _sum_up(found)
    if any(d.severity in grave for d in found):
        raise SystemExit(1)


def _build(site: Path, today: dt.date) -> tuple[Diagnostic, ...]:
    """What a build says, up to the point where it would publish."""
    from gigfolio.engine.builder import build
    from gigfolio.engine.request import BuildRequest
    from gigfolio.errors import GigfolioError

    try:
        return build(BuildRequest(root=site, today=today, dry=True)).diagnostics
    except GigfolioError as error:
        return error.diagnostics


def _site(site: Path, today: dt.date) -> list[Diagnostic]:
    """What a build does not look at: whether the site is still true, and git."""
    from gigfolio.checks.presence import presence
    from gigfolio.content.loader import load_content, load_settings
    from gigfolio.errors import GigfolioError
    from gigfolio.snapshot import Snapshot

    try:
        snapshot = Snapshot.take(site)
    except GigfolioError:
        return []  # the build has said why
    if not snapshot.files:
        return []
    content, _ = load_content(snapshot)
    found = presence(content, frozenset(snapshot.files), today) if content else []
    settings, _ = load_settings(snapshot)
    tracked = _tracked(site.absolute(), settings.private)
    return [*found, *(_weighed(d, settings.deploy.private_in_git) for d in tracked)]


def _tracked(site: Path, private: str) -> tuple[Diagnostic, ...]:
    """What git tracks, or could come to track, of what is private."""
    from gigfolio.deploy.git import Git
    from gigfolio.deploy.guard import refuse_tracked, top_of
    from gigfolio.errors import GigfolioError

    try:
        git = Git(site)
        top = top_of(git)
        return tuple(refuse_tracked(git, top, site, private)) if top else ()
    except GigfolioError as error:
        return () if any(d.id == "no-git" for d in error.diagnostics) else error.diagnostics


def _weighed(d: Diagnostic, is_meant: bool) -> Diagnostic:
    """What git tracks, as a note where the settings say that it is meant; and the way to say so."""
    if d.id != "private-tracked":
        return d
    if is_meant:
        message = f"{d.message} (deploy.private_in_git says that nothing in it is real; a deploy refuses it all the same)"
        return d._replace(severity="note", message=message, hint="")
    return d._replace(
        hint=f"{d.hint}. An example, with nothing real in it, says deploy: {{private_in_git: true}}"
    )


def _sum_up(found: tuple[Diagnostic, ...]) -> None:
    counts = [
        f"{n} {word}{'s' if n != 1 else ''}"
        for word in ("error", "warning", "note")
        if (n := sum(d.severity == word for d in found))
    ]
    click.echo(", ".join(counts) if counts else "Nothing to mend.")
