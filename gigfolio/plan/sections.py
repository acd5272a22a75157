"""Which parts of the site there are: a section with no content leaves no page, link, heading or row anywhere."""

from __future__ import annotations

from collections.abc import Callable

from gigfolio.model.entities import Experience, Network
from gigfolio.model.site import Site
from gigfolio.plan.lists import Lists

NAVIGATION = ("projects", "services", "rates", "about", "posts")
FOOTER = (
    *NAVIGATION, "experience", "testimonials", "certifications", "working-together", "network", "tags", "cv", "contact",
)  # fmt: skip
_HOME = ("projects", "testimonials", "services", "about", "posts")
_HOME_UNPRAISED = ("projects", "posts", "services", "about")
_HOME_SECTIONS = frozenset({*_HOME, "rates", "certifications"})

_PRESENT: dict[str, Callable[[Lists], bool]] = {
    "projects": lambda lists: bool(lists.projects),
    "tags": lambda lists: bool(lists.tags.names),
    "services": lambda lists: bool(lists.site.services),
    "rates": lambda lists: _has_rates(lists.site),
    "testimonials": lambda lists: bool(lists.site.testimonials),
    "certifications": lambda lists: bool(lists.site.certifications),
    "about": lambda lists: bool(lists.site.about or lists.site.skills or lists.site.profile.spoken_languages),
    "experience": lambda lists: lists.site.experience != Experience(),
    "posts": lambda lists: bool(lists.site.listed_posts),
    "working-together": lambda lists: bool(lists.site.working_together),
    "network": lambda lists: lists.site.network != Network(),
    "contact": lambda lists: can_be_reached(lists.site),
    "cv": lambda lists: lists.site.experience != Experience(),
}


def present(lists: Lists) -> frozenset[str]:
    """Return the sections that have a page of their own: those with content that are not left out."""
    left_out = lists.site.settings.leave_out
    return frozenset(
        name for name, has_content in _PRESENT.items() if name not in left_out and has_content(lists)
    )


def _has_rates(site: Site) -> bool:
    return bool(site.rates.packages or site.rates.daily or site.rates.hourly)


def can_be_reached(site: Site) -> bool:
    contact = site.profile.contact
    return bool(
        contact.email
        or contact.phone
        or contact.booking_url
        or site.settings.contact_form
        or site.profile.links
    )


def has_feed(site: Site) -> bool:
    """Whether there are feeds: they need absolute addresses, and a date for each entry."""
    return bool(site.settings.url and site.settings.feeds.enabled and any(p.date for p in site.listed_posts))


def navigation_order(site: Site, sections: frozenset[str]) -> tuple[str, ...]:
    """Return the sections of the navigation in order, contact at the end unless another order is set without it."""
    order = site.settings.navigation.order or (*NAVIGATION, "contact")
    return tuple(name for name in order if name in sections)


def footer_order(navigation: tuple[str, ...], sections: frozenset[str]) -> tuple[str, ...]:
    """Return the sections that are not in the navigation."""
    return tuple(name for name in FOOTER if name in sections and name not in navigation)


def home_order(site: Site, sections: frozenset[str]) -> tuple[str, ...]:
    """Return the home page's sections below the first screen, those without content left out.

    Rates stand in for missing services. Where there is no testimonial the posts take its place.
    """
    order = site.settings.sections or (_HOME if "testimonials" in sections else _HOME_UNPRAISED)
    if not site.settings.sections and "services" not in sections:
        order = tuple("rates" if name == "services" else name for name in order)
    there = sections if site.about else sections - {"about"}
    if not site.rates.packages:
        there -= {"rates"}
    return tuple(dict.fromkeys(name for name in order if name in there & _HOME_SECTIONS))
