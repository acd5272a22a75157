"""From matched needs to the sheet's boxes, further needs and gaps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from gigfolio.model.entities import Outcome, Project, Testimonial
from gigfolio.model.site import Site
from gigfolio.model.values import PartialDate
from gigfolio.papers.interview import FurtherNeed, Goal, Proof, Support
from gigfolio.papers.matching import Match, MatchedNeed, words_of
from gigfolio.words import Words

BOXES = 3
SAY, EVIDENCE = 75, 95  # characters
CLOSE_ENOUGH = (
    0.6  # of the best score: another project's evidence is taken rather than the same project's again
)
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[^a-z])")


class Evidence(NamedTuple):
    """The boxes, the needs that have evidence but no box, and the needs that have none."""

    proofs: tuple[Proof, ...]
    further: tuple[FurtherNeed, ...]
    gaps: tuple[str, ...]


class _Choice(NamedTuple):
    match: Match
    needs: tuple[MatchedNeed, ...]


def evidence(
    site: Site, matched: Sequence[MatchedNeed], goals: Sequence[Goal], *, named: bool, words: Words
) -> Evidence:
    """Choose what fills the boxes: one public entry in each, the weightiest needs first.

    Args:
        matched: the needs, the weightiest first.
        goals: what proofs refer to by number.
        named: whether a box names its needs (not where the numbered goals are the needs).
    """
    chosen: list[_Choice] = []
    further: list[FurtherNeed] = []
    for need in matched:
        if need.is_gap:
            continue
        match = _pick(need, [choice.match.id for choice in chosen])
        place = next((i for i, choice in enumerate(chosen) if choice.match.id == match.id), None)
        if place is not None:
            chosen[place] = chosen[place]._replace(needs=(*chosen[place].needs, need))
        elif len(chosen) < BOXES:
            chosen.append(_Choice(match, (need,)))
        else:
            title = _title(site, match)
            further.append(FurtherNeed(need=need.need.need, title=title, reasons=match.reasons))
    return Evidence(
        tuple(_proof(site, choice, goals, named, words) for choice in chosen),
        tuple(further),
        tuple(need.need.need for need in matched if need.is_gap),
    )


def _pick(need: MatchedNeed, used: Sequence[str]) -> Match:
    """The best project that no other box shows, if it is nearly as good as the best one; without any, what there is."""
    candidates = need.of_kind("project") or need.matches
    best = candidates[0]
    fresh = (m for m in candidates if m.id not in used and m.score >= best.score * CLOSE_ENOUGH)
    return next(fresh, best)


def _proof(site: Site, choice: _Choice, goals: Sequence[Goal], named: bool, words: Words) -> Proof:
    needs = tuple(need.need.need for need in choice.needs)
    answers = tuple(sorted({n for need in needs if (n := _goal(need, goals))}))
    match = choice.match
    box = Proof(
        answers=answers,
        needs=needs if named else (),
        title=_title(site, match),
        support=_support(site, choice),
        reasons=match.reasons,
    )
    project = _project(site, match)
    return _of_project(box, project, needs, words) if project else _of_voice(site, box, match)


def _goal(need: str, goals: Sequence[Goal]) -> int:
    """The number of the goal that a need is about: the same text, or the most words in common; 0 for none."""
    shared = {goal.number: len(words_of(need) & words_of(goal.text)) for goal in goals}
    shared |= {goal.number: 1000 for goal in goals if goal.text == need}
    best = max(shared.values(), default=0)
    return next(number for number, count in shared.items() if count == best) if best else 0


def _of_project(box: Proof, project: Project, needs: Sequence[str], words: Words) -> Proof:
    shown = _headline(project.outcomes, needs)
    others = [_outcome_sentence(outcome, words) for outcome in project.outcomes if outcome is not shown]
    told = [s for text in (project.summary, project.problem, project.approach) for s in sentences(text)]
    say = _fitting(told, SAY)
    behind = _fitting([*others, *(s for s in told if s != say)], EVIDENCE)
    values = {} if shown is None else _figures(shown)
    return msgspec.structs.replace(box, say=say, evidence=behind, **values)


def _of_voice(site: Site, box: Proof, match: Match) -> Proof:
    """A box for a testimonial or a certification alone."""
    if match.kind == "testimonial":
        quote = next(quote for quote in site.testimonials if quote.id == match.id)
        return msgspec.structs.replace(box, say=_fitting(sentences(quote.quote), SAY), evidence=quote.role)
    found = next(c for c in site.certifications if c.id == match.id)
    return msgspec.structs.replace(box, say=found.name, evidence=found.issuer)


def _headline(outcomes: Iterable[Outcome], needs: Sequence[str]) -> Outcome | None:
    """The outcome whose measure shares most words with the needs; the first one when none does."""
    sought = words_of(" ".join(needs))
    valued = [outcome for outcome in outcomes if outcome.after or outcome.value]
    return max(valued, key=lambda outcome: len(words_of(outcome.metric) & sought), default=None)


def _figures(outcome: Outcome) -> dict[str, str]:
    before = outcome.before if outcome.after else ""
    return {"metric": outcome.after or outcome.value, "before": before, "measure": outcome.metric}


def _outcome_sentence(outcome: Outcome, words: Words) -> str:
    if outcome.before and outcome.after:
        return words("paper_change", measure=outcome.metric, before=outcome.before, after=outcome.after)
    value = outcome.value or outcome.after
    return words("paper_measured", measure=outcome.metric, value=value) if value else outcome.metric


def sentences(text: str) -> list[str]:
    """Return a text's sentences, each with its mark."""
    return [sentence for sentence in _SENTENCE.split(" ".join(text.split())) if sentence]


