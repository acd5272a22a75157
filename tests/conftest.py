"""The built example site, made once for all tests that look at it, and a server on loopback that shows it."""

from __future__ import annotations

import datetime as dt
import functools
import http.server
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest, BuildResult

if TYPE_CHECKING:
    from playwright.sync_api import Browser

REPOSITORY = Path(__file__).resolve().parent.parent
TODAY = dt.date(2026, 11, 23)
Serve = Callable[..., str]
# The same examples in every run of the same tests; --hypothesis-profile=default looks for new ones.
settings.register_profile("same", derandomize=True)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew-golden", action="store_true", help="write what is expected anew, to be read and committed"
    )


@pytest.fixture
def renew_golden(request: pytest.FixtureRequest) -> bool:
    """Whether files of expected output are to be written instead of compared."""
    return bool(request.config.getoption("--renew-golden"))


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """A clean build of a copy of example-site."""
    root = tmp_path_factory.mktemp("example") / "example-site"
    shutil.copytree(
        REPOSITORY / "example-site", root, ignore=shutil.ignore_patterns("_site", "_private", ".gigfolio")
    )
    return build(BuildRequest(root=root, today=TODAY))


@pytest.fixture(scope="session")
def site_folder(example: BuildResult) -> Path:
    return Path(example.output)


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the folder under the base path of the example's address, as its host would."""

    protocol_version = "HTTP/1.1"
    extensions_map = {
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".avif": "image/avif",
        ".webp": "image/webp",
        ".webmanifest": "application/manifest+json",
    }

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.server.base_path))  # type: ignore[attr-defined]

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """An installed Chromium, or Playwright's own."""
    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    installed = next(filter(None, map(shutil.which, names)), None)
    options = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=installed, args=options)
        yield started
        started.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serves a folder on loopback under a base path; gives its address, with a slash at the end."""
    servers: list[tuple[http.server.ThreadingHTTPServer, threading.Thread]] = []

    def served(folder: Path, base: str = "/") -> str:
        handler = functools.partial(_Handler, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.base_path = base  # type: ignore[attr-defined]
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        servers.append((server, thread))
        return f"http://127.0.0.1:{server.server_address[1]}{base}"

    yield served
    for server, thread in servers:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def address(site_folder: Path, serve: Serve) -> str:
    """The example site's address on loopback, base path included, with a slash at the end."""
    import yaml

    settings = yaml.safe_load((REPOSITORY / "example-site" / "gigfolio.yaml").read_text("utf-8"))
    base = "/" + settings["url"].split("://")[1].partition("/")[2].strip("/") + "/"
    return serve(site_folder, base.replace("//", "/"))
