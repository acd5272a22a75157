"""JSON-LD: what each kind of page says, and that it is safe where it stands."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from gigfolio.plan import Plan
from gigfolio.plan.structured_data import dump, node

Make = Callable[..., Plan]
PERSON = {
    "@type": "Person",
    "@id": "https://ada.example/work/#person",
    "name": "Ada Byron",
    "url": "https://ada.example/work/",
}


def data(plan: Plan, url: str) -> Any:
    context: Any = next(page.context for page in plan.pages if page.url == url)
    return json.loads(context.head.json_ld)


def crumbs(*steps: tuple[str, str]) -> Any:
    items = [
        {"@type": "ListItem", "position": n, "name": name, "item": f"https://ada.example/work{address}"}
        for n, (name, address) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def test_nothing_in_it_can_end_a_script() -> None:
    text = dump([node("Thing", name="</script><!-- & \u2028\u2029 'é'")])
    assert text == (
        '{"@context":"https://schema.org","@type":"Thing",'
        '"name":"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\\u2029 \'é\'"}'
    )
    assert json.loads(text)["name"] == "</script><!-- & \u2028\u2029 'é'"


def test_empty_fields_are_left_out() -> None:
    assert node("Thing", name="", id="x", tags=[], zero=0) == {"@type": "Thing", "@id": "x", "zero": 0}
    assert dump([]) == ""


@pytest.mark.parametrize("url", ["/", "/about/"])
def test_the_freelancer(url: str, make: Make) -> None:
    profile = """
headline: Maps for ports.
location: {city: Ghent, country: Belgium}
contact: {email: ada@ada.example}
links: [{platform: Code, url: "https://code.example/ada"}]
spoken_languages: [{language: nl}]
last_verified: 2026-11-16
"""
    files = {
        "content/about.md": "Text",
        "content/skills.yaml": "- {name: Maps}",
        "content/certifications.yaml": "- {name: Auditor, issuer: Institute, issued: 2024-02, verify_url: 'https://v.example/1'}\n"
        "- {name: Over, issuer: Institute, expires: 2020}",
    }
    page = {
        "@type": "ProfilePage",
        "url": f"https://ada.example/work{url}",
        "dateModified": "2026-11-16",
        "mainEntity": {
            **PERSON,
            "description": "Maps for ports.",
            "email": "ada@ada.example",
            "address": {"@type": "PostalAddress", "addressLocality": "Ghent", "addressCountry": "BE"},
            "knowsAbout": ["Maps"],
            "knowsLanguage": ["nl"],
            "hasCredential": [
                {
                    "@type": "EducationalOccupationalCredential",
                    "name": "Auditor",
                    "credentialCategory": "certificate",
                    "recognizedBy": {"@type": "Organization", "name": "Institute"},
                    "validFrom": "2024-02",
                    "url": "https://v.example/1",
                }
            ],
            "sameAs": ["https://code.example/ada"],
        },
    }
    found = data(make(files, profile=profile), url)
    if url == "/":
        assert found == {"@context": "https://schema.org", **page}
    else:
        trail = crumbs(("Home", "/"), ("About", "/about/"))
        assert found == {"@context": "https://schema.org", "@graph": [page, trail]}


def test_a_project(make: Make) -> None:
    files = {
        "content/projects.yaml": "- {title: Harbour, summary: A board., start: 2025-09, end: 2026-03, tags: [port], "
        "collaborators: [{name: Asta, url: 'https://asta.example'}]}"
    }
    work, trail = data(make(files), "/projects/harbour/")["@graph"]
    assert work == {
        "@type": "CreativeWork",
        "name": "Harbour",
        "description": "A board.",
        "url": "https://ada.example/work/projects/harbour/",
        "inLanguage": "en",
        "dateCreated": "2026-03",
        "keywords": ["port"],
        "creator": PERSON,
        "contributor": [{"@type": "Person", "name": "Asta", "url": "https://asta.example"}],
    }
    assert trail == crumbs(("Home", "/"), ("Work", "/projects/"), ("Harbour", "/projects/harbour/"))


def test_a_post(make: Make) -> None:
    files = {
        "content/posts/first.md": "---\ntitle: First\ndate: 2026-01-02\nupdated: 2026-02-03\ntags: [a]\n---\nTwo words."
    }
    post, trail = data(make(files), "/posts/first/")["@graph"]
    assert post == {
        "@type": "BlogPosting",
        "headline": "First",
        "url": "https://ada.example/work/posts/first/",
        "inLanguage": "en",
        "datePublished": "2026-01-02",
        "dateModified": "2026-02-03",
        "wordCount": 2,
        "keywords": ["a"],
        "author": PERSON,
    }
    assert trail == crumbs(("Home", "/"), ("Writing", "/posts/"), ("First", "/posts/first/"))


def test_services_and_packages_are_offers(make: Make) -> None:
    files = {
        "content/services.yaml": "- {name: Maps, summary: Drawn., for_whom: Ports, starting_at: 900}",
        "content/rates.yaml": "valid_until: 2027-06\npackages: [{name: Sprint, price: 4800.50, outcome: A map.}, "
        "{name: Live, min: 100, max: 200}, {name: Book, kind: product, price: 20}, {name: Talk}]",
    }
    plan = make(files)
    assert data(plan, "/services/")["@graph"][0] == {
        "@type": "OfferCatalog",
        "name": "Services",
        "itemListElement": [
            {
                "@type": "Offer",
                "itemOffered": {
                    "@type": "Service",
                    "name": "Maps",
                    "description": "Drawn.",
                    "audience": {"@type": "Audience", "audienceType": "Ports"},
                    "provider": PERSON,
                },
                "priceSpecification": {
                    "@type": "PriceSpecification",
                    "minPrice": "900",
                    "priceCurrency": "EUR",
                },
            }
        ],
    }
    catalog = data(plan, "/rates/")["@graph"][0]
    offers = {offer["itemOffered"].pop("name"): offer for offer in catalog["itemListElement"]}
    service = {"@type": "Service", "provider": PERSON}
    prices = {"@type": "PriceSpecification", "minPrice": "100", "maxPrice": "200", "priceCurrency": "EUR"}
    assert offers == {
        "Sprint": {
            "@type": "Offer",
            "itemOffered": {"@type": "Service", "description": "A map.", "provider": PERSON},
            "price": "4800.50",
            "priceCurrency": "EUR",
            "priceValidUntil": "2027-06-30",
        },
        "Live": {
            "@type": "Offer",
            "itemOffered": service,
            "priceSpecification": prices,
            "priceValidUntil": "2027-06-30",
        },
        "Book": {
            "@type": "Offer",
            "itemOffered": {"@type": "Product"},
            "price": "20",
            "priceCurrency": "EUR",
            "priceValidUntil": "2027-06-30",
        },
        "Talk": {"@type": "Offer", "itemOffered": service},
    }


def test_nobody_rates_themselves(make: Make) -> None:
    files = {"content/testimonials.yaml": "- {quote: Good, author: Bo, consent: {given: true}}"}
    for page in make(files).pages:
        text = getattr(getattr(page.context, "head", None), "json_ld", "")
        assert not [word for word in ("Rating", "Review", "review") if word in text]
