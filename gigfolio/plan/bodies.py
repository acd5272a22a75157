"""The texts of a site's entries, apart from all else: whoever plans a page asks for those that it shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import msgspec

from gigfolio.model.site import Site
from gigfolio.model.values import Body, Hole, Picture


class Bodies:
    """Texts by collection and id ("projects/harbour"), with a note of who asked for which."""

    def __init__(self, bodies: Mapping[str, Body]) -> None:
        self._bodies = dict(bodies)
        self._asked: set[str] | None = None
        self._unwatched: set[str] = set()

    def get(self, key: str) -> Body:
        (self._unwatched if self._asked is None else self._asked).add(key)
        return self._bodies[key]

    @contextmanager
    def watched(self) -> Iterator[set[str]]:
        """Note the keys that are asked for meanwhile."""
        before, self._asked = self._asked, set()
        try:
            yield self._asked
        finally:
            self._asked = before

    def turn_to(self, bodies: Mapping[str, Body]) -> bool:
        """Take other texts; False, and nothing is changed, where it is not known who asked for one.

        Nor where other pictures stand in one: every list says how many pictures a project shows.
        """
        known = {key: body for key, body in bodies.items() if key in self._bodies}
        if not self._unwatched.isdisjoint(bodies):
            return False
        if any(pictures_in(body) != pictures_in(self._bodies[key]) for key, body in known.items()):
            return False
        self._bodies.update(known)
        return True


def pictures_in(body: Body) -> tuple[Picture, ...]:
    """Return the pictures of a text, in order."""
    return tuple(part.picture for part in body.parts if isinstance(part, Hole) and part.picture)


def without_bodies(site: Site) -> Site:
    """Return a site whose projects, posts and pages have no text, so that none can be used unasked."""
    replace, none = msgspec.structs.replace, Body()
    return replace(
        site,
        projects=tuple(replace(entry, body=none) for entry in site.projects),
        posts=tuple(replace(entry, body=none) for entry in site.posts),
        pages=tuple(replace(entry, body=none) for entry in site.pages),
    )
