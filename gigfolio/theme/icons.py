"""Icons and the web manifest. A theme's icon.yaml draws the icon from shapes, so that SVG and PNG show the same."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any, Literal

from gigfolio.content.schema import Converter
from gigfolio.content.yaml_source import open_source, parse
from gigfolio.errors import GigfolioError
from gigfolio.model.values import Value
from gigfolio.theme.theme import Theme

if TYPE_CHECKING:
    from PIL.Image import Image

BOX = 64  # the icon's own units
_SAMPLES = 4  # drawn so many times larger, then scaled down
_PNG = {"apple-touch-icon.png": 180, "icon-192.png": 192, "icon-512.png": 512}
ICON_FILES = ("favicon.svg", "favicon.ico", "manifest.webmanifest", *_PNG)


class Shape(Value, frozen=True, kw_only=True):
    """One shape, in units of a 64x64 box. `fill` and `dark_fill` are tokens.

    `rect` fills x, y, width, height; `polygon` its points; `letter` is the initial's outline with its baseline at y and
    its origin at x, `cap_height` high, or lower where it would be wider than a `width` that is given.
    """

    shape: Literal["rect", "polygon", "letter"]
    fill: str
    dark_fill: str
    x: float = 0
    y: float = 0
    width: float = 0
    height: float = 0
    points: tuple[float, ...] = ()  # x, y, x, y, …
    cap_height: float = 0


class IconDesign(Value, frozen=True, kw_only=True):
    shapes: tuple[Shape, ...]
    outlines: str = ""  # a JSON file with the letters' outlines
    font: str = ""  # a TTF file with the same letters


def load_design(theme: Theme) -> IconDesign:
    """Read the theme's icon.yaml; GigfolioError with every problem in it."""
    found = theme.find("icon.yaml")
    if found is None:
        raise GigfolioError("the theme has no icon.yaml", id="missing-asset")
    source, text = open_source("icon.yaml", found.data)
    node = parse(source, text)
    design = Converter(source, "", ()).struct(node, IconDesign) if node else None
    if design is None:
        raise GigfolioError(source.problems or "icon.yaml is empty")
    return design


class IconContext(Value, frozen=True, kw_only=True):
    """What the icons and the manifest show."""

    name: str
    title: str
    tokens: dict[str, str]
    base: str


