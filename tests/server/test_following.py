"""From one edition to the next: what is taken over is what a reading from the start would have made."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from gigfolio.content import stock as stocks
from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest
from gigfolio.plan import Planning
from gigfolio.server import reading
from gigfolio.server.answers import Answer, Answers
from gigfolio.server.reading import Edition
from gigfolio.server.request import ServeRequest
from gigfolio.server.run import Server
from gigfolio.server.session import Session

from .conftest import TODAY, write

PAGES = {
    "gigfolio.yaml": "url: https://ada.example/\nfeeds: {full_text: true}\nprofile: {name: Ada Vik, headline: Clocks}\n",
    "content/projects/clock.md": "---\ntitle: Clock\ntags: [brass]\n---\nIt ticks.\n\n## Gears\n\nMany.\n",
    "content/projects/bell.md": "---\ntitle: Bell\ntags: [brass]\n---\nSee [gears](clock.md#gears).\n",
    "content/projects/draft.md": "---\ntitle: Draft\ndraft: true\n---\nNot yet.\n",
    "content/posts/one.md": "---\ntitle: One\ndate: 2026-01-02\n---\nOn [the bell](../projects/bell.md).\n",
    "content/pages/words.md": "---\ntitle: Words\n---\nSome.\n",
    "content/about.md": "I mend clocks.\n",
    "static/a.css": "a {}",
    "private/interviews/acme.md": "---\nclient: Acme Works\n---\n",
}
CLOCK = "content/projects/clock.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path / "site", PAGES)
    Image.new("RGB", (60, 40), "grey").save(tmp_path / "site/content/projects/face.png")
    return tmp_path / "site"


def session(root: Path, today: Callable[[], dt.date] = lambda: TODAY) -> Session:
    made = Session(ServeRequest(root=root, today=today))
    made.refresh()
    return made


def edition(session: Session) -> Edition:
    assert session.output is not None
    return session.output.edition


def save(session: Session, path: str, text: str) -> None:
    (session.request.root / path).write_text(text, "utf-8")
    session.refresh({session.request.root / path})


def facts(session: Session) -> tuple[object, ...]:
    """Everything that an edition shows, papers included, and what is wrong with it."""
    now = edition(session)
    sheets = (now.sheets.published, now.sheets.public, now.sheets.papers, now.sheets.problems)
    pages = {page.output: shown(session, page.output).data for page in now.plan.pages}
    return now.plan, sheets, session.problems, pages


EDITS = {
    "a text": (CLOCK, PAGES[CLOCK].replace("It ticks.", "It tocks.")),
    "a text on which a fragment depends": (CLOCK, PAGES[CLOCK].replace("Gears", "Wheels")),
    "a text with a warning": (CLOCK, PAGES[CLOCK] + "\n[](https://a.example)\n"),
    "a text, its fields one line lower": (CLOCK, PAGES[CLOCK].replace("tags", "# seen\ntags") + "\nMore.\n"),
    "a text that leads elsewhere": ("content/posts/one.md", PAGES["content/posts/one.md"].replace("bell", "clock")),
    "a picture in a text": (CLOCK, PAGES[CLOCK] + "\n![A face](face.png)\n"),
    "a withheld text": ("content/projects/draft.md", PAGES["content/projects/draft.md"] + "Soon.\n"),
    "a free page": ("content/pages/words.md", PAGES["content/pages/words.md"] + "More.\n"),
    "a field": (CLOCK, PAGES[CLOCK].replace("title: Clock", "title: Chronometer")),
    "the text about": ("content/about.md", "I mend bells.\n"),
    "the settings": ("gigfolio.yaml", PAGES["gigfolio.yaml"].replace("Clocks", "Bells")),
    "a file to copy": ("static/a.css", "b {}"),
    "an interview": ("private/interviews/acme.md", "---\nclient: Borg\n---\n"),
}  # fmt: skip


def test_each_edit_makes_what_a_reading_from_the_start_makes(root: Path) -> None:
    followed = session(root)
    for name, (path, text) in EDITS.items():
        save(followed, path, text)
        assert facts(followed) == facts(session(root)), name
        save(followed, path, PAGES[path])
        assert facts(followed) == facts(session(root)), f"{name}, taken back"


def test_a_text_costs_the_pages_that_show_it_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    followed = session(root)
    monkeypatch.setattr(Planning, "__init__", None)  # no plan is made from the start
    save(followed, *EDITS["a text"])
    assert set(edition(followed).changed or ()) == {"projects/clock/index.html", "projects/bell/index.html"}
    save(followed, "content/posts/one.md", PAGES["content/posts/one.md"] + "More.\n")
    assert set(edition(followed).changed or ()) == {
        "posts/one/index.html",
        "feed.xml",
        "feed.json",
        "index.html",  # it begins with the newest post
    }
    before = edition(followed).sheets
    save(followed, *EDITS["a file to copy"])
    assert edition(followed).changed == ()
    assert edition(followed).sheets is before


@pytest.fixture
def entries_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of entries that are read by this process, as long as nothing is wrong with them."""
    read: list[str] = []
    really = stocks._read

    def noted(reader: Any, kind: Any, struct: Any, parent: int, paths: Any) -> Any:
        read.extend(paths)
        return really(reader, kind, struct, parent, paths)

    monkeypatch.setattr(stocks, "_read", noted)
    return read


