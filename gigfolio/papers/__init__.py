"""The papers: what goes on each sheet. How one is added stands in `gigfolio.papers.paper`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from gigfolio.errors import worst_first
from gigfolio.papers.paper import Made, PublicSource, Source

# The modules of the private papers, and of those of the public site, each with its function `papers`.
KINDS = ("prep", "speaking", "proposal", "rate_sheet", "cv_variants", "work_plan", "contacts")
PUBLIC_KINDS: tuple[str, ...] = ("cv",)


def papers(source: Source) -> Made:
    """Return every private paper, by its place in the private output, and every problem, worst first."""
    return _all(KINDS, source)


def public_papers(source: PublicSource) -> Made:
    """Return every paper of the public site."""
    return _all(PUBLIC_KINDS, source)


def _all(kinds: tuple[str, ...], source: PublicSource) -> Made:
    made = [_maker(kind)(source) for kind in kinds]
    ordered = sorted((paper for one in made for paper in one.papers), key=lambda paper: paper.output)
    return Made(tuple(ordered), worst_first(d for one in made for d in one.diagnostics))


def _maker(kind: str) -> Callable[[PublicSource], Made]:
    maker: Callable[[PublicSource], Made] = import_module(f"gigfolio.papers.{kind}").papers
    return maker
