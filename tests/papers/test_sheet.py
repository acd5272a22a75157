"""What goes on a prep sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import pytest

from gigfolio.model.entities import Project, Story
from gigfolio.model.private import InterviewRate, PrivateRates
from gigfolio.model.values import Amount
from gigfolio.papers.interview import (
    Fact,
    FollowUpLine,
    FurtherNeed,
    Goal,
    InterviewSheet,
    Proof,
    Row,
    StoryLine,
    Support,
)
from gigfolio.papers.matching import Reason
from gigfolio.papers.paper import Made, size_of
from gigfolio.papers.rates import MarketRate, RateStrip, Tick, Trade, rate_strip
from gigfolio.papers.stories import Told, choose_stories
from gigfolio.words import Words

Files = dict[str, str]
Make = Callable[[Files], Made]

SHEET = InterviewSheet(
    name="halden",
    language="en",
    direction="ltr",
    paper="a4",
    printed="3 May",
    title="Halden & Mørk, marine insurers",
    client_url="https://halden.example/",
    when="Thursday 6 May, 14:00 Leeds",
    where="Video, 45 minutes",
    people=("Sunniva Eide (Head of Digital)", "Petter Lohne (lead dev)"),
    client=(
        Row(label="paper_what", facts=(Fact(text="Cover for 3,100 fishing and supply boats"),)),
        Row(label="paper_job", facts=(Fact(text="Six weeks on the quote page"),)),
        Row(
            label="paper_known",
            facts=(
                Fact(text="Django 3.2, Postgres 12, one big VM", source="Job advert"),
                Fact(text="Five devs, two joined this year", source="February"),
            ),
        ),
        Row(label="paper_fixed", facts=(Fact(text="No freeze before July"),)),
        Row(label="paper_came_by", facts=(Fact(text="Aurel at Nordhaven, 28 April"),)),
    ),
    goals=(
        Goal(number=1, text="Brokers ring us because the quote page is slower than a phone call.", source="Brief, p. 1"),
        Goal(number=2, text="We upgraded the machine twice. It was a very expensive shrug.", source="Petter, email"),
        Goal(number=3, text="I need the team to be able to do this without you in October.", source="Sunniva, 29 Apr"),
    ),
    success=("A quote in under a second",),
    proofs=(
        Proof(
            answers=(1,),
            needs=("A quote page that is fast",),
            title="Nordhaven Ferries, 2025",
            metric="380 ms",
            before="4.1 s",
            measure="Quote page response",
            say="One page was asking 600 small questions.",
            evidence="Nine weeks, and no incident on the following peak day.",
            support=(Support(kind="testimonial", text="Aurel Dan, CTO"),),
            reasons=(Reason(kind="skill", terms=("Django",)), Reason(kind="words", terms=("page", "quote"))),
        ),
        Proof(
            answers=(2,),
            needs=("A smaller machine instead of another upgrade",),
            title="Pallas Energy, 2024",
            metric="−62 %",
            measure="Monthly bill",
            say="We moved to a smaller machine, and it got faster.",
            evidence="Monthly bill: 11.4 k to 4.3 k",
            reasons=(Reason(kind="skill", terms=("hosting",)), Reason(kind="words", terms=("machine", "smaller"))),
        ),
        Proof(
            answers=(3,),
            needs=("Their own team does it from October",),
            title="Lumen Press, 2023",
            metric="14 of 17",
            measure="Fixes by their own team",
            say="Their own people shipped most of the fixes.",
            evidence="Pairing twice a week, then a runbook.",
            reasons=(Reason(kind="skill", terms=("pairing",)),),
        ),
    ),
    gaps=("A report for the Lloyd's syndicate",),
    stories=(
        StoryLine(
            competency="Independence",
            situation="The team wanted a rewrite.",
            action="I asked for one week to measure first.",
            result="So we changed nine queries and kept the code.",
        ),
        StoryLine(
            competency="Professionalism",
            situation="Took the nightly job down for 50 minutes with a lock.",
            action="I rang before they noticed and rolled back.",
            result="So every migration has a lock timeout.",
        ),
        StoryLine(
            competency="Communication",
            situation="Two juniors feared the planner.",
            action="Ran one slow query each Thursday.",
            result="They found the worst index themselves in week five.",
        ),
    ),
    questions=(
        "Which ten brokers complain most?",
        "What happened after each upgrade?",
        "May I have read access?",
        "Who says yes, and by when?",
    ),
    assumptions=("They own the database",),
    red_flags=("Quick look first, contract later", "No copy of production before week 3"),
    risks=("The renewal in July",),
    checklist=("Nordhaven graph open", "Read their status page"),
    logistics=("Dial in from the landline",),
    follow_up=(FollowUpLine(date="7 May", what="summary and two dates"),),
    strip=RateStrip(
        ticks=(
            Tick(label="paper_floor", text="560", at=12.0),
            Tick(label="paper_target", text="640", at=51.5),
            Tick(label="paper_anchor", text="710", at=86.0),
        ),
        band_start=31.8,
        band_end=68.8,
        trades=(Trade(give="shorter scope", get="14-day terms"), Trade(give="three days a week")),
        market=(MarketRate(source="Survey 2027", figures=("480", "600", "760")),),
        rationale="Below the floor, offer the one-week review at 3,200.",
    ),
)  # fmt: skip


def sheet(made: Made) -> InterviewSheet:
    context = made.papers[0].sheet
    assert isinstance(context, InterviewSheet)
    return context


def changed(files: Files, old: str, new: str) -> Files:
    path = "private/interviews/halden.md"
    assert old in files[path]
    return files | {path: files[path].replace(old, new)}


def test_the_whole_sheet(sheets_of: Make, site_files: Files) -> None:
    made = sheets_of(site_files)
    assert [paper.output for paper in made.papers] == [
        "interviews/halden",
        "interviews/halden-no-rates",
        "interviews/halden-words",
    ]
    found = sheet(made)
    assert found.notes.text.strip() == "They laughed about the shrug."
    expected = {name: getattr(SHEET, name) for name in SHEET.__struct_fields__ if name != "notes"}
    assert {name: getattr(found, name) for name in expected} == expected
    assert [d.message for d in made.diagnostics] == ["halden: client: 6 entries, there is room for 5"]


def test_a_name_alone_makes_a_sheet(sheets_of: Make, site_files: Files) -> None:
    files = site_files | {"private/interviews/halden.md": "---\nclient: Halden\n---\n"}
    made = sheets_of(files)
    bare = InterviewSheet(
        name="halden",
        language="en",
        direction="ltr",
        paper="a4",
        printed="3 May",
        title="Halden",
        goals_are_needs=True,
        stories=sheet(made).stories,
    )
    assert sheet(made) == bare
    assert len(bare.stories) == 3  # nothing asked: the first three competencies
    assert not made.diagnostics


def test_without_goals_the_needs_are_what_they_want(sheets_of: Make, site_files: Files) -> None:
    text = "---\nclient: Halden\nneeds: [{need: Faster, skills: [Django]}, {need: Smaller, weight: 2, skills: [hosting]}]\n---\n"
    found = sheet(sheets_of(site_files | {"private/interviews/halden.md": text}))
    assert found.goals == (Goal(number=1, text="Smaller"), Goal(number=2, text="Faster"))
    assert [(p.answers, p.needs, p.title) for p in found.proofs] == [
        ((1,), (), "Pallas Energy, 2024"),
        ((2,), (), "Nordhaven Ferries, 2025"),
    ]


def test_a_fourth_need_has_a_row_and_a_second_need_for_one_project_its_box(
    sheets_of: Make, site_files: Files
) -> None:
    needs = "needs: [{need: One, skills: [hosting]}, {need: Two, skills: [hosting]}, {need: Three, skills: [pairing]}, {need: Four, skills: [Django]}, {need: Five, skills: [Elk]}, {need: Six, skills: [Elk]}]"
    elk = {
        f"content/projects/elk-{n}.yaml": f"{{title: Elk {n}, end: {n}, skills: [Elk]}}" for n in (2020, 2021)
    }
    text = f"---\nclient: Halden\n{needs}\n---\n"
    found = sheet(sheets_of(site_files | elk | {"private/interviews/halden.md": text}))
    assert [(p.answers, p.title) for p in found.proofs] == [
        ((1, 2), "Pallas Energy, 2024"),
        ((3,), "Lumen Press, 2023"),
        ((4,), "Nordhaven Ferries, 2025"),
    ]
    elk_skill = (Reason(kind="skill", terms=("Elk",)),)
    assert found.further == (
        FurtherNeed(need="Five", title="Elk 2021, 2021", reasons=elk_skill),
        FurtherNeed(need="Six", title="Elk 2021, 2021", reasons=elk_skill),
    )


def test_a_certification_alone_fills_a_box(sheets_of: Make, site_files: Files) -> None:
    files = {name: text for name, text in site_files.items() if "projects/" not in name}
    files["content/testimonials.yaml"] = ""
    files["private/interviews/halden.md"] = "---\nclient: A\nneeds: [{need: B, skills: [Postgres]}]\n---\n"
    (proof,) = sheet(sheets_of(files)).proofs
    assert (proof.title, proof.say, proof.evidence) == (
        "Elephant Institute, 2025",
        "Query tuning",
        "Elephant Institute",
    )


LIMITS = {
    ("engagement: Six weeks on the quote page", f"engagement: {'x' * 49}"): "client 2 has 49 characters, there is room for 48",
    ("questions: [", f"questions: [{'x' * 53}, a, "): "ask 1 has 53 characters, there is room for 52",
    ("questions: [", "questions: [a, b, "): "ask: 7 entries, there is room for 6",
    ("red_flags: [", "red_flags: [a, b, "): "watch for: 5 entries, there is room for 4",
    ("checklist: [", "checklist: [a, b, c, "): "before the call: 6 entries, there is room for 5",
    ("checklist: [", f"checklist: [{'long word ' * 5}, {'long word ' * 5}, a, "): "before the call: about 8 printed lines, there is room for 6",
    ("without you in October", f"without you in {'x' * 60}"): "goal 3 has 114 characters, there is room for 90",
    ("A quote page that is fast", f"Django {'x' * 60}"): "proof 1: need has 67 characters, there is room for 60",
    ("industry: marine insurers", f"industry: {'x' * 60}"): "the title has 75 characters, there is room for 60",
    ("rationale: Below", f"rationale: {'x' * 200} Below"): "the rate strip: what to trade has 298 characters, there is room for 210",
}  # fmt: skip


@pytest.mark.parametrize("change", LIMITS)
def test_limits_are_said_and_nothing_is_cut(
    sheets_of: Make, site_files: Files, change: tuple[str, str]
) -> None:
    made = sheets_of(changed(site_files, *change))
    assert f"halden: {LIMITS[change]}" in [d.message for d in made.diagnostics]
    assert {d.severity for d in made.diagnostics} == {"warning"}


def test_the_limits_of_proofs_and_stories(sheets_of: Make, site_files: Files) -> None:
    path = "content/projects/press.yaml"
    long = site_files[path].replace("approach: Pairing twice", f"approach: Pairing {'x' * 90} twice")
    long = long.replace("shipped most of the fixes", f"shipped {'x' * 80}").replace(
        "50 minutes", f"50 {'x' * 99} minutes"
    )
    made = sheets_of(site_files | {path: long})
    assert [d.message for d in made.diagnostics][1:] == [
        "halden: proof 3: evidence has 128 characters, there is room for 95",
        "halden: proof 3: sentence has 106 characters, there is room for 75",
        "halden: story 2 has 236 characters, there is room for 170",
    ]
    assert "x" * 80 in sheet(made).proofs[2].say


def test_a_sentence_that_fits_is_preferred(sheets_of: Make, site_files: Files) -> None:
    path = "content/projects/press.yaml"
    files = site_files | {path: site_files[path].replace("summary: ", f"summary: {'Very ' * 20}long. ")}
    assert sheet(sheets_of(files)).proofs[2].say == "Their own people shipped most of the fixes."


def test_a_competency_without_a_story_is_said(sheets_of: Make, site_files: Files) -> None:
    made = sheets_of(changed(site_files, "[independence, ", "[adaptability, "))
    assert sheet(made).missing_stories == ("adaptability",)
    assert "halden: no story shows the competency adaptability" in [d.message for d in made.diagnostics]


def test_figures_out_of_order_or_in_two_currencies(sheets_of: Make, site_files: Files) -> None:
    found = sheets_of(changed(site_files, "walk_away: 560", "walk_away: 660 EUR")).diagnostics
    assert [(d.severity, d.message) for d in found if d.id.startswith("rate")] == [
        ("error", "halden: rate: the figures are in different currencies"),
        ("warning", "halden: rate: walk_away is above target"),
    ]


@pytest.mark.parametrize(
    ("rate", "usual", "places", "band"),
    [
        ({}, None, [], (0, 0)),
        ({"target": 640}, None, [("640", 50.0)], (0, 0)),
        ({"walk_away": 500, "target": 600}, None, [("500", 12.0), ("600", 86.0)], (49.0, 86.0)),
        ({"anchor": 1200, "walk_away": 600}, None, [("600", 12.0), ("1,200", 86.0)], (0, 0)),
        ({"target": 600}, {"walk_away": 500}, [("500", 12.0), ("600", 86.0)], (49.0, 86.0)),
        ({"target": 600, "unit": "hour"}, {"walk_away": 500}, [("600", 50.0)], (0, 0)),
    ],
)
def test_places_on_the_scale(
    words: Words,
    rate: Mapping[str, Any],
    usual: Mapping[str, Any] | None,
    places: list[tuple[str, float]],
    band: tuple[float, float],
) -> None:
    strip = rate_strip(
        InterviewRate(**amounts(rate)), PrivateRates(**amounts(usual)) if usual else None, words
    )
    assert [(tick.text, tick.at) for tick in strip.ticks] == places
    assert (strip.band_start, strip.band_end) == band


def amounts(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: Amount(value=Decimal(value), currency="GBP") if isinstance(value, int) else value
        for name, value in fields.items()
    }


@pytest.mark.parametrize(
    ("setting", "country", "paper"),
    [("", "US", "letter"), ("", "Canada", "letter"), ("", "MX", "letter"), ("", "UK", "a4"), ("", "", "a4"),
     ("a4", "US", "a4"), ("letter", "NL", "letter")],
)  # fmt: skip
def test_paper(setting: str, country: str, paper: str) -> None:
    assert size_of(setting, country) == paper


def story(competency: str, situation: str = "", metric: str = "") -> Story:
    return Story(competency=competency, situation=situation, metric=metric)


def test_the_best_story_of_a_competency() -> None:
    own = [story("Independence", "own")]
    projects = [Project(id="a", title="A", stories=(story("independence", "a"), story("communication", "a")))]
    kept = [("b", story("communication", "b")), ("a", story("communication", "a 2", "3 of 4"))]
    chosen = choose_stories(["independence", "communication"], own, projects, kept, {})
    assert [(t.project, t.story.situation) for t in chosen.stories] == [("", "own"), ("a", "a 2")]
    chosen = choose_stories(["communication"], own, projects, kept, {"b": 3})
    assert [(t.project, t.story.situation) for t in chosen.stories] == [("b", "b"), ("", "own")]


def test_a_fourth_story_is_left_out_and_said() -> None:
    own = [story(name) for name in "abcd"]
    chosen = choose_stories("abcdx", own, [], [], {})
    assert (chosen.stories, chosen.missing, chosen.left_out) == (
        tuple(Told(story=s) for s in own[:3]),
        ("x",),
        ("d",),
    )