def _fitting(texts: Sequence[str], limit: int) -> str:
    """The first text that fits; when none does, the first one whole (the limits say so); "" for none."""
    return next((text for text in texts if len(text) <= limit), texts[0] if texts else "")


def _project(site: Site, match: Match) -> Project | None:
    wanted = match.id if match.kind == "project" else ""
    return next((project for project in site.projects if project.id == wanted), None)


def _title(site: Site, match: Match) -> str:
    """Whose evidence it is, and of which year: "Nordhaven Ferries, 2025"."""
    if match.kind == "project":
        project = next(p for p in site.projects if p.id == match.id)
        end = project.end if isinstance(project.end, PartialDate) else project.start
        return _joined(project.client.name or project.title, end)
    if match.kind == "testimonial":
        quote = next(q for q in site.testimonials if q.id == match.id)
        return _joined(quote.author, quote.date)
    found = next(c for c in site.certifications if c.id == match.id)
    return _joined(found.issuer, found.issued)


def _joined(name: str, date: PartialDate | None) -> str:
    return f"{name}, {date.year}" if date else name


def _support(site: Site, choice: _Choice) -> tuple[Support, ...]:
    """Who vouches for it (the project's own client first), and the best certification for the first need."""
    if choice.match.kind != "project":
        return ()
    found = []
    voice = _voice(site, choice)
    if voice:
        found.append(Support(kind="testimonial", text=_signed(voice, _title(site, choice.match))))
    for match in choice.needs[0].of_kind("certification")[:1]:
        found.append(Support(kind="certification", text=match.title))
    return tuple(found)


def _signed(voice: Testimonial, title: str) -> str:
    """Who said it; the company only where it is not the box's own title."""
    named = voice.company.split(",")[0].casefold() in title.casefold()
    return ", ".join(part for part in (voice.author, voice.role, "" if named else voice.company) if part)


def _voice(site: Site, choice: _Choice) -> Testimonial | None:
    """A testimonial about the project; of several, the one that matches the need best."""
    ranked = [match.id for need in choice.needs for match in need.of_kind("testimonial")]
    about = [quote for quote in site.testimonials if quote.project == choice.match.id]
    about.sort(key=lambda quote: ranked.index(quote.id) if quote.id in ranked else len(ranked))
    return about[0] if about else None
