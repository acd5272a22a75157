"""How a camera was held (Exif 2.32, tag 0x0112)."""

from __future__ import annotations

from typing import Literal

_ORDERS: dict[bytes, Literal["little", "big"]] = {b"II*\0": "little", b"MM\0*": "big"}
_TAG = 0x0112
UPRIGHT = 1


def orientation(exif: bytes) -> int:
    """Return the orientation, 1 to 8, that an Exif block states in its first directory; 1 when it states none.

    Read here, and nothing else of the block: Pillow's reader of the whole block warns of slips that many
    cameras make, and warnings cannot be held back safely in threads.
    """
    exif = exif.removeprefix(b"Exif\0\0")
    order = _ORDERS.get(exif[:4])
    if order is None:
        return UPRIGHT
    start = int.from_bytes(exif[4:8], order)
    count = int.from_bytes(exif[start : start + 2], order)
    for at in range(start + 2, min(start + 2 + 12 * count, len(exif) - 11), 12):
        if int.from_bytes(exif[at : at + 2], order) == _TAG:
            value = int.from_bytes(exif[at + 8 : at + 10], order)
            return value if 1 <= value <= 8 else UPRIGHT
    return UPRIGHT
