"""Evidence for an interview's needs: which public projects, testimonials and certifications prove each, and why.

Ties to the need: a skill in common is worth 4 points; a skill or service that the need's text names, or a tag that is one
of its skills, 3; a tag that the text names 2; a word in common 1, one of the title 2 (three words at most, and a lone one
only beside a skill or a service). Less than 3 points of ties is no evidence. On top of that come the client's industry (2 when it is the same, 1 when a word of it is), a service that the skill belongs to (1) and,
for a testimonial, a project that is evidence itself (2). Equal scores: the newer first, then projects, testimonials,
certifications, then by id.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from gigfolio.model.entities import Certification, Project, Service, Testimonial
from gigfolio.model.private import Need
from gigfolio.model.site import Site
from gigfolio.model.values import PartialDate, Value

MatchKind = Literal["project", "testimonial", "certification"]
ReasonKind = Literal[
    "skill",
    "named",
    "tag",
    "named_tag",
    "service",
    "title_words",
    "words",
    "industry",
    "near_industry",
    "project",
    "usual_service",
]

TIES: dict[ReasonKind, int] = {
    "skill": 4, "named": 3, "tag": 3, "named_tag": 2, "service": 3, "title_words": 2, "words": 1,
}  # fmt: skip
EXTRAS: dict[ReasonKind, int] = {"industry": 2, "near_industry": 1, "project": 2, "usual_service": 1}
ENOUGH = 3
MOST_WORDS = 3
_RANKS: dict[MatchKind, int] = {"project": 0, "testimonial": 1, "certification": 2}
_WORD = re.compile(r"[^\W_]+(?:[+#]+)?")
_COMMON = """
    about after again also another because been before being both cannot client clients come could does done down
    each even ever every find from gets give goes good have help here into just keep know less like long made make
    makes making many more most much must need needed needs never next only other over people person project projects
    same should show side since some someone such sure take team than that their them then there these they thing
    things this those time through under until upon used using very want wants well were what when where which while
    whole will with within without work working works would year years your
"""
_STOP_WORDS = frozenset(_COMMON.split())


class Reason(Value, frozen=True, kw_only=True):
    """Why something is evidence: what kind of thing is shared, and the shared terms as the public content has them."""

    kind: ReasonKind
    terms: tuple[str, ...]


class Match(Value, frozen=True, kw_only=True):
    """A public entry that proves a need. `title` is the project's, the testimonial's author or the certification's
    name."""

    kind: MatchKind
    id: str
    title: str
    score: int
    reasons: tuple[Reason, ...]


class MatchedNeed(Value, frozen=True, kw_only=True):
    """A need with its evidence, best first; none makes it a gap."""

    need: Need
    matches: tuple[Match, ...] = ()

    @property
    def is_gap(self) -> bool:
        return not self.matches

    def of_kind(self, kind: MatchKind) -> tuple[Match, ...]:
        return tuple(match for match in self.matches if match.kind == kind)


class _Entry(NamedTuple):
    """What is compared of a public entry, whatever its kind."""

    kind: MatchKind
    id: str
    title: str
    newest: int  # day number, 0 when undated
    skills: tuple[str, ...]
    tags: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    text: str = ""
    industry: str = ""
    project: str = ""


def match_needs(
    site: Site, needs: Iterable[Need], *, industry: str, today: dt.date
) -> tuple[MatchedNeed, ...]:
    """Return each need, in the order given, with the public evidence for it.

    Args:
        site: the public model; nothing else is evidence.
        industry: the interviewing client's, "" when unknown.
        today: an expired certification is no evidence from the day after its last.
    """
    known = _Vocabulary(site)
    entries = _entries(site, known, today)
    return tuple(_match(need, entries, known, industry) for need in needs)


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text that mean something: four letters or more, no stop words, without a plural's s."""
    return frozenset(_singular(w) for w in _all_words(text) if len(w) > 3 and w not in _STOP_WORDS)


class _Vocabulary:
    """The site's words for its skills and services: a skill's keywords mean the skill."""

    def __init__(self, site: Site) -> None:
        self.services: dict[str, Service] = {service.id: service for service in site.services}
        self._means = {
            keyword.casefold(): skill.name.casefold() for skill in site.skills for keyword in skill.keywords
        }
        self._means |= {skill.id: skill.name.casefold() for skill in site.skills}

    def key(self, skill: str) -> str:
        folded = skill.strip().casefold()
        return self._means.get(folded, folded)

    def keys(self, skills: Iterable[str]) -> dict[str, str]:
        """Return the skills as written by what they are compared by."""
        return {self.key(skill): skill for skill in skills}

    def services_of(self, project: Project) -> tuple[str, ...]:
        own = [id for id in project.services if id in self.services]
        naming = [id for id, service in self.services.items() if project.id in service.projects]
        return tuple(dict.fromkeys([*own, *naming]))


def _entries(site: Site, known: _Vocabulary, today: dt.date) -> list[_Entry]:
    current = (c for c in site.certifications if c.expires is None or c.expires.last >= today)
    return [
        *(_of_project(project, known) for project in site.projects),
        *(_of_testimonial(quote) for quote in site.testimonials),
        *(_of_certification(certification) for certification in current),
    ]


