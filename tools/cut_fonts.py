"""Cut the fonts that a theme ships from the Fontsource packages. For maintainers; users never run it.

    python tools/cut_fonts.py [THEME …]

Needs npm, fonttools and brotli. For each family of a theme it writes into themes/THEME/fonts/:
NAME-latin.woff2 and NAME-latin-ext.woff2 for the web, NAME-axis.ttf (the Latin one as TrueType, where headlines are fitted
on social cards), NAME-card.ttf (static, Latin and Latin Extended in one) for the other text of cards, NAME-WEIGHT.ttf and
NAME-small.ttf (the same, for the papers' PDF), initials.json (outlines of letters and digits, for icons) from the display
family, and the family's licence.
Every cut gets a family name of its own, because a licence may reserve the original's.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fontTools import merge, subset
from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parent.parent
LATIN = (
    "U+20-7E,A0-FF,131,152-153,160-161,178,17D-17E,2010-2015,2018-201E,2020-2022,2026,2030,2032-2033,"
    "2039-203A,2044,20AC,2122,2212,2248,2264-2265"
)
LATIN_EXTENDED = "U+100-130,132-151,154-15F,162-177,179-17C,17F,1E9E,218-21B,1E80-1E85,1EF2-1EF3"
FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum", "case"]
Axes = dict[str, Any]


@dataclass(frozen=True)
class Cut:
    """One family of a theme: where it comes from, and the part of its axes that is kept (a number pins an axis)."""

    name: str  # of the files
    family: str  # inside the files
    package: str
    file: str  # with {subset}
    web: Axes  # empty for a family that has no axes
    card: Axes
    initials: bool = False
    widths: bool = False  # whether to write NAME-widths.json, the letters' advances along the width axis
    papers: dict[str, Axes] = field(
        default_factory=dict
    )  # further static cuts, by what their file name ends in


THEMES: dict[str, tuple[Cut, ...]] = {
    "poster": (
        Cut(
            name="display",
            family="Gigfolio Poster",
            package="@fontsource-variable/archivo@5.3",
            file="archivo-{subset}-wdth-normal.woff2",
            web={"wght": 850, "wdth": (62, 125)},
            card={"wght": 850, "wdth": 75},
            initials=True,
            widths=True,
            papers={"icon": {"wght": 850, "wdth": 100}},
        ),
        Cut(
            name="text",
            family="Gigfolio Host",
            package="@fontsource-variable/host-grotesk@5.3",
            file="host-grotesk-{subset}-wght-normal.woff2",
            web={"wght": (400, 700)},
            card={"wght": 600},
            papers={str(weight): {"wght": weight} for weight in (400, 600, 650)},
        ),
    ),
    "margin": (
        Cut(
            name="serif",
            family="Gigfolio Serif",
            package="@fontsource-variable/source-serif-4@5.3",
            file="source-serif-4-{subset}-opsz-normal.woff2",
            web={"wght": 360, "opsz": (20, 60)},
            card={"wght": 360, "opsz": 60},
            initials=True,
            papers={"small": {"wght": 360, "opsz": 20}},
        ),
        Cut(
            name="sans",
            family="Gigfolio Sans",
            package="@fontsource-variable/hanken-grotesk@5.3",
            file="hanken-grotesk-{subset}-wght-normal.woff2",
            web={"wght": (400, 700)},
            card={"wght": 500},
            papers={str(weight): {"wght": weight} for weight in (400, 600, 650)},
        ),
    ),
    "plate": (
        Cut(
            name="grotesk",
            family="Gigfolio Grotesk",
            package="@fontsource/familjen-grotesk@5.3",
            file="familjen-grotesk-{subset}-400-normal.woff2",
            web={},
            card={},
        ),
        Cut(
            name="grotesk-italic",
            family="Gigfolio Grotesk",
            package="@fontsource/familjen-grotesk@5.3",
            file="familjen-grotesk-{subset}-400-italic.woff2",
            web={},
            card={},
        ),
    ),
    "galley": (
        Cut(
            name="news",
            family="Gigfolio News",
            package="@fontsource-variable/newsreader@5.3",
            file="newsreader-{subset}-standard-normal.woff2",
            web={"wght": (400, 600), "opsz": 28},
            card={"wght": 400, "opsz": 28},
            initials=True,
            papers={"display": {"wght": 400, "opsz": 28}, "small": {"wght": 400, "opsz": 10}}
            | {str(weight): {"wght": weight, "opsz": 10} for weight in (400, 600)},
        ),
        Cut(
            name="news-italic",
            family="Gigfolio News",
            package="@fontsource-variable/newsreader@5.3",
            file="newsreader-{subset}-standard-italic.woff2",
            web={"wght": 400, "opsz": 28},
            card={"wght": 400, "opsz": 28},
        ),
    ),
    "datasheet": (
        Cut(
            name="mono",
            family="Gigfolio Mono",
            package="@fontsource-variable/red-hat-mono@5.3",
            file="red-hat-mono-{subset}-wght-normal.woff2",
            web={"wght": (300, 700)},
            card={"wght": 400},
            papers={"500": {"wght": 500}},
        ),
        Cut(
            name="text",
            family="Gigfolio Text",
            package="@fontsource-variable/red-hat-text@5.3",
            file="red-hat-text-{subset}-wght-normal.woff2",
            web={"wght": (400, 700)},
            card={"wght": 500},
            papers={str(weight): {"wght": weight} for weight in (400, 600, 650)},
        ),
    ),
}


def fetch(package: str, folder: Path) -> Path:
    """Unpack an npm package below `folder`; return its own folder."""
    command = ["npm", "pack", "--silent", package]
    name = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.split()[-1]
    target = folder / name.removesuffix(".tgz")
    with tarfile.open(folder / name) as archive:
        archive.extractall(target, filter="data")
    return target / "package"


def cut(source: Path, axes: Axes, unicodes: str, cut_: Cut) -> TTFont:
    """Return the font cut to some of its axes and characters, without hints, under its new name."""
    font = TTFont(source)
    font.flavor = None
    if "fvar" in font:
        font = reloaded(instancer.instantiateVariableFont(font, axes))
    options = subset.Options(
        layout_features=FEATURES, hinting=False, desubroutinize=True, notdef_outline=True
    )
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    work = subset.Subsetter(options)
    work.populate(unicodes=subset.parse_unicodes(unicodes.replace("U+", "")))
    work.subset(font)
    rename(font, cut_.family)
    return font


def reloaded(font: TTFont) -> TTFont:
    """Write and read a font, so that every table is whole: the subsetter stumbles over glyphs left without variations."""
    memory = io.BytesIO()
    font.save(memory)
    memory.seek(0)
    return TTFont(memory)


def rename(font: TTFont, family: str) -> None:
    names = font["name"]
    for record in list(names.names):
        new = {1: family, 3: family, 4: family, 6: family.replace(" ", "")}.get(record.nameID)
        if new:
            record.string = new
        elif record.nameID not in {0, 2, 5, 13, 14}:
            names.removeNames(nameID=record.nameID)


def save(font: TTFont, path: Path, flavor: str | None = None) -> None:
    font.flavor = flavor
    font["head"].modified = font["head"].created  # the same bytes at every run
    font.recalcTimestamp = False
    font.save(path)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.1f} kB")


def initials(font: TTFont) -> dict[str, dict[str, Any]]:
    """Return outlines as SVG paths with y downwards, the baseline at 0, in units of 1/1000 em."""
    scale = 1000 / font["head"].unitsPerEm
    glyphs, characters = font.getGlyphSet(), font.getBestCmap()
    found = {}
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789":
        glyph = glyphs[characters[ord(letter)]]
        pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.0f}")
        glyph.draw(TransformPen(pen, Transform(scale, 0, 0, -scale, 0, 0)))
        found[letter] = {"width": round(glyph.width * scale), "path": pen.getCommands()}
    return found


def widths(fonts: list[TTFont]) -> dict[str, Any]:
    """Return what gigfolio.theme.fitting measures lines with: each letter at the stops of the width axis.

    The stops are the axis's masters; SystemExit when an advance between two of them is off their straight line by more
    than a unit, for then the routine would measure wrongly.
    """
    stops, between = (62, 100, 125), (70, 81, 112)
    found: dict[str, Any] = {}
    for font in fonts:
        scale = 1000 / font["head"].unitsPerEm
        at = {stop: font.getGlyphSet(location={"wdth": stop}) for stop in (*stops, *between)}
        for code, name in sorted(font.getBestCmap().items()):
            shown = [_bearings(at[stop], name) for stop in stops]
            for stop in between:
                low, high, start, end = (0, 1, 62, 100) if stop < 100 else (1, 2, 100, 125)
                line = shown[low][0] + (shown[high][0] - shown[low][0]) * (stop - start) / (end - start)
                if abs(line - at[stop][name].width) > 1:
                    raise SystemExit(f"{name}: the advance at wdth {stop} is not between its masters'")
            advance, start_, end_ = (
                [round(v * scale, 1) for v in values] for values in zip(*shown, strict=True)
            )
            found[chr(code)] = {"advance": advance, "start": start_, "end": end_}
    return {"stops": stops, "glyphs": found}


def _bearings(glyphs: Any, name: str) -> tuple[float, float, float]:
    """A glyph's advance and the side bearings before and after its outline."""
    pen = BoundsPen(glyphs)
    glyphs[name].draw(pen)
    width = float(glyphs[name].width)
    return (width, pen.bounds[0], width - pen.bounds[2]) if pen.bounds else (width, 0.0, 0.0)


