"""The user's own files, copied as they are; and the rule that two outputs never share a path."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from gigfolio.errors import Diagnostic, Location
from gigfolio.plan.types import Copy, Page, Plan
from gigfolio.routes import same_file_key
from gigfolio.views import CvContext, PostContext, ProjectContext, ProsePageContext, RedirectContext

# What the theme makes at the site's root, and the folders of its files and of all pictures (named by their hashes).
_THEME = (
    "favicon.svg",
    "favicon.ico",
    "apple-touch-icon.png",
    "icon-192.png",
    "icon-512.png",
    "manifest.webmanifest",
)
_THEME_FOLDERS = ("assets", "images")


class _Output(NamedTuple):
    path: str
    made_of: str | Page  # a page, or in words
    file: str = ""  # the input file, when there is one

    @property
    def source(self) -> str:
        return self.made_of if isinstance(self.made_of, str) else source_of(self.made_of)


def copies(static: Iterable[str]) -> tuple[tuple[Copy, ...], tuple[Diagnostic, ...]]:
    """Return a copy for each file of static/, and an error for each hidden one."""
    made, refused = [], []
    for path in static:
        source = f"static/{path}"
        if any(part.startswith(".") for part in path.split("/")):
            hint = "rename it; what a host needs in hidden files is its own affair"
            message = "hidden files are not published"
            refused.append(Diagnostic("error", "hidden-file", message, Location(source), hint))
        else:
            made.append(Copy(output=path, source=source))
    return tuple(made), tuple(refused)


def collisions(plan: Plan) -> tuple[Diagnostic, ...]:
    """Return an error for every two outputs that are one file, or a file and a folder of one name, on some computer."""
    files: dict[str, _Output] = {}
    folders: dict[str, _Output] = {name: _Output(name, "the theme") for name in _THEME_FOLDERS}
    problems = []
    for output in _outputs(plan):
        key = same_file_key(output.path)
        parents = list(_new_folders(key, folders))
        other = files.get(key) or folders.get(key)
        other = other or next((files[parent] for parent in parents if parent in files), None)
        if other is not None:
            problems.append(_problem(output, other))
            continue
        files[key] = output
        for parent in parents:
            folders.setdefault(parent, output)
    return tuple(problems)


def _new_folders(path: str, known: Container[str]) -> Iterator[str]:
    """The folders of a path, upwards to one that is known; those above it are known, too."""
    folder = path.rpartition("/")[0]
    while folder and folder not in known:
        yield folder
        folder = folder.rpartition("/")[0]


def _outputs(plan: Plan) -> Iterator[_Output]:
    yield from (_Output(name, "the theme") for name in _THEME)
    yield from (_Output(page.output, page) for page in plan.pages)
    for page in plan.pages:
        if isinstance(page.context, CvContext):
            path = PurePosixPath(page.output).with_name(PurePosixPath(page.context.pdf_url).name)
            yield _Output(str(path), "the CV on paper")
    yield from (_Output(card.output, f"the social card of {card.url}") for card in plan.cards)
    yield from (_Output(document.output, f"the site's own {document.output}") for document in plan.documents)
    yield from (_Output(copy.output, copy.source, copy.source) for copy in plan.copies)


def source_of(page: Page) -> str:
    """Return what a page is made of, in words."""
    context, template = page.context, page.template
    if isinstance(context, RedirectContext):
        return f"an alias of {context.target}"
    if isinstance(context, ProjectContext):
        return f"projects/{context.id}"
    if isinstance(context, PostContext):
        return f"posts/{context.id}"
    if isinstance(context, ProsePageContext) and template == "page.html":
        return f"pages/{context.id}"
    return f"the page of {template}"


def _problem(output: _Output, other: _Output) -> Diagnostic:
    message = f"{output.source} and {other.source} would both be {output.path} in the site"
    hint = "rename one of them"
    if other.source == "the theme":
        hint = "rename it; what the theme makes is changed in the folder theme/"
    where = Location(output.file) if output.file else None
    return Diagnostic("error", "output-collision", message, where, hint)
