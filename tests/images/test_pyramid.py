from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image, ImageChops, ImageStat

from gigfolio.images.pyramid import Pyramid

Photo = Callable[[int, int], Image.Image]


def test_a_size_is_the_same_whatever_was_made_before(photo: Photo) -> None:
    image = photo(801, 533)
    alone = {width: Pyramid(image).at(width, width * 2 // 3).tobytes() for width in (40, 160, 320, 700)}
    for order in ((40, 160, 320, 700), (700, 320, 160, 40), (160, 40)):
        pyramid = Pyramid(image)
        for width in order:
            assert pyramid.at(width, width * 2 // 3).tobytes() == alone[width]


@pytest.mark.parametrize("width", [801, 700, 320, 161, 40])
def test_a_size_looks_as_if_made_straight_from_the_source(width: int, photo: Photo) -> None:
    image = photo(801, 533)
    height = round(533 * width / 801)
    straight = image.resize((width, height), Image.Resampling.LANCZOS)
    difference = ImageChops.difference(Pyramid(image).at(width, height), straight)
    assert max(ImageStat.Stat(difference).mean) < 1.0


@pytest.mark.parametrize("size", [(1, 1), (7, 5), (1600, 1066), (3, 500)])
def test_any_size_can_be_made(size: tuple[int, int], photo: Photo) -> None:
    assert Pyramid(photo(801, 533)).at(*size).size == size
    assert Pyramid(photo(1, 900)).at(*size).size == size


def test_colour_under_transparency_does_not_bleed() -> None:
    image = Image.new("RGBA", (400, 400), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (200, 0, 400, 400))
    small = Pyramid(image.convert("RGBa")).at(41, 41).convert("RGBA")
    assert max(small.getpixel((x, 20))[0] for x in range(41)) == 0
