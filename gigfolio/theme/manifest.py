"""theme.yaml: what a theme is called, extends, offers as options, and is made of."""

from __future__ import annotations

from typing import Literal

from gigfolio.content.schema import Converter
from gigfolio.content.yaml_source import open_source, parse
from gigfolio.errors import GigfolioError
from gigfolio.model.values import Value


class Option(Value, frozen=True, kw_only=True):
    """One entry of `theme_options` that the theme takes.

    type: `choice` (one of `values`), `color` (any CSS colour), `text`, `flag` (true or false), `map` (text by key), `fonts` (a pack's name, or
    `display` and `text`, each the path of a woff2 file).
    """

    type: Literal["choice", "color", "text", "flag", "map", "fonts"]
    about: str
    values: tuple[str, ...] = ()
    default: str = ""


class FontFile(Value, frozen=True, kw_only=True):
    src: str  # from the theme's folder
    unicode_range: str = ""
    preload: bool = False
    style: Literal["normal", "italic"] = "normal"


class Fallback(Value, frozen=True, kw_only=True):
    """A local font given the metrics of the web font, so that the swap moves nothing (CSS @font-face descriptors)."""

    local: str
    size_adjust: str
    ascent: str
    descent: str
    line_gap: str = "0%"


class Face(Value, frozen=True, kw_only=True):
    role: Literal["display", "text"]
    family: str
    weight: str
    stretch: str = ""  # the width axis: "62% 125%"
    generic: str  # the stack behind it: "Georgia, serif"
    display: Literal["swap", "optional"] = (
        "swap"  # "optional": a file that comes late waits for the next page
    )
    files: tuple[FontFile, ...] = ()
    fallback: Fallback | None = None


class Manifest(Value, frozen=True, kw_only=True):
    name: str
    about: str = ""
    extends: str = ""
    options: dict[str, Option] = {}
    stylesheets: tuple[str, ...] = ()  # in order; those of the theme it extends come first
    fonts: tuple[Face, ...] = ()
    headline_widths: str = ""  # JSON of the display face's advances, for headlines that are set to one width
    accent_is: Literal["text", "flood", ""] = (
        ""  # a colour that text is set in ("text" unless said), or a ground
    )
    floods: tuple[str, ...] = ()  # grounds of one colour, which projects take in turn; hex
    grounds: dict[
        str, str
    ] = {}  # light, light_surface, dark, dark_surface: hex, what an accent is measured against
    paper_fonts: dict[
        str, tuple[str, ...]
    ] = {}  # TTF or OTF files for the papers' PDF by role: display, small, text
    tokens: dict[str, str] = {}  # accent, dark_accent, …: hex, for what is drawn without CSS


def load_manifest(data: bytes, file: str) -> Manifest:
    """Read a theme.yaml; GigfolioError with every problem in it."""
    source, text = open_source(file, data)
    node = parse(source, text)
    manifest = Converter(source, "", ()).struct(node, Manifest) if node else None
    if manifest is None:
        raise GigfolioError(source.problems or f"{file} is empty")
    return manifest
