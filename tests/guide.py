"""The commands in the documents, and how they are run: as a user would type them, with this Python's gigfolio."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import urllib.request
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
DOCUMENTS = ("README.md", *sorted(f"docs/{path.name}" for path in (REPOSITORY / "docs").glob("*.md")))
_BLOCK = re.compile(r"^```\w*\n(.*?)^```$|((?:^    .*\n)+)", re.DOTALL | re.MULTILINE)
_COMMAND = re.compile(
    r"(?:\$ )?((?:gigfolio|python3?|pip|git|npx|rsync|cd|cp|mv|mkdir|brew|apt(?:-get)?|curl|sudo) .*)"
)


def commands(document: str) -> list[str]:
    """Return the commands in the code blocks of a document, without the prompt and what is said beside them."""
    text = (REPOSITORY / document).read_text("utf-8")
    lines = (line.strip() for block in _BLOCK.finditer(text) for line in (block[1] or block[2]).splitlines())
    found = (_COMMAND.fullmatch(line) for line in lines)
    return [re.split(r"  +", match[1])[0] for match in found if match]


def run(command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a gigfolio command to its end, where nobody can be asked."""
    _, *arguments = shlex.split(command)
    line = [sys.executable, "-W", "error", "-m", "gigfolio", *arguments]
    return subprocess.run(
        line, cwd=folder, capture_output=True, text=True, encoding="utf-8", stdin=subprocess.DEVNULL,
        env={**os.environ, **environment},
    )  # fmt: skip


def served_home(command: str, folder: Path, **environment: str) -> str:
    """Run `gigfolio serve` on a port that is free, and return the home page that it shows."""
    _, *arguments = shlex.split(command)
    server = subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "gigfolio", *arguments, "--port", "0"], cwd=folder, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONUNBUFFERED": "1", **environment},
    )  # fmt: skip
    assert server.stdout is not None
    try:
        found = re.search(r"http://127\.0\.0\.1:\d+/\S*", server.stdout.readline())
        assert found is not None
        with urllib.request.urlopen(found[0]) as answer:
            page: bytes = answer.read()
            return page.decode()
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()
