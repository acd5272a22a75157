from __future__ import annotations

import pytest

from gigfolio.images.widths import choose, height

STEPS = (320, 480, 640, 960, 1280, 1920)


@pytest.mark.parametrize(
    ("size", "bound", "expected"),
    [
        ((2400, 1600), 0, (320, 480, 640, 960, 1280, 1920)),
        ((1920, 1080), 0, (320, 480, 640, 960, 1280, 1920)),
        ((1100, 700), 0, (320, 480, 640, 960, 1100)),
        ((1000, 700), 0, (320, 480, 640, 1000)),  # 960 would be as good as the same file again
        ((200, 100), 0, (200,)),
        ((1, 1), 0, (1,)),
        ((2400, 1600), 700, (320, 480, 700)),
        ((2400, 1600), 640, (320, 480, 640)),
        ((2400, 1600), 96, (96,)),
        ((500, 300), 700, (320, 500)),
        ((1000, 50_000), 0, (327,)),
    ],
)
def test_widths_end_at_the_source_the_bound_or_the_widest_step(
    size: tuple[int, int], bound: int, expected: tuple[int, ...]
) -> None:
    assert choose(*size, STEPS, bound) == expected


def test_wanted_widths_come_sorted_and_once() -> None:
    assert choose(2000, 1000, (640, 320, 640)) == (320, 640)


def test_no_file_is_higher_than_webp_can_hold() -> None:
    (*_, widest) = choose(1000, 50_000, STEPS)
    assert height(1000, 50_000, widest) <= 16_383


def test_a_height_is_rounded_and_never_nothing() -> None:
    assert height(1000, 667, 320) == 213
    assert height(3000, 2, 320) == 1
