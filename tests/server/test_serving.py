"""What the server answers: the same files as a build, as a host would serve them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest
from gigfolio.server.live_page import live as live_page

Start = Callable[..., Any]


def built(site: Path, live: Any) -> dict[str, bytes]:
    from datetime import date

    build(BuildRequest(root=site, today=date(2026, 11, 23)))
    paths = (path for path in (site / "_site").rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(site / "_site").as_posix(): path.read_bytes() for path in paths}


def test_every_file_of_a_build_is_served_with_the_same_bytes(site: Path, live: Any) -> None:
    files = built(site, live)
    host = live.origin.removeprefix("http://")
    wanted = {
        path: live_page(data, [], host) if path.endswith(".html") else data for path, data in files.items()
    }
    assert {path: live.fetch("/work/" + quote(path)).body for path in wanted} == wanted
    assert any(path.startswith("images/") for path in wanted)


def test_a_build_holds_nothing_of_the_server(site: Path, live: Any) -> None:
    assert [path for path, data in built(site, live).items() if b"gigfolio-page" in data] == []


def test_addresses_are_those_of_the_host(live: Any) -> None:
    asked = [
        "/", "/work", "/work/", "/work/projects/clock", "/work/projects/clock/", "/work/projects/clock/index.html",
        "/work/old-clock/", "/work/note.txt", "/work/nothing", "/work/note.txt/", "/projects/clock/", "/work/note%2Etxt",
        "/work/%ff", "/work/?page=2",
    ]  # fmt: skip
    answers = {path: live.fetch(path) for path in asked}
    assert {path: (a.code, a.headers.get("Location", "")) for path, a in answers.items()} == {
        "/": (302, "/work/"),
        "/work": (302, "/work/"),
        "/work/": (200, ""),
        "/work/projects/clock": (302, "/work/projects/clock/"),
        "/work/projects/clock/": (200, ""),
        "/work/projects/clock/index.html": (200, ""),
        "/work/old-clock/": (200, ""),
        "/work/note.txt": (200, ""),
        "/work/nothing": (404, ""),
        "/work/note.txt/": (404, ""),
        "/projects/clock/": (404, ""),
        "/work/note%2Etxt": (200, ""),
        "/work/%ff": (400, ""),
        "/work/?page=2": (200, ""),
    }
    assert b"url=/work/projects/clock/" in answers["/work/old-clock/"].body


def test_the_page_for_nothing_is_the_site_s_own(site: Path, live: Any) -> None:
    page = (built(site, live))["404.html"]
    answer = live.fetch("/work/nothing/here")
    assert answer.code == 404
    assert answer.body == live_page(page, [], live.origin.removeprefix("http://"))


def test_nothing_but_the_output_can_be_reached(site: Path, live: Any) -> None:
    (site / ".env").write_text("SECRET=1", "utf-8")
    (site / "static/.hidden").write_text("SECRET=2", "utf-8")
    asked = [
        "/work/../gigfolio.yaml", "/work/%2e%2e/gigfolio.yaml", "/work/..%2fgigfolio.yaml", "/gigfolio.yaml",
        "/work/gigfolio.yaml", "/work/.env", "/work/.hidden", "/work/content/projects/clock.md", "//etc/passwd",
        "/work//etc/passwd", "/work/..%5c..%5cgigfolio.yaml", "/work/note.txt%00", "/work/.gigfolio/state.json",
        "/work/private/interviews/acme.md", "/_private-/", "/_private-x/interviews/acme.html", "/work/_private/",
        "/work/images/../../gigfolio.yaml",
    ]  # fmt: skip
    answers = {path: live.fetch(path) for path in asked}
    assert {path: a.code for path, a in answers.items() if a.code != 404} == {}
    assert [path for path, a in answers.items() if b"SECRET" in a.body or b"Acme" in a.body] == []


def test_types_are_right(site: Path, live: Any) -> None:
    home = live.text("/work/")
    picture = re.findall(r"/work/images/[^ \"]+", live.text("/work/projects/clock/"))[0]
    font = re.findall(r"/work/assets/[^\"]+\.woff2", home)[0]
    asked = [
        "/work/",
        "/work/note.txt",
        "/work/favicon.svg",
        "/work/favicon.ico",
        "/work/manifest.webmanifest",
        picture,
        font,
    ]
    assert [live.fetch(path).headers["Content-Type"] for path in asked] == [
        "text/html; charset=utf-8",
        "text/plain; charset=utf-8",
        "image/svg+xml; charset=utf-8",
        "image/x-icon",
        "application/manifest+json; charset=utf-8",
        "image/webp",
        "font/woff2",
    ]


def test_nothing_is_taken_from_a_cache_unasked(live: Any) -> None:
    first = live.fetch("/work/note.txt")
    again = live.fetch("/work/note.txt", If_None_Match=first.headers["ETag"])
    assert (first.headers["Cache-Control"], again.code, again.body) == ("no-cache", 304, b"")
    assert live.fetch("/work/nothing").headers["Cache-Control"] == "no-store"
    assert live.fetch("/work/projects/clock").headers["Cache-Control"] == "no-store"


def test_parts_of_a_file_are_served(live: Any) -> None:
    def part(asked: str) -> tuple[int, bytes, str]:
        answer = live.fetch("/work/note.txt", Range=asked)
        return answer.code, answer.body, answer.headers.get("Content-Range", "")

    assert part("bytes=1-3") == (206, b"ell", "bytes 1-3/5")
    assert part("bytes=-2") == (206, b"lo", "bytes 3-4/5")
    assert part("bytes=9-")[0] == 416
    assert part("bytes=0-") == (200, b"hello", "")


def test_head_has_the_headers_and_no_body(live: Any) -> None:
    for path in ("/work/", "/work/nothing", "/work/note.txt"):
        head, get = live.fetch(path, "HEAD"), live.fetch(path)
        assert (head.code, head.body) == (get.code, b"")
        assert head.headers["Content-Length"] == str(len(get.body))


def test_papers_are_shown_below_a_secret_that_is_nowhere_in_the_site(site: Path, live: Any) -> None:
    folder = live.papers.removeprefix(live.origin)
    assert re.fullmatch(r"/_private-[\w-]{20,}/", folder)
    index, paper = live.fetch(folder), live.fetch(folder + "interviews/acme.html")
    assert b'href="interviews/acme.html"' in index.body
    assert b"Acme Works" in paper.body
    assert paper.headers["Cache-Control"] == "no-store"
    assert paper.headers["Referrer-Policy"] == "no-referrer"
    assert live.fetch(folder.rstrip("/")).headers["Location"] == folder
    secret = folder.strip("/").encode()
    files = built(site, live)
    assert [path for path in files if secret in live.fetch("/work/" + quote(path)).body] == []


def test_papers_are_listed_by_what_they_are_and_set_by_one_press_that_is_put_away(
    site: Path, serving: Start, tmp_path: Path, monkeypatch: Any
) -> None:
    import tempfile

    (tmp_path / "t").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "t"))
    long = "".join(f"  - A question of some length, number {number}\n" for number in range(120))
    (site / "private/interviews/acme.md").write_text(
        f"---\nclient: Acme & Works\nengagement: A tower clock\nquestions:\n{long}---\n", "utf-8"
    )
    live = serving(site)
    folder = live.papers.removeprefix(live.origin)
    listed = live.text(folder)
    assert "<b>Acme &amp; Works</b>" in listed
    assert '<a href="interviews/acme.pdf">PDF</a>' in listed
    assert live.fetch(folder + "interviews/acme.pdf").body.startswith(b"%PDF")
    assert live.fetch(folder + "rate-sheet.pdf").code in {200, 404}
    live.wait_for_problems(lambda d: "paper-overflow" in {problem.id for problem in d})
    assert len(list((tmp_path / "t").glob("gigfolio-*"))) == 1
    live.stop()
    assert list((tmp_path / "t").iterdir()) == []


def test_papers_are_new_at_each_run_and_left_out_when_asked(site: Path, serving: Start) -> None:
    first, second, public = serving(site), serving(site), serving(site, public_only=True)
    assert first.papers.split("/")[-2] != second.papers.split("/")[-2]
    assert public.papers == ""
    assert public.fetch(first.papers.removeprefix(first.origin)).code == 404


def test_papers_are_left_out_when_other_computers_can_ask(site: Path, serving: Start) -> None:
    assert serving(site, host="0.0.0.0").papers == ""


def test_drafts_and_future_entries_are_shown_when_asked(site: Path, serving: Start) -> None:
    (site / "content/projects/bell.md").write_text("---\ntitle: Bell\ndraft: true\n---\n", "utf-8")
    (site / "content/projects/gong.md").write_text("---\ntitle: Gong\npublish: 2027-01-01\n---\n", "utf-8")

    def codes(**options: bool) -> list[int]:
        live = serving(site, **options)
        return [live.fetch(f"/work/projects/{name}/").code for name in ("bell", "gong")]

    assert codes() == [404, 404]
    assert codes(drafts=True) == [200, 404]
    assert codes(future=True) == [404, 200]


def test_a_picture_can_be_asked_for_before_any_page(site: Path, serving: Start) -> None:
    page = serving(site).text("/work/projects/clock/")
    picture = re.findall(r"/work/images/[^ \"]+", page)[0]
    fresh = serving(site)
    assert fresh.fetch(picture).code == 200
    assert fresh.fetch(picture + "x").code == 404
