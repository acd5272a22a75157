"""gigfolio theme"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from gigfolio.cli.reporting import report

if TYPE_CHECKING:
    from gigfolio.snapshot import Snapshot
    from gigfolio.theme import Theme

_SITE = click.option("--site", type=click.Path(path_type=Path), default=".", help="The site's folder.")


@click.group()
def theme() -> None:
    """Look at the themes, and take their files over."""


@theme.command("list")
@_SITE
def list_themes(site: Path) -> None:
    """List the themes, each with what it is like: your own, those of gigfolio, those of installed packages."""
    from gigfolio.theme.lookup import themes

    snapshot = _snapshot(site)
    found = themes(snapshot)
    width = max((len(origin.name) for origin in found), default=0)
    for origin in found:
        told = {"shipped": "", "site": f"  (themes/{origin.name} in your site)"}
        about = _load(origin.name, snapshot).manifest.about
        click.echo(f"{origin.name:<{width}}  {about}{told.get(origin.source, f'  ({origin.source})')}")


@theme.command()
@click.argument("name")
@click.option("--open", "open_demo", is_flag=True, help="Build the theme's demo and open it in the browser.")
@_SITE
def show(name: str, open_demo: bool, site: Path) -> None:
    """Show what theme NAME stands on, and what it lets you choose under theme_options in gigfolio.yaml."""
    snapshot = _snapshot(site)
    loaded = _load(name, snapshot)
    manifest = loaded.manifest
    layers = [layer.name for layer in loaded.chain.layers if layer.name != "site"]
    click.echo(f"{name}: {manifest.about}\n  stands on {' > '.join(layers)}\n")
    for option, said in manifest.options.items():
        unless = f"; {said.default} unless set" if said.default else ""
        values = f" ({', '.join(said.values)}{unless})" if said.values else f" ({said.type})"
        click.echo(f"  {option}{values}\n    {said.about}")
    if open_demo:
        _open(name, loaded, snapshot)


@theme.command()
@click.argument("files", nargs=-1)
@click.option("--all", "every", is_flag=True, help="All files of the theme and of what it stands on.")
@click.option(
    "--list", "only_list", is_flag=True, help="Name the files that can be taken over, and copy none."
)
@_SITE
def eject(files: tuple[str, ...], every: bool, only_list: bool, site: Path) -> None:
    """Copy FILES of your site's theme into its theme/ folder, where you can change them.

    A file that is there already stays as it is. From then on the copy is yours: later versions of the theme change
    their own file, not your copy.
    """
    from gigfolio.errors import GigfolioError
    from gigfolio.scaffold.writing import write_new
    from gigfolio.theme.chain import Chain
    from gigfolio.theme.ejecting import files_to_eject

    if not (files or every or only_list):
        raise click.UsageError(
            "say which files (home.html, partials/figure.html, theme.css), or --all, or --list"
        )
    snapshot = _snapshot(site, needed=True)
    chain = Chain(_load("", snapshot).chain.layers[1:])
    try:
        found = files_to_eject(chain, files, every=every or only_list)
        kept = [path for path in found if f"theme/{path}" in snapshot.files]
        new = [path for path in found if path not in kept]
        for path in () if only_list else new:
            write_new(site, f"theme/{path}", found[path].data)
    except GigfolioError as error:
        _fail(error)
    if only_list:
        click.echo("\n".join(f"{path}  ({found[path].layer})" for path in found))
        return
    for path in kept:
        click.echo(f"kept    theme/{path}, which was there already", err=True)
    for path in new:
        click.echo(f"copied  theme/{path}  (from {found[path].layer})")
    if new:
        click.echo(_cost(new))


def _cost(paths: list[str]) -> str:
    """What taking files over costs, and how less would do."""
    these = "this file" if len(paths) == 1 else f"these {len(paths)} files"
    said = f"\nFrom now on {these} of your site stand in place of the theme's, and no upgrade of gigfolio changes them."
    if any(path.endswith(".css") for path in paths):
        said += "\nFor a few rules theme/custom.css costs less: it comes after all others, and the theme stays its own."
    if any(path.startswith("templates/") and "/partials/" not in path for path in paths):
        said += '\nFor a part of a page {% extends "LAYER/NAME.html" %} with one block costs less (docs/themes.md).'
    return said + "\nDelete a copy to have the theme's file back."


def _snapshot(site: Path, *, needed: bool = False) -> Snapshot:
    """The site's files; none where there is no site, unless one is needed."""
    from gigfolio.errors import GigfolioError
    from gigfolio.snapshot import CONFIGURATION, Snapshot

    try:
        if (site / CONFIGURATION).is_file():
            return Snapshot.take(site.absolute())
        if needed:
            raise GigfolioError(
                f"there is no {CONFIGURATION} in {site}", id="no-site", hint="name the site's folder: --site"
            )
    except GigfolioError as error:
        _fail(error)
    return Snapshot.of({})


def _load(name: str, snapshot: Snapshot) -> Theme:
    """A theme with the options of what it extends; "" for the one that the site has chosen."""
    from gigfolio.content.loader import load_settings
    from gigfolio.errors import GigfolioError
    from gigfolio.model.settings import Settings
    from gigfolio.theme import Theme

    try:
        return Theme.load(Settings(theme=name) if name else load_settings(snapshot)[0], snapshot)
    except GigfolioError as error:
        _fail(error)


def _open(name: str, loaded: Theme, snapshot: Snapshot) -> None:
    """Serve the theme's demo from a folder that is gone afterwards."""
    import tempfile

    from gigfolio.cli.serve import show_site
    from gigfolio.scaffold.writing import write_new

    files, is_own = _demo(name, loaded, snapshot)
    with tempfile.TemporaryDirectory(prefix=f"gigfolio-{name}-") as folder:
        root = Path(folder)
        for path, data in files.items():
            write_new(root, path, data)
        if not is_own:
            click.echo("\nThis theme comes without a demo here, so a small site stands in for it.")
        show_site(root, open_browser=True, public_only=True)


def _demo(name: str, loaded: Theme, snapshot: Snapshot) -> tuple[dict[str, bytes], bool]:
    """The files of a demo, and whether it was made for this theme. A theme of the site's own is taken along."""
    from gigfolio.scaffold.demo import demo_files
    from gigfolio.theme.demos import demo_folder, files_of

    folder = demo_folder(name)
    if folder is not None:
        return files_of(folder), True
    files = {path: text.encode() for path, text in demo_files(name).items()}
    return files | {path: snapshot.read(path) for path in snapshot.under("themes/")}, False


def _fail(error: Any) -> NoReturn:
    report(error.diagnostics, False, None)
    raise SystemExit(1) from None
