"""Work shared among forked processes, where that is safe; elsewhere one process does it all.

A fork copies one thread only, so there must be no other; and it takes a few milliseconds, so there must be enough to do.
What the processes make goes back as bytes, and must not depend on how the work was shared.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NamedTuple, NoReturn, TypeVar

from gigfolio.errors import GigfolioError

T = TypeVar("T")
LEAST_SHARE = 60  # things to do, below which a process of its own is not worth it


class Orphaned(BaseException):
    """The process that asked for the work is gone."""


class _Child(NamedTuple):
    process: int
    pipe: int


def can_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1


def shares(things: Sequence[T], jobs: int) -> list[Sequence[T]]:
    """Deal things out to as many processes as pay, at most `jobs`; neighbours go to different ones."""
    count = min(jobs or os.cpu_count() or 1, len(things) // LEAST_SHARE) if can_fork() else 1
    return [things[start::count] for start in range(count)] if count > 1 else [things]


def spread(parts: Sequence[Sequence[T]], work: Callable[[Sequence[T]], bytes]) -> list[bytes]:
    """Return what `work` makes of each part, the first made in this process and each other one in a fork of it.

    Raises what it raised, in this process's part first.
    """
    children: list[_Child] = []
    gc.freeze()  # so that counting references in the forks touches less of the memory that they share
    try:
        for part in parts[1:]:
            children.append(_start(part, work))
        made = [work(parts[0])]
        while children:
            made.append(_finish(children[0]))
            children.pop(0)
    finally:
        gc.unfreeze()
        for child in children:
            _stop(child)
    return made


def check_parent(parent: int) -> None:
    """Raise Orphaned in a fork whose parent, by its process id, is no more."""
    if os.getppid() != parent and os.getpid() != parent:
        raise Orphaned


def _start(part: Sequence[T], work: Callable[[Sequence[T]], bytes]) -> _Child:
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        _be_child(part, work, writing)
    os.close(writing)
    return _Child(process, reading)


def _be_child(part: Sequence[T], work: Callable[[Sequence[T]], bytes], pipe: int) -> NoReturn:
    """Do the work, send it and end, without any of the parent's cleaning up."""
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        try:
            answer = b"\0" + work(part)
        except Exception as error:
            answer = b"\1" + _pickled(error)
        with os.fdopen(pipe, "wb") as file:
            file.write(answer)
        code = 0
    finally:
        os._exit(code)


def _pickled(error: Exception) -> bytes:
    if isinstance(error, GigfolioError):
        return pickle.dumps(error.diagnostics)
    try:
        return pickle.dumps(error)
    except Exception:
        return pickle.dumps(RuntimeError(repr(error)))


def _finish(child: _Child) -> bytes:
    with os.fdopen(os.dup(child.pipe), "rb") as file:
        answer = file.read()
    os.close(child.pipe)
    os.waitpid(child.process, 0)
    if not answer:
        hint = "build again, with --jobs 1 if it happens again"
        raise GigfolioError("a part of the build was ended from outside", id="ended", hint=hint)
    if answer[:1] == b"\0":
        return answer[1:]
    found = pickle.loads(answer[1:])
    raise GigfolioError(found) if isinstance(found, tuple) else found


def _stop(child: _Child) -> None:
    with suppress(OSError):
        os.close(child.pipe)
    with suppress(OSError):
        os.kill(child.process, signal.SIGKILL)
        os.waitpid(child.process, 0)
