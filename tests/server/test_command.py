"""`gigfolio serve` as a user has it: a process, what it prints, and how it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Process = subprocess.Popen[str]


@pytest.fixture
def start() -> Iterator[Callable[..., Process]]:
    """Start `gigfolio serve` with arguments; it is ended after the test."""
    running: list[Process] = []

    def run(*arguments: str | Path) -> Process:
        command = [sys.executable, "-W", "error", "-m", "gigfolio", "serve", *map(str, arguments)]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        running.append(process)
        return process

    yield run
    for process in running:
        process.kill()
        process.communicate()


def lines(process: Process, count: int) -> list[str]:
    assert process.stdout
    return [process.stdout.readline().rstrip("\n") for _ in range(count)]


def test_it_says_where_the_site_and_the_papers_are(site: Path, start: Callable[..., Process]) -> None:
    said = lines(start(site, "--port", "0"), 3)
    assert [line.split()[0] for line in said] == ["site:", "papers:", "Ctrl-C"]
    address = said[0].split()[1]
    assert address.startswith("http://127.0.0.1:")
    assert address.endswith("/work/")
    with urllib.request.urlopen(address) as answer:
        assert b"Ada Vik" in answer.read()


def test_an_interruption_ends_it_at_once_and_quietly(site: Path, start: Callable[..., Process]) -> None:
    process = start(site, "--port", "0", "--public-only")
    assert [line.split()[0] for line in lines(process, 2)] == ["site:", "Ctrl-C"]
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 130
    assert process.stderr
    assert process.stderr.read() == ""


def test_the_next_free_port_is_taken_and_said(site: Path, start: Callable[..., Process]) -> None:
    first = start(site)
    address = next(line for line in lines(first, 2) if line.startswith("site:"))
    taken = int(address.split(":")[3].partition("/")[0])
    said = lines(start(site), 2)
    assert said[0] == f"port 8000 is taken, so this is port {said[1].split(':')[3].partition('/')[0]}"
    assert f":{taken}/" not in said[1]


def test_a_port_that_was_asked_for_and_is_taken_is_refused(site: Path, start: Callable[..., Process]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        process = start(site, "--port", str(port))
        _, said = process.communicate(timeout=20)
    assert process.returncode == 1
    assert said == f"port {port} is taken\n  hint: leave --port out to take the next free one\n"


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path, start: Callable[..., Process]) -> None:
    process = start(tmp_path)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 1
    assert said.startswith(f"there is no gigfolio.yaml in {tmp_path}\n")


def test_a_mistake_is_printed_as_build_prints_it(site: Path, start: Callable[..., Process]) -> None:
    (site / "content/projects/clock.md").write_text("---\ntitle: Clock\nstart: soon\n---\n", "utf-8")
    build = [sys.executable, "-m", "gigfolio", "build", str(site)]
    wanted = subprocess.run(build, capture_output=True, encoding="utf-8").stderr
    process = start(site, "--port", "0")
    lines(process, 3)
    assert process.stderr
    assert "".join(process.stderr.readline() for _ in wanted.splitlines()) == wanted
