"""What a proposal costs, and when which part is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

import msgspec

from gigfolio.content.names import slug
from gigfolio.model.entities import Milestone, Package, Terms
from gigfolio.model.private import Proposal, ProposalMilestone, TimelinePhase
from gigfolio.model.values import Amount, PartialDate, Value
from gigfolio.papers.money import even, percent, total
from gigfolio.papers.weeks import day_of
from gigfolio.plan.prices import count_of, split
from gigfolio.words import Words


class PaymentLine(Value, frozen=True, kw_only=True):
    """A milestone: `when` it is expected, `due` a date, or a time after it; `amount` is "" where the price is open."""

    number: int
    trigger: str
    percent: str
    when: str = ""
    amount: str = ""
    due: str = ""


class Price(NamedTuple):
    """The whole price in words, its payments, the expected day of each (for the timeline), and the packages' sum in
    words where it is another one ("" otherwise)."""

    text: str
    payments: tuple[PaymentLine, ...]
    days: tuple[dt.date | None, ...]
    differs: str = ""


def price_of(proposal: Proposal, packages: Sequence[Package], terms: Terms, words: Words) -> Price:
    """Return the price: the proposal's own, or else the sum of its packages where each has one price.

    Amounts sum to the price exactly. A milestone without `due_days` is due by the public terms' days.
    """
    packaged = [package.price for package in packages]
    summed = total(packaged) if all(packaged) else None
    price = proposal.price or summed
    milestones = proposal.milestones or _packaged(packages)
    amounts = _amounts(price, milestones)
    exact = even(words, [price, *amounts])
    payments = tuple(
        _payment(number, milestone, amount, proposal, terms, exact)
        for number, (milestone, amount) in enumerate(zip(milestones, amounts, strict=True), 1)
    )
    text = exact.money(price) if price else _range(packages, words)
    differs = exact.money(summed) if summed and proposal.price and proposal.price != summed else ""
    return Price(text, payments, tuple(expected(m, proposal.timeline) for m in milestones), differs)


def expected(milestone: ProposalMilestone, timeline: Sequence[TimelinePhase]) -> dt.date | None:
    """Return the day when a milestone is expected: its `date`, or the end of its `phase`; None when neither is known.

    A date known to the month or year stands for its last day.
    """
    if milestone.date:
        return milestone.date.last
    for phase in timeline:
        if milestone.phase and slug(phase.phase) == slug(milestone.phase):
            end = phase.end or phase.start
            return end.last if end else None
    return None


def due(milestone: Milestone, day: dt.date | None, usual_days: int | None, words: Words) -> str:
    """Return when a payment is due: a date where the milestone's day is known, else "21 days after"; "" for neither."""
    days = milestone.due_days if milestone.due_days is not None else usual_days
    if days is None:
        return ""
    if day is None:
        return (
            words("paper_due_after", time=count_of(days, "days", words))
            if days
            else words("paper_due_at_once")
        )
    return words.date(day_of(day + dt.timedelta(days=days)))


def _packaged(packages: Sequence[Package]) -> tuple[ProposalMilestone, ...]:
    """The milestones of the only package."""
    if len(packages) != 1:
        return ()
    return tuple(
        ProposalMilestone(trigger=m.trigger, percent=m.percent, due_days=m.due_days)
        for m in packages[0].milestones
    )


def _amounts(price: Amount | None, milestones: Sequence[Milestone]) -> list[Amount | None]:
    if price is None:
        return [None] * len(milestones)
    parts = split(price, [Decimal(str(milestone.percent)) for milestone in milestones])
    return [msgspec.structs.replace(price, value=value) for value in parts]


def _payment(
    number: int,
    milestone: ProposalMilestone,
    amount: Amount | None,
    proposal: Proposal,
    terms: Terms,
    words: Words,
) -> PaymentLine:
    day = expected(milestone, proposal.timeline)
    return PaymentLine(
        number=number,
        trigger=milestone.trigger,
        percent=percent(milestone.percent, words),
        when=_written(milestone.date, day, words),
        amount=words.money(amount) if amount else "",
        due=due(milestone, day, terms.payment_days, words),
    )


def _written(date: PartialDate | None, day: dt.date | None, words: Words) -> str:
    """The expected day in words, no more exact than it was written."""
    if date:
        return words.date(date)
    return words.date(day_of(day)) if day else ""


def _range(packages: Sequence[Package], words: Words) -> str:
    """From the lowest to the highest that the packages can come to; "" when one has no price."""
    low, high = (total(p.price or side for p, side in _sides(packages, name)) for name in ("min", "max"))
    known = all((p.price or p.min) and (p.price or p.max) for p in packages)
    if not low or not high or not known:
        return ""
    return words("price_range", low=words.money(low), high=words.money(high))


def _sides(packages: Sequence[Package], name: str) -> list[tuple[Package, Amount | None]]:
    return [(package, getattr(package, name)) for package in packages]
