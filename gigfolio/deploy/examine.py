"""What a site needs to go online from this computer, without asking the remote: for `gigfolio doctor`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gigfolio.deploy.address import host_of, pages_address
from gigfolio.deploy.git import Git, without_user_info
from gigfolio.deploy.guard import destination, top_of
from gigfolio.deploy.ssh import real_address
from gigfolio.engine.doctor import Finding
from gigfolio.errors import GigfolioError

_REPOSITORY, _NAME, _REMOTE, _BRANCH = "Repository", "Your name in git", "Remote", "Branch"


def examine_repository(site: Path, branch: str) -> list[Finding]:
    """Return the repository, whose commits it takes, its remote, and whether the site's branch is known there."""
    git = Git(site.absolute())
    try:
        top = top_of(git)
    except GigfolioError as error:
        return [] if error.diagnostics[0].id == "no-git" else [_broken(error)]
    if top is None:
        hint = "git init, then git remote add origin ADDRESS; or gigfolio deploy --target folder"
        return [Finding(_REPOSITORY, "optional", "none: needed to deploy to GitHub Pages", hint)]
    return [Finding(_REPOSITORY, "fine", str(top)), _person(git), *_remote(git, branch)]


def _broken(error: GigfolioError) -> Finding:
    found = error.diagnostics[0]
    return Finding(_REPOSITORY, "optional", found.message, found.hint)


def _person(git: Git) -> Finding:
    name, email = git.call("config", "user.name").line, git.call("config", "user.email").line
    if name and email:
        return Finding(_NAME, "fine", f"{name} <{email}>")
    hint = 'git config --global user.name "…", and user.email'
    return Finding(_NAME, "optional", "not set: needed to deploy", hint)


def _remote(git: Git, branch: str) -> Iterator[Finding]:
    try:
        to = destination(git, "")
    except GigfolioError as error:
        yield Finding(_REMOTE, "optional", "none: needed to deploy", error.diagnostics[0].hint)
        return
    address = real_address(git, to.address, own_only=True)
    pages, host = pages_address(address), host_of(address)
    shown = f" ({pages})" if pages else ""
    hint = "" if pages or not host else f"where {host} shows its pages is yours to say: url in gigfolio.yaml"
    yield Finding(_REMOTE, "fine", without_user_info(to.address) + shown, hint)
    if not git.call("rev-parse", "--verify", "--quiet", f"refs/remotes/{to.remote}/{branch}").code:
        yield Finding(_BRANCH, "fine", f"{branch} is on the remote")
    else:
        yield Finding(_BRANCH, "fine", f"{branch} is not known here; the first deploy makes it")
