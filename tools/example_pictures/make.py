"""Draw the pictures of the example site: python tools/example_pictures/make.py [--draft] [SLUG[/NAME] …]"""

from __future__ import annotations

import importlib
import sys
import time
from pathlib import Path

SITE = Path(__file__).resolve().parents[2] / "example-site" / "content"
# Where a module's pictures go; modules are imported late, since each takes only what it needs.
PLACES = {
    "tide_board": "projects/tide-board",
    "night_trams": "projects/night-trams",
    "ward_seven": "projects/ward-seven",
    "heat_bill": "projects/heat-bill",
    "river_hall": "projects/river-hall",
    "flood_minutes": "projects/flood-minutes",
    "ticket_machine": "projects/ticket-machine",
    "bike_counts": "projects/bike-counts",
    "delay_room": "projects/delay-room",
    "ferry_sheets": "projects/ferry-sheets",
    "harvest_maps": "projects/harvest-maps",
    "portraits": "",
    "departure_boards": "posts/departure-boards",
}


def main(wanted: list[str]) -> None:
    """Draw every picture, or only those of the projects (or project/picture) named."""
    from finish import save

    for module, place in PLACES.items():
        slug = module.replace("_", "-")
        names = {word.partition("/")[2] for word in wanted if word.partition("/")[0] == slug}
        if wanted and not names:
            continue
        for name, draw in importlib.import_module(module).pictures().items():
            if names and "" not in names and name not in names:
                continue
            start = time.perf_counter()
            target = SITE / place / f"{name}.jpg"
            save(draw(), target)
            print(
                f"{target.relative_to(SITE)}  {target.stat().st_size // 1000} kB  {time.perf_counter() - start:.0f} s",
                flush=True,
            )


if __name__ == "__main__":
    main([word for word in sys.argv[1:] if not word.startswith("--")])
