"""One output folder during a build: what stands in it, what is made new, and what is kept as it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import msgspec

from gigfolio.engine.trace import DerivativeRow, Trace, context_fingerprint, reason_to_render
from gigfolio.snapshot import fingerprint
from gigfolio.typesetting.measured import Measured


class Made(NamedTuple):
    """New files by output path, the inputs they were made of by key, the pictures that they show, and the measures of a PDF."""

    files: dict[str, bytes]
    inputs: dict[str, str] = {}
    derivatives: tuple[DerivativeRow, ...] = ()
    measured: Measured | None = None


@dataclass(kw_only=True)
class Target:
    """`standing` holds the hashes of the files that stand; `traces` those of this build, by key.

    `disbelieved` says why no trace of an earlier build is in `old`, when there was one.
    """

    folder: Path
    private: bool
    standing: dict[str, str]
    old: dict[str, Trace] = field(default_factory=dict)
    disbelieved: str = ""
    files: dict[str, bytes | Path] = field(default_factory=dict)
    keep: dict[str, str] = field(default_factory=dict)
    traces: dict[str, Trace] = field(default_factory=dict)
    reasons: list[tuple[str, str]] = field(default_factory=list)

    def verify_or_make(
        self,
        key: str,
        template: str,
        context: msgspec.Struct,
        now: Callable[[str], str],
        make: Callable[[], Made],
    ) -> None:
        """Keep what `key` made at an earlier build when its trace still holds; else make it.

        `now` gives an input's present fingerprint by its key.
        """
        fresh = context_fingerprint(template, context)
        trace = self.old.get(key)
        reason = reason_to_render(trace, fresh, now, self.standing)
        if trace is not None and not reason:
            self.keep |= trace.outputs
            self.traces[key] = trace
            return
        made = make()
        self.files |= made.files
        self.reasons.append((key, self.disbelieved or reason))
        outputs = {path: fingerprint(data) for path, data in made.files.items()}
        rows = tuple(tuple(row) for row in made.derivatives)
        self.traces[key] = Trace(
            context=fresh, inputs=made.inputs, outputs=outputs, derivatives=rows, measured=made.measured
        )

    def derivative_rows(self) -> list[DerivativeRow]:
        """Every picture's file that this output shows, each once, in order."""
        return sorted({row for trace in self.traces.values() for row in trace.derivatives})

    def every_file(self) -> dict[str, Callable[[], bytes]]:
        """How to read each file of the finished output, new ones and kept ones."""
        kept: dict[str, bytes | Path] = {path: self.folder / path for path in self.keep}
        return {path: _reader(source) for path, source in {**kept, **self.files}.items()}


def _reader(source: bytes | Path) -> Callable[[], bytes]:
    return source.read_bytes if isinstance(source, Path) else lambda: source
