"""Draw the pictures of the demo `datasheet`: python tools/demo_pictures/datasheet/make.py [--draft] [NAME …]"""

from __future__ import annotations

import importlib
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SITE = ROOT / "example-site" / "demos" / "datasheet" / "content"
sys.path[:0] = [str(ROOT / "tools" / "example_pictures"), str(Path(__file__).resolve().parent)]


def main(wanted: list[str]) -> None:
    """Draw every picture, or only those whose path holds one of the words."""
    from finish import save

    for module in ("drawings", "boards", "people"):
        for name, draw in importlib.import_module(module).pictures().items():
            if wanted and not any(word in name for word in wanted):
                continue
            start = time.perf_counter()
            target = SITE / f"{name}.jpg"
            save(draw(), target)
            took = time.perf_counter() - start
            print(f"{name}  {target.stat().st_size // 1000} kB  {took:.0f} s", flush=True)


if __name__ == "__main__":
    main([word for word in sys.argv[1:] if not word.startswith("--")])
