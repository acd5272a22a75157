"""Services and rates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from gigfolio.model.entities import Package
from gigfolio.plan.kit import Kit
from gigfolio.plan.prices import daily_sentence, duration, hourly_sentence, package_price, payments, times
from gigfolio.plan.types import Page
from gigfolio.views import Link, PackageView, RatesContext, ServicesContext


def services(kit: Kit) -> Iterator[Page]:
    if "services" not in kit.sections:
        return
    given, name = kit.site.services, kit.frames.nav("services")
    address = kit.routes.section("services")
    context = ServicesContext(
        **kit.frames.frame(
            address,
            section="services",
            title=name,
            description=kit.listing(service.name for service in given),
            nodes=[kit.data.services(given, name)],
        ),
        services=tuple(map(kit.lists.service, given)),
        rates_url=kit.url_of("rates"),
    )
    yield kit.page(address, "services.html", context)


def rates(kit: Kit) -> Iterator[Page]:
    """Packages by kind: small engagements stand with products, as what can be added."""
    if "rates" not in kit.sections:
        return
    given, name = kit.site.rates, kit.frames.nav("rates")
    address = kit.routes.section("rates")
    context = RatesContext(
        **kit.frames.frame(
            address,
            section="rates",
            title=name,
            description=kit.listing([kit.price, *(package.name for package in given.packages)]),
            nodes=[kit.data.packages(given, name)] if given.packages else [],
        ),
        rates=msgspec.structs.replace(given, packages=()),
        projects=_of_kind(kit, "project"),
        retainers=_of_kind(kit, "retainer"),
        memberships=_of_kind(kit, "membership"),
        products=_of_kind(kit, "micro", "product"),
        hourly=hourly_sentence(given, kit.words),
        daily=daily_sentence(given, kit.words),
        working_together_url=kit.url_of("working-together"),
    )
    yield kit.page(address, "rates.html", context)


def _of_kind(kit: Kit, *kinds: str) -> tuple[PackageView, ...]:
    chosen = [package for package in kit.site.rates.packages if package.kind in kinds]
    return tuple(package_view(kit, package) for package in in_offered_order(chosen))


def in_offered_order(packages: Iterable[Package]) -> tuple[Package, ...]:
    """Return packages as written, the recommended ones first."""
    return tuple(sorted(packages, key=lambda package: not package.recommended))


def package_view(kit: Kit, package: Package) -> PackageView:
    return PackageView(
        package=package,
        price=package_price(package, kit.site.rates.display, kit.words),
        duration=duration(package.timeline, kit.words),
        times=times(package.timeline, kit.words),
        payments=payments(package),
        upsell=_upsell(kit, package),
    )


def _upsell(kit: Kit, package: Package) -> Link | None:
    following = {other.id: other for other in kit.site.rates.packages}.get(package.upsell_to)
    if following is None:
        return None
    return Link(label=following.name, url=f"{kit.url_of('rates')}#{following.id}")
