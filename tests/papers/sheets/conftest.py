"""Papers made from a few files by the real code: loaded, composed, rendered and set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from gigfolio.content.loader import load_content
from gigfolio.content.private_loader import load_private
from gigfolio.images import PictureStore
from gigfolio.papers.paper import Paper, Source
from gigfolio.publish import publish
from gigfolio.render import Renderer
from gigfolio.snapshot import Snapshot
from gigfolio.theme import Theme
from gigfolio.typesetting.press import Press, Pressed

REPOSITORY = Path(__file__).resolve().parents[3]
TODAY = dt.date(2026, 11, 24)
Files = dict[str, str]
SETTINGS = "profile: {name: Ada Vik, headline: Charts for harbours}\ncurrency: EUR\n"


def source_from(snapshot: Snapshot, today: dt.date, paper: str = "") -> Source:
    content, problems = load_content(snapshot)
    assert content is not None, problems
    published = publish(content, today=today)
    loaded = load_private(snapshot, published.site, content.settings)
    assert [d for d in loaded.diagnostics if d.severity == "error"] == []
    settings = msgspec.structs.replace(published.site.settings, paper=paper or content.settings.paper)
    return Source(
        site=msgspec.structs.replace(published.site, settings=settings),
        withheld=published.withheld,
        private=loaded.private,
        today=today,
        words=Theme.load(content.settings, snapshot).words,
    )


@pytest.fixture(scope="session")
def source_of() -> Callable[..., Source]:
    def make(files: Files, today: dt.date = TODAY) -> Source:
        given = {"gigfolio.yaml": SETTINGS} | files
        return source_from(Snapshot.of({name: text.encode() for name, text in given.items()}), today)

    return make


@pytest.fixture(scope="session")
def example() -> Callable[[str], Source]:
    """The example site's source, on A4 or Letter."""
    root = REPOSITORY / "example-site"
    snapshot = Snapshot.take(root, private=root / "private")
    return lambda paper: source_from(snapshot, TODAY, paper)


@pytest.fixture(scope="session")
def press() -> Iterator[Callable[[Paper], Pressed]]:
    snapshot = Snapshot.of({"gigfolio.yaml": SETTINGS.encode()})
    content, _ = load_content(snapshot)
    assert content is not None
    with Press(Theme.load(content.settings, snapshot)) as made:
        yield lambda paper: made.press(paper.pdf, paper.sheet, pages=paper.pages, tighten=bool(paper.fit))


@pytest.fixture(scope="session")
def render(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Paper], str]:
    root = REPOSITORY / "example-site"
    snapshot = Snapshot.take(root)
    content, _ = load_content(snapshot)
    assert content is not None
    pictures = PictureStore(
        snapshot.read, snapshot.files, content.settings.images, tmp_path_factory.mktemp("images")
    )
    renderer = Renderer(
        Theme.load(content.settings, snapshot), pictures, content.settings, lambda path: "absent"
    )
    return lambda paper: renderer.render(paper.html, paper.sheet, base="../").data.decode()
