"""A few lines of HTML about the freelancer, for a page that somebody else keeps: a conference, an agency, a guild.

It needs no style and no script of its own, and brings none: hCard classes (microformats.org/wiki/h-card) say what is what.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import escape

from gigfolio.plan.kit import Kit


def html_snippet(kit: Kit) -> str:
    """Return the HTML, one element a line."""
    language = kit.site.settings.language
    head = f'<section class="h-card" lang="{escape(language)}" dir="{kit.words.direction}">'
    return "\n".join([head, *_inside(kit), "</section>"]) + "\n"


def _inside(kit: Kit) -> Iterator[str]:
    profile, home = kit.site.profile, kit.routes.absolute("/")
    name = escape(profile.name)
    linked = (
        f'<a class="p-name u-url" href="{escape(home)}">{name}</a>'
        if home
        else f'<span class="p-name">{name}</span>'
    )
    yield f"<h2>{linked}</h2>"
    for kind, text in (("p-job-title", profile.headline), ("p-note", profile.summary), ("p-adr", kit.place)):
        if text:
            yield f'<p class="{kind}">{escape(text)}</p>'
    projects = list(_projects(kit)) if home else []
    if projects:
        yield f"<ul>\n{chr(10).join(projects)}\n</ul>"
    yield from _ways(kit)


def _projects(kit: Kit) -> Iterator[str]:
    for project in kit.selected_projects()[:3]:
        address = kit.routes.absolute(kit.routes.entry("projects", project.id))
        summary = f": {escape(project.summary)}" if project.summary else ""
        yield f'<li><a href="{escape(address)}">{escape(project.title)}</a>{summary}</li>'


def _ways(kit: Kit) -> Iterator[str]:
    contact = kit.site.profile.contact
    links = (
        [(f'class="u-email" href="mailto:{escape(contact.email)}"', contact.email)] if contact.email else []
    )
    links += [
        (f'class="u-url" rel="me" href="{escape(link.url)}"', link.platform)
        for link in kit.site.profile.links
    ]
    if links:
        yield "<p>" + " · ".join(f"<a {attributes}>{escape(text)}</a>" for attributes, text in links) + "</p>"
