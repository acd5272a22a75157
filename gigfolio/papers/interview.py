"""An interview's prep sheet: what goes on it and why, apart from how it looks."""

from __future__ import annotations

from gigfolio.model.values import Body, Value
from gigfolio.papers.matching import Reason
from gigfolio.papers.paper import Sheet
from gigfolio.papers.rates import RateStrip


class Fact(Value, frozen=True, kw_only=True):
    """A text and, where known, who says so."""

    text: str
    source: str = ""


class Row(Value, frozen=True, kw_only=True):
    """A row of the client's snapshot: a label's key and what is known."""

    label: str
    facts: tuple[Fact, ...]


class Goal(Value, frozen=True, kw_only=True):
    """What they want, numbered from 1; proofs refer to the number."""

    number: int
    text: str
    source: str = ""


class Support(Value, frozen=True, kw_only=True):
    """A second voice for a proof: `kind` is testimonial or certification, `text` names it."""

    kind: str
    text: str


class Proof(Value, frozen=True, kw_only=True):
    """A box: the best evidence for one need or more.

    `answers` are numbers of goals; `needs` is empty where the goals are the needs themselves. `say` is the sentence to
    say aloud, `evidence` what stands behind it.
    """

    answers: tuple[int, ...]
    needs: tuple[str, ...]
    title: str
    metric: str = ""
    before: str = ""
    measure: str = ""
    say: str = ""
    evidence: str = ""
    support: tuple[Support, ...] = ()
    reasons: tuple[Reason, ...] = ()


class FurtherNeed(Value, frozen=True, kw_only=True):
    """A need with evidence but no box of its own."""

    need: str
    title: str
    reasons: tuple[Reason, ...]


class StoryLine(Value, frozen=True, kw_only=True):
    """A STAR story: the situation with its task, what I did, and so what."""

    competency: str
    situation: str
    action: str
    result: str


class FollowUpLine(Value, frozen=True, kw_only=True):
    date: str
    what: str


class InterviewSheet(Sheet, frozen=True, kw_only=True):
    """Templates: papers/interview.html and papers/interview.typ. Whatever is empty leaves its heading out.

    `when` a date in words with its hour and the freelancer's city; `client_url` a link for the
    screen; `missing_stories` are competencies asked for that no story shows; `notes` the interview's own, for the
    screen only.
    """

    name: str  # the interview's id
    printed: str
    client_url: str = ""
    when: str = ""
    where: str = ""
    people: tuple[str, ...] = ()
    client: tuple[Row, ...] = ()
    goals: tuple[Goal, ...] = ()
    goals_are_needs: bool = False
    success: tuple[str, ...] = ()
    proofs: tuple[Proof, ...] = ()
    further: tuple[FurtherNeed, ...] = ()
    gaps: tuple[str, ...] = ()
    stories: tuple[StoryLine, ...] = ()
    missing_stories: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    red_flags: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    checklist: tuple[str, ...] = ()
    logistics: tuple[str, ...] = ()
    follow_up: tuple[FollowUpLine, ...] = ()
    strip: RateStrip = RateStrip()
    notes: Body = Body()
