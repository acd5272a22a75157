"""Watching a site's folders: which events count, and the folders that come and go."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

from gigfolio.snapshot import CONFIGURATION, is_ignored

_KINDS = {"created", "deleted", "moved", "closed"}
if sys.platform != "linux":
    _KINDS.add("modified")  # nothing there says when a file is closed
_MOVE_WAIT = 0.01  # seconds


class Watch(FileSystemEventHandler):
    """Calls `changed` with each path below the watched folders that may have changed, in a thread of its own."""

    def __init__(self, root: Path, changed: Callable[[Path], object]) -> None:
        self._root, self._changed = root, changed
        self._watches: dict[Path, ObservedWatch] = {}
        self._identities: dict[Path, int] = {}
        _shorten_move_wait()
        self._observer = Observer()
        self._observer.daemon = True

    def start(self, folders: Mapping[Path, bool]) -> None:
        """Begin to watch folders; the value says whether what is below them counts."""
        self._observer.start()
        self.follow(folders)

    def stop(self) -> None:
        self._observer.stop()
        self._observer.join()

    def follow(self, folders: Mapping[Path, bool]) -> None:
        """Watch exactly these folders, those anew that were replaced by others of the same name."""
        now = {folder: _identity(folder) for folder in folders}
        for folder in list(self._watches):
            if now.get(folder) != self._identities[folder]:
                with suppress(KeyError, OSError):
                    self._observer.unschedule(self._watches[folder])
                del self._watches[folder]
        for folder in now.keys() - self._watches.keys():
            with suppress(OSError):
                self._watches[folder] = self._observer.schedule(self, str(folder), recursive=folders[folder])
                self._identities[folder] = now[folder]

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take both ends of a move: a file comes from a name that counts, or goes to one."""
        if event.event_type not in _KINDS or (event.is_directory and event.event_type == "modified"):
            return
        for end in (event.src_path, event.dest_path):
            path = Path(str(end))
            if end and self._counts(path):
                self._changed(path)

    def _counts(self, path: Path) -> bool:
        if path.parent == self._root:
            return path.name == CONFIGURATION or path in self._watches or self._is_top(path)
        inside = next(
            (folder for folder in self._watches if folder != self._root and folder in path.parents), None
        )
        return inside is not None and not any(map(is_ignored, path.relative_to(inside).parts))

    def _is_top(self, path: Path) -> bool:
        """Whether it may be one of the site's folders that has just come: of those, only what is read counts."""
        return path.is_dir() and not is_ignored(path.name) and not path.name.startswith("_")


def _identity(folder: Path) -> int:
    try:
        return folder.stat().st_ino
    except OSError:
        return 0


def _shorten_move_wait() -> None:
    """On Linux a file that is moved out of the tree would hold back every event for half a second."""
    with suppress(ImportError, AttributeError):
        from watchdog.observers import inotify_move_event_grouper as grouping

        grouping.InotifyMoveEventGrouper.delay = _MOVE_WAIT
