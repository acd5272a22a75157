"""The plan's sheet: its sums in words, its week, what is near."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from gigfolio.papers.contacts import ContactsSheet
from gigfolio.papers.contacts import papers as contact_papers
from gigfolio.papers.paper import Source
from gigfolio.papers.work_plan import PlanSheet, papers

Make = Callable[..., Source]
PLAN = """
start: 2026-11-02
income_streams:
- {name: Care, type: recurring, monthly_target: 3840, monthly_actual: 1920, probability: 90, client: Odra}
- {name: Eyes, type: recurring, monthly_target: 1160, monthly_actual: 725}
- {name: Lights, type: fee, monthly_actual: 4800, client: Leie}
reserve: {percent: 10, balance: 14200, monthly_costs: 6300}
benefits:
- {name: Pension, cost: 360}
- {name: Late, renewal: 2026-11-20}
- {name: Far, renewal: 2027-03-15}
- {name: Near, kind: health, cost: 62, renewal: 2027-01-01}
skill: {name: SIRI, hypothesis: They will ask., evidence_due: 2027-01-22}
weekly_actions: [Write]
"""
RATES = "costs: [{name: Rent, monthly: 1000}]\nbenefits: [{name: Pension, monthly: 100}]\nreserve_percent: 10\nbillable_days: 11\n"


def sheet_of(source: Source) -> PlanSheet:
    sheet = papers(source).papers[0].sheet
    assert isinstance(sheet, PlanSheet)
    return sheet


def test_income_against_its_target_and_what_it_hangs_on(source_of: Make) -> None:
    income = sheet_of(source_of({"private/plan.yaml": PLAN})).income
    assert [(s.name, s.kind, s.client, s.actual, s.target, s.chance, s.actual_at, s.target_at) for s in income.streams] == [
        ("Care", "recurring", "Odra", "€1,920", "€3,840", "90%", 40.0, 80.0),
        ("Eyes", "recurring", "", "€725", "€1,160", "", 15.1, 24.2),
        ("Lights", "fee", "Leie", "€4,800", "", "", 100.0, 0.0),
    ]  # fmt: skip
    assert (income.actual, income.target) == ("€7,445", "€5,000")
    assert (income.recurring, income.recurring_target, income.recurring_percent) == (
        "€2,645",
        "€5,000",
        "53%",
    )
    assert [(s.client, s.percent, s.amount) for s in income.shares] == [
        ("Leie", "64%", "€4,800"),
        ("Odra", "26%", "€1,920"),
        ("no single client", "10%", "€725"),
    ]
    assert (income.hangs_on, income.hangs_percent) == ("Leie", "64%")


def test_the_reserve_in_months_and_cells(source_of: Make) -> None:
    reserve = sheet_of(source_of({"private/plan.yaml": PLAN})).reserve
    assert (reserve.months, reserve.cells, reserve.percent) == ("2.2 months", (100.0, 100.0, 20.0), "10%")


@pytest.mark.parametrize(
    ("today", "week"),
    [
        ("2026-11-01", ""),
        ("2026-11-02", "Week 1 of 13"),
        ("2026-11-08", "Week 1 of 13"),
        ("2026-11-09", "Week 2 of 13"),
        ("2027-01-30", "Week 13 of 13"),
        ("2027-01-31", ""),
    ],
)
def test_the_week_of_the_plan(source_of: Make, today: str, week: str) -> None:
    sheet = sheet_of(source_of({"private/plan.yaml": PLAN}, dt.date.fromisoformat(today)))
    assert (sheet.week, sheet.period) == (week, "2 November 2026 to 30 January 2027")


def test_renewals_by_day_and_only_near_ones_are_counted(source_of: Make) -> None:
    sheet = sheet_of(source_of({"private/plan.yaml": PLAN}))
    assert [(b.name, b.renewal, b.over, b.cost) for b in sheet.benefits] == [
        ("Late", "20 November 2026", "4 days over", ""),
        ("Near", "1 January 2027", "in 38 days", "€62"),
        ("Far", "15 March 2027", "", ""),
        ("Pension", "", "", "€360"),
    ]
    assert [(row.kind, row.label, row.dates) for row in sheet.chart.rows] == [
        ("day", "Late", "20 Nov"),
        ("duty", "Today", "24 Nov"),
        ("day", "Near", "1 Jan"),
        ("day", "SIRI", "22 Jan"),
    ]


def test_the_floor_with_its_sum(source_of: Make) -> None:
    floor = sheet_of(source_of({"private/plan.yaml": PLAN, "private/rates.yaml": RATES})).floor
    assert [(line.sign, line.name, line.figure) for line in floor.lines] == [
        ("", "Rent", "€1,000"),
        ("paper_sign_plus", "Pension", "€100"),
        ("paper_sign_plus", "reserve, 10%", "€110"),
        ("paper_sign_equals", "a month", "€1,210"),
        ("paper_sign_over", "days to sell in a month", "11 days"),
    ]
    assert floor.day == "€110"


def test_the_floor_alone_where_there_is_no_plan(source_of: Make) -> None:
    source = source_of({"private/rates.yaml": RATES})
    assert [paper.output for paper in papers(source).papers] == ["floor"]
    assert (sheet_of(source).title, bool(sheet_of(source).income)) == ("The floor of a day", False)
    assert papers(source_of({})).papers == ()


@pytest.mark.parametrize(
    ("more", "problems"),
    [
        ("walk_away: 109\n", ["walk_away: 109 is below the floor, 110.00"]),
        ("walk_away: 110\n", []),
        ("walk_away: 20\nunit: hour\n", []),
        ("walk_away: 1 NOK\n", []),
    ],
)
def test_a_walk_away_below_the_floor_is_said(source_of: Make, more: str, problems: list[str]) -> None:
    made = papers(source_of({"private/rates.yaml": RATES + more}))
    assert [d.message for d in made.diagnostics] == problems


CONTACTS = "".join(
    f"- {{name: Person {n}, kind: referral, role: peer, last_contact: 2026-11-{n:02}, cadence_days: 14, next_action: Ring}}\n"
    for n in range(1, 12)
)


def test_contacts_due_on_the_plan_and_on_their_own_sheet(source_of: Make) -> None:
    source = source_of({"private/plan.yaml": PLAN, "private/contacts.yaml": CONTACTS})
    sheet = sheet_of(source)
    assert [(c.name, c.over) for c in sheet.contacts[:2]] == [
        ("Person 1", "9 days over"),
        ("Person 2", "8 days over"),
    ]
    assert (len(sheet.contacts), sheet.more_contacts) == (8, 2)
    own = contact_papers(source).papers[0].sheet
    assert isinstance(own, ContactsSheet)
    assert [c.name for c in own.due[-2:]] == ["Person 9", "Person 10"]
    assert [(c.name, c.over, c.who, c.last, c.due) for c in own.soon] == [
        ("Person 11", "in 1 day", "referrals, peer", "11 November", "25 November")
    ]


def test_nobody_due_no_sheet(source_of: Make) -> None:
    later = "- {name: Bo, kind: referral, last_contact: 2026-11-24, cadence_days: 31}\n- {name: Cy, kind: practical}\n"
    assert contact_papers(source_of({"private/contacts.yaml": later})).papers == ()
