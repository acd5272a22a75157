"""Fingerprints of files in memory, so that only what changed is read again."""

from __future__ import annotations

import os
import time
from typing import NamedTuple

from gigfolio.snapshot import fingerprint, read_file

RACY = 50_000_000  # nanoseconds; file systems keep time in ticks of 1 to 10 ms


class _Known(NamedTuple):
    signature: tuple[int, int, int, int]
    read: int  # nanoseconds since the epoch
    digest: str


class KnownFiles:
    """Fingerprints by path and file status.

    A file that had changed just before it was read is read once more: it may have changed again within one tick of
    the clock.
    """

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}
        self._before: dict[str, _Known] = {}

    def begin(self) -> None:
        """Begin a reading of everything: files that neither it nor what follows asks for are forgotten with the next one."""
        self._before, self._known = self._known, {}

    def digest(self, key: str, path: str) -> str:
        """Return the fingerprint of the file at `path`; OSError when it cannot be read."""
        status = os.lstat(path)
        changed = max(status.st_mtime_ns, status.st_ctime_ns)
        signature = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        known = self._known.get(path) or self._before.get(path)
        if known is None or known.signature != signature or changed > known.read - RACY:
            now = time.time_ns()
            known = _Known(signature, now, fingerprint(read_file(path)))
        self._known[path] = known
        return known.digest
