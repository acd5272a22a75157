"""Draw the pictures of the demo for galley: python tools/demo_pictures/galley/make.py [NAME …]"""

from __future__ import annotations

import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SITE = ROOT / "example-site" / "demos" / "galley" / "content"
sys.path.insert(0, str(ROOT / "tools" / "example_pictures"))


def main(wanted: list[str]) -> None:
    """Draw every picture, or those whose name has one of the given words in it."""
    import covers
    import engraving
    import proofs
    from finish import save

    for name, draw in {**covers.pictures(), **proofs.pictures(), **engraving.pictures()}.items():
        if wanted and not any(word in name for word in wanted):
            continue
        start = time.perf_counter()
        target = SITE / f"{name}.jpg"
        save(draw(), target)
        print(
            f"{name}.jpg  {target.stat().st_size // 1000} kB  {time.perf_counter() - start:.0f} s", flush=True
        )


if __name__ == "__main__":
    main([word for word in sys.argv[1:] if not word.startswith("--")])
