"""The pages of tags and skills: a term, and everything that it stands on."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from gigfolio.plan.kit import Kit
from gigfolio.plan.types import Page
from gigfolio.views import Link, SkillContext, TagContext, TagsContext


def tags(kit: Kit) -> Iterator[Page]:
    """The index of tags, and a page for each."""
    if "tags" not in kit.sections:
        return
    taxonomy = kit.lists.tags
    pages = [_tag(kit, id, name) for id, name in taxonomy.names.items()]
    counted = [
        (Link(label=context.name, url=kit.lists.href("tags", id)), len(context.projects) + len(context.posts))
        for id, context in zip(taxonomy.names, pages, strict=True)
    ]
    address, title = kit.routes.section("tags"), kit.frames.nav("tags")
    description = kit.listing(taxonomy.names.values())
    index = TagsContext(
        **kit.frames.frame(address, section="tags", title=title, description=description),
        tags=tuple(sorted(counted, key=lambda pair: pair[0].label.casefold())),
    )
    yield kit.page(address, "tags.html", index)
    for id, context in zip(taxonomy.names, pages, strict=True):
        yield kit.page(kit.routes.entry("tags", id), "tag.html", context)


def _tag(kit: Kit, id: str, name: str) -> TagContext:
    lists = kit.lists
    projects = tuple(map(lists.card, lists.projects_by_tag.get(id, ())))
    posts = tuple(map(lists.post, lists.posts_by_tag.get(id, ())))
    titles = [*(card.title for card in projects), *(card.title for card in posts)]
    frame = kit.frames.frame(
        kit.routes.entry("tags", id),
        section="tags",
        title=name,
        description=kit.listing(titles),
        trail=("tags",),
    )
    return TagContext(**frame, name=name, projects=projects, posts=posts)


def skills(kit: Kit) -> Iterator[Page]:
    """A page for each skill that something proves."""
    written = {kit.lists.skills.id(skill.name): skill for skill in reversed(kit.site.skills)}
    for id, name in kit.lists.skills.names.items():
        if kit.lists.proofs[id]:
            skill = written.get(id)
            address = kit.routes.entry("skills", id)
            context = _skill(kit, id, name)
            if skill is not None:
                context = msgspec.structs.replace(
                    context, level=skill.level, years=skill.years, keywords=skill.keywords
                )
            yield kit.page(address, "skill.html", context)


def _skill(kit: Kit, id: str, name: str) -> SkillContext:
    lists = kit.lists
    projects = tuple(map(lists.card, lists.projects_by_skill.get(id, ())))
    quotes = tuple(map(lists.quote, lists.testimonials_by_skill.get(id, ())))
    held = lists.credentials(lists.certifications_by_skill.get(id, ()))
    items = [*(card.title for card in projects), *(c.certification.name for c in held)]
    frame = kit.frames.frame(
        kit.routes.entry("skills", id), section="skills", title=name, description=kit.listing(items)
    )
    return SkillContext(**frame, name=name, projects=projects, testimonials=quotes, certifications=held)
