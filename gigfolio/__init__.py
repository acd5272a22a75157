"""gigfolio: a portfolio that wins work, from plain files. The public API: build, BuildResult, GigfolioError."""

from __future__ import annotations

TYPE_CHECKING = False  # typing takes longer to import than a build that has nothing to do
if TYPE_CHECKING:
    from typing import Any

__all__ = ["BuildRequest", "BuildResult", "GigfolioError", "build", "load_site"]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    homes = {
        "BuildRequest": "gigfolio.engine.request",
        "BuildResult": "gigfolio.engine.request",
        "GigfolioError": "gigfolio.errors",
        "build": "gigfolio.engine.builder",
        "load_site": "gigfolio.publish",
    }
    if name not in homes:
        raise AttributeError(name)
    return getattr(import_module(homes[name]), name)
