"""The gate searches each file once for the same strings, and again for others."""

from __future__ import annotations

from pathlib import Path

from gigfolio.checks.privacy import PrivateString
from gigfolio.engine.gate import Gate
from gigfolio.snapshot import fingerprint

ACME, BORG = PrivateString("acme works", "a"), PrivateString("borg-and-sons", "b")
FILES = {"a.html": b"<p>For <b>Acme</b> Works</p>", "b.html": b"<p>Nothing</p>", "borg-and-sons.txt": b""}


def searched(
    path: Path, *strings: PrivateString, files: dict[str, bytes] = FILES
) -> tuple[list[str], list[str]]:
    """What the gate says of some files, and which of them it read."""
    read: list[str] = []
    gate = Gate(strings, {"python": "3"}, path)
    for name, data in files.items():
        gate.search(name, fingerprint(data), lambda name=name: read.append(name) or files[name])  # type: ignore[misc]
    gate.save()
    return [d.message for d in gate.diagnostics()], read


def test_a_file_without_a_hit_is_not_searched_again_for_the_same_strings(tmp_path: Path) -> None:
    path = tmp_path / "searched.json"
    found = ["a.html would publish what is private: a"]
    assert searched(path, ACME) == (found, list(FILES))
    assert searched(path, ACME) == (found, ["a.html"])
    changed = FILES | {"b.html": b"<p>acme&#32;works</p>"}
    assert searched(path, ACME, files=changed) == (
        ["a.html and 1 more would publish what is private: a"],
        ["a.html", "b.html"],
    )
    both = [*found, "borg-and-sons.txt would publish what is private: b"]
    assert searched(path, ACME, BORG) == (both, list(FILES))
    path.write_bytes(b"{")
    assert searched(path, ACME) == (found, list(FILES))


def test_nothing_is_read_where_there_is_nothing_to_seek(tmp_path: Path) -> None:
    assert searched(tmp_path / "searched.json") == ([], [])
