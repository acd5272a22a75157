"""What a template is given: one context type for each page kind, holding only what that page shows.

A page's fingerprint is its context's, so a field that no page shows must not get in here. Addresses are final
(base path included) unless named `absolute_…`. Dates and amounts are typed; templates format them by filters.
Every template also sees the theme's functions and filters (docs/themes.md), and nothing else.
"""

from __future__ import annotations

from gigfolio.views.cards import (
    Credential,
    Excerpt,
    Hero,
    Metric,
    PackageView,
    Payment,
    PostCard,
    PostYear,
    ProjectCard,
    Quote,
    QuoteGroup,
    ServiceView,
    SkillGroup,
    SkillView,
    Specimen,
    YearGroup,
)
from gigfolio.views.files import CardText, FeedContext, FeedEntry, RedirectContext, SitemapContext
from gigfolio.views.frame import Chrome, ContactLine, Head, Link, PageContext
from gigfolio.views.pages import (
    AboutContext,
    CertificationsContext,
    ContactContext,
    CvContext,
    ExperienceContext,
    HomeContext,
    NetworkContext,
    NotFoundContext,
    PostContext,
    PostsContext,
    ProsePageContext,
    RatesContext,
    ServicesContext,
    TestimonialsContext,
)
from gigfolio.views.work import ProjectContext, SkillContext, TagContext, TagsContext, WorkContext

__all__ = [
    "AboutContext",
    "CardText",
    "CertificationsContext",
    "Chrome",
    "ContactContext",
    "ContactLine",
    "Credential",
    "CvContext",
    "Excerpt",
    "ExperienceContext",
    "FeedContext",
    "FeedEntry",
    "Head",
    "Hero",
    "HomeContext",
    "Link",
    "Metric",
    "NetworkContext",
    "NotFoundContext",
    "PackageView",
    "PageContext",
    "Payment",
    "PostCard",
    "PostContext",
    "PostYear",
    "PostsContext",
    "ProjectCard",
    "ProjectContext",
    "ProsePageContext",
    "Quote",
    "QuoteGroup",
    "RatesContext",
    "RedirectContext",
    "ServiceView",
    "ServicesContext",
    "SitemapContext",
    "SkillContext",
    "SkillGroup",
    "SkillView",
    "Specimen",
    "TagContext",
    "TagsContext",
    "TestimonialsContext",
    "WorkContext",
    "YearGroup",
]
