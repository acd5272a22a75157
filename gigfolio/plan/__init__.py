"""From the public model to everything that the public output is made of. Pure: the same site and day, the same plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

import msgspec

from gigfolio.errors import worst_first
from gigfolio.model.site import Site
from gigfolio.model.values import Body
from gigfolio.plan import cards, feeds, files, home, offers, person, proof, redirects, terms, work, writing
from gigfolio.plan.documents import documents
from gigfolio.plan.kit import Kit
from gigfolio.plan.stale import stale_dates
from gigfolio.plan.types import Copy, Document, Page, Plan
from gigfolio.words import Words

__all__ = ["Copy", "Document", "Page", "Plan", "Planning", "plan"]

# The kinds of page. Each maker yields nothing where the site has no content for it.
PAGE_KINDS: tuple[Callable[[Kit], Iterator[Page]], ...] = (
    home.home,
    work.index,
    work.projects,
    terms.tags,
    terms.skills,
    offers.services,
    offers.rates,
    proof.testimonials,
    proof.certifications,
    person.about,
    person.experience,
    person.cv,
    writing.index,
    writing.posts,
    writing.working_together,
    person.network,
    person.contact,
    writing.free_pages,
    home.not_found,
    redirects.redirects,
)


def plan(site: Site, *, today: dt.date, words: Words) -> Plan:
    """Plan the public output.

    Args:
        site: the public model; nothing else is looked at.
        today: decides what is free, expired, stale and under way.
        words: the site's language and labels.

    Returns: the plan. Its diagnostics hold every broken link, every two outputs on one path, and dates that are over.
    """
    return Planning(site, today=today, words=words).plan


class Planning:
    """A plan that can follow the texts of its site's entries. `plan` is always the one that `plan` would make."""

    def __init__(self, site: Site, *, today: dt.date, words: Words) -> None:
        self._kit = kit = Kit(site, today, words)
        pages = [page for make in PAGE_KINDS for page in make(kit)]
        pages += feeds.feeds(kit)
        pages += feeds.sitemap(kit, pages)
        copied, refused = files.copies(site.static)
        made = Plan(
            pages=tuple(pages),
            cards=tuple(cards.cards(kit, pages)),
            documents=tuple(documents(kit)),
            copies=copied,
        )
        self._other_problems = (*stale_dates(site, today), *refused, *files.collisions(made))
        self.plan = self._with_problems(made)
        self._places = {page.output: index for index, page in enumerate(pages)}

    def _with_problems(self, plan: Plan) -> Plan:
        found = worst_first((*self._kit.diagnostics, *self._other_problems))
        return msgspec.structs.replace(plan, diagnostics=found)

    def turn_to(self, bodies: Mapping[str, Body]) -> tuple[str, ...] | None:
        """Plan the site with other texts; all else about it is as it was.

        Args:
            bodies: the texts that are new, by collection and id: "projects/harbour".

        Returns: the outputs that are planned anew; None when more has to be, and this planning is of no use any more.
        """
        contexts = self._kit.turn_to(bodies)
        if contexts is None:
            return None
        pages = list(self.plan.pages)
        for output, context in contexts.items():
            old = pages[self._places[output]]
            new = pages[self._places[output]] = msgspec.structs.replace(old, context=context)
            if self._is_known_elsewhere(old) != self._is_known_elsewhere(new):
                return None
        self.plan = self._with_problems(msgspec.structs.replace(self.plan, pages=tuple(pages)))
        return tuple(contexts)

    def _is_known_elsewhere(self, page: Page) -> tuple[object, ...]:
        """Everything of a page that other outputs are made of: the map, its card, and who is named on a collision."""
        return feeds.map_row(self._kit, page), cards.card_of(self._kit, page), files.source_of(page)
