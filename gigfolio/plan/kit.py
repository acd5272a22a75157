"""What planning the pages of one site needs at hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeVar

import msgspec

from gigfolio.errors import Diagnostic
from gigfolio.model.entities import Project
from gigfolio.model.site import Site
from gigfolio.model.values import Body, Value
from gigfolio.plan.addresses import AddressBook, entries
from gigfolio.plan.availability import availability
from gigfolio.plan.bodies import Bodies, without_bodies
from gigfolio.plan.frames import Frames, closing_line
from gigfolio.plan.links import Links
from gigfolio.plan.lists import Lists, pictures_of
from gigfolio.plan.place import place_words, utc_offset
from gigfolio.plan.prices import price_sentence, public_rates, public_services
from gigfolio.plan.sections import present
from gigfolio.plan.structured_data import StructuredData
from gigfolio.plan.types import Page
from gigfolio.routes import Routes
from gigfolio.views import Link, Metric, PageContext, TitleBlock
from gigfolio.words import Words

C = TypeVar("C", bound=Value)
SELECTED, FEW = 7, 3  # how many projects are selected work at most, and at least where there are as many


class Part(NamedTuple):
    """How an output's context is made, and the entries whose texts it asked for."""

    make: Callable[[], Value]
    asked: frozenset[str]


class Kit:
    """One site on one day: its lists, links, frames and sentences.

    `site` is without any price where prices are on request, and without the texts of its projects, posts and pages:
    `body` gives those, and notes which page asked for which, so that a text that changes costs its own pages alone.
    """

    def __init__(self, site: Site, today: dt.date, words: Words) -> None:
        self._bodies = Bodies({f"{name}/{entry.id}": entry.body for name, entry in entries(site)})
        pictures = {project.id: pictures_of(project) for project in site.projects}
        self.site = site = msgspec.structs.replace(
            without_bodies(site),
            rates=public_rates(site.rates),
            services=public_services(site.services, site.rates),
        )
        self._parts: dict[str, Part] = {}
        self._askers: dict[str, dict[str, None]] = {}  # outputs that have asked for a text, in order
        self._part_problems: dict[str, tuple[Diagnostic, ...]] = {}
        self.today, self.words = today, words
        self.routes = Routes(site.settings)
        self.lists = Lists(site, self.routes, today, words, pictures)
        self.sections = present(self.lists)
        self.book = AddressBook(self.lists, self.sections, self.body)
        self.links = Links(self.book, self.routes)
        self.data = StructuredData(site, self.routes, words.locale)
        self.place = place_words(site.profile.location)
        zone = site.profile.location.timezone or site.settings.timezone
        self.utc_offset, self._zone_problems = utc_offset(zone, today)
        self.availability = availability(site.profile.availability, today, words)
        self.price = price_sentence(site.rates, site.profile.contact.reply_time, words)
        self.action = self._action()
        closing = closing_line(site, self.routes, self.action, self.availability.text)
        self.frames = Frames(self.lists, self.sections, self.links, closing, self._title_block())

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was found so far."""
        of_parts = (problem for problems in self._part_problems.values() for problem in problems)
        found = dict.fromkeys((*self.links.diagnostics, *of_parts))
        return (*self.availability.diagnostics, *self._zone_problems, *found)

    def body(self, collection: str, id: str) -> Body:
        """Return the text of an entry of projects, posts or pages."""
        return self._bodies.get(f"{collection}/{id}")

    def made(self, output: str, make: Callable[[], C]) -> C:
        """Return what `make` makes for an output, and keep how: it is made again when a text that it asked for changes."""
        with self._bodies.watched() as asked, self.links.apart() as problems:
            made = make()
        self._parts[output] = Part(make, frozenset(asked))
        for key in asked:
            self._askers.setdefault(key, {})[output] = None
        self._part_problems.pop(output, None)
        if problems:
            self._part_problems[output] = tuple(problems)
        return made

    def turn_to(self, bodies: Mapping[str, Body]) -> dict[str, Value] | None:
        """Take other texts of entries; return what is made anew of them by output, or None when that cannot be told.

        Args:
            bodies: by collection and id, "projects/harbour"; all else about the entries is as it was.
        """
        if not self._bodies.turn_to(bodies):
            return None
        asked = dict.fromkeys(output for key in bodies for output in self._askers.get(key, ()))
        touched = [output for output in asked if not self._parts[output].asked.isdisjoint(bodies)]
        return {output: self.made(output, self._parts[output].make) for output in touched}

    def url_of(self, section: str) -> str:
        """Return the link to a section, or "" when it has no content."""
        return self.routes.href(self.routes.section(section)) if section in self.sections else ""

    def listing(self, items: Iterable[str]) -> str:
        """Return a description of a page that is a list: whose it is, and what stands on it."""
        named = "; ".join(item for item in items if item)
        return self.words("head_list", name=self.site.profile.name, items=named) if named else ""

    def page(self, address: str, template: str, context: PageContext) -> Page:
        return Page(url=address, output=self.routes.output(address), template=template, context=context)

    def entry_page(self, address: str, template: str, make: Callable[[], PageContext]) -> Page:
        """Return a page whose context may ask for the texts of entries."""
        output = self.routes.output(address)
        return Page(url=address, output=output, template=template, context=self.made(output, make))

    def metric_words(self, metric: Metric) -> str:
        """Return a metric as one line."""
        key = "card_metric_change" if metric.before else "card_metric"
        return self.words(key, label=metric.label, value=metric.value, before=metric.before)

    def selected_projects(self) -> tuple[Project, ...]:
        """Return the featured projects, filled up with the first others where they are fewer than three."""
        listed = tuple(self.lists.projects.values())
        featured = tuple(project for project in listed if project.featured)
        if not featured:
            return listed[:SELECTED]
        others = tuple(project for project in listed if not project.featured)
        return (featured + others[: max(0, FEW - len(featured))])[:SELECTED]

    def _title_block(self) -> TitleBlock:
        return TitleBlock(
            place=self.place,
            utc_offset=self.utc_offset,
            revised=self.site.profile.last_verified,
            availability=self.availability.text,
            is_free=self.availability.is_free,
        )

    def _action(self) -> Link | None:
        """The one thing that a client is asked to do: it leads to the contact page, or straight to the only way there is."""
        if "contact" not in self.sections:
            return None
        contact = self.site.profile.contact
        only_booking = contact.booking_url and not (contact.email or contact.phone)
        if only_booking and not self.site.settings.contact_form:
            return Link(label=contact.action or self.words("action_book"), url=contact.booking_url)
        return Link(label=contact.action or self.words("action_ask"), url=self.url_of("contact"))
