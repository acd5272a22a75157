"""Flat work: SVG and HTML drawn by a headless Chromium, and the small pen that writes the SVG."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from html import escape
from pathlib import Path

from PIL import Image

CACHE = Path.home() / ".cache" / "gigfolio-pictures"
FONTS = {
    "Sofia Sans Semi Condensed Variable": "@fontsource-variable/sofia-sans-semi-condensed/index.css",
    "Atkinson Hyperlegible Next Variable": "@fontsource-variable/atkinson-hyperlegible-next/index.css",
    "Libre Franklin Variable": "@fontsource-variable/libre-franklin/index.css",
    "Bricolage Grotesque Variable": "@fontsource-variable/bricolage-grotesque/wdth.css",
    "Public Sans Variable": "@fontsource-variable/public-sans/index.css",
    "Overpass Variable": "@fontsource-variable/overpass/index.css",
    "Archivo Variable": "@fontsource-variable/archivo/wdth.css",
    "Source Serif 4 Variable": "@fontsource-variable/source-serif-4/opsz.css",
    "Barlow Semi Condensed": "@fontsource/barlow-semi-condensed/{400,500,600,700}.css",
    "IBM Plex Sans Condensed": "@fontsource/ibm-plex-sans-condensed/{400,500,600}.css",
    "Zilla Slab": "@fontsource/zilla-slab/{400,500,600,700}.css",
    "Alegreya Sans": "@fontsource/alegreya-sans/{400,500,700,400-italic}.css",
}
Point = tuple[float, float]
Drawing = Callable[[], Image.Image]


def font_files() -> list[Path]:
    """The style sheets of all fonts; npm brings the packages once into the user's cache."""
    modules = CACHE / "node_modules"
    packages = sorted({"/".join(file.split("/")[:2]) for file in FONTS.values()})
    missing = [name for name in packages if not (modules / name).is_dir()]
    if missing:
        CACHE.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["npm", "install", "--silent", "--no-save", "--prefix", str(CACHE), *packages], check=True
        )
    files = []
    for file in FONTS.values():
        head, brace, rest = file.partition("{")
        names = rest.rstrip(".cs").rstrip("}").split(",") if brace else [""]
        files += [modules / (f"{head}{name}.css" if brace else head) for name in names]
    return files


def shot(body: str, width: int, height: int, *, css: str = "", ground: str = "#fff") -> Image.Image:
    """A page of HTML or SVG as a picture of exactly this size in pixels."""
    links = "".join(f'<link rel="stylesheet" href="{file.as_uri()}">' for file in font_files())
    base = f"*{{box-sizing:border-box;margin:0;padding:0}}html,body{{width:{width}px;height:{height}px;overflow:hidden;background:{ground}}}svg{{display:block}}"
    html = f'<!doctype html><meta charset="utf-8">{links}<style>{base}{css}</style><body>{body}</body>'
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("Chromium is needed to draw the pages; install it and try again.")
    with tempfile.TemporaryDirectory() as folder:
        page, picture = Path(folder, "page.html"), Path(folder, "page.png")
        page.write_text(html, encoding="utf-8")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        flags += ["--hide-scrollbars", "--allow-file-access-from-files", "--force-color-profile=srgb"]
        # The window is a little taller than asked: some versions count the window's own frame in.
        flags += [f"--window-size={width},{height + 120}", f"--screenshot={picture}", page.as_uri()]
        subprocess.run([browser, *flags], check=True, capture_output=True, timeout=120)
        return Image.open(picture).convert("RGB").crop((0, 0, width, height))


def path_of(points: Iterable[Point], close: bool = False) -> str:
    """Path data through these points with straight segments."""
    data = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return data + ("Z" if close else "")


def rounded(points: Sequence[Point], radius: float) -> str:
    """Path data through these points, its corners rounded with arcs of about this radius."""
    data = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        (ax, ay), (bx, by) = towards(corner, before, radius), towards(corner, after, radius)
        data += f"L{ax:.1f} {ay:.1f}Q{corner[0]:.1f} {corner[1]:.1f} {bx:.1f} {by:.1f}"
    return data + f"L{points[-1][0]:.1f} {points[-1][1]:.1f}"


def towards(start: Point, end: Point, distance: float) -> Point:
    """The point this far from start on the way to end, at most half of the way."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = max((dx * dx + dy * dy) ** 0.5, 1e-6)
    part = min(distance, length / 2) / length
    return start[0] + dx * part, start[1] + dy * part


class Ink:
    """Collects SVG elements; every method takes plain numbers and extra attributes by name."""

    def __init__(self, width: float, height: float, family: str, ground: str = "none") -> None:
        self.width, self.height, self.family = width, height, family
        self.parts: list[str] = []
        if ground != "none":
            self.rect(0, 0, width, height, ground)

    def raw(self, text: str) -> None:
        self.parts.append(text)

    def tag(self, name: str, **attributes: object) -> None:
        fields = " ".join(
            f'{key.rstrip("_").replace("_", "-")}="{value}"' for key, value in attributes.items()
        )
        self.parts.append(f"<{name} {fields}/>")

    def rect(self, x: float, y: float, w: float, h: float, fill: str, **more: object) -> None:
        self.tag("rect", x=x, y=y, width=w, height=h, fill=fill, **more)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, stroke: str, width: float = 2, **more: object
    ) -> None:
        self.tag("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=width, **more)

    def path(
        self, d: str, fill: str = "none", stroke: str = "none", width: float = 0, **more: object
    ) -> None:
        self.tag("path", d=d, fill=fill, stroke=stroke, stroke_width=width, stroke_linejoin="round", **more)

    def dot(self, x: float, y: float, r: float, fill: str, stroke: str = "none", width: float = 0) -> None:
        self.tag("circle", cx=x, cy=y, r=r, fill=fill, stroke=stroke, stroke_width=width)

    def text(
        self, x: float, y: float, words: object, size: float, fill: str, weight: int = 400, anchor: str = "start",
        **more: object,
    ) -> None:  # fmt: skip
        fields = "".join(f' {key.rstrip("_").replace("_", "-")}="{value}"' for key, value in more.items())
        family = "" if "font_family" in more else f' font-family="{self.family!r}"'
        self.parts.append(
            f'<text x="{x}" y="{y}" font-size="{size}" fill="{fill}" font-weight="{weight}" '
            f'text-anchor="{anchor}" style="font-variant-numeric:lining-nums tabular-nums"{family}{fields}>{escape(str(words))}</text>'
        )

    def lines(
        self,
        x: float,
        y: float,
        rows: Sequence[str],
        size: float,
        fill: str,
        step: float = 1.35,
        **more: object,
    ) -> None:
        for number, row in enumerate(rows):
            self.text(x, y + number * size * step, row, size, fill, **more)  # type: ignore[arg-type]

    def svg(self) -> str:
        head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height}" viewBox="0 0 {self.width} {self.height}">'
        return head + "".join(self.parts) + "</svg>"

    def shot(self) -> Image.Image:
        return shot(self.svg(), int(self.width), int(self.height))
