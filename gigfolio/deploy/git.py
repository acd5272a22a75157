"""The user's own git, called so that only objects, and what is pushed, are ever written.

Hooks, filters, split indexes, file system monitors and background tidying are turned off for each call; variables that
a hook or an alias left in the environment and that would point git at another index or repository are not passed on.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from gigfolio.errors import GigfolioError

_OPTIONS = (
    f"core.hooksPath={os.devnull}", "core.fsmonitor=false", "core.splitIndex=false", "core.untrackedCache=false",
    "gc.auto=0", "maintenance.auto=false", "user.useConfigOnly=true", "color.ui=false",
)  # fmt: skip
# From `git rev-parse --local-env-vars`; what carries settings (GIT_CONFIG_*) is left, since credentials come that way.
_LOCAL = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_OBJECT_DIRECTORY", "GIT_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE",
    "GIT_GRAFT_FILE", "GIT_INDEX_FILE", "GIT_NO_REPLACE_OBJECTS", "GIT_REPLACE_REF_BASE", "GIT_PREFIX",
    "GIT_SHALLOW_FILE", "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
)  # fmt: skip
_USER_INFO = re.compile(r"(\b[a-z][a-z0-9+.-]*://)[^/\s@'\"]+@", re.IGNORECASE)
_PLAIN = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+ ")
_FILE_MODE = "100644"
NO_GIT_HINT = "install it: apt-get install git, brew install git, or https://git-scm.com/downloads"


class Done(NamedTuple):
    """A finished call: the exit code, what it printed, and what it complained of."""

    code: int
    out: bytes
    complaint: str

    @property
    def line(self) -> str:
        return _text(self.out).rstrip("\n")


class Remote(NamedTuple):
    """What a remote answers: its default branch ("" when it has none) and the tip of one branch ("" likewise)."""

    default: str
    tip: str
    is_empty: bool


class Git:
    """Git in one folder of a work tree.

    `may_ask` says whether git may ask for a password on the terminal. With `objects`, a folder, everything that is
    fetched or hashed is written there and nothing at all into the repository.
    """

    def __init__(self, folder: Path, *, may_ask: bool = False, objects: Path | None = None) -> None:
        self.folder, self._may_ask = folder, may_ask
        self._environment = _environment(may_ask)
        if objects is not None:
            store = self.text("rev-parse", "--path-format=absolute", "--git-path", "objects")
            self._environment["GIT_OBJECT_DIRECTORY"] = str(objects)
            self._environment["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = quoted(store)

    def call(self, *arguments: str, stdin: bytes = b"", **environment: str) -> Done:
        """Run git; GigfolioError only when there is no git to run."""
        settings = [part for option in _OPTIONS for part in ("-c", option)]
        try:
            done = subprocess.run(
                ["git", "-C", str(self.folder), *settings, *arguments],
                input=stdin,
                capture_output=True,
                check=False,
                env={**self._environment, **environment},
                # Without a terminal of its own, ssh cannot wait for an answer that nobody gives.
                start_new_session=not self._may_ask,
            )
        except FileNotFoundError as error:
            raise GigfolioError("git is not installed", id="no-git", hint=NO_GIT_HINT) from error
        return Done(done.returncode, done.stdout, without_user_info(_text(done.stderr)).strip())

    def run(self, *arguments: str, stdin: bytes = b"", **environment: str) -> Done:
        """Run git; GigfolioError with its complaint when it fails."""
        done = self.call(*arguments, stdin=stdin, **environment)
        if done.code:
            message = f"git {arguments[0]} failed: {_gist(done.complaint)}"
            raise GigfolioError(message, id="git-failed", hint=_hint(done.complaint))
        return done

    def text(self, *arguments: str) -> str:
        return self.run(*arguments).line

    def hash_files(self, paths: Sequence[Path], *, write: bool) -> list[str]:
        """Return each file's object name, its bytes taken as they are; with `write` they are stored."""
        lines = "".join(f"{quoted(str(path))}\n" for path in paths)
        options = ("-w",) if write else ()
        done = self.run("hash-object", *options, "--no-filters", "--stdin-paths", stdin=lines.encode())
        return done.line.split()

    def write_tree(self, objects: Mapping[str, str], index: Path) -> str:
        """Write a tree of ordinary files, object names by path, from an index of its own."""
        rows = (f"{_FILE_MODE} {name}\t{path}\0" for path, name in sorted(objects.items()))
        lines = "".join(rows).encode("utf-8", "surrogateescape")
        self.run("update-index", "-z", "--index-info", stdin=lines, GIT_INDEX_FILE=str(index))
        return self.run("write-tree", GIT_INDEX_FILE=str(index)).line

    def commit_tree(self, tree: str, parent: str, message: str) -> str:
        """Write a commit with no parent or one, by the user's own name; return its name."""
        parents = ("-p", parent) if parent else ()
        return self.run("commit-tree", tree, *parents, "-F", "-", stdin=message.encode()).line

    def files_of(self, commit: str) -> dict[str, str]:
        """Return the object name of every file in a commit; one that is no ordinary file has its mode before it."""
        done = self.run("ls-tree", "-r", "-z", "--full-tree", commit)
        found = {}
        for row in _text(done.out).split("\0")[:-1]:
            about, _, path = row.partition("\t")
            mode, _, name = about.split(" ")
            found[path] = name if mode == _FILE_MODE else f"{mode} {name}"
        return found

    def look_at(self, remote: str, branch: str) -> Remote:
        """Ask a remote for its default branch and the tip of `branch`."""
        done = self.run("ls-remote", "--symref", "--", remote, "HEAD", "refs/heads/*")
        default = tip = ""
        rows = [line.split("\t") for line in done.line.splitlines()]
        for value, name in rows:
            if name == "HEAD" and value.startswith("ref: "):
                default = value.removeprefix("ref: ").removeprefix("refs/heads/")
            elif name == f"refs/heads/{branch}":
                tip = value
        return Remote(default, tip, is_empty=not rows)

    def fetch(self, remote: str, branch: str) -> None:
        """Fetch a branch's objects; no ref, no FETCH_HEAD and no tag is written."""
        self.run(
            "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance", "--refmap=",
            "--no-write-commit-graph", "--recurse-submodules=no", "--", remote, f"refs/heads/{branch}",
        )  # fmt: skip

    def push(self, remote: str, commit: str, branch: str, *, instead_of: str = "") -> Done:
        """Push a commit as the new tip of a branch, by fast-forward; or in place of exactly the tip `instead_of`."""
        lease = (f"--force-with-lease=refs/heads/{branch}:{instead_of}",) if instead_of else ()
        return self.call(
            "push", "--porcelain", "--quiet", "--no-verify", "--no-follow-tags", "--recurse-submodules=no",
            "--no-signed", *lease, "--", remote, f"{commit}:refs/heads/{branch}",
        )  # fmt: skip


