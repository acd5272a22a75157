"""Work in forked processes: the same results, the same errors, and nothing left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence

import pytest

from gigfolio import forked
from gigfolio.errors import GigfolioError


@pytest.fixture(autouse=True)
def forks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Every fork of the test. Little is enough to share; threads and children of whoever runs the tests do not count."""
    before, fork = threading.active_count(), os.fork
    started: list[int] = []

    def noted() -> int:
        process = fork()
        started.extend([process] if process else [])
        return process

    monkeypatch.setattr(os, "fork", noted)
    monkeypatch.setattr(forked, "LEAST_SHARE", 2)
    monkeypatch.setattr(forked, "can_fork", lambda: threading.active_count() == before)
    return started


def squares(part: Sequence[int]) -> bytes:
    return bytes(number * number for number in part)


def are_gone(forks: list[int]) -> bool:
    for process in forks:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)
    return True


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_every_thing_is_done_once_and_in_order_however_many_processes_there_are(
    jobs: int, forks: list[int]
) -> None:
    assert b"".join(forked.spread(range(9), squares, jobs)) == bytes(n * n for n in range(9))
    assert len(forks) == jobs - 1
    assert are_gone(forks)


def test_many_things_are_cut_into_pieces_that_whoever_is_free_takes(forks: list[int]) -> None:
    reading, writing = os.pipe()
    parent = os.getpid()

    def slow_here(part: Sequence[int]) -> bytes:
        if os.getpid() != parent:
            os.write(writing, b"x")
        elif part[0] == 0:  # the other process does every other piece meanwhile
            for _ in range(31):
                os.read(reading, 1)
        return squares([number % 10 for number in part])

    made = forked.spread(range(320), slow_here, 2)
    assert len(made) == 32
    assert b"".join(made) == squares([number % 10 for number in range(320)])
    os.close(reading)
    os.close(writing)


@pytest.mark.parametrize("count", [1, 40])
def test_this_process_does_something_else_first(count: int, forks: list[int]) -> None:
    done: list[str] = []
    reading, writing = os.pipe()

    def noted(part: Sequence[int]) -> bytes:
        done.append("work")
        os.write(writing, b"x")
        return b""

    forked.spread(range(count), noted, 2, lambda: done.append("else"))
    assert done[0] == "else"
    os.close(reading)
    os.close(writing)


def test_what_is_too_little_to_share_and_what_has_threads_stays_in_one_process(forks: list[int]) -> None:
    assert len(forked.spread(range(3), squares, 2)) == 1
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    assert len(forked.spread(range(9), squares, 2)) == 1
    done.set()
    thread.join()
    assert not forks


class Fork:
    """Has the fork take the first pieces: this process begins when it has begun."""

    def __init__(self) -> None:
        self.parent = os.getpid()
        self._reading, self._writing = os.pipe()

    def is_here(self) -> bool:
        if os.getpid() == self.parent:
            return False
        os.write(self._writing, b"x")
        return True

    def wait(self) -> None:
        os.read(self._reading, 1)


def test_a_few_things_are_done_by_another_process_while_this_one_does_something_else(
    forks: list[int],
) -> None:
    fork = Fork()
    here: list[int] = []

    def work(part: Sequence[int]) -> bytes:
        if not fork.is_here():
            here.extend(part)
        return squares(part)

    assert forked.spread([5], work, 2, fork.wait) == [b"\x19"]
    assert (len(forks), here) == (1, [])
    assert forked.spread([5], work, 1, lambda: here.append(0)) == [b"\x19"]
    assert (len(forks), here) == (1, [0, 5])
    assert are_gone(forks)


def test_a_thread_of_a_library_is_a_thread() -> None:
    """Python's own count does not have it."""
    script = """
import _thread, threading
from gigfolio.forked import can_fork
alone = can_fork()
lock = _thread.allocate_lock()
lock.acquire()
_thread.start_new_thread(lock.acquire, ())
assert threading.active_count() == 1
print(alone, can_fork())
lock.release()
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == ("True False\n" if sys.platform == "linux" else "False False\n")


def refuse() -> None:
    raise GigfolioError("refused there", id="there")


def fail() -> None:
    raise KeyError("there")


def end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize(
    ("wrong", "error", "words"),
    [(refuse, GigfolioError, "refused there"), (fail, KeyError, "there"), (end, GigfolioError, "ended from outside")],
)  # fmt: skip
def test_what_goes_wrong_in_a_fork_goes_wrong_here(
    wrong: Callable[[], None], error: type[Exception], words: str, forks: list[int]
) -> None:
    fork = Fork()

    def work(part: Sequence[int]) -> bytes:
        if fork.is_here():
            wrong()
        return b""

    with pytest.raises(error, match=words):
        forked.spread(range(4), work, 2, fork.wait)
    assert len(forks) == 1
    assert are_gone(forks)


def test_of_several_errors_the_first_in_order_is_raised_whoever_met_it(forks: list[int]) -> None:
    fork = Fork()

    def work(part: Sequence[int]) -> bytes:
        fork.is_here()
        raise ValueError(f"piece {part[0]}")

    with pytest.raises(ValueError, match="piece 0"):
        forked.spread(range(4), work, 2, fork.wait)


def test_an_interruption_here_ends_the_forks(forks: list[int]) -> None:
    parent = os.getpid()

    def interrupted(part: Sequence[int]) -> bytes:
        if os.getpid() == parent:
            raise KeyboardInterrupt
        signal.pause()
        return b""

    with pytest.raises(KeyboardInterrupt):
        forked.spread(range(4), interrupted, 2)
    assert len(forks) == 1
    assert are_gone(forks)


def test_a_fork_whose_parent_is_gone_stops() -> None:
    forked.check_parent(os.getpid())
    forked.check_parent(os.getppid())
    with pytest.raises(forked.Orphaned):
        forked.check_parent(1 if os.getppid() != 1 else 2)
