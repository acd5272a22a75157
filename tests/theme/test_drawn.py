"""What is drawn without a browser: icons and social cards."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from gigfolio.errors import GigfolioError
from gigfolio.model.settings import Settings
from gigfolio.snapshot import Snapshot
from gigfolio.theme import Theme
from gigfolio.theme.cards import HEIGHT, WIDTH, draw_card, load_design
from gigfolio.theme.icons import IconContext, icon_files, initial
from gigfolio.views import CardText

Load = Callable[..., Theme]
CARD = CardText(kind="home", headline="Maps for people", name="Ada Beispiel", foot="Kraków")


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def icons(theme: Theme, name: str = "Ada") -> dict[str, bytes]:
    return icon_files(theme, IconContext(name=name, title="Ada's", tokens=theme.tokens, base="/work/"))[0]


@pytest.mark.parametrize(
    ("name", "letter"), [("Ada", "A"), ("Łucja", "L"), ("王", "W"), ("3D lab", "3"), ("…", "")]
)
def test_the_initial_is_a_latin_letter_or_digit(name: str, letter: str) -> None:
    assert initial(name) == letter


def test_icons_have_their_sizes_and_the_accent_as_ground(load: Load) -> None:
    files = icons(load())
    assert {path: opened(data).size for path, data in files.items() if path.endswith(("png", "ico"))} == {
        "apple-touch-icon.png": (180, 180), "icon-192.png": (192, 192), "icon-512.png": (512, 512), "favicon.ico": (32, 32),
    }  # fmt: skip
    assert opened(files["icon-512.png"]).getpixel((500, 20)) == (0x03, 0x56, 0x3A)
    assert ElementTree.fromstring(files["favicon.svg"]).attrib["viewBox"] == "0 0 64 64"


def test_an_icon_without_shapes_is_none(tmp_path: Path) -> None:
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/icon.yaml").write_text("shapes: []\n", encoding="utf-8")
    assert icons(Theme.load(Settings(), Snapshot.take(tmp_path))) == {}


def test_a_name_without_a_letter_still_makes_an_icon(load: Load) -> None:
    assert set(icons(load(), "…")) == set(icons(load()))


def test_the_manifest_stays_below_the_base_path(load: Load) -> None:
    manifest = json.loads(icons(load())["manifest.webmanifest"])
    assert (manifest["start_url"], manifest["scope"], manifest["short_name"]) == ("/work/", "/work/", "Ada")


def test_a_card_has_its_size_and_is_the_same_twice(load: Load) -> None:
    theme = load()
    data = draw_card(theme, CARD, None)
    assert opened(data).size == (WIDTH, HEIGHT)
    assert data == draw_card(theme, CARD, None)
    assert len(data) < 150_000


def darkest_columns(image: Image.Image, top: int, bottom: int) -> tuple[int, int]:
    """The first and last column that has ink between two rows."""
    strip = image.crop((0, top, WIDTH, bottom)).convert("L").point(lambda value: 255 if value < 128 else 0)
    box = strip.getbbox()
    assert box is not None
    return box[0], box[2]


def test_cards_are_mirrored_for_right_to_left(load: Load) -> None:
    left, _ = darkest_columns(opened(draw_card(load(), CARD, None)), 60, 200)
    _, right = darkest_columns(opened(draw_card(load("language: he\n"), CARD, None)), 60, 200)
    assert left < 90
    assert right > WIDTH - 90


def test_a_fitted_headline_fills_its_box_and_a_letter_without_outline_sets_it_plainly(load: Load) -> None:
    theme = load("theme: poster\n")
    for headline in (
        "Brands you can draw from memory.",
        "Rates",
        "A year of 3.2 million bicycles on two pages",
    ):
        image = opened(draw_card(theme, CardText(kind="home", headline=headline, name="A"), None))
        left, right = darkest_columns(image, 40, 510)
        assert abs(left - 52) <= 3, headline
        assert abs(right - 1148) <= 3, headline
        assert darkest_rows(image, 0, 514)[1] < 513, headline
    plain = opened(draw_card(theme, CardText(kind="home", headline="Krótki Łuk", name="A"), None))
    assert darkest_columns(plain, 40, 510)[1] < 1100


def darkest_rows(image: Image.Image, top: int, bottom: int) -> tuple[int, int]:
    """The first and last row that has ink between two rows."""
    upright = image.crop((0, top, WIDTH, bottom)).convert("L").point(lambda value: 255 if value < 128 else 0)
    box = upright.getbbox()
    assert box is not None
    return box[1] + top, box[3] + top


def test_a_long_headline_stays_inside_its_box(load: Load) -> None:
    long = CardText(kind="page", headline="Donaudampfschifffahrtsgesellschaftskapitän " * 6, name="A")
    left, right = darkest_columns(opened(draw_card(load(), long, None)), 100, 500)
    assert left >= 60
    assert right <= WIDTH - 60


def test_a_picture_fills_its_place(load: Load) -> None:
    red = Image.new("RGB", (400, 300), "red")
    card = opened(draw_card(load(), CARD, red))
    assert card.getpixel((1000, 200))[0] > 200
    assert card.getpixel((1000, 450))[0] > 200  # the ground, which is light


def test_a_wrong_card_design_is_refused_with_its_place() -> None:
    with pytest.raises(GigfolioError) as caught:
        load_design(b"fonts: {text: a.ttf}\nhome:\n  - {txt: headline, x: 1, y: 2, width: 3}\n", "card.yaml")
    assert str(caught.value).startswith("card.yaml:3:6: home[0].txt: there is no such field")


def test_a_wide_initial_becomes_lower_rather_than_cut(load: Load) -> None:
    files = icons(load("theme: poster\n"), "Wambui")
    image = opened(files["icon-192.png"])
    ground = image.getpixel((1, 1))
    assert {image.getpixel((x, y)) for x in (2, 189) for y in range(192)} == {ground}
    assert any(image.getpixel((x, 150)) != ground for x in range(192))
