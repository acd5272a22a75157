"""One output folder during a build: what stands in it, what is made new, and what is kept as it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from gigfolio.engine import output
from gigfolio.engine.staging import Staging
from gigfolio.engine.trace import DerivativeRow, Trace, context_fingerprint, reason_to_render
from gigfolio.snapshot import StatCache, fingerprint
from gigfolio.typesetting.measured import Measured


class Made(NamedTuple):
    """New files by output path, the inputs they were made of by key, the pictures that they show, and the measures of a PDF."""

    files: dict[str, bytes]
    inputs: dict[str, str] = {}
    derivatives: tuple[DerivativeRow, ...] = ()
    measured: Measured | None = None


class OutputFile(NamedTuple):
    """A file of the finished output, new or kept: what it is known by ("" when its hash is not known), and its bytes."""

    path: str
    digest: str
    read: Callable[[], bytes]


@dataclass(kw_only=True)
class Target:
    """`standing` holds the hashes of the files that stand; `traces` those of this build, by key.

    `disbelieved` says why no trace of an earlier build is in `old`, when there was one. `files` are new, as bytes or as
    the file that holds them; `staged` are new as well, with their hashes, and wait in the staging folder already. `take`
    is given what is made, with its hashes, instead of `files`.
    """

    folder: Path
    private: bool
    standing: dict[str, str]
    old: dict[str, Trace] = field(default_factory=dict)
    disbelieved: str = ""
    files: dict[str, bytes | Path] = field(default_factory=dict)
    staged: dict[str, str] = field(default_factory=dict)
    keep: dict[str, str] = field(default_factory=dict)
    traces: dict[str, Trace] = field(default_factory=dict)
    reasons: list[tuple[str, str]] = field(default_factory=list)
    take: Callable[[Made, dict[str, str]], object] | None = None

    @property
    def staging(self) -> Staging:
        return Staging(self.folder, private=self.private)

    def publish(self, stats: StatCache) -> dict[str, str]:
        """Make the folder hold what is kept and what is new; return path to hash of everything."""
        return output.publish(
            self.folder,
            self.files,
            self.keep,
            private=self.private,
            stats=stats,
            now=self.standing,
            staged=self.staged,
        )

    def share(self) -> Target:
        """Return a target that knows what this one knows of the last build, and has nothing new."""
        return Target(
            folder=self.folder,
            private=self.private,
            standing=self.standing,
            old=self.old,
            disbelieved=self.disbelieved,
        )

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
            self.replay(key, trace)
            return
        made = make()
        self.reasons.append((key, self.disbelieved or reason))
        outputs = {path: fingerprint(data) for path, data in made.files.items()}
        rows = tuple(tuple(row) for row in made.derivatives)
        self.traces[key] = Trace(
            context=fresh, inputs=made.inputs, outputs=outputs, derivatives=rows, measured=made.measured
        )
        if self.take is not None:
            self.take(made, outputs)
        else:
            self.files |= made.files

    def replay(self, key: str, trace: Trace) -> None:
        """Keep what a trace that still holds says was made."""
        self.keep |= trace.outputs
        self.traces[key] = trace

    def derivative_rows(self) -> list[DerivativeRow]:
        """Every picture's file that this output shows, each once, in order."""
        return sorted({row for trace in self.traces.values() for row in trace.derivatives})

    def every_file(self) -> Iterator[OutputFile]:
        """Yield each file of the finished output, new ones and kept ones."""
        staging = self.staging
        for path, digest in self.keep.items():
            if path not in self.files and path not in self.staged:
                yield OutputFile(path, digest, (self.folder / path).read_bytes)
        for path, digest in self.staged.items():
            yield OutputFile(path, digest, Path(staging.path(path)).read_bytes)
        for path, source in self.files.items():
            if isinstance(source, Path):
                yield OutputFile(path, "", source.read_bytes)
            else:
                yield OutputFile(path, fingerprint(source), partial(bytes, source))
