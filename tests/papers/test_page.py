"""A prep sheet as a page: its text, its mark-up, and one printed page on both papers."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser

from gigfolio.content.loader import load_settings
from gigfolio.images import PictureStore
from gigfolio.papers.interview import InterviewSheet
from gigfolio.papers.limits import check_limits
from gigfolio.papers.paper import Made
from gigfolio.render import Renderer
from gigfolio.snapshot import Snapshot
from gigfolio.theme import Theme

Files = dict[str, str]
Make = Callable[[Files], Made]
Render = Callable[[InterviewSheet], str]


@pytest.fixture(scope="module")
def theme() -> Theme:
    snapshot = Snapshot.of({"gigfolio.yaml": b"profile: {name: Ada}"})
    return Theme.load(load_settings(snapshot)[0], snapshot)


@pytest.fixture
def render(theme: Theme, tmp_path: Path) -> Render:
    snapshot = Snapshot.of({"gigfolio.yaml": b"profile: {name: Ada}"})
    settings = load_settings(snapshot)[0]
    pictures = PictureStore(snapshot.read, snapshot.files, settings.images, tmp_path / "images")
    renderer = Renderer(theme, pictures, settings, lambda path: "absent")
    return lambda sheet: renderer.render("papers/interview.html", sheet, base="../").data.decode()


def sheet_of(made: Made) -> InterviewSheet:
    context = made.papers[0].sheet
    assert isinstance(context, InterviewSheet)
    return context


def text_of(html: str) -> str:
    body = html.split("<body>")[1]
    return " ".join(re.sub(r"<[^>]+>", " ", body).replace("\u00a0", " ").split())


TEXT = """Private. Do not share on screen. Printed 3 May
Halden &amp; Mørk, marine insurers
Thursday 6 May, 14:00 Leeds Video, 45 minutes. Sunniva Eide (Head of Digital), Petter Lohne (lead dev)
Client
What Cover for 3,100 fishing and supply boats The job Six weeks on the quote page
Known Django 3.2, Postgres 12, one big VM Job advert Five devs, two joined this year February
Fixed No freeze before July Came by Aurel at Nordhaven, 28 April
What they want, in their words
1 “Brokers ring us because the quote page is slower than a phone call.” Brief, p. 1
2 “We upgraded the machine twice. It was a very expensive shrug.” Petter, email
3 “I need the team to be able to do this without you in October.” Sunniva, 29 Apr
It has worked when: A quote in under a second
Proof
Answers 1 Nordhaven Ferries, 2025 4.1 s 380 ms Quote page response A quote page that is fast
“One page was asking 600 small questions.” Nine weeks, and no incident on the following peak day.
Quoted: Aurel Dan, CTO. skill: Django; in common: page, quote
Answers 2 Pallas Energy, 2024 −62 % Monthly bill A smaller machine instead of another upgrade
“We moved to a smaller machine, and it got faster.” Monthly bill: 11.4 k to 4.3 k
skill: hosting; in common: machine, smaller
Answers 3 Lumen Press, 2023 14 of 17 Fixes by their own team Their own team does it from October
“Their own people shipped most of the fixes.” Pairing twice a week, then a runbook. skill: pairing
A report for the Lloyd’s syndicate Nothing to show yet. Say so, and say what you would do first.
If they ask “tell me about a time…”
Independence The team wanted a rewrite. I asked for one week to measure first. So we changed nine queries and kept the code.
Professionalism Took the nightly job down for 50 minutes with a lock. I rang before they noticed and rolled back.
So every migration has a lock timeout.
Communication Two juniors feared the planner. I: Ran one slow query each Thursday.
So: They found the worst index themselves in week five.
Ask
Which ten brokers complain most? What happened after each upgrade? May I have read access? Who says yes, and by when?
Check: They own the database
Watch for
Quick look first, contract later No copy of production before week 3 The renewal in July
Before the call
Nordhaven graph open Read their status page Dial in from the landline
After
Send by 7 May : summary and two dates Promise Next step
fold under
floor 560 target 640 open at 710 Survey 2027: 480 – 600 – 760
Trade, never cut: shorter scope for 14-day terms; three days a week.
Below the floor, offer the one-week review at 3,200.
Own notes They laughed about the shrug."""


def test_the_text_in_reading_order(sheets_of: Make, site_files: Files, render: Render) -> None:
    expected = " ".join(TEXT.split()).replace("7 May :", "7 May:")
    assert text_of(render(sheet_of(sheets_of(site_files)))) == expected


def test_it_is_kept_from_robots_and_from_the_network(
    sheets_of: Make, site_files: Files, render: Render
) -> None:
    html = render(sheet_of(sheets_of(site_files)))
    assert '<html lang="en" dir="ltr">' in html
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in html
    assert "default-src 'none'; style-src 'unsafe-inline'; font-src 'self' file: data:" in html
    assert not re.search(r"<script|<link|@import|url\(\"?(?:https?:)?//", html)


def test_what_is_empty_leaves_its_heading_out(sheets_of: Make, site_files: Files, render: Render) -> None:
    files = {name: text for name, text in site_files.items() if not name.startswith("content/")}
    files["private/interviews/halden.md"] = "---\nclient: Halden\n---\n"
    html = render(sheet_of(sheets_of(files)))
    assert text_of(html) == "Private. Do not share on screen. Printed 3 May Halden After Promise Next step"


def test_content_is_escaped(sheets_of: Make, site_files: Files, render: Render) -> None:
    sheet = sheet_of(sheets_of(site_files))
    hostile = "<script>alert(1)</script>"
    fields = dict.fromkeys(("title", "when", "where"), hostile)
    lists = dict.fromkeys(("people", "questions", "risks", "gaps", "missing_stories"), (hostile,))
    assert "<script" not in render(msgspec.structs.replace(sheet, **fields, **lists))


def full(sheet: InterviewSheet) -> InterviewSheet:
    """The sheet with every place filled to its limit, in words of usual length."""

    def fill(length: int) -> str:
        return ("Brokers ring because pages are slower than a phone call " * 6)[: length - 1].rstrip() + "."

    replace = msgspec.structs.replace
    fact = replace(sheet.client[0].facts[0], text=fill(48))
    proof = replace(sheet.proofs[0], needs=(fill(60),), say=fill(75), evidence=fill(95))
    story = replace(sheet.stories[0], situation=fill(56), action=fill(56), result=fill(56))
    return replace(
        sheet,
        title=fill(60),
        client=tuple(replace(row, facts=(fact,)) for row in sheet.client),
        goals=tuple(replace(goal, text=fill(90)) for goal in sheet.goals),
        proofs=(proof,) * 3,
        gaps=(fill(60),),
        stories=(story,) * 3,
        questions=(fill(52),) * 6,
        assumptions=(),
        red_flags=(fill(52),) * 3,
        risks=(),
        checklist=(fill(52),) * 2 + (fill(26),) * 2,
        logistics=(),
    )


def test_a_full_sheet_is_within_the_limits(sheets_of: Make, site_files: Files) -> None:
    assert not list(check_limits(full(sheet_of(sheets_of(site_files)))))


@pytest.mark.browser
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("filled", [False, True], ids=["usual", "full"])
def test_it_prints_on_one_page(
    browser: Browser,
    sheets_of: Make,
    site_files: Files,
    render: Render,
    tmp_path: Path,
    paper: str,
    filled: bool,
) -> None:
    sheet = msgspec.structs.replace(sheet_of(sheets_of(site_files)), paper=paper)
    page_file = tmp_path / "halden.html"
    page_file.write_text(render(full(sheet) if filled else sheet), encoding="utf-8")
    complaints: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.goto(page_file.as_uri(), wait_until="load")
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    page.emulate_media(media="print")
    lines = page.evaluate("document.querySelector('.lines').getBoundingClientRect().height / (96 / 25.4)")
    page.close()
    assert not complaints
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    assert lines >= (7.4 if filled else 4 * 7.4)
