"""Colour profiles (ICC): from whatever a camera or program used to sRGB."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageChops, ImageCms

_MODES = {"RGB ": "RGB", "GRAY": "L", "CMYK": "CMYK"}
_TOLERANCE = 2  # of 255: two makers' sRGB differ by their rounding
_STEPS = bytes(round(i * 255 / 8) for i in range(9))
_SAMPLE = Image.frombytes(
    "RGB", (81, 9), bytes(v for r in _STEPS for g in _STEPS for b in _STEPS for v in (r, g, b))
)


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the RGB or CMYK `image` as RGB in sRGB.

    A profile that cannot be read, or is for another kind of colour, is passed over, as browsers do.
    """
    if profile:
        try:
            return _transformed(image, profile)
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    return image if image.mode == "RGB" else image.convert("RGB")


def _transformed(image: Image.Image, profile: bytes) -> Image.Image:
    source = ImageCms.ImageCmsProfile(BytesIO(profile))
    mode = _MODES.get(source.profile.xcolor_space, "")
    if not mode or (mode == "CMYK") != (image.mode == "CMYK"):
        raise ValueError("the profile is for another kind of colour")
    transform = ImageCms.buildTransform(
        source,
        ImageCms.createProfile("sRGB"),
        mode,
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    if mode == "RGB" and _changes_nothing(transform):
        return image
    converted = ImageCms.applyTransform(image.convert(mode), transform)
    assert converted is not None
    return converted


def _changes_nothing(transform: ImageCms.ImageCmsTransform) -> bool:
    """Tell whether the profile is sRGB, by what it does: its name may say anything."""
    sample = ImageCms.applyTransform(_SAMPLE, transform)
    assert sample is not None
    return all(high <= _TOLERANCE for _, high in _bands(ImageChops.difference(_SAMPLE, sample)))


def _bands(image: Image.Image) -> list[tuple[float, float]]:
    return [band.getextrema() for band in image.split()]  # type: ignore[misc]
