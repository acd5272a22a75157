"""A word planted in every kind of metadata comes out nowhere."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from gigfolio.images import PictureStore
from gigfolio.model.settings import ImageSettings
from gigfolio.model.values import Picture

Photo = Callable[[int, int], Image.Image]
Saved = Callable[..., bytes]
Store = Callable[..., PictureStore]
Opened = Callable[[Path], Image.Image]

WORD = "CANARY-7f3a"
SECRET = WORD.encode()
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>{WORD}</dc:creator></x:xmpmeta>'.encode()


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x013B] = exif[0x8298] = exif[0x010F] = WORD
    exif.get_ifd(0x8769)[0xA431] = WORD  # the body's serial number
    exif.get_ifd(0x8825).update({1: "N", 2: (53.0, 32.0, 1.0), 3: "E", 4: (9.0, 59.0, 1.0), 29: WORD})
    return exif


def _profile() -> bytes:
    """A profile that converts colours and bears the word in its description."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = profile.index(b"rXYZ"), profile.index(b"bXYZ")
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    profile += SECRET
    profile[:4] = struct.pack(">I", len(profile))
    return bytes(profile)


def _after(data: bytes, at: int, *parts: bytes) -> bytes:
    return data[:at] + b"".join(parts) + data[at:]


def _segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def _jpeg(image: Image.Image, saved: Saved) -> bytes:
    data = saved(image, "JPEG", exif=_exif(), xmp=XMP, comment=SECRET, icc_profile=_profile())
    iptc = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(SECRET)) + SECRET
    segments = [_segment(0xED, iptc), _segment(0xEF, SECRET), _segment(0xE0, b"JFXX\0" + SECRET)]
    return _after(data, 2, *segments) + SECRET


def _png(image: Image.Image, saved: Saved) -> bytes:
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", WORD)
    text.add_text("Comment", WORD, zip=True)
    text.add_itxt("XML:com.adobe.xmp", XMP.decode())
    text.add(b"prVt", SECRET)
    data = saved(image, "PNG", pnginfo=text, exif=_exif(), icc_profile=_profile())
    return data + SECRET


def _webp(image: Image.Image, saved: Saved) -> bytes:
    data = saved(image, "WEBP", exif=_exif(), xmp=XMP, icc_profile=_profile())
    more = data[8:] + b"JUNK" + struct.pack("<I", len(SECRET)) + SECRET + b"\0" * (len(SECRET) % 2)
    return b"RIFF" + struct.pack("<I", len(more)) + more + SECRET


def _gif(image: Image.Image, saved: Saved) -> bytes:
    options = {"comment": SECRET, "save_all": True, "append_images": [image.rotate(90)], "duration": 90}
    return saved(image, "GIF", **options) + SECRET


@pytest.fixture
def planted(photo: Photo, saved: Saved) -> dict[str, bytes]:
    image = photo(120, 80)
    return {
        f"content/{WORD}.jpg": _jpeg(image, saved),
        f"content/{WORD}.png": _png(image, saved),
        f"content/{WORD}.webp": _webp(image, saved),
        f"content/{WORD}.gif": _gif(image, saved),
    }


def test_the_word_is_planted(planted: dict[str, bytes]) -> None:
    assert [data.count(SECRET) > 1 for data in planted.values()] == [True] * 4
    png = planted[f"content/{WORD}.png"]
    at = png.index(b"iCCP")
    assert SECRET in zlib.decompress(
        png[png.index(b"\0\0", at) + 2 : at + 4 + struct.unpack(">I", png[at - 4 : at])[0]]
    )


def test_no_derivative_holds_metadata(
    planted: dict[str, bytes], store: Store, opened: Opened, tmp_path: Path
) -> None:
    settings = ImageSettings(widths=(40, 120), formats=("avif", "webp", "jpeg"))
    shelf = store(planted, settings)
    images = [shelf.image(Picture(src=src)) for src in planted]
    made = shelf.derive([row for image in images for row in image.derivatives], jobs=2)
    assert len(made) == 24
    for path, file in made.items():
        assert WORD not in path
        assert SECRET not in file.read_bytes()
        image = opened(file)
        assert not image.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment", "photoshop"} & image.info.keys()
    for file in tmp_path.rglob("*"):
        assert WORD not in file.name
        assert file.is_dir() or SECRET not in file.read_bytes()


def test_the_picture_is_upright_without_its_exif_block(planted: dict[str, bytes], store: Store) -> None:
    image = store(planted).image(Picture(src=f"content/{WORD}.jpg"))
    assert (image.width, image.height) == (80, 120)
