"""Which widths a picture is made in."""

from __future__ import annotations

from collections.abc import Iterable

LARGEST = 16_383  # the longest side that WebP can hold, in pixels
_NEAR = 0.9


def choose(width: int, height: int, wanted: Iterable[int], bound: int = 0) -> tuple[int, ...]:
    """Return the widths, narrow to wide, in which a picture of `width` × `height` is made.

    None is wider than the source. The widest is the widest wanted one, or the source's own width or `bound`
    (unless 0) where that is less. A wanted width just below such an end is left out: it would save next to
    nothing.
    """
    steps = sorted({step for step in wanted if step > 0})
    at_most = max(1, LARGEST * width // max(width, height))  # so that the height can be held, too
    end = min(width, at_most, bound or width, steps[-1] if steps else width)
    near = end if end in steps else end * _NEAR
    return (*(step for step in steps if step < near), end)


def height(width: int, height: int, at: int) -> int:
    """Return the height, at least 1, of a picture of `width` × `height` when it is `at` pixels wide."""
    return max(1, round(height * at / width))