def icon_files(theme: Theme, context: IconContext) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return favicon.svg, favicon.ico, the PNG icons and manifest.webmanifest by output path, and the inputs used.

    A design without shapes makes none of them.
    """
    design = load_design(theme)
    if not design.shapes:
        return {}, _used(theme, design)
    letter = initial(context.name)
    large = _draw(theme, design, letter, 512)
    files = {"favicon.svg": _svg(theme, design, letter).encode()}
    files |= {path: _encoded(large, size, "PNG") for path, size in _PNG.items()}
    files["favicon.ico"] = _encoded(large, 32, "ICO")
    files["manifest.webmanifest"] = _manifest(theme, context).encode()
    return files, _used(theme, design)


def _used(theme: Theme, design: IconDesign) -> dict[str, str]:
    used = [path for path in ("icon.yaml", design.outlines, design.font) if path]
    return {f"theme:{path}": found.digest if (found := theme.find(path)) else "absent" for path in used}


def initial(name: str) -> str:
    """Return the first letter of a name in Latin capitals, or "" when it has none."""
    from anyascii import anyascii

    return next((c for c in anyascii(name).upper() if c.isascii() and c.isalnum()), "")


def _svg(theme: Theme, design: IconDesign, letter: str) -> str:
    rules, dark, marks = [], [], []
    for number, shape in enumerate(design.shapes):
        rules.append(f".s{number}{{fill:{theme.tokens[shape.fill]}}}")
        dark.append(f".s{number}{{fill:{theme.tokens[shape.dark_fill]}}}")
        marks.append(f'<path class="s{number}" d="{_path(theme, design, shape, letter)}"/>')
    style = f"<style>{''.join(rules)}@media (prefers-color-scheme:dark){{{''.join(dark)}}}</style>"
    box = f'viewBox="0 0 {BOX} {BOX}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{style}{"".join(marks)}</svg>\n'


def _path(theme: Theme, design: IconDesign, shape: Shape, letter: str) -> str:
    if shape.shape == "rect":
        return f"M{shape.x:g} {shape.y:g}h{shape.width:g}v{shape.height:g}h{-shape.width:g}z"
    if shape.shape == "polygon":
        return "M" + "L".join(f"{x:g} {y:g}" for x, y in _pairs(shape.points)) + "z"
    outlines = _outlines(theme, design)
    glyph = outlines["letters"].get(letter)
    scale = _letter_scale(shape, outlines, letter)
    return _scaled(glyph["path"], scale, shape.x, shape.y) if glyph else ""


def _letter_scale(shape: Shape, outlines: Any, letter: str) -> float:
    """Units of the box for each unit of the outlines."""
    scale = float(shape.cap_height / outlines["capHeight"])
    glyph = outlines["letters"].get(letter)
    return min(scale, shape.width / glyph["width"]) if shape.width and glyph else scale


def _outlines(theme: Theme, design: IconDesign) -> Any:
    found = theme.find(design.outlines)
    if found is None:
        raise GigfolioError(f"icon.yaml: the theme has no file {design.outlines}", id="missing-asset")
    return json.loads(found.data)


def _scaled(path: str, scale: float, x: float, y: float) -> str:
    """Scale and move a path of absolute commands (M, L, H, V, Q, C, Z)."""
    import re

    result = []
    for command, numbers in re.findall(r"([MLHVQCZ])([^MLHVQCZ]*)", path):
        values = [float(n) * scale for n in re.findall(r"-?\d+(?:\.\d+)?", numbers)]
        origin = {"H": (x,), "V": (y,)}.get(command, (x, y))
        moved = [value + origin[i % len(origin)] for i, value in enumerate(values)]
        result.append(command + " ".join(f"{value:.2f}" for value in moved))
    return "".join(result)


def _pairs(points: tuple[float, ...]) -> list[tuple[float, float]]:
    return list(zip(points[::2], points[1::2], strict=True))


def _draw(theme: Theme, design: IconDesign, letter: str, size: int) -> Image:
    from PIL import Image, ImageDraw, ImageFont

    scale = size * _SAMPLES / BOX
    image = Image.new("RGB", (size * _SAMPLES, size * _SAMPLES), theme.tokens["bg"])
    draw = ImageDraw.Draw(image)
    for shape in design.shapes:
        fill = theme.tokens[shape.fill]
        if shape.shape == "rect":
            corners = (shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
            draw.rectangle([value * scale for value in corners], fill=fill)
        elif shape.shape == "polygon":
            draw.polygon([value * scale for value in shape.points], fill=fill)
        elif letter:
            found = theme.find(design.font)
            em = _letter_scale(shape, _outlines(theme, design), letter) * scale * 1000
            font = ImageFont.truetype(
                io.BytesIO(found.data if found else b""), em, layout_engine=ImageFont.Layout.BASIC
            )
            draw.text((shape.x * scale, shape.y * scale), letter, font=font, fill=fill, anchor="ls")
    return image.reduce(_SAMPLES)


def _encoded(image: Image, size: int, kind: str) -> bytes:
    from PIL import Image

    memory = io.BytesIO()
    small = image.resize((size, size), Image.Resampling.LANCZOS)
    options: dict[str, Any] = {"sizes": [(size, size)]} if kind == "ICO" else {"optimize": True}
    small.save(memory, kind, **options)
    return memory.getvalue()


def _manifest(theme: Theme, context: IconContext) -> str:
    icons = [
        {"src": path, "sizes": f"{size}x{size}", "type": "image/png"}
        for path, size in _PNG.items()
        if path.startswith("icon-")
    ]
    data = {
        "name": context.title,
        "short_name": context.name,
        "lang": theme.words.language,
        "dir": theme.words.direction,
        "start_url": context.base,
        "scope": context.base,
        "display": "browser",
        "background_color": context.tokens["bg"],
        "theme_color": context.tokens["bg"],
        "icons": icons,
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
