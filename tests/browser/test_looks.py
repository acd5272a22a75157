"""What four pages of every theme look like, beside kept pictures of them: small, grey, and compared with tolerance.

The pictures are a third or a quarter of the size, so that how a letter's edge is drawn does not count, and where it stands
does. Where lines break is up to the browser's version, so that pictures of another one are not compared.
`pytest --renew-golden` makes them anew; look at them before they are committed.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser
from states import ordinary

from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest

pytestmark = pytest.mark.browser

REPOSITORY = Path(__file__).resolve().parents[2]
KEPT = Path(__file__).resolve().parent / "looks"
MADE_WITH = KEPT / "made-with.json"
THEMES = sorted(path.parent.name for path in REPOSITORY.glob("themes/[!_]*/theme.yaml"))
TODAY = dt.date(2026, 11, 23)
PAGES = {"home": "", "project": "projects/harbour/", "rates": "rates/", "post": "posts/rain/"}
WIDTHS = {360: 3, 1280: 4}  # and how many times smaller they are kept
HEIGHT = 2000
GREYS = 16
BLOCK, MOST_IN_A_BLOCK, MOST_IN_ALL = 8, 28.0, 1.5  # pixels; mean differences of 255 greys


def shown(page: object, url: str, width: int) -> Image.Image:
    """A page as it is kept: its first pixels, smaller, in few greys."""
    page.set_viewport_size({"width": width, "height": 800})  # type: ignore[attr-defined]
    page.goto(url)  # type: ignore[attr-defined]
    page.evaluate(  # type: ignore[attr-defined]
        "async () => { await document.fonts.ready; for (const i of document.images) if (!i.closest('.lightbox'))"
        " { i.loading = 'eager'; await i.decode().catch(() => 0) } }"
    )
    data = page.screenshot(full_page=True)  # type: ignore[attr-defined]
    image = Image.open(io.BytesIO(data)).convert("L")
    image = image.crop((0, 0, width, min(image.height, HEIGHT)))
    small = image.resize((width // WIDTHS[width], image.height // WIDTHS[width]), Image.Resampling.BOX)
    return small.point(lambda grey: round(grey * (GREYS - 1) / 255) * 255 // (GREYS - 1))


def difference(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """The mean difference of the whole, and that of the block that differs most."""
    size = max(one.width, other.width), max(one.height, other.height)
    placed = [Image.new("L", size, 255) for _ in range(2)]
    for ground, image in zip(placed, (one, other), strict=True):
        ground.paste(image, (0, 0))
    apart = ImageChops.difference(*placed)
    blocks = apart.resize((size[0] // BLOCK, size[1] // BLOCK), Image.Resampling.BOX)
    values = apart.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)), blocks.getextrema()[1]
    return float(values[0]), float(values[1])


def browser_name(browser: Browser) -> dict[str, str]:
    return {"chromium": browser.version.partition(".")[0], "system": sys.platform}


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_looks_as_it_did(
    browser: Browser, serve: Callable[..., str], tmp_path: Path, theme: str, renew_golden: bool
) -> None:
    made_with = browser_name(browser)
    kept_with = json.loads(MADE_WITH.read_text("utf-8")) if MADE_WITH.exists() else {}
    if made_with != kept_with and not renew_golden:
        pytest.skip(f"the kept pictures are of {kept_with}, this is {made_with}: lines may break elsewhere")
    for path, data in ordinary(theme).items():
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_bytes(data if isinstance(data, bytes) else data.encode())
    address = serve(Path(build(BuildRequest(root=tmp_path / "site", today=TODAY)).output))
    wrong = []
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    for name, path in PAGES.items():
        for width in WIDTHS:
            image, kept = shown(page, address + path, width), KEPT / f"{theme}-{name}-{width}.png"
            image.convert("P", palette=Image.Palette.ADAPTIVE, colors=GREYS).save(
                tmp_path / kept.name, optimize=True
            )
            if renew_golden:
                KEPT.mkdir(exist_ok=True)
                shutil.copyfile(tmp_path / kept.name, kept)
                MADE_WITH.write_text(json.dumps(made_with, sort_keys=True) + "\n", encoding="utf-8")
            whole, block = difference(image, Image.open(kept).convert("L"))
            if whole > MOST_IN_ALL or block > MOST_IN_A_BLOCK:
                wrong.append(
                    f"{kept.name}: {whole:.1f} in all, {block:.0f} in a block; now {tmp_path / kept.name}"
                )
    context.close()
    assert not wrong, "\n".join(wrong)
