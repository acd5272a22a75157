"""What only shows when the whole public content is there: references, sums, orders of dates, addresses."""

from __future__ import annotations

from collections.abc import Iterator

from gigfolio.content.names import slug
from gigfolio.content.places import Places, Step
from gigfolio.content.ranges import Ranges
from gigfolio.content.settings_checks import prefixes
from gigfolio.content.text_source import shortened
from gigfolio.model.entities import Package, Profile, Rates
from gigfolio.model.site import Content

_TAKEN = ("assets",)  # folders at the site's root that are no section


def check(content: Content, places: Places) -> None:
    """Report every problem between fields and between entries, each in the source where it stands."""
    ranges = Ranges(places)
    _emphasis(content.profile, places)
    _references(content, ranges)
    _packages(content.rates, ranges)
    _periods(content, ranges)
    _addresses(content, places)


def _emphasis(profile: Profile, places: Places) -> None:
    if profile.emphasis not in profile.headline:
        message = f'emphasis: "{shortened(profile.emphasis)}" does not stand in the headline'
        places.report("profile", ("emphasis",), "bad-value", message, "copy the words from the headline")


def _names(places: Places, collection: str) -> dict[str, str]:
    """Every way to name an entry, to its id; of refused entries too, which are not missing."""
    listed = places.names(collection)
    return {slug(title): ident for ident, title in listed} | {ident: ident for ident, _ in listed}


def _references(content: Content, ranges: Ranges) -> None:
    if "projects" not in ranges.places.unreadable:
        projects = _names(ranges.places, "projects")
        for quote in content.testimonials:
            ranges.reference(f"testimonials/{quote.id}", ("project",), "project", quote.project, projects)
        for service in content.services:
            for index, name in enumerate(service.projects):
                key, label = f"services/{service.id}", f"projects[{index}]"
                ranges.reference(key, ("projects", index), label, name, projects)
    packages = {slug(p.name): p.id for p in content.rates.packages}
    packages |= {p.id: p.id for p in content.rates.packages}
    for index, package in enumerate(content.rates.packages):
        steps = ("packages", index, "upsell_to")
        ranges.reference("rates", steps, f"packages[{index}].upsell_to", package.upsell_to, packages)


def _packages(rates: Rates, ranges: Ranges) -> None:
    for index, package in enumerate(rates.packages):
        steps = ("packages", index)
        ranges.milestones("rates", steps, package.milestones)
        ranges.rising("rates", steps, {"min": package.min, "max": package.max})
        if line := package.timeline:
            values = {"min": line.min, "typical": line.typical, "max": line.max}
            ranges.rising("rates", (*steps, "timeline"), values)
        _price(package, ranges.places, steps)


def _price(package: Package, places: Places, steps: tuple[Step, ...]) -> None:
    """A package has one price, or a lowest and a highest one."""
    if package.price and (package.min or package.max):
        name = "min" if package.min else "max"
        message = f"a package has a price, or min and max: {name} stands beside price"
        places.report("rates", (*steps, name), "bad-range", message, "keep one of them")
    elif (package.min is None) != (package.max is None):
        given, missing = ("min", "max") if package.min else ("max", "min")
        hint = "for a lowest price alone, write price and set display: from"
        places.report("rates", (*steps, given), "bad-range", f"{given} stands without {missing}", hint)


def _periods(content: Content, ranges: Ranges) -> None:
    for project in content.projects:
        ranges.period(f"projects/{project.id}", (), project.start, project.end)
    experience = content.experience
    for name in ("work", "education", "volunteering"):
        for index, entry in enumerate(getattr(experience, name)):
            ranges.period("experience", (name, index), entry.start, entry.end)
    for held in content.certifications:
        ranges.period(f"certifications/{held.id}", (), held.issued, held.expires, "issued expires")
    for index, member in enumerate(content.network.memberships):
        ranges.period("network", ("memberships", index), member.since, member.expires, "since expires")
    for post in content.posts:
        ranges.period(f"posts/{post.id}", (), post.date, post.updated, "date updated")
    availability = content.profile.availability
    for index, when in enumerate(availability.ranges if availability else ()):
        ranges.period("profile", ("availability", "ranges", index), when.from_, when.until, "from until")


def _addresses(content: Content, places: Places) -> None:
    """No page, and no former address, at an address that is another's."""
    sections = {f"/{path}/": name for name, path in prefixes(content.settings.permalinks).items()}
    first = {address.split("/")[1]: name for address, name in sections.items()} | dict.fromkeys(
        _TAKEN, "the site's own files"
    )
    taken = {"/": "the home page"} | sections
    for key, address in _entries(content):
        if key.startswith("pages/") and address.strip("/") in first:
            message = f"makes {address}, which belongs to {first[address.strip('/')]}"
            places.report_file(key, "name-collision", message, "rename the file, or change permalinks")
        taken.setdefault(address, key)
    for key, index, alias in _aliases(content):
        address = _as_address(alias)
        other = taken.setdefault(address, f"an alias of {key}")
        if other != f"an alias of {key}":
            message = f'aliases[{index}]: "{shortened(alias)}" is the address of {other}'
            message = message.replace("the address of an alias", "an alias")
            places.report(key, ("aliases", index), "name-collision", message, "remove it here")


def _entries(content: Content) -> Iterator[tuple[str, str]]:
    paths = prefixes(content.settings.permalinks)
    yield from ((f"projects/{p.id}", f"/{paths['projects']}/{p.id}/") for p in content.projects)
    yield from ((f"posts/{p.id}", f"/{paths['posts']}/{p.id}/") for p in content.posts)
    yield from ((f"pages/{p.id}", f"/{p.id}/") for p in content.pages)


def _aliases(content: Content) -> Iterator[tuple[str, int, str]]:
    for name, entries in (("projects", content.projects), ("posts", content.posts), ("pages", content.pages)):
        for entry in entries:
            for index, alias in enumerate(entry.aliases):
                yield f"{name}/{entry.id}", index, alias


def _as_address(alias: str) -> str:
    """The address that a host serves for an alias: "/work" and "/work/index.html" are "/work/"."""
    path = alias.casefold().removesuffix("index.html")
    return path if path.endswith("/") or "." in path.rsplit("/", 1)[-1] else f"{path}/"
