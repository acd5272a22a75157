"""From an interview and the public site to its sheet."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec
from babel.dates import format_skeleton

from gigfolio.errors import Diagnostic
from gigfolio.model.private import Interview, Person, PrivateRates, ResearchFact
from gigfolio.model.values import PartialDate
from gigfolio.papers.interview import Fact, FollowUpLine, Goal, InterviewSheet, Row, StoryLine
from gigfolio.papers.limits import check_limits
from gigfolio.papers.matching import MatchedNeed, match_needs
from gigfolio.papers.notes import linked
from gigfolio.papers.paper import Source
from gigfolio.papers.proofs import evidence
from gigfolio.papers.rates import known_figures, rate_strip
from gigfolio.papers.stories import Chosen, choose_stories
from gigfolio.words import Words

_SOURCE = re.compile(r"(.*\S)\s+\(([^()]{1,40})\)\Z", re.DOTALL)


class Composed(NamedTuple):
    """A sheet, and what its freelancer should know about it."""

    sheet: InterviewSheet
    diagnostics: tuple[Diagnostic, ...]


def compose(interview: Interview, source: Source) -> Composed:
    """Return the sheet of one interview.

    Evidence comes from the public site only; of what was withheld, the stories alone are used. Figures that the
    interview leaves out are those of the private rates. A certification that has expired by today is no evidence.
    """
    site, withheld, usual = source.site, source.withheld, source.private.rates
    today, words = source.today, source.words
    matched = _by_weight(match_needs(site, interview.needs, industry=interview.client.industry, today=today))
    goals = _goals(interview, matched)
    found = evidence(site, matched, goals, named=bool(interview.understanding.goals), words=words)
    chosen = choose_stories(
        interview.competencies, interview.stories, site.projects, withheld.stories, _relevance(matched)
    )
    sheet = msgspec.structs.replace(
        _own(interview, source),
        goals=goals,
        proofs=found.proofs,
        further=found.further,
        gaps=found.gaps,
        stories=_stories(chosen),
        missing_stories=chosen.missing,
        strip=rate_strip(interview.rate, usual, words),
    )
    problems = [*_story_problems(interview.id, chosen), *_rate_problems(interview, usual)]
    return Composed(sheet, (*check_limits(sheet), *problems))


def _own(interview: Interview, source: Source) -> InterviewSheet:
    """The sheet with what the interview's file says by itself."""
    client, understood = interview.client, interview.understanding
    site, today, words = source.site, source.today, source.words
    return InterviewSheet(
        **source.common(", ".join(part for part in (client.name, client.industry) if part)),
        name=interview.id,
        printed=words.date(PartialDate(year=today.year, month=today.month, day=today.day), today),
        client_url=client.url,
        when=_when(interview.when, site.profile.location.city, today, words),
        where=interview.where,
        people=tuple(_person(person) for person in client.people),
        client=tuple(_rows(interview, today, words)),
        goals_are_needs=not understood.goals,
        success=understood.success,
        questions=interview.questions,
        assumptions=understood.assumptions,
        red_flags=interview.red_flags,
        risks=understood.risks,
        checklist=interview.checklist,
        logistics=interview.logistics,
        follow_up=tuple(
            FollowUpLine(date=words.date(line.date, today) if line.date else "", what=line.what)
            for line in interview.follow_up
        ),
        notes=linked(interview.body, site.settings),
    )


def _by_weight(matched: Sequence[MatchedNeed]) -> tuple[MatchedNeed, ...]:
    return tuple(sorted(matched, key=lambda found: -found.need.weight))


def _goals(interview: Interview, matched: Sequence[MatchedNeed]) -> tuple[Goal, ...]:
    """The goals as said, with the source that stands in brackets at their end; without any, the needs."""
    said = interview.understanding.goals
    texts = said or tuple(found.need.need for found in matched)
    goals = []
    for number, text in enumerate(texts, 1):
        sourced = _SOURCE.match(text) if said else None
        source = sourced[2] if sourced else ""
        goals.append(Goal(number=number, text=sourced[1] if sourced else text, source=source))
    return tuple(goals)


def _relevance(matched: Sequence[MatchedNeed]) -> dict[str, int]:
    """How much each project matters in an interview: its best match, times the need's weight."""
    points: dict[str, int] = {}
    for found in matched:
        for match in found.of_kind("project"):
            points[match.id] = max(points.get(match.id, 0), match.score * found.need.weight)
    return points


def _person(person: Person) -> str:
    about = "; ".join(part for part in (person.role, person.note) if part)
    return f"{person.name} ({about})" if about else person.name


def _when(text: str, city: str, today: dt.date, words: Words) -> str:
    """A moment in words: "Tuesday 6 May, 14:00 Leeds"; the hour is the freelancer's own."""
    if not text:
        return ""
    day, _, hour = text.replace("T", " ").partition(" ")
    moment = dt.date.fromisoformat(day)
    skeleton = "MMMMEEEEd" if moment.year == today.year else "yMMMMEEEEd"
    date = str(format_skeleton(skeleton, moment, locale=words.locale))
    return f"{date}, {hour} {city}".rstrip() if hour else date


def _rows(interview: Interview, today: dt.date, words: Words) -> Iterator[Row]:
    """The snapshot's rows: what they are, the job, what is known, what is fixed, how they came."""
    texts = {
        "paper_what": (Fact(text=interview.client.size),),
        "paper_job": (Fact(text=interview.engagement),),
        "paper_known": tuple(_researched(fact, today, words) for fact in interview.research),
        "paper_fixed": tuple(Fact(text=text) for text in interview.understanding.constraints),
        "paper_came_by": (Fact(text=interview.source),),
    }
    for label, facts in texts.items():
        written = tuple(fact for fact in facts if fact.text)
        if written:
            yield Row(label=label, facts=written)


def _researched(found: ResearchFact, today: dt.date, words: Words) -> Fact:
    date = words.date(found.date, today) if found.date else ""
    return Fact(text=found.fact, source=", ".join(part for part in (found.source, date) if part))


def _stories(chosen: Chosen) -> tuple[StoryLine, ...]:
    return tuple(
        StoryLine(
            competency=told.story.competency[:1].upper() + told.story.competency[1:],
            situation=" ".join(part for part in (told.story.situation, told.story.task) if part),
            action=told.story.action,
            result=" ".join(part for part in (told.story.result, told.story.metric) if part),
        )
        for told in chosen.stories
    )


def _story_problems(name: str, chosen: Chosen) -> Iterator[Diagnostic]:
    for competency in chosen.missing:
        message = f"{name}: no story shows the competency {competency}"
        yield Diagnostic("warning", "no-story", message, hint="add one to a project, or to the interview")
    for competency in chosen.left_out:
        message = f"{name}: the story of {competency} is left out, there is room for 3 stories"
        yield Diagnostic("warning", "paper-limit", message, hint="name the three that matter first")


def _rate_problems(interview: Interview, usual: PrivateRates | None) -> Iterator[Diagnostic]:
    figures = known_figures(interview.rate, usual)
    names = {"paper_floor": "walk_away", "paper_target": "target", "paper_anchor": "anchor"}
    ordered = list(figures.items())
    for (low, lower), (high, higher) in itertools.pairwise(ordered):
        if lower.value > higher.value:
            message = f"{interview.id}: rate: {names[low]} is above {names[high]}"
            yield Diagnostic("warning", "rate-order", message, hint="walk_away, target and anchor rise")
    if len({amount.currency for amount in figures.values()}) > 1:
        message = f"{interview.id}: rate: the figures are in different currencies"
        yield Diagnostic("error", "rate-currency", message, hint="write them in one")
