"""A page as the server shows it: with the script that keeps it fresh, which no build ever has."""

from __future__ import annotations

import base64
import html
import json
import re
from functools import cache
from hashlib import sha256
from pathlib import Path

from gigfolio.server.problems import Rows
from gigfolio.snapshot import fingerprint

SOCKET = "/_gigfolio/live"
_POLICY = re.compile(rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")')
_END = b"</body>"


@cache
def script() -> str:
    """Return the script that follows changes."""
    return (Path(__file__).parent / "live.js").read_text("utf-8").strip()


@cache
def script_hash() -> str:
    """Return the script's hash, as a policy names it; no other inline script may run."""
    return f"'sha256-{base64.b64encode(sha256(script().encode()).digest()).decode()}'"


def live(page: bytes, problems: Rows, host: str) -> bytes:
    """Return a page with the script, its own fingerprint and the problems that stand.

    Args:
        page: the HTML, as a build would write it.
        problems: what the script shows over the page.
        host: the Host that the page was asked for at; it must have been checked.
    """
    state = {"page": fingerprint(page), "problems": problems, "socket": SOCKET}
    data = json.dumps(state, ensure_ascii=False).replace("<", "\\u003c")
    tags = f'<script type="application/json" id="gigfolio-page">{data}</script><script>{script()}</script>'
    opened = _POLICY.sub(lambda found: found[1] + _widened(found[2], host) + found[3], page)
    head, end, tail = opened.rpartition(_END)
    return head + tags.encode() + end + tail if end else opened + tags.encode()


def _widened(policy: bytes, host: str) -> bytes:
    """A page's policy, with what the script needs besides."""
    directives = {}
    for directive in html.unescape(policy.decode()).split(";"):
        name, _, values = directive.strip().partition(" ")
        if name:
            directives[name] = values.split()
    _add(directives, "script-src", script_hash())
    _add(directives, "connect-src", "'self'", f"ws://{host}")
    return html.escape(
        "; ".join(" ".join([name, *values]) for name, values in directives.items()), quote=False
    ).encode()


def _add(directives: dict[str, list[str]], name: str, *values: str) -> None:
    kept = [value for value in directives.get(name, ()) if value != "'none'"]
    directives[name] = [*kept, *values]


def error_page(text: str) -> bytes:
    """Return a page for when there is no good one to show; the script heals it."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>gigfolio</title>\n'
        f"</head>\n<body>\n<pre>{html.escape(text)}</pre>\n</body>\n</html>\n"
    ).encode()


def papers_page(names: list[tuple[str, str]]) -> bytes:
    """Return the list of the private papers, as (address, title)."""
    links = "".join(f'<li><a href="{html.escape(to)}">{html.escape(name)}</a></li>\n' for to, name in names)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Private papers</title>\n'
        f"</head>\n<body>\n<h1>Private papers</h1>\n<ul>\n{links}</ul>\n</body>\n</html>\n"
    ).encode()
