"""The folder beside an output in which new files wait until all of them are there."""

from __future__ import annotations

import os
from pathlib import Path

FILES = "files"
PUBLIC_FILE, PUBLIC_FOLDER, PRIVATE_FILE, PRIVATE_FOLDER = 0o644, 0o755, 0o600, 0o700


def staging_of(folder: Path) -> Path:
    return folder.parent / f".{folder.name.lstrip('.')}.gigfolio-staging"


class Staging:
    """The staging folder of an output. Several processes may write to one at once, each its own files."""

    def __init__(self, folder: Path, *, private: bool = False) -> None:
        self.folder = staging_of(folder)
        self._files = f"{self.folder}/{FILES}"
        self._file_mode = PRIVATE_FILE if private else PUBLIC_FILE
        self._folder_mode = PRIVATE_FOLDER if private else PUBLIC_FOLDER
        self._there: set[str] = set()

    def begin(self) -> None:
        self.folder.mkdir(parents=True, mode=0o700, exist_ok=True)

    def path(self, output: str) -> str:
        return f"{self._files}/{output}"

    def write(self, output: str, data: bytes) -> None:
        """Write a file, with the mode that it will have, whatever the user's umask is."""
        path = self.path(output)
        self._make_folder(os.path.dirname(path))
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, self._file_mode)
        try:
            os.fchmod(handle, self._file_mode)
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
        finally:
            os.close(handle)

    def _make_folder(self, folder: str) -> None:
        if folder in self._there:
            return
        if folder != self._files:
            self._make_folder(os.path.dirname(folder))
        try:
            os.mkdir(folder)
            os.chmod(folder, self._folder_mode)
        except FileExistsError:
            pass
        self._there.add(folder)
