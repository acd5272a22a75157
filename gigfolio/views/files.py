"""The contexts of what is no page: redirects, feeds, the sitemap, social cards."""

from __future__ import annotations

from gigfolio.model.values import Body, Picture, Value


class RedirectContext(Value, frozen=True, kw_only=True):
    """template: redirect.html"""

    target: str
    absolute_target: str
    language: str = "en"


class FeedEntry(Value, frozen=True, kw_only=True):
    id: str
    title: str
    absolute_url: str
    published: str  # RFC 3339
    updated: str
    summary: str = ""
    body: Body = Body()
    tags: tuple[str, ...] = ()


class FeedContext(Value, frozen=True, kw_only=True):
    """template: feed.xml (Atom, RFC 4287) and, by code, feed.json (JSON Feed 1.1)."""

    title: str
    author: str
    language: str
    absolute_home: str
    absolute_self: str
    updated: str
    entries: tuple[FeedEntry, ...] = ()


class CardText(Value, frozen=True, kw_only=True):
    """What stands on a social card; how it is set is the theme's (card.yaml)."""

    kind: str  # home, project, page
    headline: str
    name: str
    foot: str = ""  # a metric or a place
    label: str = ""
    picture: Picture | None = None
    work: Picture | None = None  # of the home page: the first cover among the selected projects


class SitemapContext(Value, frozen=True, kw_only=True):
    """template: sitemap.xml"""

    urls: tuple[tuple[str, str], ...]  # (absolute address, last change as YYYY-MM-DD or "")
