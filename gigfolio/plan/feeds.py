"""The feeds of what is written: Atom (RFC 4287) and JSON Feed 1.1, and the map of the site (sitemaps.org)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gigfolio.model.entities import Post
from gigfolio.model.values import Body, PartialDate
from gigfolio.plan.kit import Kit
from gigfolio.plan.sections import has_feed
from gigfolio.plan.types import Page
from gigfolio.views import FeedContext, FeedEntry, PageContext, PostContext, SitemapContext


def feeds(kit: Kit, pages: Sequence[Page]) -> Iterator[Page]:
    """Yield both feeds, made of the listed posts that have a date; `pages` are all pages."""
    if not has_feed(kit.site):
        return
    bodies = {page.context.id: page.context.body for page in pages if isinstance(page.context, PostContext)}
    dated = [post for post in kit.site.listed_posts if post.date][: kit.site.settings.feeds.limit]
    entries = tuple(_entry(kit, post, bodies[post.id]) for post in dated)
    for name in ("feed.xml", "feed.json"):
        context = FeedContext(
            title=kit.frames.title,
            author=kit.site.profile.name,
            language=kit.site.settings.language,
            absolute_home=kit.routes.absolute("/"),
            absolute_self=kit.routes.absolute(f"/{name}"),
            updated=max(entry.updated for entry in entries),
            entries=entries,
        )
        yield Page(url=f"/{name}", output=name, template=name, context=context)


def _entry(kit: Kit, post: Post, body: Body) -> FeedEntry:
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
        body=body if kit.site.settings.feeds.full_text else Body(),
        tags=post.tags,
    )


def timestamp(date: PartialDate) -> str:
    """Return the first moment of a date in UTC, as RFC 3339 has it."""
    return f"{date.first.isoformat()}T00:00:00Z"


def sitemap(kit: Kit, pages: Sequence[Page]) -> Iterator[Page]:
    """Yield the map of every page that search engines may list, where the site has an address."""
    if not kit.site.settings.url:
        return
    urls = []
    for page in pages:
        context = page.context
        if isinstance(context, PageContext) and context.head.canonical == kit.routes.absolute(page.url):
            urls.append((context.head.canonical, _changed(context)))
    yield Page(
        url="/sitemap.xml",
        output="sitemap.xml",
        template="sitemap.xml",
        context=SitemapContext(urls=tuple(sorted(urls))),
    )


def _changed(context: PageContext) -> str:
    """The day on which a post was changed last, where it is known."""
    dates = (context.updated, context.date) if isinstance(context, PostContext) else ()
    return next((str(date) for date in dates if date and date.day), "")
