"""The HTTP side: Tornado's handlers, with every answer from memory."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

from tornado.web import Application, HTTPError, RequestHandler, StaticFileHandler
from tornado.websocket import WebSocketHandler

from gigfolio.server.answers import Answer
from gigfolio.server.guard import Guard
from gigfolio.server.live_page import SOCKET
from gigfolio.snapshot import fingerprint

_GOING_AWAY = 1001  # RFC 6455, 7.4.1
Ask = Callable[[str, str], Awaitable[Answer]]  # path, host


class _Guarded(RequestHandler):
    """Refuses what is not asked of this server by its own name, and says no more than it must."""

    guard: Guard

    def prepare(self) -> None:
        if not self.guard.is_own_host(self.request.host):
            raise HTTPError(403)

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("X-Content-Type-Options", "nosniff")

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        if status_code == 405:
            self.set_header("Allow", "GET, HEAD")
        self.finish(f"{status_code} {self._reason}\n")

    def log_exception(self, *_: Any) -> None:
        """The answer says it; the terminal is for the content's problems."""


class FileHandler(_Guarded, StaticFileHandler):
    """Answers with files. Tornado's handler does ranges, HEAD and ETag; nothing of it touches the disk."""

    SUPPORTED_METHODS = ("GET", "HEAD")
    answer: Answer

    def initialize(self, ask: Ask, guard: Guard) -> None:  # type: ignore[override]
        super().initialize(path="")
        self._ask, self.guard = ask, guard

    async def get(self, path: str, include_body: bool = True) -> None:
        self.answer = await self._ask(self.request.path, self.request.host)
        if self.answer.private:
            self.set_header("Referrer-Policy", "no-referrer")
        if self.answer.status == 200:
            await super().get(path, include_body)
            return
        self.set_status(self.answer.status)
        self.set_header("Content-Type", self.answer.type)
        self.set_header("Content-Length", len(self.answer.body))
        if self.answer.redirect:
            self.set_header("Location", self.answer.redirect)
        if include_body:
            self.write(self.answer.body)

    @classmethod
    def get_absolute_path(cls, root: str, path: str) -> str:
        return path

    def validate_absolute_path(self, root: str, absolute_path: str) -> str:
        return absolute_path

    def get_content_size(self) -> int:
        return len(self.answer.body)

    def get_content(  # type: ignore[override]
        self, abspath: str, start: int | None = None, end: int | None = None
    ) -> bytes:
        return self.answer.body[start:end]

    def get_modified_time(self) -> None:
        """Files are known by their bytes alone."""

    def should_return_304(self) -> bool:
        return self.check_etag_header()

    def compute_etag(self) -> str:
        return f'"{fingerprint(self.answer.body)}"'

    def get_content_type(self) -> str:
        return self.answer.type

    def set_extra_headers(self, path: str) -> None:
        if not self.answer.private:
            self.set_header("Cache-Control", "no-cache")


class LiveHandler(_Guarded, WebSocketHandler):
    """One open tab. It is told when something changed, and says nothing itself."""

    def initialize(self, tabs: Tabs, guard: Guard) -> None:
        self._tabs, self.guard = tabs, guard

    def prepare(self) -> None:
        super().prepare()
        if not self.check_origin(self.request.headers.get("Origin", "")):
            raise HTTPError(403)

    def check_origin(self, origin: str) -> bool:
        return self.guard.is_own_origin(origin, self.request.host)

    def open(self, *_: str) -> None:
        self.set_nodelay(True)
        self._tabs.open(self)

    def on_message(self, message: str | bytes) -> None:
        """Nothing that a tab says means anything."""

    def on_close(self) -> None:
        self._tabs.close(self)


class Tabs:
    """The tabs that are open."""

    def __init__(self) -> None:
        self._open: set[LiveHandler] = set()

    def open(self, tab: LiveHandler) -> None:
        """A tab that has come, or come back, looks whether its page is still the present one."""
        self._open.add(tab)
        _tell(tab, ())

    def close(self, tab: LiveHandler) -> None:
        self._open.discard(tab)

    def close_all(self) -> None:
        """Hang up, so that the tabs look for the next server."""
        for tab in list(self._open):
            connection = tab.ws_connection
            tab.close(_GOING_AWAY)
            if connection is not None and connection.stream is not None:
                connection.stream.close()

    def tell(self, files: tuple[str, ...]) -> None:
        """Say that something changed; `files` are the addresses at which there are other bytes now."""
        for tab in list(self._open):
            _tell(tab, files)


def _tell(tab: LiveHandler, files: tuple[str, ...]) -> None:
    if tab.ws_connection is not None:
        tab.write_message(json.dumps({"files": files}))


def application(ask: Ask, tabs: Tabs, guard: Guard) -> Application:
    """Return the application: the reload channel, and files everywhere else."""
    return Application(
        [
            (SOCKET, LiveHandler, {"tabs": tabs, "guard": guard}),
            ("(.*)", FileHandler, {"ask": ask, "guard": guard}),
        ],
        log_function=lambda handler: None,
        websocket_max_message_size=1024,
    )
