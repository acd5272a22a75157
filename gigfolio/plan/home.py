"""The home page and the page for addresses that do not exist."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import partial

import msgspec

from gigfolio.model.entities import Testimonial
from gigfolio.model.values import Body, Picture
from gigfolio.plan.frames import Frame
from gigfolio.plan.kit import Kit
from gigfolio.plan.offers import in_offered_order, package_view
from gigfolio.plan.sections import home_order
from gigfolio.plan.specimens import newest_excerpt, specimens
from gigfolio.plan.timing import timing
from gigfolio.plan.types import Page
from gigfolio.views import Hero, HomeContext, Metric, NotFoundContext, PackageView

_PROOFS, _PACKAGES, _POSTS, _NEWEST, _PICTURES = 3, 3, 3, 5, 6
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def home(kit: Kit) -> Iterator[Page]:
    yield kit.entry_page("/", "home.html", partial(_home, kit))


def _home(kit: Kit) -> HomeContext:
    site, lists = kit.site, kit.lists
    sections = home_order(site, kit.sections)
    return HomeContext(
        **_frame(kit),
        hero=_hero(kit),
        timing=timing(site.profile.availability, kit.today, kit.words),
        sections=sections,
        metrics=_proofs(kit),
        projects=tuple(map(lists.card, kit.selected_projects())) if "projects" in sections else (),
        project_count=len(lists.projects),
        projects_url=kit.url_of("projects"),
        pictures=_pictures(kit) if "projects" in sections else (),
        testimonial=lists.quote(_foremost(site.testimonials)) if "testimonials" in sections else None,
        testimonials_url=kit.url_of("testimonials"),
        services=tuple(map(lists.service, site.services)) if "services" in sections else (),
        services_url=kit.url_of("services"),
        packages=_packages(kit) if "rates" in sections else (),
        rates=msgspec.structs.replace(site.rates, packages=()) if "rates" in sections else None,
        rates_url=kit.url_of("rates"),
        posts=tuple(map(lists.post, site.listed_posts[:_POSTS])) if "posts" in sections else (),
        posts_url=kit.url_of("posts"),
        about=first_paragraph(site.about) if "about" in sections else "",
        about_url=kit.url_of("about"),
        certifications=lists.credentials(site.certifications) if "certifications" in sections else (),
        certifications_url=kit.url_of("certifications"),
        specimens=specimens(kit),
        excerpt=newest_excerpt(kit),
    )


def _frame(kit: Kit) -> Frame:
    site = kit.site
    return kit.frames.frame(
        "/",
        section="home",
        title=_title(kit),
        description=site.settings.description or site.profile.summary or site.profile.headline,
        nodes=[kit.data.profile_page("/", kit.lists.credentials(site.certifications))],
        og_type="profile",
    )


def not_found(kit: Kit) -> Iterator[Page]:
    if "404" in kit.site.settings.leave_out:
        return
    newest = sorted(kit.lists.projects.values(), key=lambda p: kit.lists.card(p).year, reverse=True)
    context = NotFoundContext(
        **kit.frames.frame("/404.html", section="404", title=kit.words("not_found"), noindex=True),
        projects=tuple(map(kit.lists.card, newest[:_NEWEST])),
    )
    yield kit.page("/404.html", "404.html", context)


def _title(kit: Kit) -> str:
    headline = kit.site.profile.headline.rstrip(".")
    return kit.words("head_home", site=kit.frames.title, headline=headline) if headline else kit.frames.title


def _hero(kit: Kit) -> Hero:
    profile = kit.site.profile
    return Hero(
        name=profile.name,
        headline=profile.headline,
        emphasis=profile.emphasis,
        summary=profile.summary,
        photo=profile.photo,
        place=kit.place,
        utc_offset=kit.utc_offset,
        hours=profile.contact.hours,
        availability=kit.availability.text,
        is_free=kit.availability.is_free,
        price=kit.price,
        price_url=kit.url_of("rates"),
        action=kit.action,
    )


def _packages(kit: Kit) -> tuple[PackageView, ...]:
    offered = in_offered_order(kit.site.rates.packages)
    return tuple(package_view(kit, package) for package in offered[:_PACKAGES])


def _proofs(kit: Kit) -> tuple[Metric, ...]:
    """The first metric of each selected project; two rows of them where nobody is quoted and nothing written."""
    count = _PROOFS if kit.sections & {"testimonials", "posts"} else 2 * _PROOFS
    selected = (kit.lists.metrics(project, linked=True)[:1] for project in kit.selected_projects())
    return tuple(metric for first in selected for metric in first)[:count]


def _pictures(kit: Kit) -> tuple[Picture, ...]:
    """The first pictures of the only project; none where there are more projects."""
    listed = tuple(kit.lists.projects.values())
    return kit.lists.pictures[listed[0].id][:_PICTURES] if len(listed) == 1 else ()


def _foremost(testimonials: tuple[Testimonial, ...]) -> Testimonial:
    """The newest testimonial, rather one that nothing was given for."""
    return next((t for t in testimonials if not t.incentive), testimonials[0])


def first_paragraph(body: Body) -> str:
    """Return a body's first paragraph as plain text."""
    markup = "".join(part for part in body.parts if isinstance(part, str))
    found = _PARAGRAPH.search(markup)
    return " ".join(html.unescape(_TAG.sub("", found[1])).split()) if found else ""
