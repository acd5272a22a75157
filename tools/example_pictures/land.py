"""Made-up terrain: smooth seeded noise, and outlines of everything above a level."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from page import Point
from scipy.ndimage import gaussian_filter

Grid = NDArray[np.float64]


def field(shape: tuple[int, ...], seed: int, size: float, octaves: int = 4) -> Grid:
    """Smooth noise from about -1 to 1; size is the width of the largest bumps in cells."""
    random = np.random.default_rng(seed)
    total = np.zeros(shape)
    for octave in range(octaves):
        layer = gaussian_filter(random.normal(size=shape), size / 2**octave, mode="nearest")
        total += layer / layer.std() * 0.5**octave
    return np.asarray(total / np.abs(total).max())


def contours(grid: Grid, level: float, step: float) -> list[list[Point]]:
    """Closed outlines of the area at or above a level, by marching squares; step is a cell's size in pixels.

    The grid gets a border of low ground first, so that every outline closes. Draw them with the even-odd rule.
    """
    padded = np.pad(grid, 1, constant_values=min(float(grid.min()), level) - 1.0)
    links: dict[tuple[int, int, int], tuple[int, int, int]] = {}
    places: dict[tuple[int, int, int], Point] = {}
    inside = padded >= level
    code = inside[:-1, :-1] * 8 + inside[:-1, 1:] * 4 + inside[1:, 1:] * 2 + inside[1:, :-1] * 1
    for r, c in np.argwhere((code > 0) & (code < 15)):
        edges = {"t": (r, c, 0), "b": (r + 1, c, 0), "l": (r, c, 1), "r": (r, c + 1, 1)}
        for way in CASES[int(code[r, c])]:
            links[edges[way[0]]] = edges[way[1]]
            for key in (edges[way[0]], edges[way[1]]):
                if key not in places:
                    places[key] = crossing(padded, level, key, step)
    return rings(links, places)


# Which cell sides an outline enters and leaves, high ground on its right.
CASES = {
    1: ["bl"], 2: ["rb"], 3: ["rl"], 4: ["tr"], 5: ["tl", "br"], 6: ["tb"], 7: ["tl"],
    8: ["lt"], 9: ["bt"], 10: ["lb", "rt"], 11: ["rt"], 12: ["lr"], 13: ["br"], 14: ["lb"],
}  # fmt: skip


def crossing(grid: Grid, level: float, key: tuple[int, int, int], step: float) -> Point:
    """Where the level crosses a side of a cell, in pixels."""
    r, c, upright = key
    a, b = grid[r, c], grid[r + upright, c + 1 - upright]
    part = float(np.clip((level - a) / (b - a), 0, 1)) if a != b else 0.5
    x, y = (c, r + part) if upright else (c + part, r)
    return (x - 1) * step, (y - 1) * step


def rings(
    links: dict[tuple[int, int, int], tuple[int, int, int]], places: dict[tuple[int, int, int], Point]
) -> list[list[Point]]:
    """Follow the links round until each outline closes."""
    found = []
    while links:
        start, key = next(iter(links.items()))
        del links[start]
        ring = [places[start]]
        while key != start and key in links:
            ring.append(places[key])
            key = links.pop(key)
        if len(ring) > 5:
            found.append(ring)
    return found
