"""The command line: parse, call, print, exit code. One module for each command, imported when it is called."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword

import click

# Each command's module of the same name has a click command of that name; here stands its line in `gigfolio --help`.
COMMANDS = {
    "init": "Start a site: a few files, explained.",
    "add": "Add an entry: a project, a post, a testimonial, …",
    "import": "Bring in a résumé, LinkedIn's export or a folder of posts.",
    "export": "Give a site's facts out: JSON Resume, RenderCV, vCard, text, HTML.",
    "build": "Build a site and its private papers.",
    "serve": "Show a site on this computer, and every change as soon as it is saved.",
    "check": "Say everything that is wrong or out of date, and build nothing.",
    "doctor": "Say what this computer lacks for gigfolio, and how to get it.",
    "theme": "Look at the themes and take their files over: list, show, eject.",
    "schema": "Print or write the schemas by which editors know the fields.",
    "deploy": "Put a site online: GitHub Pages, Netlify, Cloudflare Pages, a folder.",
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
        python_name = f"{name}_" if iskeyword(name) else name
        command = getattr(import_module(f"gigfolio.cli.{python_name}"), python_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gigfolio")
def cli() -> None:
    """Make a freelancer's portfolio and private papers from plain files."""
