"""Build a site, serve it, and take small pictures of its pages. Used by gallery.py and choices.py; for maintainers.

Needs playwright and a Chromium.
"""

from __future__ import annotations

import datetime as dt
import functools
import http.server
import io
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest

ROOT = Path(__file__).resolve().parent.parent
TODAY = dt.date(2026, 11, 23)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_SETTLED = """async () => { await document.fonts.ready; for (const i of document.images) if (!i.closest('.lightbox'))
    { i.loading = 'eager'; await i.decode().catch(() => 0) } }"""


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served for a while."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def built(root: Path, files: dict[str, bytes]) -> Path:
    """Write a site and build it at the root of its host, with pictures in one format; return the built site."""
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    settings = root / "gigfolio.yaml"
    kept = [
        line
        for line in settings.read_text("utf-8").splitlines()
        if not line.startswith(("url:", "images:", "social_cards:", "  widths:"))
    ]
    extra = ["social_cards: false", "images: {widths: [320, 640, 1280], formats: [webp]}"]
    settings.write_text("\n".join([*kept, *extra, ""]), encoding="utf-8")
    return Path(build(BuildRequest(root=root, today=TODAY, public_only=True)).output)


@contextmanager
def browsing() -> Iterator[Page]:
    installed = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=installed, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser.new_context(reduced_motion="reduce").new_page()
        browser.close()


def picture(
    page: Page, url: str, *, width: int = 1280, height: int = 900, scheme: str = "light"
) -> Image.Image:
    """The first screen of a page."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": height})
    page.goto(url)
    page.evaluate(_SETTLED)
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def save(image: Image.Image, path: Path, width: int) -> None:
    """Write a picture as a small WebP."""
    path.parent.mkdir(parents=True, exist_ok=True)
    size = (width, round(image.height * width / image.width))
    image.resize(size, Image.Resampling.LANCZOS).save(path, "WEBP", quality=72, method=6)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.1f} kB")
