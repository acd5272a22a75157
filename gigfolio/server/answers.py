"""What a request for a path is answered with."""

from __future__ import annotations

from typing import NamedTuple

from gigfolio.errors import Diagnostic, GigfolioError, worst_first
from gigfolio.images import Derivative
from gigfolio.server.addresses import Addresses, Place, media_type
from gigfolio.server.live_page import error_page, live
from gigfolio.server.output import Made, Output
from gigfolio.server.problems import from_exception, has_errors, rows
from gigfolio.server.session import Session

NOT_FOUND = "404.html"
_HTML = media_type("index.html")
CHANGED = "changed-meanwhile"
_TRIES = 3  # at a page whose files change while it is made


class Answer(NamedTuple):
    """An HTTP answer: a body of a type, or a redirect. `picture` is still to be derived, and is the body then."""

    status: int
    body: bytes = b""
    type: str = "text/plain; charset=utf-8"
    redirect: str = ""
    private: bool = False
    picture: Derivative | None = None
    output: Output | None = None
    problems: tuple[Diagnostic, ...] = ()


class Answers:
    """Answers requests from a session, in its thread. `secret` names the papers' folder ("" for none)."""

    def __init__(self, session: Session, secret: str) -> None:
        self._session, self._secret = session, secret

    def addresses(self) -> Addresses:
        return Addresses(self._session.base, self._secret)

    def answer(self, path: str, host: str) -> Answer:
        """Return the answer to a request for a percent-encoded path, asked of a Host that was checked."""
        for _ in range(_TRIES):
            found = self._answer(path, host)
            if found is not None:
                return found
            self._session.refresh()  # a file changed before the watch said so
        return self._page(500, None, (), host, private=False)

    def _answer(self, path: str, host: str) -> Answer | None:
        output = self._session.output
        if output is None:
            return self._page(500, None, (), host, private=False)
        place = self.addresses().find(path, lambda p: _has(output, p), lambda p: output.paper(p) is not None)
        if place.redirect:
            return Answer(302, redirect=place.redirect, private=place.private)
        picture = output.picture(place.output) if place.output and not place.private else None
        if picture:
            return Answer(200, type=media_type(place.output), picture=picture, output=output)
        made = _made(output, place)
        if any(problem.id == CHANGED for problem in made.problems):
            return None
        return self._made_answer(place, made, host)

    def _made_answer(self, place: Place, made: Made, host: str) -> Answer:
        kind = media_type(place.output) if place.output else _HTML
        status = 200 if place.output else 404
        if made.data is None and (made.problems or kind == _HTML):
            status = 500 if made.problems else status
            return self._page(status, None, made.problems, host, private=place.private)
        if kind == _HTML:
            return self._page(status, made.data, made.problems, host, private=place.private)
        return Answer(status, made.data or b"", kind, private=place.private, problems=made.problems)

    def _page(
        self, status: int, data: bytes | None, problems: tuple[Diagnostic, ...], host: str, *, private: bool
    ) -> Answer:
        """A page with what is wrong over it; in its place when there is no good version."""
        every = worst_first({*problems, *self._session.problems})
        shown = every if has_errors(every) else ()
        request = self._session.request
        page = data if data is not None else error_page("\n\n".join(d.format() for d in shown) or "404")
        body = live(page, rows(shown, self._session.locate, request.editor), host, self._session.analytics)
        return Answer(status, body, _HTML, private=private, problems=problems)


def _has(output: Output, path: str) -> bool:
    return output.public(path) is not None or output.picture(path) is not None


def _made(output: Output, place: Place) -> Made:
    """A file of the output, or the page that says that there is none."""
    make = output.paper(place.output) if place.private else output.public(place.output or NOT_FOUND)
    if make is None:
        return Made(None)
    try:
        return make()
    except (GigfolioError, OSError) as error:
        return Made(None, from_exception(error))
