"""What `gigfolio add` can add: for each kind where it goes, what it is called by, and what is worth asking."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

from gigfolio.model.entities import Certification, Package, Post, Project, Testimonial
from gigfolio.model.private import Contact, Interview, Proposal


class Kind(NamedTuple):
    """A kind of entry.

    `title` is the field that the entry is called by; `stem` its collection's file or folder without an ending.
    `form` is how a new collection is started: a Markdown file for each entry, a YAML file for each, or one list.
    `path` leads to the list in a file that holds more. `asks` are asked on a terminal, `offers` stand commented
    out in a new file.
    """

    struct: type[msgspec.Struct]
    title: str
    stem: str
    schema: str
    form: Literal["markdown", "yaml", "list"]
    path: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    body_field: str = ""

    @property
    def is_private(self) -> bool:
        return self.stem.startswith("private/")


KINDS: dict[str, Kind] = {
    "project": Kind(
        Project, "title", "content/projects", "project", "markdown",
        asks=("summary", "client", "start", "skills"),
        offers=("client", "role", "start", "end", "skills", "tags", "cover", "problem", "approach", "outcomes", "stories"),
    ),
    "post": Kind(
        Post, "title", "content/posts", "post", "markdown",
        asks=("summary", "tags"), offers=("summary", "tags", "cover", "canonical"),
    ),
    "testimonial": Kind(
        Testimonial, "author", "content/testimonials", "testimonials", "list",
        asks=("quote", "role", "company", "project", "consent"), body_field="quote",
    ),
    "certification": Kind(
        Certification, "name", "content/certifications", "certifications", "list",
        asks=("issuer", "issued", "expires", "verify_url"),
    ),
    "package": Kind(
        Package, "name", "content/rates", "rates", "list", ("packages",),
        asks=("price", "unit", "outcome", "deliverables"),
    ),
    "interview": Kind(
        Interview, "client", "private/interviews", "interview", "markdown",
        asks=("engagement", "when", "where"),
        offers=(
            "client", "engagement", "when", "where", "research", "understanding", "needs", "competencies", "questions",
            "red_flags", "rate", "logistics", "follow_up",
        ),
    ),
    "proposal": Kind(
        Proposal, "project", "private/proposals", "proposal", "yaml",
        asks=("client", "understanding", "price", "valid_until"),
        offers=("scope", "exclusions", "deliverables", "timeline", "client_duties", "revisions", "milestones", "terms"),
    ),
    "contact": Kind(
        Contact, "name", "private/contacts", "contacts", "list",
        asks=("kind", "role", "how_met", "last_contact", "cadence_days"),
    ),
}  # fmt: skip
