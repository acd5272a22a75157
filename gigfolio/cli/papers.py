"""gigfolio papers"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from gigfolio.cli.making import make, sizes


@click.command()
@click.argument("site", type=click.Path(path_type=Path), default=".")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Build as on this day.")
@click.option("--strict", is_flag=True, help="Take warnings for errors, such as a paper that is too long.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON list.")
def papers(site: Path, today: dt.datetime | None, strict: bool, as_json: bool) -> None:
    """Make the papers of SITE (the current folder), and list them: pages, size, date, what each is about."""
    result = make(site, today, strict)
    rows = [
        {
            "output": row.output,
            "files": [
                str(_folder(result.output, result.private_output, row.audience) / name) for name in row.files
            ],
            "pages": row.pages,
            "paper": row.size,
            "bytes": sizes(_folder(result.output, result.private_output, row.audience), row.files),
            "date": row.date,
            "about": row.about,
            "over_mm": row.over,
        }
        for row in result.paper_rows
    ]
    if as_json:
        import json

        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    width = max((len(str(row["output"])) for row in rows), default=0)
    for row in rows:
        click.echo(_line(row, width))
    click.echo(f"papers: {result.private_output}")


def _folder(public: str, private: str, audience: str) -> Path:
    return Path(public if audience == "public" else private)


def _line(row: dict[str, object], width: int) -> str:
    pages = f"{row['pages']} {'page' if row['pages'] == 1 else 'pages'}"
    size = "A4" if row["paper"] == "a4" else "Letter"
    over = f", {row['over_mm']} mm too long" if row["over_mm"] else ""
    assert isinstance(row["bytes"], int)
    columns = (
        f"{row['output']:<{width}}",
        f"{pages} {size}",
        f"{row['bytes'] / 1000:.0f} kB",
        row["date"] or "-",
        row["about"],
    )
    return "  ".join(str(column) for column in columns) + over
