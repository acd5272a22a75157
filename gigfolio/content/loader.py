"""The public content of a snapshot, read and checked. All problems come back at once; nothing raises for bad input."""

from __future__ import annotations

import posixpath
from typing import NamedTuple, TypeVar

import msgspec

from gigfolio.content import cross_checks
from gigfolio.content.collections import Reader, with_ids
from gigfolio.content.yaml_source import Node, Source, open_source, parse
from gigfolio.errors import Diagnostic, Location, worst_first
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
from gigfolio.snapshot import CONFIGURATION, Snapshot

S = TypeVar("S", bound=msgspec.Struct)


class Loaded(NamedTuple):
    """The content, or None when an error was found; and every problem, worst first."""

    content: Content | None
    diagnostics: tuple[Diagnostic, ...]


def load_content(snapshot: Snapshot) -> Loaded:
    """Read gigfolio.yaml and everything under content/."""
    settings, profile_node, source = _settings(snapshot)
    reader = Reader(snapshot, settings)
    profile = _profile(reader, profile_node, source)
    if profile is None:
        return Loaded(None, worst_first([*source.problems, *reader.problems()]))
    content = _content(reader, settings, profile)
    reader.report_unread("content")
    problems = [*source.problems, *reader.problems(), *cross_checks.check(content, reader.places)]
    broken = any(problem.severity == "error" for problem in problems)
    content = cross_checks.link(cross_checks.with_currency(content))
    return Loaded(None if broken else content, worst_first(problems))


def load_settings(snapshot: Snapshot) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Read gigfolio.yaml alone; with its problems, if it has any."""
    settings, _, source = _settings(snapshot)
    return settings, worst_first(source.problems)


def _settings(snapshot: Snapshot) -> tuple[Settings, tuple[Node, Node] | None, Source]:
    if CONFIGURATION not in snapshot.files:
        source = Source(CONFIGURATION, [])
        hint = "a site starts with a gigfolio.yaml that holds `profile: {name: …}`"
        source.problems.append(
            Diagnostic("error", "no-settings", "there is no such file", Location(CONFIGURATION), hint)
        )
        return Settings(), None, source
    source, text = open_source(CONFIGURATION, snapshot.read(CONFIGURATION))
    node = parse(source, text)
    if node is None or node.entries is None:
        if node is not None and not node.is_empty:
            source.report("bad-value", f"expected fields like `title: …`, got {node.kind}", node.where)
        return Settings(), None, source
    entries = dict(node.entries)
    profile = entries.pop("profile", None)
    converter = Reader(snapshot, Settings()).converter(source, "")
    settings = converter.struct(Node(node.where, entries=entries), Settings) or Settings()
    return _with_whole_url(settings, entries, source), profile, source


def _with_whole_url(settings: Settings, entries: dict[str, tuple[Node, Node]], source: Source) -> Settings:
    if not settings.url:
        return settings
    if not settings.url.startswith(("https://", "http://")) or "?" in settings.url or "#" in settings.url:
        where = entries["url"][1].where
        source.report("bad-value", f'url: expected an address like https://…, got "{settings.url}"', where)
    return msgspec.structs.replace(settings, url=settings.url.rstrip("/") + "/")


def _profile(reader: Reader, inline: tuple[Node, Node] | None, source: Source) -> Profile | None:
    written = reader.single("content/profile", Profile)
    if inline is None:
        if written is None and source.lines and not reader.problems():
            hint = "write content/profile.yaml, or profile: {name: …} in gigfolio.yaml"
            source.problems.append(
                Diagnostic("error", "no-profile", "the profile is missing", Location(CONFIGURATION), hint)
            )
        return written
    if written is not None:
        source.report(
            "twice", "the profile stands here and in content/profile.yaml", inline[0].where, "keep one"
        )
    return reader.converter(source, "").struct(inline[1], Profile, "profile")


def _content(reader: Reader, settings: Settings, profile: Profile) -> Content:
    rates = reader.single("content/rates", Rates) or Rates()
    packages = with_ids(rates.packages, Package, "name", settings.language)
    return Content(
        settings=settings,
        profile=profile,
        about=reader.prose("content/about.md"),
        working_together=reader.prose("content/working-together.md"),
        projects=reader.collection("projects", Project, "title"),
        testimonials=reader.collection("testimonials", Testimonial, "author", body_field="quote"),
        certifications=reader.collection("certifications", Certification, "name"),
        services=reader.collection("services", Service, "name"),
        rates=msgspec.structs.replace(rates, packages=packages),
        experience=reader.single("content/experience", Experience) or Experience(),
        skills=reader.collection("skills", Skill, "name"),
        network=reader.single("content/network", Network) or Network(),
        posts=reader.collection("posts", Post, "title"),
        pages=reader.collection("pages", FreePage, "title"),
        static=tuple(posixpath.relpath(path, "static") for path in reader.snapshot.under("static")),
    )
