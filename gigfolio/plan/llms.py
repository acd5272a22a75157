"""What the site holds, for language models: llms.txt (llmstxt.org)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gigfolio.plan.kit import Kit
from gigfolio.plan.text import clip

_SPECIAL = re.compile(r"([\\\[\]])")
_LINE = 300  # characters of a summary
Item = tuple[str, str, str]  # name, address, summary


def llms(kit: Kit) -> str:
    """Return llms.txt: name, summary, the facts a client asks for first, and links."""
    blocks = [f"# {_text(kit.site.profile.name)}", _summary(kit), _facts(kit)]
    for title, items in _parts(kit):
        rows = [_item(kit, item) for item in items]
        if rows:
            blocks.append("\n".join([f"## {_text(title)}", "", *rows]))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _summary(kit: Kit) -> str:
    profile = kit.site.profile
    stop = "" if profile.headline.endswith((".", "!", "?", "…")) or not profile.summary else "."
    text = " ".join(part for part in (profile.headline and profile.headline + stop, profile.summary) if part)
    return f"> {_text(text)}" if text else ""


def _facts(kit: Kit) -> str:
    contact = kit.site.profile.contact
    place = ", ".join(part for part in (kit.place, kit.utc_offset) if part)
    facts = (place, kit.availability.text, kit.price, contact.email)
    return "\n".join(f"- {_text(fact)}" for fact in facts if fact)


def _parts(kit: Kit) -> Iterator[tuple[str, list[Item]]]:
    site, routes = kit.site, kit.routes
    for name, entries in (("projects", site.listed_projects), ("posts", site.listed_posts)):
        yield kit.frames.nav(name), [(e.title, routes.entry(name, e.id), e.summary) for e in entries]
    services, rates = routes.section("services"), routes.section("rates")
    yield kit.frames.nav("services"), [(s.name, f"{services}#{s.id}", s.summary) for s in site.services]
    yield kit.frames.nav("rates"), [(p.name, f"{rates}#{p.id}", p.outcome) for p in site.rates.packages]
    named = (
        "about",
        "experience",
        "testimonials",
        "certifications",
        "working-together",
        "network",
        "cv",
        "contact",
    )
    sections = [(kit.frames.nav(n), routes.section(n), "") for n in named if n in kit.sections]
    pages = [(page.title, routes.entry("pages", page.id), page.summary) for page in site.listed_pages]
    yield kit.words("llms_more"), sections + pages


def _item(kit: Kit, item: Item) -> str:
    name, address, summary = item
    url = kit.routes.absolute(address) or kit.routes.href(address)
    return f"- [{_text(name)}]({url})" + (f": {clip(_text(summary), _LINE)}" if summary else "")


def _text(text: str) -> str:
    """A text on one line, in which nothing starts a link."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
