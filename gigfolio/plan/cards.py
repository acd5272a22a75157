"""What stands on each page's social card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gigfolio.model.values import Picture
from gigfolio.plan.frames import CARD
from gigfolio.plan.kit import Kit
from gigfolio.plan.types import Page
from gigfolio.views import CardText, HomeContext, PageContext, PostContext, ProjectContext


def cards(kit: Kit, pages: Sequence[Page]) -> Iterator[Page]:
    """Return the card of every page whose head names one."""
    return (card for page in pages if (card := card_of(kit, page)))


def card_of(kit: Kit, page: Page) -> Page | None:
    """Return the card of a page, or None when its head names none."""
    if not isinstance(page.context, PageContext) or not page.context.head.card:
        return None
    address = page.url + CARD
    return Page(
        url=address,
        output=kit.routes.output(address),
        template="card.yaml",
        context=card_text(kit, page.url, page.context),
    )


def card_text(kit: Kit, address: str, context: PageContext) -> CardText:
    name = kit.site.profile.name
    if isinstance(context, HomeContext):
        foot = kit.place or next((kit.metric_words(m) for m in context.metrics), "")
        headline = context.hero.headline or kit.frames.title
        return CardText(
            kind="home",
            headline=headline,
            name=name,
            foot=foot,
            picture=_bare(context.hero.photo),
            work=_bare(next((card.cover for card in context.projects if card.cover), None)),
        )
    if isinstance(context, ProjectContext):
        foot = next((kit.metric_words(m) for m in context.metrics), "")
        return CardText(
            kind="project",
            headline=context.title,
            name=name,
            foot=foot,
            label=context.client,
            picture=_bare(context.cover),
        )
    picture = context.cover if isinstance(context, PostContext) else None
    return CardText(
        kind="page",
        headline=kit.frames.names[address].title,
        name=name,
        foot=context.chrome.address,
        label=kit.frames.names[address].parent,
        picture=_bare(picture),
    )


def _bare(picture: Picture | None) -> Picture | None:
    """A picture without its words, which no card shows."""
    return Picture(src=picture.src, focus=picture.focus) if picture else None
