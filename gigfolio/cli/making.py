"""A build for the commands that are about papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from gigfolio.cli.reporting import report

if TYPE_CHECKING:
    from gigfolio.engine.request import BuildResult


def make(site: Path, today: dt.datetime | None, strict: bool) -> BuildResult:
    """Build, and say the problems of the papers (those of the site are `gigfolio build`'s); exit 1 when it is refused."""
    from gigfolio.engine.builder import build
    from gigfolio.engine.request import BuildRequest
    from gigfolio.errors import GigfolioError

    day = today.date() if today else dt.date.today()
    try:
        result = build(BuildRequest(root=site, today=day, strict=strict))
    except GigfolioError as error:
        report(error.diagnostics, False, None)
        raise SystemExit(1) from None
    report([d for d in result.diagnostics if d.id.startswith("paper-")], False, None)
    return result


def sizes(folder: Path, files: Iterable[str]) -> int:
    """The bytes of some files together."""
    return sum((folder / name).stat().st_size for name in files)
