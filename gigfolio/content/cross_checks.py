"""What only shows when the whole content is there: references, sums, orders of dates, currencies."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from gigfolio.content.names import slug
from gigfolio.errors import Diagnostic, Location
from gigfolio.model.entities import Rates, Timeline
from gigfolio.model.site import Content
from gigfolio.model.values import Amount, End, PartialDate

T = TypeVar("T")


def check(content: Content, places: Mapping[str, Location]) -> list[Diagnostic]:
    """Return every problem between fields and between entries. `places` says where an entry stands."""
    found = [*_references(content), *_packages(content.rates), *_periods(content)]
    files = {"rates": Location("content/rates.yaml"), "experience": Location("content/experience.yaml")}
    return [
        Diagnostic("error", id, message, places.get(key) or files.get(key.split("/")[0]), hint)
        for key, id, message, hint in found
    ]


Problem = tuple[str, str, str, str]  # key of the entry, id, message, hint


def _names(entries: Iterable[Any], title: str) -> dict[str, str]:
    """Every way to name an entry, to its id."""
    names = {slug(getattr(entry, title)): entry.id for entry in entries}
    return names | {entry.id: entry.id for entry in entries}


def _references(content: Content) -> Iterator[Problem]:
    projects = _names(content.projects, "title")
    packages = _names(content.rates.packages, "name")
    for quote in content.testimonials:
        yield from _reference(f"testimonials/{quote.id}", "project", quote.project, projects)
    for service in content.services:
        for name in service.projects:
            yield from _reference(f"services/{service.id}", "projects", name, projects)
    for package in content.rates.packages:
        yield from _reference("rates", f"{package.name}: upsell_to", package.upsell_to, packages)


def _reference(key: str, field: str, name: str, known: Mapping[str, str]) -> Iterator[Problem]:
    if name and slug(name) not in known:
        close = difflib.get_close_matches(slug(name), known, 1)
        yield (
            key,
            "unknown-reference",
            f'{field}: there is no "{name}"',
            f"did you mean {close[0]}?" if close else "",
        )


def _packages(rates: Rates) -> Iterator[Problem]:
    for package in rates.packages:
        total = sum(milestone.percent for milestone in package.milestones)
        if package.milestones and abs(total - 100) > 0.001:
            yield "rates", "milestones", f"{package.name}: the milestones sum to {total:g}, not 100", ""
        if package.min and package.max and package.min.value > package.max.value:
            yield "rates", "bad-range", f"{package.name}: min is above max", ""
        if package.timeline and not _rises(package.timeline):
            yield "rates", "bad-range", f"{package.name}: the timeline's min, typical and max do not rise", ""


def _rises(timeline: Timeline) -> bool:
    given = [n for n in (timeline.min, timeline.typical, timeline.max) if n is not None]
    return given == sorted(given)


def _periods(content: Content) -> Iterator[Problem]:
    experience = content.experience
    dated: list[tuple[str, str, PartialDate | None, End]] = [
        *((f"projects/{p.id}", p.title, p.start, p.end) for p in content.projects),
        *(("experience", w.name, w.start, w.end) for w in experience.work),
        *(("experience", e.institution, e.start, e.end) for e in experience.education),
        *(("experience", v.organization, v.start, v.end) for v in experience.volunteering),
    ]
    for key, name, start, end in dated:
        if start and isinstance(end, PartialDate) and end.last < start.first:
            yield key, "bad-range", f"{name}: it ends ({end}) before it starts ({start})", ""


def link(content: Content) -> Content:
    """Return the content with every reference as an id. References that lead nowhere stay as they are."""
    projects = _names(content.projects, "title")
    packages = _names(content.rates.packages, "name")
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
