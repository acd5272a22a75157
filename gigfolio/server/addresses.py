"""From the path of a request to a file of the output, by look-up alone, as a host of static files would find it."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from pathlib import PurePosixPath
from secrets import compare_digest
from typing import NamedTuple
from urllib.parse import quote, unquote

INDEX = "index.html"
_BUILT_IN = mimetypes.MimeTypes(filenames=())  # the same on every computer
_TYPES = {
    ".avif": "image/avif",
    ".css": "text/css",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".txt": "text/plain",
    ".vcf": "text/vcard",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_TEXT = ("text/", "application/json", "application/xml", "image/svg+xml", "application/manifest+json")


class Place(NamedTuple):
    """Where a request leads: to an output path, to another address (`redirect`), or nowhere (both empty)."""

    output: str = ""
    redirect: str = ""
    private: bool = False


class Addresses:
    """The addresses of a site below `base` ("/" or "/work/"), and of its papers below a folder with a secret name.

    `secret` is "" when no papers are shown.
    """

    def __init__(self, base: str, secret: str) -> None:
        self.base = base
        self.papers = f"/_private-{secret}/" if secret else ""

    def find(self, path: str, is_public: Callable[[str], bool], is_paper: Callable[[str], bool]) -> Place:
        """Return where the path of a request leads.

        Args:
            path: percent-encoded, without the query.
            is_public: whether the public output has a file.
            is_paper: whether the private output has one.
        """
        try:
            decoded = unquote(path, errors="strict")
        except UnicodeDecodeError:
            return Place()
        if self.papers and self._is_below_papers(decoded):
            return _below(self.papers, decoded, is_paper)._replace(private=True)
        if decoded in ("/", self.base.removesuffix("/")) and decoded != self.base:
            return Place(redirect=self.base)
        return _below(self.base, decoded, is_public) if decoded.startswith(self.base) else Place()

    def _is_below_papers(self, path: str) -> bool:
        first = "/" + path.removeprefix("/").partition("/")[0] + "/"
        return compare_digest(first.encode(), self.papers.encode())


def _below(base: str, path: str, has: Callable[[str], bool]) -> Place:
    rest = path[len(base) :]
    output = rest + INDEX if not rest or rest.endswith("/") else rest
    if path + "/" != base and has(output):
        return Place(output)
    is_folder = path + "/" == base or has(f"{rest}/{INDEX}")
    return Place(redirect=quote(f"{path}/")) if is_folder else Place()


def media_type(output: str) -> str:
    """Return the Content-Type of a file by its name; the same everywhere."""
    suffix = PurePosixPath(output).suffix.lower()
    found = _TYPES.get(suffix) or _BUILT_IN.guess_type(f"x{suffix}")[0] or "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith(_TEXT) else found
