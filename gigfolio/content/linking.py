"""References as ids, and amounts with their currency: what the content says once it is known to be right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from gigfolio.content.names import slug
from gigfolio.model.site import Content
from gigfolio.model.values import Amount

T = TypeVar("T")


def names_of(entries: Iterable[Any], title: str) -> dict[str, str]:
    """Return every way to name an entry (the slug of its title, its id), to its id."""
    known = tuple(entries)
    names = {slug(getattr(entry, title)): entry.id for entry in known}
    return names | {entry.id: entry.id for entry in known}


def link(content: Content) -> Content:
    """Return the content with every reference as an id. References that lead nowhere stay as they are."""
    projects = names_of(content.projects, "title")
    packages = names_of(content.rates.packages, "name")
    replace = msgspec.structs.replace
    return replace(
        content,
        testimonials=tuple(
            replace(t, project=projects.get(slug(t.project), t.project)) for t in content.testimonials
        ),
        services=tuple(
            replace(s, projects=tuple(projects.get(slug(name), name) for name in s.projects))
            for s in content.services
        ),
        rates=replace(
            content.rates,
            packages=tuple(
                replace(p, upsell_to=packages.get(slug(p.upsell_to), p.upsell_to))
                for p in content.rates.packages
            ),
        ),
    )


def with_currency(content: Content) -> Content:
    """Return the content with every amount's currency filled in: the rates', or else the site's."""
    currency = content.rates.currency or content.settings.currency
    rates = msgspec.structs.replace(
        fill_currency(content.rates, currency),
        currency=currency,
        packages=tuple(fill_currency(package, currency) for package in content.rates.packages),
    )
    services = tuple(fill_currency(service, currency) for service in content.services)
    return msgspec.structs.replace(content, rates=rates, services=services)


def fill_currency(value: T, currency: str) -> T:
    """Return a struct with the currency of its own amounts filled in where it was left out."""
    amounts = {
        name: msgspec.structs.replace(amount, currency=currency)
        for name in getattr(value, "__struct_fields__", ())
        if isinstance(amount := getattr(value, name), Amount) and not amount.currency
    }
    return msgspec.structs.replace(value, **amounts) if amounts else value  # type: ignore[type-var]
