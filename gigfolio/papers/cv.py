"""The CV as a paper: the public one, and its variants for single kinds of clients. Drawn from the public site only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from gigfolio.model.entities import Certification, Project
from gigfolio.model.settings import CvVariant
from gigfolio.model.values import End, PartialDate, Picture, Value
from gigfolio.papers.paper import Made, Paper, PublicSource, Sheet
from gigfolio.plan.kit import FEW, Kit
from gigfolio.plan.person import cv_file
from gigfolio.plan.taxonomy import Taxonomy
from gigfolio.words import Words

CONFIGURATION = "gigfolio.yaml"


class Entry(Value, frozen=True, kw_only=True):
    """A post, study, talk or prize: its years, what it was, where, and lines about it, results first."""

    years: str
    title: str
    place: str = ""
    lines: tuple[str, ...] = ()
    url: str = ""


class Work(Value, frozen=True, kw_only=True):
    """A selected project with what it changed."""

    title: str
    client: str = ""
    year: str = ""
    metric: str = ""
    before: str = ""
    measure: str = ""
    url: str = ""


class SkillWords(Value, frozen=True, kw_only=True):
    group: str
    names: tuple[str, ...]


class Language(Value, frozen=True, kw_only=True):
    name: str
    level: str = ""


class CvSheet(Sheet, frozen=True, kw_only=True):
    """Templates: papers/cv.html, papers/cv.typ. Whatever is empty leaves its heading out.

    `site` is an address without its scheme, `site_url` the same as a link; `photo` is shown only where it is asked for.
    """

    name: str
    headline: str = ""
    summary: str = ""
    place: str = ""
    utc_offset: str = ""
    email: str = ""
    phone: str = ""
    site: str = ""
    site_url: str = ""
    photo: Picture | None = None
    work: tuple[Entry, ...] = ()
    projects: tuple[Work, ...] = ()
    skills: tuple[SkillWords, ...] = ()
    certifications: tuple[Entry, ...] = ()
    languages: tuple[Language, ...] = ()
    education: tuple[Entry, ...] = ()
    volunteering: tuple[Entry, ...] = ()
    talks: tuple[Entry, ...] = ()
    publications: tuple[Entry, ...] = ()
    awards: tuple[Entry, ...] = ()


def papers(source: PublicSource) -> Made:
    """Return the public CV as a PDF, where the site has a CV page."""
    kit = Kit(source.site, source.today, source.words)
    if "cv" not in kit.sections:
        return Made()
    output = cv_file(source.site).removesuffix(".pdf")
    sheet = cv_sheet(kit, source, CvVariant())
    return Made((paper_of(sheet, source, output, "public"),))


def paper_of(
    sheet: CvSheet, source: PublicSource, output: str, audience: Literal["client", "public"]
) -> Paper:
    """Return a CV's paper; the public one is a PDF alone, as its page stands on the site."""
    settings = source.site.settings.cv
    return Paper(
        output=output,
        html="" if audience == "public" else "papers/cv.html",
        pdf="papers/cv.typ",
        sheet=sheet,
        pictures=(sheet.photo,) if sheet.photo else (),
        pages=settings.pages,
        fit=settings.fit,
        audience=audience,
        source=CONFIGURATION,
        about=sheet.headline or sheet.name,
        date=str(source.site.profile.last_verified or ""),
    )


def cv_sheet(kit: Kit, source: PublicSource, variant: CvVariant) -> CvSheet:
    """Return the sheet of the CV, or of one of its variants."""
    site, words = kit.site, kit.words
    profile, settings = site.profile, site.settings
    chosen = selected(kit.selected_projects(), kit.lists.projects.values(), variant.tags, kit.lists.tags)
    home = kit.routes.absolute("/")
    return CvSheet(
        **source.common(words("paper_cv", name=profile.name)),
        name=profile.name,
        headline=variant.headline or profile.headline,
        summary=variant.summary or profile.summary,
        place=kit.place,
        utc_offset=kit.utc_offset,
        email=profile.contact.email,
        phone=profile.contact.phone,
        site=home.split("://")[-1].rstrip("/"),
        site_url=home,
        photo=profile.photo if settings.cv.photo else None,
        projects=tuple(_work(kit, project) for project in chosen),
        skills=_skills(kit, chosen if variant.tags else ()),
        certifications=tuple(_certificate(held) for held in _held(kit)),
        languages=tuple(
            Language(name=words.language_name(s.language), level=s.level) for s in profile.spoken_languages
        ),
        **_career(kit),
    )


