"""The plan on one page: what comes in, what it hangs on, how long the reserve lasts, and what to do each week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from gigfolio.errors import Diagnostic, Location
from gigfolio.model.private import PrivateRates, WorkPlan
from gigfolio.model.values import Value
from gigfolio.papers.contacts import DueLine, line, over_words
from gigfolio.papers.due import turns
from gigfolio.papers.paper import Made, Paper, Sheet, Source
from gigfolio.papers.plan_money import FloorSum, Income, ReserveLine, floor_sum, income_of, reserve_line
from gigfolio.papers.runway import floor
from gigfolio.papers.weeks import Chart, ChartRow, Line, day_of, short_day
from gigfolio.words import Words

CONTACTS = 8  # that the plan names; all of them are on the contacts' own sheet
ACTION_WEEKS = 26  # tick boxes that fit beside an action


class BenefitLine(Value, frozen=True, kw_only=True):
    """What the freelancer provides for; `over` says how far its renewal is where that is within the plan or past."""

    name: str
    kind: str = ""
    cost: str = ""
    pooled: str = ""
    renewal: str = ""
    over: str = ""


class SkillLine(Value, frozen=True, kw_only=True):
    name: str
    hypothesis: str = ""
    due: str = ""
    over: str = ""


class PlanSheet(Sheet, frozen=True, kw_only=True):
    """Templates: papers/plan.html, papers/plan.typ. Whatever is empty leaves its heading out.

    `week` says which week of the plan it is, "" outside it. `weeks` is the number of tick boxes beside each action.
    """

    printed: str
    period: str = ""
    week: str = ""
    income: Income = Income()
    channel: str = ""
    actions: tuple[str, ...] = ()
    weeks: int = 0
    reserve: ReserveLine = ReserveLine()
    floor: FloorSum = FloorSum()
    benefits: tuple[BenefitLine, ...] = ()
    skill: SkillLine | None = None
    contacts: tuple[DueLine, ...] = ()
    more_contacts: int = 0
    chart: Chart = Chart()
    review: str = ""


def papers(source: Source) -> Made:
    """Return the plan, or the floor alone where there are private rates and no plan; nothing where there is neither."""
    plan, rates = source.private.plan, source.private.rates
    has_floor = rates is not None and floor(rates) is not None
    problems = tuple(_problems(rates)) if rates else ()
    if plan is None and not has_floor:
        return Made((), problems)
    sheet = plan_sheet(source)
    paper = Paper(
        output="plan" if plan else "floor",
        html="papers/plan.html",
        pdf="papers/plan.typ",
        sheet=sheet,
        fit=plan.fit if plan else "",
        source="private/plan.yaml" if plan else "private/rates.yaml",
        about=sheet.title,
        date=last_day(plan).isoformat() if plan else "",
    )
    return Made((paper,), problems)


def plan_sheet(source: Source) -> PlanSheet:
    """Return the sheet. Contacts that are due stand on it as far as there is room."""
    words, today, plan = source.words, source.today, source.private.plan
    floored = floor_sum(source.private.rates, words)
    printed = words.date(day_of(today))
    if plan is None:
        return PlanSheet(**source.common(words("paper_floor_title")), printed=printed, floor=floored)
    due = [turn for turn in turns(source.private.contacts, today) if turn.over >= 0]
    length = words.number(plan.length_days)
    return PlanSheet(
        **source.common(words("paper_plan", days=length)),
        printed=printed,
        period=words.period(day_of(plan.start.first), day_of(last_day(plan))),
        week=week_words(plan, today, words),
        income=income_of(plan.income_streams, words),
        channel=plan.channel,
        actions=plan.weekly_actions,
        weeks=min(ACTION_WEEKS, -(-plan.length_days // 7)),
        reserve=reserve_line(plan.reserve, words),
        floor=floored,
        benefits=tuple(_benefits(plan, today, words)),
        skill=_skill(plan, today, words),
        contacts=tuple(line(turn, source) for turn in due[:CONTACTS]),
        more_contacts=max(0, len(due) - CONTACTS),
        chart=_chart(plan, today, words),
        review=plan.review,
    )


def last_day(plan: WorkPlan) -> dt.date:
    """Return the plan's last day: the first of 90 is day one, so the last is 89 days later."""
    try:
        return plan.start.first + dt.timedelta(days=plan.length_days - 1)
    except OverflowError:
        return dt.date.max


def week_words(plan: WorkPlan, today: dt.date, words: Words) -> str:
    """Return "Week 4 of 13", both counted from the plan's first day; "" before it and after its last."""
    if not plan.start.first <= today <= last_day(plan):
        return ""
    week = (today - plan.start.first).days // 7 + 1
    return words("paper_week", week=week, count=-(-plan.length_days // 7))


def _benefits(plan: WorkPlan, today: dt.date, words: Words) -> Iterator[BenefitLine]:
    """The benefits, those to be renewed first, by their day."""
    ordered = sorted(plan.benefits, key=lambda b: b.renewal.first if b.renewal else dt.date.max)
    for benefit in ordered:
        day = benefit.renewal.first if benefit.renewal else None
        is_near = day is not None and day <= last_day(plan)
        yield BenefitLine(
            name=benefit.name,
            kind=benefit.kind,
            cost=words.money(benefit.cost) if benefit.cost else "",
            pooled=benefit.pooled,
            renewal=words.date(benefit.renewal) if benefit.renewal else "",
            over=over_words((today - day).days, words) if day and is_near else "",
        )


def _skill(plan: WorkPlan, today: dt.date, words: Words) -> SkillLine | None:
    bet = plan.skill
    if bet is None:
        return None
    day = bet.evidence_due.last if bet.evidence_due else None
    return SkillLine(
        name=bet.name,
        hypothesis=bet.hypothesis,
        due=words.date(bet.evidence_due) if bet.evidence_due else "",
        over=over_words((today - day).days, words) if day else "",
    )


def _chart(plan: WorkPlan, today: dt.date, words: Words) -> Chart:
    """The plan's weeks with what falls on a day of them; nothing where nothing does."""
    first, last = plan.start.first, last_day(plan)
    days: list[tuple[dt.date, str]] = []
    for benefit in plan.benefits:
        if benefit.renewal and benefit.renewal.day:
            days.append((benefit.renewal.first, benefit.name))
    if plan.skill and plan.skill.evidence_due and plan.skill.evidence_due.day:
        days.append((plan.skill.evidence_due.first, plan.skill.name))
    inside = sorted((day, text) for day, text in days if first <= day <= last)
    line = Line([first, last])
    if not inside or not line.is_drawable:
        return Chart()
    if first <= today <= last:
        inside = sorted([*inside, (today, words("paper_plan_today"))])
    rows = [
        ChartRow(
            kind="duty" if day == today else "day",
            label=text,
            dates=short_day(day, words),
            marks=line.marks([(day, "")]),
        )
        for day, text in inside
    ]
    return Chart(weeks=line.weeks(words), rows=tuple(rows))


def _problems(rates: PrivateRates) -> Iterable[Diagnostic]:
    found, where = floor(rates), Location("private/rates.yaml")
    if found is None:
        if rates.costs and rates.billable_days:
            message = "costs: they are in different currencies, so there is no floor"
            yield Diagnostic("warning", "rate-currency", message, where, "write them in one")
        return
    least = rates.walk_away
    if (
        least
        and rates.unit == "day"
        and least.currency == found.day.currency
        and least.value < found.day.value
    ):
        message = f"walk_away: {least.value} is below the floor, {found.day.value}"
        hint = "at that price a day costs you money; raise it, or check the costs"
        yield Diagnostic("warning", "below-floor", message, where, hint)
