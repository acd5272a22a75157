"""Cut the face of the demo `plate`: Arabic and Latin of Vazirmatn in one file. For maintainers.

    python tools/demo_pictures/plate/arabic_font.py

Needs npm, fonttools and brotli. It writes into example-site/demos/plate/theme/fonts/: vazirmatn.woff2 for the web and,
under the name of the theme's own cut, grotesk-card.ttf, which stands before it for the social cards and the papers.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parents[3]
FONTS = ROOT / "example-site" / "demos" / "plate" / "theme" / "fonts"
sys.path.insert(0, str(ROOT / "tools"))
import cut_fonts  # noqa: E402

PACKAGE = "@fontsource-variable/vazirmatn@5.3"
ARABIC = "600-603,60C,615-61A,61B,61F,621-63A,640-655,660-66D,670,671,679,67E,686,698,6A9,6AF,6CC,6D4,6F0-6F9,200C-200F,2066-2069,FD3E-FD3F"  # fmt: skip
PARTS = {"arabic": ARABIC, "latin": cut_fonts.LATIN, "latin-ext": cut_fonts.LATIN_EXTENDED}


def part(package: Path, name: str, unicodes: str, work: Path) -> Path:
    """One script of the family, at its regular weight."""
    font = TTFont(package / "files" / f"vazirmatn-{name}-wght-normal.woff2")
    font.flavor = None
    font = cut_fonts.reloaded(instancer.instantiateVariableFont(font, {"wght": 400}))
    options = subset.Options(layout_features=["*"], hinting=False, notdef_outline=True)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(unicodes.replace("U+", "")))
    cutter.subset(font)
    path = work / f"{name}.ttf"
    font.save(path)
    return path


def main() -> None:
    FONTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        package = cut_fonts.fetch(PACKAGE, work)
        paths = [part(package, name, unicodes, work) for name, unicodes in PARTS.items()]
        font = merge.Merger().merge([str(path) for path in paths])
        font["head"].created = TTFont(paths[0])["head"].created
        cut_fonts.rename(font, "Gigfolio Arabic")
        cut_fonts.save(font, FONTS / "grotesk-card.ttf")
        cut_fonts.save(font, FONTS / "vazirmatn.woff2", "woff2")
        (FONTS / "OFL-vazirmatn.txt").write_text(cut_fonts.licence(package, font), encoding="utf-8")


if __name__ == "__main__":
    main()
