from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress

import pytest
from PIL import Image, PngImagePlugin

from gigfolio.images.bare import strip
from gigfolio.images.pixels import decode
from gigfolio.images.refusal import Refused

Photo = Callable[[int, int], Image.Image]
Saved = Callable[..., bytes]

KINDS = ("JPEG", "PNG", "WEBP", "GIF")


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _png(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(b""))
        + _chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_type_is_told_by_content(kind: str, photo: Photo, saved: Saved) -> None:
    bare = strip(saved(photo(30, 20), kind))
    assert (bare.kind, bare.width, bare.height, bare.orientation) == (kind, 30, 20, 1)


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "SVG", "export it as PNG"),
        (b"\n<SVG onload='x()'>", "SVG", "export it as PNG"),
        (b"\0\0\0\x20ftypheic\0\0\0\0", "HEIC or AVIF", "export it as JPEG"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "not a JPEG, PNG, WebP or GIF", "save it"),
        (b"%PDF-1.7", "not a JPEG, PNG, WebP or GIF", "save it"),
        (b"II*\0" + bytes(40), "not a JPEG, PNG, WebP or GIF", "save it"),
        (b"", "is empty", ""),
    ],
)
def test_other_types_are_refused_with_a_hint(data: bytes, message: str, hint: str) -> None:
    with pytest.raises(Refused) as refused:
        strip(data)
    assert message in refused.value.message
    assert refused.value.hint.startswith(hint)


def test_a_header_that_announces_a_bomb_is_refused_before_anything_is_decoded() -> None:
    with pytest.raises(Refused, match="too many pixels: 30000 × 30000, at most 60 million"):
        strip(_png(30_000, 30_000))
    assert strip(_png(10_000, 6_000)).width == 10_000


def test_a_gif_whose_frame_is_larger_than_its_screen_is_measured_by_the_frame(
    photo: Photo, saved: Saved
) -> None:
    data = bytearray(saved(photo(30, 20), "GIF"))
    at = data.index(b"\x2c\0\0\0\0\x1e\0\x14\0")
    data[at + 5 : at + 9] = struct.pack("<HH", 60_000, 60_000)
    with pytest.raises(Refused, match="too many pixels"):
        strip(bytes(data))


def test_a_file_of_more_than_32_megabytes_is_refused(photo: Photo, saved: Saved) -> None:
    with pytest.raises(Refused, match="is too large: 33 MB, at most 32 MB"):
        strip(saved(photo(30, 20), "JPEG") + bytes(33_000_000))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_that_is_cut_off_is_refused(kind: str, share: float, photo: Photo, saved: Saved) -> None:
    data = saved(photo(300, 200), kind)
    with pytest.raises(Refused, match="damaged or cut off"):
        decode(strip(data[: int(len(data) * share)]))


def test_a_png_with_a_wrong_checksum_is_refused(photo: Photo, saved: Saved) -> None:
    data = bytearray(saved(photo(30, 20), "PNG"))
    data[data.index(b"IEND") - 5] ^= 1  # the last byte of the pixels' checksum
    with pytest.raises(Refused, match="damaged or cut off"):
        strip(bytes(data))


def test_a_profile_that_unpacks_to_megabytes_is_refused(photo: Photo, saved: Saved) -> None:
    data = saved(photo(30, 20), "PNG")
    profile = _chunk(b"iCCP", b"icc\0\0" + zlib.compress(bytes(20_000_000)))
    with pytest.raises(Refused, match="damaged or cut off"):
        decode(strip(data[:33] + profile + data[33:]))


def test_a_decoder_that_sees_another_size_is_not_believed(photo: Photo, saved: Saved) -> None:
    with pytest.raises(Refused, match="damaged or cut off"):
        decode(strip(saved(photo(30, 20), "JPEG"))._replace(width=31))


@pytest.mark.parametrize("kind", KINDS)
def test_any_bytes_are_decoded_or_refused_and_nothing_else(kind: str, photo: Photo, saved: Saved) -> None:
    data, chance = saved(photo(60, 40), kind), random.Random(7)
    for reach in [len(data), 60] * 100:
        broken = bytearray(data)
        for _ in range(chance.choice((1, 2, 8))):
            broken[chance.randrange(reach)] = chance.randrange(256)
        with suppress(Refused):
            decode(strip(bytes(broken)))


@pytest.mark.parametrize("kind", KINDS)
def test_bytes_after_the_end_are_dropped(kind: str, photo: Photo, saved: Saved) -> None:
    data = saved(photo(30, 20), kind)
    assert strip(data + b"PK\x03\x04 an archive").data == data


def test_the_digest_stays_when_only_metadata_differ(photo: Photo, saved: Saved) -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", "somebody")
    exif = Image.Exif()
    exif[0x013B] = "somebody"
    image = photo(30, 20)
    for plain, more in [
        (saved(image, "JPEG"), saved(image, "JPEG", exif=exif, comment="somebody", xmp=b"<x:xmpmeta/>")),
        (saved(image, "PNG"), saved(image, "PNG", pnginfo=text, exif=exif)),
        (saved(image, "WEBP", exif=exif), saved(image, "WEBP", exif=exif, xmp=b"<x:xmpmeta/>")),
        (saved(image, "GIF", comment=b"-"), saved(image, "GIF", comment=b"somebody")),
    ]:
        assert plain != more
        assert strip(plain).digest == strip(more).digest


def test_the_digest_tells_how_the_picture_is_turned(photo: Photo, saved: Saved) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    image = photo(30, 20)
    plain, turned = strip(saved(image, "JPEG")), strip(saved(image, "JPEG", exif=exif))
    assert plain.data == turned.data
    assert plain.digest != turned.digest


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_orientation_is_found_in_every_container(kind: str, photo: Photo, saved: Saved) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert strip(saved(photo(30, 20), kind, exif=exif)).orientation == 6


def test_only_the_first_picture_of_several_is_kept(photo: Photo, saved: Saved) -> None:
    first, second = photo(30, 20), photo(30, 20).rotate(90)
    for kind in ("MPO", "GIF", "PNG"):
        data = saved(first, kind, save_all=True, append_images=[second])
        assert len(strip(data).data) < 0.8 * len(data)
        assert decode(strip(data)).getpixel((3, 3)) == decode(strip(saved(first, kind))).getpixel((3, 3))


def test_a_huge_text_in_a_png_never_reaches_the_decoder(photo: Photo, saved: Saved) -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "x" * 20_000_000, zip=True)
    bare = strip(saved(photo(30, 20), "PNG", pnginfo=text))
    assert b"zTXt" not in bare.data
    assert decode(bare).size == (30, 20)
