"""From the public model to everything that the public output is made of. Pure: the same site and day, the same plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import msgspec

from gigfolio.errors import worst_first
from gigfolio.model.site import Site
from gigfolio.plan import cards, feeds, files, home, offers, person, proof, redirects, terms, work, writing
from gigfolio.plan.documents import documents
from gigfolio.plan.kit import Kit
from gigfolio.plan.stale import stale_dates
from gigfolio.plan.types import Copy, Document, Page, Plan
from gigfolio.words import Words

__all__ = ["Copy", "Document", "Page", "Plan", "plan"]

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
    kit = Kit(site, today, words)
    pages = [page for make in PAGE_KINDS for page in make(kit)]
    pages += [*feeds.feeds(kit, pages), *feeds.sitemap(kit, pages)]
    copied, refused = files.copies(site.static)
    made = Plan(
        pages=tuple(pages),
        cards=tuple(cards.cards(kit, pages)),
        documents=tuple(documents(kit)),
        copies=copied,
    )
    found = (*kit.diagnostics, *stale_dates(site, today), *refused, *files.collisions(made))
    return msgspec.structs.replace(made, diagnostics=worst_first(found))
