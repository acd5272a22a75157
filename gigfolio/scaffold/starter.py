"""The files of a new site: small, whole, and with every field explained where it can be written. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from gigfolio.content.json_schema import schemas
from gigfolio.content.yaml_write import block, scalar
from gigfolio.model.entities import Profile, Rates, Service, Testimonial
from gigfolio.model.settings import CONTENT_VERSION, Settings
from gigfolio.scaffold.commented import commented, commented_list, prose

SCHEMAS = ".schema"  # where editors find the format; may be in git, since there is nothing private in it
IGNORED = ("private/", "_private/", ".gigfolio/", "_site/")
_HOW = 'Take the "#" away in front of a field to use it; take the whole example away if you do not need it.'
_IGNORE = """# Never published and never in git: what is private, and the papers made of it.
private/
_private/
# Made by gigfolio, and made again at any time.
.gigfolio/
_site/
"""


class Answers(NamedTuple):
    """What is asked before a site is started. `options` are the theme's: name -> (meaning, a value)."""

    name: str
    headline: str = ""
    theme: str = Settings().theme
    options: Mapping[str, tuple[str, str]] = {}


def starter_files(answers: Answers) -> dict[str, str]:
    """Return the text of each file of a new site by its path, in the order in which they are to be written.

    .gitignore is the first: no private file is ever there without it.
    """
    return {
        ".gitignore": _IGNORE,
        **schema_files(),
        "gigfolio.yaml": _settings(answers),
        "content/profile.yaml": _profile(answers),
        "content/services.yaml": _list_file(
            "services", "What you do for clients: a page, and a section of the home page.", Service
        ),
        "content/rates.yaml": _head("rates", "What you cost, and what can be bought as it is.")
        + commented(Rates),
        "content/testimonials.yaml": _list_file(
            "testimonials",
            "What clients said. One whose consent is not given is never published.",
            Testimonial,
        ),
    }


def schema_files() -> dict[str, str]:
    """Return the schemas for editors, as files."""
    return {
        f"{SCHEMAS}/{name}.json": json.dumps(made, ensure_ascii=False, indent=1) + "\n"
        for name, made in schemas().items()
    }


def modeline(name: str, folder: str = "..") -> str:
    """Return the line by which editors find a file's schema; `folder` leads from the file to the site."""
    place = f"{folder}/{SCHEMAS}" if folder else f"./{SCHEMAS}"
    return f"# yaml-language-server: $schema={place}/{name}.json\n"


def ignored(present: str, names: Iterable[str] = IGNORED) -> str:
    """Return what must be added to a .gitignore so that nothing private is ever in git; "" when all is there."""
    lines = {line.strip().strip("/") for line in present.splitlines() if not line.lstrip().startswith("#")}
    missing = [name for name in names if name.strip("/") not in lines]
    if not missing:
        return ""
    start = "" if not present or present.endswith("\n") else "\n"
    return start + "\n".join(["# gigfolio: what is private, and what is made", *missing]) + "\n"


def stands_in_the_way(path: str, present: Iterable[str]) -> str:
    """Return the file or folder that already holds what a starter file would, or "".

    The same collection as .yml or as a folder, or a profile of its own, is one thing written twice.
    """
    files = set(present)
    if path in files:
        return path
    stem, _, ending = path.rpartition(".")
    if ending != "yaml" or not path.startswith("content/"):
        return ""
    return next((other for other in (f"{stem}.yml", f"{stem}/") if _is_there(other, files)), "")


def _is_there(path: str, files: set[str]) -> bool:
    return any(file.startswith(path) for file in files) if path.endswith("/") else path in files


def _head(name: str, about: str, folder: str = "..") -> str:
    return modeline(name, folder) + "\n".join([*prose(about), *prose(_HOW)]) + "\n\n"


def _list_file(name: str, about: str, struct: type) -> str:
    return _head(name, about) + commented_list(struct)


def _profile(answers: Answers) -> str:
    said = {"name": answers.name, "headline": answers.headline}
    written = {name: text for name, text in said.items() if text}
    head = modeline("profile") + "\n".join(prose(f"Who you are, and where to find you. {_HOW}")) + "\n\n"
    return head + block(written) + "\n" + commented(Profile, given=written)


def _settings(answers: Answers) -> str:
    head = modeline("gigfolio", "") + "\n".join(prose(f"The settings of the site. {_HOW}")) + "\n\n"
    looks = "# The look of the site; `gigfolio theme list` has them all.\n" + block({"theme": answers.theme})
    options = [
        f"#  {name}: {scalar(value)}  # {meaning}"
        for name, (meaning, value) in answers.options.items()
        if value
    ]
    if options:
        looks += "\n".join(["# What this theme lets you choose.", "#theme_options:", *options]) + "\n"
    version = "# Of this format: leave it as it is.\n" + block({"content_version": CONTENT_VERSION})
    return "\n".join([head + looks, commented(Settings), version])
