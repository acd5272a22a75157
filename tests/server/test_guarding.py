"""Who may ask, and what for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tornado.httpclient import HTTPClientError

from gigfolio.server.guard import Guard, is_loopback

OWN = ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST:1"]
FOREIGN = ["", "evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.0.7:8000", "a@localhost", "localhost/x", "[::1", "localhost:x"]  # fmt: skip


@pytest.mark.parametrize("host", OWN)
def test_loopback_names_are_the_server_s_own(host: str) -> None:
    assert Guard("127.0.0.1").is_own_host(host)


@pytest.mark.parametrize("host", FOREIGN)
def test_any_other_name_is_refused(host: str) -> None:
    assert not Guard("127.0.0.1").is_own_host(host)


def test_the_given_host_is_the_server_s_own() -> None:
    assert Guard("desk.local").is_own_host("desk.local:8000")
    assert Guard("192.168.0.7").is_own_host("192.168.0.7:8000")


def test_a_server_open_to_all_takes_addresses_but_no_names() -> None:
    guard = Guard("0.0.0.0")
    assert guard.is_own_host("192.168.0.7:8000")
    assert not guard.is_own_host("evil.example:8000")


def test_only_pages_of_the_server_may_listen() -> None:
    guard = Guard("127.0.0.1")
    assert guard.is_own_origin("http://localhost:8000", "localhost:8000")
    for origin in (
        None,
        "",
        "null",
        "http://evil.example",
        "http://localhost:9000",
        "https://localhost:8000",
    ):
        assert not guard.is_own_origin(origin, "localhost:8000")
    assert not guard.is_own_origin("http://evil.example", "evil.example")


def test_loopback_is_told_from_the_rest() -> None:
    assert [
        name for name in ("127.0.0.1", "localhost", "::1", "[::1]", "127.1.2.3") if not is_loopback(name)
    ] == []
    assert [name for name in ("", "0.0.0.0", "::", "192.168.0.7", "desk.local") if is_loopback(name)] == []


def test_a_request_by_a_foreign_name_is_refused_whatever_it_asks(live: Any) -> None:
    for path in ("/", "/work/", "/work/nothing", "/_gigfolio/live"):
        answer = live.fetch(path, Host="evil.example")
        assert (answer.code, answer.body) == (403, b"403 Forbidden\n")


@pytest.mark.parametrize("origin", ["http://evil.example", "null", ""])
def test_the_reload_channel_is_closed_to_other_origins(live: Any, origin: str) -> None:
    with pytest.raises(HTTPClientError) as refusal:
        live.tab(Origin=origin)
    assert refusal.value.code == 403


def test_the_reload_channel_is_closed_to_who_names_no_origin(live: Any) -> None:
    assert live.fetch("/_gigfolio/live").code == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_only_reading_is_allowed(live: Any, method: str) -> None:
    answer = live.fetch("/work/", method)
    assert (answer.code, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_no_other_site_may_read_or_embed(live: Any) -> None:
    for path in ("/work/", "/work/note.txt", "/work/nothing"):
        headers = live.fetch(path, Origin="http://evil.example").headers
        assert [name for name in headers if name.lower().startswith("access-control")] == []
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_nothing_that_was_asked_is_reflected(live: Any) -> None:
    for path in ("/work/<b>marker</b>", "/work/%3Cb%3Emarker", "/work/?q=marker", "/_gigfolio/live?marker"):
        assert b"marker" not in live.fetch(path).body


def test_an_open_server_is_reached_at_its_address(site: Path, serving: Callable[..., Any]) -> None:
    assert serving(site, host="0.0.0.0").fetch("/work/").code == 200
