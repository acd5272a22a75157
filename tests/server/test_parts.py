"""The small decisions of the server."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from gigfolio.server.addresses import Addresses, Place, media_type
from gigfolio.server.bursts import Bursts, quiet_for
from gigfolio.server.known_files import KnownFiles
from gigfolio.server.live_page import live, script_hash

FILES = {"index.html", "a/index.html", "b.txt", "ä.txt"}


@pytest.mark.parametrize(
    ("base", "path", "place"),
    [
        ("/", "/", Place("index.html")),
        ("/", "/a", Place(redirect="/a/")),
        ("/", "/a/", Place("a/index.html")),
        ("/", "/a/index.html", Place("a/index.html")),
        ("/", "/b.txt", Place("b.txt")),
        ("/", "/b.txt/", Place()),
        ("/", "/%C3%A4.txt", Place("ä.txt")),
        ("/", "/%C3.txt", Place()),
        ("/", "//a", Place()),
        ("/", "/../b.txt", Place()),
        ("/", "", Place(redirect="/")),
        ("/work/", "/", Place(redirect="/work/")),
        ("/work/", "/work", Place(redirect="/work/")),
        ("/work/", "/workshop", Place()),
        ("/work/", "/work/a", Place(redirect="/work/a/")),
        ("/work/", "/a/", Place()),
        ("/work/", "/_private-key", Place(redirect="/_private-key/", private=True)),
        ("/work/", "/_private-key/p.html", Place("p.html", private=True)),
        ("/work/", "/_private-key/b.txt", Place(private=True)),
        ("/work/", "/_private-kez/p.html", Place()),
    ],
)
def test_a_path_leads_to_one_place(base: str, path: str, place: Place) -> None:
    assert (
        Addresses(base, "key").find(path, FILES.__contains__, {"index.html", "p.html"}.__contains__) == place
    )


def test_without_a_secret_there_are_no_papers() -> None:
    found = Addresses("/", "").find("/_private-/p.html", FILES.__contains__, {"p.html"}.__contains__)
    assert found == Place()


def test_the_type_of_an_unknown_file_is_bytes() -> None:
    assert media_type("a.unheard-of") == media_type("LICENCE") == "application/octet-stream"
    assert media_type("A.PNG") == "image/png"


def policy(page: bytes) -> str:
    return page.decode().split('content="')[1].split('"')[0]


def test_a_page_s_policy_is_widened_by_the_script_alone() -> None:
    page = b"""<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'"><body></body>"""
    wanted = (
        f"default-src 'none'; img-src 'self'; script-src {script_hash()}; connect-src 'self' ws://localhost:1"
    )
    assert policy(live(page, [], "localhost:1")) == wanted


def test_what_a_policy_allows_stays_allowed() -> None:
    page = b"""<meta http-equiv="Content-Security-Policy" content="script-src https://a.example; connect-src 'none'">"""
    wanted = f"script-src https://a.example {script_hash()}; connect-src 'self' ws://h:1"
    assert policy(live(page, [], "h:1")) == wanted


def test_the_analytics_script_is_left_out_and_its_origin_not_asked() -> None:
    count = "https://count.example/a.js?x=1&amp;y"
    head = (
        """<meta http-equiv="Content-Security-Policy" content="connect-src 'self' https://count.example; """
    )
    tags = f"<script src=\"{count}\" defer></script><script type='module' src='{count}'></script>"
    own = '<script src="/own.js"></script>'
    page = f'{head}script-src https://count.example"><body>{tags}{own}</body>'.encode()
    made = live(page, [], "h:1", "https://count.example/a.js?x=1&y")
    assert policy(made) == f"connect-src 'self' ws://h:1; script-src {script_hash()}"
    assert b"a.js" not in made
    assert own.encode() in made


def test_the_script_stands_last_in_the_body_or_the_page() -> None:
    assert live(b"<p>x</p></body></html>", [], "h").endswith(b"</script></body></html>")
    assert live(b"<p>x</p>", [], "h").endswith(b"</script>")


def test_a_known_file_is_read_again_only_when_it_changed(tmp_path: Path) -> None:
    known, path = KnownFiles(), tmp_path / "a"
    path.write_text("one")
    os.utime(path, (1, 1))
    status = path.stat()
    first = known.digest("a", str(path))
    path.write_text("two")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))  # the time lies, the status change does not
    assert known.digest("a", str(path)) != first


def test_a_known_file_that_is_gone_is_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from gigfolio.server import known_files

    reads: list[Path] = []
    read_file = known_files.read_file
    monkeypatch.setattr(known_files, "read_file", lambda path: reads.append(path) or read_file(path))
    known, kept, gone = KnownFiles(), tmp_path / "a", tmp_path / "b"
    for path in (kept, gone):
        path.write_text("one")
        os.utime(path, (1, 1))
    later = kept.stat().st_ctime_ns + 10**9
    monkeypatch.setattr(known_files.time, "time_ns", lambda: later)
    for paths in ([kept, gone], [kept], [kept], [kept, gone]):
        known.begin()
        for path in paths:
            known.digest("", str(path))
    assert reads == list(map(str, (kept, gone, gone)))


def test_the_first_change_is_taken_at_once_and_what_follows_together() -> None:
    async def run() -> list[set[Path]]:
        bursts, paths = Bursts(), [Path(f"{n}") for n in range(50)]
        bursts.add(paths[0])
        first = await bursts.next()
        for path in paths[1:20]:
            bursts.add(path)
        asyncio.get_running_loop().call_later(
            quiet_for(20) / 2, lambda: [bursts.add(path) for path in paths[20:]]
        )
        return [first, await bursts.next()]

    first, second = _in_new_loop(run())
    assert (first, len(second)) == ({Path("0")}, 49)


def test_what_comes_together_is_taken_together() -> None:
    async def run() -> list[set[Path]]:
        bursts, paths = Bursts(), [Path(f"{n}") for n in range(50)]
        for path in paths[:20]:
            bursts.add(path)
        asyncio.get_running_loop().call_later(
            quiet_for(20) / 2, lambda: [bursts.add(path) for path in paths[20:]]
        )
        return [await bursts.next()]

    assert len(_in_new_loop(run())[0]) == 50


def _in_new_loop(work: object) -> list[set[Path]]:
    """Other tests of this process may have left a loop running in this thread."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()  # type: ignore[arg-type, return-value]


def test_a_file_that_had_just_changed_is_read_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gigfolio.server import known_files

    reads: list[Path] = []
    read_file = known_files.read_file
    monkeypatch.setattr(known_files, "read_file", lambda path: reads.append(path) or read_file(path))
    known, path = KnownFiles(), tmp_path / "a"
    path.write_text("one")
    now = path.stat().st_ctime_ns
    for clock in (now, now + 10**9, now + 10**9):  # at once, a second later, and after that
        monkeypatch.setattr(known_files.time, "time_ns", lambda clock=clock: clock)
        known.digest("a", str(path))
    assert len(reads) == 2
