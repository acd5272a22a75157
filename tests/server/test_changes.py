"""After a save: what is served is new at once, and each change is told once."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

Start = Callable[..., Any]
CLOCK = "content/projects/clock.md"
QUIET = '{"files": []}'


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_save_in_place_is_served(site: Path, live: Any) -> None:
    tab = live.tab()
    assert "It ticks." in live.text("/work/projects/clock/")
    replace(site / CLOCK, "It ticks.", "It tocks.")
    assert tab.next() == QUIET
    assert "It tocks." in live.text("/work/projects/clock/")


def test_a_save_by_another_file_that_takes_its_place_is_served(site: Path, live: Any) -> None:
    tab = live.tab()
    new = site / "content/projects/.clock.md.swp"
    new.write_text("---\ntitle: Clock\n---\nAtomic.\n", "utf-8")
    new.replace(site / CLOCK)
    assert tab.next() == QUIET
    assert "Atomic." in live.text("/work/projects/clock/")


def test_every_page_that_shows_what_changed_is_new(site: Path, live: Any) -> None:
    tab, pages = live.tab(), ["/work/", "/work/projects/", "/work/projects/clock/", "/work/sitemap.xml"]
    before = [live.text(page) for page in pages]
    replace(site / CLOCK, "title: Clock", "title: Chronometer")
    tab.next()
    after = [live.text(page) for page in pages]
    assert all("Chronometer" in page for page in after[:3])
    assert after[3] == before[3]


def test_new_folders_renames_and_removals_are_seen(site: Path, live: Any) -> None:
    tab = live.tab()
    (site / "content/projects/gong").mkdir()
    (site / "content/projects/gong/index.md").write_text("---\ntitle: Gong\n---\n", "utf-8")
    tab.next()
    assert live.fetch("/work/projects/gong/").code == 200
    (site / "content/projects/gong").rename(site / "content/projects/drum")
    tab.next()
    assert [live.fetch(f"/work/projects/{name}/").code for name in ("gong", "drum")] == [404, 200]
    shutil.rmtree(site / "content/projects/drum")
    tab.next()
    assert live.fetch("/work/projects/drum/").code == 404


def test_a_file_that_is_moved_out_of_the_site_is_gone(site: Path, live: Any, tmp_path: Path) -> None:
    tab = live.tab()
    (site / "content/projects/bell.md").rename(tmp_path / "bell.md")
    tab.next()
    assert live.fetch("/work/projects/bell/").code == 404


def test_a_top_folder_may_come_go_and_be_replaced(site: Path, live: Any) -> None:
    tab = live.tab()
    (site / "theme/templates").mkdir(parents=True)
    (site / "theme/templates/404.html").write_text("<!doctype html><title>Gone</title>", "utf-8")
    tab.next()
    assert live.text("/work/nothing").startswith("<!doctype html><title>Gone</title>")
    shutil.rmtree(site / "theme")
    tab.next()
    assert "<title>Gone</title>" not in live.text("/work/nothing")
    (site / "static").rename(site / "_old")
    tab.next()
    assert live.fetch("/work/note.txt").code == 404
    (site / "static").mkdir()
    (site / "static/note.txt").write_text("back", "utf-8")
    tab.next()
    assert live.text("/work/note.txt") == "back"
    (site / "static/note.txt").write_text("again", "utf-8")
    tab.next()
    assert live.text("/work/note.txt") == "again"


def test_the_configuration_takes_effect_without_a_restart(site: Path, live: Any) -> None:
    tab = live.tab()
    replace(site / "gigfolio.yaml", "ada.example/work/", "ada.example/")
    tab.next()
    assert (live.fetch("/").code, live.fetch("/work/").code) == (200, 404)
    replace(
        site / "gigfolio.yaml", "social_cards: false\n", "social_cards: false\nlanguage: de\nprivate: vault\n"
    )
    (site / "private").rename(site / "vault")
    tab.next()
    assert '<html lang="de"' in live.text("/")
    replace(site / "vault/interviews/acme.md", "Acme Works", "Other Works")
    tab.next()
    assert "Other Works" in live.text(live.papers.removeprefix(live.origin) + "interviews/acme.html")


def test_a_picture_that_changes_is_derived_anew(site: Path, live: Any) -> None:
    def picture() -> str:
        return str(re.findall(r"/work/images/[^ \"]+", live.text("/work/projects/clock/"))[0])

    tab, before = live.tab(), picture()
    old = live.fetch(before).body
    Image.new("RGB", (60, 40), (10, 200, 40)).save(site / "content/projects/face.png")
    tab.next()
    assert picture() != before
    assert live.fetch(picture()).body != old


def test_an_option_of_the_theme_and_custom_css_take_effect(site: Path, live: Any) -> None:
    tab = live.tab()
    (site / "theme").mkdir()
    (site / "theme/custom.css").write_text("h1 { color: rebeccapurple }", "utf-8")
    tab.next()
    assert "rebeccapurple" in _styles(live)
    replace(site / "theme/custom.css", "rebeccapurple", "chocolate")
    tab.next()
    assert "chocolate" in _styles(live)


def _styles(live: Any) -> str:
    home = live.text("/work/")
    linked = re.findall(r'<link rel="stylesheet" href="([^"]+)"', home)
    return home + "".join(live.text(href) for href in linked)


def test_a_file_of_the_user_s_own_is_named_as_its_address_stays(site: Path, live: Any) -> None:
    tab = live.tab()
    (site / "static/note.txt").write_text("goodbye", "utf-8")
    assert tab.next() == '{"files": ["/work/note.txt"]}'
    assert live.text("/work/note.txt") == "goodbye"


def test_a_burst_is_told_once_and_nothing_else_is_told(site: Path, live: Any) -> None:
    tab = live.tab()
    (site / CLOCK).write_bytes((site / CLOCK).read_bytes())  # the same bytes
    (site / "content/projects/.#clock.md").write_text("an editor's", "utf-8")
    (site / "content/projects/clock.md~").write_text("an editor's", "utf-8")
    (site / "_site").mkdir()
    (site / "_site/index.html").write_text("an output", "utf-8")
    (site / "README.md").write_text("beside the site", "utf-8")
    for number in range(500):
        (site / f"content/projects/p{number}.md").write_text(f"---\ntitle: P{number}\n---\n", "utf-8")
    assert tab.next() == QUIET
    assert live.fetch("/work/projects/p499/").code == 200
    (site / "static/note.txt").write_text("last", "utf-8")
    assert tab.next() == '{"files": ["/work/note.txt"]}'


def test_a_shipped_theme_in_a_checkout_is_the_author_s_to_edit(
    site: Path, serving: Start, tmp_path: Path, monkeypatch: Any
) -> None:
    from gigfolio.theme import chain

    shutil.copytree(chain.shipped_themes(), tmp_path / "themes")
    monkeypatch.setattr(chain, "_PACKAGE", tmp_path / "package")
    live = serving(site)
    tab, template = live.tab(), tmp_path / "themes/_base/templates/404.html"
    live.text("/work/nothing")
    template.write_text("<!doctype html><title>Lost</title>", "utf-8")
    tab.next()
    assert live.text("/work/nothing").startswith("<!doctype html><title>Lost</title>")
    template.with_name("lost.html").write_text("<i>Quite</i>", "utf-8")
    template.write_text("{% include 'lost.html' %}", "utf-8")
    tab.next()
    assert live.text("/work/nothing").startswith("<i>Quite</i>")


def test_every_tab_is_told(site: Path, live: Any) -> None:
    tabs = [live.tab() for _ in range(3)]
    tabs.pop().close()
    replace(site / CLOCK, "It ticks.", "It tocks.")
    assert [tab.next() for tab in tabs] == [QUIET, QUIET]


def test_after_many_edits_a_page_is_what_a_new_server_serves(site: Path, live: Any, serving: Start) -> None:
    tab = live.tab()
    pages = ["/work/", "/work/projects/", "/work/projects/clock/", "/work/projects/bell/", "/work/nothing"]
    for number in range(12):
        text = f"---\ntitle: Bell {number % 3}\n---\nIt rings {number} times.\n"
        (site / "content/projects/bell.md").write_text(text, "utf-8")
        tab.next()
        live.text(pages[number % 5])
    fresh = serving(site)
    own, other = live.origin.removeprefix("http://"), fresh.origin.removeprefix("http://")
    assert [live.text(page).replace(own, other) for page in pages] == [fresh.text(page) for page in pages]
