"""A build, as named steps: snapshot, content, publish, theme, plan, verify and render, derive, gate, publish."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from gigfolio.engine import cache, output
from gigfolio.engine.ahead import import_ahead
from gigfolio.engine.failure import io_failed
from gigfolio.engine.request import BuildRequest, BuildResult
from gigfolio.engine.target import Target
from gigfolio.errors import Diagnostic, GigfolioError, worst_first
from gigfolio.installed import installed_themes
from gigfolio.snapshot import CONFIGURATION, FOLDERS, Snapshot, StatCache, fingerprint

if TYPE_CHECKING:
    from gigfolio.engine.gate import Gate
    from gigfolio.engine.papers import PaperMaking
    from gigfolio.engine.workshop import Workshop
    from gigfolio.model.private import Private
    from gigfolio.model.settings import Settings
    from gigfolio.plan import Plan
    from gigfolio.publish import Published
    from gigfolio.theme import Theme


def build(request: BuildRequest) -> BuildResult:
    """Build the site.

    Raises GigfolioError, with nothing published and the last good output as it was, when anything is in error.
    """
    try:
        with _without_collecting():
            return _locked_build(request)
    except OSError as error:
        raise io_failed(error) from error


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Nearly everything that a build makes lives until its end: looking for cycles again and again finds nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _locked_build(request: BuildRequest) -> BuildResult:
    started = time.monotonic()
    root = request.root.absolute()
    if not (root / CONFIGURATION).is_file():
        hint = "name the site's folder, or start one: gigfolio init"
        raise GigfolioError(f"there is no {CONFIGURATION} in {request.root}", id="no-site", hint=hint)
    public = (request.output or root / "_site").absolute()
    private = (request.private_output or root / "_private").absolute()
    work = (request.work or root / ".gigfolio").absolute()
    output.check_work(work)
    with output.locked(work / "lock"):
        output.check_folders(root, public, private)
        result = _Build(request, root, work, public, private).run()
    return replace(result, seconds=round(time.monotonic() - started, 3))


class _Build:
    """One build under way."""

    def __init__(self, request: BuildRequest, root: Path, work: Path, public: Path, private: Path) -> None:
        self.request, self.root, self.work = request, root, work
        self.stats = StatCache(self.work / "stats.json")
        self.state = state = None if request.clean else cache.load(self.work / "state.json")
        known = (state.outputs, state.private_outputs) if state else ((), ())
        self.public, self.private = (
            Target(folder=folder, private=is_private, standing=output.standing(folder, self.stats, names))
            for folder, is_private, names in ((public, False, known[0]), (private, True, known[1]))
        )
        self.diagnostics: list[Diagnostic] = []
        self.snapshot = Snapshot.take(self.root, stat_cache=self.stats)

    def run(self) -> BuildResult:
        return self._if_nothing_changed() or self._full()

    def _asked(self) -> dict[str, str]:
        """What decides the result beside the files."""
        r = self.request
        return {
            "today": r.today.isoformat(),
            "output": str(self.public.folder),
            "private_output": str(self.private.folder),
            "flags": f"{r.public_only} {r.base_url} {r.drafts} {r.future}",
        }

    def _if_nothing_changed(self) -> BuildResult | None:
        """The last build's result, when the request, every input and every output are as they were."""
        state = self.state
        if state is None or state.request != self._asked():
            return None
        snapshot = self.snapshot.with_private(self.root / state.private_folder, self.stats)
        if snapshot.files != state.files or self.public.standing != state.outputs:
            return None
        if not self.request.public_only and self.private.standing != state.private_outputs:
            return None
        self.diagnostics += [stored.restored() for stored in state.diagnostics]
        self._refuse_errors()
        self.stats.save()
        return self._result(state, derived=0)

    def _full(self) -> BuildResult:
        published = self._publish()
        # After reading, as `import_ahead` has imported them meanwhile.
        from gigfolio.plan import plan
        from gigfolio.theme import Theme

        site, settings = published.site, published.site.settings
        snapshot = self.snapshot.with_private(self.root / settings.private, self.stats)
        theme = Theme.load(settings, snapshot)
        self.diagnostics += theme.diagnostics
        planned = plan(site, today=self.request.today, words=theme.words)
        self.diagnostics += planned.diagnostics
        self._refuse_errors()
        header = self._believe_traces(settings, theme)
        private = self._private(snapshot, published)
        from gigfolio.engine.gate import gate_for
        from gigfolio.engine.workshop import Workshop

        workshop = Workshop(self.request, self.work, snapshot, theme, settings)
        gate = gate_for(published, private, theme.words, self.work / "searched.json")
        try:
            papers = self._make(planned, published, private, workshop, gate, theme, snapshot)
            derived = workshop.derive(self.public) + workshop.derive(self.private)
        finally:
            workshop.close()
        self._search(gate, papers)
        state = self._new_state(snapshot, header, settings.private, planned, papers)
        if self.request.dry:
            return self._result(state, derived)
        gate.save()
        return self._finish(state, workshop, derived)

    def _publish(self) -> Published:
        from gigfolio.content.loader import load_content
        from gigfolio.content.stock import Stock

        stock = Stock(self.work / "entries", cache.encoded_versions(), self.request.jobs, import_ahead)
        content, problems = load_content(self.snapshot, stock=stock)
        self.diagnostics += problems
        if content is None:
            raise GigfolioError(self.diagnostics)
        if self.request.base_url:
            url = self.request.base_url.rstrip("/") + "/"
            settings = msgspec.structs.replace(content.settings, url=url)
            content = msgspec.structs.replace(content, settings=settings)
        from gigfolio.publish import publish

        r = self.request
        published = publish(content, today=r.today, drafts=r.drafts, future=r.future)
        self.diagnostics += published.diagnostics
        return published

    def _believe_traces(self, settings: Settings, theme: Theme) -> str:
        """Take the last build's traces when what every page depends on is the same; return its fingerprint."""
        header = fingerprint(msgspec.json.encode(settings, order="deterministic") + theme.digest.encode())
        if self.state and self.state.pages_header == header:
            self.public.old, self.private.old = self.state.traces, self.state.private_traces
        elif self.state:
            self.public.disbelieved = self.private.disbelieved = "the settings or the theme changed"
        return header

    def _private(self, snapshot: Snapshot, published: Published) -> Private:
        from gigfolio.content.private_loader import load_private

        private, problems = load_private(snapshot, published.site, published.site.settings)
        self.diagnostics += problems
        self._refuse_errors()
        return private

    def _make(
        self,
        planned: Plan,
        published: Published,
        private: Private,
        workshop: Workshop,
        gate: Gate,
        theme: Theme,
        snapshot: Snapshot,
    ) -> PaperMaking:
        """Make everything but the pictures; return the papers."""
        from gigfolio.engine.rendering import render_pages

        site = published.site
        papers: list[PaperMaking] = []

        def beside() -> None:
            papers.append(self._papers(published, private, workshop, theme))
            self.public.files |= {made.output: made.text.encode() for made in planned.documents}

        render_pages(planned.pages, self.public, workshop, gate, self.request.jobs, beside)
        for card in planned.cards:
            workshop.page(card, self.public)
        workshop.icons(site.profile.name, site.settings.title or site.profile.name, self.public)
        for copied in planned.copies:
            self.public.files[copied.output] = snapshot.read(copied.source)
        self.public.files |= theme.assets()
        return papers[0]

    def _papers(
        self, published: Published, private: Private, workshop: Workshop, theme: Theme
    ) -> PaperMaking:
        """Make the papers, the private ones unless only the public site is asked for."""
        from gigfolio.engine.papers import make_papers

        hidden = None if self.request.public_only else self.private
        papers = make_papers(published, private, self.request.today, workshop, theme, self.public, hidden)
        self.diagnostics += papers.diagnostics
        self._refuse_errors()
        return papers

    def _search(self, gate: Gate, papers: PaperMaking) -> None:
        """Search everything that is about to be public for everything that must not be."""
        if not gate.seeks:
            return
        for file in self.public.every_file():
            gate.search(*file)
        for name, read in papers.texts.items():
            gate.search(name, fingerprint(read()), read)
        self.diagnostics += gate.diagnostics()
        self._refuse_errors()

    def _finish(self, state: cache.State, workshop: Workshop, derived: int) -> BuildResult:
        outputs = self.public.publish(self.stats)
        private_outputs = self.private.standing
        if not self.request.public_only:
            private_outputs = self.private.publish(self.stats)
        workshop.prune(self.public, self.private)
        state = msgspec.structs.replace(state, outputs=outputs, private_outputs=private_outputs)
        cache.save(self.work / "state.json", state)
        self.stats.save()
        return self._result(state, derived)

    def _new_state(
        self, snapshot: Snapshot, header: str, folder: str, planned: Plan, papers: PaperMaking
    ) -> cache.State:
        """What this build leaves behind, but for what is published yet."""
        return cache.State(
            versions=cache.versions(),
            pages_header=header,
            request=self._asked(),
            private_folder=folder,
            files=dict(snapshot.files),
            traces=self.public.traces,
            private_traces=self.private.traces,
            diagnostics=tuple(map(cache.StoredDiagnostic.of, self.diagnostics)),
            pages=len(planned.pages),
            images=len(self.public.derivative_rows()) + len(self.private.derivative_rows()),
            papers=tuple(papers.rows),
        )

    def _refuse_errors(self) -> None:
        grave = {"error", "warning"} if self.request.strict else {"error"}
        if any(d.severity in grave for d in self.diagnostics):
            raise GigfolioError(
                d._replace(severity="error") if d.severity in grave else d for d in self.diagnostics
            )

    def _roots(self, private_folder: str) -> tuple[str, ...]:
        """Everything that was read; nothing when that cannot be said by files of the site alone."""
        if installed_themes():
            return ()
        return tuple(str(self.root / name) for name in (CONFIGURATION, *FOLDERS, private_folder))

    def _result(self, state: cache.State, derived: int) -> BuildResult:
        reasons = (*self.public.reasons, *self.private.reasons)
        return BuildResult(
            output=str(self.public.folder),
            private_output=str(self.private.folder),
            pages=state.pages,
            rendered=len(reasons),
            images=state.images,
            derived=derived,
            papers=len(state.papers),
            paper_rows=state.papers,
            diagnostics=worst_first(self.diagnostics),
            seconds=0.0,
            reasons=reasons,
            roots=self._roots(state.private_folder),
            signatures=self.stats.signatures,
        )
