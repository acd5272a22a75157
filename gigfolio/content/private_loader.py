"""The private folder of a snapshot, read and checked. Only papers, checks and the builder may see what it returns."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from gigfolio.content import private_checks
from gigfolio.content.collections import Kind, Reader
from gigfolio.content.linking import fill_currency
from gigfolio.errors import Diagnostic, worst_first
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


class LoadedPrivate(NamedTuple):
    """The private entities, and every problem found in them, worst first."""

    private: Private
    diagnostics: tuple[Diagnostic, ...]


def load_private(snapshot: Snapshot, site: Site, settings: Settings) -> LoadedPrivate:
    """Read everything under private/. Amounts without a currency are in the site's."""
    reader = Reader(snapshot, settings)
    private = Private(
        interviews=reader.collection(Kind("interviews", "engagement", PRIVATE), Interview),
        proposals=reader.collection(Kind("proposals", "project", PRIVATE), Proposal),
        rates=reader.single(f"{PRIVATE}/rates", PrivateRates),
        plan=reader.single(f"{PRIVATE}/plan", WorkPlan),
        contacts=reader.collection(Kind("contacts", "name", PRIVATE), Contact),
    )
    reader.report_unread(PRIVATE)
    private = private_checks.check(private, site, reader.places)
    return LoadedPrivate(_with_currency(private, settings.currency), worst_first(reader.problems()))


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
