"""Links and clients, which several entities share."""

from __future__ import annotations

from typing import ClassVar, Literal

from gigfolio.model.values import Href, Url, Value


class NamedLink(Value, frozen=True, kw_only=True):
    label: str
    url: Href


class Client(Value, frozen=True, kw_only=True):
    """A project's client. After the public filter an anonymous client has only `name` (its alias) and industry."""

    short_form: ClassVar[str] = "name"  # written as one text, it is this field

    name: str = ""
    url: Url = ""
    industry: str = ""
    nda: Literal["none", "anonymous", "private"] = "none"
    alias: str = ""
