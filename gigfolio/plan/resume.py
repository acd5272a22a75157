"""The CV as data: JSON Resume 1.0.0 (jsonresume.org/schema), of what is published only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from gigfolio.model.entities import Project, Publication, Skill, Testimonial
from gigfolio.model.values import End, PartialDate
from gigfolio.plan.kit import Kit
from gigfolio.plan.place import country_code

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
Part = dict[str, Any]


def resume(kit: Kit) -> str:
    """Return resume.json. What has expired is left out; talks stand among the projects, as the schema has it."""
    parts = {
        "$schema": SCHEMA,
        "basics": _basics(kit),
        **_career(kit),
        "certificates": _certificates(kit),
        "skills": _skills(kit.site.skills),
        "languages": _languages(kit),
        "references": [_part(name=_who(t), reference=t.quote) for t in kit.site.testimonials],
        "projects": [*(_project(kit, p) for p in kit.lists.projects.values()), *_talks(kit)],
        "meta": _meta(kit),
    }
    return msgspec.json.format(msgspec.json.encode(_filled(parts)), indent=2).decode() + "\n"


def _filled(fields: Part) -> Part:
    return {name: value for name, value in fields.items() if value not in ("", [], {}, None)}


def _part(**fields: Any) -> Part:
    return _filled(fields)


def _period(start: PartialDate | None, end: End) -> Part:
    """Both dates; what goes on has no end."""
    return _part(startDate=str(start or ""), endDate="" if end == "present" else str(end or ""))


def _basics(kit: Kit) -> Part:
    profile = kit.site.profile
    place = profile.location
    return _part(
        name=profile.name,
        label=profile.headline,
        email=profile.contact.email,
        phone=profile.contact.phone,
        url=kit.routes.absolute("/"),
        summary=profile.summary,
        location=_part(
            city=place.city,
            region=place.region,
            countryCode=country_code(place.country, kit.words.locale),
        ),
        profiles=[_part(network=link.platform, username=link.handle, url=link.url) for link in profile.links],
    )


def _career(kit: Kit) -> Part:
    given = kit.site.experience
    return {
        "work": [
            _part(name=w.name, position=w.position, location=w.location, url=w.url)
            | _period(w.start, w.end)
            | _part(summary=w.summary, highlights=list(w.highlights))
            for w in given.work
        ],
        "volunteer": [
            _part(organization=v.organization, position=v.position, url=v.url)
            | _period(v.start, v.end)
            | _part(summary=v.summary, highlights=list(v.highlights))
            for v in given.volunteering
        ],
        "education": [
            _part(institution=e.institution, url=e.url, area=e.area, studyType=e.study_type)
            | _period(e.start, e.end)
            | _part(score=e.score, courses=list(e.courses))
            for e in given.education
        ],
        "awards": [
            _part(title=a.title, date=str(a.date or ""), awarder=a.awarder, summary=a.summary)
            for a in given.awards
        ],
        "publications": [_publication(kit, p) for p in given.publications],
    }


def _publication(kit: Kit, given: Publication) -> Part:
    return _part(
        name=given.name,
        publisher=given.publisher,
        releaseDate=str(given.release_date or ""),
        url=_web(kit, given.url),
        summary=given.summary,
    )


def _certificates(kit: Kit) -> list[Part]:
    held = (c.certification for c in kit.lists.credentials(kit.site.certifications) if c.state != "expired")
    return [_part(name=c.name, date=str(c.issued or ""), url=c.verify_url, issuer=c.issuer) for c in held]


def _skills(skills: Iterable[Skill]) -> list[Part]:
    """The skills of a group as the keywords of one entry; a skill with keywords of its own is an entry with its group."""
    entries: dict[tuple[str, str, str], Part] = {}
    for skill in skills:
        single = _part(name=skill.name, level=skill.level, keywords=list(skill.keywords))
        if skill.keywords:
            entries[skill.group, skill.level, skill.id] = single | {"group": skill.group}
        elif skill.group:
            entry = entries.setdefault(
                (skill.group, skill.level, ""), _part(name=skill.group, level=skill.level)
            )
            entry.setdefault("keywords", []).append(skill.name)
        else:
            entries["", skill.level, skill.id] = single
    return list(entries.values())


def _languages(kit: Kit) -> list[Part]:
    spoken = kit.site.profile.spoken_languages
    return [_part(language=kit.words.language_name(s.language), fluency=s.level) for s in spoken]


def _who(testimonial: Testimonial) -> str:
    return ", ".join(p for p in (testimonial.author, testimonial.role, testimonial.company) if p)


def _project(kit: Kit, project: Project) -> Part:
    highlights = [kit.metric_words(metric) for metric in kit.lists.metrics(project)]
    return (
        _part(name=project.title, description=project.summary)
        | _part(highlights=highlights, keywords=list(project.skills))
        | _period(project.start, project.end)
        | _part(
            url=kit.routes.absolute(kit.routes.entry("projects", project.id)) or _first_link(kit, project),
            roles=[project.role] if project.role else [],
            entity=project.client.name,
            type="project",
        )
    )


def _first_link(kit: Kit, project: Project) -> str:
    """Where the work itself stands, for a site that has no address yet."""
    links = (_web(kit, link.url) for link in project.links)
    return next((url for url in links if url.startswith(("https://", "http://"))), "")


def _talks(kit: Kit) -> list[Part]:
    return [
        _part(
            name=talk.name,
            description=talk.summary,
            startDate=str(talk.date or ""),
            url=_web(kit, talk.url),
            entity=talk.event,
            type="talk",
        )
        for talk in kit.site.experience.talks
    ]


def _web(kit: Kit, url: str) -> str:
    """A field's link as a whole address, "" where the site has none."""
    return kit.routes.absolute(url) if url.startswith("/") else url


def _meta(kit: Kit) -> Part:
    verified = kit.site.profile.last_verified
    return _part(
        canonical=kit.routes.absolute("/resume.json"),
        version="v1.0.0",
        lastModified=f"{verified}T00:00:00" if verified and verified.day else "",
    )
