"""What a template is given: one context type for each page kind, holding only what that page shows.

A page's fingerprint is its context's, so a field that no page shows must not get in here. Addresses are final
(base path included) unless named `absolute_…`. Dates and amounts are typed; templates format them by filters.
Every template also sees the theme's functions and filters (docs/themes.md), and nothing else.
"""

from __future__ import annotations

from gigfolio.model.entities import (
    Certification,
    Collaborator,
    Community,
    ContactDetails,
    Experience,
    Membership,
    NamedLink,
    Outcome,
    Package,
    ProfileLink,
    Rates,
    Recommendation,
    Sample,
    SpokenLanguage,
    Story,
)
from gigfolio.model.values import Amount, Body, End, PartialDate, Picture, Value


class Link(Value, frozen=True, kw_only=True):
    label: str
    url: str
    current: bool = False


class Head(Value, frozen=True, kw_only=True):
    """What stands in <head>."""

    title: str
    description: str = ""
    canonical: str = ""  # absolute, "" when the site has no url
    noindex: bool = False
    card: str = ""  # absolute address of the social card, or ""
    og_type: str = "website"
    feeds: tuple[Link, ...] = ()
    json_ld: str = ""  # JSON text, safe inside <script> (the planner escapes "<")


class Chrome(Value, frozen=True, kw_only=True):
    """What every page shares: frame, navigation, footer. `section` names the current page's section."""

    language: str
    direction: str  # "ltr" or "rtl"
    name: str
    site_title: str
    home: str
    base_path: str
    navigation: tuple[Link, ...] = ()
    contact: Link | None = None  # shown at the end of the navigation
    footer: tuple[Link, ...] = ()
    profiles: tuple[Link, ...] = ()  # profiles elsewhere, as words
    email: str = ""
    section: str = ""
    address: str = (
        ""  # the site's address without its scheme ("ada.example/work"), for print; "" when it has none
    )
    form_action: str = ""  # where the contact form is posted, for the page's content security policy
    analytics: str = ""  # address of a script, "" when there is none


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
    metric: Metric | None = None
    color: str = ""
    number: int = 0  # its place among all projects, from 0
    tags: tuple[str, ...] = ()


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


class ContactLine(Value, frozen=True, kw_only=True):
    """The closing line of most pages."""

    action: Link | None = None
    email: str = ""
    availability: str = ""
    reply_time: str = ""


class PageContext(Value, frozen=True, kw_only=True):
    """Base of every context."""

    head: Head
    chrome: Chrome
    contact_line: ContactLine = ContactLine()


class HomeContext(PageContext, frozen=True, kw_only=True):
    """template: home.html. `sections` is the order of the sections below the hero, empty ones left out."""

    hero: Hero
    sections: tuple[str, ...] = ()  # of: projects testimonials services rates posts about certifications
    metrics: tuple[Metric, ...] = ()
    projects: tuple[ProjectCard, ...] = ()
    project_count: int = 0
    projects_url: str = ""
    testimonial: Quote | None = None
    testimonials_url: str = ""
    services: tuple[ServiceView, ...] = ()
    services_url: str = ""
    packages: tuple[PackageView, ...] = ()
    rates: Rates | None = None  # the display mode, currency and note; without packages
    rates_url: str = ""
    posts: tuple[PostCard, ...] = ()
    posts_url: str = ""
    about: str = ""  # first paragraph of about.md, plain text
    about_url: str = ""
    certifications: tuple[Credential, ...] = ()
    certifications_url: str = ""


class WorkContext(PageContext, frozen=True, kw_only=True):
    """template: projects.html"""

    years: tuple[YearGroup, ...]
    count: int
    tags: tuple[Link, ...] = ()


class ProjectContext(PageContext, frozen=True, kw_only=True):
    """template: project.html"""

    id: str
    title: str
    summary: str = ""
    client: str = ""
    client_url: str = ""
    industry: str = ""
    role: str = ""
    start: PartialDate | None = None
    end: End = None
    status: str = ""
    color: str = ""
    number: int = 0  # its place among all projects, from 0
    scheme: str = ""
    cover: Picture | None = None
    gallery: tuple[Picture, ...] = ()
    samples: tuple[Sample, ...] = ()
    problem: str = ""
    approach: str = ""
    constraints: tuple[str, ...] = ()
    metrics: tuple[Metric, ...] = ()
    outcome_sources: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    deliverables: tuple[str, ...] = ()
    stack: tuple[str, ...] = ()
    links: tuple[NamedLink, ...] = ()
    collaborators: tuple[Collaborator, ...] = ()
    stories: tuple[Story, ...] = ()
    tags: tuple[Link, ...] = ()
    skills: tuple[Link, ...] = ()
    services: tuple[Link, ...] = ()
    body: Body = Body()
    testimonials: tuple[Quote, ...] = ()
    certifications: tuple[Credential, ...] = ()
    previous: ProjectCard | None = None
    next: ProjectCard | None = None


class TagsContext(PageContext, frozen=True, kw_only=True):
    """template: tags.html"""

    tags: tuple[tuple[Link, int], ...]


