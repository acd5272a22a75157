"""gigfolio init"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gigfolio.cli.asking import ask, can_ask
from gigfolio.cli.reporting import report

if TYPE_CHECKING:
    from gigfolio.scaffold.starter import Answers
    from gigfolio.scaffold.writing import Written

_ABOUT = {
    ".gitignore": "keeps out of git what is private or built",
    ".schema/": "tells your editor the fields",
    "gigfolio.yaml": "settings of the site",
    "content/profile.yaml": "who you are, where to find you",
    "content/services.yaml": "what you do for clients",
    "content/rates.yaml": "what you cost",
    "content/testimonials.yaml": "what clients said",
}


@click.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path, file_okay=False), default=".")
@click.option("--name", help="Your name, as clients know you.")
@click.option("--headline", help="One line on what you do for whom.")
@click.option("--theme", help="The look of the site (margin).")
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path, exists=True),
    help="Bring in what you have: see gigfolio import.",
)
def init(folder: Path, source: Path | None, **given: str | None) -> None:
    """Start a site in DIR (the current folder).

    What is there already is kept as it is. On a terminal you are asked three questions; elsewhere the options say it.
    """
    from gigfolio.errors import GigfolioError
    from gigfolio.scaffold.starter import starter_files
    from gigfolio.scaffold.writing import write_site

    try:
        known = _known(source) if source else {}
        written = write_site(
            folder, starter_files(_answers(known | {k: v for k, v in given.items() if v is not None}))
        )
        imported = _bring_in(folder, source) if source else ()
    except GigfolioError as error:
        report(error.diagnostics, False, None)
        raise SystemExit(1) from None
    _tell(folder, written, imported)


def _known(source: Path) -> dict[str, str]:
    """What a source says to the questions. GigfolioError, before anything is written, when it cannot be read."""
    from gigfolio.importers.api import read_source

    profile = read_source(source, today=dt.date.today()).profile
    return {name: str(profile[name]) for name in ("name", "headline") if profile.get(name)}


def _bring_in(folder: Path, source: Path) -> tuple[str, ...]:
    from gigfolio.importers.api import import_into

    done = import_into(folder, source, today=dt.date.today())
    report(done.diagnostics, False, None)
    return done.said


def _answers(given: dict[str, str]) -> Answers:
    """The options, and on a terminal the answers to what they leave open."""
    from gigfolio.scaffold.starter import Answers

    asks = can_ask()
    if "theme" in given:
        _theme(given["theme"])
    name = given.get("name", "")
    if not name.strip():
        if not asks:
            raise click.UsageError("say who you are: --name NAME")
        name = ask("Your name", required=True)
    headline = given.get("headline")
    if headline is None:
        about = "One line on what you do for whom, such as: Sea charts that a tired pilot can read"
        headline = ask("Headline", about) if asks else ""
    theme = given.get("theme") or (_ask_theme() if asks else "margin")
    return Answers(" ".join(name.split()), " ".join(headline.split()), theme, _options(theme))


def _ask_theme() -> str:
    themes = _themes()
    if len(themes) == 1:
        return themes[0]
    about = f"The look of the site, which can be changed at any time: {', '.join(themes)}"
    return ask("Theme", about, check=_theme) or "margin"


def _themes() -> list[str]:
    from gigfolio.snapshot import Snapshot
    from gigfolio.theme.lookup import themes

    return [origin.name for origin in themes(Snapshot.of({}))]


def _theme(name: str) -> str:
    if name not in _themes():
        raise click.UsageError(f'there is no theme "{name}"; there is: {", ".join(_themes())}')
    return name


def _options(theme: str) -> dict[str, tuple[str, str]]:
    """What a theme lets users choose: name -> (meaning, a value)."""
    from gigfolio.model.settings import Settings
    from gigfolio.snapshot import Snapshot
    from gigfolio.theme import Theme

    loaded = Theme.load(Settings(theme=theme), Snapshot.of({}))
    found: dict[str, tuple[str, str]] = {}
    for name, option in loaded.manifest.options.items():
        value: Any = option.default or (loaded.tokens.get(name, "") if option.type == "color" else "")
        choices = f" One of: {', '.join(option.values)}." if option.values else ""
        found[name] = (f"{option.about}{choices}", str(value))
    return found


def _tell(folder: Path, written: Written, imported: tuple[str, ...]) -> None:
    """What was made and kept and brought in, and what to do next."""
    if written.made:
        click.echo(f"Made in {folder}:" if str(folder) != "." else "Made:")
        for path in _grouped(written.made):
            click.echo(f"  {path:<26} {_ABOUT.get(path, '')}".rstrip())
    for path in written.extended:
        click.echo(f"Added to {path}: the lines that keep private/ and what is built out of git.")
    kept = [path if path == other else f"{path} (there is {other})" for path, other in written.kept]
    if kept:
        click.echo("Kept as it was: " + ", ".join(_grouped(kept)))
    for line in imported:
        click.echo(line)
    click.echo("\nNext:")
    if str(folder) != ".":
        click.echo(f"  cd {_quoted(folder)}")
    click.echo("  gigfolio serve          see it; each page shows what you saved last")
    click.echo("  gigfolio add project    a project, a post, a testimonial, …")
    click.echo("  gigfolio check          everything that is missing or wrong")


def _quoted(folder: Path) -> str:
    import shlex

    return shlex.quote(str(folder))


def _grouped(paths: Any) -> list[str]:
    """The paths with the schemas as one."""
    return list(dict.fromkeys(".schema/" if path.startswith(".schema/") else path for path in paths))
