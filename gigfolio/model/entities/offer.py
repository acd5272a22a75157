"""What is offered, and at what price."""

from __future__ import annotations

from typing import Literal

from gigfolio.model.values import Amount, Count, CurrencyCode, PartialDate, Percent, Quantity, Value


class Service(Value, frozen=True, kw_only=True):
    id: str
    name: str
    summary: str = ""
    outcomes: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    for_whom: str = ""
    starting_at: Amount | None = None
    projects: tuple[str, ...] = ()  # ids of projects


class Timeline(Value, frozen=True, kw_only=True):
    min: Quantity | None = None
    typical: Quantity | None = None
    max: Quantity | None = None
    unit: str = "weeks"


class Milestone(Value, frozen=True, kw_only=True):
    trigger: str
    percent: Percent
    due_days: Count | None = None


class Package(Value, frozen=True, kw_only=True):
    id: str
    name: str
    kind: Literal["project", "retainer", "membership", "product", "micro"] = "project"
    price: Amount | None = None
    min: Amount | None = None
    max: Amount | None = None
    unit: str = ""
    audience: str = ""
    outcome: str = ""
    deliverables: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    timeline: Timeline | None = None
    revisions: Count | None = None
    milestones: tuple[Milestone, ...] = ()
    cadence: str = ""
    minimum_term: str = ""
    hours: Quantity | None = None
    rollover: str = ""
    cancel_notice: str = ""
    capacity: Count | None = None
    upsell_to: str = ""  # id of a package
    visibility: Literal["public", "private"] = "public"
    recommended: str = ""  # why this one is listed first, in words


class Terms(Value, frozen=True, kw_only=True):
    deposit_percent: Percent | None = None
    payment_days: Count | None = None
    late_fee: str = ""
    revisions: str = ""
    cancellation: str = ""


class Rates(Value, frozen=True, kw_only=True):
    currency: CurrencyCode = ""
    display: Literal["exact", "from", "range", "on_request"] = "exact"
    hourly: Amount | None = None
    daily: Amount | None = None
    tax_note: str = ""
    valid_until: PartialDate | None = None
    terms: Terms = Terms()
    packages: tuple[Package, ...] = ()
