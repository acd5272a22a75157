"""A build, as named steps: snapshot, content, publish, theme, plan, verify and render, derive, gate, publish."""

from __future__ import annotations

import errno
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from gigfolio.engine import cache, output
from gigfolio.engine.paper_rows import report
from gigfolio.engine.request import BuildRequest, BuildResult, PaperRow
from gigfolio.engine.target import Target
from gigfolio.engine.workshop import Workshop
from gigfolio.errors import Diagnostic, GigfolioError, worst_first
from gigfolio.routes import PATH_WORDS
from gigfolio.snapshot import CONFIGURATION, Snapshot, StatCache, fingerprint

_HINTS = {
    errno.ENOSPC: "the disk is full: free some space and build again",
    errno.EDQUOT: "your share of the disk is full: free some space and build again",
    errno.EROFS: "the disk can only be read: name another folder with --output",
    errno.EACCES: "you may not read or write there",
}

if TYPE_CHECKING:
    from collections.abc import Callable

    from gigfolio.model.private import Private
    from gigfolio.model.settings import Settings
    from gigfolio.papers.paper import Made
    from gigfolio.publish import Published
    from gigfolio.theme import Theme
    from gigfolio.typesetting.press import Press


def build(request: BuildRequest) -> BuildResult:
    """Build the site.

    Raises GigfolioError, with nothing published and the last good output as it was, when anything is in error.
    """
    try:
        return _locked_build(request)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        message = f"the site could not be built: {place}{error.strerror or error}"
        raise GigfolioError(message, id="io-failed", hint=_HINTS.get(error.errno or 0, "")) from error


def _locked_build(request: BuildRequest) -> BuildResult:
    started = time.monotonic()
    root = request.root.absolute()
    if not (root / CONFIGURATION).is_file():
        hint = "name the site's folder, or start one: gigfolio init"
        raise GigfolioError(f"there is no {CONFIGURATION} in {request.root}", id="no-site", hint=hint)
    public = (request.output or root / "_site").absolute()
    private = (request.private_output or root / "_private").absolute()
    work = (request.work or root / ".gigfolio").absolute()
    check_work(work)
    with output.locked(work / "lock"):
        output.check_folders(root, public, private)
        result = _Build(request, root, work, public, private).run()
    return replace(result, seconds=round(time.monotonic() - started, 3))


def check_work(work: Path) -> None:
    """Refuse a cache that leads out of the site: files in it are written and removed."""
    for folder in (work, work / "templates", work / "images"):
        if folder.is_symlink():
            raise GigfolioError(f"{folder} is a link", id="cache-refused", hint="remove it")


