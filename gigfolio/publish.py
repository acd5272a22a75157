"""The one filter between what was written and what may be seen: it alone makes a `Site`.

Drafts, entries dated in the future, testimonials without consent, clients under NDA, private packages and private
stories stay behind. It fails closed: what is not clearly public is withheld, and the build says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from gigfolio.content import revising
from gigfolio.content.loader import load_content
from gigfolio.errors import Diagnostic, GigfolioError, worst_first
from gigfolio.model.entities import Client, Post, Project, Rates, Story, Testimonial
from gigfolio.model.site import Content, Site, Withheld
from gigfolio.model.values import Body, PartialDate
from gigfolio.snapshot import Snapshot

replace = msgspec.structs.replace
String = tuple[str, str]  # text, where it stands


class Published(NamedTuple):
    """The public model, what was kept back, and a note or warning for each thing that was."""

    site: Site
    withheld: Withheld
    diagnostics: tuple[Diagnostic, ...]


def publish(content: Content, *, today: dt.date, drafts: bool = False, future: bool = False) -> Published:
    """Return the public side of the content on a day.

    Args:
        content: everything that was written.
        today: entries dated later are withheld, unless `future`.
        drafts: publish drafts too (for a preview).
        future: publish entries dated after `today` too.
    """
    work = _Filter(today, drafts, future)
    projects = tuple(p for p in map(work.project, content.projects) if p is not None)
    visible = {project.id for project in projects}
    hidden = {p.id: p for p in content.projects if p.client.nda == "anonymous" or p.id not in visible}
    fields = {name: getattr(content, name) for name in content.__struct_fields__}
    fields |= {
        "projects": tuple(sorted(projects, key=_project_order)),
        "testimonials": _newest_first(
            t for t in (work.testimonial(t, visible, hidden) for t in content.testimonials) if t is not None
        ),
        "services": tuple(
            replace(s, projects=tuple(p for p in s.projects if p in visible)) for s in content.services
        ),
        "certifications": tuple(sorted(content.certifications, key=lambda c: _back(c.issued))),
        "rates": work.rates(content.rates),
        "posts": tuple(
            sorted((p for p in content.posts if work.post(p)), key=lambda p: (_back(p.date), p.id))
        ),
        "pages": tuple(
            p for p in content.pages if not work.is_draft(f"pages/{p.id}", p.draft, p.title, p.summary)
        ),
    }
    withheld = Withheld(stories=tuple(work.stories), strings=tuple(work.strings))
    return Published(Site(**fields), withheld, worst_first(work.notes))


def with_bodies(published: Published, bodies: Mapping[str, Body]) -> Published:
    """Return what `publish` would of a content in which only these texts of entries are new: it looks at none of them.

    Args:
        bodies: by collection and id, "projects/harbour"; those of withheld entries stay behind.
    """
    return published._replace(site=revising.with_bodies(published.site, bodies))


def load_site(root: Path, *, today: dt.date) -> Site:
    """Return the public model of the site in a folder; GigfolioError with every problem when it has errors."""
    content, problems = load_content(Snapshot.take(root))
    if content is None:
        raise GigfolioError(problems)
    return publish(content, today=today).site


class _Filter:
    """Decides for each entry, and keeps what was decided."""

    def __init__(self, today: dt.date, drafts: bool, future: bool) -> None:
        self.today, self.drafts, self.future = today, drafts, future
        self.notes: list[Diagnostic] = []
        self.stories: list[tuple[str, Story]] = []
        self.strings: list[String] = []

    def _withhold(self, key: str, why: str, *strings: str, severity: str = "note") -> None:
        message = f"{key} is not published: {why}"
        self.notes.append(Diagnostic(severity, "withheld", message))  # type: ignore[arg-type]
        self.strings += [(text, key) for text in strings if text]

    def is_draft(self, key: str, draft: bool, *strings: str) -> bool:
        if draft and not self.drafts:
            self._withhold(key, "it is a draft", *strings)
        return draft and not self.drafts

    def _is_future(self, key: str, date: PartialDate | None, *strings: str) -> bool:
        if self.future or date is None or date.first <= self.today:
            return False
        self._withhold(key, f"its date, {date}, is still to come (--future shows it)", *strings)
        return True

    def project(self, project: Project) -> Project | None:
        key, client, words = f"projects/{project.id}", project.client, (project.title, project.summary)
        if client.nda != "none":
            self.strings += [(text, f"{key}: client") for text in (client.name, client.url) if text]
        if client.nda == "private":
            self._withhold(key, "its NDA is private", *words)
            return None
        if self.is_draft(key, project.draft, *words) or self._is_future(key, project.publish, *words):
            return None
        public = tuple(story for story in project.stories if story.visibility == "public")
        for story in project.stories:
            if story.visibility != "public":
                self.stories.append((project.id, story))
                texts = (story.situation, story.task, story.action, story.result)
                self.strings += [(text, f"{key}: story") for text in texts if text]
        if client.nda == "anonymous":
            client = Client(name=client.alias, industry=client.industry, nda="anonymous")
        return replace(project, stories=public, client=client)

    def testimonial(
        self, quote: Testimonial, visible: set[str], hidden: dict[str, Project]
    ) -> Testimonial | None:
        key = f"testimonials/{quote.id}"
        if quote.consent is None or not quote.consent.given:
            hint = "no consent is given (consent: {given: true, date: …})"
            self._withhold(key, hint, quote.quote, severity="warning")
            return None
        project = hidden.get(quote.project)
        if project is not None and self._names(quote, project.client.name):
            why = f"it names the client of {project.id}, who is under NDA or not published"
            self._withhold(key, why, quote.quote, severity="warning")
            return None
        return quote if quote.project in visible else replace(quote, project="")

    @staticmethod
    def _names(quote: Testimonial, client: str) -> bool:
        words = " ".join((quote.quote, quote.company, quote.role, quote.relationship, quote.source_url))
        return bool(client) and client.casefold() in words.casefold()

    def rates(self, rates: Rates) -> Rates:
        public = tuple(p for p in rates.packages if p.visibility == "public")
        ids = {package.id for package in public}
        for package in rates.packages:
            if package.visibility != "public":
                self._withhold(
                    f"rates: {package.name}", "its visibility is private", package.name, package.outcome
                )
        linked = tuple(replace(p, upsell_to=p.upsell_to if p.upsell_to in ids else "") for p in public)
        return replace(rates, packages=linked)

    def post(self, post: Post) -> bool:
        key, words = f"posts/{post.id}", (post.title, post.summary)
        return not (self.is_draft(key, post.draft, *words) or self._is_future(key, post.date, *words))


def _back(date: PartialDate | None) -> int:
    """A sort key that puts the newest first and the undated last."""
    return -date.last.toordinal() if date else 0


def _project_order(project: Project) -> tuple[bool, int, int, str]:
    when = project.end if isinstance(project.end, PartialDate) else None
    newest = -dt.date.max.toordinal() if project.end == "present" else _back(when or project.start)
    return (project.order is None, project.order or 0, newest, project.id)


def _newest_first(quotes: Iterable[Testimonial]) -> tuple[Testimonial, ...]:
    return tuple(sorted(quotes, key=lambda quote: _back(quote.date)))