def selected(
    usual: Sequence[Project], listed: Iterable[Project], tags: Iterable[str], known: Taxonomy
) -> tuple[Project, ...]:
    """Return the three projects of a CV: those with the most of the tags first, filled up with the usual selection.

    Among equals the site's own order holds, and what can be measured comes before what cannot.
    """
    wanted = {known.id(tag) for tag in tags}
    shared = {project.id: len(wanted & {known.id(tag) for tag in project.tags}) for project in listed}
    by_tag = [project for project in listed if shared[project.id]]
    by_tag.sort(key=lambda project: (-shared[project.id], not _is_measured(project)))
    rest = sorted(usual, key=lambda project: not _is_measured(project)) if not wanted else list(usual)
    unique = {project.id: project for project in (*by_tag, *rest)}
    return tuple(unique.values())[:FEW]


def _is_measured(project: Project) -> bool:
    return any(outcome.after or outcome.value for outcome in project.outcomes)


def _work(kit: Kit, project: Project) -> Work:
    card = kit.lists.card(project)
    metric = card.metric
    return Work(
        title=project.title,
        client=card.client,
        year=card.year,
        metric=metric.value if metric else "",
        before=metric.before if metric else "",
        measure=metric.label if metric else "",
        url=kit.routes.absolute(kit.routes.entry("projects", project.id)),
    )


def _skills(kit: Kit, chosen: Iterable[Project]) -> tuple[SkillWords, ...]:
    """The skills by group; those that the chosen projects needed come first, and their groups."""
    needed = {kit.lists.skills.id(name) for project in chosen for name in project.skills}

    def is_far(name: str) -> bool:
        return kit.lists.skills.id(name) not in needed

    groups = [
        SkillWords(group=group.name, names=tuple(sorted((skill.name for skill in group.skills), key=is_far)))
        for group in kit.lists.skill_groups
    ]
    return tuple(sorted(groups, key=lambda group: -sum(not is_far(name) for name in group.names)))


def _held(kit: Kit) -> tuple[Certification, ...]:
    """What holds today. An expired certification is not shown as current, so it is not on a CV."""
    known = kit.lists.credentials(kit.site.certifications)
    return tuple(credential.certification for credential in known if credential.state != "expired")


def _certificate(held: Certification) -> Entry:
    return Entry(
        years=str(held.issued.year) if held.issued else "",
        title=held.name,
        place=held.issuer,
        url=held.verify_url,
    )


def _career(kit: Kit) -> dict[str, Any]:
    given, words = kit.site.experience, kit.words
    return {
        "work": tuple(
            _entry(w.start, w.end, w.position or w.name, w.name if w.position else "", w.location,
                   lines=(*w.highlights, w.summary), url=w.url, words=words)
            for w in given.work
        ),
        "education": tuple(
            _entry(e.start, e.end, _study(e.study_type, e.area) or e.institution,
                   e.institution if e.study_type or e.area else "", lines=(e.score,), url=e.url, words=words)
            for e in given.education
        ),
        "volunteering": tuple(
            _entry(v.start, v.end, v.position or v.organization, v.organization if v.position else "",
                   lines=(*v.highlights, v.summary), url=v.url, words=words)
            for v in given.volunteering
        ),
        "talks": tuple(_event(kit, t.date, t.name, t.event, t.url) for t in given.talks),
        "publications": tuple(
            _event(kit, p.release_date, p.name, p.publisher, p.url) for p in given.publications
        ),
        "awards": tuple(_event(kit, a.date, a.title, a.awarder, "") for a in given.awards),
    }  # fmt: skip


def _study(kind: str, area: str) -> str:
    return ", ".join(part for part in (kind, area) if part)


def _entry(
    start: PartialDate | None,
    end: End,
    title: str,
    *places: str,
    lines: Iterable[str],
    url: str,
    words: Words,
) -> Entry:
    return Entry(
        years=years(start, end, words),
        title=title,
        place=", ".join(part for part in places if part),
        lines=tuple(line for line in lines if line),
        url=url,
    )


def _event(kit: Kit, date: PartialDate | None, title: str, place: str, url: str) -> Entry:
    web = kit.routes.absolute(url) if url.startswith("/") else url
    return Entry(years=str(date.year) if date else "", title=title, place=place, url=web)


def years(start: PartialDate | None, end: End, words: Words) -> str:
    """Return "2021–2024", "2019–now", "2024", or "" when nothing is known."""
    first = str(start.year) if start else ""
    if end == "present":
        return words("paper_years_to_now", start=first) if first else words("present")
    last = str(end.year) if isinstance(end, PartialDate) else ""
    if not first or not last or first == last:
        return first or last
    return f"{first}–{last}"
