from __future__ import annotations

import pytest
from PIL import Image

from gigfolio.images.orientation import orientation


@pytest.mark.parametrize("stated", range(1, 9))
def test_what_the_exif_block_states_is_found_among_other_tags(stated: int) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0112], exif[0x8298] = "a maker", stated, "somebody"
    assert orientation(exif.tobytes()) == stated


@pytest.mark.parametrize("order", ["big", "little"])
def test_both_byte_orders_are_read(order: str) -> None:
    big = order == "big"
    head = b"MM\0*" if big else b"II*\0"
    number = lambda value, size: value.to_bytes(size, "big" if big else "little")  # noqa: E731
    entry = number(0x0112, 2) + number(3, 2) + number(1, 4) + number(6, 2) + b"\0\0"
    assert orientation(head + number(8, 4) + number(1, 2) + entry) == 6


@pytest.mark.parametrize(
    "exif",
    [b"", b"Exif\0\0", b"MM\0*", b"MM\0*\xff\xff\xff\xff", b"MM\0*\0\0\0\x08\xff\xff", b"GARBAGE" * 9],
)
def test_a_block_that_is_cut_off_or_nonsense_states_nothing(exif: bytes) -> None:
    assert orientation(exif) == 1


def test_a_number_that_no_camera_may_state_is_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 9
    assert orientation(exif.tobytes()) == 1
