"""What pages say to machines: schema.org as JSON-LD. Nobody rates or reviews themselves here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import msgspec
from babel import Locale

from gigfolio.model.entities import Package, Post, Project, Rates, Service
from gigfolio.model.site import Site
from gigfolio.model.values import Amount, PartialDate
from gigfolio.plan.place import country_code
from gigfolio.routes import Routes
from gigfolio.views import Credential

Node = dict[str, Any]
# Inside <script> none of these may stand as they are; the last two end a line in old JavaScript.
_ESCAPED = re.compile("[<>&\u2028\u2029]")
_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def dump(nodes: Sequence[Node]) -> str:
    """Return the nodes as one JSON-LD text that is safe inside <script>; "" for none."""
    if not nodes:
        return ""
    graph: Node = {"@context": "https://schema.org"}
    graph |= nodes[0] if len(nodes) == 1 else {"@graph": list(nodes)}
    text = msgspec.json.encode(graph).decode()
    return text.translate(_ESCAPES) if _ESCAPED.search(text) else text


def node(type: str, **fields: Any) -> Node:
    """Return a node without its empty fields; `id` is written "@id"."""
    named = {"@id" if name == "id" else name: value for name, value in fields.items()}
    return {"@type": type} | {name: v for name, v in named.items() if v not in ("", None, [], (), {})}


def breadcrumbs(steps: Iterable[tuple[str, str]]) -> Node:
    """Return the way from home to a page, as (name, absolute address)."""
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": address}
        for position, (name, address) in enumerate(steps, start=1)
    ]
    return node("BreadcrumbList", itemListElement=items)


class StructuredData:
    """Makes the nodes of one site. Addresses are given only where the site has one."""

    def __init__(self, site: Site, routes: Routes, locale: Locale) -> None:
        self._site, self._routes, self._locale = site, routes, locale

    @cached_property
    def person_reference(self) -> Node:
        """The freelancer in short, the same thing on every page."""
        return node("Person", id=self._person_id(), name=self._site.profile.name, url=self._home())

    def profile_page(self, address: str, credentials: Iterable[Credential]) -> Node:
        profile = self._site.profile
        place = profile.location
        person = self.person_reference | node(
            "Person",
            description=profile.headline or profile.summary,
            email=profile.contact.email,
            address=node(
                "PostalAddress",
                addressLocality=place.city,
                addressRegion=place.region,
                addressCountry=country_code(place.country, self._locale) or place.country,
            ),
            knowsAbout=[skill.name for skill in self._site.skills],
            knowsLanguage=[spoken.language for spoken in profile.spoken_languages],
            hasCredential=self.credentials(credentials),
            sameAs=[link.url for link in profile.links],
        )
        if len(person["address"]) == 1:
            del person["address"]
        verified = str(profile.last_verified or "")
        url = self._routes.absolute(address)
        return node("ProfilePage", url=url, dateModified=verified, mainEntity=person)

    def credentials(self, credentials: Iterable[Credential]) -> list[Node]:
        """Return what is held today; what has expired is left out."""
        held = [c.certification for c in credentials if c.state != "expired"]
        return [
            node(
                "EducationalOccupationalCredential",
                name=c.name,
                credentialCategory="certificate",
                recognizedBy=node("Organization", name=c.issuer),
                identifier=c.credential_id,
                validFrom=str(c.issued or ""),
                expires=str(c.expires or ""),
                url=c.verify_url,
            )
            for c in held
        ]

    def project(self, project: Project, address: str) -> Node:
        ended = project.end if isinstance(project.end, PartialDate) else None
        return node(
            "CreativeWork",
            name=project.title,
            description=project.summary,
            url=self._routes.absolute(address),
            inLanguage=self._site.settings.language,
            dateCreated=str(ended or project.start or ""),
            keywords=list(project.tags),
            creator=self.person_reference,
            contributor=[node("Person", name=c.name, url=c.url) for c in project.collaborators],
        )

    def post(self, post: Post, address: str, words: int) -> Node:
        return node(
            "BlogPosting",
            headline=post.title,
            description=post.summary,
            url=self._routes.absolute(address),
            inLanguage=self._site.settings.language,
            datePublished=str(post.date or ""),
            dateModified=str(post.updated or ""),
            wordCount=words,
            keywords=list(post.tags),
            author=self.person_reference,
        )

    def services(self, services: Iterable[Service], name: str) -> Node:
        return self._catalog(name, [self._service_offer(service) for service in services])

    def packages(self, rates: Rates, name: str) -> Node:
        return self._catalog(name, [self._package_offer(package, rates) for package in rates.packages])

    def _catalog(self, name: str, offers: list[Node]) -> Node:
        return node("OfferCatalog", name=name, itemListElement=offers)

    def _service_offer(self, service: Service) -> Node:
        offered = node(
            "Service",
            name=service.name,
            description=service.summary,
            audience=node("Audience", audienceType=service.for_whom) if service.for_whom else None,
            provider=self.person_reference,
        )
        lowest = _price_range(service.starting_at, None) if service.starting_at else {}
        return node("Offer", itemOffered=offered, **lowest)

    def _package_offer(self, package: Package, rates: Rates) -> Node:
        offered = node(
            "Product" if package.kind == "product" else "Service",
            name=package.name,
            description=package.outcome,
            audience=node("Audience", audienceType=package.audience) if package.audience else None,
            provider=self.person_reference if package.kind != "product" else None,
        )
        until = rates.valid_until.last.isoformat() if rates.valid_until else ""
        price = _price(package, rates.display)
        return node("Offer", itemOffered=offered, **price, priceValidUntil=until if price else "")

    def _home(self) -> str:
        return self._routes.absolute("/")

    def _person_id(self) -> str:
        return f"{self._home()}#person" if self._home() else ""


def _price(package: Package, display: str) -> Node:
    if package.price and display != "from":
        return {"price": plain(package.price), "priceCurrency": package.price.currency}
    low, high = package.price or package.min, package.max if display != "from" else None
    return _price_range(low, high) if low or high else {}


def _price_range(low: Amount | None, high: Amount | None) -> Node:
    known = low or high
    specification = node(
        "PriceSpecification",
        minPrice=plain(low) if low else "",
        maxPrice=plain(high) if high else "",
        priceCurrency=known.currency if known else "",
    )
    return {"priceSpecification": specification}


def plain(amount: Amount) -> str:
    """Return an amount's digits with a point, without an exponent or a currency ("4800", "4800.50")."""
    return f"{amount.value:f}"
