"""What stops a deploy before anything is built: private files in the repository, and branches that hold the user's work."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from gigfolio.deploy.git import Git
from gigfolio.errors import Diagnostic, GigfolioError

_MADE = ("_private", ".gigfolio")
_NAMED = 5  # files that are listed one by one


class Destination(NamedTuple):
    """What git is to talk to, a remote's name or its address, and the address for the eye and for `pages_address`."""

    remote: str
    address: str


def top_of(git: Git) -> Path | None:
    """Return the folder that the repository's work tree starts at, or None when there is no repository."""
    done = git.call("rev-parse", "--show-toplevel")
    if not done.code:
        return Path(done.line)
    if "not a git repository" in done.complaint or "must be run in a work tree" in done.complaint:
        return None
    return Path(git.text("rev-parse", "--show-toplevel"))  # says what is wrong with the repository


def repository(git: Git) -> Path:
    """Return the work tree's top; GigfolioError when there is none."""
    top = top_of(git)
    if top is None:
        hint = "git init, then git remote add origin ADDRESS; or without git: gigfolio deploy --target folder"
        raise GigfolioError(f"{git.folder} is not in a git repository", id="no-repository", hint=hint)
    return top


def refuse_tracked(git: Git, top: Path, root: Path, private: str) -> list[Diagnostic]:
    """Refuse while git tracks anything private; return a warning while it could come to track it.

    Args:
        top: from `repository`.
        root: the site's folder, absolute.
        private: the setting of that name. A private folder in another repository is that one's affair.
    """
    folders = sorted({path for name in (private, *_MADE) for path in _inside(top, root, name)})
    if not folders:
        return []
    pathspecs = [f":(top,literal,icase){folder}" for folder in folders]
    rows = git.run("ls-files", "-z", "--full-name", "--", *pathspecs).out
    tracked = rows.decode("utf-8", "surrogateescape").split("\0")[:-1]
    if tracked:
        raise _tracked(top, tracked, folders)
    return [warning for folder in folders for warning in _not_ignored(git, top / folder)]


def _inside(top: Path, root: Path, name: str) -> Iterable[str]:
    """Yield a folder's path from the top of the work tree, as it is named and as it leads; nothing outside of it."""
    start = top.resolve()
    named = Path(os.path.normpath(root.resolve() / name))
    for folder in (named, named.resolve()):
        if folder != start and folder.is_relative_to(start):
            yield folder.relative_to(start).as_posix()


def _tracked(top: Path, tracked: list[str], folders: list[str]) -> GigfolioError:
    more = f" and {len(tracked) - _NAMED} more" if len(tracked) > _NAMED else ""
    named = ", ".join(tracked[:_NAMED]) + more
    depths = {folder.casefold(): folder.count("/") + 1 for folder in folders}
    found = {
        "/".join(path.split("/")[:depth])
        for path in tracked
        for folder, depth in depths.items()
        if f"{path}/".casefold().startswith(f"{folder}/")
    }
    command = shlex.join(["git", "-C", str(top), "rm", "-r", "--cached", "--", *sorted(found)])
    hint = (
        f"{command} (the files themselves stay), then a line for each in .gitignore, and a commit;"
        " what was pushed already stays in the history"
    )
    return GigfolioError(f"git tracks what is private: {named}", id="private-tracked", hint=hint)


def _not_ignored(git: Git, folder: Path) -> Iterable[Diagnostic]:
    if folder.is_dir() and git.call("check-ignore", "--quiet", "--", str(folder / "x")).code == 1:
        message = f"git does not ignore {folder.name}/, and could come to track it"
        yield Diagnostic("warning", "private-not-ignored", message, hint=f"in .gitignore: {folder.name}/")


def refuse_own_branch(git: Git, branch: str) -> None:
    """Refuse the branch that is checked out: a deploy would replace the user's work on the remote."""
    if git.call("symbolic-ref", "--quiet", "HEAD").line == f"refs/heads/{branch}":
        message = f"you are on {branch}, and a deploy would replace everything on it"
        raise GigfolioError(message, id="branch-refused", hint="name another branch in deploy.branch")


def refuse_default_branch(branch: str, default: str) -> None:
    """Refuse the remote's default branch."""
    if branch == default:
        message = f"{branch} is the default branch of the remote, and a deploy would replace everything on it"
        hint = "name another branch in deploy.branch, or make another one the default on GitHub (Settings, General)"
        raise GigfolioError(message, id="branch-refused", hint=hint)


def destination(git: Git, wanted: str) -> Destination:
    """Return where to push: the remote of that name, origin, or the only one; GigfolioError when there is none."""
    names = git.text("remote").splitlines()
    name = wanted or ("origin" if "origin" in names or len(names) != 1 else names[0])
    if name not in names:
        hint = f"--remote NAME; known here: {', '.join(names)}" if names else f"git remote add {name} ADDRESS"
        raise GigfolioError(f'there is no remote "{name}" to put the site on', id="no-remote", hint=hint)
    fetched = git.text("remote", "get-url", "--all", name).splitlines()
    pushed = git.text("remote", "get-url", "--all", "--push", name).splitlines()
    # The tip that is built on has to be that of the place that is pushed to: one address, not two.
    is_one = fetched == pushed and len(pushed) == 1
    return Destination(name if is_one else pushed[0], pushed[0])
