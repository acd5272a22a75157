"""The private folder of a snapshot, read and checked. Only papers, checks and the builder may see what it returns."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeVar

import msgspec

from gigfolio.content.collections import Reader
from gigfolio.content.cross_checks import fill_currency
from gigfolio.errors import Diagnostic, Location, worst_first
from gigfolio.model.private import (
    Contact,
    Cost,
    Interview,
    Private,
    PrivateRates,
    Proposal,
    WorkPlan,
)
from gigfolio.model.settings import Settings
from gigfolio.model.site import Site
from gigfolio.snapshot import PRIVATE, Snapshot

S = TypeVar("S", bound=msgspec.Struct)
_WHEN = re.compile(r"\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2})?\Z", re.ASCII)


class LoadedPrivate(NamedTuple):
    """The private entities, and every problem found in them, worst first."""

    private: Private
    diagnostics: tuple[Diagnostic, ...]


def load_private(snapshot: Snapshot, site: Site, settings: Settings) -> LoadedPrivate:
    """Read everything under private/. Amounts without a currency are in the site's."""
    reader = Reader(snapshot, settings)
    private = Private(
        interviews=reader.collection("interviews", Interview, "engagement", top=PRIVATE),
        proposals=reader.collection("proposals", Proposal, "project", top=PRIVATE),
        rates=reader.single(f"{PRIVATE}/rates", PrivateRates),
        plan=reader.single(f"{PRIVATE}/plan", WorkPlan),
        contacts=reader.collection("contacts", Contact, "name", top=PRIVATE),
    )
    reader.report_unread(PRIVATE)
    problems = [*reader.problems(), *_check(private, site, reader)]
    return LoadedPrivate(_with_currency(private, settings.currency), worst_first(problems))


def _check(private: Private, site: Site, reader: Reader) -> list[Diagnostic]:
    packages = {package.id for package in site.rates.packages}
    found: list[tuple[str, str]] = []
    for interview in private.interviews:
        if interview.when and not _WHEN.match(interview.when):
            message = f'when: expected a date like 2026-03-14 or "2026-03-14 14:00", got "{interview.when}"'
            found.append((f"interviews/{interview.id}", message))
    for proposal in private.proposals:
        key = f"proposals/{proposal.id}"
        found += [
            (key, f'packages: there is no public package "{name}"')
            for name in proposal.packages
            if name not in packages
        ]
        total = sum(milestone.percent for milestone in proposal.milestones)
        if proposal.milestones and abs(total - 100) > 0.001:
            found.append((key, f"the milestones sum to {total:g}, not 100"))
    return [
        Diagnostic("error", "bad-value", message, reader.places.get(key, Location(PRIVATE)))
        for key, message in found
    ]


def _with_currency(private: Private, currency: str) -> Private:
    replace = msgspec.structs.replace

    def filled(costs: tuple[Cost, ...]) -> tuple[Cost, ...]:
        return tuple(fill_currency(cost, currency) for cost in costs)

    rates, plan = private.rates, private.plan
    if rates:
        rates = replace(
            fill_currency(rates, currency), costs=filled(rates.costs), benefits=filled(rates.benefits)
        )
    if plan:
        plan = replace(
            plan,
            income_streams=tuple(fill_currency(stream, currency) for stream in plan.income_streams),
            reserve=fill_currency(plan.reserve, currency),
            benefits=tuple(fill_currency(benefit, currency) for benefit in plan.benefits),
        )
    interviews = tuple(replace(i, rate=fill_currency(i.rate, currency)) for i in private.interviews)
    proposals = tuple(fill_currency(p, currency) for p in private.proposals)
    return replace(private, interviews=interviews, proposals=proposals, rates=rates, plan=plan)
