"""How a paper is laid out when one page is too little, and the photo of a CV."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable

import msgspec
import pytest
from PIL import Image
from pypdf import PdfReader

from gigfolio.images import PictureStore
from gigfolio.model.settings import ImageSettings
from gigfolio.model.values import Focus, Picture
from gigfolio.papers import cv, proposal
from gigfolio.papers.paper import PHOTO, Paper, Source
from gigfolio.snapshot import Snapshot
from gigfolio.theme import Theme
from gigfolio.typesetting.press import Press, Pressed

Example = Callable[[str], Source]
Set = Callable[[Paper], Pressed]


def pages_of(pressed: Pressed) -> list[str]:
    read = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pressed.data, capture_output=True, check=True
    )
    return [" ".join(page.split()) for page in read.stdout.decode().split("\f")[:-1]]


def offer(example: Example, paper: str, **changes: object) -> Paper:
    (found,) = proposal.papers(example(paper)).papers
    return msgspec.structs.replace(found, **changes)


def test_a_proposal_of_one_page_has_its_scope_on_it(example: Example, press: Set) -> None:
    (page,) = pages_of(press(offer(example, "a4")))
    assert "In scope 1 Two boarding boards" in page
    assert "on page 2" not in page


def test_where_one_page_is_too_little_the_scope_moves_and_the_signatures_stay(
    example: Example, press: Set
) -> None:
    first, second = pages_of(press(offer(example, "letter", fit="")))
    assert "In scope 4 items, on page 2 Timeline" in first
    assert "Signature" in first
    assert second.startswith("Proposal for Delta Ferry Link")
    assert "In scope 1 Two boarding boards" in second
    assert "Not in scope" in second


def test_the_head_of_the_second_page_is_not_read_aloud_again(example: Example, press: Set) -> None:
    data = press(offer(example, "letter", fit="")).data
    read = subprocess.run(["pdfinfo", "-struct", "-"], input=data, capture_output=True, check=True)
    assert read.stdout.decode().count("H1") == 1


def test_tightening_is_for_one_page_before_two_are_taken(example: Example, press: Set) -> None:
    made = press(offer(example, "letter", fit="tighten"))
    assert made.measured.pages == 1
    assert made.measured.tightened > 0
    (page,) = pages_of(made)
    assert "In scope 1 Two boarding boards" in page


@pytest.mark.parametrize(("focus", "colour"), [(0.0, "red"), (100.0, "blue")])
def test_a_photo_is_cut_around_its_focus(
    focus: float, colour: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pixels = Image.new("RGB", (900, 500), "red")
    pixels.paste("blue", (450, 0, 900, 500))
    data = io.BytesIO()
    pixels.save(data, "PNG")
    snapshot = Snapshot.of({"content/me.png": data.getvalue()})
    store = PictureStore(snapshot.read, snapshot.files, ImageSettings(), tmp_path_factory.mktemp("images"))
    cut = Image.open(io.BytesIO(store.cut(Picture(src="content/me.png", focus=Focus(x=focus)), *PHOTO)))
    assert cut.size == PHOTO
    red, _, blue = cut.getpixel((210, 260))  # type: ignore[misc]
    assert (red > 200, blue > 200) == (colour == "red", colour == "blue")


def test_a_cv_shows_the_photo_that_is_asked_for(example: Example) -> None:
    source = example("a4")
    photo = source.site.profile.photo
    assert photo is not None
    settings = source.site.settings
    with_photo = msgspec.structs.replace(settings, cv=msgspec.structs.replace(settings.cv, photo=True))
    asked = msgspec.structs.replace(source.site, settings=with_photo)
    (paper,) = cv.papers(Source(**{**vars(source), "site": asked})).papers
    assert paper.pictures == (photo,)
    data = io.BytesIO()
    Image.new("RGB", PHOTO, "grey").save(data, "JPEG")
    plain = Snapshot.of({"gigfolio.yaml": b"profile: {name: Ada}"})
    with Press(Theme.load(source.site.settings, plain)) as press:
        made = press.press(paper.pdf, paper.sheet, pages=2, pictures={photo.src: data.getvalue()})
    (shown,) = PdfReader(io.BytesIO(made.data)).pages[0].images
    assert shown.image is not None
    assert shown.image.size == PHOTO
