"""The private entities. Nothing that plans or renders the public site imports this package."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from gigfolio.model.entities import Client, Milestone, Story
from gigfolio.model.values import (
    Amount,
    Body,
    PartialDate,
    Percent,
    Positive,
    Url,
    Value,
    When,
)

Money = Annotated[Decimal, Meta(ge=0)]  # an amount in the rate's own currency
MonthDays = Annotated[float, Meta(gt=0, le=31)]


class Person(Value, frozen=True, kw_only=True):
    name: str
    role: str = ""
    note: str = ""


class InterviewClient(Value, frozen=True, kw_only=True):
    short_form: ClassVar[str] = "name"  # written as one text, it is this field

    name: str
    url: Url = ""
    industry: str = ""
    size: str = ""
    people: tuple[Person, ...] = ()


class ResearchFact(Value, frozen=True, kw_only=True):
    fact: str
    source: str = ""
    date: PartialDate | None = None


class Understanding(Value, frozen=True, kw_only=True):
    goals: tuple[str, ...] = ()
    success: tuple[str, ...] = ()
    constraints: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()


class Need(Value, frozen=True, kw_only=True):
    need: str
    weight: Positive = 1
    skills: tuple[str, ...] = ()


class Benchmark(Value, frozen=True, kw_only=True):
    source: str
    date: PartialDate | None = None
    low: Money | None = None
    median: Money | None = None
    high: Money | None = None


class Concession(Value, frozen=True, kw_only=True):
    give: str
    get: str = ""


class InterviewRate(Value, frozen=True, kw_only=True):
    target: Amount | None = None
    anchor: Amount | None = None
    walk_away: Amount | None = None
    unit: str = ""
    rationale: str = ""
    benchmarks: tuple[Benchmark, ...] = ()
    concessions: tuple[Concession, ...] = ()


class FollowUp(Value, frozen=True, kw_only=True):
    date: PartialDate | None = None
    what: str = ""


class Interview(Value, frozen=True, kw_only=True):
    id: str
    client: InterviewClient
    engagement: str = ""
    when: When = ""  # kept as written
    where: str = ""
    source: str = ""
    research: tuple[ResearchFact, ...] = ()
    understanding: Understanding = Understanding()
    needs: tuple[Need, ...] = ()
    competencies: tuple[str, ...] = ()
    stories: tuple[Story, ...] = ()
    questions: tuple[str, ...] = ()
    red_flags: tuple[str, ...] = ()
    rate: InterviewRate = InterviewRate()
    logistics: tuple[str, ...] = ()
    checklist: tuple[str, ...] = ()
    follow_up: tuple[FollowUp, ...] = ()
    fit: Literal["", "tighten"] = ""  # let the sheet be set smaller where it is too long
    body: Body = Body()


class TimelinePhase(Value, frozen=True, kw_only=True):
    phase: str
    start: PartialDate | None = None
    end: PartialDate | None = None


class ScopeItem(Value, frozen=True, kw_only=True):
    short_form: ClassVar[str] = "item"  # written as one text, it is this field

    item: str
    acceptance: str = ""


class ClientDuty(Value, frozen=True, kw_only=True):
    short_form: ClassVar[str] = "duty"  # written as one text, it is this field

    duty: str
    by: PartialDate | None = None


class ProposalMilestone(Milestone, frozen=True, kw_only=True):
    """A milestone with its day: `date`, or the end of the timeline's `phase`."""

    date: PartialDate | None = None
    phase: str = ""


class Proposal(Value, frozen=True, kw_only=True):
    id: str
    client: Client
    project: str
    understanding: str = ""
    scope: tuple[ScopeItem, ...] = ()
    exclusions: tuple[str, ...] = ()
    deliverables: tuple[str, ...] = ()
    acceptance: str = ""
    timeline: tuple[TimelinePhase, ...] = ()
    client_duties: tuple[ClientDuty, ...] = ()
    revisions: str = ""
    change_process: str = ""
    price: Amount | None = None
    packages: tuple[str, ...] = ()  # ids of public packages
    milestones: tuple[ProposalMilestone, ...] = ()
    terms: tuple[str, ...] = ()
    valid_until: PartialDate | None = None
    fit: Literal["", "tighten"] = ""


class Cost(Value, frozen=True, kw_only=True):
    name: str
    monthly: Amount


class PrivateRates(Value, frozen=True, kw_only=True):
    target: Amount | None = None
    anchor: Amount | None = None
    walk_away: Amount | None = None
    unit: str = "day"
    costs: tuple[Cost, ...] = ()
    benefits: tuple[Cost, ...] = ()
    reserve_percent: Percent | None = None
    billable_days: MonthDays | None = None  # a month


class IncomeStream(Value, frozen=True, kw_only=True):
    name: str
    type: Literal["recurring", "fee", "micro", "product"]
    monthly_target: Amount | None = None
    monthly_actual: Amount | None = None
    probability: Percent | None = None
    client: str = ""


class Reserve(Value, frozen=True, kw_only=True):
    percent: Percent | None = None
    balance: Amount | None = None
    monthly_costs: Amount | None = None


class Benefit(Value, frozen=True, kw_only=True):
    name: str
    kind: str = ""
    cost: Amount | None = None
    pooled: str = ""
    renewal: PartialDate | None = None


class SkillBet(Value, frozen=True, kw_only=True):
    name: str
    hypothesis: str = ""
    evidence_due: PartialDate | None = None


class WorkPlan(Value, frozen=True, kw_only=True):
    start: PartialDate
    length_days: Positive = 90
    income_streams: tuple[IncomeStream, ...] = ()
    channel: str = ""
    weekly_actions: tuple[str, ...] = ()
    reserve: Reserve = Reserve()
    benefits: tuple[Benefit, ...] = ()
    skill: SkillBet | None = None
    review: str = ""
    fit: Literal["", "tighten"] = ""


class Contact(Value, frozen=True, kw_only=True):
    id: str
    name: str
    kind: Literal["guidance", "referral", "emotional", "practical"]
    role: Literal["", "client", "peer", "mentor", "community"] = ""
    how_met: str = ""
    last_contact: PartialDate | None = None
    cadence_days: Positive | None = None
    can_refer: str = ""
    given: str = ""
    received: str = ""
    next_action: str = ""


class Private(Value, frozen=True, kw_only=True):
    """Everything under the private folder."""

    interviews: tuple[Interview, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    rates: PrivateRates | None = None
    plan: WorkPlan | None = None
    contacts: tuple[Contact, ...] = ()
