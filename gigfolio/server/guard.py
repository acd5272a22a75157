"""Who may ask: the name in Host must be the server's own, so that no other site's name can be made to lead here."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

_WILDCARDS = {"", "0.0.0.0", "::"}


class Guard:
    """Checks the headers Host and Origin for a server that listens on `host`."""

    def __init__(self, host: str) -> None:
        self._names = {"localhost", "127.0.0.1", "::1", host.strip("[]").lower()} - _WILDCARDS
        self._is_open = host.strip("[]") in _WILDCARDS

    def is_own_host(self, host: str) -> bool:
        """Whether a Host header names this server. Only a name can be rebound, so an open server takes any address."""
        name = _name(f"//{host}")
        return name in self._names or (self._is_open and _is_address(name))

    def is_own_origin(self, origin: str | None, host: str) -> bool:
        """Whether an Origin header is that of a page of this server, which was asked for as `host`."""
        return self.is_own_host(host) and origin == f"http://{host}"


def is_loopback(host: str) -> bool:
    """Whether only this computer reaches a server on `host`."""
    name = host.strip("[]").lower()
    return name == "localhost" or (_is_address(name) and ip_address(name).is_loopback)


def _name(address: str) -> str:
    try:
        parts = urlsplit(address)
        is_plain = parts.username is None and parts.port != 0 and not (parts.path or parts.query)
    except ValueError:
        return ""
    return (parts.hostname or "") if is_plain else ""


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
