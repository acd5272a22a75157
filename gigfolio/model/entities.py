"""The public entities: what a freelancer's content holds (CONTENT in docs/content.md has the fields).

Every entity has an `id`, unique in its collection: the slug of its file, or of its name or title. Fields
marked * in the docs have no default here. `Amount`s have their currency filled in by the loader.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from gigfolio.model.values import Amount, Body, End, PartialDate, Picture, Value


class Location(Value, frozen=True, kw_only=True):
    city: str = ""
    region: str = ""
    country: str = ""
    timezone: str = ""
    remote: bool | None = None
    on_site: bool | None = None
    travel: str = ""


class SpokenLanguage(Value, frozen=True, kw_only=True):
    language: str
    level: str = ""


class AvailabilityRange(Value, frozen=True, kw_only=True):
    from_: PartialDate
    until: PartialDate | None = None
    share: str = ""  # free words: "three days a week", "50%"


class Availability(Value, frozen=True, kw_only=True):
    status: Literal["open", "limited", "booked"]
    from_: PartialDate | None = None
    ranges: tuple[AvailabilityRange, ...] = ()
    hours_per_week: int | None = None
    note: str = ""
    last_verified: PartialDate | None = None


class ContactDetails(Value, frozen=True, kw_only=True):
    email: str = ""
    phone: str = ""
    booking_url: str = ""
    action: str = ""  # label of the primary action: "Ask about a date"
    reply_time: str = ""  # "within one working day"
    hours: str = ""  # working hours in the freelancer's zone: "09:00-17:00"


class ProfileLink(Value, frozen=True, kw_only=True):
    platform: str
    url: str
    handle: str = ""


class Profile(Value, frozen=True, kw_only=True):
    name: str
    headline: str = ""
    summary: str = ""
    photo: Picture | None = None
    pronouns: str = ""
    location: Location = Location()
    spoken_languages: tuple[SpokenLanguage, ...] = ()
    availability: Availability | None = None
    contact: ContactDetails = ContactDetails()
    links: tuple[ProfileLink, ...] = ()
    last_verified: PartialDate | None = None


class Client(Value, frozen=True, kw_only=True):
    """A project's client. After the public filter an anonymous client has only `name` (its alias) and industry."""

    short_form: ClassVar[str] = "name"  # written as one text, it is this field

    name: str = ""
    url: str = ""
    industry: str = ""
    nda: Literal["none", "anonymous", "private"] = "none"
    alias: str = ""


class Sample(Value, frozen=True, kw_only=True):
    source: str
    source_language: str = ""
    target: str = ""
    target_language: str = ""
    note: str = ""


class Outcome(Value, frozen=True, kw_only=True):
    metric: str
    before: str = ""
    after: str = ""
    value: str = ""
    source: str = ""


class Collaborator(Value, frozen=True, kw_only=True):
    name: str
    role: str = ""
    url: str = ""


class NamedLink(Value, frozen=True, kw_only=True):
    label: str
    url: str


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
    color: str = ""
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
    aliases: tuple[str, ...] = ()
    body: Body = Body()


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
    source_url: str = ""
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
    verify_url: str = ""
    badge: Picture | None = None
    skills: tuple[str, ...] = ()


class Service(Value, frozen=True, kw_only=True):
    id: str
    name: str
    summary: str = ""
    outcomes: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    for_whom: str = ""
    starting_at: Amount | None = None
    projects: tuple[str, ...] = ()  # ids of projects


class Timeline(Value, frozen=True, kw_only=True):
    min: float | None = None
    typical: float | None = None
    max: float | None = None
    unit: str = "weeks"


class Milestone(Value, frozen=True, kw_only=True):
    trigger: str
    percent: float
    due_days: int | None = None


class Package(Value, frozen=True, kw_only=True):
    id: str
    name: str
    kind: Literal["project", "retainer", "membership", "product", "micro"] = "project"
    price: Amount | None = None
    min: Amount | None = None
    max: Amount | None = None
    unit: str = ""
    audience: str = ""
    outcome: str = ""
    deliverables: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    timeline: Timeline | None = None
    revisions: int | None = None
    milestones: tuple[Milestone, ...] = ()
    cadence: str = ""
    minimum_term: str = ""
    hours: float | None = None
    rollover: str = ""
    cancel_notice: str = ""
    capacity: int | None = None
    upsell_to: str = ""  # id of a package
    visibility: Literal["public", "private"] = "public"
    recommended: str = ""  # why this one is listed first, in words


class Terms(Value, frozen=True, kw_only=True):
    deposit_percent: float | None = None
    payment_days: int | None = None
    late_fee: str = ""
    revisions: str = ""
    cancellation: str = ""


class Rates(Value, frozen=True, kw_only=True):
    currency: str = ""
    display: Literal["exact", "from", "range", "on_request"] = "exact"
    hourly: Amount | None = None
    daily: Amount | None = None
    tax_note: str = ""
    valid_until: PartialDate | None = None
    terms: Terms = Terms()
    packages: tuple[Package, ...] = ()


class Work(Value, frozen=True, kw_only=True):
    name: str
    position: str = ""
    url: str = ""
    location: str = ""
    start: PartialDate | None = None
    end: End = None
    summary: str = ""
    highlights: tuple[str, ...] = ()


class Education(Value, frozen=True, kw_only=True):
    institution: str
    area: str = ""
    study_type: str = ""
    url: str = ""
    start: PartialDate | None = None
    end: End = None
    score: str = ""
    courses: tuple[str, ...] = ()


class Volunteering(Value, frozen=True, kw_only=True):
    organization: str
    position: str = ""
    url: str = ""
    start: PartialDate | None = None
    end: End = None
    summary: str = ""
    highlights: tuple[str, ...] = ()


class Talk(Value, frozen=True, kw_only=True):
    name: str
    event: str = ""
    date: PartialDate | None = None
    url: str = ""
    summary: str = ""


class Publication(Value, frozen=True, kw_only=True):
    name: str
    publisher: str = ""
    release_date: PartialDate | None = None
    url: str = ""
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
    years: int | None = None
    keywords: tuple[str, ...] = ()
    group: str = ""


class Membership(Value, frozen=True, kw_only=True):
    body: str
    number: str = ""
    since: PartialDate | None = None
    expires: PartialDate | None = None
    url: str = ""


class Community(Value, frozen=True, kw_only=True):
    name: str
    role: str = ""
    url: str = ""


class Recommendation(Value, frozen=True, kw_only=True):
    name: str
    does: str = ""
    url: str = ""


class Network(Value, frozen=True, kw_only=True):
    memberships: tuple[Membership, ...] = ()
    communities: tuple[Community, ...] = ()
    recommends: tuple[Recommendation, ...] = ()


class Post(Value, frozen=True, kw_only=True):
    id: str
    title: str
    date: PartialDate | None = None
    updated: PartialDate | None = None
    summary: str = ""
    tags: tuple[str, ...] = ()
    cover: Picture | None = None
    canonical: str = ""
    draft: bool = False
    unlisted: bool = False
    aliases: tuple[str, ...] = ()
    body: Body = Body()


class FreePage(Value, frozen=True, kw_only=True):
    """Any page of the user's own: pages/x.md becomes /x/."""

    id: str
    title: str
    summary: str = ""
    draft: bool = False
    unlisted: bool = False
    aliases: tuple[str, ...] = ()
    body: Body = Body()
