"""Listening: the default port, or the next one that is free."""

from __future__ import annotations

import errno
import socket

from gigfolio.errors import GigfolioError
from gigfolio.server.request import DEFAULT_PORT

_TRIES = 50


def listen(host: str, port: int | None) -> socket.socket:
    """Return a listening socket.

    Args:
        port: None takes the default port or the next free one, 0 any free one.

    Raises GigfolioError when there is none, or the one that was asked for is taken.
    """
    ports = range(DEFAULT_PORT, DEFAULT_PORT + _TRIES) if port is None else (port,)
    for candidate in ports:
        try:
            return _bound(host, candidate)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or port is not None:
                raise _refused(host, candidate, error) from error
    raise GigfolioError(f"no port from {ports[0]} to {ports[-1]} is free", id="port-taken")


def _bound(host: str, port: int) -> socket.socket:
    bare = host.strip("[]")
    made = socket.create_server((bare, port), family=socket.AF_INET6 if ":" in bare else socket.AF_INET)
    made.setblocking(False)
    return made


def _refused(host: str, port: int, error: OSError) -> GigfolioError:
    if error.errno == errno.EADDRINUSE:
        hint = "leave --port out to take the next free one"
        return GigfolioError(f"port {port} is taken", id="port-taken", hint=hint)
    if error.errno == errno.EACCES:
        return GigfolioError(
            f"you may not listen on port {port}", id="port-refused", hint="take one above 1023"
        )
    return GigfolioError(f"cannot listen on {host}: {error.strerror or error}", id="host-refused")
