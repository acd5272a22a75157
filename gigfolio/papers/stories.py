"""Which STAR stories go on a sheet: those for the competencies asked for, or else those of the projects that matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from gigfolio.model.entities import Project, Story
from gigfolio.model.values import Value

FEWEST, MOST = 2, 3


class Told(Value, frozen=True, kw_only=True):
    """A story and the project that it happened in ("" for one that the interview brings)."""

    story: Story
    project: str = ""


class Chosen(NamedTuple):
    """Up to three stories, in the order that they are asked for; the competencies that have none; and those whose story
    is a fourth or later one."""

    stories: tuple[Told, ...]
    missing: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def choose_stories(
    asked: Iterable[str],
    own: Iterable[Story],
    projects: Iterable[Project],
    withheld: Iterable[tuple[str, Story]],
    relevance: Mapping[str, int],
) -> Chosen:
    """Choose the stories of a sheet.

    The best story of a competency is the interview's own, then that of the more relevant project, then the one with a
    metric, then the first written. With fewer than two competencies answered the sheet is filled up from other
    competencies, best first.

    Args:
        asked: competencies that the interview asks for, the most important first.
        own: the stories that the interview itself brings.
        projects: the public projects; their public stories are candidates.
        withheld: private stories of public projects, with the project's id.
        relevance: points of the projects that are evidence in this interview, by id.
    """
    pool = _pool(own, projects, withheld, relevance)
    wanted = tuple(dict.fromkeys(asked))
    chosen: list[Told] = []
    missing: list[str] = []
    for competency in wanted:
        found = next((told for told in pool if _same(told.story.competency, competency)), None)
        if found is None:
            missing.append(competency)
        elif found not in chosen:
            chosen.append(found)
    left_out = tuple(told.story.competency for told in chosen[MOST:])
    _fill(chosen, pool, FEWEST if wanted else MOST)
    return Chosen(tuple(chosen[:MOST]), tuple(missing), left_out)


def _fill(chosen: list[Told], pool: list[Told], number: int) -> None:
    """Add stories of competencies that are not there yet, the interview's own and those of relevant projects first."""
    for told in pool:
        if len(chosen) >= number:
            return
        if not any(_same(told.story.competency, other.story.competency) for other in chosen):
            chosen.append(told)


def _pool(
    own: Iterable[Story],
    projects: Iterable[Project],
    withheld: Iterable[tuple[str, Story]],
    relevance: Mapping[str, int],
) -> list[Told]:
    public = [Told(story=story, project=project.id) for project in projects for story in project.stories]
    kept = [Told(story=story, project=project) for project, story in withheld]
    of_projects = sorted(
        public + kept, key=lambda told: (-relevance.get(told.project, 0), not told.story.metric)
    )
    return [*(Told(story=story) for story in own), *of_projects]


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()