class _Build:
    """One build under way."""

    def __init__(self, request: BuildRequest, root: Path, work: Path, public: Path, private: Path) -> None:
        self.request, self.root, self.work = request, root, work
        self.stats = StatCache(self.work / "stats.json")
        self.state = None if request.clean else cache.load(self.work / "state.json")
        self.public = self._target(public, private=False)
        self.private = self._target(private, private=True)
        self.diagnostics: list[Diagnostic] = []
        self.papers: list[PaperRow] = []
        self.public_texts: dict[str, Callable[[], bytes]] = {}

    def _target(self, folder: Path, *, private: bool) -> Target:
        standing = output.standing(folder, self.stats)
        return Target(folder=folder, private=private, standing=standing)

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
        folder = self.root / state.private_folder
        snapshot = Snapshot.take(self.root, private=folder, stat_cache=self.stats)
        if snapshot.files != state.files or self.public.standing != state.outputs:
            return None
        if not self.request.public_only and self.private.standing != state.private_outputs:
            return None
        self.diagnostics += [_restored(d) for d in state.diagnostics]
        self._refuse_errors()
        self.stats.save()
        return self._result(state, derived=0)

    def _full(self) -> BuildResult:
        from gigfolio.plan import plan
        from gigfolio.theme import Theme
        from gigfolio.typesetting.press import Press

        snapshot = Snapshot.take(self.root, stat_cache=self.stats)
        published = self._publish(snapshot)
        site, settings = published.site, published.site.settings
        snapshot = Snapshot.take(self.root, private=self.root / settings.private, stat_cache=self.stats)
        theme = Theme.load(settings, snapshot)
        self.diagnostics += theme.diagnostics
        planned = plan(site, today=self.request.today, words=theme.words)
        self.diagnostics += planned.diagnostics
        self._refuse_errors()
        header = self._believe_traces(settings, theme)
        workshop = Workshop(self.request, self.work, snapshot, theme, settings)
        for page in (*planned.pages, *planned.cards):
            workshop.page(page, self.public)
        workshop.icons(site.profile.name, settings.title or site.profile.name, self.public)
        for document in planned.documents:
            self.public.files[document.output] = document.text.encode()
        for copied in planned.copies:
            self.public.files[copied.output] = snapshot.read(copied.source)
        self.public.files |= theme.assets()
        with Press(theme) as press:
            private = self._papers(workshop, published, snapshot, theme, press)
        self._refuse_errors()
        derived = workshop.derive(self.public) + workshop.derive(self.private)
        self._gate(published, private, theme)
        if self.request.dry:
            return self._unpublished(len(planned.pages), derived)
        return self._finish(snapshot, header, settings.private, len(planned.pages), derived, workshop)

    def _publish(self, snapshot: Snapshot) -> Published:
        from gigfolio.content.loader import load_content
        from gigfolio.publish import publish

        content, problems = load_content(snapshot)
        self.diagnostics += problems
        if content is None:
            raise GigfolioError(self.diagnostics)
        if self.request.base_url:
            url = self.request.base_url.rstrip("/") + "/"
            settings = msgspec.structs.replace(content.settings, url=url)
            content = msgspec.structs.replace(content, settings=settings)
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

    def _papers(
        self, workshop: Workshop, published: Published, snapshot: Snapshot, theme: Theme, press: Press
    ) -> Private:
        """Make the papers, the private ones unless only the public site is asked for; return what must stay private."""
        from gigfolio.content.private_loader import load_private
        from gigfolio.papers import papers, public_papers
        from gigfolio.papers.calendar import calendar
        from gigfolio.papers.paper import PublicSource, Source

        site, today, words = published.site, self.request.today, theme.words
        public = public_papers(PublicSource(site=site, today=today, words=words))
        self._make_papers(public, self.public, workshop, theme, press)
        private, problems = load_private(snapshot, site, site.settings)
        self.diagnostics += problems
        self._refuse_errors()
        if self.request.public_only:
            return private
        source = Source(site=site, today=today, words=words, withheld=published.withheld, private=private)
        self._make_papers(papers(source), self.private, workshop, theme, press)
        dates = calendar(source)
        if dates:
            self.private.files["calendar.ics"] = dates
        return private

    def _make_papers(
        self, made: Made, target: Target, workshop: Workshop, theme: Theme, press: Press
    ) -> None:
        self.diagnostics += made.diagnostics
        for paper in made.papers:
            workshop.paper(paper, target, press)
            row, problems = report(paper, target, theme.words.labels)
            self.papers.append(row)
            self.diagnostics += problems
            if not target.private and paper.pdf:
                text = msgspec.json.encode(paper.sheet)
                self.public_texts[f"{paper.output}.pdf (its text)"] = partial(bytes, text)

    def _gate(self, published: Published, private: Private, theme: Theme) -> None:
        """Search everything that is about to be public for everything that must not be."""
        from gigfolio.checks.privacy import private_strings, scan

        printed = (*theme.words.labels.values(), *PATH_WORDS)
        strings = private_strings(published.withheld, private, published.site, printed)
        every = {**self.public.every_file(), **self.public_texts}
        files = {path: read() for path, read in every.items()}
        self.diagnostics += scan(files, strings)
        self._refuse_errors()

    def _finish(
        self, snapshot: Snapshot, header: str, folder: str, pages: int, derived: int, workshop: Workshop
    ) -> BuildResult:
        outputs = output.publish(self.public.folder, self.public.files, self.public.keep, stats=self.stats)
        private_outputs = self.private.standing
        if not self.request.public_only:
            private_outputs = output.publish(
                self.private.folder, self.private.files, self.private.keep, private=True, stats=self.stats
            )
        workshop.prune(self.public, self.private)
        state = cache.State(
            versions=cache.versions(),
            pages_header=header,
            request=self._asked(),
            private_folder=folder,
            files=dict(snapshot.files),
            traces=self.public.traces,
            private_traces=self.private.traces,
            outputs=outputs,
            private_outputs=private_outputs,
            diagnostics=tuple(_stored(d) for d in self.diagnostics),
            pages=pages,
            images=len(self.public.derivative_rows()) + len(self.private.derivative_rows()),
            papers=tuple(self.papers),
        )
        cache.save(self.work / "state.json", state)
        self.stats.save()
        return self._result(state, derived)

    def _unpublished(self, pages: int, derived: int) -> BuildResult:
        """What would be published."""
        images = len(self.public.derivative_rows()) + len(self.private.derivative_rows())
        state = cache.State(versions={}, pages=pages, images=images, papers=tuple(self.papers))
        return self._result(state, derived)

    def _refuse_errors(self) -> None:
        grave = {"error", "warning"} if self.request.strict else {"error"}
        if any(d.severity in grave for d in self.diagnostics):
            raise GigfolioError(
                d._replace(severity="error") if d.severity in grave else d for d in self.diagnostics
            )

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
        )


def _stored(d: Diagnostic) -> cache.StoredDiagnostic:
    return cache.StoredDiagnostic(
        severity=d.severity, id=d.id, message=d.message, where=d.where, hint=d.hint, excerpt=d.excerpt
    )


def _restored(d: cache.StoredDiagnostic) -> Diagnostic:
    return Diagnostic(d.severity, d.id, d.message, d.where, d.hint, d.excerpt)
