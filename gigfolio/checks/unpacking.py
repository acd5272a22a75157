"""Every text that a built file holds, whatever it is packed in."""

from __future__ import annotations

import base64
import binascii
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

LIMIT = 64_000_000  # bytes that one file may unpack to
DEPTH = 3
_RUNS = re.compile(rb"(?:[\x20-\x7e]|[\xc3-\xcb][\x80-\xbf]|[\xd0-\xd3][\x80-\xbf]|\xe2\x80[\x80-\xbf]){6,}")
_WIDE_RUNS = re.compile(rb"(?:[\x20-\x7e]\x00){6,}")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_WIDE_HEX = re.compile(rb"<\s*[fF][eE][fF][fF]([0-9a-fA-F\s]*)>")
_WIDE_STRING = re.compile(rb"\((\xfe\xff(?:[^\\)]|\\.)*)\)", re.DOTALL)
_DATA_URI = re.compile(r"data:[\w.+/-]*(?:;[\w=.-]+)*;base64,([A-Za-z0-9+/=%]{8,})")
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_PIXELS = {b"IDAT", b"fdAT", b"VP8 ", b"VP8L", b"ALPH", b"ANMF"}


class Text(NamedTuple):
    """A text found in a file; `is_binary` when it was picked out of bytes that are not text."""

    text: str
    is_binary: bool = False


class Unreadable(Exception):
    """A file unpacks to more than can be checked, or is locked."""


def texts_of(data: bytes, depth: int = DEPTH) -> Iterator[Text]:
    """Yield the texts of a file: gzip, zip and PDF unpacked, pictures' metadata, data: addresses.

    The text of a PDF that is set by glyph numbers cannot be read here; its strings and metadata can.
    Raises Unreadable.
    """
    if depth == 0:
        raise Unreadable("it is packed too many times over")
    if data.startswith(b"\x1f\x8b"):
        yield from texts_of(_inflated(data, 31), depth - 1)
    elif data.startswith(b"PK\x03\x04"):
        yield from _of_zip(data, depth)
    elif data.startswith(b"%PDF-"):
        yield from _of_pdf(data)
    elif data.startswith(_PNG):
        yield from _of_chunks(data, 8, "big")
    elif data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        yield from _of_chunks(data, 12, "little")
    elif data.startswith(_JPEG):
        yield from _runs(data[: _scan_start(data)])
        yield from _runs(data[data.rfind(b"\xff\xd9") :])
    else:
        yield from _of_plain(data, depth)


def _of_plain(data: bytes, depth: int) -> Iterator[Text]:
    text = _decoded(data)
    if text is None:
        yield from _runs(data)
        return
    yield Text(text)
    for found in _DATA_URI.finditer(text) if ";base64," in text else ():
        try:
            inner = base64.b64decode(found[1].replace("%3D", "="))
        except (binascii.Error, ValueError):
            continue
        yield from texts_of(inner, depth - 1)


def _decoded(data: bytes) -> str | None:
    """Bytes as text, or None when they are none. What is not UTF-8 but has no control characters is Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\x00" in data:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        is_text = not re.search(rb"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]", data)
        return data.decode("cp1252", "replace") if is_text else None


def _runs(data: bytes) -> Iterator[Text]:
    """The readable runs of bytes that are not text, in one byte (UTF-8) or two (UTF-16) for each character."""
    found = _RUNS.findall(data)
    if b"\x00" in data:
        found += [run[::2] for run in _WIDE_RUNS.findall(data)]
    if found:
        yield Text(b"\n".join(found).decode("utf-8", "replace"), True)


def _inflated(data: bytes, window: int) -> bytes:
    unpacker = zlib.decompressobj(window)
    try:
        unpacked = unpacker.decompress(data, LIMIT)
    except zlib.error as error:
        raise Unreadable("it cannot be unpacked") from error
    if unpacker.unconsumed_tail:
        raise Unreadable("it unpacks to too much")
    return unpacked


def _of_zip(data: bytes, depth: int) -> Iterator[Text]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield Text(archive.comment.decode("utf-8", "replace"))
            if sum(entry.file_size for entry in archive.infolist()) > LIMIT:
                raise Unreadable("it unpacks to too much")
            for entry in archive.infolist():
                yield Text(entry.filename + "\n" + entry.comment.decode("utf-8", "replace"))
                yield from texts_of(archive.read(entry), depth - 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error) as error:
        raise Unreadable("it cannot be unpacked") from error


def _of_pdf(data: bytes) -> Iterator[Text]:
    parts = [data]
    for found in _STREAM.finditer(data):
        unpacker = zlib.decompressobj()
        try:
            parts.append(unpacker.decompress(found[1], LIMIT))
        except zlib.error:
            continue  # another filter, or no filter: its raw bytes are read with the rest
    for part in parts:
        yield from _runs(part)
        for wide in _WIDE_STRING.finditer(part):
            yield Text(wide[1].decode("utf-16", "replace"), True)
        for hexadecimal in _WIDE_HEX.finditer(part):
            digits = b"".join(hexadecimal[1].split())
            yield Text(
                bytes.fromhex(digits[: len(digits) // 4 * 4].decode()).decode("utf-16-be", "replace"), True
            )


def _scan_start(data: bytes) -> int:
    """Where a JPEG's pixels start: the first start-of-scan marker that its segments' lengths lead to."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return at if data[at : at + 2] == b"\xff\xda" else len(data)


def _of_chunks(data: bytes, at: int, order: str) -> Iterator[Text]:
    """The chunks of a PNG (length, name, body, checksum) or a WebP (name, length, body, padded to even), pixels left
    out; compressed texts unpacked; and what follows the last chunk."""
    is_png = order == "big"
    while at + 8 <= len(data):
        size, name = data[at : at + 4], data[at + 4 : at + 8]
        if not is_png:
            size, name = name, size
        length = int.from_bytes(size, "big" if is_png else "little")
        body = data[at + 8 : at + 8 + length]
        at += 8 + length + (4 if is_png else length % 2)
        if name not in _PIXELS:
            yield from _runs(body)
            yield from _compressed(name, body)
        if name == b"IEND":
            break
    yield from _runs(data[at:])


def _compressed(name: bytes, body: bytes) -> Iterator[Text]:
    if name not in {b"zTXt", b"iTXt", b"iCCP"}:
        return
    start = body.find(b"\x78", body.find(b"\x00") + 1)
    try:
        yield from _runs(zlib.decompressobj().decompress(body[start:], LIMIT))
    except zlib.error:
        return  # an iTXt that is not compressed: its bytes are read as they stand
