"""Where GitHub Pages shows a repository, and whether a site was built for that address.

The rules are GitHub's: https://docs.github.com/pages/getting-started-with-github-pages/what-is-github-pages
"""

from __future__ import annotations

import re

from gigfolio.errors import Diagnostic, GigfolioError

# git@github.com:OWNER/NAME.git, ssh://git@github.com/…, ssh://git@ssh.github.com:443/…, https://USER@github.com/…
_GITHUB = re.compile(
    r"(?:(?:https?|ssh|git)://)?(?:[^/@\s]+@)?(?:ssh\.|www\.)?github\.com(?::[0-9]+)?[:/]/?"
    r"(?P<owner>[\w-]+)/(?P<name>[\w.-]+?)(?:\.git)?/?\Z",
    re.IGNORECASE | re.ASCII,
)


# The host of [SCHEME://][USER@]HOST[:PORT]/…, and of ssh's short form [USER@]HOST:PATH
_HOST = re.compile(
    r"(?:(?:https?|ssh|git)://(?:[^/@\s]+@)?(?P<whole>[\w.-]+)(?::[0-9]+)?/|(?:[^/@:\s]+@)?(?P<short>[\w.-]+):(?!//))",
    re.IGNORECASE | re.ASCII,
)


def host_of(remote: str) -> str:
    """Return the host of a remote's address; "" when it is a folder on this computer."""
    found = _HOST.match(remote)
    host = (found["whole"] or found["short"] or "") if found else ""
    return "" if len(host) == 1 else host  # a single letter is a drive of Windows


def with_host(remote: str, host: str) -> str:
    """Return a remote's address with another host in place of its own."""
    found = _HOST.match(remote)
    if not found:
        return remote
    start, end = found.span("whole" if found["whole"] else "short")
    return remote[:start] + host + remote[end:]


def pages_address(remote: str) -> str:
    """Return the address at which GitHub shows the pages of a remote, or "" when it is no repository there."""
    found = _GITHUB.match(remote)
    if not found:
        return ""
    owner, name = found["owner"].lower(), found["name"]
    host = f"{owner}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def decide_domain(wanted: str, shipped: str, standing: str) -> str:
    """Return the site's own domain, or "" when it has none.

    Args:
        wanted: deploy.cname.
        shipped: what the built site brings along in a CNAME file of its own.
        standing: what the CNAME file on the remote says.

    Raises GigfolioError when two of them contradict each other: a domain is never dropped or replaced unasked.
    """
    named = {"deploy.cname": wanted, "static/CNAME": shipped, "the CNAME file on the branch": standing}
    said = {place: name.strip() for place, name in named.items() if name.strip()}
    if len({name.lower() for name in said.values()}) > 1:
        message = "the site's domain is contradicted: " + ", ".join(f"{p} says {n}" for p, n in said.items())
        hint = "settle it: on GitHub under Settings, Pages, Custom domain (which writes the file), and in deploy.cname"
        raise GigfolioError(message, id="domain", hint=hint)
    return next(iter(said.values()), "")


def check_fit(url: str, pages: str, domain: str, host: str = "") -> list[Diagnostic]:
    """Return what speaks for caution; GigfolioError when a site built for `url` would not work where it is put.

    Args:
        url: the address that the site is built for; "" when it has none.
        pages: from `pages_address`.
        domain: from `decide_domain`.
        host: the remote's, from `host_of`; to be named when it is not GitHub's.
    """
    if domain:
        return _check_domain(url, domain)
    if not url or not pages:
        return [] if url else [_no_url(host)]
    if _parts(url) == _parts(pages):
        return []
    (own, path), (_, pages_path) = _parts(url), _parts(pages)
    if path == pages_path != "/" and not own.endswith(".github.io"):
        message = f"the site is built for {url}, which is {pages} only when {own} is your own page's domain"
        return [Diagnostic("warning", "address", message)]
    hint = f"set url: {pages}"
    if path == "/" and not own.endswith(".github.io"):
        hint += f", or deploy.cname: {own} when that is your own domain"
    message = f"the site is built for {url}, but the remote's pages stand at {pages}"
    raise GigfolioError(message, id="address", hint=hint)


def _check_domain(url: str, domain: str) -> list[Diagnostic]:
    if not url or _parts(url) == (domain.lower(), "/"):
        return []
    message = f"the site is built for {url}, but it stands at its domain, https://{domain}/"
    raise GigfolioError(message, id="address", hint=f"set url: https://{domain}/")


def _no_url(host: str) -> Diagnostic:
    message = "the site has no url, so links start at the root, and there is no site map"
    hint = "set url in gigfolio.yaml"
    if host:
        message = f"where {host} shows its pages is not known here; {message}"
        hint += f", or say --base-url; a GitHub of your own shows them at https://{host}/pages/OWNER/NAME/, or below https://pages.{host}/"
    return Diagnostic("warning", "no-url", message, hint=hint)


def _parts(url: str) -> tuple[str, str]:
    """The host, without its case, and the path with a slash at both ends."""
    host, _, path = url.split("://", 1)[-1].partition("/")
    return host.lower(), f"/{path.strip('/')}/" if path.strip("/") else "/"
