"""Hosts that take a folder: Netlify, Cloudflare Pages, and any server that files are copied to.

The formats of `_headers` and `_redirects`: https://docs.netlify.com/manage/routing/redirects/overview/,
https://docs.netlify.com/manage/routing/headers/, https://developers.cloudflare.com/pages/configuration/headers/ and
https://developers.cloudflare.com/pages/configuration/redirects/. Both hosts show 404.html by themselves.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from gigfolio.deploy.built import build_apart
from gigfolio.deploy.changes import compare
from gigfolio.deploy.git import Git
from gigfolio.deploy.guard import refuse_tracked, top_of
from gigfolio.deploy.request import DeployRequest, DeployResult
from gigfolio.engine import output
from gigfolio.errors import Diagnostic, GigfolioError, worst_first
from gigfolio.model.settings import Settings
from gigfolio.model.site import Site
from gigfolio.plan.addresses import alias_targets
from gigfolio.routes import Routes
from gigfolio.snapshot import fingerprint

# Netlify shows a file rather than follow a rule, unless the rule is forced; Cloudflare always follows the rule.
_MOVED = {"netlify": "301!", "cloudflare-pages": "301"}
# What a page's own policy, in a meta element, cannot say, and what it need not.
_SECURITY = (
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: strict-origin-when-cross-origin",
    "Content-Security-Policy: frame-ancestors 'none'",
    "X-Frame-Options: DENY",
    "Permissions-Policy: camera=(), geolocation=(), microphone=()",
)
_FOREVER = "Cache-Control: public, max-age=31536000, immutable"
_HASHED = re.compile(r"(?:assets/.*-[0-9a-f]{10}\.\w+|images/[0-9a-f]{32}-[0-9]+\.\w+)\Z")
_TYPES = {
    "feed.xml": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
    "manifest.webmanifest": "application/manifest+json",
}


def headers(paths: Iterable[str]) -> str:
    """Return a `_headers` file for the output's paths.

    A folder is cached for good only when the names of all files in it change with their bytes.
    """
    listed = sorted(paths)
    blocks: list[tuple[str, tuple[str, ...]]] = [("/*", _SECURITY)]
    for folder in ("assets", "images"):
        within = [path for path in listed if path.startswith(f"{folder}/")]
        if within and all(_HASHED.match(path) for path in within):
            blocks.append((f"/{folder}/*", (_FOREVER,)))
    blocks += [(f"/{name}", (f"Content-Type: {kind}",)) for name, kind in _TYPES.items() if name in listed]
    return "\n".join("".join([f"{place}\n", *(f"  {line}\n" for line in lines)]) for place, lines in blocks)


def redirects(site: Site, target: str) -> str:
    """Return a `_redirects` file: each former address and the one that it leads to."""
    routes, status = Routes(site.settings), _MOVED[target]
    found = {(routes.alias(alias), address) for alias, address, _ in alias_targets(site, routes)}
    return "".join(f"{alias} {address} {status}\n" for alias, address in sorted(found))


def deploy_to_folder(request: DeployRequest, site: Site, target: str) -> DeployResult:
    """Build the site apart, then make the output folder hold it and what the host reads, whole or not at all."""
    settings = site.settings
    _check_place(settings, target)
    folder = (request.output or request.root / "_site").absolute()
    problems = _refuse_tracked(request.root.absolute(), settings.private)
    with tempfile.TemporaryDirectory(prefix="gigfolio-deploy-") as apart:
        built = build_apart(request, Path(apart).resolve(), base_url=request.base_url)
        files: dict[str, bytes | Path] = {**built.files}
        problems += [*built.diagnostics, *_add(files, _host_files(site, target, files))]
        digests = {path: fingerprint(_bytes(source)) for path, source in files.items()}
        changes = compare(output.standing(folder), digests)
        if not request.dry_run:
            _publish(request.root.absolute(), folder, files)
    return DeployResult(
        target=target,
        place=str(folder),
        address=settings.url,
        changes=changes,
        diagnostics=worst_first(problems),
    )


def _check_place(settings: Settings, target: str) -> None:
    if target in _MOVED and settings.base_path != "/":
        message = f"the site is built for {settings.url}, but {target} shows it at the root of a host"
        raise GigfolioError(
            message, id="address", hint="set a url without a path, such as https://ada.example/"
        )


def _refuse_tracked(root: Path, private: str) -> list[Diagnostic]:
    """Refuse while git tracks anything private; there is nothing to refuse without a repository, or without git."""
    try:
        top = top_of(Git(root))
    except GigfolioError as error:
        if error.diagnostics[0].id == "no-git":
            return []
        raise
    return refuse_tracked(Git(root), top, root, private) if top else []


def _host_files(site: Site, target: str, files: Mapping[str, object]) -> dict[str, str]:
    if target not in _MOVED:
        return {}
    made = {"_headers": headers(files), "_redirects": redirects(site, target)}
    return {name: text for name, text in made.items() if text}


def _add(files: dict[str, bytes | Path], made: Mapping[str, str]) -> list[Diagnostic]:
    """Add what the host reads, but never in place of a file of the user's own."""
    notes = []
    for name, text in made.items():
        if name in files:
            notes.append(Diagnostic("note", "own-file-kept", f"static/{name} is used as it is; none is made"))
        else:
            files[name] = text.encode()
    return notes


def _bytes(source: bytes | Path) -> bytes:
    return source.read_bytes() if isinstance(source, Path) else source


def _publish(root: Path, folder: Path, files: Mapping[str, bytes | Path]) -> None:
    with output.locked(root / ".gigfolio" / "lock"):
        output.check_folders(root, folder, root / "_private")
        output.publish(folder, files, {})