def _of_project(project: Project, known: _Vocabulary) -> _Entry:
    measures = (outcome.metric for outcome in project.outcomes)
    return _Entry(
        kind="project",
        id=project.id,
        title=project.title,
        newest=_newest(project),
        skills=(*project.skills, *project.stack),
        tags=project.tags,
        services=known.services_of(project),
        text=" ".join((project.title, project.summary, project.problem, project.approach, *measures)),
        industry=project.client.industry,
    )


def _of_testimonial(quote: Testimonial) -> _Entry:
    return _Entry(
        kind="testimonial",
        id=quote.id,
        title=quote.author,
        newest=_day(quote.date),
        skills=quote.skills,
        text=quote.quote,
        project=quote.project,
    )


def _of_certification(certification: Certification) -> _Entry:
    return _Entry(
        kind="certification",
        id=certification.id,
        title=certification.name,
        newest=_day(certification.issued),
        skills=certification.skills,
        text=certification.name,
    )


def _match(need: Need, entries: list[_Entry], known: _Vocabulary, industry: str) -> MatchedNeed:
    found: list[tuple[_Entry, Match]] = []
    for entry in entries:
        ties = _ties(need, entry, known)
        if _points(ties) < ENOUGH:
            continue
        projects = {match.id: match.title for _, match in found if match.kind == "project"}
        reasons = (*ties, *_extras(need, entry, known, industry, projects))
        score = _points(reasons)
        match = Match(kind=entry.kind, id=entry.id, title=entry.title, score=score, reasons=reasons)
        found.append((entry, match))
    found.sort(key=lambda pair: (-pair[1].score, -pair[0].newest, _RANKS[pair[0].kind], pair[0].id))
    return MatchedNeed(need=need, matches=tuple(match for _, match in found))


def _ties(need: Need, entry: _Entry, known: _Vocabulary) -> tuple[Reason, ...]:
    """What ties an entry to a need; each shared term counts once, as the strongest tie that it is."""
    asked = {known.key(skill) for skill in need.skills}
    skills, tags = known.keys(entry.skills), known.keys(entry.tags)
    shared = [name for key, name in skills.items() if key in asked]
    named = [name for key, name in skills.items() if key not in asked and _names(need.need, name)]
    tagged = [name for key, name in tags.items() if key not in skills and key in asked]
    told = [n for k, n in tags.items() if k not in skills and k not in asked and _names(need.need, n)]
    services = [name for id in entry.services if _names(need.need, name := known.services[id].name)]
    spent = words_of(" ".join((*shared, *named, *tagged, *told)))
    of_title, words = _common_words(need, entry, spent, alone=not (shared or named or services))
    found: list[tuple[ReasonKind, list[str]]] = [
        ("skill", shared),
        ("named", named),
        ("tag", tagged),
        ("named_tag", told),
        ("service", services),
        ("title_words", of_title),
        ("words", words),
    ]
    return tuple(Reason(kind=kind, terms=tuple(terms)) for kind, terms in found if terms)


def _common_words(
    need: Need, entry: _Entry, spent: frozenset[str], *, alone: bool
) -> tuple[list[str], list[str]]:
    """The words that a need shares with an entry's title, and with its text; `alone`, one word is chance."""
    title = words_of(entry.title) if entry.kind == "project" else frozenset()
    shared = words_of(need.need) & words_of(entry.text) - spent
    ordered = [*sorted(shared & title), *sorted(shared - title)][:MOST_WORDS]
    if alone and len(ordered) < 2:
        return [], []
    return [word for word in ordered if word in title], [word for word in ordered if word not in title]


def _extras(
    need: Need, entry: _Entry, known: _Vocabulary, industry: str, projects: dict[str, str]
) -> tuple[Reason, ...]:
    """What makes evidence stronger but would be none by itself; `projects` are evidence, titles by id."""
    found: list[tuple[ReasonKind, list[str]]] = []
    if industry and industry.casefold() == entry.industry.casefold():
        found.append(("industry", [entry.industry]))
    elif words_of(industry) & words_of(entry.industry):
        found.append(("near_industry", [entry.industry]))
    if entry.project in projects:
        found.append(("project", [projects[entry.project]]))
    asked = {known.key(skill) for skill in need.skills}
    services = [known.services[id] for id in entry.services]
    usual = [s.name for s in services if asked & set(known.keys(s.skills)) and not _names(need.need, s.name)]
    found.append(("usual_service", usual))
    return tuple(Reason(kind=kind, terms=tuple(terms)) for kind, terms in found if terms)


def _points(reasons: Iterable[Reason]) -> int:
    weights = TIES | EXTRAS
    return sum(weights[reason.kind] * len(reason.terms) for reason in reasons)


def _names(text: str, term: str) -> bool:
    """Whether a text has a term in it, as whole words in their order."""
    sought, words = _folded(term), _folded(text)
    return bool(sought) and any(words[i : i + len(sought)] == sought for i in range(len(words)))


def _all_words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _folded(text: str) -> list[str]:
    return [_singular(word) for word in _all_words(text)]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def _newest(project: Project) -> int:
    if project.end == "present":
        return dt.date.max.toordinal()
    return _day(project.end if isinstance(project.end, PartialDate) else project.start)


def _day(date: PartialDate | None) -> int:
    return date.last.toordinal() if date else 0
