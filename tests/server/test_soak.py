"""The soak of benchmarks/, in small: nothing is stale while clients read, and afterwards all is as a clean build has it."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from .conftest import TODAY

BENCHMARKS = Path(__file__).resolve().parent.parent.parent / "benchmarks"


def soak_module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("soak", BENCHMARKS / "soak.py")
    assert spec
    assert spec.loader
    module = sys.modules["soak"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_after_random_edits_every_file_is_that_of_a_clean_build(
    tmp_path: Path, serving: Callable[..., Any]
) -> None:
    soak, root = soak_module(), tmp_path / "soaked"
    soak.start(root)
    live = serving(root)
    seen, wrong = soak.soaked(
        live.address,
        live.papers,
        root,
        edits=25,
        clients=2,
        seed=3,
        today=TODAY,
        memory=lambda: 0,
    )
    assert wrong == []
    assert len(seen.latencies) == 4
