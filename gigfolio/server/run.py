"""The server's run: read, listen, watch, and read again whenever something changed."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from socket import socket
from typing import TypeVar

from tornado.httpserver import HTTPServer

from gigfolio.errors import Diagnostic, GigfolioError, worst_first
from gigfolio.routes import Routes
from gigfolio.server.answers import CHANGED, Answer, Answers
from gigfolio.server.bursts import Bursts
from gigfolio.server.guard import Guard
from gigfolio.server.handlers import Tabs, application
from gigfolio.server.ports import listen
from gigfolio.server.problems import from_exception
from gigfolio.server.request import DEFAULT_PORT, Listener, ServeRequest
from gigfolio.server.session import Change, Session
from gigfolio.server.watch import Watch
from gigfolio.snapshot import CONFIGURATION

_SETTLE = 0.04  # seconds without a change after which the tabs are told
_IDLE = 0.3  # seconds without a request after which there is time for what is not asked for
_ENCODERS = 2
T = TypeVar("T")


async def serve(request: ServeRequest, listener: Listener) -> None:
    """Serve a site until cancelled. GigfolioError when the folder is no site, or there is no port to listen on."""
    if not (request.root / CONFIGURATION).is_file():
        hint = "name the site's folder"
        raise GigfolioError(f"there is no {CONFIGURATION} in {request.root}", id="no-site", hint=hint)
    await Server(request, listener).run(listen(request.host, request.port))


class Server:
    """A running server. What reads or renders does so in one thread of its own, in turn; pictures have theirs."""

    def __init__(self, request: ServeRequest, listener: Listener) -> None:
        self._request, self._listener = request, listener
        self._session = Session(request)
        self._secret = secrets.token_urlsafe(16) if self._session.has_papers else ""
        self._answers = Answers(self._session, self._secret)
        self._tabs, self._bursts = Tabs(), Bursts()
        self._worker = ThreadPoolExecutor(1, "pages")
        self._encoders = ThreadPoolExecutor(_ENCODERS, "pictures")
        self._deriving: dict[str, asyncio.Future[bytes]] = {}
        self._inspectors = ThreadPoolExecutor(1, "inspections")
        self._unseen = asyncio.Event()  # something was read or rendered that was not looked at
        self._busy_until = 0.0
        self._rendered = 0
        self._said: tuple[Diagnostic, ...] = ()
        self._said_of_pages: set[Diagnostic] = set()  # since the last change

    async def run(self, listening: socket) -> None:
        """Serve on a listening socket until cancelled."""
        self._session.read_ahead()
        loop = asyncio.get_running_loop()
        http = HTTPServer(application(self._ask, self._tabs, Guard(self._request.host)))
        watch = Watch(self._request.root, lambda path: loop.call_soon_threadsafe(self._bursts.add, path))
        try:
            watch.start(self._session.folders())  # before the first reading, so that nothing is missed
            await self._refresh(watch)
            self._say()
            http.add_socket(listening)
            self._say_started(listening.getsockname()[1])
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._follow(watch))
                tasks.create_task(self._inspect())
        finally:
            http.stop()
            self._tabs.close_all()
            await http.close_all_connections()
            watch.stop()
            self._inspectors.shutdown()
            self._worker.submit(self._session.close)
            self._worker.shutdown()
            self._encoders.shutdown()

    async def _follow(self, watch: Watch) -> None:
        """Read again after each burst of changes; tell the tabs and the terminal once it is quiet."""
        untold, several = Change(), False
        while True:
            paths = await self._bursts.next()
            several = several or len(paths) > 1 or not self._session.knows(paths)
            untold |= await self._refresh(watch, paths)
            if await self._bursts.is_followed_within(_SETTLE):
                several = True
                continue
            if several:  # of many events some may be lost, or too early
                untold, several = untold | await self._refresh(watch), False
            self._say()
            if untold.is_new:
                base = self._session.base
                self._tabs.tell(tuple(base.removesuffix("/") + Routes.file(path) for path in untold.files))
                untold = Change()

    async def _refresh(self, watch: Watch, paths: Collection[Path] | None = None) -> Change:
        change = await self._in(self._worker, lambda: self._session.refresh(paths))
        if change.is_new:
            self._said_of_pages.clear()
        self._look_later()
        watch.follow(self._session.folders())
        return change

    def _say(self) -> None:
        """Tell the problems when they are others than were told."""
        if self._session.problems != self._said:
            self._said = self._session.problems
            self._listener.problems(self._said)

    def _look_later(self) -> None:
        self._busy_until = asyncio.get_running_loop().time() + _IDLE
        self._unseen.set()

    async def _inspect(self) -> None:
        """Whenever nothing was asked for a moment: look at what was read and rendered since."""
        loop = asyncio.get_running_loop()
        while True:
            await self._unseen.wait()
            while loop.time() < self._busy_until:
                await asyncio.sleep(self._busy_until - loop.time())
            self._unseen.clear()
            inspection = await self._in(self._worker, self._session.inspection)
            if inspection is None:
                continue
            found = await self._in(self._inspectors, inspection.run)
            if await self._in(self._worker, partial(self._session.take_findings, found)):
                self._say()
                self._tabs.tell(())

    async def _ask(self, path: str, host: str) -> Answer:
        answer = await self._asked(path, host)
        if any(
            problem.id == CHANGED for problem in answer.problems
        ):  # its picture's file, before the watch said so
            await self._in(self._worker, self._session.refresh)
            answer = await self._asked(path, host)
        self._say_of_page(answer.problems)
        return answer

    async def _asked(self, path: str, host: str) -> Answer:
        answer = await self._in(self._worker, lambda: self._answers.answer(path, host))
        if self._session.renderings != self._rendered:
            self._rendered = self._session.renderings
            self._look_later()
        return await self._with_picture(answer) if answer.picture else answer

    def _say_of_page(self, problems: tuple[Diagnostic, ...]) -> None:
        """Tell what is wrong with one page or picture, once after each change."""
        if not self._said_of_pages.issuperset(problems):
            self._said_of_pages.update(problems)
            self._listener.problems(worst_first({*self._said, *problems}))

    async def _with_picture(self, answer: Answer) -> Answer:
        """Derive the picture of an answer, once for all who ask for it meanwhile."""
        row, output = answer.picture, answer.output
        assert row is not None
        assert output is not None
        if row.path not in self._deriving:
            task = asyncio.ensure_future(self._in(self._encoders, lambda: output.derive(row)))
            self._deriving[row.path] = task
            task.add_done_callback(lambda _: self._deriving.pop(row.path))
        try:
            return answer._replace(body=await asyncio.shield(self._deriving[row.path]))
        except (GigfolioError, OSError) as error:
            problems = from_exception(error)
            return Answer(500, "\n".join(d.format() for d in problems).encode(), problems=problems)

    async def _in(self, pool: ThreadPoolExecutor, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(pool, work)

    def _say_started(self, port: int) -> None:
        host = f"[{self._request.host.strip('[]')}]" if ":" in self._request.host else self._request.host
        addresses = self._answers.addresses()
        origin = f"http://{host}:{port}"
        wanted = DEFAULT_PORT if self._request.port is None else self._request.port or port
        papers = origin + addresses.papers if addresses.papers else ""
        self._listener.started(origin + addresses.base, papers, wanted_port=wanted, port=port)
