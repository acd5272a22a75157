"""The CV on paper: the public one, and its variants by tag."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gigfolio.model.values import End, PartialDate
from gigfolio.papers import cv, cv_variants
from gigfolio.papers.cv import CvSheet, years
from gigfolio.papers.paper import Paper, Source
from gigfolio.plan import plan
from gigfolio.plan.person import cv_file

Make = Callable[..., Source]
FILES = {
    "gigfolio.yaml": """
profile: {name: Ada Vik, headline: Charts}
cv: {variants: {boards: {tags: [Screen, data], headline: Boards}, plain: {}}}
""",
    "content/experience.yaml": """
work:
- {name: Own practice, position: Designer, location: Ghent, start: 2019-03, end: present, summary: 31 projects.,
   highlights: [Nine came back.]}
- {name: Bureau, start: 2013, end: 2016}
education: [{institution: School, area: Design, study_type: Master, start: 2008, end: 2013, score: first}]
""",
    "content/skills.yaml": "- {name: Maps, group: Paper}\n- {name: Print, group: Paper}\n- {name: HTML, group: Screens}\n",
    "content/projects/a.yaml": "{title: Plain, start: 2020, featured: true, skills: [Maps]}",
    "content/projects/b.yaml": "{title: Screen one, end: 2021, tags: [screen], skills: [HTML], outcomes: [{metric: Calls, before: '31', after: '12'}]}",
    "content/projects/c.yaml": "{title: Data screen, end: 2022, tags: [screen, Data], skills: [HTML]}",
    "content/projects/d.yaml": "{title: Other, end: 2023, featured: true, outcomes: [{metric: Time, value: 3 s}]}",
    "content/projects/hidden.yaml": "{title: Hidden, tags: [screen], unlisted: true}",
    "content/certifications.yaml": "- {name: Old, issuer: I, expires: 2020-01-01}\n- {name: Held, issuer: I, issued: 2024-05}\n",
}


def sheet_of(paper: Paper) -> CvSheet:
    assert isinstance(paper.sheet, CvSheet)
    return paper.sheet


def date(year: int) -> PartialDate:
    return PartialDate(year=year)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2021), date(2024), "2021–2024"),
        (date(2021), date(2021), "2021"),
        (date(2019), "present", "2019–now"),
        (None, "present", "now"),
        (None, date(2024), "2024"),
        (date(2024), None, "2024"),
        (None, None, ""),
    ],
)
def test_years(source_of: Make, start: PartialDate | None, end: End, text: str) -> None:
    assert years(start, end, source_of({}).words) == text


def test_the_public_cv_is_a_pdf_beside_its_page(source_of: Make) -> None:
    (paper,) = cv.papers(source_of(FILES)).papers
    assert (paper.output, paper.html, paper.pdf, paper.audience) == (
        "cv/ada-vik",
        "",
        "papers/cv.typ",
        "public",
    )
    assert cv_file(source_of(FILES).site) == "cv/ada-vik.pdf"
    moved = FILES | {"gigfolio.yaml": FILES["gigfolio.yaml"] + "permalinks: {cv: /about/resume/}\n"}
    assert cv_file(source_of(moved).site) == "about/resume/ada-vik.pdf"


def test_posts_with_their_results_first(source_of: Make) -> None:
    sheet = sheet_of(cv.papers(source_of(FILES)).papers[0])
    assert [(e.years, e.title, e.place, e.lines) for e in sheet.work] == [
        ("2019–now", "Designer", "Own practice, Ghent", ("Nine came back.", "31 projects.")),
        ("2013–2016", "Bureau", "", ()),
    ]
    assert [(e.years, e.title, e.place, e.lines) for e in sheet.education] == [
        ("2008–2013", "Master, Design", "School", ("first",))
    ]
    assert [(e.title, e.years) for e in sheet.certifications] == [("Held", "2024")]


def test_a_variant_shows_work_with_its_tags_and_the_skills_for_it(source_of: Make) -> None:
    by_name = {p.output: sheet_of(p) for p in cv_variants.papers(source_of(FILES)).papers}
    boards, plain = by_name["cv/boards"], by_name["cv/plain"]
    assert (boards.headline, plain.headline) == ("Boards", "Charts")
    assert [work.title for work in boards.projects] == ["Data screen", "Screen one", "Other"]
    assert [work.title for work in plain.projects] == ["Other", "Plain", "Data screen"]
    assert [(group.group, group.names) for group in boards.skills] == [
        ("Screens", ("HTML",)),
        ("Paper", ("Maps", "Print")),
    ]
    assert [(group.group, group.names) for group in plain.skills] == [
        ("Paper", ("Maps", "Print")),
        ("Screens", ("HTML",)),
    ]
    assert (boards.projects[1].before, boards.projects[1].metric, boards.projects[1].measure) == (
        "31",
        "12",
        "Calls",
    )


def test_a_tag_that_no_project_has_is_said(source_of: Make) -> None:
    files = FILES | {"gigfolio.yaml": FILES["gigfolio.yaml"].replace("data]", "dta]")}
    assert [d.message for d in cv_variants.papers(source_of(files)).diagnostics] == [
        "cv: variants: boards: no project has the tag dta"
    ]


def test_without_experience_there_is_no_cv(source_of: Make) -> None:
    files = {"gigfolio.yaml": FILES["gigfolio.yaml"]}
    assert cv.papers(source_of(files)).papers == ()
    assert [d.id for d in cv_variants.papers(source_of(files)).diagnostics] == ["no-cv"]


def test_a_photo_only_where_it_is_asked_for(example: Callable[[str], Source]) -> None:
    assert sheet_of(cv.papers(example("a4")).papers[0]).photo is None


def test_a_file_of_ones_own_never_takes_the_place_of_the_pdf(source_of: Make) -> None:
    source = source_of(FILES | {"static/cv/Ada-Vik.pdf": "mine"})
    made = plan(source.site, today=source.today, words=source.words)
    assert [d.message for d in made.diagnostics if d.id == "output-collision"] == [
        "static/cv/Ada-Vik.pdf and the CV on paper would both be cv/Ada-Vik.pdf in the site"
    ]
