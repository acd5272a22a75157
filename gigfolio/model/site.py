"""What was written (Content), and the part of it that may be published (Site)."""

from __future__ import annotations

from gigfolio.model.entities import (
    Certification,
    Experience,
    FreePage,
    Network,
    Post,
    Profile,
    Project,
    Rates,
    Service,
    Skill,
    Story,
    Testimonial,
)
from gigfolio.model.settings import Settings
from gigfolio.model.values import Body, Value


class Content(Value, frozen=True, kw_only=True):
    """Everything under content/, as written: drafts, NDAs and testimonials without consent included.

    Only `gigfolio.publish` and the privacy checks see it; what is planned and rendered is `Site`.
    """

    settings: Settings
    profile: Profile
    about: Body = Body()
    working_together: Body = Body()
    projects: tuple[Project, ...] = ()
    testimonials: tuple[Testimonial, ...] = ()
    certifications: tuple[Certification, ...] = ()
    services: tuple[Service, ...] = ()
    rates: Rates = Rates()
    experience: Experience = Experience()
    skills: tuple[Skill, ...] = ()
    network: Network = Network()
    posts: tuple[Post, ...] = ()
    pages: tuple[FreePage, ...] = ()
    static: tuple[str, ...] = ()  # paths below static/, without that prefix


class Site(Content, frozen=True, kw_only=True):
    """The public model: only what may be published, in the order it is shown.

    Projects, posts and pages hold unlisted ones too (they have a page and nothing else); use `listed_projects`
    and its siblings for every list, feed, map and index.
    """

    @property
    def listed_projects(self) -> tuple[Project, ...]:
        return tuple(p for p in self.projects if not p.unlisted)

    @property
    def listed_posts(self) -> tuple[Post, ...]:
        return tuple(p for p in self.posts if not p.unlisted)

    @property
    def listed_pages(self) -> tuple[FreePage, ...]:
        return tuple(p for p in self.pages if not p.unlisted)


class Withheld(Value, frozen=True, kw_only=True):
    """What the public filter kept back: for the privacy gate, and stories for the private papers."""

    stories: tuple[tuple[str, Story], ...] = ()  # (project id, story), private ones of public projects
    strings: tuple[tuple[str, str], ...] = ()  # (text, where it stands) that must not appear in the output
