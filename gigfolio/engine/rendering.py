"""A site's pages verified and rendered: one after the other, or by several processes where there are many."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

import msgspec

from gigfolio import forked
from gigfolio.engine.gate import Gate, Searched
from gigfolio.engine.staging import Staging
from gigfolio.engine.target import Made, Target
from gigfolio.engine.trace import Trace
from gigfolio.engine.workshop import Workshop
from gigfolio.plan.types import Page

MANY = 2 * forked.LEAST_SHARE  # pages, from which on their bytes go to the disk at once


class _Share(msgspec.Struct):
    """What was made of some pages: the keys of those that were kept, the traces and reasons of the others, the hashes of
    their files, which are staged, and what the gate found in these."""

    kept: list[str]
    traces: dict[str, Trace]
    reasons: list[tuple[str, str]]
    staged: dict[str, str]
    searched: Searched


def render_pages(
    pages: Sequence[Page],
    target: Target,
    workshop: Workshop,
    gate: Gate,
    jobs: int,
    beside: Callable[[], object],
) -> None:
    """Keep or render every page of a target, and do what this process is to do `beside` that, which may make others."""
    if len(pages) < MANY:
        for page in pages:
            workshop.page(page, target)
            workshop.begin_pictures(page.output, target)
        beside()
        return
    staging = target.staging
    staging.begin()
    uses = Counter(page.template for page in pages)
    # Compiles, for all, the templates that all need.
    first = list({page.template: page for page in reversed(pages) if uses[page.template] > 1}.values())
    outputs = {page.output for page in first}
    rest = [page for page in pages if page.output not in outputs]
    work = partial(_made, target, workshop, gate, staging, os.getpid())
    for data in (work(first), *forked.spread(rest, work, jobs, beside)):
        _add(msgspec.msgpack.decode(data, type=_Share), target, gate)
    order = {page.output: number for number, page in enumerate(pages)}
    target.reasons.sort(key=lambda reason: order.get(reason[0], len(pages)))


def _made(
    target: Target, workshop: Workshop, gate: Gate, staging: Staging, parent: int, pages: Sequence[Page]
) -> bytes:
    """Verify and render some pages, apart from everything that the target has; return the share."""
    part, gate.searched = target.share(), Searched()
    staged: dict[str, str] = {}

    def stage(made: Made, outputs: dict[str, str]) -> None:
        for path, data in made.files.items():
            gate.search(path, outputs[path], lambda: data)  # noqa: B023 - called at once
            staging.write(path, data)
        staged.update(outputs)

    part.take = stage
    for page in pages:
        forked.check_parent(parent)
        workshop.page(page, part)
    traces = {key: part.traces[key] for key, _ in part.reasons}
    kept = [key for key in part.traces if key not in traces]
    return msgspec.msgpack.encode(_Share(kept, traces, part.reasons, staged, gate.searched))


def _add(share: _Share, target: Target, gate: Gate) -> None:
    for key in share.kept:
        target.replay(key, target.old[key])
    target.traces |= share.traces
    target.reasons += share.reasons
    target.staged |= share.staged
    gate.searched.add(share.searched)
