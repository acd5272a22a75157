"""A real server on loopback over real files, in a thread of its own, and clients that wait for events."""

from __future__ import annotations

import asyncio
import datetime as dt
import threading
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect

from gigfolio.errors import Diagnostic
from gigfolio.server.request import ServeRequest
from gigfolio.server.run import serve

TODAY = dt.date(2026, 11, 23)
PATIENCE = 30  # seconds until a test that waits for an event has failed
T = TypeVar("T")
SITE = {
    "gigfolio.yaml": "url: https://ada.example/work/\nsocial_cards: false\n"
    "images: {widths: [40], formats: [webp]}\nprofile: {name: Ada Vik, headline: Clocks}\n",
    "content/projects/clock.md": "---\ntitle: Clock\naliases: [/old-clock/]\ncover: {src: face.png, alt: A face}\n---\nIt ticks.\n",
    "content/projects/bell.md": "---\ntitle: Bell\n---\nIt rings.\n",
    "static/note.txt": "hello",
    "private/interviews/acme.md": "---\nclient: Acme Works\n---\n",
}


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site with two projects, a picture, an alias, a file of its own and a paper."""
    from PIL import Image

    root = tmp_path / "site"
    write(root, SITE)
    Image.new("RGB", (60, 40), (200, 90, 40)).save(root / "content/projects/face.png")
    return root


class Tab:
    """An open reload channel."""

    def __init__(self, live: Live, connection: WebSocketClientConnection) -> None:
        self._live, self._connection = live, connection

    def next(self) -> str:
        """Wait for the next message."""

        async def read() -> str | bytes | None:
            return await self._connection.read_message()

        message = self._live.call(read())
        assert isinstance(message, str)
        return message

    def close(self) -> None:
        self._live.loop.call_soon_threadsafe(self._connection.close)


class Live:
    """A running server, as its listener."""

    def __init__(self, request: ServeRequest) -> None:
        self.loop = asyncio.new_event_loop()
        self.address, self.papers, self.ports = "", "", (0, 0)
        self.said: list[tuple[Diagnostic, ...]] = []
        self.failure: BaseException | None = None
        self._spoke = threading.Condition()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(request,), daemon=True)
        self._thread.start()
        assert self._ready.wait(PATIENCE)
        if self.failure:
            raise self.failure

    def _run(self, request: ServeRequest) -> None:
        asyncio.set_event_loop(self.loop)
        self._task = self.loop.create_task(serve(request, self))
        try:
            self.loop.run_until_complete(self._task)
        except asyncio.CancelledError:
            pass
        except BaseException as error:
            self.failure = error
        finally:
            self._ready.set()
            self.loop.close()

    def started(self, site: str, papers: str, *, wanted_port: int, port: int) -> None:
        self.address, self.papers, self.ports = site, papers, (wanted_port, port)
        self._ready.set()

    def problems(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        with self._spoke:
            self.said.append(diagnostics)
            self._spoke.notify_all()

    def wait_for_problems(self, hold: Callable[[tuple[Diagnostic, ...]], bool]) -> tuple[Diagnostic, ...]:
        """Wait until the problems last told hold."""
        with self._spoke:
            assert self._spoke.wait_for(lambda: bool(self.said) and hold(self.said[-1]), PATIENCE)
            return self.said[-1]

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.ports[1]}"

    def call(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(PATIENCE)

    def fetch(self, path: str, method: str = "GET", **headers: str) -> HTTPResponse:
        """Fetch a path of the server as it stands, without following redirects."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = HTTPRequest(
            self.origin + path, method, named, follow_redirects=False, allow_nonstandard_methods=True
        )

        async def get() -> HTTPResponse:
            return await AsyncHTTPClient().fetch(request, raise_error=False)

        return self.call(get())

    def text(self, path: str) -> str:
        return self.fetch(path).body.decode()

    def tab(self, **headers: str) -> Tab:
        """Open the reload channel as a page of the server would; wait for its greeting."""
        named = {"Origin": self.origin} | {name.replace("_", "-"): value for name, value in headers.items()}
        request = HTTPRequest(self.origin.replace("http", "ws") + "/_gigfolio/live", headers=named)

        async def connect() -> WebSocketClientConnection:
            return await websocket_connect(request)

        tab = Tab(self, self.call(connect()))
        assert tab.next() == '{"files": []}'
        return tab

    def stop(self) -> None:
        if self._thread.is_alive():
            self.loop.call_soon_threadsafe(self._task.cancel)
            self._thread.join(PATIENCE)
        assert not self._thread.is_alive()


@pytest.fixture
def serving() -> Iterator[Callable[..., Live]]:
    """Start servers: `serving(root, public_only=True)`. They are stopped after the test."""
    running: list[Live] = []

    def start(root: Path, **options: Any) -> Live:
        options = {"port": 0, **options}
        running.append(Live(ServeRequest(root=root, today=lambda: TODAY, **options)))
        return running[-1]

    yield start
    for live in running:
        live.stop()


@pytest.fixture
def live(site: Path, serving: Callable[..., Live]) -> Live:
    """A server of the small site."""
    return serving(site)
