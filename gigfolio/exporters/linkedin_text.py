"""A profile as plain text, part by part, in the order of LinkedIn's own form: to be copied from and pasted there."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from gigfolio.model.values import Body
from gigfolio.plan.kit import Kit

_LIMITS = {"headline": 220, "about": 2_600, "description": 2_000}  # characters that LinkedIn takes


def linkedin_text(kit: Kit) -> str:
    """Return the text. A part that is longer than LinkedIn takes says so in its heading."""
    return "\n\n".join(part for part in _parts(kit) if part) + "\n"


def _part(heading: str, text: str, limit: int = 0) -> str:
    if not text.strip():
        return ""
    over = f" [{len(text)} characters; LinkedIn takes {limit}]" if limit and len(text) > limit else ""
    return f"== {heading}{over}\n{text.strip()}"


def _paragraphs(body: Body) -> str:
    """A body as plain text that keeps its paragraphs, headings and lists."""
    text = "".join(part for part in body.parts if isinstance(part, str))
    text = re.sub(r"<li[^>]*>\s*(?:<p>)?", "• ", text)
    text = re.sub(r"</(?:p|h\d|ul|ol|blockquote|pre|table)>", "\n\n", text)
    text = re.sub(r"</(?:li|tr|dt|dd)>|<br\s*/?>", "\n", text)
    lines = (line.strip() for line in html.unescape(re.sub(r"<[^>]+>", "", text)).split("\n"))
    spaced = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return re.sub(r"^(•.*)\n\n(?=•)", r"\1\n", spaced, flags=re.MULTILINE)


def _parts(kit: Kit) -> Iterator[str]:
    site, words = kit.site, kit.words
    profile = site.profile
    yield _part("Name", profile.name)
    yield _part("Headline", profile.headline, _LIMITS["headline"])
    about = "\n\n".join(filter(None, (profile.summary, _paragraphs(site.about))))
    yield _part("About", about, _LIMITS["about"])
    yield _part("Location", kit.place)
    for service in site.services:
        yield _part(f"Service: {service.name}", service.summary)
    for work in site.experience.work:
        text = _lines(work.position, work.name, words.period(work.start, work.end), work.location)
        yield _part("Experience", text + _described(work.summary, work.highlights), _LIMITS["description"])
    for school in site.experience.education:
        text = _lines(
            school.institution, school.study_type, school.area, words.period(school.start, school.end)
        )
        yield _part("Education", text + _described(school.score, school.courses))
    yield from _credentials(kit)
    for project in kit.lists.projects.values():
        period = words.period(project.start, project.end)
        address = kit.routes.absolute(kit.routes.entry("projects", project.id))
        text = _lines(project.title, period, address)
        results = tuple(kit.metric_words(metric) for metric in kit.lists.metrics(project))
        yield _part("Project", text + _described(project.summary, results), _LIMITS["description"])
    yield from _others(kit)


def _credentials(kit: Kit) -> Iterator[str]:
    for credential in kit.lists.credentials(kit.site.certifications):
        held = credential.certification
        if credential.state != "expired":
            when = kit.words.period(held.issued, held.expires)
            yield _part(
                "Licence or certification",
                _lines(held.name, held.issuer, when, held.credential_id, held.verify_url),
            )


def _others(kit: Kit) -> Iterator[str]:
    site, words = kit.site, kit.words
    for work in site.experience.volunteering:
        text = _lines(work.position, work.organization, words.period(work.start, work.end))
        yield _part("Volunteering", text + _described(work.summary, work.highlights))
    for given in site.experience.publications:
        when = words.period(given.release_date, None)
        yield _part("Publication", _lines(given.name, given.publisher, when, given.url, given.summary))
    for award in site.experience.awards:
        yield _part(
            "Honour or award",
            _lines(award.title, award.awarder, words.period(award.date, None), award.summary),
        )
    yield _part("Skills", _lines(*(skill.name for skill in site.skills)))
    languages = (
        (words.language_name(spoken.language), spoken.level) for spoken in site.profile.spoken_languages
    )
    yield _part("Languages", _lines(*(": ".join(filter(None, language)) for language in languages)))


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _described(summary: str, highlights: tuple[str, ...]) -> str:
    items = [f"• {text}" for text in highlights]
    return "".join(f"\n\n{part}" for part in (summary, "\n".join(items)) if part)
