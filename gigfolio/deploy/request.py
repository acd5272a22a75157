"""What a deploy is asked for, and what it answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from gigfolio.deploy.changes import Changes
from gigfolio.engine.request import Progress
from gigfolio.errors import Diagnostic


@dataclass(frozen=True, kw_only=True)
class DeployRequest:
    """What to put online, and how.

    `target` stands in for deploy.target, `base_url` for url; `remote` is a remote's name ("" : origin, or the only one). `output` is the
    folder for the targets that are folders (_site). With `dry_run` nothing is written. `may_ask` says whether git may
    ask for a password on the terminal. `jobs` and `progress` are as for a build.
    """

    root: Path
    today: dt.date
    target: str = ""
    base_url: str = ""
    remote: str = ""
    output: Path | None = None
    squash: bool = False
    dry_run: bool = False
    may_ask: bool = False
    jobs: int = 0
    progress: Progress | None = None


@dataclass(frozen=True, kw_only=True)
class DeployResult:
    """What was put online, or would have been.

    `place` names the branch and remote, or the folder; `address` is the site's, "" when it is not known; `commit` is
    "" when nothing was pushed.
    """

    target: str
    place: str
    address: str
    changes: Changes
    diagnostics: tuple[Diagnostic, ...]
    commit: str = ""
