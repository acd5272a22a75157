"""What only shows when the private content stands beside the public: references, sums, orders."""

from __future__ import annotations

import msgspec

from gigfolio.content.linking import names_of
from gigfolio.content.names import slug
from gigfolio.content.places import Places
from gigfolio.content.ranges import Ranges
from gigfolio.model.private import Interview, Private, Proposal
from gigfolio.model.site import Site


def check(private: Private, site: Site, places: Places) -> Private:
    """Report every problem in its source; return the private content with its references as ids."""
    ranges = Ranges(places)
    packages = names_of(site.rates.packages, "name")
    for interview in private.interviews:
        _interview(interview, ranges)
    for proposal in private.proposals:
        _proposal(proposal, ranges, packages)
    if rates := private.rates:
        values = {"walk_away": rates.walk_away, "target": rates.target, "anchor": rates.anchor}
        ranges.rising("rates", (), values, "warning")
    return msgspec.structs.replace(
        private,
        proposals=tuple(
            msgspec.structs.replace(p, packages=tuple(packages.get(slug(n), n) for n in p.packages))
            for p in private.proposals
        ),
    )


def _interview(interview: Interview, ranges: Ranges) -> None:
    key, rate = f"interviews/{interview.id}", interview.rate
    values = {"walk_away": rate.walk_away, "target": rate.target, "anchor": rate.anchor}
    ranges.rising(key, ("rate",), values, "warning")
    for index, mark in enumerate(rate.benchmarks):
        figures = {
            name: None if (figure := getattr(mark, name)) is None else float(figure)
            for name in ("low", "median", "high")
        }
        ranges.rising(key, ("rate", "benchmarks", index), figures)


def _proposal(proposal: Proposal, ranges: Ranges, packages: dict[str, str]) -> None:
    key = f"proposals/{proposal.id}"
    for index, name in enumerate(proposal.packages):
        label = f"packages[{index}]"
        ranges.reference(key, ("packages", index), label, name, packages)
    ranges.milestones(key, (), proposal.milestones)
    phases = {slug(phase.phase): phase.phase for phase in proposal.timeline}
    for index, milestone in enumerate(proposal.milestones):
        label = f"milestones[{index}].phase"
        ranges.reference(key, ("milestones", index, "phase"), label, milestone.phase, phases)
    for index, phase in enumerate(proposal.timeline):
        ranges.period(key, ("timeline", index), phase.start, phase.end)
