"""What a deploy changes, file by file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Changes(NamedTuple):
    """The files that appear, that change and that go, each sorted, and how many stay as they are."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    same: int = 0

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


def compare(before: Mapping[str, str], after: Mapping[str, str]) -> Changes:
    """Compare two listings of files, each with what its bytes are known by."""
    both = sorted(before.keys() & after.keys())
    changed = tuple(path for path in both if before[path] != after[path])
    return Changes(
        new=tuple(sorted(after.keys() - before.keys())),
        changed=changed,
        gone=tuple(sorted(before.keys() - after.keys())),
        same=len(both) - len(changed),
    )
