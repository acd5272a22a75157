"""What the settings must be beyond their types: addresses, known names, pictures, the private folder's place."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from gigfolio.content.names import slug
from gigfolio.content.places import Places, Step
from gigfolio.content.suggest import closest
from gigfolio.content.text_source import shortened
from gigfolio.model.settings import (
    CONTENT_VERSION,
    DEPLOY_TARGETS,
    HOME_SECTIONS,
    LEAVABLE,
    PAGES,
    SECTIONS,
    Settings,
)

_SITE = re.compile(r"https?://[\w.-]+(?::[0-9]+)?(?:/[\w.~-]+)*/?\Z", re.ASCII)
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+\Z", re.ASCII)
_BRANCH = re.compile(r"(?!.*(?:\.\.|//|/\.|\.lock\Z|@\{))[\w.@+-][\w.@+/-]*(?<![/.])\Z", re.ASCII)
# Folders that hold, or are copied to, what is published; and those that are not the user's.
_NOT_PRIVATE = ("content", "static", "theme", "themes", "_site", "_private", ".gigfolio", ".git")


def check(settings: Settings, places: Places, root: Path) -> None:
    """Report every problem of the settings in their source. `root` is the site's folder."""
    _addresses(settings, places)
    _names(places, settings.sections, HOME_SECTIONS, "sections")
    _names(places, settings.navigation.order, PAGES, "navigation", "order")
    _names(places, settings.leave_out, LEAVABLE, "leave_out")
    _permalinks(settings.permalinks, places)
    _images(settings, places)
    for name in settings.cv.variants:
        if slug(name) != name:
            message = f'cv.variants: expected a name like "boards", got "{shortened(name)}"'
            hint = "it is a file's name: lower-case letters, digits and hyphens"
            places.report("settings", ("cv", "variants", name), "bad-value", message, hint)
    _private(settings.private, places, root)
    if settings.content_version != CONTENT_VERSION:
        message = (
            f"content_version: this gigfolio reads version {CONTENT_VERSION}, not {settings.content_version}"
        )
        places.report("settings", ("content_version",), "content-version", message)
    if settings.languages:
        message = "languages: further languages are checked, but nothing is made of them yet"
        places.report("settings", ("languages",), "reserved", message, severity="note")


def is_site_address(url: str) -> bool:
    """Whether an address can be that of a whole site: http or https, with nothing after its path."""
    return bool(_SITE.match(url))


def _addresses(settings: Settings, places: Places) -> None:
    deploy = settings.deploy
    refuse = partial(places.report, "settings")
    if settings.url and not is_site_address(settings.url):
        message = f'url: expected an address like https://ada.example/work/, got "{shortened(settings.url)}"'
        refuse(("url",), "bad-value", message, "only letters, digits, dots and hyphens, no ? or #")
    for name in ("analytics", "contact_form"):
        value: str = getattr(settings, name)
        if value and not value.lower().startswith(("https://", "http://")):
            refuse((name,), "bad-value", f'{name}: expected a web address, got "{shortened(value)}"')
    if deploy.target not in DEPLOY_TARGETS:
        known = ", ".join(DEPLOY_TARGETS)
        message = f'deploy.target: expected one of {known}, got "{shortened(deploy.target)}"'
        refuse(("deploy", "target"), "bad-value", message, _hint(deploy.target, DEPLOY_TARGETS))
    if deploy.cname and not _HOST.match(deploy.cname):
        message = f'deploy.cname: expected a host name like ada.example, got "{shortened(deploy.cname)}"'
        refuse(("deploy", "cname"), "bad-value", message, "without https:// and without a path")
    if not _BRANCH.match(deploy.branch):
        message = f'deploy.branch: expected the name of a branch, got "{shortened(deploy.branch)}"'
        refuse(("deploy", "branch"), "bad-value", message)


def _hint(word: str, known: Iterable[str]) -> str:
    found = closest(word, known)
    return f"did you mean {found}?" if found else f"known here: {', '.join(known)}"


def _names(places: Places, names: tuple[str, ...], known: tuple[str, ...], *steps: str) -> None:
    label = ".".join(steps)
    for index, name in enumerate(names):
        where: tuple[Step, ...] = (*steps, index)
        if name not in known:
            message = f'{label}[{index}]: there is no section "{shortened(name)}"'
            places.report("settings", where, "unknown-section", message, _hint(name, known))
        elif name in names[:index]:
            places.report("settings", where, "twice", f"{label}[{index}]: {name} is named twice", "keep one")


def prefixes(permalinks: Mapping[str, str]) -> dict[str, str]:
    """Return each section's path without slashes at its ends ("work/cases")."""
    return {name: permalinks.get(name, name).strip("/") for name in SECTIONS}


def _permalinks(permalinks: Mapping[str, str], places: Places) -> None:
    refuse = partial(places.report, "settings")
    for name, value in permalinks.items():
        where = ("permalinks", name)
        if name not in SECTIONS:
            message = f'permalinks: there is no section "{shortened(name)}"'
            refuse(where, "unknown-section", message, _hint(name, SECTIONS))
        elif any(not part or slug(part) != part for part in value.strip("/").split("/")):
            message = f'permalinks.{name}: expected a path like /work/, got "{shortened(value)}"'
            refuse(where, "bad-value", message, "lower-case letters, digits and hyphens between slashes")
    taken: dict[str, str] = {}
    for name, path in prefixes(permalinks).items():
        other = taken.setdefault(path, name)
        if other != name:
            where = ("permalinks", name if name in permalinks else other)
            refuse(where, "name-collision", f"permalinks: {other} and {name} would both be /{path}/")


def _images(settings: Settings, places: Places) -> None:
    images = settings.images
    refuse = partial(places.report, "settings")
    if not images.widths or list(images.widths) != sorted(set(images.widths)):
        message = "images.widths: expected widths that rise, each written once"
        rising = ", ".join(str(width) for width in sorted(set(images.widths))[:12])
        refuse(("images", "widths"), "bad-value", message, f"[{rising}]" if rising else "at least one")
    if not images.formats or len(set(images.formats)) != len(images.formats):
        message = "images.formats: expected one or more of avif, webp, jpeg, each written once"
        refuse(("images", "formats"), "bad-value", message)


def _private(value: str, places: Places, root: Path) -> None:
    """The private folder may lie anywhere but where something published, or the whole site, would hold it."""
    site = os.path.abspath(root)  # noqa: PTH100 - by name only: a link is the snapshot's affair
    folder = os.path.normpath(os.path.join(site, value)).replace(os.sep, "/")  # noqa: PTH118
    inside = posixpath.relpath(folder, site.replace(os.sep, "/")) if value else "."
    hint = "name a folder of its own: private, or one outside the site such as ../private"
    refuse = partial(places.report, "settings", ("private",), "private-place")
    if value.startswith("~"):
        refuse('private: "~" is not read', "write the whole path, or one that starts with ../")
    elif all(part in {".", ".."} for part in inside.split("/")):
        refuse(f'private: "{shortened(value)}" is the site itself, or holds it', hint)
    elif inside.split("/")[0].casefold() in _NOT_PRIVATE:
        refuse(f'private: "{shortened(value)}" lies in {inside.split("/")[0]}/', hint)
