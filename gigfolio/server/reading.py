"""From a snapshot to an edition, as named steps: content, publish, theme, plan, papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from gigfolio.content.bodies import Bodies
from gigfolio.content.loader import load_content
from gigfolio.content.private_loader import load_private
from gigfolio.errors import Diagnostic, GigfolioError, worst_first
from gigfolio.images import PictureStore
from gigfolio.model.settings import Settings
from gigfolio.papers import papers, public_papers
from gigfolio.papers.calendar import calendar
from gigfolio.papers.paper import Paper, PublicSource, Source
from gigfolio.plan import Plan, plan
from gigfolio.publish import Published, publish
from gigfolio.render import Renderer
from gigfolio.server.problems import has_errors
from gigfolio.server.request import ServeRequest
from gigfolio.snapshot import Snapshot, fingerprint
from gigfolio.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Files:
    """The files of the snapshot of the moment, for a renderer that outlives it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.digests: dict[str, str] = {}
        self.turn_to(snapshot)

    def turn_to(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.digests.clear()
        self.digests.update(snapshot.files)

    def read(self, path: str) -> bytes:
        return self.snapshot.read(path)

    def digest(self, path: str) -> str:
        return self.digests.get(path, "absent")


@dataclass(frozen=True)
class Stage:
    """A theme and its renderer. `key` is the fingerprint of all that they were made of; with it they are kept."""

    key: str
    theme: Theme
    renderer: Renderer
    files: Files

    @classmethod
    def make(cls, key: str, settings: Settings, snapshot: Snapshot, pictures: Path) -> Stage:
        theme, files = Theme.load(settings, snapshot), Files(snapshot)
        store = PictureStore(files.read, files.digests, settings.images, pictures)
        return cls(key, theme, Renderer(theme, store, settings, files.digest), files)


@dataclass(frozen=True, kw_only=True)
class Edition:
    """A site as it was read once: what there is to see. Nothing is rendered yet."""

    snapshot: Snapshot
    settings: Settings
    stage: Stage
    name: str
    title: str
    plan: Plan
    public_papers: tuple[Paper, ...]
    papers: tuple[Paper, ...]
    calendar: bytes
    diagnostics: tuple[Diagnostic, ...]


class Reading:
    """Reads snapshots, and keeps the theme as long as nothing changes that it depends on."""

    def __init__(self, request: ServeRequest) -> None:
        self._request = request
        self._pictures = request.root / ".gigfolio" / "images"
        self._stage: Stage | None = None
        self._bodies = Bodies()

    def read(self, snapshot: Snapshot, shipped: Mapping[str, str], *, with_private: bool) -> Edition:
        """Return the edition of a snapshot; GigfolioError with every problem when it has errors.

        Args:
            shipped: fingerprints of the files of the shipped themes, as far as they can change.
            with_private: whether the snapshot holds the private folder and the papers are wanted.
        """
        published, problems = self._publish(snapshot)
        site, settings = published.site, published.site.settings
        stage = self._staged(settings, snapshot, shipped)
        planned = plan(site, today=self._request.today(), words=stage.theme.words)
        found = [*problems, *published.diagnostics, *stage.theme.diagnostics, *planned.diagnostics]
        _refuse_errors(found)
        today, words = self._request.today(), stage.theme.words
        public = public_papers(PublicSource(site=site, today=today, words=words))
        found += public.diagnostics
        private: tuple[Paper, ...] = ()
        dates = b""
        if with_private:
            source = self._source(published, snapshot, stage.theme, found)
            made = papers(source)
            found += made.diagnostics
            _refuse_errors(found)
            private, dates = made.papers, calendar(source)
        stage.files.turn_to(snapshot)
        return Edition(
            snapshot=snapshot,
            settings=settings,
            stage=stage,
            name=site.profile.name,
            title=settings.title or site.profile.name,
            plan=planned,
            public_papers=public.papers,
            papers=private,
            calendar=dates,
            diagnostics=worst_first(found),
        )

    def _publish(self, snapshot: Snapshot) -> tuple[Published, tuple[Diagnostic, ...]]:
        content, problems = load_content(snapshot, self._bodies)
        if content is None:
            raise GigfolioError(problems)
        r = self._request
        return publish(content, today=r.today(), drafts=r.drafts, future=r.future), problems

    def _staged(self, settings: Settings, snapshot: Snapshot, shipped: Mapping[str, str]) -> Stage:
        own = {path: snapshot.files[path] for path in (*snapshot.under("theme/"), *snapshot.under("themes/"))}
        key = fingerprint(msgspec.json.encode([settings, own, shipped], order="deterministic"))
        if self._stage is None or self._stage.key != key:
            self._stage = None  # a theme that cannot be loaded is tried again
            self._stage = Stage.make(key, settings, snapshot, self._pictures)
        return self._stage

    def _source(
        self, published: Published, snapshot: Snapshot, theme: Theme, found: list[Diagnostic]
    ) -> Source:
        """What the private papers are made of; what is wrong with it goes to `found`."""
        site = published.site
        private, problems = load_private(snapshot, site, site.settings)
        found += problems
        _refuse_errors(found)
        return Source(
            site=site,
            today=self._request.today(),
            words=theme.words,
            withheld=published.withheld,
            private=private,
        )


def _refuse_errors(diagnostics: list[Diagnostic]) -> None:
    if has_errors(diagnostics):
        raise GigfolioError(diagnostics)
