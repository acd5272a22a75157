"""The CV's variants: one for each kind of client that the settings name. Drawn from the public site only."""

from __future__ import annotations

from collections.abc import Iterator

from gigfolio.errors import Diagnostic, Location
from gigfolio.model.settings import CvVariant
from gigfolio.papers.cv import CONFIGURATION, cv_sheet, paper_of
from gigfolio.papers.paper import Made, PublicSource
from gigfolio.plan.kit import Kit


def papers(source: PublicSource) -> Made:
    """Return a private paper for each variant: cv/NAME."""
    asked = source.site.settings.cv.variants
    if not asked:
        return Made()
    kit = Kit(source.site, source.today, source.words)
    if "cv" not in kit.sections:
        message = "cv: variants: there is no experience to make a CV of"
        hint = "write content/experience.yaml, or take the variants out"
        return Made((), (Diagnostic("warning", "no-cv", message, Location(CONFIGURATION), hint),))
    made = (
        paper_of(cv_sheet(kit, source, variant), source, f"cv/{name}", "client")
        for name, variant in asked.items()
    )
    return Made(tuple(made), tuple(_problems(kit, asked)))


def _problems(kit: Kit, asked: dict[str, CvVariant]) -> Iterator[Diagnostic]:
    where = Location(CONFIGURATION)
    for name, variant in asked.items():
        for tag in variant.tags:
            if not kit.lists.projects_by_tag.get(kit.lists.tags.id(tag)):
                message = f"cv: variants: {name}: no project has the tag {tag}"
                hint = "write a tag as it stands on a project"
                yield Diagnostic("warning", "unknown-tag", message, where, hint)
