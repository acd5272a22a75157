"""What others say and certify."""

from __future__ import annotations

from collections.abc import Iterator

from gigfolio.plan.kit import Kit
from gigfolio.plan.types import Page
from gigfolio.views import CertificationsContext, Quote, QuoteGroup, TestimonialsContext


def testimonials(kit: Kit) -> Iterator[Page]:
    """All of them, grouped by project, newest first; those of no project come last."""
    if "testimonials" not in kit.sections:
        return
    quotes = [kit.lists.quote(testimonial) for testimonial in kit.site.testimonials]
    address = kit.routes.section("testimonials")
    context = TestimonialsContext(
        **kit.frames.frame(
            address,
            section="testimonials",
            title=kit.frames.nav("testimonials"),
            description=kit.listing(", ".join(p for p in (q.author, q.company) if p) for q in quotes),
        ),
        groups=_groups(kit, quotes),
    )
    yield kit.page(address, "testimonials.html", context)


def _groups(kit: Kit, quotes: list[Quote]) -> tuple[QuoteGroup, ...]:
    covers = {kit.lists.href("projects", p.id): p.cover for p in kit.lists.projects.values()}
    groups: dict[str, list[Quote]] = {}
    for quote in quotes:
        groups.setdefault(quote.project.url if quote.project else "", []).append(quote)
    alone = groups.pop("", [])
    made = [
        QuoteGroup(project=group[0].project, cover=covers.get(url), quotes=tuple(group))
        for url, group in groups.items()
    ]
    return (*made, QuoteGroup(project=None, quotes=tuple(alone))) if alone else tuple(made)


def certifications(kit: Kit) -> Iterator[Page]:
    if "certifications" not in kit.sections:
        return
    given = kit.lists.credentials(kit.site.certifications)
    address = kit.routes.section("certifications")
    context = CertificationsContext(
        **kit.frames.frame(
            address,
            section="certifications",
            title=kit.frames.nav("certifications"),
            description=kit.listing(c.certification.name for c in given if c.state != "expired"),
            nodes=kit.data.credentials(given),
        ),
        certifications=given,
    )
    yield kit.page(address, "certifications.html", context)
