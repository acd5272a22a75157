"""The containers of JPEG, PNG, WebP and GIF, walked part by part; each walk keeps what decides the pixels.

Every walk takes a whole file and returns its Contents; it raises IndexError or ValueError when the file is cut
off or does not keep to its format. What is inside the kept parts is for the decoder to judge.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from zlib import crc32

from gigfolio.images.orientation import UPRIGHT, orientation

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class Contents(NamedTuple):
    """The kept parts as a file, its size in pixels as stored, and its Exif orientation."""

    data: bytes
    width: int
    height: int
    orientation: int = UPRIGHT


# ITU T.81, table B.1: the frame headers are C0 to CF without DHT, JPG and DAC.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
_STANDALONE = (0x01, 0xD8)
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # not a stuffed byte, a restart or a fill byte
# JFIF and Adobe say how colours are stored, and the profile what they mean.
_APPLICATIONS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}


def jpeg(data: bytes) -> Contents:
    """Walk a JPEG file up to the end of its first image."""
    kept, at, width, height, turn = [data[:2]], 2, 0, 0, UPRIGHT
    while found := _MARKER.search(data, at):
        at, marker = found.start(), found.group()[1]
        if marker == _END:
            return Contents(b"".join([*kept, b"\xff\xd9"]), width, height, turn)
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        body = data[at + 4 : end]
        if marker in _STANDALONE or not at + 4 <= end <= len(data):
            break
        if marker in _FRAMES:
            height, width = int.from_bytes(body[1:3]), int.from_bytes(body[3:5])
        elif marker == 0xE1 and body.startswith(b"Exif\0"):
            turn = orientation(body)
        if marker == _SCAN:
            following = _MARKER.search(data, end)
            end = following.start() if following else len(data)
        if _decides(marker, body):
            kept.append(data[at:end])
        at = end
    raise ValueError("the file has no end")


def _decides(marker: int, body: bytes) -> bool:
    if 0xE0 <= marker <= 0xEF:
        return marker in _APPLICATIONS and body.startswith(_APPLICATIONS[marker])
    return marker != _COMMENT


_PNG_KEPT = {b"IHDR", b"PLTE", b"tRNS", b"iCCP", b"IDAT", b"IEND"}


def png(data: bytes) -> Contents:
    """Walk a PNG file up to IEND; the checksums of what is kept are verified."""
    kept, at, turn = [PNG_SIGNATURE], len(PNG_SIGNATURE), UPRIGHT
    if data[12:16] != b"IHDR":
        raise ValueError("the file does not begin with IHDR")
    width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    while at + 12 <= len(data):
        name, end = data[at + 4 : at + 8], at + 12 + int.from_bytes(data[at : at + 4])
        if name == b"eXIf":
            turn = orientation(data[at + 8 : end - 4])
        elif name in _PNG_KEPT:
            if crc32(data[at + 4 : end - 4]) != int.from_bytes(data[end - 4 : end]):
                raise ValueError("a checksum is wrong")
            kept.append(data[at:end])
        if name == b"IEND":
            return Contents(b"".join(kept), width, height, turn)
        at = end
    raise ValueError("the file has no end")


_WEBP_KEPT = {b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP", b"ANIM", b"ANMF"}
_WEBP_METADATA_FLAGS = 0x0C  # Exif and XMP are there


def webp(data: bytes) -> Contents:
    """Walk a WebP file (RFC 9649)."""
    kept, at, turn, size = [b"WEBP"], 12, UPRIGHT, (0, 0)
    stop = 8 + int.from_bytes(data[4:8], "little")
    if stop > len(data):
        raise ValueError("the file is cut off")
    while at + 8 <= stop:
        name, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        body = data[at + 8 : at + 8 + length]
        if at + 8 + length > stop:
            raise ValueError("a part is cut off")
        if name == b"EXIF":
            turn = orientation(body)
        elif name in _WEBP_KEPT:
            size = size if any(size) else _webp_size(name, body)
            if name == b"VP8X":
                body = bytes([body[0] & ~_WEBP_METADATA_FLAGS]) + body[1:]
            kept.append(name + length.to_bytes(4, "little") + body + b"\0" * (length % 2))
        at += 8 + length + length % 2
    content = b"".join(kept)
    return Contents(b"RIFF" + len(content).to_bytes(4, "little") + content, *size, turn)


def _webp_size(name: bytes, body: bytes) -> tuple[int, int]:
    if name == b"VP8X":
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if name == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if name == b"VP8 ":
        return (int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF)
    return 0, 0


def gif(data: bytes) -> Contents:
    """Walk a GIF file (89a) up to the end of its first frame."""
    at = 13 + _table(data[10])
    kept, control = [data[:at]], b""
    while data[at] != 0x2C:
        if data[at] != 0x21:
            raise ValueError("there is no picture in the file")
        end = _blocks(data, at + 2)
        if data[at + 1] == 0xF9:  # graphic control: it names the transparent colour
            control = data[at:end]
        at = end
    end = _blocks(data, at + 11 + _table(data[at + 9]))
    left, top, width, height = (int.from_bytes(data[i : i + 2], "little") for i in range(at + 1, at + 9, 2))
    screen = int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    content = b"".join([*kept, control, data[at:end], b";"])
    return Contents(content, max(screen[0], left + width), max(screen[1], top + height))


def _table(flags: int) -> int:
    """Return the length in bytes of the colour table that `flags` announce."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks(data: bytes, at: int) -> int:
    """Return where the chain of blocks that starts at `at` ends, its terminator included."""
    while length := data[at]:
        at += 1 + length
    return at + 1
