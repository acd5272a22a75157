"""`gigfolio export`: the public model of a site on a day, as one text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from gigfolio.content.loader import load_content
from gigfolio.errors import GigfolioError
from gigfolio.exporters.html_snippet import html_snippet
from gigfolio.exporters.linkedin_text import linkedin_text
from gigfolio.exporters.rendercv import rendercv
from gigfolio.model.site import Site
from gigfolio.plan.kit import Kit
from gigfolio.plan.resume import resume
from gigfolio.plan.vcard import vcard
from gigfolio.publish import publish
from gigfolio.snapshot import Snapshot
from gigfolio.theme import Theme
from gigfolio.words import Words

MAKERS: dict[str, Callable[[Kit], str]] = {
    "json-resume": resume,
    "rendercv": rendercv,
    "vcard": vcard,
    "linkedin-text": linkedin_text,
    "html-snippet": html_snippet,
}


def export(root: Path, kind: str, *, today: dt.date) -> str:
    """Return an export of the site at `root`; `kind` is one of MAKERS. Drafts and all that is private stay out.

    Raises GigfolioError with every problem when the site has errors.
    """
    if not (root / "gigfolio.yaml").is_file():
        raise GigfolioError(
            f"there is no gigfolio.yaml in {root}", id="no-site", hint="name the site's folder"
        )
    snapshot = Snapshot.take(root)
    content, problems = load_content(snapshot)
    if content is None:
        raise GigfolioError(problems)
    site = publish(content, today=today).site
    return export_site(site, kind, today=today, words=Theme.load(site.settings, snapshot).words)


def export_site(site: Site, kind: str, *, today: dt.date, words: Words) -> str:
    """Return an export of a public model."""
    return MAKERS[kind](Kit(site, today, words))
