"""The contexts of the home page, and of the pages on offers, proof, writing and the person."""

from __future__ import annotations

from gigfolio.model.entities import (
    Community,
    ContactDetails,
    Experience,
    Membership,
    ProfileLink,
    Rates,
    Recommendation,
    SpokenLanguage,
)
from gigfolio.model.values import Body, PartialDate, Picture
from gigfolio.views.cards import (
    Credential,
    Excerpt,
    Hero,
    Metric,
    PackageView,
    PostCard,
    PostYear,
    ProjectCard,
    Quote,
    QuoteGroup,
    ServiceView,
    SkillGroup,
    Specimen,
    Timing,
)
from gigfolio.views.frame import Link, PageContext


class HomeContext(PageContext, frozen=True, kw_only=True):
    """template: home.html. `sections` is the order of the sections below the hero, empty ones left out.

    `pictures` are the first ones of the only project, where there is no other.
    """

    hero: Hero
    timing: Timing | None = None
    sections: tuple[str, ...] = ()  # of: projects testimonials services rates posts about certifications
    metrics: tuple[Metric, ...] = ()
    projects: tuple[ProjectCard, ...] = ()
    project_count: int = 0
    projects_url: str = ""
    pictures: tuple[Picture, ...] = ()
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
    specimens: tuple[Specimen, ...] = ()  # the first sample of each selected project, at most two
    excerpt: Excerpt | None = None  # of the newest post, where there is no specimen


class ServicesContext(PageContext, frozen=True, kw_only=True):
    """template: services.html"""

    services: tuple[ServiceView, ...]
    rates_url: str = ""


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
