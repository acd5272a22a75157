"""A page as the server shows it: with the script that keeps it fresh, which no build ever has."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Sequence
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, urlsplit

from gigfolio.papers.paper import Paper
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


def live(page: bytes, problems: Rows, host: str, analytics: str = "") -> bytes:
    """Return a page with the script, its own fingerprint and the problems that stand, and without the analytics' script:
    its author's own visits count for nothing.

    Args:
        page: the HTML, as a build would write it.
        problems: what the script shows over the page.
        host: the Host that the page was asked for at; it must have been checked.
        analytics: the address of a script that is left out, and whose origin is not asked.
    """
    state = {"page": fingerprint(page), "problems": problems, "socket": SOCKET}
    data = json.dumps(state, ensure_ascii=False).replace("<", "\\u003c")
    tags = f'<script type="application/json" id="gigfolio-page">{data}</script><script>{script()}</script>'
    counted = _without_script(page, analytics) if analytics else page
    policy = partial(_policy, host=host, analytics=analytics)
    opened = _POLICY.sub(lambda found: found[1] + policy(found[2]) + found[3], counted)
    head, end, tail = opened.rpartition(_END)
    return head + tags.encode() + end + tail if end else opened + tags.encode()


def _without_script(page: bytes, address: str) -> bytes:
    src = re.escape(html.escape(address).encode())
    return re.sub(rb"<script\b[^>]*\bsrc=[\"']?" + src + rb"[\"']?[^>]*>\s*</script>", b"", page)


def _policy(policy: bytes, host: str, analytics: str) -> bytes:
    """A page's policy, with what the script needs besides, and without the analytics' origin."""
    away = "{0.scheme}://{0.netloc}".format(urlsplit(analytics))
    directives = {}
    for directive in html.unescape(policy.decode()).split(";"):
        name, _, values = directive.strip().partition(" ")
        if name:
            directives[name] = [value for value in values.split() if value != away]
    _add(directives, "script-src", script_hash())
    _add(directives, "connect-src", "'self'", f"ws://{host}")
    return html.escape(
        "; ".join(" ".join([name, *values]) for name, values in directives.items()), quote=False
    ).encode()


def _add(directives: dict[str, list[str]], name: str, *values: str) -> None:
    kept = [value for value in directives.get(name, ()) if value != "'none'"]
    directives[name] = [*kept, *(value for value in values if value not in kept)]


def error_page(text: str) -> bytes:
    """Return a page for when there is no good one to show; the script heals it."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>gigfolio</title>\n'
        f"</head>\n<body>\n<pre>{html.escape(text)}</pre>\n</body>\n</html>\n"
    ).encode()


def papers_page(papers: Sequence[Paper], *, has_calendar: bool) -> bytes:
    """Return the list of the private papers: what each is and is about, its date, and its files."""
    rows = "".join(map(_paper_row, papers))
    if has_calendar:
        rows += '<li><a href="calendar.ics">calendar.ics</a></li>\n'
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>Private papers</title>\n'
        f"</head>\n<body>\n<h1>Private papers</h1>\n<ul>\n{rows}</ul>\n</body>\n</html>\n"
    ).encode()


def _paper_row(paper: Paper) -> str:
    files = [(f"{paper.output}.{kind}", kind.upper()) for kind in ("html", "pdf") if getattr(paper, kind)]
    named = {paper.sheet.title: None, paper.about: None, paper.date: None}
    title, *about = [html.escape(text) for text in named if text] or [html.escape(paper.output)]
    links = ", ".join(f'<a href="{html.escape(quote(path))}">{kind}</a>' for path, kind in files)
    return f"<li><b>{title}</b>{''.join(f' · {text}' for text in about)} ({links})</li>\n"