def static_font(package: Path, cut_: Cut, axes: Axes, work: Path) -> TTFont:
    """Return one cut with every axis pinned, Latin and Latin Extended in one font."""
    parts = []
    for part, unicodes in (("latin", LATIN), ("latin-ext", LATIN_EXTENDED)):
        font = cut(package / "files" / cut_.file.format(subset=part), axes, unicodes, cut_)
        path = work / f"{cut_.name}-{part}.ttf"
        font.save(path)
        parts.append(str(path))
    merged = merge.Merger().merge(parts)
    merged["head"].created = TTFont(parts[0])["head"].created
    rename(merged, cut_.family)
    return merged


def paper_font(package: Path, cut_: Cut, ending: str, axes: Axes, work: Path) -> TTFont:
    """Return a static cut for the papers. One that is not told from its family by weight has a family of its own."""
    font = static_font(package, cut_, axes, work)
    font["OS/2"].usWeightClass = axes["wght"]
    rename(font, cut_.family if ending.isdigit() else f"{cut_.family} {ending.title()}")
    return font


def licence(package: Path, font: TTFont) -> str:
    """Return the licence with the font's own copyright notice first (the package's may name its distributor only)."""
    text = (package / "LICENSE").read_text("utf-8")
    notice = str(font["name"].getDebugName(0) or "").strip()
    return text if notice in text else f"{notice}\n\n{text}"


