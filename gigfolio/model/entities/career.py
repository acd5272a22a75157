"""Experience (the fields of JSON Resume, by the same meaning), skills and network."""

from __future__ import annotations

from gigfolio.model.values import Count, End, Href, PartialDate, Url, Value


class Work(Value, frozen=True, kw_only=True):
    name: str
    position: str = ""
    url: Url = ""
    location: str = ""
    start: PartialDate | None = None
    end: End = None
    summary: str = ""
    highlights: tuple[str, ...] = ()


class Education(Value, frozen=True, kw_only=True):
    institution: str
    area: str = ""
    study_type: str = ""
    url: Url = ""
    start: PartialDate | None = None
    end: End = None
    score: str = ""
    courses: tuple[str, ...] = ()


class Volunteering(Value, frozen=True, kw_only=True):
    organization: str
    position: str = ""
    url: Url = ""
    start: PartialDate | None = None
    end: End = None
    summary: str = ""
    highlights: tuple[str, ...] = ()


class Talk(Value, frozen=True, kw_only=True):
    name: str
    event: str = ""
    date: PartialDate | None = None
    url: Href = ""
    summary: str = ""


class Publication(Value, frozen=True, kw_only=True):
    name: str
    publisher: str = ""
    release_date: PartialDate | None = None
    url: Href = ""
    summary: str = ""


class Award(Value, frozen=True, kw_only=True):
    title: str
    awarder: str = ""
    date: PartialDate | None = None
    summary: str = ""


class Experience(Value, frozen=True, kw_only=True):
    work: tuple[Work, ...] = ()
    education: tuple[Education, ...] = ()
    volunteering: tuple[Volunteering, ...] = ()
    talks: tuple[Talk, ...] = ()
    publications: tuple[Publication, ...] = ()
    awards: tuple[Award, ...] = ()


class Skill(Value, frozen=True, kw_only=True):
    id: str
    name: str
    level: str = ""
    years: Count | None = None
    keywords: tuple[str, ...] = ()
    group: str = ""


class Membership(Value, frozen=True, kw_only=True):
    body: str
    number: str = ""
    since: PartialDate | None = None
    expires: PartialDate | None = None
    url: Url = ""


class Community(Value, frozen=True, kw_only=True):
    name: str
    role: str = ""
    url: Url = ""


class Recommendation(Value, frozen=True, kw_only=True):
    name: str
    does: str = ""
    url: Url = ""


class Network(Value, frozen=True, kw_only=True):
    memberships: tuple[Membership, ...] = ()
    communities: tuple[Community, ...] = ()
    recommends: tuple[Recommendation, ...] = ()