class TagContext(PageContext, frozen=True, kw_only=True):
    """template: tag.html"""

    name: str
    projects: tuple[ProjectCard, ...] = ()
    posts: tuple[PostCard, ...] = ()


class SkillContext(PageContext, frozen=True, kw_only=True):
    """template: skill.html: a skill and everything that proves it."""

    name: str
    level: str = ""
    years: int | None = None
    keywords: tuple[str, ...] = ()
    projects: tuple[ProjectCard, ...] = ()
    testimonials: tuple[Quote, ...] = ()
    certifications: tuple[Credential, ...] = ()


class ServicesContext(PageContext, frozen=True, kw_only=True):
    """template: services.html"""

    services: tuple[ServiceView, ...]
    rates_url: str = ""


class Payment(Value, frozen=True, kw_only=True):
    """A milestone with its amount, where the package has one price."""

    trigger: str
    percent: float
    amount: Amount | None = None
    due_days: int | None = None


class PackageView(Value, frozen=True, kw_only=True):
    """A package as it is shown.

    `price` is a sentence ("€4,800", "on request"), `duration` too ("3 to 5 weeks", ""); `upsell` links to the package
    that follows this one, by its anchor on the rates page.
    """

    package: Package
    price: str
    duration: str = ""
    payments: tuple[Payment, ...] = ()
    upsell: Link | None = None


class RatesContext(PageContext, frozen=True, kw_only=True):
    """template: rates.html. Packages by kind; `rates.packages` is empty (they stand in the tuples)."""

    rates: Rates
    projects: tuple[PackageView, ...] = ()
    retainers: tuple[PackageView, ...] = ()
    memberships: tuple[PackageView, ...] = ()
    products: tuple[PackageView, ...] = ()
    hourly: str = ""
    daily: str = ""
    working_together_url: str = ""


class TestimonialsContext(PageContext, frozen=True, kw_only=True):
    """template: testimonials.html"""

    groups: tuple[QuoteGroup, ...]

    __test__ = False


class CertificationsContext(PageContext, frozen=True, kw_only=True):
    """template: certifications.html. Expired ones come last."""

    certifications: tuple[Credential, ...]


class AboutContext(PageContext, frozen=True, kw_only=True):
    """template: about.html"""

    name: str
    headline: str = ""
    pronouns: str = ""
    photo: Picture | None = None
    body: Body = Body()
    skill_groups: tuple[SkillGroup, ...] = ()
    certifications: tuple[Credential, ...] = ()
    spoken_languages: tuple[SpokenLanguage, ...] = ()
    experience_url: str = ""
    working_together_url: str = ""


class ExperienceContext(PageContext, frozen=True, kw_only=True):
    """template: experience.html"""

    experience: Experience
    cv_url: str = ""


class PostsContext(PageContext, frozen=True, kw_only=True):
    """template: posts.html"""

    years: tuple[PostYear, ...]


class PostContext(PageContext, frozen=True, kw_only=True):
    """template: post.html"""

    id: str
    title: str
    summary: str = ""
    date: PartialDate | None = None
    updated: PartialDate | None = None
    tags: tuple[Link, ...] = ()
    cover: Picture | None = None
    body: Body = Body()
    author: str = ""
    related: ProjectCard | None = None
    previous: PostCard | None = None
    next: PostCard | None = None


class ProsePageContext(PageContext, frozen=True, kw_only=True):
    """template: page.html (pages/*.md) and working-together.html"""

    id: str
    title: str
    summary: str = ""
    body: Body = Body()
    rates: Rates | None = None  # terms in short, on working-together


class NetworkContext(PageContext, frozen=True, kw_only=True):
    """template: network.html"""

    memberships: tuple[Membership, ...] = ()
    communities: tuple[Community, ...] = ()
    recommends: tuple[Recommendation, ...] = ()


class ContactContext(PageContext, frozen=True, kw_only=True):
    """template: contact.html"""

    contact: ContactDetails
    place: str = ""
    utc_offset: str = ""
    availability: str = ""
    is_free: bool = False
    links: tuple[ProfileLink, ...] = ()
    form_action: str = ""
    vcard_url: str = ""
    spoken_languages: tuple[SpokenLanguage, ...] = ()


class CvContext(PageContext, frozen=True, kw_only=True):
    """template: cv.html"""

    name: str
    headline: str = ""
    summary: str = ""
    photo: Picture | None = None
    place: str = ""
    utc_offset: str = ""
    contact: ContactDetails = ContactDetails()
    experience: Experience = Experience()
    projects: tuple[ProjectCard, ...] = ()
    skill_groups: tuple[SkillGroup, ...] = ()
    certifications: tuple[Credential, ...] = ()
    spoken_languages: tuple[SpokenLanguage, ...] = ()
    links: tuple[ProfileLink, ...] = ()
    pdf_url: str = ""  # the same on paper


class NotFoundContext(PageContext, frozen=True, kw_only=True):
    """template: 404.html"""

    projects: tuple[ProjectCard, ...] = ()  # the five newest


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


class SitemapContext(Value, frozen=True, kw_only=True):
    """template: sitemap.xml"""

    urls: tuple[tuple[str, str], ...]  # (absolute address, last change as YYYY-MM-DD or "")
