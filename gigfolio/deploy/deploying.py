"""A deploy, by its target."""

from __future__ import annotations

from msgspec.structs import replace

from gigfolio.content.suggest import did_you_mean
from gigfolio.deploy.built import site_of
from gigfolio.deploy.github_pages import deploy_to_pages
from gigfolio.deploy.hosts import deploy_to_folder
from gigfolio.deploy.request import DeployRequest, DeployResult
from gigfolio.errors import GigfolioError
from gigfolio.model.settings import DEPLOY_TARGETS


def deploy(request: DeployRequest) -> DeployResult:
    """Build the site apart and put it where its target says.

    Raises GigfolioError, with nothing put online, when the content, the build or the place is refused.
    """
    site = site_of(request)
    if request.base_url:
        site = replace(site, settings=replace(site.settings, url=request.base_url.rstrip("/") + "/"))
    target = request.target or site.settings.deploy.target
    if target not in DEPLOY_TARGETS:
        hint = did_you_mean(target, DEPLOY_TARGETS) or f"known here: {', '.join(DEPLOY_TARGETS)}"
        raise GigfolioError(f'there is no target "{target}"', id="unknown-target", hint=hint)
    if target == "github-pages":
        return deploy_to_pages(request, site.settings)
    return deploy_to_folder(request, site, target)
