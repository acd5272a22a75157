"""What was rendered, kept for as long as it holds, and as the last good version when its successor fails."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from gigfolio.engine.trace import context_fingerprint
from gigfolio.errors import Diagnostic
from gigfolio.server.problems import from_exception
from gigfolio.snapshot import fingerprint

if TYPE_CHECKING:
    from gigfolio.images import Derivative

_FILE = "file:"


class Work(NamedTuple):
    """Something to render. `stage` is the key of the theme that it is rendered with; `make` does it."""

    key: str
    template: str
    context: msgspec.Struct
    stage: str
    make: Callable[[], Rendering]


class Rendering(NamedTuple):
    """New files by output path, the inputs they were made of, the pictures that they show, and what is said of them."""

    files: Mapping[str, bytes]
    inputs: Mapping[str, str] = {}
    derivatives: tuple[Derivative, ...] = ()
    said: tuple[Diagnostic, ...] = ()


class Kept(NamedTuple):
    """A rendering, the fingerprint of what was asked for, and the problems of a later one that failed."""

    asked: str
    rendering: Rendering
    problems: tuple[Diagnostic, ...] = ()


class Shelf:
    """Renderings by key."""

    def __init__(self) -> None:
        self._kept: dict[str, Kept] = {}
        self.renderings = 0  # so far

    def get(self, work: Work, digest: Callable[[str], str]) -> Kept:
        """Return the rendering of `work`: the one that is kept when it is current, else a new one.

        A failure gives the last good rendering with the problems, or one without files when there is none.

        Args:
            digest: the present fingerprint of an input file, by its logical path.
        """
        asked = _asked(work)
        kept = self._kept.get(work.key)
        if kept is None or not _is_current(kept, asked, digest):
            kept = self._kept[work.key] = _rendered(work, asked, kept)
            self.renderings += 1
        return kept

    def is_current(self, work: Work, digest: Callable[[str], str]) -> bool:
        """Whether the rendering of `work` that is kept still holds."""
        kept = self._kept.get(work.key)
        return kept is not None and _is_current(kept, _asked(work), digest)

    def files(self, key: str) -> Mapping[str, bytes]:
        """Return the files that were last rendered under a key; none where nothing was."""
        kept = self._kept.get(key)
        return kept.rendering.files if kept else {}

    def has(self, key: str) -> bool:
        return key in self._kept

    def drop(self, keys: Iterable[str]) -> None:
        """Forget the renderings of what is gone."""
        for key in keys:
            self._kept.pop(key, None)

    def drop_all_but(self, keys: Collection[str]) -> None:
        """Forget the renderings of what is no longer planned."""
        self._kept = {key: kept for key, kept in self._kept.items() if key in keys}


def _asked(work: Work) -> str:
    return fingerprint(f"{work.stage} {context_fingerprint(work.template, work.context)}".encode())


def _is_current(kept: Kept, asked: str, digest: Callable[[str], str]) -> bool:
    files = (
        (key.removeprefix(_FILE), was) for key, was in kept.rendering.inputs.items() if key.startswith(_FILE)
    )
    return not kept.problems and kept.asked == asked and all(digest(path) == was for path, was in files)


def _rendered(work: Work, asked: str, last: Kept | None) -> Kept:
    try:
        return Kept(asked, work.make())
    except Exception as error:
        good = last.rendering if last else Rendering({})
        return Kept(asked, good, from_exception(error))
