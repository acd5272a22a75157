"""Posts and free pages."""

from __future__ import annotations

from gigfolio.model.values import Alias, Body, PartialDate, Picture, Url, Value


class Post(Value, frozen=True, kw_only=True):
    id: str
    title: str
    date: PartialDate | None = None
    updated: PartialDate | None = None
    summary: str = ""
    tags: tuple[str, ...] = ()
    cover: Picture | None = None
    canonical: Url = ""
    draft: bool = False
    unlisted: bool = False
    aliases: tuple[Alias, ...] = ()
    body: Body = Body()


class FreePage(Value, frozen=True, kw_only=True):
    """Any page of the user's own: pages/x.md becomes /x/."""

    id: str
    title: str
    summary: str = ""
    draft: bool = False
    unlisted: bool = False
    aliases: tuple[Alias, ...] = ()
    body: Body = Body()
