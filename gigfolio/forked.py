"""Work shared among forked processes, where that is safe; elsewhere one process does it all.

A fork copies one thread only, so there must be no other; and it takes a few milliseconds, so there must be enough to do.
The things to do are cut into pieces, in their order, and each process takes the next piece when it has done one: from a
pipe that is filled before the forks. What the processes make goes back as bytes, and must not depend on how the work was
shared.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TypeVar

from gigfolio.errors import GigfolioError

T = TypeVar("T")
LEAST_SHARE = 60  # things to do, below which a process of its own is not worth it
_PIECES = 16  # for each process; so many at most 15 processes may have, as a piece's number is one byte
_MOST = 15

_Work = Callable[[Sequence[T]], bytes]
_Made = dict[int, "bytes | Exception"]  # by a piece's number


class Orphaned(BaseException):
    """The process that asked for the work is gone."""


class _Child(NamedTuple):
    process: int
    pipe: int


class _Queue:
    """The numbers of the pieces that nobody has taken yet."""

    def __init__(self, count: int) -> None:
        self._pipe, writing = os.pipe()
        os.write(writing, bytes(range(count)))
        os.close(writing)

    def __iter__(self) -> Iterator[int]:
        while taken := os.read(self._pipe, 1):
            yield taken[0]

    def drain(self) -> None:
        while os.read(self._pipe, 256):
            pass

    def close(self) -> None:
        os.close(self._pipe)


def can_fork() -> bool:
    """Whether this process has one thread only, those of libraries counted, where forks are as they are thought of here."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return False
    try:
        return len(list(Path("/proc/self/task").iterdir())) == 1
    except OSError:
        return True


def spread(
    things: Sequence[T], work: _Work[T], jobs: int, meanwhile: Callable[[], object] | None = None
) -> list[bytes]:
    """Return what `work` makes of the things, piece by piece in their order, in at most `jobs` processes (0: one for each
    core), as many as pay.

    This process does `meanwhile` first, which takes long enough for another one to do a few things. Raises what `work`
    raised for the first of the pieces that failed.
    """
    pays = max(len(things) // LEAST_SHARE, 2 if meanwhile else 1)
    count = min(jobs or os.cpu_count() or 1, _MOST, pays) if can_fork() else 1
    if count <= 1:
        if meanwhile:
            meanwhile()
        return [work(things)]
    size = -(-len(things) // (count * _PIECES))
    pieces = [things[start : start + size] for start in range(0, len(things), size)]
    made = _shared(pieces, work, count, meanwhile or (lambda: None))
    for _, piece in sorted(made.items()):
        if isinstance(piece, Exception):
            raise piece
    return [piece for _, piece in sorted(made.items()) if isinstance(piece, bytes)]


def check_parent(parent: int) -> None:
    """Raise Orphaned in a fork whose parent, by its process id, is no more."""
    if os.getppid() != parent and os.getpid() != parent:
        raise Orphaned


def _shared(pieces: list[Sequence[T]], work: _Work[T], count: int, meanwhile: Callable[[], object]) -> _Made:
    queue = _Queue(len(pieces))
    children: list[_Child] = []
    gc.freeze()  # so that counting references in the forks touches less of the memory that they share
    try:
        for _ in range(count - 1):
            children.append(_start(queue, pieces, work))
        meanwhile()
        made = _share(queue, pieces, work)
        while children:
            made |= _finish(children[0])
            children.pop(0)
    finally:
        gc.unfreeze()
        queue.close()
        for child in children:
            _stop(child)
    return made


def _share(queue: _Queue, pieces: list[Sequence[T]], work: _Work[T]) -> _Made:
    """Take pieces and do them, until there are none or one fails. All that stand before that one were taken then."""
    made: _Made = {}
    for number in queue:
        try:
            made[number] = work(pieces[number])
        except Exception as error:
            made[number] = error
            queue.drain()
    return made


def _start(queue: _Queue, pieces: list[Sequence[T]], work: _Work[T]) -> _Child:
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        _be_child(queue, pieces, work, writing)
    os.close(writing)
    return _Child(process, reading)


def _be_child(queue: _Queue, pieces: list[Sequence[T]], work: _Work[T], pipe: int) -> NoReturn:
    """Do a share of the work, send it and end, without any of the parent's cleaning up."""
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        answer = {number: _sendable(piece) for number, piece in _share(queue, pieces, work).items()}
        with os.fdopen(pipe, "wb") as file:
            pickle.dump(answer, file)
        code = 0
    finally:
        os._exit(code)


def _sendable(piece: bytes | Exception) -> Any:
    """What can be pickled: of our own errors their diagnostics, of strange ones their words."""
    if isinstance(piece, GigfolioError):
        return piece.diagnostics
    try:
        pickle.dumps(piece if isinstance(piece, Exception) else None)
    except Exception:
        return RuntimeError(repr(piece))
    return piece


def _finish(child: _Child) -> _Made:
    with os.fdopen(os.dup(child.pipe), "rb") as file:
        answer = file.read()
    os.close(child.pipe)
    os.waitpid(child.process, 0)
    try:
        made = pickle.loads(answer)
    except (EOFError, pickle.UnpicklingError) as error:  # it is empty, or cut off
        hint = "build again, with --jobs 1 if it happens again"
        raise GigfolioError("a part of the build was ended from outside", id="ended", hint=hint) from error
    return {
        number: GigfolioError(piece) if isinstance(piece, tuple) else piece for number, piece in made.items()
    }


def _stop(child: _Child) -> None:
    with suppress(OSError):
        os.close(child.pipe)
    with suppress(OSError):
        os.kill(child.process, signal.SIGKILL)
        os.waitpid(child.process, 0)
