"""Work in forked processes: the same results, the same errors, and nothing left behind."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Sequence

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
def test_every_thing_is_done_once_however_many_processes_there_are(jobs: int, forks: list[int]) -> None:
    parts = forked.shares(range(9), jobs)
    assert len(parts) == jobs
    assert sorted(b"".join(forked.spread(parts, squares))) == [n * n for n in range(9)]
    assert len(forks) == jobs - 1
    assert are_gone(forks)


def test_what_is_too_little_to_share_and_what_has_threads_stays_in_one_process() -> None:
    assert len(forked.shares(range(3), 2)) == 1
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    assert len(forked.shares(range(9), 2)) == 1
    done.set()
    thread.join()


def in_the_fork(work: str, parent: int) -> None:
    if os.getpid() == parent:
        return
    if work == "refuse":
        raise GigfolioError("refused there", id="there")
    if work == "fail":
        raise KeyError("there")
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize(
    ("work", "error", "words"),
    [("refuse", GigfolioError, "refused there"), ("fail", KeyError, "there"), ("end", GigfolioError, "ended from outside")],
)  # fmt: skip
def test_what_goes_wrong_in_a_fork_goes_wrong_here(
    work: str, error: type[Exception], words: str, forks: list[int]
) -> None:
    parent = os.getpid()

    def wrong(part: Sequence[int]) -> bytes:
        in_the_fork(work, parent)
        return b""

    with pytest.raises(error, match=words):
        forked.spread(forked.shares(range(4), 2), wrong)
    assert len(forks) == 1
    assert are_gone(forks)


def test_an_interruption_here_ends_the_forks(forks: list[int]) -> None:
    parent = os.getpid()

    def interrupted(part: Sequence[int]) -> bytes:
        if os.getpid() == parent:
            raise KeyboardInterrupt
        signal.pause()
        return b""

    with pytest.raises(KeyboardInterrupt):
        forked.spread(forked.shares(range(4), 2), interrupted)
    assert len(forks) == 1
    assert are_gone(forks)


def test_a_fork_whose_parent_is_gone_stops() -> None:
    forked.check_parent(os.getpid())
    forked.check_parent(os.getppid())
    with pytest.raises(forked.Orphaned):
        forked.check_parent(1 if os.getppid() != 1 else 2)
