"""What surrounds every page: its head, the navigation and the footer, the closing line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypedDict

import msgspec

from gigfolio.errors import Location
from gigfolio.model.site import Site
from gigfolio.plan import structured_data
from gigfolio.plan.links import Links
from gigfolio.plan.lists import Lists
from gigfolio.plan.sections import footer_order, has_feed, navigation_order
from gigfolio.plan.text import clip
from gigfolio.routes import Routes
from gigfolio.views import Chrome, ContactLine, Head, Link, TitleBlock

CARD = "card.jpg"  # beside a page's index.html


class Frame(TypedDict):
    """The fields that every page's context has."""

    head: Head
    chrome: Chrome
    contact_line: ContactLine


class PageName(NamedTuple):
    """What a page is called, and the section that it stands below ("")."""

    title: str
    parent: str


class Frames:
    """Makes the frames of one site's pages, and keeps their names by address.

    `closing` is the line at the end of most of them.
    """

    def __init__(
        self,
        lists: Lists,
        sections: frozenset[str],
        links: Links,
        closing: ContactLine,
        block: TitleBlock | None = None,
    ) -> None:
        self._lists, self._links, self._closing = lists, links, closing
        self._block = block or TitleBlock()
        self._site, self._words, self._routes = lists.site, lists.words, lists.routes
        self.sections = sections
        self.title = self._site.settings.title or self._site.profile.name
        order = navigation_order(self._site, sections)
        self._sheets = ("home", *order)
        self._navigation = tuple(self._section_link(n) for n in order if n != "contact")
        self._navigation += self._extra_links()
        self._contact = self._section_link("contact") if "contact" in order else None
        self._footer = tuple(self._section_link(name) for name in footer_order(order, sections))
        self._footer += self._other_links()
        self._feeds = self._feed_links()
        self.names: dict[str, PageName] = {}
        self._chromes: dict[tuple[str, str], Chrome] = {}

    def frame(
        self,
        address: str,
        *,
        section: str,
        title: str,
        description: str = "",
        trail: Iterable[str] = (),
        nodes: Sequence[structured_data.Node] = (),
        noindex: bool = False,
        og_type: str = "website",
        canonical: str = "",
        form_action: str = "",
    ) -> Frame:
        """Return a page's frame.

        Args:
            address: the page's address.
            section: the section that it belongs to.
            title: what stands in its title bar.
            description: any text; it is cut to the length that search engines show.
            trail: the names of the sections between home and the page.
            nodes: what the page says as JSON-LD.
            canonical: another site's address at which the page stood first.
            form_action: where the page posts a form to.
        """
        above = [(self.nav(name), self._routes.section(name)) for name in trail]
        self.names[address] = PageName(title, above[-1][0] if above else "")
        crumbs = () if noindex else self._breadcrumbs(address, title, above)
        head = Head(
            title=self._full_title(section, title),
            description=clip(description),
            canonical="" if noindex else canonical or self._routes.absolute(address),
            noindex=noindex,
            card=self._card(address) if not noindex else "",
            og_type=og_type,
            feeds=self._feeds,
            json_ld=structured_data.dump([*nodes, *crumbs]),
        )
        chrome = self._chrome(section, address, form_action)
        return Frame(head=head, chrome=chrome, contact_line=self._closing)

    def nav(self, name: str) -> str:
        """Return a section's name."""
        return self._words(f"nav_{name}")

    def _full_title(self, section: str, title: str) -> str:
        if section == "home" or title == self.title:
            return title
        return self._words("head_title", title=title, site=self.title)

    def _card(self, address: str) -> str:
        if not self._site.settings.social_cards:
            return ""
        return self._routes.absolute(address + CARD)

    def _breadcrumbs(
        self, address: str, title: str, above: list[tuple[str, str]]
    ) -> tuple[structured_data.Node, ...]:
        if address == "/" or not self._site.settings.url:
            return ()
        steps = [(self.nav("home"), "/"), *above, (title, address)]
        return (structured_data.breadcrumbs([(name, self._routes.absolute(to)) for name, to in steps]),)

    def _section_link(self, name: str) -> Link:
        address = self._routes.section(name)
        if name == "projects" and len(self._lists.projects) == 1:
            (id,) = self._lists.projects
            return Link(label=self.nav("project"), url=self._lists.href("projects", id))
        return Link(label=self.nav(name), url=self._routes.href(address))

    def _extra_links(self) -> tuple[Link, ...]:
        given = self._site.settings.navigation.links
        links = self._links.named(given, "navigation.links", Location("gigfolio.yaml"))
        return tuple(Link(label=link.label, url=link.url) for link in links)

    def _other_links(self) -> tuple[Link, ...]:
        pages = tuple(
            Link(label=page.title, url=self._lists.href("pages", page.id)) for page in self._site.listed_pages
        )
        feed = Link(label=self.nav("feed"), url=self._routes.href("/feed.xml"))
        there = {link.url for link in self._navigation}
        return tuple(link for link in pages if link.url not in there) + (
            (feed,) if has_feed(self._site) else ()
        )

    def _feed_links(self) -> tuple[Link, ...]:
        names = ("feed.xml", "feed.json") if has_feed(self._site) else ()
        return tuple(Link(label=self.title, url=self._routes.href(f"/{name}")) for name in names)

    def _chrome(self, section: str, address: str, form_action: str) -> Chrome:
        """Most pages of a section share one."""
        current = self._routes.href(address)
        everywhere = (*self._navigation, *self._footer, *((self._contact,) if self._contact else ()))
        key = (section, current if any(link.url == current for link in everywhere) else "")
        made = self._chromes.get(key)
        if made is None:
            made = self._chromes[key] = self._new_chrome(section, key[1], form_action)
        return made

    def _new_chrome(self, section: str, current: str, form_action: str) -> Chrome:
        site = self._site
        return Chrome(
            language=site.settings.language,
            direction=self._words.direction,
            name=site.profile.name,
            site_title=self.title,
            home=self._routes.href("/"),
            base_path=self._routes.base,
            navigation=_marked(self._navigation, current),
            contact=_marked((self._contact,), current)[0] if self._contact else None,
            footer=_marked(self._footer, current),
            profiles=tuple(Link(label=link.platform, url=link.url) for link in site.profile.links),
            email=site.profile.contact.email,
            section=section,
            address=site.settings.url.partition("://")[2].rstrip("/"),
            form_action=form_action,
            analytics=site.settings.analytics,
            title_block=self._title_block(section),
        )

    def _title_block(self, section: str) -> TitleBlock:
        sheet = self._sheets.index(section) + 1 if section in self._sheets else 0
        return msgspec.structs.replace(self._block, sheet=sheet, sheets=len(self._sheets))


def _marked(links: tuple[Link, ...], current: str) -> tuple[Link, ...]:
    return tuple(
        Link(label=link.label, url=link.url, current=True) if link.url == current else link for link in links
    )


def closing_line(site: Site, routes: Routes, action: Link | None, availability: str) -> ContactLine:
    """Return the line that ends most pages; nothing where the freelancer cannot be reached."""
    contact = site.profile.contact
    if action is None:
        return ContactLine()
    return ContactLine(
        action=action, email=contact.email, availability=availability, reply_time=contact.reply_time
    )
