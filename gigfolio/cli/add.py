"""gigfolio add"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gigfolio.cli.asking import ask, can_ask
from gigfolio.cli.reporting import report, shown
from gigfolio.content.descriptions import describe
from gigfolio.content.yaml_write import Writable
from gigfolio.errors import GigfolioError
from gigfolio.scaffold.fields import LineField, line_fields, problem_with, written
from gigfolio.scaffold.kinds import KINDS, Kind

if TYPE_CHECKING:
    from gigfolio.scaffold.adding import Change

_AGREED = "The day on which they agreed to it being published; without it the quote stays unpublished."


@click.group()
def add() -> None:
    """Add an entry to a site.

    It goes into the list that is there, of which nothing else is changed, or into a file of its own. On a terminal you
    are asked for what is missing; elsewhere the options say it. `gigfolio add KIND --help` lists them.
    """


def _command(name: str, kind: Kind) -> click.Command:
    fields = {n: f for n, f in line_fields(kind.struct).items() if n != kind.title}
    about = f"The {kind.title} of the {name}." if kind.title != "client" else "Whom you will talk to."
    parameters: list[click.Parameter] = [
        click.Argument(["title"], required=False, metavar=kind.title.upper()),
        *(_option(field) for field in fields.values()),
        click.Option(
            ["--site"], type=click.Path(path_type=Path), default=".", help="The site (the current folder)."
        ),
    ]
    if name == "testimonial":
        parameters.insert(-1, click.Option(["--consent"], metavar="DATE", help=_AGREED))

    def run(title: str | None, site: Path, **given: Any) -> None:
        _add(name, kind, fields, title, site, given)

    short = f"Add {_a(name)}."
    return click.Command(name, params=parameters, callback=run, short_help=short, help=f"{short}\n\n{about}")


def _a(name: str) -> str:
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def _option(field: LineField) -> click.Option:
    flag = f"--{field.name.replace('_', '-')}"
    if field.shape == "flag":
        return click.Option([flag, field.name], is_flag=True, help=field.about)
    choice = click.Choice(field.choices) if field.choices else None
    more = " May be given more than once." if field.shape == "list" else ""
    return click.Option(
        [flag, field.name],
        type=choice,
        multiple=field.shape == "list",
        help=field.about + more,
        metavar=None if choice else "TEXT",
    )


def _add(
    name: str, kind: Kind, fields: dict[str, LineField], title: str | None, site: Path, given: dict[str, Any]
) -> None:
    _refuse_no_site(site)
    title = _title(name, kind, title)
    asked = _asked(kind, fields, given, site) if can_ask() else {}
    values = {key: value for key, value in {**given, **asked}.items() if value not in (None, "", (), False)}
    lacking = [f"--{n.replace('_', '-')}" for n, f in fields.items() if f.required and n not in values]
    if lacking:
        raise click.UsageError(f"{_a(name)} needs {' and '.join(lacking)}")
    _refuse_bad(kind, values)
    if name == "post":
        values.setdefault("date", dt.date.today().isoformat())
    entry = written(kind.struct, values)
    if "consent" in values:
        entry["consent"] = {"given": True, "date": _date(str(values["consent"]))}
    try:
        change, lines = _write(site, kind, title, entry)
    except GigfolioError as error:
        report(error.diagnostics, False, None)
        raise SystemExit(1) from None
    _tell(change, lines)


def _refuse_no_site(site: Path) -> None:
    from gigfolio.snapshot import CONFIGURATION

    if not (site / CONFIGURATION).is_file():
        click.echo(f"there is no {CONFIGURATION} in {site}\n  hint: start a site: gigfolio init", err=True)
        raise SystemExit(1)


def _title(name: str, kind: Kind, title: str | None) -> str:
    if not (title or "").strip():
        if title is not None or not can_ask():
            raise click.UsageError(
                f"say the {kind.title} of the {name}: gigfolio add {name} {kind.title.upper()}"
            )
        title = ask(kind.title.capitalize(), line_fields(kind.struct)[kind.title].about, required=True)
    return " ".join((title or "").split())


def _asked(kind: Kind, fields: dict[str, LineField], given: Mapping[str, Any], site: Path) -> dict[str, Any]:
    """The answers to what is worth asking and was not said."""
    answers: dict[str, Any] = {}
    required = [name for name, field in fields.items() if field.required]
    for name in dict.fromkeys([*required, *kind.asks]):
        if given.get(name) not in (None, (), False):
            continue
        if name == "consent":
            answers[name] = ask("Agreed on", _AGREED, check=_check_date)
            continue
        field = fields[name]
        known = _projects(site) if name == "project" else {}
        if name == "project" and not known:
            continue
        choices = tuple(known) if name == "project" else field.choices
        answer = ask(
            name.replace("_", " ").capitalize(),
            _about(field, choices, describe(kind.struct, name).example),
            required=field.required,
            check=_checker(kind, name, field, known if name == "project" else None),
        )
        answers[name] = _parts(answer) if field.shape == "list" else answer
    return answers


def _parts(answer: str) -> list[str]:
    return [part.strip() for part in answer.split(",") if part.strip()]


def _about(field: LineField, choices: tuple[str, ...], example: str) -> str:
    """What a field means, and what may be answered."""
    if not choices and example:
        return f"{field.about} Such as: {example}" + (
            " (several: commas between)" if field.shape == "list" else ""
        )
    shown = ", ".join(choices[:12]) + (", …" if len(choices) > 12 else "")
    several = " Several with commas between them." if field.shape == "list" else ""
    return field.about + (f" One of: {shown}." if choices else "") + several


def _projects(site: Path) -> dict[str, str]:
    """The projects that a testimonial can be about: id -> title."""
    from gigfolio.content.loader import load_content
    from gigfolio.snapshot import Snapshot

    content, _ = load_content(Snapshot.take(site))
    return {project.id: project.title for project in content.projects} if content else {}


def _checker(kind: Kind, name: str, field: LineField, projects: Mapping[str, str] | None) -> Any:
    from gigfolio.content.names import slug

    def check(text: str) -> str:
        for part in _parts(text) if field.shape == "list" else [text]:
            if problem := problem_with(kind.struct, name, part):
                raise click.UsageError(problem)
        if projects is not None and slug(text) not in {*projects, *map(slug, projects.values())}:
            raise click.UsageError(f'there is no project "{text}"')
        return text

    return check


def _refuse_bad(kind: Kind, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if name == "consent":
            _check_date(str(value))
            continue
        for text in [value] if isinstance(value, str) else value if isinstance(value, list | tuple) else []:
            if problem := problem_with(kind.struct, name, text):
                raise click.UsageError(f"--{name.replace('_', '-')}: {problem}")


def _check_date(text: str) -> str:
    _date(text)
    return text


def _date(text: str) -> Any:
    from gigfolio.content.scalars import BadValue, partial_date

    try:
        return partial_date(text)
    except BadValue as error:
        raise click.UsageError(f'{error}, got "{text}"') from None


def _write(site: Path, kind: Kind, title: str, entry: Mapping[str, Writable]) -> tuple[Change, bool]:
    """Add the entry to the site's files; return what changed, and whether lines were added to .gitignore."""
    from gigfolio.content.loader import load_settings
    from gigfolio.scaffold.adding import add as change_for
    from gigfolio.scaffold.writing import keep_out_of_git, replace_file, way_to_schemas, write_new
    from gigfolio.snapshot import PRIVATE, Snapshot

    settings, _ = load_settings(Snapshot.take(site))
    private = site / settings.private
    snapshot = Snapshot.take(site, private=private)
    base = private if kind.is_private else site
    top = f"{PRIVATE}/" if kind.is_private else ""
    folder = (base / f"{kind.stem.removeprefix(top)}{'' if kind.form == 'list' else '/x'}").absolute().parent
    schemas = way_to_schemas(folder, site.absolute())
    change = change_for(snapshot, kind, title, entry, today=dt.date.today(), schemas=schemas)
    lines = kind.is_private and keep_out_of_git(site, settings.private)
    put = write_new if change.is_new else replace_file
    put(base, change.path.removeprefix(top), change.data)
    real = (base / change.path.removeprefix(top)).as_posix()
    return change._replace(path=real), lines


def _tell(change: Change, lines: bool) -> None:
    for diagnostic in change.notes:
        click.echo(shown(diagnostic.format(), diagnostic.severity), err=True)
    if lines:
        click.echo("Added to .gitignore: the lines that keep what is private out of git.")
    click.echo(f"{'Made' if change.is_new else 'Added to'} {change.path}")


for _name, _kind in KINDS.items():
    add.add_command(_command(_name, _kind))
