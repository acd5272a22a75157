"""A project: the case study and its proofs."""

from __future__ import annotations

from typing import Literal

from gigfolio.model.entities.links import Client, NamedLink
from gigfolio.model.values import Alias, Body, Colour, End, LanguageTag, PartialDate, Picture, Url, Value


class Sample(Value, frozen=True, kw_only=True):
    source: str
    source_language: LanguageTag = ""
    target: str = ""
    target_language: LanguageTag = ""
    note: str = ""
    page: str = ""  # where it stands: "112"
    caption: str = ""


class Outcome(Value, frozen=True, kw_only=True):
    metric: str
    before: str = ""
    after: str = ""
    value: str = ""
    source: str = ""


class Collaborator(Value, frozen=True, kw_only=True):
    name: str
    role: str = ""
    url: Url = ""


class Story(Value, frozen=True, kw_only=True):
    """A STAR story (situation, task, action, result)."""

    competency: str
    situation: str = ""
    task: str = ""
    action: str = ""
    result: str = ""
    metric: str = ""
    visibility: Literal["public", "private"] = "private"


class Project(Value, frozen=True, kw_only=True):
    id: str
    title: str
    summary: str = ""
    client: Client = Client()
    role: str = ""
    start: PartialDate | None = None
    end: End = None
    status: str = ""
    services: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    cover: Picture | None = None
    gallery: tuple[Picture, ...] = ()
    samples: tuple[Sample, ...] = ()
    color: Colour = ""
    scheme: Literal["", "light", "dark"] = ""
    problem: str = ""
    approach: str = ""
    constraints: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    deliverables: tuple[str, ...] = ()
    stack: tuple[str, ...] = ()
    links: tuple[NamedLink, ...] = ()
    collaborators: tuple[Collaborator, ...] = ()
    stories: tuple[Story, ...] = ()
    featured: bool = False
    order: int | None = None
    publish: PartialDate | None = None
    draft: bool = False
    unlisted: bool = False
    aliases: tuple[Alias, ...] = ()
    body: Body = Body()
