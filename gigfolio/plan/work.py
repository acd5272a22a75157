"""The work index, and a page for each project."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from gigfolio.model.entities import Project
from gigfolio.plan.frames import Frame
from gigfolio.plan.kit import Kit
from gigfolio.plan.taxonomy import term_id
from gigfolio.plan.types import Page
from gigfolio.views import Credential, Link, ProjectCard, ProjectContext, WorkContext, YearGroup

_MANY = 9  # projects, from which on the index can be narrowed by tag


def index(kit: Kit) -> Iterator[Page]:
    if "projects" not in kit.sections:
        return
    cards = [kit.lists.card(project) for project in kit.lists.projects.values()]
    years = sorted({card.year for card in cards}, reverse=True)
    address, title = kit.routes.section("projects"), kit.frames.nav("projects")
    context = WorkContext(
        **kit.frames.frame(
            address,
            section="projects",
            title=title,
            description=kit.listing(card.title for card in cards),
        ),
        years=tuple(
            YearGroup(year=year, projects=tuple(card for card in cards if card.year == year))
            for year in years
        ),
        count=len(cards),
        tags=_project_tags(kit) if len(cards) >= _MANY else (),
    )
    yield kit.page(address, "projects.html", context)


def _project_tags(kit: Kit) -> tuple[Link, ...]:
    used = kit.lists.projects_by_tag
    return kit.lists.tag_links(name for id, name in kit.lists.tags.names.items() if id in used)


def projects(kit: Kit) -> Iterator[Page]:
    listed = tuple(kit.lists.projects.values())
    neighbours = dict(zip(kit.lists.projects, _neighbours(kit, listed), strict=True))
    for project in kit.site.projects:
        make = partial(_project, kit, project, *neighbours.get(project.id, (None, None)))
        yield kit.entry_page(kit.routes.entry("projects", project.id), "project.html", make)


def _neighbours(
    kit: Kit, listed: tuple[Project, ...]
) -> Iterator[tuple[ProjectCard | None, ProjectCard | None]]:
    """The project before each one, and the one after it; after the last comes the first."""
    cards = [
        msgspec.structs.replace(kit.lists.card(p), summary="", tags=(), role="", pictures=0) for p in listed
    ]
    for number in range(len(cards)):
        following = cards[(number + 1) % len(cards)] if len(cards) > 1 else None
        before = cards[number - 1] if number else None
        yield (None if before is following else before), following


def _project(
    kit: Kit, project: Project, previous: ProjectCard | None, following: ProjectCard | None
) -> ProjectContext:
    lists, client = kit.lists, project.client
    sources = (outcome.source for outcome in project.outcomes if outcome.source)
    return ProjectContext(
        **_project_frame(kit, project),
        id=project.id,
        title=project.title,
        number=lists.places.get(project.id, 0),
        count=len(lists.projects),
        summary=project.summary,
        client=client.name,
        client_url=client.url,
        industry=client.industry,
        role=project.role,
        start=project.start,
        end=project.end,
        status=project.status,
        color=project.color,
        scheme=project.scheme,
        cover=project.cover,
        gallery=project.gallery,
        samples=project.samples,
        problem=project.problem,
        approach=project.approach,
        constraints=project.constraints,
        metrics=lists.metrics(project),
        outcome_sources=tuple(dict.fromkeys(sources)),
        outcomes=project.outcomes,
        deliverables=project.deliverables,
        stack=project.stack,
        links=kit.links.named(project.links, f"projects/{project.id}: links"),
        collaborators=project.collaborators,
        stories=project.stories,
        tags=lists.tag_links(project.tags),
        skills=lists.skill_links(project.skills),
        services=_services(kit, project),
        body=kit.links.body(kit.body("projects", project.id)),
        testimonials=lists.quotes_by_project.get(project.id, ()),
        certifications=_certifications(kit, project),
        previous=previous,
        next=following,
    )


def _project_frame(kit: Kit, project: Project) -> Frame:
    address = kit.routes.entry("projects", project.id)
    return kit.frames.frame(
        address,
        section="projects",
        title=project.title,
        description=project.summary or kit.body("projects", project.id).text or project.problem,
        trail=("projects",),
        nodes=[kit.data.project(project, address)],
        noindex=project.unlisted,
        og_type="article",
    )


def _services(kit: Kit, project: Project) -> tuple[Link, ...]:
    """The services that a project names, and those that name it; one that is not offered now has no address."""
    page = kit.url_of("services")
    offered = {term_id(service.name): service for service in kit.site.services}
    links = {}
    for name in project.services:
        service = offered.get(term_id(name))
        links[term_id(name)] = Link(label=name, url=f"{page}#{service.id}" if service else "")
    for id, service in offered.items():
        if project.id in service.projects and id not in links:
            links[id] = Link(label=service.name, url=f"{page}#{service.id}")
    return tuple(links.values())


def _certifications(kit: Kit, project: Project) -> tuple[Credential, ...]:
    """What certifies the skills that a project took, as long as it is valid."""
    skills = kit.lists.skills.ids(project.skills)
    if not skills:
        return ()
    fitting = [c for c in kit.site.certifications if skills & kit.lists.skills.ids(c.skills)]
    return tuple(c for c in kit.lists.credentials(fitting) if c.state != "expired")
