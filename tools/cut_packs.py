"""Cut the font packs that come with gigfolio beside the themes' own fonts. For maintainers; users never run it.

    python tools/cut_packs.py [PACK …]

Needs npm, fonttools and brotli. For each pack it writes into themes/_base/fonts/PACK/: SUBSET.woff2 for the web, 400.ttf
and 600.ttf (static, all subsets in one) for social cards and the papers' PDF, and the licence. pack.yaml, which names
them, is written by hand; `python tools/cut_packs.py --metrics FONT PACK` prints what its `fallback` needs to look like
FONT, a TTF with the metrics of the local font.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from cut_fonts import LATIN, LATIN_EXTENDED, ROOT, fetch, licence, reloaded, rename, save
from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

PACKS = ROOT / "themes" / "_base" / "fonts"
WEIGHTS = (400, 700)
RANGES = {
    "latin": LATIN,
    "latin-ext": LATIN_EXTENDED,
    "cyrillic": "U+301,400-45F,490-491,4B0-4B1,2116",
    "greek": "U+370-377,37A-37F,384-38A,38C,38E-3A1,3A3-3FF",
    "hebrew": "U+5B0-5F4,200C-200F,20AA,FB1D-FB4F",
    "arabic": "U+600-6FF,750-77F,200C-200F,FB50-FDFF,FE70-FEFC",
}
FAMILIES = {
    "alegreya": ("Gigfolio Alegreya", ("latin", "latin-ext", "cyrillic", "greek")),
    "vazirmatn": ("Gigfolio Vazirmatn", ("arabic", "latin", "latin-ext")),
    "heebo": ("Gigfolio Heebo", ("hebrew", "latin", "latin-ext")),
}
SAMPLE = "The quick notes of a chart maker, read in the rain from ten metres away, and kept: 1,240 of them in 2025."


def source(package: Path, pack: str, part: str, weight: float | tuple[float, float], family: str) -> TTFont:
    """Return one subset at a weight or a range of weights, without hints, under its new name."""
    font = TTFont(package / "files" / f"{pack}-{part}-wght-normal.woff2")
    font.flavor = None
    font = reloaded(instancer.instantiateVariableFont(font, {"wght": weight}))
    options = subset.Options(layout_features=["*"], hinting=False, desubroutinize=True, notdef_outline=True)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    work = subset.Subsetter(options)
    work.populate(unicodes=subset.parse_unicodes(RANGES[part].replace("U+", "")))
    work.subset(font)
    rename(font, family)
    return font


def static(package: Path, pack: str, weight: int, work: Path) -> TTFont:
    """Return all subsets of a pack at one weight, in one font. Latin comes first: its tables say how lines are set."""
    family, parts = FAMILIES[pack]
    files = []
    for part in sorted(parts, key=lambda name: name != "latin"):
        font = source(package, pack, part, weight, family)
        files.append(str(work / f"{pack}-{part}-{weight}.ttf"))
        font.save(files[-1])
    merged = merge.Merger().merge(files)
    merged["head"].created = TTFont(files[0])["head"].created
    merged["OS/2"].usWeightClass = weight
    rename(merged, family)
    return merged


def make(pack: str, work: Path) -> None:
    family, parts = FAMILIES[pack]
    folder = PACKS / pack
    folder.mkdir(parents=True, exist_ok=True)
    package = fetch(f"@fontsource-variable/{pack}@5.3", work)
    for part in parts:
        save(source(package, pack, part, WEIGHTS, family), folder / f"{part}.woff2", "woff2")
    for weight in (400, 600):
        font = static(package, pack, weight, work)
        save(font, folder / f"{weight}.ttf")
    (folder / "OFL.txt").write_text(licence(package, font), encoding="utf-8")


def width(font: TTFont, text: str) -> float:
    glyphs, characters = font["hmtx"], font.getBestCmap()
    return sum(glyphs[characters[ord(letter)]][0] for letter in text) / font["head"].unitsPerEm


def metrics(local: str, pack: str) -> None:
    """Print the descriptors by which the local font takes the room of the pack's (CSS Fonts 5, 2.4)."""
    web, own = TTFont(PACKS / pack / "400.ttf"), TTFont(local)
    adjust = width(web, SAMPLE) / width(own, SAMPLE)
    em, hhea = web["head"].unitsPerEm, web["hhea"]
    print(
        f"size_adjust: {adjust:.1%}, ascent: {hhea.ascent / em / adjust:.1%}, descent: {-hhea.descent / em / adjust:.1%}"
    )


def main() -> None:
    if sys.argv[1:2] == ["--metrics"]:
        metrics(*sys.argv[2:4])
        return
    with tempfile.TemporaryDirectory() as work:
        for pack in sys.argv[1:] or FAMILIES:
            make(pack, Path(work))


if __name__ == "__main__":
    main()
