from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image, ImageOps

from gigfolio.images.bare import strip
from gigfolio.images.pixels import decode

Photo = Callable[[int, int], Image.Image]
Saved = Callable[..., bytes]
Opened = Callable[[bytes], Image.Image]


@pytest.mark.parametrize("turn", range(1, 9))
def test_every_orientation_is_applied(turn: int, photo: Photo, saved: Saved, opened: Opened) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    data = saved(photo(30, 20), "PNG", exif=exif)
    upright = decode(strip(data))
    assert upright.size == ((20, 30) if turn >= 5 else (30, 20))
    assert upright.tobytes() == ImageOps.exif_transpose(opened(data)).tobytes()


def test_pixels_carry_nothing_but_themselves(photo: Photo, saved: Saved) -> None:
    data = saved(photo(30, 20), "JPEG", dpi=(300, 300), comment="a comment")
    assert decode(strip(data)).info == {}


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("L", "JPEG"), ("CMYK", "JPEG"), ("1", "PNG"), ("L", "PNG"), ("P", "PNG"), ("P", "GIF")],
)
def test_every_kind_of_opaque_colour_becomes_rgb(mode: str, kind: str, photo: Photo, saved: Saved) -> None:
    red = Image.new("RGB", (30, 20), (255, 0, 0) if mode in ("CMYK", "P") else (255, 255, 255))
    pixels = decode(strip(saved(red.convert(mode), kind)))
    assert pixels.mode == "RGB"
    got, expected = pixels.getpixel((15, 10)), red.getpixel((15, 10))
    assert all(abs(a - b) <= 2 for a, b in zip(got, expected, strict=True))


def test_sixteen_bit_grey_keeps_its_brightness(saved: Saved) -> None:
    for value, expected in [(0, 0), (0x1234, 0x12), (0x8000, 0x80), (0xFFFF, 0xFF)]:
        pixels = decode(strip(saved(Image.new("I;16", (4, 4), value), "PNG")))
        assert pixels.getpixel((2, 2)) == (expected, expected, expected)


def test_sixteen_bit_colour_keeps_its_brightness() -> None:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    rows = zlib.compress(b"\0" + struct.pack(">3H", 0xFFFF, 0x8000, 0x1234))
    header = struct.pack(">IIBBBBB", 1, 1, 16, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    assert decode(strip(data)).getpixel((0, 0)) == (0xFF, 0x80, 0x12)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparency_is_kept_whatever_way_it_is_stored(mode: str, saved: Saved) -> None:
    image = Image.new("RGBA", (30, 20), (90, 90, 90, 255))
    image.paste((90, 90, 90, 0), (0, 0, 15, 20))
    stored = image.quantize(4) if mode == "P" else image.convert(mode)
    pixels = decode(strip(saved(stored, "PNG")))
    assert pixels.mode == "RGBa"
    assert pixels.getpixel((5, 10)) == (0, 0, 0, 0)
    assert pixels.getpixel((25, 10)) == (90, 90, 90, 255)


def test_the_transparent_colour_of_a_gif_is_kept(saved: Saved) -> None:
    image = Image.new("P", (30, 20), 1)
    image.putpalette([200, 0, 0, 90, 90, 90])
    image.paste(0, (0, 0, 15, 20))
    pixels = decode(strip(saved(image, "GIF", transparency=0)))
    assert pixels.getpixel((5, 10)) == (0, 0, 0, 0)
    assert pixels.getpixel((25, 10)) == (90, 90, 90, 255)


def test_an_alpha_channel_in_which_all_is_opaque_is_dropped(photo: Photo, saved: Saved) -> None:
    image = photo(30, 20)
    assert decode(strip(saved(image.convert("RGBA"), "PNG"))).tobytes() == image.tobytes()


def test_what_was_erased_to_transparency_is_gone(saved: Saved) -> None:
    image = Image.new("RGBA", (30, 20), (200, 10, 60, 0))
    image.putpixel((0, 0), (0, 0, 0, 255))
    assert decode(strip(saved(image, "PNG"))).getpixel((15, 10)) == (0, 0, 0, 0)


def test_a_jpeg_may_come_smaller_but_not_below_what_is_asked_for(photo: Photo, saved: Saved) -> None:
    bare = strip(saved(photo(1600, 1200), "JPEG"))
    assert decode(bare).size == (1600, 1200)
    assert decode(bare, at_least=128).size == (200, 150)
