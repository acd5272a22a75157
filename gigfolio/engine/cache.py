"""What the last build left behind in .gigfolio/; anything doubtful is thrown away."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import msgspec

from gigfolio import installed, statuses
from gigfolio.engine.request import PaperRow
from gigfolio.engine.trace import Trace
from gigfolio.errors import Diagnostic, Location, Severity
from gigfolio.model.values import Value
from gigfolio.snapshot import fingerprint

LIBRARIES = ("gigfolio", "jinja2", "markdown-it-py", "pillow", "babel", "typst")


class StoredDiagnostic(Value, frozen=True, kw_only=True):
    severity: Severity
    id: str
    message: str
    where: Location | None = None
    hint: str = ""
    excerpt: tuple[tuple[int, str], ...] = ()

    @classmethod
    def of(cls, diagnostic: Diagnostic) -> StoredDiagnostic:
        return cls(**diagnostic._asdict())

    def restored(self) -> Diagnostic:
        return Diagnostic(self.severity, self.id, self.message, self.where, self.hint, self.excerpt)


class State(Value, frozen=True, kw_only=True):
    """A finished build.

    `versions` and `pages_header` must match for any trace to be believed; `request` (flags, date, folders) and
    `files` as well for the whole build to be taken as done.
    """

    versions: dict[str, str]
    pages_header: str = ""
    request: dict[str, str] = {}
    private_folder: str = ""
    files: dict[str, str] = {}
    traces: dict[str, Trace] = {}
    private_traces: dict[str, Trace] = {}
    outputs: dict[str, str] = {}
    private_outputs: dict[str, str] = {}
    diagnostics: tuple[StoredDiagnostic, ...] = ()
    pages: int = 0
    images: int = 0
    papers: tuple[PaperRow, ...] = ()


@cache
def versions() -> dict[str, str]:
    """Return the versions of everything that decides what bytes come out; gigfolio's own files and those of installed
    themes by their status, so that a checkout's edits are seen too."""
    themes = sorted(
        row for theme in installed.installed_themes() for row in statuses.below(str(theme.folder))
    )
    status = statuses.program() + "".join(f"{path} {signature}\n" for path, signature, _ in themes)
    program = fingerprint(status.encode("utf-8", "surrogateescape"))
    found = {"python": sys.version.split()[0], "program": program}
    return found | {name: installed.version(name) for name in LIBRARIES}


def encoded_versions() -> bytes:
    """Return `versions` as bytes, the same for the same ones."""
    return msgspec.json.encode(versions(), order="deterministic")


def load(path: Path) -> State | None:
    """Return the stored state, or None when there is none, or it is damaged or of another version."""
    try:
        digest, _, data = path.read_bytes().partition(b"\n")
        if digest.decode() != fingerprint(data):
            return None
        state = msgspec.json.decode(data, type=State)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None
    return state if state.versions == versions() else None


def save(path: Path, state: State) -> None:
    """Write the state whole, with its own hash in the first line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = msgspec.json.encode(state, order="deterministic")
    temporary = path.with_suffix(".new")
    temporary.write_bytes(fingerprint(data).encode() + b"\n" + data)
    temporary.replace(path)
