"""gigfolio theme"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from gigfolio.theme.manifest import Manifest


@click.group()
def theme() -> None:
    """Look at the themes that come with gigfolio."""


@theme.command("list")
def list_themes() -> None:
    """List the themes, each with what it is like."""
    from gigfolio.theme.chain import shipped_themes

    names = sorted(path.parent.name for path in shipped_themes().glob("[!_.]*/theme.yaml"))
    width = max(map(len, names), default=0)
    for name in names:
        click.echo(f"{name:<{width}}  {_manifest(name).about}")


@theme.command()
@click.argument("name")
def show(name: str) -> None:
    """Show what theme NAME lets you choose under theme_options in gigfolio.yaml."""
    from gigfolio.cli.reporting import report
    from gigfolio.errors import GigfolioError

    try:
        manifest = _manifest(name)
    except GigfolioError as error:
        report(error.diagnostics, False, None)
        raise SystemExit(1) from None
    click.echo(f"{name}: {manifest.about}\n")
    for option, said in manifest.options.items():
        unless = f"; {said.default} unless set" if said.default else ""
        choices = f" ({', '.join(said.values)}{unless})" if said.values else ""
        click.echo(f"  {option}{choices}\n    {said.about}")


def _manifest(name: str) -> Manifest:
    """A theme's manifest, with the options of what it extends."""
    from gigfolio.model.settings import Settings
    from gigfolio.snapshot import Snapshot
    from gigfolio.theme import Theme

    return Theme.load(Settings(theme=name), Snapshot.of({})).manifest
