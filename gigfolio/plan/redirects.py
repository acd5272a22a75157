"""What is left at former addresses."""

from __future__ import annotations

from collections.abc import Iterator

from gigfolio.plan.addresses import alias_targets
from gigfolio.plan.kit import Kit
from gigfolio.plan.types import Page
from gigfolio.views import RedirectContext


def redirects(kit: Kit) -> Iterator[Page]:
    for alias, target, _ in alias_targets(kit.site, kit.routes):
        context = RedirectContext(
            target=kit.routes.href(target),
            absolute_target=kit.routes.absolute(target),
            language=kit.site.settings.language,
        )
        address = kit.routes.alias(alias)
        yield Page(url=address, output=kit.routes.output(address), template="redirect.html", context=context)
