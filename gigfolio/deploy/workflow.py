"""The workflow by which GitHub builds the site itself, in the form that GitHub documents.

https://docs.github.com/pages/getting-started-with-github-pages/using-custom-workflows-with-github-pages and the pages
workflows of https://github.com/actions/starter-workflows; the majors are those of November 2026.
"""

from __future__ import annotations

import json
import re
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from gigfolio.deploy.built import content_of
from gigfolio.deploy.git import Git
from gigfolio.deploy.guard import refuse_tracked, top_of
from gigfolio.errors import Diagnostic, GigfolioError
from gigfolio.snapshot import fingerprint

PLACE = ".github/workflows/gigfolio.yml"
_FIRST = re.compile(r"# Made by `gigfolio deploy --workflow` \(([0-9a-f]{32})\)[^\n]*\n")
_FORM = """\
name: Deploy the site to GitHub Pages

on:
  push:
    branches: [{branch}]
  workflow_dispatch:

# Each job asks for what it needs, and nothing else.
permissions: {{}}

# One deployment at a time; one that is running is let finish.
concurrency:
  group: pages
  cancel-in-progress: false

jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    permissions:
      contents: read
      pages: read
    steps:
      - name: Check out
        uses: actions/checkout@v7
        with:
          persist-credentials: false
      - name: Set up Python
        uses: actions/setup-python@v7
        with:
          python-version: "3.13"
      - name: Install gigfolio
        run: python -m pip install gigfolio=={version}
      - name: Set up Pages
        id: pages
        uses: actions/configure-pages@v6
      - name: Build
        env:
          SITE: {site}
          BASE_URL: ${{{{ steps.pages.outputs.base_url }}}}
        run: gigfolio build --public-only --base-url "$BASE_URL" -- "$SITE"
      - name: Upload
        uses: actions/upload-pages-artifact@v5
        with:
          path: {output}

  deploy:
    needs: build
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: ${{{{ steps.deployment.outputs.page_url }}}}
    steps:
      - name: Deploy
        id: deployment
        uses: actions/deploy-pages@v5
"""


class Written(NamedTuple):
    """The workflow's file, whether it was written now, and what to think of."""

    path: Path
    is_new: bool
    diagnostics: tuple[Diagnostic, ...]


def workflow(site: str, branch: str, version: str) -> str:
    """Return the workflow's text.

    Args:
        site: the site's folder from the top of the repository, with "/"; "." when it is the top.
        branch: a push to it deploys.
        version: of gigfolio, to be installed.
    """
    output = "_site" if site == "." else f"{site}/_site"
    text = _FORM.format(branch=_quoted(branch), version=version, site=_quoted(site), output=_quoted(output))
    digest = fingerprint(text.encode())
    return f"# Made by `gigfolio deploy --workflow` ({digest}), which renews it while nothing else here is changed.\n{text}"


def is_edited(text: str) -> bool:
    """Whether somebody wrote or changed a workflow by hand: the rest no longer is what its first line says."""
    text = text.replace("\r\n", "\n")
    first = _FIRST.match(text)
    return not first or first[1] != fingerprint(text[first.end() :].encode())


def write_workflow(root: Path) -> Written:
    """Write the workflow into the repository that the site lies in, or into the site's folder where there is none.

    Raises GigfolioError when the content is in error, git tracks anything private, or a workflow of that name
    was edited.
    """
    settings, root = content_of(root).settings, root.absolute()
    git = Git(root)
    top = top_of(git)
    problems = refuse_tracked(git, top, root, settings.private) if top else [_no_repository()]
    start = (top or root).resolve()
    site = root.resolve().relative_to(start).as_posix()
    text = workflow(site, _branch(git) if top else "main", metadata.version("gigfolio"))
    path = start / PLACE
    return Written(path, _write(path, text), (*problems, _source_note()))


def _write(path: Path, text: str) -> bool:
    """Write the file unless it stands there already; return whether it was written."""
    if path.is_symlink() or any(parent.is_symlink() for parent in (path.parent, path.parent.parent)):
        raise GigfolioError(
            f"{path} is, or lies behind, a link", id="workflow-edited", hint="remove the link"
        )
    if path.exists():
        standing = path.read_bytes().decode("utf-8", "replace")
        if standing.replace("\r\n", "\n") == text:
            return False
        if is_edited(standing):
            hint = "move it away to have it written anew, and take your changes over"
            raise GigfolioError(f"{path} was edited, and is left as it is", id="workflow-edited", hint=hint)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.new")
    temporary.write_text(text, encoding="utf-8", newline="\n")
    temporary.replace(path)
    return True


def _branch(git: Git) -> str:
    """The remote's default branch as far as it is known here, else the one that is checked out, else main."""
    known = git.call("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD").line
    here = git.call("symbolic-ref", "--quiet", "--short", "HEAD").line
    return known.removeprefix("origin/") or here or "main"


def _quoted(text: str) -> str:
    """Text as a YAML string in double quotes, which are JSON's."""
    return json.dumps(text, ensure_ascii=False)


def _no_repository() -> Diagnostic:
    message = "the site is not in a git repository yet; GitHub looks for the workflow at the top of one"
    return Diagnostic("warning", "no-repository", message, hint="git init in the site's folder")


def _source_note() -> Diagnostic:
    message = (
        "commit the file and push it; on GitHub, under Settings, Pages, choose GitHub Actions as the source"
    )
    return Diagnostic("note", "first-deploy", message)
