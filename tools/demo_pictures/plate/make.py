"""Draw the pictures of the demo `plate`: python tools/demo_pictures/plate/make.py [--draft] [NAME …]"""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
CONTENT = ROOT / "example-site" / "demos" / "plate" / "content"
LIMIT = 215_000  # bytes a picture may have
sys.path.insert(0, str(ROOT / "tools" / "example_pictures"))


def main(wanted: list[str]) -> None:
    """Draw every picture, or only those whose names hold one of the words."""
    from scenes import pictures

    for name, draw in pictures().items():
        if wanted and not any(word in name for word in wanted):
            continue
        start = time.perf_counter()
        target = CONTENT / f"{name}.jpg"
        target.parent.mkdir(parents=True, exist_ok=True)
        picture = draw().convert("RGB")
        for quality in range(82, 50, -3):
            memory = io.BytesIO()
            picture.save(memory, "JPEG", quality=quality, progressive=True, optimize=True)
            if memory.tell() <= LIMIT:
                break
        target.write_bytes(memory.getvalue())
        print(f"{name}  {target.stat().st_size // 1000} kB  {time.perf_counter() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main([word for word in sys.argv[1:] if not word.startswith("--")])
