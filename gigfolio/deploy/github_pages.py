"""The site as a commit on a branch of its own, made with git's plumbing on top of what the remote has."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from gigfolio.deploy.address import check_fit, decide_domain, host_of, pages_address
from gigfolio.deploy.built import build_apart
from gigfolio.deploy.changes import Changes, compare
from gigfolio.deploy.git import Done, Git, Remote, without_user_info
from gigfolio.deploy.guard import (
    Destination,
    destination,
    refuse_default_branch,
    refuse_own_branch,
    refuse_tracked,
    repository,
)
from gigfolio.deploy.request import DeployRequest, DeployResult
from gigfolio.deploy.ssh import real_address
from gigfolio.errors import Diagnostic, GigfolioError, Severity, worst_first
from gigfolio.model.settings import Settings

SUBJECT = "Publish the site with gigfolio"
_DOMAIN_FILE = "CNAME"
_VERIFY = (
    "verify the domain on GitHub (your Settings, Pages, Add a domain): one that is not verified can be taken over"
    " by somebody else once these pages are gone"
)


def deploy_to_pages(request: DeployRequest, settings: Settings) -> DeployResult:
    """Build the site apart, and push it as one commit on top of the branch that GitHub shows.

    Raises GigfolioError, with nothing pushed, when the deploy is refused or another one came first.
    """
    with tempfile.TemporaryDirectory(prefix="gigfolio-deploy-") as folder:
        return _Deploy(request, settings, Path(folder).resolve()).run()


@dataclass(frozen=True)
class _Standing:
    """What stands on the branch now: its files by path, its own domain, and whose last commit it is."""

    files: dict[str, str]
    domain: str = ""
    subject: str = ""
    has_history: bool = False


class _Deploy:
    """One deploy under way, with a folder that goes away with it."""

    def __init__(self, request: DeployRequest, settings: Settings, folder: Path) -> None:
        self.request, self.folder = request, folder
        self.root = request.root.absolute()
        self.settings = settings
        self.branch = self.settings.deploy.branch
        self.diagnostics: list[Diagnostic] = []
        self.address = ""  # of the remote, its host's real name
        self.git = Git(self.root, may_ask=request.may_ask)

    def run(self) -> DeployResult:
        self._check_repository()
        to = destination(self.git, self.request.remote)
        remote = self.git.look_at(to.remote, self.branch)
        refuse_default_branch(self.branch, remote.default)
        standing = self._standing(to, remote)
        self.address = real_address(self.git, to.address)
        pages = pages_address(self.address)
        files, domain, address = self._build(standing, pages)
        names = self.git.hash_files(list(files.values()), write=not self.request.dry_run)
        objects = dict(zip(files, names, strict=True))
        changes = compare(standing.files, objects)
        self._say(changes, standing, remote, domain)
        commit = ""
        if not self.request.dry_run and (changes or self._to_squash(standing) or not remote.tip):
            commit = self._push(to, remote, objects)
        return DeployResult(
            target="github-pages",
            place=f"{self.branch} on {without_user_info(to.remote)}",
            address=address,
            changes=changes,
            diagnostics=worst_first(self.diagnostics),
            commit=commit,
        )

    def _check_repository(self) -> None:
        top = repository(self.git)
        if self.request.dry_run:
            # What is fetched to compare with goes away with the folder.
            objects = self.folder / "objects"
            objects.mkdir()
            self.git = Git(self.root, may_ask=self.request.may_ask, objects=objects)
        refuse_own_branch(self.git, self.branch)
        self.diagnostics += refuse_tracked(self.git, top, self.root, self.settings.private)

    def _standing(self, to: Destination, remote: Remote) -> _Standing:
        if not remote.tip:
            return _Standing({})
        self.git.fetch(to.remote, self.branch)
        if self.git.call("cat-file", "-e", f"{remote.tip}^{{commit}}").code:
            raise self._overtaken()
        files = self.git.files_of(remote.tip)
        domain = ""
        if _DOMAIN_FILE in files:
            domain = self.git.text("cat-file", "-p", f"{remote.tip}:{_DOMAIN_FILE}").strip()
        head, _, message = self.git.text("cat-file", "commit", remote.tip).partition("\n\n")
        return _Standing(files, domain, message.partition("\n")[0], has_history="\nparent " in head)

    def _build(self, standing: _Standing, pages: str) -> tuple[dict[str, Path], str, str]:
        """Build for the address that the site will have; return the files, the domain and the address."""
        settings, shipped = self.settings, self._shipped_domain()
        domain = decide_domain(settings.deploy.cname, shipped, standing.domain)
        found = f"https://{domain}/" if domain else pages
        self.diagnostics += check_fit(settings.url or found, pages, domain, host_of(self.address))
        built = build_apart(self.request, self.folder, base_url=settings.url or found)
        self.diagnostics += built.diagnostics
        files = {**built.files, ".nojekyll": self._file(".nojekyll", "")}
        if domain:
            files[_DOMAIN_FILE] = self._file(_DOMAIN_FILE, f"{domain}\n")
        return files, domain, found or settings.url

    def _shipped_domain(self) -> str:
        """The domain in a CNAME file that the site brings along itself."""
        try:
            return (self.root / "static" / _DOMAIN_FILE).read_text("utf-8", "replace").strip()
        except OSError:
            return ""

    def _file(self, name: str, text: str) -> Path:
        path = self.folder / f"extra{name}"
        path.write_text(text, encoding="utf-8")
        return path

    def _say(self, changes: Changes, standing: _Standing, remote: Remote, domain: str) -> None:
        """Warn of what a deploy cannot mend by itself."""
        if changes.gone:
            self._warn(*_not_forgotten(len(changes.gone), self.request.squash))
        if standing.subject and standing.subject != SUBJECT and (changes.changed or changes.gone):
            whose = f'the last commit on {self.branch} is not gigfolio\'s: "{standing.subject}"'
            self._warn("foreign-commit", f"{whose} ({remote.tip[:10]})")
        if self._to_squash(standing):
            message = f"the history of {self.branch} is left behind; it ended with {remote.tip[:10]}"
            self._warn("squashed", message)
        if domain:
            severity: Severity = "note" if standing.domain else "warning"
            self.diagnostics.append(Diagnostic(severity, "verify-domain", f"{domain}: {_VERIFY}"))
        if remote.is_empty:
            message = (
                f"the remote is empty: GitHub makes the first branch there, {self.branch}, its default one"
            )
            self._warn("empty-remote", message, "push your own branch first")
        elif not remote.tip:
            message = (
                f"this is the first deploy: on GitHub, under Settings, Pages, choose the branch {self.branch}"
            )
            self.diagnostics.append(Diagnostic("note", "first-deploy", message))

    def _warn(self, id: str, message: str, hint: str = "") -> None:
        self.diagnostics.append(Diagnostic("warning", id, message, hint=hint))

    def _to_squash(self, standing: _Standing) -> bool:
        return self.request.squash and standing.has_history

    def _push(self, to: Destination, remote: Remote, objects: dict[str, str]) -> str:
        """Commit on the remote's tip, or with --squash on nothing, and push exactly that commit."""
        squash = self.request.squash and bool(remote.tip)
        tree = self.git.write_tree(objects, self.folder / "index")
        commit = self.git.commit_tree(tree, "" if squash else remote.tip, f"{SUBJECT}\n")
        done = self.git.push(to.remote, commit, self.branch, instead_of=remote.tip if squash else "")
        if done.code:
            raise self._refused(to, remote, done)
        return commit

    def _refused(self, to: Destination, remote: Remote, done: Done) -> GigfolioError:
        """Why a push was refused: another one came first, or the remote's own reason."""
        if self.git.look_at(to.remote, self.branch).tip != remote.tip:
            return self._overtaken()
        rows = [line.split("\t")[-1] for line in done.line.splitlines() if line.startswith("!")]
        reason = " / ".join([*rows, *done.complaint.splitlines()[:4]])
        hint = "nothing was changed there; mend it and deploy again"
        return GigfolioError(f"the remote refused the push: {reason}", id="push-refused", hint=hint)

    def _overtaken(self) -> GigfolioError:
        message = (
            f"{self.branch} changed on the remote while this deploy was being made: another deploy, or somebody"
            " who pushed there, came first, and this one would not be a fast-forward"
        )
        hint = "look at what came first, then deploy again: it builds on top of that"
        return GigfolioError(message, id="overtaken", hint=hint)


def _not_forgotten(gone: int, squash: bool) -> tuple[str, str, str]:
    """The warning that files which go are not forgotten by everybody."""
    count = "1 file goes" if gone == 1 else f"{gone} files go"
    keepers = "clones and caches" if squash else "the branch's history, clones and caches"
    hint = "where one was private: deploy with --squash, and ask search engines to forget its address"
    message = f"{count}, but {keepers} keep what was online once"
    return "gone-not-forgotten", message, "" if squash else hint
