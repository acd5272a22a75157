"""The example's papers as HTML and PDF: valid, on their pages, their text in the order of reading, nothing empty."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from turbohtml.conformance import check_html

from gigfolio.papers import contacts, cv, cv_variants, proposal, rate_sheet, work_plan
from gigfolio.papers.paper import Paper, Source
from gigfolio.typesetting.press import Pressed

KINDS = (proposal, rate_sheet, cv, cv_variants, work_plan, contacts)
Press = Callable[[Paper], Pressed]
Render = Callable[[Paper], str]


def papers_of(source: Source) -> tuple[Paper, ...]:
    return tuple(paper for kind in KINDS for paper in kind.papers(source).papers)


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.split("<body>")[1]).replace("\u00a0", " ").split())


def pdf_text(paper: Paper, press: Press, folder: Path) -> str:
    file = folder / "paper.pdf"
    file.write_bytes(press(paper).data)
    read = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True)
    return " ".join(read.stdout.decode().replace("\u00a0", " ").split())


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_every_paper_of_the_example_fits_on_its_pages(
    example: Callable[[str], Source], press: Press, size: str
) -> None:
    pages = {paper.output: press(paper).measured.pages for paper in papers_of(example(size))}
    assert pages == {
        "proposals/delta-ferry-link": 1,
        "rates": 1,
        "cv/juna-ostermeer": 1,
        "cv/boards": 1,
        "plan": 1,
        "contacts": 1,
    }
    assert [p.output for p in papers_of(example(size)) if pages[p.output] > p.pages] == []


def test_every_page_is_valid_html(example: Callable[[str], Source], render: Render) -> None:
    for paper in papers_of(example("a4")):
        if paper.html:
            assert list(check_html(render(paper)).errors) == []


def test_the_same_sheet_gives_the_same_bytes(example: Callable[[str], Source], press: Press) -> None:
    for paper in papers_of(example("a4")):
        assert press(paper).data == press(paper).data


ORDER = {
    "proposals/delta-ferry-link": [
        "Proposal for Delta Ferry Link", "Boarding boards for two quays", "Valid until 18 December 2026",
        "You asked for", "At a quarter past five", "In scope", "Two boarding boards for each quay",
        "Accepted when: 18 of 20", "You get", "Board page", "Not in scope", "Screens, brackets", "Timeline",
        "Two rush hours on each quay", "12–15 Jan 2027", "From you", "What I need from you", "A test feed", "by 5 February 2027",
        "Price", "On signature", "21 days after it", "30%", "€6,528", "Draft 1 tested", "12 February 2027", "5 March 2027",
        "Total", "€21,760", "Terms", "Acceptance.", "Rounds of changes.", "I may show the work", "Accepted for Delta Ferry Link",
        "Signature", "For Juna Ostermeer",
    ],
    "rates": [
        "Juna Ostermeer", "Prices valid until 30 June 2027", "€640 a day", "Packages", "First fix", "A reading test",
        "€5,760", "30% When we agree on a date", "Live board", "€21,120", "Retainers and memberships", "Timetable change care",
        "€1,920 a month", "Add-ons", "Stop sheet template", "€390 once", "Not included", "How payment works", "Deposit",
        "In their words", "Ghent, Belgium", "Printed 24 November 2026",
    ],
    "cv/juna-ostermeer": [
        "Juna Ostermeer", "Maps and timetables for people", "Ghent, Belgium", "juna@ostermeer.example", "Experience", "2019–now",
        "Information designer and front-end developer, Juna Ostermeer, own practice, Ghent", "Nine of the 14 clients",
        "2016–2019", "Timetable designer", "Selected work", "3 s", "Skills", "Certifications", "Languages", "Dutch",
        "Education", "2008–2013", "Volunteering", "Talks", "Publications",
    ],
    "plan": [
        "The next 90 days", "Week 4 of 13", "Timetable change care", "€1,920", "€3,840", "90%", "Total", "€8,410", "Recurring",
        "€2,645", "53% of €5,000", "What it hangs on", "57% comes from Leie waterways", "The channel", "Each week",
        "The floor of a day", "What I take home", "€2,950.00", "÷", "days to sell in a month", "14 days", "€586.30",
        "Your walk-away: €605.00", "Reserve", "2.2 months", "Contacts due", "Ewout van der Plas", "55 days over",
        "Days that matter", "Bread fund", "Benefits and renewals", "The skill", "Review", "29 January 2027",
    ],
    "contacts": ["Contacts due", "Due", "Ewout van der Plas", "55 days over", "Ring him", "In the next 30 days", "Niamh Corrigan"],
}  # fmt: skip


@pytest.mark.parametrize("output", sorted(ORDER))
def test_the_text_of_a_pdf_in_the_order_of_reading(
    example: Callable[[str], Source], press: Press, tmp_path: Path, output: str
) -> None:
    (paper,) = (paper for paper in papers_of(example("a4")) if paper.output == output)
    text, at = pdf_text(paper, press, tmp_path), 0
    for words in ORDER[output]:
        assert words in text[at:], f"{words!r} is not after {text[max(0, at - 40) : at]!r}"
        at = text.index(words, at) + len(words)


@pytest.mark.parametrize("output", sorted(ORDER.keys() - {"cv/juna-ostermeer"}))
def test_the_text_of_a_page_in_the_order_of_reading(
    example: Callable[[str], Source], render: Render, output: str
) -> None:
    (paper,) = (paper for paper in papers_of(example("a4")) if paper.output == output)
    text, at = text_of(render(paper)), 0
    for words in ORDER[output]:
        for part in words.split(", Juna")[0].split("."):
            if part:
                assert part in text[at:], f"{part!r} is not after {text[max(0, at - 40) : at]!r}"
                at = text.index(part, at) + len(part)


SMALLEST = {
    "private/proposals/delta.yaml": "client: Delta\nproject: Boards\n",
    "private/plan.yaml": "start: 2026-11-02\n",
    "private/contacts.yaml": "- {name: Bo, kind: referral, cadence_days: 7}\n",
    "content/rates.yaml": "daily: 640\n",
    "content/experience.yaml": "work: [{name: Bureau}]\n",
    "gigfolio.yaml": "profile: {name: Ada Vik}\ncv: {variants: {plain: {}}}\n",
}
TEXTS = {
    "proposals/delta": "Proposal for Delta Boards Ada Vik 24 November 2026 Accepted for Delta Name Role Date Signature "
    "For Ada Vik Name Ada Vik Role Date Signature",
    "rates": "Ada Vik Prices in EUR €640 a day Printed 24 November 2026",
    "cv/plain": "Ada Vik Experience Bureau",
    "plan": "The next 90 days 2 November 2026 to 30 January 2027 Week 4 of 13 · Printed 24 November 2026 "
    "Contacts due Bo today",
    "contacts": "Contacts due Printed 24 November 2026 Due Bo referrals today 24 November",
}  # fmt: skip


def test_what_is_empty_leaves_its_heading_out(
    source_of: Callable[..., Source], render: Render, press: Press, tmp_path: Path
) -> None:
    papers = {paper.output: paper for paper in papers_of(source_of(SMALLEST))}
    pages = {output: text_of(render(papers[output])) for output in TEXTS}
    assert pages == TEXTS
    for output, text in TEXTS.items():
        assert pdf_text(papers[output], press, tmp_path) == text
        assert list(check_html(render(papers[output])).errors) == []


def test_content_is_escaped(
    source_of: Callable[..., Source], render: Render, press: Press, tmp_path: Path
) -> None:
    hostile = '"<script>alert(1)</script> #eval(\\"1\\") *x* $y$ @z"'
    files = SMALLEST | {
        "private/proposals/delta.yaml": f"client: {hostile}\nproject: {hostile}\nscope: [{hostile}]\nterms: [{hostile}]\n",
        "private/contacts.yaml": f"- {{name: {hostile}, kind: referral, cadence_days: 7, next_action: {hostile}}}\n",
    }
    for paper in papers_of(source_of(files)):
        if paper.html:
            assert "<script" not in render(paper)
        if paper.output == "proposals/delta":
            assert "<script>alert(1)</script> #eval(" in pdf_text(paper, press, tmp_path)
