"""Many events, few readings: what comes in a burst is taken together."""

from __future__ import annotations

import asyncio
from pathlib import Path

_FEW = 4
_QUIET = 0.005  # seconds without an event after which a save is over
_BURST_QUIET = 0.1  # the same for a checkout or a search and replace
_LONGEST = 2.0  # seconds after which a burst is read although it goes on


def quiet_for(paths: int) -> float:
    """Return for how many seconds nothing more may come, after so many paths, before they are read."""
    return _QUIET if paths <= _FEW else _BURST_QUIET


class Bursts:
    """Paths that changed, taken together. `add` may be called in the event loop's thread only."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[Path] = asyncio.Queue()
        self._rested = 0.0  # the moment from which on a change begins a burst anew

    def add(self, path: Path) -> None:
        self._queue.put_nowait(path)

    async def next(self) -> set[Path]:
        """Wait for a change; return at once the first of a burst, and the rest of it together when there is quiet."""
        paths, clock = {await self._queue.get()} | self._drain(), asyncio.get_running_loop().time
        if clock() < self._rested or len(paths) > _FEW:
            end = clock() + _LONGEST
            while clock() < end and await self.is_followed_within(quiet_for(len(paths))):
                paths |= self._drain()
        self._rested = clock() + _BURST_QUIET
        return paths | self._drain()

    async def is_followed_within(self, seconds: float) -> bool:
        """Whether a change comes within so many seconds; it is kept for `next`."""
        try:
            path = await asyncio.wait_for(self._queue.get(), seconds)
        except TimeoutError:
            return False
        self._queue.put_nowait(path)
        return True

    def _drain(self) -> set[Path]:
        paths = set()
        while not self._queue.empty():
            paths.add(self._queue.get_nowait())
        return paths
