"""Pictures made for the tests, and a store on them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from gigfolio.images import PictureStore
from gigfolio.model.settings import ImageSettings
from gigfolio.snapshot import fingerprint

SMALL = ImageSettings(widths=(40, 80))


@pytest.fixture
def photo() -> Callable[[int, int], Image.Image]:
    """A picture of some colours of a given size, without two equal corners."""

    def make(width: int, height: int) -> Image.Image:
        ramp = Image.linear_gradient("L").resize((width, height))
        return Image.merge("RGB", (ramp, ramp.transpose(Image.Transpose.ROTATE_180), ramp.rotate(90)))

    return make


@pytest.fixture
def saved() -> Callable[..., bytes]:
    """A picture as the bytes of a file."""

    def save(image: Image.Image, format: str, **options: Any) -> bytes:
        file = BytesIO()
        image.save(file, format, **options)
        return file.getvalue()

    return save


@pytest.fixture
def opened() -> Callable[[bytes | Path], Image.Image]:
    """The decoded picture in a file."""

    def open(file: bytes | Path) -> Image.Image:
        with Image.open(BytesIO(file if isinstance(file, bytes) else file.read_bytes())) as image:
            image.load()
            return image

    return open


@pytest.fixture
def store(tmp_path: Path) -> Callable[..., PictureStore]:
    """A store on files by path; the cache is one folder for all stores of a test, unless one is named."""

    def make(
        files: dict[str, bytes],
        settings: ImageSettings = SMALL,
        cache: str = "cache",
        read: Callable[[str], bytes] | None = None,
    ) -> PictureStore:
        digests = {path: fingerprint(data) for path, data in files.items()}
        return PictureStore(read or files.__getitem__, digests, settings, tmp_path / cache)

    return make