def make(theme: str, work: Path) -> None:
    fonts = ROOT / "themes" / theme / "fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    for cut_ in THEMES[theme]:
        package = fetch(cut_.package, work)
        webs = []
        for part, unicodes in (("latin", LATIN), ("latin-ext", LATIN_EXTENDED)):
            font = cut(package / "files" / cut_.file.format(subset=part), cut_.web, unicodes, cut_)
            webs.append(font)
            save(font, fonts / f"{cut_.name}-{part}.woff2", "woff2")
        if cut_.widths:
            text = json.dumps(widths(webs), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
            (fonts / f"{cut_.name}-widths.json").write_text(
                text.replace("},", "},\n") + "\n", encoding="utf-8"
            )
            save(webs[0], fonts / f"{cut_.name}-axis.ttf")
        card = static_font(package, cut_, cut_.card, work)
        save(card, fonts / f"{cut_.name}-card.ttf")
        for ending, axes in cut_.papers.items():
            save(paper_font(package, cut_, ending, axes, work), fonts / f"{cut_.name}-{ending}.ttf")
        if cut_.initials:
            data = {"capHeight": round(card["OS/2"].sCapHeight * 1000 / card["head"].unitsPerEm)}
            drawn = static_font(package, cut_, cut_.papers.get("icon", cut_.card), work)
            letters = json.dumps(data | {"letters": initials(drawn)}, indent=0, sort_keys=True)
            (fonts / "initials.json").write_text(letters + "\n", encoding="utf-8")
        notice = fonts / f"OFL-{cut_.name.removesuffix('-italic')}.txt"
        notice.write_text(licence(package, card), encoding="utf-8")


def main() -> None:
    with tempfile.TemporaryDirectory() as work:
        for theme in sys.argv[1:] or THEMES:
            make(theme, Path(work))


if __name__ == "__main__":
    main()
