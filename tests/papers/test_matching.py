"""What counts as evidence for a need, and what does not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from gigfolio.model import entities
from gigfolio.model.entities import Certification, Client, Profile, Project, Service, Skill
from gigfolio.model.private import Need
from gigfolio.model.settings import Settings
from gigfolio.model.site import Site
from gigfolio.model.values import PartialDate
from gigfolio.papers.matching import MatchedNeed, match_needs

TODAY = dt.date(2027, 5, 3)
YEAR = PartialDate(year=2025)


def site_of(**fields: object) -> Site:
    return Site(settings=Settings(), profile=Profile(name="Ada"), **fields)  # type: ignore[arg-type]


def matched(need: Need, site: Site, industry: str = "") -> MatchedNeed:
    (found,) = match_needs(site, [need], industry=industry, today=TODAY)
    return found


def reasons(found: MatchedNeed) -> list[tuple[str, int, dict[str, Sequence[str]]]]:
    return [(m.id, m.score, {reason.kind: reason.terms for reason in m.reasons}) for m in found.matches]


def project(**fields: object) -> Project:
    return Project(**{"id": "p", "title": "Harbour", **fields})  # type: ignore[arg-type]


FAST = Need(need="A quote page that loads fast", skills=("Django",))

TABLE: dict[str, tuple[Need, Project, dict[str, Sequence[str]], int]] = {
    "a skill in common": (FAST, project(skills=("django", "CSS")), {"skill": ("django",)}, 4),
    "the stack is skills too": (FAST, project(stack=("Django",)), {"skill": ("Django",)}, 4),
    "a skill counts once": (FAST, project(skills=("Django",), stack=("Django",)), {"skill": ("Django",)}, 4),
    "a skill that the text names": (
        Need(need="Move it to Postgres soon"),
        project(skills=("Postgres",)),
        {"named": ("Postgres",)},
        3,
    ),
    "a skill of two words": (
        Need(need="Better data modelling, please"),
        project(skills=("Data modelling",)),
        {"named": ("Data modelling",)},
        3,
    ),
    "a tag that is a skill asked for": (FAST, project(tags=("django",)), {"tag": ("django",)}, 3),
    "a tag that the text names, with two words": (
        Need(need="A new booking page for ferries"),
        project(tags=("booking",), summary="Ferries on one page"),
        {"named_tag": ("booking",), "words": ("ferrie", "page")},
        4,
    ),
    "a word of the title": (
        Need(need="A quay for the harbour"),
        project(summary="Four quays"),
        {"title_words": ("harbour",), "words": ("quay",)},
        3,
    ),
    "three words in common, plural or not": (
        Need(need="Quotes arrive slowly by phone"),
        project(problem="A quote took a phone call, and calls arrive late."),
        {"words": ("arrive", "phone", "quote")},
        3,
    ),
    "words come on top of a skill, its own not": (
        FAST,
        project(skills=("Django",), summary="A Django page"),
        {"skill": ("Django",), "words": ("page",)},
        5,
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_ties(name: str) -> None:
    need, entry, expected, score = TABLE[name]
    assert reasons(matched(need, site_of(projects=(entry,)))) == [("p", score, expected)]


UNRELATED = {
    "nothing in common": project(skills=("CSS",), tags=("print",)),
    "two words in common": project(summary="A page with a quote"),
    "a tag that the text names": project(tags=("quote",)),
    "a tag that the text names and one word": project(tags=("quote",), summary="One page"),
    "one word of the title": project(title="The page"),
    "part of a word": project(tags=("quot",), skills=("Djang",)),
    "stop words only": project(
        summary="They needed people who would make this work with their team over time"
    ),
    "the industry only": project(client=Client(name="A", industry="insurance")),
}


@pytest.mark.parametrize("name", UNRELATED)
def test_what_is_unrelated_is_no_evidence(name: str) -> None:
    need = Need(need="A quote page that their people need over time", skills=("Django",))
    assert matched(need, site_of(projects=(UNRELATED[name],)), "insurance").is_gap


def test_industry_strengthens() -> None:
    near = project(id="near", skills=("Django",), client=Client(name="A", industry="marine insurance"))
    same = project(id="same", skills=("Django",), client=Client(name="B", industry="Insurance"))
    found = reasons(matched(FAST, site_of(projects=(near, same)), "insurance"))
    assert found == [
        ("same", 6, {"skill": ("Django",), "industry": ("Insurance",)}),
        ("near", 5, {"skill": ("Django",), "near_industry": ("marine insurance",)}),
    ]


def test_a_service_ties_when_it_is_named_and_strengthens_when_its_skill_is_asked_for() -> None:
    service = Service(id="speed", name="Speed review", skills=("Django",), projects=("p",))
    named = Need(need="We would like a speed review")
    assert reasons(matched(named, site_of(projects=(project(),), services=(service,)))) == [
        ("p", 3, {"service": ("Speed review",)})
    ]
    assert matched(FAST, site_of(projects=(project(),), services=(service,))).is_gap
    skilled = project(skills=("Django",))
    assert reasons(matched(FAST, site_of(projects=(skilled,), services=(service,)))) == [
        ("p", 5, {"skill": ("Django",), "usual_service": ("Speed review",)})
    ]


def test_a_skills_keywords_mean_the_skill() -> None:
    skill = Skill(id="postgresql", name="PostgreSQL", keywords=("Postgres",))
    need = Need(need="Faster", skills=("postgres",))
    site = site_of(projects=(project(skills=("PostgreSQL",)),), skills=(skill,))
    assert reasons(matched(need, site)) == [("p", 4, {"skill": ("PostgreSQL",)})]


def test_a_testimonial_about_a_project_that_is_evidence_is_stronger() -> None:
    quotes = (
        entities.Testimonial(id="about", quote="Good", author="A", skills=("Django",), project="p"),
        entities.Testimonial(id="other", quote="Good", author="B", skills=("Django",)),
    )
    found = matched(FAST, site_of(projects=(project(skills=("Django",)),), testimonials=quotes))
    assert [(m.id, m.score) for m in found.of_kind("testimonial")] == [("about", 6), ("other", 4)]


@pytest.mark.parametrize(
    ("expires", "is_gap"),
    [((2027, 5, 2), True), ((2027, 5, 3), False), ((2027, 4, 0), True), ((2027, 0, 0), False), (None, False)],
)
def test_an_expired_certification_is_never_evidence(
    expires: tuple[int, int, int] | None, is_gap: bool
) -> None:
    date = PartialDate(year=expires[0], month=expires[1], day=expires[2]) if expires else None
    certification = Certification(id="c", name="X", issuer="Y", skills=("Django",), expires=date)
    assert matched(FAST, site_of(certifications=(certification,))).is_gap is is_gap


def test_ties_are_broken_by_newness_then_kind_then_id() -> None:
    skills = ("Django",)
    found = matched(
        FAST,
        site_of(
            projects=(
                project(id="z", skills=skills, end=YEAR),
                project(id="old", skills=skills, end=PartialDate(year=2020)),
                project(id="now", skills=skills, end="present"),
                project(id="a", skills=skills, end=YEAR),
            ),
            testimonials=(entities.Testimonial(id="q", quote="Good", author="A", skills=skills, date=YEAR),),
            certifications=(Certification(id="c", name="X", issuer="Y", skills=skills, issued=YEAR),),
        ),
    )
    assert [match.id for match in found.matches] == ["now", "a", "z", "q", "c", "old"]
