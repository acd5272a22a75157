"""A clean build of its own for a deploy, in a folder of its own."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from gigfolio.content.loader import load_content
from gigfolio.deploy.request import DeployRequest
from gigfolio.engine import output
from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest
from gigfolio.errors import Diagnostic, GigfolioError
from gigfolio.model.site import Content, Site
from gigfolio.publish import publish
from gigfolio.snapshot import CONFIGURATION, Snapshot


class Built(NamedTuple):
    """The files of the public site by their path in it, and what the build had to say."""

    files: dict[str, Path]
    diagnostics: tuple[Diagnostic, ...]


def content_of(root: Path) -> Content:
    """Read a site's content; GigfolioError when there is none, or it is in error."""
    if not (root / CONFIGURATION).is_file():
        hint = "name the site's folder, or start one with gigfolio init"
        raise GigfolioError(f"there is no {CONFIGURATION} in {root}", id="no-site", hint=hint)
    content, problems = load_content(Snapshot.take(root.absolute()))
    if content is None or any(problem.severity == "error" for problem in problems):
        raise GigfolioError(problems)
    return content


def site_of(request: DeployRequest) -> Site:
    """Read what would be published on that day; GigfolioError when the content is in error."""
    return publish(content_of(request.root), today=request.today).site


def build_apart(request: DeployRequest, folder: Path, *, base_url: str = "") -> Built:
    """Build the public site below an empty folder, privacy gate included; nothing in the site's own folder is written.

    Pictures that an earlier build has made are taken from its cache, which knows them by their bytes.
    """
    work = folder / "work"
    made = request.root.absolute() / ".gigfolio" / "images"
    if made.is_dir() and not made.is_symlink() and not made.parent.is_symlink():
        with suppress(OSError):  # a build that runs meanwhile may take files away; what is missing is made
            shutil.copytree(made, work / "images")
    result = build(
        BuildRequest(
            root=request.root, today=request.today, output=folder / "site", private_output=folder / "papers", work=work,
            public_only=True, clean=True, base_url=base_url, jobs=request.jobs, progress=request.progress,
        )
    )  # fmt: skip
    site = Path(result.output)
    return Built({path: site / path for path in output.published(site)}, result.diagnostics)
