"""The parts that pages show: cards of projects and posts, metrics, quotes, services, packages, skills."""

from __future__ import annotations

from gigfolio.model.entities import Certification, Package, Sample
from gigfolio.model.values import Amount, PartialDate, Picture, Value
from gigfolio.views.frame import Link


class Metric(Value, frozen=True, kw_only=True):
    """One outcome, ready to show. `ratio` is after/before when both are numbers, else None."""

    label: str
    value: str
    before: str = ""
    project: Link | None = None
    ratio: float | None = None


class ProjectCard(Value, frozen=True, kw_only=True):
    """A project in a list."""

    id: str
    title: str
    url: str
    summary: str = ""
    client: str = ""
    year: str = ""
    role: str = ""
    duration: str = ""
    cover: Picture | None = None
    pictures: int = 0  # how many its page shows
    metric: Metric | None = None
    color: str = ""
    number: int = 0  # its place in the work index, from 1; 0 for one that is not in it
    tags: tuple[str, ...] = ()
    stack: tuple[str, ...] = ()


class YearGroup(Value, frozen=True, kw_only=True):
    year: str
    projects: tuple[ProjectCard, ...]


class Quote(Value, frozen=True, kw_only=True):
    """A testimonial. `short` is its first two sentences and `rest` what follows when it is over 320 characters, else ""."""

    id: str
    quote: str
    author: str
    role: str = ""
    company: str = ""
    photo: Picture | None = None
    date: PartialDate | None = None
    relationship: str = ""
    project: Link | None = None
    source_url: str = ""
    edited: bool = False
    incentive: str = ""
    short: str = ""
    rest: str = ""


class QuoteGroup(Value, frozen=True, kw_only=True):
    project: Link | None
    cover: Picture | None = None  # the project's
    quotes: tuple[Quote, ...]


class Credential(Value, frozen=True, kw_only=True):
    """A certification with its state today: valid, renewal_due or expired."""

    certification: Certification
    state: str


class ServiceView(Value, frozen=True, kw_only=True):
    id: str
    name: str
    summary: str = ""
    outcomes: tuple[str, ...] = ()
    for_whom: str = ""
    starting_at: Amount | None = None
    skills: tuple[Link, ...] = ()
    projects: tuple[Link, ...] = ()


class SkillView(Value, frozen=True, kw_only=True):
    """A skill with the number of things that prove it; `url` is "" when nothing does."""

    name: str
    url: str = ""
    level: str = ""
    years: int | None = None
    proofs: int = 0


class SkillGroup(Value, frozen=True, kw_only=True):
    name: str
    skills: tuple[SkillView, ...]


class PostCard(Value, frozen=True, kw_only=True):
    id: str
    title: str
    url: str
    summary: str = ""
    date: PartialDate | None = None


class PostYear(Value, frozen=True, kw_only=True):
    year: str
    posts: tuple[PostCard, ...]


class Hero(Value, frozen=True, kw_only=True):
    """The first screen. `availability` and `price` are whole sentences, "" when nothing is known."""

    name: str
    headline: str
    emphasis: str = ""  # words of the headline
    summary: str = ""
    photo: Picture | None = None
    place: str = ""  # "Leeds, UK"
    utc_offset: str = ""  # "UTC+0"
    hours: str = ""  # "09:00-17:00"
    availability: str = ""
    is_free: bool = False
    price: str = ""
    price_url: str = ""
    action: Link | None = None


class Payment(Value, frozen=True, kw_only=True):
    """A milestone with its amount, where the package has one price."""

    trigger: str
    percent: float
    amount: Amount | None = None
    due_days: int | None = None


class PackageView(Value, frozen=True, kw_only=True):
    """A package as it is shown.

    `price` is a sentence ("€4,800", "on request"), `duration` too ("3 to 5 weeks", ""); `upsell` links to the package
    that follows this one, by its anchor on the rates page. `times` are the shortest, usual and longest time ("3 wks"),
    each "" when not known.
    """

    package: Package
    price: str
    duration: str = ""
    times: tuple[str, str, str] = ("", "", "")
    payments: tuple[Payment, ...] = ()
    upsell: Link | None = None


class Specimen(Value, frozen=True, kw_only=True):
    """A sample of a text, and the project that it is from."""

    sample: Sample
    project: Link
    client: str = ""


class Excerpt(Value, frozen=True, kw_only=True):
    """The beginning of a post, up to the end of a sentence."""

    post: PostCard
    text: str


class Span(Value, frozen=True, kw_only=True):
    """A stretch of a diagram, in per cent of its length."""

    start: float
    end: float


class Tick(Value, frozen=True, kw_only=True):
    """The first day of a month on a diagram, in per cent of its length."""

    at: float
    label: str
    is_year: bool = False  # whether a year begins


class TimingRow(Value, frozen=True, kw_only=True):
    """What is free of one share of the week, in the freelancer's own words."""

    label: str
    spans: tuple[Span, ...]


class Timing(Value, frozen=True, kw_only=True):
    """When the freelancer is free in the coming months, as a diagram, and the same in a sentence."""

    ticks: tuple[Tick, ...]
    rows: tuple[TimingRow, ...]
    sentence: str
