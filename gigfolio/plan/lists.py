"""Entities as lists show them: cards, quotes, credentials, services, skills, posts."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

import msgspec

from gigfolio.model.entities import Certification, Post, Project, Service, Skill, Testimonial
from gigfolio.model.site import Site
from gigfolio.model.values import PartialDate, Picture
from gigfolio.plan.bodies import pictures_in
from gigfolio.plan.metrics import metric
from gigfolio.plan.periods import duration_of, year_of
from gigfolio.plan.taxonomy import Taxonomy
from gigfolio.plan.text import first_sentences
from gigfolio.routes import Routes
from gigfolio.views import (
    Credential,
    Link,
    Metric,
    PostCard,
    ProjectCard,
    Quote,
    ServiceView,
    SkillGroup,
    SkillView,
)
from gigfolio.words import Words

_RENEWAL_DAYS = 90
_Skilled = Project | Testimonial | Certification


class Lists:
    """Makes the views of one site's entities, each once.

    `pictures` are all that each project shows, by its id.
    """

    def __init__(
        self,
        site: Site,
        routes: Routes,
        today: dt.date,
        words: Words,
        pictures: Mapping[str, tuple[Picture, ...]],
    ) -> None:
        self.site, self.routes, self.today, self.words = site, routes, today, words
        self.pictures = pictures
        language = site.settings.language
        self.projects = {project.id: project for project in site.listed_projects}
        self.listed = tuple(self.projects.values())
        self._tag_links: dict[str, Link] = {}
        self._metrics: dict[str, tuple[Metric, ...]] = {}
        tagged: tuple[Project | Post, ...] = (*site.listed_projects, *site.listed_posts)
        self.tags = Taxonomy((tag for entry in tagged for tag in entry.tags), language)
        self.skills = Taxonomy(_written_skills(site), language)
        self.projects_by_tag = self.tags.index((p, p.tags) for p in site.listed_projects)
        self.posts_by_tag = self.tags.index((p, p.tags) for p in site.listed_posts)
        self.projects_by_skill = self.skills.index((p, p.skills) for p in site.listed_projects)
        self.testimonials_by_skill = self.skills.index((t, t.skills) for t in site.testimonials)
        self.certifications_by_skill = self.skills.index((c, c.skills) for c in site.certifications)
        self.proofs = self._proofs()
        self.places = {id: number for number, id in enumerate(self.projects, 1)}
        self._cards: dict[str, ProjectCard] = {}

    @cached_property
    def places_by_tag(self) -> dict[str, tuple[int, ...]]:
        """The places in `listed` of each tag's projects: quicker to count than projects."""
        places = {project.id: place for place, project in enumerate(self.listed)}
        return {tag: tuple(places[p.id] for p in found) for tag, found in self.projects_by_tag.items()}

    def _proofs(self) -> Counter[str]:
        """How many things prove each skill. What has expired proves nothing any more."""
        proofs = Counter({id: len(projects) for id, projects in self.projects_by_skill.items()})
        proofs.update({id: len(quotes) for id, quotes in self.testimonials_by_skill.items()})
        for id, held in self.certifications_by_skill.items():
            proofs[id] += sum(state_of(c, self.today) != "expired" for c in held)
        return +proofs

    def href(self, collection: str, id: str) -> str:
        return self.routes.href(self.routes.entry(collection, id))

    def project_link(self, id: str) -> Link | None:
        """Return a link to a listed project, or None."""
        project = self.projects.get(id)
        return Link(label=project.title, url=self.href("projects", id)) if project else None

    def card(self, project: Project) -> ProjectCard:
        made = self._cards.get(project.id)
        if made is None:
            made = self._cards[project.id] = self._card(project)
        return made

    def _card(self, project: Project) -> ProjectCard:
        return ProjectCard(
            id=project.id,
            title=project.title,
            url=self.href("projects", project.id),
            summary=project.summary,
            client=project.client.name,
            year=year_of(project, self.today),
            role=project.role,
            duration=duration_of(project.start, project.end, self.words),
            cover=project.cover,
            pictures=len(self.pictures[project.id]),
            metric=next(iter(self.metrics(project)), None),
            color=project.color,
            number=self.places.get(project.id, 0),
            tags=project.tags,
            stack=project.stack,
        )

    def metrics(self, project: Project, *, linked: bool = False) -> tuple[Metric, ...]:
        """Return a project's metrics; `linked` ones name its client, or else its title, and lead to it."""
        made = self._metrics.get(project.id)
        if made is None:
            shown = (outcome for outcome in project.outcomes if outcome.after or outcome.value)
            made = self._metrics[project.id] = tuple(metric(o, self.words.decimal) for o in shown)
        link = self.project_link(project.id) if linked else None
        if link is None:
            return made
        named = Link(label=project.client.name or project.title, url=link.url)
        return tuple(msgspec.structs.replace(one, project=named) for one in made)

    def quote(self, testimonial: Testimonial) -> Quote:
        short, rest = first_sentences(testimonial.quote)
        return Quote(
            id=testimonial.id,
            quote=testimonial.quote,
            author=testimonial.author,
            role=testimonial.role,
            company=testimonial.company,
            photo=testimonial.photo,
            date=testimonial.date,
            relationship=testimonial.relationship,
            project=self.project_link(testimonial.project),
            source_url=testimonial.source_url,
            edited=testimonial.edited,
            incentive=testimonial.incentive,
            short=short,
            rest=rest,
        )

    @cached_property
    def quotes_by_project(self) -> dict[str, tuple[Quote, ...]]:
        """The testimonials of each project, unlisted ones too, newest first."""
        found: dict[str, tuple[Quote, ...]] = {}
        for testimonial in self.site.testimonials:
            quotes = found.get(testimonial.project, ())
            found[testimonial.project] = (*quotes, self.quote(testimonial))
        return found

    def credentials(self, certifications: Iterable[Certification]) -> tuple[Credential, ...]:
        """Return certifications with their state today, the expired ones last."""
        made = [Credential(certification=c, state=state_of(c, self.today)) for c in certifications]
        return tuple(sorted(made, key=lambda c: c.state == "expired"))

    def service(self, service: Service) -> ServiceView:
        return ServiceView(
            id=service.id,
            name=service.name,
            summary=service.summary,
            outcomes=service.outcomes,
            for_whom=service.for_whom,
            starting_at=service.starting_at,
            skills=self.skill_links(service.skills),
            projects=tuple(link for id in service.projects if (link := self.project_link(id))),
        )

    def skill_links(self, names: Iterable[str]) -> tuple[Link, ...]:
        """Return a link for each skill; its address is "" when nothing proves the skill."""
        return tuple(Link(label=name, url=self._skill_url(name)) for name in names)

    def _skill_url(self, name: str) -> str:
        id = self.skills.id(name)
        return self.href("skills", id) if self.proofs.get(id) else ""

    def tag_links(self, names: Iterable[str]) -> tuple[Link, ...]:
        """Return a link for each tag; its address is "" when no listed entry has it."""
        return tuple(map(self._tag_link, names))

    def _tag_link(self, name: str) -> Link:
        made = self._tag_links.get(name)
        if made is None:
            id = self.tags.id(name)
            url = self.href("tags", id) if id in self.tags.names else ""
            made = self._tag_links[name] = Link(label=name, url=url)
        return made

    @cached_property
    def skill_groups(self) -> tuple[SkillGroup, ...]:
        groups: dict[str, list[SkillView]] = {}
        for skill in self.site.skills:
            groups.setdefault(skill.group, []).append(self._skill(skill))
        return tuple(SkillGroup(name=name, skills=tuple(skills)) for name, skills in groups.items())

    def _skill(self, skill: Skill) -> SkillView:
        return SkillView(
            name=skill.name,
            url=self._skill_url(skill.name),
            level=skill.level,
            years=skill.years,
            proofs=self.proofs.get(self.skills.id(skill.name), 0),
        )

    def post(self, post: Post) -> PostCard:
        url = self.href("posts", post.id)
        return PostCard(id=post.id, title=post.title, url=url, summary=post.summary, date=post.date)


def pictures_of(project: Project) -> tuple[Picture, ...]:
    """Return all pictures of a project in the order of its page: cover, those in the text, gallery."""
    cover = (project.cover,) if project.cover else ()
    return (*cover, *pictures_in(project.body), *project.gallery)


def _written_skills(site: Site) -> list[str]:
    written = [skill.name for skill in site.skills]
    entries: tuple[_Skilled, ...] = (*site.listed_projects, *site.testimonials, *site.certifications)
    return written + [name for entry in entries for name in entry.skills]


def state_of(certification: Certification, today: dt.date) -> str:
    """Return valid, renewal_due (within 90 days) or expired."""
    expires: PartialDate | None = certification.expires
    if expires is None:
        return "valid"
    left = (expires.last - today).days
    if left < 0:
        return "expired"
    return "renewal_due" if left <= _RENEWAL_DAYS else "valid"