def _environment(may_ask: bool) -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if name not in _LOCAL}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    if not may_ask:
        environment["GIT_TERMINAL_PROMPT"] = "0"
    return environment


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def quoted(path: str) -> str:
    """Return a path as git reads it in double quotes (C style, octal)."""
    data = path.encode("utf-8", "surrogateescape")
    return '"' + "".join(chr(byte) if byte in _PLAIN else f"\\{byte:03o}" for byte in data) + '"'


def without_user_info(text: str) -> str:
    """Return a text with names, passwords and tokens taken out of the addresses in it."""
    return _USER_INFO.sub(r"\1", text)


def _gist(complaint: str) -> str:
    """The lines of a complaint that say what is wrong, in one."""
    lines = [line.strip() for line in complaint.splitlines() if line.strip()]
    grave = [line for line in lines if line.startswith(("fatal:", "error:", "remote:"))] or lines
    return " / ".join(line.removeprefix("fatal: ").removeprefix("error: ") for line in grave[:3])


_HINTS = {
    "dubious ownership": "the folder belongs to somebody else; git's advice is: git config --global --add safe.directory FOLDER",
    "could not read Username": "git has no credentials for the remote: push once by hand, or use an ssh address",
    "terminal prompts disabled": "git has no credentials for the remote: push once by hand, or use an ssh address",
    "Permission denied": "the remote does not know your key, or you may not write there",
    "Could not resolve host": "there is no connection to the remote",
    "auto-detection is disabled": 'tell git who you are: git config --global user.name "…", and user.email',
    "unknown option": "gigfolio needs git 2.31 or later",
}


def _hint(complaint: str) -> str:
    return next((hint for sign, hint in _HINTS.items() if sign in complaint), "")