def test_a_text_that_a_build_kept_costs_the_pages_that_show_it_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its file is another one already when it is read for the first time."""
    build(BuildRequest(root=root, today=TODAY))
    followed = session(root)
    monkeypatch.setattr(Planning, "__init__", None)  # no plan is made from the start
    save(followed, *EDITS["a text"])
    assert set(edition(followed).changed or ()) == {"projects/clock/index.html", "projects/bell/index.html"}


def test_a_field_costs_the_reading_of_its_file_alone(root: Path, entries_read: list[str]) -> None:
    followed = session(root)
    assert CLOCK in entries_read
    entries_read.clear()
    save(followed, *EDITS["a field"])
    assert entries_read == [CLOCK]
    entries_read.clear()
    save(followed, *EDITS["the text about"])
    assert entries_read == []
    save(followed, *EDITS["the settings"])
    assert entries_read == []


def test_what_was_read_ahead_is_not_read_again(
    root: Path, entries_read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LEAST_SHARE", 1)
    monkeypatch.setattr(reading, "can_fork", lambda: True)
    made = Session(ServeRequest(root=root, today=lambda: TODAY))
    made.read_ahead()
    assert CLOCK in entries_read
    entries_read.clear()
    made.refresh()
    assert entries_read == []
    assert facts(made) == facts(session(root))


def test_what_is_wrong_is_not_said_by_reading_ahead(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LEAST_SHARE", 0)
    monkeypatch.setattr(reading, "can_fork", lambda: True)
    (root / "content/link.md").symlink_to("about.md")
    made = Session(ServeRequest(root=root, today=lambda: TODAY))
    made.read_ahead()
    assert made.problems == ()
    made.refresh()
    assert [problem.id for problem in made.problems] == ["link-in-content"]


def test_a_mistake_between_two_texts_loses_neither(root: Path) -> None:
    followed = session(root)
    good = edition(followed)
    assert shown(followed, "words/index.html")
    save(followed, CLOCK, PAGES[CLOCK].replace("It ticks.", "It [ticks](nowhere.md)."))
    assert followed.problems[0].id == "broken-link"
    assert edition(followed) is good
    save(followed, *EDITS["a free page"])
    save(followed, CLOCK, PAGES[CLOCK].replace("It ticks.", "It tocks."))
    assert facts(followed) == facts(session(root))


def test_a_new_day_is_read_from_the_start(root: Path) -> None:
    days = [TODAY]
    write(root, {"content/projects/gong.md": f"---\ntitle: Gong\npublish: {TODAY + dt.timedelta(1)}\n---\n"})
    followed = session(root, lambda: days[-1])
    days.append(TODAY + dt.timedelta(1))
    save(followed, *EDITS["a text"])
    assert "projects/gong/index.html" in {page.output for page in edition(followed).plan.pages}


def test_a_file_that_came_or_went_beside_the_named_one_is_seen(root: Path) -> None:
    followed = session(root)
    words = root / "content/pages/words.md"
    words.unlink()
    write(root, {"content/projects/gong.md": "---\ntitle: Gong\n---\n"})
    followed.refresh({words})
    outputs = {page.output for page in edition(followed).plan.pages}
    assert "projects/gong/index.html" in outputs
    assert "words/index.html" not in outputs


def inspected(session: Session) -> list[tuple[str, str]]:
    inspection = session.inspection()
    assert inspection is not None
    session.take_findings(inspection.run())
    return [
        (problem.id, problem.message.split(" ")[0])
        for problem in session.problems
        if problem.severity == "error"
    ]


def shown(session: Session, path: str) -> Any:
    assert session.output is not None
    make = session.output.public(path)
    assert make is not None
    return make()


COVER = "cover: {src: face.png, alt: A face}\n"


def with_cover(root: Path) -> None:
    (root / CLOCK).write_text(PAGES[CLOCK].replace("tags", COVER + "tags"), "utf-8")


def remove_clock(root: Path) -> None:
    (root / CLOCK).unlink()
    for path in ("content/projects/bell.md", "content/posts/one.md"):
        (root / path).write_text("---\ntitle: Alone\n---\n", "utf-8")
    (root / "content/projects/face.png").unlink()


def test_a_page_whose_picture_went_before_the_watch_said_so_is_not_there(root: Path) -> None:
    with_cover(root)
    now = session(root)
    remove_clock(root)
    assert Answers(now, "").answer("/projects/clock/", "h:1").status == 404


def repaint(root: Path) -> None:
    Image.new("RGB", (60, 40), "teal").save(root / "content/projects/face.png")


@pytest.mark.parametrize("change", [remove_clock, repaint])
def test_a_picture_that_went_before_the_watch_said_so_is_not_there(
    root: Path, change: Callable[[Path], None]
) -> None:
    with_cover(root)
    face = root / "content/projects/face.png"
    Image.effect_noise((1600, 1200), 200).save(face)
    assert face.stat().st_size > 1_000_000  # smaller ones are kept in memory
    server = Server(ServeRequest(root=root, today=lambda: TODAY), Quiet())

    def ask(path: str) -> Answer:
        with ThreadPoolExecutor(1) as pool:  # a loop of another test may run in this thread
            return pool.submit(asyncio.run, server._ask(path, "h:1")).result()

    server._session.refresh()
    (picture, *_) = re.findall(rb'src="(/images/[^"]*)"', ask("/projects/clock/").body)
    change(root)
    assert ask(picture.decode()).status == 404


class Quiet:
    """A listener that nothing is said to."""

    def started(self, *_: object, **__: object) -> None: ...

    def problems(self, _: object) -> None: ...


def test_a_page_that_shows_what_is_private_is_a_problem_until_it_is_mended(root: Path) -> None:
    template = "theme/templates/404.html"
    write(root, {template: "<p>Nothing here.</p>"})
    followed = session(root)
    shown(followed, "404.html")
    assert inspected(followed) == []
    save(followed, template, "<p>Ask Acme Works.</p>")
    shown(followed, "404.html")
    assert inspected(followed) == [("private-leak", "404.html")]
    save(followed, template, "<p>Ask Borg Industries.</p>")
    assert inspected(followed) == []
    save(followed, "private/interviews/acme.md", "---\nclient: Borg Industries\n---\n")
    assert inspected(followed) == [("private-leak", "404.html")]
    save(followed, "private/interviews/acme.md", PAGES["private/interviews/acme.md"])
    assert inspected(followed) == []


def test_a_mistake_in_the_private_folder_is_found_though_no_paper_is_asked_for(root: Path) -> None:
    followed = session(root)
    save(followed, "private/interviews/acme.md", "---\nclient: Acme Works\nneeds: none\n---\n")
    assert [kind for kind, _ in inspected(followed)] == ["bad-value"]
    assert shown(followed, "index.html").data
    save(followed, "private/interviews/acme.md", PAGES["private/interviews/acme.md"])
    assert inspected(followed) == []
