"""An accent that can be read: moved in lightness until text in it, and on it, has enough contrast.

Contrast is WCAG 2.1's ratio; colours are moved in OKLCH, where the hue stays and the chroma shrinks only as far as sRGB
needs (CSS Color 4, section 13.2).
"""

from __future__ import annotations

from typing import Any, NamedTuple

CONTRAST = 4.6  # a little over WCAG's 4.5, so that rounding to hex cannot fall below it
BLACK, _WHITE = "#0b0b0b", "#ffffff"
_STEPS = 24  # of bisection: far below one step of an 8-bit channel


class Accent(NamedTuple):
    """An accent and the colour of text on it, as hex."""

    accent: str
    on: str


def is_colour(text: str) -> bool:
    """Whether `text` is a CSS colour without alpha."""
    from coloraide import Color

    match = Color.match(text.strip(), fullmatch=True)
    return match is not None and match.color.alpha() == 1


def readable(colour: str, grounds: tuple[str, ...], *, dark: bool) -> Accent:
    """Return the nearest accent with enough contrast on every ground, and with its `on` colour.

    Args:
        colour: any CSS colour.
        grounds: the scheme's background and surface, as hex.
        dark: whether the grounds are dark, so that the accent has to become lighter rather than darker.
    """
    from coloraide import Color

    start = Color(colour).convert("oklch")

    def is_good(colour: Any) -> bool:
        accent = fitted_hex(colour)
        on = _on(accent)
        return min(contrast(accent, other) for other in (*grounds, on)) >= CONTRAST

    found = start if is_good(start) else _bisect(start, is_good, dark)
    accent = fitted_hex(found)
    return Accent(accent, _on(accent))


def _bisect(start: Any, is_good: Any, dark: bool) -> Any:
    good, bad = (1.0 if dark else 0.0), float(start["lightness"])
    for _ in range(_STEPS):
        middle = (good + bad) / 2
        if is_good(start.clone().set("lightness", middle)):
            good = middle
        else:
            bad = middle
    return start.clone().set("lightness", good)


def fitted_hex(colour: Any) -> str:
    """Return a coloraide colour as hex, its chroma shrunk as far as sRGB needs."""
    shown = colour if colour.in_gamut("srgb", tolerance=0) else colour.clone()
    fitted = shown.fit("srgb", method="oklch-chroma", jnd=0) if shown is not colour else shown
    return str(fitted.convert("srgb").clip().to_string(hex=True))


def _on(accent: str) -> str:
    return max(_WHITE, BLACK, key=lambda other: contrast(accent, other))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two CSS colours, 1 to 21."""
    from coloraide import Color

    return float(Color(one).contrast(Color(other), method="wcag21"))
