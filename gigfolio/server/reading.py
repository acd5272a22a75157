"""From a snapshot to an edition, as named steps: content, publish, theme, plan; and from one edition to the next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from gigfolio.content.loader import load_content
from gigfolio.content.revising import Reviser
from gigfolio.content.stock import Stock
from gigfolio.engine import cache
from gigfolio.errors import Diagnostic, GigfolioError, worst_first
from gigfolio.forked import LEAST_SHARE, can_fork
from gigfolio.images import PictureStore
from gigfolio.model.settings import Settings
from gigfolio.plan import Plan, Planning
from gigfolio.publish import Published, publish, with_bodies
from gigfolio.render import Renderer
from gigfolio.server.compiled import CompiledTemplates
from gigfolio.server.problems import has_errors
from gigfolio.server.request import ServeRequest
from gigfolio.server.sheets import Sheets
from gigfolio.snapshot import Snapshot, fingerprint
from gigfolio.theme import Theme
from gigfolio.typesetting.press import Press
from gigfolio.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
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
    """A theme, its renderer and its press. `key` is the fingerprint of all that they were made of; with it they are kept."""

    key: str
    theme: Theme
    renderer: Renderer
    files: Files
    press: Press

    @classmethod
    def make(
        cls, key: str, settings: Settings, snapshot: Snapshot, pictures: Path, compiled: CompiledTemplates
    ) -> Stage:
        theme, files = Theme.load(settings, snapshot), Files(snapshot)
        store = PictureStore(files.read, files.digests, settings.images, pictures)
        return cls(key, theme, Renderer(theme, store, settings, files.digest, compiled), files, Press(theme))

    def close(self) -> None:
        """Put away what the press keeps on disk."""
        self.press.__exit__()


@dataclass(frozen=True, kw_only=True)
class Edition:
    """A site as it was read once: what there is to see. Nothing is rendered yet.

    `changed` names the outputs that are planned otherwise than in the edition of the number `follows`; None when any may
    be.
    """

    number: int
    follows: int

    snapshot: Snapshot
    settings: Settings
    stage: Stage
    name: str
    title: str
    plan: Plan
    sheets: Sheets
    diagnostics: tuple[Diagnostic, ...]
    changed: tuple[str, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class _Base:
    """What was read last, for the next reading to follow from.

    `reads` are the files that the content is read from, `untold` the outputs that are planned otherwise than in the last
    edition that was given; None when any may be.
    """

    snapshot: Snapshot
    today: dt.date
    reads: frozenset[str]
    reviser: Reviser
    published: Published
    words: Words
    planning: Planning
    untold: tuple[str, ...] | None = None


class Reading:
    """Reads snapshots. The theme is kept as long as nothing changes that it depends on, and so is the plan but for the
    pages that show a text which changed."""

    def __init__(self, request: ServeRequest) -> None:
        self._request = request
        self._pictures = request.root / ".gigfolio" / "images"
        self._stage: Stage | None = None
        self._retired: list[Stage] = []  # of which the last edition may still be shown
        entries = request.root / ".gigfolio" / "entries"
        self._stock = Stock(entries, cache.encoded_versions(), jobs=0, in_memory=True)
        self._compiled = CompiledTemplates()
        self._base: _Base | None = None
        self._editions = 0  # given so far
        self._sheets: Sheets | None = None

    def read_ahead(self, snapshot: Snapshot) -> None:
        """Read the entries of a snapshot where they are many enough for other processes to help."""
        if len(snapshot.files) >= 2 * LEAST_SHARE and can_fork():
            load_content(snapshot, self._stock)

    def read(
        self,
        snapshot: Snapshot,
        shipped: Mapping[str, str],
        *,
        with_private: bool,
        changed: frozenset[str] | None = None,
    ) -> Edition:
        """Return the edition of a snapshot; GigfolioError with every problem when it has errors.

        Args:
            shipped: fingerprints of the files of the shipped themes, as far as they can change.
            with_private: whether the snapshot holds the private folder and the papers are wanted.
            changed: the files that have other bytes than in the snapshot before, where no other file came or went.
        """
        today = self._request.today()
        base, self._base = self._base, None  # what fails on the way is read from the start
        followed = (
            self._follow(base, snapshot, shipped, changed, today) if base and changed is not None else None
        )
        self._base = base = followed or self._begin(snapshot, shipped, today)
        stage = self._stage
        assert stage is not None
        found = (
            *base.reviser.loaded.diagnostics,
            *base.published.diagnostics,
            *stage.theme.diagnostics,
            *base.planning.plan.diagnostics,
        )
        if has_errors(found):
            raise GigfolioError(found)
        stage.files.turn_to(snapshot)
        self._base = replace(base, untold=())
        self._put_away()
        self._editions += 1
        return self._edition(base, stage, snapshot, found, with_private=with_private)

    def _edition(
        self,
        base: _Base,
        stage: Stage,
        snapshot: Snapshot,
        found: Iterable[Diagnostic],
        *,
        with_private: bool,
    ) -> Edition:
        site = base.published.site
        return Edition(
            number=self._editions,
            follows=self._editions - 1,
            snapshot=snapshot,
            settings=site.settings,
            stage=stage,
            name=site.profile.name,
            title=site.settings.title or site.profile.name,
            plan=base.planning.plan,
            sheets=self._sheets_of(base, with_private=with_private),
            diagnostics=worst_first(found),
            changed=base.untold,
        )

    def close(self) -> None:
        """Put away what was kept on disk."""
        self._retired += [self._stage] if self._stage else []
        self._stage = self._base = None
        self._put_away()

    def _put_away(self) -> None:
        while self._retired:
            self._retired.pop().close()

    def _begin(self, snapshot: Snapshot, shipped: Mapping[str, str], today: dt.date) -> _Base:
        r = self._request
        loaded = load_content(snapshot, self._stock)
        reads = frozenset(snapshot.asked)
        if loaded.content is None:
            raise GigfolioError(loaded.diagnostics)
        published = publish(loaded.content, today=today, drafts=r.drafts, future=r.future)
        site = published.site
        words = self._staged(site.settings, snapshot, shipped).theme.words
        return _Base(
            snapshot=snapshot,
            today=today,
            reads=reads,
            reviser=Reviser(loaded, snapshot, self._stock),
            published=published,
            words=words,
            planning=Planning(site, today=today, words=words),
        )

    def _follow(
        self,
        base: _Base,
        snapshot: Snapshot,
        shipped: Mapping[str, str],
        changed: frozenset[str],
        today: dt.date,
    ) -> _Base | None:
        """What comes after `base`; None when that has to be read from the start."""
        bodies = base.reviser.turn_to(snapshot, sorted(changed & base.reads))
        if bodies is None or today != base.today:
            return None
        published = with_bodies(base.published, bodies) if bodies else base.published
        words = self._staged(published.site.settings, snapshot, shipped).theme.words
        outputs = base.planning.turn_to(bodies)
        if outputs is None or (words.language, words.labels) != (base.words.language, base.words.labels):
            return None
        untold = None if base.untold is None else (*base.untold, *outputs)
        return replace(base, snapshot=snapshot, published=published, words=words, untold=untold)

    def _sheets_of(self, base: _Base, *, with_private: bool) -> Sheets:
        asked = (base.published, base.snapshot, base.today, base.words)
        if self._sheets is None or not self._sheets.holds_for(*asked):
            self._sheets = Sheets(*asked, with_private=with_private)
        return self._sheets

    def _staged(self, settings: Settings, snapshot: Snapshot, shipped: Mapping[str, str]) -> Stage:
        own = {path: snapshot.files[path] for path in (*snapshot.under("theme/"), *snapshot.under("themes/"))}
        key = fingerprint(msgspec.json.encode([settings, own, shipped], order="deterministic"))
        if self._stage is None or self._stage.key != key:
            made = Stage.make(key, settings, snapshot, self._pictures, self._compiled)
            self._retired += [self._stage] if self._stage else []
            self._stage = made
        return self._stage
