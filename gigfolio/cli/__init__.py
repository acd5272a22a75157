"""The command line: parse, call, print, exit code. One module for each command, imported when it is called."""

from __future__ import annotations

from importlib import import_module

import click

# Each command's module of the same name has a click command of that name; here stands its line in `gigfolio --help`.
COMMANDS = {
    "build": "Build a site and its private papers.",
    "papers": "List the papers, with pages, sizes and dates.",
    "prep": "Make the prep sheet of an interview.",
}


class Commands(click.Group):
    """A group that imports a command's module only when that command is called."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command = getattr(import_module(f"gigfolio.cli.{name}"), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gigfolio")
def cli() -> None:
    """Make a freelancer's portfolio and private papers from plain files."""
