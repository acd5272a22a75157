"""Every address of the site, known before any page is made: what links may lead to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import unquote

from gigfolio.content.names import slug
from gigfolio.model.entities import FreePage, Post, Project
from gigfolio.model.site import Site
from gigfolio.model.values import Body
from gigfolio.plan.lists import Lists
from gigfolio.plan.sections import can_be_reached, has_feed
from gigfolio.routes import Routes

_ID = re.compile(r'\sid="([^"]+)"')
_ENTRY_FILES = (".md", ".yaml", ".yml", "")
# Files of content/ by the section whose page shows them.
_FILES = {
    "projects", "services", "rates", "testimonials", "certifications", "about", "experience", "posts",
    "working-together", "network",
}  # fmt: skip
Ids = frozenset[str] | None  # what a fragment may name; None where only the theme knows


class AddressBook:
    """The addresses of one site. `pages` maps each page's address to what tells the fragments that it has.

    Args:
        body: gives an entry's text by its collection and id.
    """

    def __init__(self, lists: Lists, sections: frozenset[str], body: Callable[[str, str], Body]) -> None:
        self._site, self._routes, self._sections, self._body = lists.site, lists.routes, sections, body
        self.pages: dict[str, Callable[[], Ids] | None] = {
            "/": None,
            **dict(self._section_pages()),
            **dict(self._entry_pages()),
        }
        self.pages |= {self._routes.entry("tags", id): None for id in lists.tags.names}
        self.pages |= {self._routes.entry("skills", id): None for id in lists.proofs}
        self.documents = tuple(document_names(lists.site))
        self._files = {"/" + name for name in (*self.documents, *lists.site.static)}
        self._aliases = {
            self._routes.alias(alias): to for alias, to, _ in alias_targets(lists.site, self._routes)
        }

    def ids(self, address: str) -> Ids:
        """Return the fragments that a page is known to have."""
        ids = self.pages.get(address)
        return ids() if ids else None

    def find(self, target: str) -> str | None:
        """Return the address that a target leads to, or None when it leads nowhere.

        `target` has no fragment; it is a path from the site's folder, or starts with "/" and is an address. It may be
        percent-encoded.
        """
        return self._find(target) or self._find(unquote(target))

    def _find(self, path: str) -> str | None:
        if path.startswith("static/"):
            path = path.removeprefix("static")
        if path.startswith("/"):
            return self._address(path)
        return self._of_content(path) if path.startswith("content/") else None

    def _address(self, path: str) -> str | None:
        if path in self._files:
            return Routes.file(path.removeprefix("/"))
        address = path.removesuffix("index.html")
        for candidate in (address, f"{address}/"):
            found = candidate if candidate in self.pages else self._aliases.get(candidate)
            if found:
                return found
        return None

    def _of_content(self, path: str) -> str | None:
        parts = path.split("/")[1:]
        if len(parts) == 3 and parts[2] == "index.md":
            parts = parts[:2]
        stem, ending = posixpath.splitext(parts[-1])
        if ending not in _ENTRY_FILES or len(parts) > 2:
            return None
        if len(parts) == 1:
            address = "/" if stem == "profile" else self._routes.section(stem) if stem in _FILES else ""
        elif parts[0] in {"projects", "posts", "pages"}:
            address = self._routes.entry(parts[0], slug(stem, self._site.settings.language))
        else:
            address = self._routes.section(parts[0])
        return address if address in self.pages else None

    def _section_pages(self) -> Iterator[tuple[str, Callable[[], Ids] | None]]:
        site = self._site
        known: dict[str, Callable[[], Ids]] = {
            "about": lambda: ids_of(site.about),
            "working-together": lambda: ids_of(site.working_together),
            "rates": lambda: frozenset(package.id for package in site.rates.packages),
            "services": lambda: frozenset(service.id for service in site.services),
            "certifications": lambda: frozenset(held.id for held in site.certifications),
        }
        return ((self._routes.section(name), known.get(name)) for name in self._sections)

    def _entry_pages(self) -> Iterator[tuple[str, Callable[[], Ids]]]:
        for collection, entry in entries(self._site):
            yield self._routes.entry(collection, entry.id), partial(self._entry_ids, collection, entry.id)

    def _entry_ids(self, collection: str, id: str) -> Ids:
        return ids_of(self._body(collection, id))


def ids_of(body: Body) -> frozenset[str]:
    """Return the fragments of a body: its headings, footnotes and whatever was given an id."""
    return frozenset(id for part in body.parts if isinstance(part, str) for id in _ID.findall(part))


def entries(site: Site) -> Iterator[tuple[str, Project | Post | FreePage]]:
    """Yield each entry that has a page of its own, with its collection; unlisted ones too."""
    yield from (("projects", project) for project in site.projects)
    yield from (("posts", post) for post in site.posts)
    yield from (("pages", page) for page in site.pages)


def alias_targets(site: Site, routes: Routes) -> Iterator[tuple[str, str, str]]:
    """Yield each former address as it is written, the address that it leads to now, and the entry's key."""
    for collection, entry in entries(site):
        for alias in entry.aliases:
            yield alias, routes.entry(collection, entry.id), f"{collection}/{entry.id}"


def document_names(site: Site) -> Iterator[str]:
    """Yield the output paths of what is not a page."""
    yield from ("robots.txt", "llms.txt", "resume.json")
    if can_be_reached(site):
        yield "contact.vcf"
    if site.settings.url:
        yield "sitemap.xml"
    if has_feed(site):
        yield from ("feed.xml", "feed.json")
