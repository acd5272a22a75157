"""What the home page shows of a text: samples of selected projects, or else the beginning of the newest post."""

from __future__ import annotations

import re

from gigfolio.plan.kit import Kit
from gigfolio.views import Excerpt, Link, Specimen

_MANY = 2
_WORDS = (60, 90)  # an excerpt has at least and at most so many
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\Z")


def specimens(kit: Kit) -> tuple[Specimen, ...]:
    """Return the first sample of each selected project; all those of the only project."""
    if "projects" not in kit.sections:
        return ()
    selected = kit.selected_projects()
    each = 1 if len(kit.lists.projects) > 1 else _MANY
    found = [
        Specimen(
            sample=sample,
            project=Link(label=project.title, url=kit.lists.href("projects", project.id)),
            client=project.client.name,
        )
        for project in selected
        for sample in project.samples[:each]
    ]
    return tuple(found[:_MANY])


def newest_excerpt(kit: Kit) -> Excerpt | None:
    """Return the beginning of the newest post, where no selected project has a sample."""
    posts = kit.site.listed_posts
    if not posts or "posts" not in kit.sections or specimens(kit):
        return None
    text = excerpt(kit.body("posts", posts[0].id).text)
    return Excerpt(post=kit.lists.post(posts[0]), text=text) if text else None


def excerpt(text: str) -> str:
    """Return a text's first 60 to 90 words, up to the end of a sentence; the first 90 and "…" where none ends there."""
    words = text.split()
    low, high = _WORDS
    for count in range(min(low, len(words)), min(high, len(words)) + 1):
        if count == len(words) or _SENTENCE_END.search(words[count - 1]):
            return " ".join(words[:count])
    return " ".join(words[:high]) + "…"
