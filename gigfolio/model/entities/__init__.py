"""The public entities: what a freelancer's content holds (docs/content.md has the fields).

Every entity has an `id`, unique in its collection: the slug of its file, or of its name or title. Fields
that the docs call required have no default here. `Amount`s have their currency filled in by the loader.
"""

from gigfolio.model.entities.career import (
    Award,
    Community,
    Education,
    Experience,
    Membership,
    Network,
    Publication,
    Recommendation,
    Skill,
    Talk,
    Volunteering,
    Work,
)
from gigfolio.model.entities.links import Client, NamedLink
from gigfolio.model.entities.offer import Milestone, Package, Rates, Service, Terms, Timeline
from gigfolio.model.entities.profile import (
    Availability,
    AvailabilityRange,
    ContactDetails,
    Location,
    Profile,
    ProfileLink,
    SpokenLanguage,
)
from gigfolio.model.entities.project import Collaborator, Outcome, Project, Sample, Story
from gigfolio.model.entities.proof import Certification, Consent, Testimonial
from gigfolio.model.entities.writing import FreePage, Post

__all__ = [
    "Availability",
    "AvailabilityRange",
    "Award",
    "Certification",
    "Client",
    "Collaborator",
    "Community",
    "Consent",
    "ContactDetails",
    "Education",
    "Experience",
    "FreePage",
    "Location",
    "Membership",
    "Milestone",
    "NamedLink",
    "Network",
    "Outcome",
    "Package",
    "Post",
    "Profile",
    "ProfileLink",
    "Project",
    "Publication",
    "Rates",
    "Recommendation",
    "Sample",
    "Service",
    "Skill",
    "SpokenLanguage",
    "Story",
    "Talk",
    "Terms",
    "Testimonial",
    "Timeline",
    "Volunteering",
    "Work",
]
