"""What others say and certify."""

from __future__ import annotations

from gigfolio.model.values import PartialDate, Picture, Url, Value


class Consent(Value, frozen=True, kw_only=True):
    given: bool
    date: PartialDate | None = None
    scope: str = ""


class Testimonial(Value, frozen=True, kw_only=True):
    id: str
    quote: str
    author: str
    role: str = ""
    company: str = ""
    photo: Picture | None = None
    date: PartialDate | None = None
    relationship: str = ""
    project: str = ""  # id of a project
    skills: tuple[str, ...] = ()
    source_url: Url = ""
    consent: Consent | None = None
    edited: bool = False
    incentive: str = ""


class Certification(Value, frozen=True, kw_only=True):
    id: str
    name: str
    issuer: str
    issued: PartialDate | None = None
    expires: PartialDate | None = None
    credential_id: str = ""
    verify_url: Url = ""
    badge: Picture | None = None  # a badge that is an Open Badges file fills the other fields instead
    skills: tuple[str, ...] = ()
