"""The user's own files, and outputs that would share a path."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gigfolio.plan import Plan
from gigfolio.plan.files import collisions, copies
from gigfolio.plan.types import Copy, Document

Make = Callable[..., Plan]


def test_files_are_copied_to_the_root(make: Make) -> None:
    plan = make({"static/a.csv": "1", "static/data/b.csv": "2", "static/images/own.png": "3"})
    assert [(c.output, c.source) for c in plan.copies] == [
        ("a.csv", "static/a.csv"),
        ("data/b.csv", "static/data/b.csv"),
        ("images/own.png", "static/images/own.png"),
    ]
    assert plan.diagnostics == ()


@pytest.mark.parametrize("path", [".htaccess", "a/.git/config"])
def test_hidden_files_are_refused(path: str) -> None:
    made, (problem,) = copies([path])
    assert (made, problem.severity, problem.id, str(problem.where)) == (
        (),
        "error",
        "hidden-file",
        f"static/{path}",
    )


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("index.html", "the page of home.html"),
        ("projects/harbour/index.html", "projects/harbour"),
        ("Projects/Harbour/INDEX.HTML", "projects/harbour"),
        ("projects/harbour/card.jpg", "the social card of /projects/harbour/card.jpg"),
        ("posts/first/index.html", "posts/first"),
        ("imprint/index.html", "pages/imprint"),
        ("old/index.html", "an alias of /work/imprint/"),
        ("robots.txt", "the site's own robots.txt"),
        ("sitemap.xml", "the page of sitemap.xml"),
        ("favicon.ico", "the theme"),
        ("assets", "the theme"),
        ("projects", "the page of projects.html"),
        ("index.html/a.txt", "the page of home.html"),
    ],
)
def test_a_file_at_the_path_of_something_else_is_refused(path: str, other: str, make: Make) -> None:
    files = {
        "content/projects.yaml": "- {title: Harbour}",
        "content/posts.yaml": "- {title: First, date: 2026-01-01}",
        "content/pages/imprint.md": "---\ntitle: Imprint\naliases: [/old/]\n---\nText",
        f"static/{path}": "x",
    }
    (problem,) = make(files).diagnostics
    assert (problem.severity, problem.id, str(problem.where)) == (
        "error",
        "output-collision",
        f"static/{path}",
    )
    assert problem.message == f"static/{path} and {other} would both be {path} in the site"


def test_two_files_that_some_computer_takes_for_one() -> None:
    plan = Plan(
        copies=(Copy(output="e\u0301.txt", source="static/a"), Copy(output="É.TXT", source="static/b")),
        documents=(Document("x", str), Document("X", str)),
    )
    assert [problem.message for problem in collisions(plan)] == [
        "the site's own X and the site's own x would both be X in the site",
        "static/b and static/a would both be É.TXT in the site",
    ]
