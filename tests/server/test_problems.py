"""A mistake: the last good page with what is wrong, and a page that heals."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

from gigfolio.errors import Diagnostic
from gigfolio.server.problems import editor_pattern

CLOCK = "content/projects/clock.md"
GOOD = "---\ntitle: Clock\n---\nIt ticks.\n"
BROKEN = "---\ntitle: Clock\nstart: soon\n---\nIt breaks.\n"


def problems(page: str) -> list[dict[str, str]]:
    found = re.search(r'<script type="application/json" id="gigfolio-page">(.*?)</script>', page)
    assert found
    return list(json.loads(found[1])["problems"])


def is_mended(diagnostics: tuple[Diagnostic, ...]) -> bool:
    return not any(d.severity == "error" for d in diagnostics)


def test_a_mistake_stands_over_the_last_good_page_until_it_is_mended(site: Path, live: Any) -> None:
    tab = live.tab()
    good, before = live.text("/work/projects/clock/"), (site / CLOCK).read_text("utf-8")
    (site / CLOCK).write_text(BROKEN, "utf-8")
    tab.next()
    page = live.text("/work/projects/clock/")
    assert "It ticks." in page
    (problem,) = problems(page)
    assert problem["place"] == "content/projects/clock.md:3:8"
    assert problem["link"] == f"vscode://file{site}/content/projects/clock.md:3:8"
    assert problem["excerpt"] == "    2 | title: Clock\n    3 | start: soon\n      |        ^^^^"
    assert (problem["severity"], bool(problem["message"])) == ("error", True)
    (site / CLOCK).write_text(before, "utf-8")
    tab.next()
    assert live.text("/work/projects/clock/") == good
    assert [is_mended(said) for said in live.said] == [False, True]


def test_the_terminal_and_the_page_say_the_same(site: Path, live: Any) -> None:
    (site / CLOCK).write_text(BROKEN, "utf-8")
    (site / "content/rates.yaml").write_text("packages:\n  - name: Sprint\n    price: twelve\n", "utf-8")
    said = live.wait_for_problems(lambda d: len(d) == 2)
    assert [row["message"] for row in problems(live.text("/work/"))] == [d.message for d in said]


def test_a_start_with_broken_content_serves_the_problem_and_heals(
    site: Path, serving: Callable[..., Any]
) -> None:
    (site / CLOCK).write_text(BROKEN, "utf-8")
    live = serving(site)
    tab = live.tab()
    assert live.address == live.origin + "/work/"
    answer = live.fetch("/work/projects/clock/")
    assert answer.code == 500
    assert answer.headers["Cache-Control"] == "no-store"
    assert [row["place"] for row in problems(answer.body.decode())] == ["content/projects/clock.md:3:8"]
    assert b"content/projects/clock.md:3:8: " in answer.body
    (site / CLOCK).write_text(GOOD, "utf-8")
    tab.next()
    assert problems(live.text("/work/projects/clock/")) == []


def test_a_start_that_cannot_even_be_read_heals(site: Path, serving: Callable[..., Any]) -> None:
    (site / "gigfolio.yaml").rename(site / "away.yaml")
    (site / "gigfolio.yaml").write_text("profile: [", "utf-8")
    live = serving(site)
    tab = live.tab()
    assert live.fetch("/").code == 500
    (site / "away.yaml").replace(site / "gigfolio.yaml")
    tab.next()
    assert live.fetch("/work/").code == 200


def test_the_configuration_may_go_and_come_back(site: Path, live: Any) -> None:
    tab = live.tab()
    (site / "gigfolio.yaml").rename(site / "away.yaml")
    tab.next()
    assert len(problems(live.text("/work/"))) == 1
    (site / "away.yaml").rename(site / "gigfolio.yaml")
    tab.next()
    assert problems(live.text("/work/")) == []


def test_a_mistake_in_an_own_template_names_its_line(site: Path, live: Any) -> None:
    tab = live.tab()
    good = live.text("/work/nothing")
    template = site / "theme/templates/404.html"
    template.parent.mkdir(parents=True)
    template.write_text("<!doctype html>\n{{ nowhere }}\n", "utf-8")
    tab.next()
    page = live.text("/work/nothing")
    assert [row["place"] for row in problems(page)] == ["theme/templates/404.html:2:1"]
    assert problems(live.text("/work/")) == []
    assert re.sub(r"<script.*", "", page) == re.sub(r"<script.*", "", good)
    live.wait_for_problems(lambda d: bool(d) and d[0].id == "template")
    template.unlink()
    tab.next()
    assert live.text("/work/nothing") == good


def test_a_picture_that_is_no_picture_is_a_problem_of_its_page_alone(site: Path, live: Any) -> None:
    tab = live.tab()
    (site / "content/projects/face.png").write_bytes(b"nothing to see")
    tab.next()
    assert [row["place"] for row in problems(live.text("/work/projects/clock/"))] == [
        "content/projects/face.png"
    ]
    assert problems(live.text("/work/projects/bell/")) == []
    Image.new("RGB", (60, 40)).save(site / "content/projects/face.png")
    tab.next()
    assert problems(live.text("/work/projects/clock/")) == []


def test_links_are_refused_and_the_last_good_pages_stay(site: Path, live: Any) -> None:
    tab = live.tab()
    (site / "static/link.txt").symlink_to("/etc/hostname")
    tab.next()
    assert [row["place"] for row in problems(live.text("/work/"))] == ["static/link.txt"]
    assert live.fetch("/work/link.txt").code == 404
    (site / "static/link.txt").unlink()
    tab.next()
    assert problems(live.text("/work/")) == []


def test_a_warning_stands_on_the_terminal_only(site: Path, live: Any) -> None:
    (site / "content/stray.txt").write_text("?", "utf-8")
    live.wait_for_problems(lambda d: [x.id for x in d] == ["unread"])
    assert problems(live.text("/work/")) == []


def test_what_a_mistake_quotes_cannot_become_markup(site: Path, live: Any) -> None:
    (site / CLOCK).write_text("---\ntitle: Clock\nstart: </script><b>x</b>\n---\n", "utf-8")
    live.wait_for_problems(lambda d: bool(d))
    assert "<b>x</b>" not in live.text("/work/")
    assert "</script><b>" in problems(live.text("/work/"))[0]["excerpt"]


def test_editors_are_known_by_their_command() -> None:
    assert editor_pattern("/usr/local/bin/subl -w").startswith("subl://")
    assert editor_pattern("").startswith("vscode://")
    assert editor_pattern("vim").startswith("vscode://")
    assert editor_pattern("my://{file}+{line}") == "my://{file}+{line}"
