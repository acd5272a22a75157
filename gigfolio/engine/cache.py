"""What the last build left behind in .gigfolio/; anything doubtful is thrown away."""

from __future__ import annotations

import platform
from importlib import metadata
from pathlib import Path

import msgspec

from gigfolio.engine.request import PaperRow
from gigfolio.engine.trace import Trace
from gigfolio.errors import Location, Severity
from gigfolio.installed import installed_themes
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


def versions() -> dict[str, str]:
    """Return the versions of everything that decides what bytes come out."""
    found = {"python": platform.python_version(), "program": _program()}
    for name in LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = "unknown"
    return found


def _program() -> str:
    """Fingerprint the status of gigfolio's own files and of installed themes, so that a checkout's edits are seen too."""
    package = Path(__file__).resolve().parent.parent
    rows = []
    for folder in (package, package.parent / "themes", *(theme.folder for theme in installed_themes())):
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.is_file() and path.suffix != ".pyc":
                status = path.stat()
                rows.append(f"{path}\0{status.st_size}\0{status.st_mtime_ns}")
    return fingerprint("\n".join(rows).encode())


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
