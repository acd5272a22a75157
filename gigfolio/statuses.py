"""Files and their status, for telling that nothing changed. Imports nothing that takes time: it runs before all else."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_STATUS = "absent"


def is_ignored(name: str) -> bool:
    """Whether a file or folder of this name is hidden or an editor's own."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".swx", ".swo", ".tmp"))


def signature(status: os.stat_result) -> str:
    """Return what of a file's status changes whenever its content does."""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def below(path: str, leave_out: str = "") -> Iterator[tuple[str, str, int]]:
    """Yield (path, signature, time of the last change in ns) of every file that counts below a path, or of the path itself.

    Links are not followed; a path that is not there yields nothing. Folders named `leave_out` are passed over.
    """
    if not os.path.isdir(path) or os.path.islink(path):
        if os.path.lexists(path):
            yield row(path)
        return
    try:
        entries = list(os.scandir(path))
    except OSError:
        return
    for entry in entries:
        if is_ignored(entry.name) or entry.name == leave_out:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from below(entry.path, leave_out)
        else:
            status = entry.stat(follow_symlinks=False)
            yield entry.path, signature(status), max(status.st_mtime_ns, status.st_ctime_ns)


def row(path: str) -> tuple[str, str, int]:
    """Return a path with its signature and the time of its last change; one that is not there has neither."""
    try:
        status = os.lstat(path)
    except OSError:
        return path, _NO_STATUS, 0
    return path, signature(status), max(status.st_mtime_ns, status.st_ctime_ns)


def program() -> str:
    """Return a text that changes with the Python that runs, its installed packages, and gigfolio's own files.

    Installing or removing a package changes the folder that holds it.
    """
    package = os.path.dirname(os.path.abspath(__file__))
    themes = os.path.join(os.path.dirname(package), "themes")
    folders = sorted({path for path in sys.path if path.rstrip("/").endswith("-packages")})
    lines = [sys.version, *(" ".join(map(str, row(folder))) for folder in folders)]
    files = sorted((*below(package, "__pycache__"), *below(themes)))
    lines += [f"{path} {status}" for path, status, _ in files]
    return "\n".join(lines)
