"""A CV for RenderCV (docs.rendercv.com, schema 2.x)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from gigfolio.content.yaml_write import Writable, block
from gigfolio.model.entities import ProfileLink
from gigfolio.model.values import End, PartialDate
from gigfolio.plan.kit import Kit

Fields = dict[str, Writable]
# Networks that RenderCV knows, and what their addresses look like; the username is what is left.
_NETWORKS = {
    "LinkedIn": r"(?:www\.)?linkedin\.com/in/([^/?#]+)",
    "GitHub": r"github\.com/([^/?#]+)",
    "GitLab": r"gitlab\.com/([^/?#]+)",
    "Instagram": r"(?:www\.)?instagram\.com/([^/?#]+)",
    "ORCID": r"orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])",
    "StackOverflow": r"stackoverflow\.com/users/(\d+/[^/?#]+)",
    "YouTube": r"(?:www\.)?youtube\.com/@([^/?#]+)",
    "Telegram": r"t\.me/([^/?#]+)",
    "X": r"(?:www\.)?(?:x|twitter)\.com/([^/?#]+)",
}
_MARKUP = re.compile(r"([\\*_`\[\]])")


def rendercv(kit: Kit) -> str:
    """Return the file's text. What has no day, month or year is left out; dates keep their precision."""
    profile, place = kit.site.profile, kit.site.profile.location
    networks = [found for link in profile.links if (found := _network(link))]
    cv: Fields = {
        "name": profile.name,
        "headline": _text(profile.headline),
        "location": ", ".join(filter(None, (place.city, place.region, place.country))),
        "email": profile.contact.email,
        "phone": profile.contact.phone if profile.contact.phone.startswith("+") else "",
        "website": kit.routes.absolute("/") or _website(profile.links),
        "social_networks": networks,
        "sections": _sections(kit),
    }
    return block({"cv": cv})


def _text(text: str) -> str:
    """Plain text as RenderCV's Markdown."""
    return _MARKUP.sub(r"\\\1", text)


def _network(link: ProfileLink) -> Fields:
    address = link.url.split("://")[-1].rstrip("/")
    for network, pattern in _NETWORKS.items():
        found = re.fullmatch(pattern, address)
        if found:
            return {"network": network, "username": found[1]}
    return {}


def _website(links: Iterable[ProfileLink]) -> str:
    return next((link.url for link in links if link.platform.casefold() == "website"), "")


def _period(start: PartialDate | None, end: End) -> Fields:
    """RenderCV's dates: a period, or one date."""
    if start is None:
        return {"date": str(end)} if end and end != "present" else {}
    return {"start_date": str(start), "end_date": str(end or "present")}


def _linked(name: str, url: str) -> str:
    return f"[{_text(name)}]({url})" if url.startswith(("https://", "http://")) else _text(name)


def _sections(kit: Kit) -> Mapping[str, Writable]:
    sections: dict[str, list[Writable]] = {
        "summary": [_text(kit.site.profile.summary)] if kit.site.profile.summary else [],
        "experience": list(_work(kit)),
        "projects": list(_projects(kit)),
        "education": list(_education(kit)),
        "volunteering": list(_volunteering(kit)),
        "certifications": list(_certifications(kit)),
        "publications": list(_publications(kit)),
        "talks": list(_talks(kit)),
        "awards": list(_awards(kit)),
        "skills": list(_skills(kit)),
        "languages": list(_languages(kit)),
    }
    return {name: entries for name, entries in sections.items() if entries}


def _work(kit: Kit) -> Iterable[Fields]:
    for work in kit.site.experience.work:
        yield {
            "company": _linked(work.name, work.url), "position": _text(work.position) or _text(work.name),
            **_period(work.start, work.end), "location": _text(work.location),
            "summary": _text(work.summary), "highlights": [_text(text) for text in work.highlights],
        }  # fmt: skip


def _volunteering(kit: Kit) -> Iterable[Fields]:
    for work in kit.site.experience.volunteering:
        yield {
            "company": _linked(work.organization, work.url), "position": _text(work.position or work.organization),
            **_period(work.start, work.end), "summary": _text(work.summary),
            "highlights": [_text(text) for text in work.highlights],
        }  # fmt: skip


def _education(kit: Kit) -> Iterable[Fields]:
    for school in kit.site.experience.education:
        yield {
            "institution": _linked(school.institution, school.url), "area": _text(school.area or school.study_type),
            "degree": _text(school.study_type if school.area else ""), **_period(school.start, school.end),
            "highlights": [_text(text) for text in (*school.courses, school.score) if text],
        }  # fmt: skip


def _projects(kit: Kit) -> Iterable[Fields]:
    for project in kit.lists.projects.values():
        url = kit.routes.absolute(kit.routes.entry("projects", project.id))
        yield {
            "name": _linked(project.title, url), **_period(project.start, project.end),
            "summary": _text(project.summary),
            "highlights": [_text(kit.metric_words(metric)) for metric in kit.lists.metrics(project)],
        }  # fmt: skip


def _certifications(kit: Kit) -> Iterable[Fields]:
    for credential in kit.lists.credentials(kit.site.certifications):
        held = credential.certification
        if credential.state != "expired":
            when = {"date": str(held.issued)} if held.issued else {}
            yield {"name": _linked(held.name, held.verify_url), "location": _text(held.issuer), **when}


def _publications(kit: Kit) -> Iterable[Fields]:
    for given in kit.site.experience.publications:
        doi = given.url.partition("doi.org/")[2]
        when = {"date": str(given.release_date)} if given.release_date else {}
        yield {
            "title": _text(given.name), "authors": [_text(kit.site.profile.name)], "summary": _text(given.summary),
            "doi": doi, "url": "" if doi else given.url if "://" in given.url else "",
            "journal": _text(given.publisher), **when,
        }  # fmt: skip


def _talks(kit: Kit) -> Iterable[Fields]:
    for talk in kit.site.experience.talks:
        when = {"date": str(talk.date)} if talk.date else {}
        yield {
            "name": _linked(talk.name, talk.url),
            "location": _text(talk.event),
            **when,
            "summary": _text(talk.summary),
        }


def _awards(kit: Kit) -> Iterable[Fields]:
    for award in kit.site.experience.awards:
        when = {"date": str(award.date)} if award.date else {}
        yield {
            "name": _text(award.title),
            "location": _text(award.awarder),
            **when,
            "summary": _text(award.summary),
        }


def _skills(kit: Kit) -> Iterable[Fields]:
    """A line for each group; skills without a group share one, since a section's entries are all of one kind."""
    for group in kit.lists.skill_groups:
        named = [
            _text(f"{skill.name} ({skill.level})" if skill.level else skill.name) for skill in group.skills
        ]
        yield {"label": _text(group.name or kit.words("skills")), "details": ", ".join(named)}


def _languages(kit: Kit) -> Iterable[Fields]:
    for spoken in kit.site.profile.spoken_languages:
        name = kit.words.language_name(spoken.language)
        yield {"label": _text(name), "details": _text(spoken.level) or name}
