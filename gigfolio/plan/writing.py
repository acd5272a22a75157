"""Posts with their index, free pages, and how it is to work together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

import msgspec

from gigfolio.model.entities import FreePage, Post, Rates
from gigfolio.model.values import Hole
from gigfolio.plan.kit import Kit
from gigfolio.plan.types import Page
from gigfolio.views import PostCard, PostContext, PostsContext, PostYear, ProjectCard, ProsePageContext


def index(kit: Kit) -> Iterator[Page]:
    if "posts" not in kit.sections:
        return
    years: dict[str, list[PostCard]] = {}
    for post in kit.site.listed_posts:
        years.setdefault(str(post.date.year) if post.date else "", []).append(kit.lists.post(post))
    address, title = kit.routes.section("posts"), kit.frames.nav("posts")
    context = PostsContext(
        **kit.frames.frame(
            address,
            section="posts",
            title=title,
            description=kit.listing(post.title for post in kit.site.listed_posts),
        ),
        years=tuple(PostYear(year=year, posts=tuple(posts)) for year, posts in years.items()),
    )
    yield kit.page(address, "posts.html", context)


def posts(kit: Kit) -> Iterator[Page]:
    cards = [kit.lists.post(post) for post in kit.site.listed_posts]
    newer = dict(zip((card.id for card in cards[1:]), cards, strict=False))
    older = dict(zip((card.id for card in cards), cards[1:], strict=False))
    for post in kit.site.posts:
        make = partial(_post, kit, post, older.get(post.id), newer.get(post.id))
        yield kit.entry_page(kit.routes.entry("posts", post.id), "post.html", make)


def _post(kit: Kit, post: Post, previous: PostCard | None, following: PostCard | None) -> PostContext:
    address = kit.routes.entry("posts", post.id)
    body = kit.links.body(kit.body("posts", post.id))
    return PostContext(
        **kit.frames.frame(
            address,
            section="posts",
            title=post.title,
            description=post.summary or body.text,
            trail=("posts",),
            nodes=[kit.data.post(post, address, body.words)],
            noindex=post.unlisted,
            og_type="article",
            canonical=post.canonical,
        ),
        id=post.id,
        title=post.title,
        summary=post.summary,
        date=post.date,
        updated=post.updated,
        tags=kit.lists.tag_links(post.tags),
        cover=post.cover,
        body=body,
        author=kit.site.profile.name,
        related=_related(kit, post),
        previous=_slim(previous),
        next=_slim(following),
    )


def _slim(card: PostCard | None) -> PostCard | None:
    return msgspec.structs.replace(card, summary="") if card else None


def _related(kit: Kit, post: Post) -> ProjectCard | None:
    """The project that a post links to first, or else the one with which it shares most tags."""
    lists, section = kit.lists, kit.routes.section("projects")
    for part in kit.body("posts", post.id).parts:
        if isinstance(part, Hole) and part.kind == "url":
            address = kit.book.find(part.target.partition("#")[0]) or ""
            linked = lists.projects.get(address.removeprefix(section).rstrip("/"))
            if linked and address.startswith(section):
                return lists.card(linked)
    shared: Counter[int] = Counter()
    for tag in lists.tags.ids(post.tags):
        shared.update(lists.places_by_tag.get(tag, ()))
    if not shared:
        return None
    most = max(shared.values())
    return lists.card(lists.listed[min(place for place, count in shared.items() if count == most)])


def free_pages(kit: Kit) -> Iterator[Page]:
    for page in kit.site.pages:
        yield kit.entry_page(kit.routes.entry("pages", page.id), "page.html", partial(_free_page, kit, page))


def _free_page(kit: Kit, page: FreePage) -> ProsePageContext:
    body = kit.links.body(kit.body("pages", page.id))
    return ProsePageContext(
        **kit.frames.frame(
            kit.routes.entry("pages", page.id),
            section=page.id,
            title=page.title,
            description=page.summary or body.text,
            noindex=page.unlisted,
        ),
        id=page.id,
        title=page.title,
        summary=page.summary,
        body=body,
    )


def working_together(kit: Kit) -> Iterator[Page]:
    if "working-together" not in kit.sections:
        return
    address, title = kit.routes.section("working-together"), kit.frames.nav("working-together")
    body = kit.links.body(kit.site.working_together)
    context = ProsePageContext(
        **kit.frames.frame(address, section="working-together", title=title, description=body.text),
        id="working-together",
        title=title,
        body=body,
        rates=_terms(kit.site.rates),
    )
    yield kit.page(address, "working-together.html", context)


def _terms(rates: Rates) -> Rates | None:
    """The rates' terms without their prices; None where there are none."""
    return Rates(terms=rates.terms) if rates.terms != Rates().terms else None
