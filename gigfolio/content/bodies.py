"""Bodies kept from one reading of a site to the next: Markdown is what takes longest."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from gigfolio.content.kept import Watched
from gigfolio.content.yaml_source import Source
from gigfolio.model.values import Body


class _Asked(NamedTuple):
    """Everything that a body is made of, but which files there are."""

    text: str
    first_line: int
    folder: str
    html: bool
    language: str
    highlight: bool


class _Kept(NamedTuple):
    body: Body
    looked_for: dict[str, bool]


class Bodies:
    """Bodies by what they were made of. One with a problem is made again, so that the problem is said again."""

    def __init__(self) -> None:
        self._last: dict[_Asked, _Kept] = {}
        self._now: dict[_Asked, _Kept] = {}

    def begin(self) -> None:
        """Begin a reading: what the one before did not use is dropped."""
        self._last, self._now = self._now, {}

    def body(
        self,
        source: Source,
        text: str,
        *,
        first_line: int,
        folder: str,
        files: Container[str],
        html: bool,
        language: str,
        highlight: bool = True,
    ) -> Body:
        """Return what `render_body` does."""
        asked = _Asked(text, first_line, folder, html, language, highlight)
        kept = self._now.get(asked) or self._last.get(asked)
        if kept is None or any((path in files) != was for path, was in kept.looked_for.items()):
            # Not before it is needed: the parser takes longer to import than a small site to read.
            from gigfolio.content.markdown import render_body

            problems, watched = len(source.problems), Watched(files)
            made = render_body(
                source,
                text,
                first_line=first_line,
                folder=folder,
                files=watched,
                html=html,
                language=language,
                highlight=highlight,
            )
            kept = _Kept(made, watched.looked_for)
            if len(source.problems) != problems:
                return made
        self._now[asked] = kept
        return kept.body
