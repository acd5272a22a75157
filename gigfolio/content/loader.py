"""The public content of a snapshot, read and checked. All problems come back at once; nothing raises for bad input."""

from __future__ import annotations

import posixpath
from functools import cache, partial
from typing import Any, NamedTuple

import msgspec

from gigfolio.content import badges, cross_checks
from gigfolio.content.collections import Kind, Reader
from gigfolio.content.linking import link, with_currency
from gigfolio.content.names import UniqueNames, slug
from gigfolio.content.settings_file import SettingsFile, read_settings
from gigfolio.content.stock import Stock
from gigfolio.errors import Diagnostic, worst_first
from gigfolio.model.entities import (
    Certification,
    Experience,
    FreePage,
    Network,
    Package,
    Post,
    Profile,
    Project,
    Rates,
    Service,
    Skill,
    Testimonial,
)
from gigfolio.model.settings import Settings
from gigfolio.model.site import Content
from gigfolio.snapshot import Snapshot


class Loaded(NamedTuple):
    """The content, or None when an error was found; and every problem, worst first."""

    content: Content | None
    diagnostics: tuple[Diagnostic, ...]


def load_content(snapshot: Snapshot, stock: Stock | None = None) -> Loaded:
    """Read gigfolio.yaml and everything under content/.

    `stock` holds the entries of earlier readings.
    """
    file = read_settings(snapshot)
    if stock is not None:
        stock.open(file.settings)
    reader = Reader(snapshot, file.settings, stock)
    reader.places.add("settings", file.source, file.node)
    profile = _profile(reader, file)
    content = _content(reader, file.settings, profile or Profile(name=""))
    reader.report_unread("content")
    cross_checks.check(content, reader.places)
    if stock is not None:
        stock.close()
    problems = [*file.source.problems, *reader.problems()]
    if profile is None or any(problem.severity == "error" for problem in problems):
        return Loaded(None, worst_first(problems))
    return Loaded(link(with_currency(content)), worst_first(problems))


def load_settings(snapshot: Snapshot) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Read gigfolio.yaml alone; with its problems, if it has any."""
    file = read_settings(snapshot)
    return file.settings, worst_first(file.source.problems)


def _profile(reader: Reader, file: SettingsFile) -> Profile | None:
    written = reader.single("content/profile", Profile)
    if file.profile is not None:
        name, node = file.profile
        if "profile" in reader.places:
            message = f"the profile stands here and in {reader.places.file('profile')}"
            file.source.report("twice", message, name.where, "keep one")
        reader.places.add("profile", file.source, node)
        return reader.converter(file.source, "").struct(node, Profile, "profile")
    if "profile" not in reader.places and file.is_readable and not reader.problems():
        hint = "write content/profile.yaml, or profile: {name: …} in gigfolio.yaml"
        reader.places.report_file("settings", "no-profile", "the profile is missing", hint)
    return written


def _content(reader: Reader, settings: Settings, profile: Profile) -> Content:
    others = cache(partial(_others, reader, settings))
    return Content(
        settings=settings,
        profile=profile,
        projects=reader.collection(Kind("projects", "title"), Project, others),
        posts=reader.collection(Kind("posts", "title"), Post),
        pages=reader.collection(Kind("pages", "title"), FreePage),
        static=tuple(posixpath.relpath(path, "static") for path in reader.snapshot.under("static/")),
        **others(),
    )


def _others(reader: Reader, settings: Settings) -> dict[str, Any]:
    """Everything that is mostly a file or a short list, by field."""
    rates = reader.single("content/rates", Rates) or Rates()
    packages = _with_ids(rates.packages, settings.language)
    fill_from_badge = partial(badges.fill, reader.snapshot)
    return {
        "about": reader.prose("content/about.md"),
        "working_together": reader.prose("content/working-together.md"),
        "testimonials": reader.collection(Kind("testimonials", "author", body_field="quote"), Testimonial),
        "certifications": reader.collection(
            Kind("certifications", "name", prepare=fill_from_badge), Certification
        ),
        "services": reader.collection(Kind("services", "name"), Service),
        "rates": msgspec.structs.replace(rates, packages=packages),
        "experience": reader.single("content/experience", Experience) or Experience(),
        "skills": reader.collection(Kind("skills", "name"), Skill),
        "network": reader.single("content/network", Network) or Network(),
    }


def _with_ids(packages: tuple[Package, ...], language: str) -> tuple[Package, ...]:
    """Return the packages with ids made of their names; a repeated one gets a number."""
    names = UniqueNames()
    return tuple(
        msgspec.structs.replace(package, id=names.give(slug(package.name, language) or "package"))
        for package in packages
    )
