"""What the server is asked for, and whom it tells what happens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from gigfolio.errors import Diagnostic

DEFAULT_PORT = 8000


@dataclass(frozen=True, kw_only=True)
class ServeRequest:
    """What to show, and where.

    `today` is asked anew at each reading. `port` is None for the default or the next free one, 0 for any free one.
    `editor` is the pattern of an address that opens a file in an editor, with {file}, {line} and {column}.
    """

    root: Path
    today: Callable[[], dt.date]
    host: str = "127.0.0.1"
    port: int | None = None
    public_only: bool = False
    drafts: bool = False
    future: bool = False
    editor: str = "vscode://file{file}:{line}:{column}"


class Listener(Protocol):
    """Is told what happens, in the server's thread."""

    def started(self, site: str, papers: str, *, wanted_port: int, port: int) -> None:
        """The server listens. `site` and `papers` ("" without private papers) are web addresses."""

    def problems(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """These problems stand now, as far as is known; none when everything is mended."""
