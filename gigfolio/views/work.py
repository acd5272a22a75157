"""The contexts of the work: its list, a project, and the pages of tags and skills that lead to it."""

from __future__ import annotations

from gigfolio.model.entities import Collaborator, NamedLink, Outcome, Sample, Story
from gigfolio.model.values import Body, End, PartialDate, Picture
from gigfolio.views.cards import Credential, Metric, PostCard, ProjectCard, Quote, YearGroup
from gigfolio.views.frame import Link, PageContext


class WorkContext(PageContext, frozen=True, kw_only=True):
    """template: projects.html"""

    years: tuple[YearGroup, ...]
    count: int
    tags: tuple[Link, ...] = ()


class ProjectContext(PageContext, frozen=True, kw_only=True):
    """template: project.html. `number` is its place among all `count` in the work index; 0 for one that is not in it."""

    id: str
    title: str
    number: int = 0
    count: int = 0
    summary: str = ""
    client: str = ""
    client_url: str = ""
    industry: str = ""
    role: str = ""
    start: PartialDate | None = None
    end: End = None
    status: str = ""
    color: str = ""
    scheme: str = ""
    cover: Picture | None = None
    gallery: tuple[Picture, ...] = ()
    samples: tuple[Sample, ...] = ()
    problem: str = ""
    approach: str = ""
    constraints: tuple[str, ...] = ()
    metrics: tuple[Metric, ...] = ()
    outcome_sources: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    deliverables: tuple[str, ...] = ()
    stack: tuple[str, ...] = ()
    links: tuple[NamedLink, ...] = ()
    collaborators: tuple[Collaborator, ...] = ()
    stories: tuple[Story, ...] = ()
    tags: tuple[Link, ...] = ()
    skills: tuple[Link, ...] = ()
    services: tuple[Link, ...] = ()
    body: Body = Body()
    testimonials: tuple[Quote, ...] = ()
    certifications: tuple[Credential, ...] = ()
    previous: ProjectCard | None = None
    next: ProjectCard | None = None


class TagsContext(PageContext, frozen=True, kw_only=True):
    """template: tags.html"""

    tags: tuple[tuple[Link, int], ...]


class TagContext(PageContext, frozen=True, kw_only=True):
    """template: tag.html"""

    name: str
    projects: tuple[ProjectCard, ...] = ()
    posts: tuple[PostCard, ...] = ()


class SkillContext(PageContext, frozen=True, kw_only=True):
    """template: skill.html: a skill and everything that proves it."""

    name: str
    level: str = ""
    years: int | None = None
    keywords: tuple[str, ...] = ()
    projects: tuple[ProjectCard, ...] = ()
    testimonials: tuple[Quote, ...] = ()
    certifications: tuple[Credential, ...] = ()
