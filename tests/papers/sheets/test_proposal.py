"""A proposal's price, dates and timeline, and what comes from the public rates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from gigfolio.model.private import ProposalMilestone, TimelinePhase
from gigfolio.model.values import PartialDate
from gigfolio.papers.paper import Made, Source
from gigfolio.papers.proposal import ProposalSheet, papers
from gigfolio.papers.proposal_price import due, expected
from gigfolio.papers.weeks import Bar, Mark
from gigfolio.words import Words

Make = Callable[..., Source]
SMALLEST = "client: Delta Line\nproject: Boards\n"
RATES = """
tax_note: Without VAT.
terms: {payment_days: 21, late_fee: Statutory interest., cancellation: After any milestone.}
packages:
- {name: Board, price: 1000, deliverables: [A board, Manual], excludes: [Screens], revisions: 2,
   milestones: [{trigger: Start, percent: 33.3, due_days: 14}, {trigger: End, percent: 66.7}]}
- {name: Map, price: 500.50, deliverables: [A map, Manual]}
- {name: Room, min: 2000, max: 3000}
- {name: Favour, price: 77, visibility: private}
"""


def made_of(source_of: Make, proposal: str, rates: str = RATES, today: str = "2026-11-24") -> Made:
    files = {"private/proposals/delta.yaml": proposal, "content/rates.yaml": rates}
    return papers(source_of(files, dt.date.fromisoformat(today)))


def sheet_of(made: Made) -> ProposalSheet:
    sheet = made.papers[0].sheet
    assert isinstance(sheet, ProposalSheet)
    return sheet


def day(text: str) -> PartialDate:
    parts = [int(part) for part in text.split("-")]
    return PartialDate(year=parts[0], month=parts[1] if parts[1:] else 0, day=parts[2] if parts[2:] else 0)


TIMELINE = (
    TimelinePhase(phase="Draft 1", start=day("2027-01-18"), end=day("2027-02-12")),
    TimelinePhase(phase="On site", start=day("2027-03")),
    TimelinePhase(phase="Talk"),
)


@pytest.mark.parametrize(
    ("date", "phase", "found"),
    [
        ("2027-04-23", "", dt.date(2027, 4, 23)),
        ("2027-02", "", dt.date(2027, 2, 28)),
        ("", "Draft 1", dt.date(2027, 2, 12)),
        ("", "draft 1", dt.date(2027, 2, 12)),
        ("2027-04-23", "Draft 1", dt.date(2027, 4, 23)),  # the date of its own counts
        ("", "On site", dt.date(2027, 3, 31)),
        ("", "Talk", None),
        ("", "", None),
    ],
)
def test_when_a_milestone_is_expected(date: str, phase: str, found: dt.date | None) -> None:
    milestone = ProposalMilestone(trigger="x", percent=100, date=day(date) if date else None, phase=phase)
    assert expected(milestone, TIMELINE) == found


@pytest.mark.parametrize(
    ("days", "reached", "usual", "text"),
    [
        (21, dt.date(2027, 2, 12), None, "5 March 2027"),
        (0, dt.date(2027, 2, 12), 30, "12 February 2027"),
        (None, dt.date(2027, 12, 20), 30, "19 January 2028"),  # the public terms' days
        (21, None, None, "21 days after it"),
        (1, None, None, "1 day after it"),
        (0, None, None, "on the day"),
        (None, None, 14, "14 days after it"),
        (None, None, None, ""),
        (None, dt.date(2027, 2, 12), None, ""),
    ],
)
def test_when_a_payment_is_due(
    source_of: Make, days: int | None, reached: dt.date | None, usual: int | None, text: str
) -> None:
    words: Words = source_of({}).words
    assert due(ProposalMilestone(trigger="x", percent=100, due_days=days), reached, usual, words) == text


@pytest.mark.parametrize("price", ["21760", "1000.01", "0.05", "99.99"])
@pytest.mark.parametrize("shares", [(30, 30, 25, 15), (33.33, 33.33, 33.34), (100,), (0, 100)])
def test_amounts_sum_to_the_price(source_of: Make, price: str, shares: tuple[float, ...]) -> None:
    parts = "".join(f"\n- {{trigger: Part, percent: {share}}}" for share in shares)
    sheet = sheet_of(made_of(source_of, f"{SMALLEST}price: {price}\nmilestones:{parts}\n"))
    amounts = [Decimal(line.amount.removeprefix("€").replace(",", "")) for line in sheet.payments]
    assert sum(amounts) == Decimal(price)
    assert len({("." in line.amount) for line in sheet.payments} | {"." in sheet.price}) == 1


def test_what_the_proposal_leaves_out_comes_from_its_package(source_of: Make) -> None:
    sheet = sheet_of(made_of(source_of, f"{SMALLEST}packages: [Board]\n"))
    assert sheet.price == "€1,000"
    assert [(p.trigger, p.percent, p.amount, p.due) for p in sheet.payments] == [
        ("Start", "33.3%", "€333", "14 days after it"),
        ("End", "66.7%", "€667", "21 days after it"),
    ]
    assert (sheet.deliverables, sheet.exclusions) == (("A board", "Manual"), ("Screens",))
    assert sheet.revisions == "2 rounds of changes"
    assert sheet.terms == (
        "Without VAT.", "Within 21 days of the invoice.", "Statutory interest.", "After any milestone.",
    )  # fmt: skip


def test_what_the_proposal_says_stands_alone(source_of: Make) -> None:
    own = "packages: [Board]\nprice: 900\ndeliverables: [One]\nexclusions: [Two]\nrevisions: None\nterms: [Cash]\n"
    made = made_of(source_of, SMALLEST + own)
    sheet = sheet_of(made)
    assert (sheet.deliverables, sheet.exclusions, sheet.revisions, sheet.terms, sheet.price) == (
        ("One",), ("Two",), "None", ("Cash",), "€900.00",
    )  # fmt: skip
    assert [d.message for d in made.diagnostics] == ["price: €900.00, and its packages come to €1,000.00"]


@pytest.mark.parametrize(
    ("packages", "price"),
    [("Board, Map", "€1,500.50"), ("Board, Room", "€3,000–€4,000"), ("Room", "€2,000–€3,000"), ("", "")],
)
def test_a_price_of_packages(source_of: Make, packages: str, price: str) -> None:
    made = made_of(source_of, f"{SMALLEST}packages: [{packages}]\n")
    assert sheet_of(made).price == price
    assert [d.id for d in made.diagnostics] == ([] if price else ["no-price"])


def test_prices_on_request_are_not_in_a_proposal(source_of: Make) -> None:
    made = made_of(source_of, f"{SMALLEST}packages: [Board]\n", RATES + "display: on_request\n")
    assert (sheet_of(made).price, sheet_of(made).payments[0].amount) == ("", "")


def test_an_offer_that_is_over_is_said_to_be(source_of: Make) -> None:
    text = f"{SMALLEST}price: 1\nvalid_until: 2026-11-23\n"
    assert [d.id for d in made_of(source_of, text).diagnostics] == ["stale-proposal"]
    assert made_of(source_of, text, today="2026-11-23").diagnostics == ()


def test_the_timeline_in_weeks(source_of: Make) -> None:
    text = SMALLEST + (
        "timeline: [{phase: Draw, start: 2027-01-13, end: 2027-01-17}, {phase: Test, start: 2027-01-18, end: 2027-01-24}]\n"
        "client_duties: [{duty: A badge, by: 2027-01-13}, A list]\n"
        "price: 100\nmilestones: [{trigger: Go, percent: 50}, {trigger: Done, percent: 50, phase: Test}]\n"
    )
    sheet = sheet_of(made_of(source_of, text))
    assert [(week.at, week.label) for week in sheet.chart.weeks] == [(0, "11 Jan"), (50, "18 Jan")]
    assert [(row.kind, row.label, row.dates) for row in sheet.chart.rows] == [
        ("work", "Draw", "13–17 Jan 2027"),
        ("work", "Test", "18–24 Jan 2027"),
        ("duty", "From you", ""),
        ("payment", "Milestones", ""),
    ]
    assert [row.bar for row in sheet.chart.rows] == [
        Bar(start=14.286, length=35.714), Bar(start=50, length=50), None, None,
    ]  # fmt: skip
    assert sheet.chart.rows[2].marks == (Mark(at=17.857, text="1"),)
    assert sheet.chart.rows[3].marks == (Mark(at=96.429, text="2"),)
    assert [(d.number, d.duty, d.by) for d in sheet.duties] == [
        (1, "A badge", "13 January 2027"),
        (2, "A list", ""),
    ]


@pytest.mark.parametrize("dates", ["", ", start: 1990, end: 2027"])
def test_phases_without_a_drawable_date_are_a_list(source_of: Make, dates: str) -> None:
    chart = sheet_of(made_of(source_of, f"{SMALLEST}timeline: [{{phase: Draw{dates}}}]\n")).chart
    assert (chart.weeks, [row.label for row in chart.rows]) == ((), ["Draw"])


def test_long_terms_are_said_to_be_long(source_of: Make) -> None:
    made = made_of(source_of, f"{SMALLEST}price: 1\nterms: [{'x' * 901}]\n")
    assert [d.message for d in made.diagnostics] == ["terms have 901 characters, there is room for 900"]


def test_a_milestone_of_an_unknown_phase_is_refused(source_of: Make) -> None:
    text = f"{SMALLEST}timeline: [{{phase: Draw}}]\nmilestones: [{{trigger: x, percent: 100, phase: Drew}}]\n"
    with pytest.raises(AssertionError, match="mean draw"):
        made_of(source_of, text)
