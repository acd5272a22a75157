"""The texts that need no template, each by the name that it is published under."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from gigfolio.plan.kit import Kit
from gigfolio.plan.llms import llms
from gigfolio.plan.resume import resume
from gigfolio.plan.types import Document
from gigfolio.plan.vcard import vcard


def robots(kit: Kit) -> str:
    """Return robots.txt (RFC 9309): everything may be read; where the map is."""
    map_of_site = kit.routes.absolute("/sitemap.xml")
    return "User-agent: *\nAllow: /\n" + (f"\nSitemap: {map_of_site}\n" if map_of_site else "")


_MAKERS: dict[str, Callable[[Kit], str]] = {
    "robots.txt": robots,
    "llms.txt": llms,
    "resume.json": resume,
    "contact.vcf": vcard,
}


def documents(kit: Kit) -> Iterator[Document]:
    for name in kit.book.documents:
        if name in _MAKERS:
            yield Document(name, partial(_MAKERS[name], kit))
