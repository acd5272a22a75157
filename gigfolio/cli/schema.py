"""gigfolio schema"""

from __future__ import annotations

import json
from pathlib import Path

import click

from gigfolio.cli.reporting import report


@click.command()
@click.argument("name", required=False)
@click.option(
    "--write", is_flag=True, help="Write all of them to .schema/ of a site, in place of older ones."
)
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    default=".",
    help="The site (the current folder).",
)
def schema(name: str | None, write: bool, site: Path) -> None:
    """Print the JSON Schema of one kind of file (NAME), or of all as one object.

    A file that starts with `# yaml-language-server: $schema=../.schema/profile.json` is completed and checked by editors
    that know the YAML language server.
    """
    from gigfolio.content.json_schema import FILES, schemas

    made = schemas()
    if name is not None and name not in FILES:
        raise click.UsageError(f'there is no schema "{name}"; there is: {", ".join(FILES)}')
    if write:
        _write(site)
        return
    click.echo(json.dumps(made[name] if name else made, ensure_ascii=False, indent=1))


def _write(site: Path) -> None:
    from gigfolio.errors import GigfolioError
    from gigfolio.scaffold.starter import SCHEMAS, schema_files
    from gigfolio.scaffold.writing import replace_file, write_new
    from gigfolio.snapshot import CONFIGURATION

    try:
        if not (site / CONFIGURATION).is_file():
            raise GigfolioError(
                f"there is no {CONFIGURATION} in {site}", id="no-site", hint="start a site: gigfolio init"
            )
        files = schema_files()
        for path, text in files.items():
            put = replace_file if (site / path).exists() else write_new
            put(site, path, text.encode())
    except GigfolioError as error:
        report(error.diagnostics, False, None)
        raise SystemExit(1) from None
    click.echo(f"{len(files)} schemas in {site / SCHEMAS}")
