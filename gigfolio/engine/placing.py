"""Staged files put in their places, each whole."""

from __future__ import annotations

import os
from pathlib import Path

from gigfolio.engine.staging import FILES, PRIVATE_FOLDER, PUBLIC_FOLDER, Staging

MARKER = ".gigfolio.json"


class Placing:
    """Moves the files of a staging folder into an output folder; what is already done is passed over."""

    def __init__(self, folder: Path, staging: Path, private: bool) -> None:
        self._folder, self._staged, self._private = str(folder), f"{staging}/{FILES}", private
        self._staging = Staging(folder, private=private)
        self._there: set[str] = set()

    def place_all(self, marker: bytes) -> bool:
        """Make the staged files the output folder, in one step, where there is none yet; return whether that was done."""
        if os.path.lexists(self._folder) or not os.path.isdir(self._staged):
            return False
        self._staging.write(MARKER, marker)
        os.rename(self._staged, self._folder)
        return True

    def place(self, path: str) -> bool:
        """Move one file; return False when it is not staged, or not any more."""
        staged = f"{self._staged}/{path}"
        if not os.path.lexists(staged):
            return False
        self._make_way(os.path.dirname(path))
        target = f"{self._folder}/{path}"
        if os.path.isdir(target) and not os.path.islink(target):
            os.rmdir(target)  # refuses a folder that holds anything
        os.replace(staged, target)
        return True

    def place_marker(self, marker: bytes) -> None:
        self._make_way("")
        self._staging.write(MARKER, marker)
        os.replace(f"{self._staged}/{MARKER}", f"{self._folder}/{MARKER}")

    def _make_way(self, below: str) -> None:
        """Make a folder of the output and those above it; what stands in its way and is no folder goes."""
        if below in self._there:
            return
        if below:
            self._make_way(os.path.dirname(below))
        folder = f"{self._folder}/{below}" if below else self._folder
        if below and (os.path.islink(folder) or (os.path.exists(folder) and not os.path.isdir(folder))):
            os.unlink(folder)
        _make_folder(folder, self._private)
        self._there.add(below)


def _make_folder(folder: str, private: bool) -> None:
    """Make a folder that is there for everybody, or for its owner only, whatever the user's umask is."""
    is_new = not os.path.isdir(folder)
    os.makedirs(folder, exist_ok=True)
    if private or is_new:
        os.chmod(folder, PRIVATE_FOLDER if private else PUBLIC_FOLDER)
