"""Where each list of an import stands in a site, and what makes two of its entries the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from gigfolio.content.names import slug

Plain = Mapping[str, Any]
Key = tuple[str, ...]


class Target(NamedTuple):
    """A list: its file without the ending, the field in it (none: the file is the list), and an entry's identity.

    `in_files` says that the list may also be a folder with a file for each entry.
    """

    stem: str
    path: tuple[str, ...]
    key: Callable[[Plain], Key]
    title: str
    in_files: bool = False


def _text(entry: Plain, name: str) -> str:
    value = entry.get(name)
    return " ".join(str(value).split()).casefold() if value is not None else ""


def _fields(*names: str) -> Callable[[Plain], Key]:
    return lambda entry: tuple(_text(entry, name) for name in names)


def _engagement(name: str, what: str) -> Callable[[Plain], Key]:
    """The same place from the same day on is the same engagement; without a day, the same position there."""
    return lambda entry: (_text(entry, name), _text(entry, "start") or _text(entry, what))


def _url(entry: Plain) -> Key:
    return (_text(entry, "url").split("://")[-1].removeprefix("www.").rstrip("/"),)


def _slug(name: str) -> Callable[[Plain], Key]:
    """Spelt differently, it is the same ("Node.js", "node js"); but C, C++ and C# are three."""
    return lambda entry: (slug(text := _text(entry, name)) or text, "".join(c for c in text if c in "+#*"))


LISTS: dict[str, Target] = {
    "work": Target("content/experience", ("work",), _engagement("name", "position"), "name"),
    "education": Target(
        "content/experience", ("education",), _engagement("institution", "area"), "institution"
    ),
    "volunteering": Target(
        "content/experience", ("volunteering",), _engagement("organization", "position"), "organization"
    ),
    "talks": Target("content/experience", ("talks",), _fields("name", "event"), "name"),
    "publications": Target("content/experience", ("publications",), _fields("name"), "name"),
    "awards": Target("content/experience", ("awards",), _fields("title", "awarder", "date"), "title"),
    "skills": Target("content/skills", (), _slug("name"), "name", in_files=True),
    "certifications": Target(
        "content/certifications", (), _fields("name", "issuer", "issued"), "name", in_files=True
    ),
    "testimonials": Target("content/testimonials", (), _fields("author", "quote"), "author", in_files=True),
}
# Lists within the profile.
PROFILE_LISTS: dict[str, Callable[[Plain], Key]] = {"links": _url, "spoken_languages": _fields("language")}
# Folders of entries with a file each, and their entries' titles.
FOLDERS = {"projects": "title", "posts": "title"}
