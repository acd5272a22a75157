"""The mark of a finished build, by which the same command sees that nothing changed, before anything slow is imported.

It holds the command as it was given, the status of every file that was read and written, and what was said. Whatever is
not exactly as it was then leads to an ordinary build, which looks at the content itself.
"""

from __future__ import annotations

import os
import time

from gigfolio import statuses

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FILE = ".gigfolio/stamp"
_PARTS = "\x1e\n"  # no command, path or message holds it; one that did would not be kept


def unchanged(arguments: Sequence[str], started: float) -> tuple[str, str] | None:
    """Return what the command with these arguments says (on stdout, on stderr) when nothing changed since it was given the
    last time; None when that is not certain."""
    for folder in ("", *(argument for argument in arguments[1:] if not argument.startswith("-"))):
        try:
            path = os.path.join(folder, FILE)
            if os.path.islink(os.path.dirname(path)):
                return None
            with open(path, encoding="utf-8", errors="surrogateescape") as file:
                written, parts = os.fstat(file.fileno()).st_mtime_ns, file.read().split(_PARTS)
        except (OSError, ValueError):
            continue
        if len(parts) == 6 and parts[0] == _command(arguments):
            return _said(parts, written, started)
    return None


def keep(
    root: str, arguments: Sequence[str], roots: Iterable[str], files: Mapping[str, str], said: tuple[str, str]
) -> None:
    """Leave the mark of a finished build in the site's folder.

    Args:
        roots: the files and folders that were read.
        files: the signature of everything that was read and written, by path.
        said: what the command will say on stdout and stderr when nothing changed; the seconds in it are 0.
    """
    read = tuple(roots)
    below = tuple(f"{root}/" for root in read)
    sources = {path for path in files if path in read or path.startswith(below)}
    rows = [
        _rows((path, files[path]) for path in sorted(names)) for names in (sources, files.keys() - sources)
    ]
    parts = [_command(arguments), "\0".join(read), *rows, *said]
    if any(_PARTS[0] in part for part in parts):
        return
    path = os.path.join(root, FILE)
    with open(f"{path}.new", "w", encoding="utf-8", errors="surrogateescape") as file:
        file.write(_PARTS.join(parts))
    os.replace(f"{path}.new", path)


def _command(arguments: Sequence[str]) -> str:
    """The command, where and on which day it is given, with which program, and how wide what it says is set."""
    width = str(os.get_terminal_size(2).columns) if os.isatty(2) else ""
    return "\0".join((*arguments, os.getcwd(), time.strftime("%Y-%m-%d"), statuses.program(), width))


def _said(parts: list[str], written: int, started: float) -> tuple[str, str] | None:
    _, roots, sources, outputs, out, err = parts
    newest = 0
    known = dict(_row(line) for line in sources.split("\n"))
    for root in roots.split("\0"):
        for path, signature, changed in statuses.below(root):
            if known.pop(path, None) != signature:
                return None
            newest = max(newest, changed)
    if known:
        return None
    for path, was in map(_row, outputs.split("\n")):
        _, signature, changed = statuses.row(path)
        if signature != was:
            return None
        newest = max(newest, changed)
    # What changed within the clock's tick in which the mark was written may have changed again without a trace.
    return (_timed(out, time.perf_counter() - started), err) if newest < written else None


def _rows(files: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{path}\0{signature}" for path, signature in files)


def _row(line: str) -> tuple[str, str]:
    path, _, signature = line.partition("\0")
    return path, signature


def _timed(said: str, seconds: float) -> str:
    said = said.replace(" in 0.00 s\n", f" in {seconds:.2f} s\n", 1)
    return said.replace('"seconds": 0.0,', f'"seconds": {seconds:.3f},', 1)
