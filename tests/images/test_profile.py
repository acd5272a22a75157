from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from gigfolio.images.bare import strip
from gigfolio.images.pixels import decode
from gigfolio.images.profile import to_srgb

Photo = Callable[[int, int], Image.Image]
Saved = Callable[..., bytes]


def _srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _swapped() -> bytes:
    """A profile like sRGB in which red and blue have changed places."""
    profile = bytearray(_srgb())
    red, blue = profile.index(b"rXYZ"), profile.index(b"bXYZ")
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return bytes(profile)


def test_srgb_pixels_stay_as_they_are(photo: Photo) -> None:
    image = photo(30, 20)
    assert to_srgb(image, _srgb()) is image


def test_colours_of_another_profile_are_converted() -> None:
    red = Image.new("RGB", (4, 4), (250, 10, 10))
    got = to_srgb(red, _swapped()).getpixel((2, 2))
    assert all(abs(a - b) <= 3 for a, b in zip(got, (10, 10, 250), strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_profile_is_found_in_every_container(kind: str, saved: Saved) -> None:
    red = Image.new("RGB", (16, 16), (250, 10, 10))
    got = decode(strip(saved(red, kind, icc_profile=_swapped()))).getpixel((8, 8))
    assert all(abs(a - b) <= 12 for a, b in zip(got, (10, 10, 250), strict=True))


def test_transparency_outlives_a_conversion(saved: Saved) -> None:
    image = Image.new("RGBA", (4, 4), (250, 10, 10, 255))
    image.putpixel((0, 0), (250, 10, 10, 0))
    pixels = decode(strip(saved(image, "PNG", icc_profile=_swapped())))
    assert pixels.getpixel((0, 0)) == (0, 0, 0, 0)
    assert pixels.getpixel((2, 2))[2:] == (250, 255)


@pytest.mark.parametrize("profile", [b"nonsense", b"\0" * 200, _srgb()[:300]])
def test_a_profile_that_cannot_be_read_is_passed_over(profile: bytes, photo: Photo) -> None:
    image = photo(30, 20)
    assert to_srgb(image, profile).tobytes() == image.tobytes()


def test_a_profile_for_another_kind_of_colour_is_passed_over() -> None:
    black = Image.new("CMYK", (4, 4), (0, 0, 0, 255))
    assert to_srgb(black, _srgb()).getpixel((2, 2)) == (0, 0, 0)


def test_a_profile_that_only_bears_the_name_of_srgb_is_applied() -> None:
    profile = _swapped()
    assert "sRGB" in ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(profile)))
    assert to_srgb(Image.new("RGB", (4, 4), "red"), profile).getpixel((2, 2)) != (255, 0, 0)
