"""gigfolio: a portfolio that wins work, from plain files. The public API: build, BuildResult, GigfolioError."""

from __future__ import annotations

from typing import Any

__all__ = ["BuildRequest", "BuildResult", "GigfolioError", "build", "load_site"]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    homes = {"GigfolioError": "gigfolio.errors", "load_site": "gigfolio.content.loader"}
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module(homes.get(name, "gigfolio.engine.builder")), name)
