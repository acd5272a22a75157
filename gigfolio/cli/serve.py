"""gigfolio serve"""

from __future__ import annotations

import datetime as dt
import os
import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gigfolio.cli.reporting import report

if TYPE_CHECKING:
    from gigfolio.errors import Diagnostic


@click.command()
@click.argument("site", type=click.Path(path_type=Path), default=".")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Port to listen on (8000, or the next free one; 0: any)."
)
@click.option("--host", default="127.0.0.1", help="Address to listen on (127.0.0.1: this computer only).")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
@click.option("--public-only", is_flag=True, help="Leave the private papers out.")
@click.option("--drafts", is_flag=True, help="Show drafts too.")
@click.option("--future", is_flag=True, help="Show what is dated in the future too.")
@click.option(
    "--editor",
    default="",
    help="What links to files open: a name (code, codium, cursor, idea, mate, subl, zed) or a pattern with {file},"
    " {line} and {column}.",
)
def serve(site: Path, open_browser: bool, editor: str, **options: Any) -> None:
    """Show SITE (the current folder) in the browser, and every change as soon as it is saved."""
    show_site(site, open_browser=open_browser, editor=editor, **options)


def show_site(site: Path, *, open_browser: bool, editor: str = "", **options: Any) -> None:
    """Serve a site until Ctrl-C or SIGTERM; SystemExit with 130 then, and with 1 where it cannot be served.

    `options` are those of ServeRequest.
    """
    import asyncio

    from gigfolio.errors import GigfolioError
    from gigfolio.server.problems import editor_pattern
    from gigfolio.server.request import ServeRequest
    from gigfolio.server.run import serve as run

    signal.signal(signal.SIGTERM, _terminated)
    pattern = editor_pattern(editor or os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    request = ServeRequest(root=site.absolute(), today=dt.date.today, editor=pattern, **options)
    try:
        asyncio.run(run(request, _Terminal(open_browser, papers_wanted=not request.public_only)))
    except GigfolioError as error:
        report(error.diagnostics, False, None)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None


def _terminated(*_: object) -> None:
    """End as for Ctrl-C, so that what is kept on disk for this run is put away."""
    signal.raise_signal(signal.SIGINT)


class _Terminal:
    """Says on the terminal what happens."""

    def __init__(self, open_browser: bool, *, papers_wanted: bool) -> None:
        self._open, self._papers_wanted = open_browser, papers_wanted

    def started(self, site: str, papers: str, *, wanted_port: int, port: int) -> None:
        if port != wanted_port:
            click.echo(f"port {wanted_port} is taken, so this is port {port}")
        click.echo(f"site:   {site}")
        if papers:
            click.echo(f"papers: {papers} (private, this address is new each time)")
        elif self._papers_wanted:
            click.echo("papers: left out, since other computers reach this address")
        click.echo("Ctrl-C ends it.")
        if self._open:
            import webbrowser

            threading.Thread(target=webbrowser.open, args=(site,), daemon=True).start()

    def problems(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        report(diagnostics, False, None)
        if not any(d.severity == "error" for d in diagnostics):
            click.echo("no errors")
