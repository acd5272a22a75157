"""Planning cannot reach anything private: not by imports, not through any type that it takes or gives."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import subprocess
import sys
import typing

import gigfolio.plan
from gigfolio import views
from gigfolio.model.site import Site
from gigfolio.plan.types import Page, Plan

PRIVATE = (
    "gigfolio.model.private",
    "gigfolio.papers",
    "gigfolio.content.private_loader",
    "gigfolio.content.private_checks",
)


def modules() -> list[str]:
    found = pkgutil.walk_packages(gigfolio.plan.__path__, "gigfolio.plan.")
    return ["gigfolio.plan", *(module.name for module in found)]


def test_no_private_room_is_imported() -> None:
    code = f"import sys, importlib\nfor name in {modules()!r}: importlib.import_module(name)\nprint(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "gigfolio.plan.kit" in loaded
    assert [name for name in loaded if name.startswith(PRIVATE)] == []


def reachable(types: list[object]) -> set[type]:
    """Every class that the annotations of the given ones lead to."""
    seen: set[type] = set()
    waiting = list(types)
    while waiting:
        hint = waiting.pop()
        waiting += typing.get_args(hint)
        if inspect.isclass(hint) and hint not in seen and hint.__module__.startswith("gigfolio."):
            seen.add(hint)
            waiting += typing.get_type_hints(hint).values()
            waiting += hint.__bases__
    return seen


def test_no_private_type_is_reachable() -> None:
    shown = [value for _, value in inspect.getmembers(views, inspect.isclass)]
    found = reachable([Site, Page, Plan, *shown])
    assert {"Project", "Testimonial", "Body", "HomeContext"} <= {kind.__name__ for kind in found}
    assert [kind for kind in found if kind.__module__.startswith(PRIVATE)] == []
    assert not {"Withheld", "Content"} & (
        {kind.__name__ for kind in found} - {base.__name__ for base in Site.__mro__}
    )


def test_nothing_that_planning_takes_or_gives_is_private() -> None:
    hints: list[object] = []
    for name in modules():
        module = importlib.import_module(name)
        for _, function in inspect.getmembers(module, inspect.isfunction):
            hints += typing.get_type_hints(function).values()
        hints += [kind for _, kind in inspect.getmembers(module, inspect.isclass)]
    assert [kind for kind in reachable(hints) if kind.__module__.startswith(PRIVATE)] == []
