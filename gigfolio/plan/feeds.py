"""The feeds of what is written: Atom (RFC 4287) and JSON Feed 1.1, and the map of the site (sitemaps.org)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from gigfolio.model.entities import Post
from gigfolio.model.values import Body, PartialDate
from gigfolio.plan.kit import Kit
from gigfolio.plan.sections import has_feed
from gigfolio.plan.types import Page
from gigfolio.views import FeedContext, FeedEntry, PageContext, PostContext, SitemapContext


def feeds(kit: Kit) -> Iterator[Page]:
    """Yield both feeds, made of the listed posts that have a date."""
    if not has_feed(kit.site):
        return
    for name in ("feed.xml", "feed.json"):
        context = kit.made(name, partial(_feed, kit, name))
        yield Page(url=f"/{name}", output=name, template=name, context=context)


def _feed(kit: Kit, name: str) -> FeedContext:
    dated = [post for post in kit.site.listed_posts if post.date][: kit.site.settings.feeds.limit]
    entries = tuple(_entry(kit, post) for post in dated)
    return FeedContext(
        title=kit.frames.title,
        author=kit.site.profile.name,
        language=kit.site.settings.language,
        absolute_home=kit.routes.absolute("/"),
        absolute_self=kit.routes.absolute(f"/{name}"),
        updated=max(entry.updated for entry in entries),
        entries=entries,
    )


def _entry(kit: Kit, post: Post) -> FeedEntry:
    address = kit.routes.absolute(kit.routes.entry("posts", post.id))
    assert post.date is not None
    changed = [date for date in (post.date, post.updated) if date]
    return FeedEntry(
        id=address,
        title=post.title,
        absolute_url=address,
        published=timestamp(post.date),
        updated=max(map(timestamp, changed)),
        summary=post.summary,
        body=kit.links.body(kit.body("posts", post.id)) if kit.site.settings.feeds.full_text else Body(),
        tags=post.tags,
    )


def timestamp(date: PartialDate) -> str:
    """Return the first moment of a date in UTC, as RFC 3339 has it."""
    return f"{date.first.isoformat()}T00:00:00Z"


def sitemap(kit: Kit, pages: Sequence[Page]) -> Iterator[Page]:
    """Yield the map of every page that search engines may list, where the site has an address."""
    if not kit.site.settings.url:
        return
    urls = [row for page in pages if (row := map_row(kit, page))]
    yield Page(
        url="/sitemap.xml",
        output="sitemap.xml",
        template="sitemap.xml",
        context=SitemapContext(urls=tuple(sorted(urls))),
    )


def map_row(kit: Kit, page: Page) -> tuple[str, str] | None:
    """Return what the map says of a page: its address and the day of its last change; None when it is not listed."""
    context = page.context
    if isinstance(context, PageContext) and context.head.canonical == kit.routes.absolute(page.url):
        return context.head.canonical, _changed(context)
    return None


def _changed(context: PageContext) -> str:
    """The day on which a post was changed last, where it is known."""
    dates = (context.updated, context.date) if isinstance(context, PostContext) else ()
    return next((str(date) for date in dates if date and date.day), "")
