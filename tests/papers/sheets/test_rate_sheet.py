"""The rate sheet: public prices in one style, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gigfolio.papers.paper import Source
from gigfolio.papers.rate_sheet import RateSheet, papers

Make = Callable[..., Source]
RATES = """
daily: 640
valid_until: 2027-06-30
tax_note: Without VAT.
terms: {deposit_percent: 30, payment_days: 21, revisions: Two rounds.}
packages:
- {name: Fix, price: 5760, outcome: One thing mended, deliverables: [A test], excludes: [Printing, Fonts],
   timeline: {min: 3, max: 5}, milestones: [{trigger: Start, percent: 30}, {trigger: End, percent: 70}]}
- {name: Board, min: 2000, max: 3000, excludes: [Printing, Screens], recommended: Start here.}
- {name: Care, kind: retainer, price: 1920, unit: a month, hours: 24, minimum_term: 6 months, cancel_notice: 30 days}
- {name: Eyes, kind: membership, price: 145, unit: a month}
- {name: Sheet, kind: product, price: 390, unit: once}
- {name: Test, kind: micro, timeline: {typical: 2}}
- {name: Secret, price: 1, visibility: private}
"""


def sheet_of(source: Source) -> RateSheet:
    sheet = papers(source).papers[0].sheet
    assert isinstance(sheet, RateSheet)
    return sheet


def test_packages_by_kind_the_recommended_first(source_of: Make) -> None:
    sheet = sheet_of(source_of({"content/rates.yaml": RATES}))
    assert [(p.name, p.price, p.time, p.outcome) for p in sheet.packages] == [
        ("Board", "€2,000–€3,000", "", ""),
        ("Fix", "€5,760", "3 to 5 weeks", "One thing mended"),
    ]
    assert [(part.share, part.percent, part.trigger) for part in sheet.packages[1].payments] == [
        (30, "30%", "Start"),
        (70, "70%", "End"),
    ]
    assert [(o.name, o.price, o.facts) for o in sheet.ongoing] == [
        ("Care", "€1,920 a month", ("24 hours", "Minimum term: 6 months", "Notice: 30 days")),
        ("Eyes", "€145 a month", ()),
    ]
    assert [(a.name, a.price, a.time) for a in sheet.add_ons] == [
        ("Sheet", "€390 once", ""),
        ("Test", "on request", "2 weeks"),
    ]
    assert (sheet.daily, sheet.valid_until, sheet.is_compact) == ("€640 a day", "30 June 2027", False)
    assert "Secret" not in str(sheet)


def test_what_no_package_includes_is_said_once(source_of: Make) -> None:
    sheet = sheet_of(source_of({"content/rates.yaml": RATES}))
    assert [(fact.label, fact.text) for fact in sheet.excluded] == [
        ("All packages", "Printing"), ("Board", "Screens"), ("Fix", "Fonts"),
    ]  # fmt: skip


def test_terms_in_order(source_of: Make) -> None:
    sheet = sheet_of(source_of({"content/rates.yaml": RATES}))
    assert [(fact.label, fact.text) for fact in sheet.terms] == [
        ("Deposit", "30% when we start"),
        ("Payment", "Within 21 days of the invoice"),
        ("Changes", "Two rounds."),
    ]


def test_one_amount_with_cents_gives_all_of_them_cents(source_of: Make) -> None:
    sheet = sheet_of(source_of({"content/rates.yaml": RATES.replace("390", "390.50")}))
    prices = [sheet.daily, *(p.price for p in sheet.packages), *(a.price for a in sheet.add_ons[:1])]
    assert prices == ["€640.00 a day", "€2,000.00–€3,000.00", "€5,760.00", "€390.50 once"]


def test_prices_on_request_are_nowhere(source_of: Make) -> None:
    sheet = sheet_of(source_of({"content/rates.yaml": RATES + "display: on_request\n"}))
    assert "€" not in str(sheet)
    assert {p.price for p in sheet.packages} == {"on request"}


@pytest.mark.parametrize(
    ("count", "compact", "problems"), [(4, False, 0), (5, True, 0), (7, True, 0), (8, True, 1)]
)
def test_many_packages_are_set_low_and_too_many_are_said(
    source_of: Make, count: int, compact: bool, problems: int
) -> None:
    rates = "packages:" + "".join(f"\n- {{name: Package {n}, price: {n}00}}" for n in range(1, count + 1))
    source = source_of({"content/rates.yaml": rates})
    assert sheet_of(source).is_compact == compact
    assert [d.message for d in papers(source).diagnostics] == [
        f"the rate sheet has {count} packages, there is room for 7"
    ] * problems


def test_a_client_is_quoted_whole_or_not_at_all(source_of: Make) -> None:
    def quotes(*texts: str) -> str:
        return "".join(f"- {{quote: {t}, author: Bo, role: head, consent: {{given: true}}}}\n" for t in texts)

    files = {"content/rates.yaml": RATES, "content/testimonials.yaml": quotes("long " * 40, "Short.")}
    assert (sheet_of(source_of(files)).quote, sheet_of(source_of(files)).quoted) == ("Short.", "Bo, head")
    files["content/testimonials.yaml"] = quotes("long " * 40)
    assert sheet_of(source_of(files)).quote == ""


def test_no_rates_no_sheet(source_of: Make) -> None:
    assert papers(source_of({})).papers == ()
