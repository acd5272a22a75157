from __future__ import annotations

import base64
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from gigfolio.errors import Diagnostic, GigfolioError, Location
from gigfolio.images import Derivative, ImageSet, PictureStore
from gigfolio.model.settings import ImageSettings, Quality
from gigfolio.model.values import Focus, Picture

Photo = Callable[[int, int], Image.Image]
Saved = Callable[..., bytes]
Store = Callable[..., PictureStore]

SRC = "content/projects/harbour/cover.jpg"


def test_importing_the_package_does_not_import_pillow() -> None:
    script = "import sys, gigfolio.images; sys.exit('PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_an_image_says_all_that_a_template_needs(photo: Photo, saved: Saved, store: Store) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    files = {SRC: saved(photo(90, 60), "JPEG", exif=exif)}
    picture = Picture(src=SRC, alt="A harbour", caption="At dawn", focus=Focus(x=62, y=30))
    got = store(files).image(picture)
    avif, webp = ((type, tuple(width for _, width in paths)) for type, paths in got.sources)
    assert (avif, webp) == (("image/avif", (40, 60)), ("image/webp", (40, 60)))
    assert (got.width, got.height, got.ratio) == (60, 90, 0.6667)
    assert (got.focus, got.alt, got.caption) == ((62, 30), "A harbour", "At dawn")
    assert got.fallback == (*got.sources[1][1][1], 90)
    assert [(d.width, d.height, d.format, d.quality) for d in got.derivatives] == [
        (40, 60, "avif", 52),
        (60, 90, "avif", 52),
        (40, 60, "webp", 76),
        (60, 90, "webp", 76),
    ]
    assert [d.path for d in got.derivatives] == [path for _, paths in got.sources for path, _ in paths]
    assert {d.source for d in got.derivatives} == {SRC}


def test_a_picture_without_alt_text_gives_an_empty_one(photo: Photo, saved: Saved, store: Store) -> None:
    assert store({SRC: saved(photo(90, 60), "JPEG")}).image(Picture(src=SRC)).alt == ""


def test_the_fallback_is_the_widest_file_of_the_last_format_up_to_960(
    photo: Photo, saved: Saved, store: Store
) -> None:
    settings = ImageSettings(widths=(480, 960, 1280), formats=("avif", "webp", "jpeg"))
    shelf = store({SRC: saved(photo(1400, 700), "JPEG")}, settings)
    path, width, height = shelf.image(Picture(src=SRC)).fallback
    assert (path.rpartition(".")[2], width, height) == ("jpg", 960, 480)
    assert shelf.image(Picture(src=SRC), widths=(1000, 1200)).fallback[1:] == (1000, 500)


def test_a_bound_and_widths_of_its_own_are_heeded(photo: Photo, saved: Saved, store: Store) -> None:
    shelf = store({SRC: saved(photo(400, 200), "JPEG")})
    bounded = shelf.image(Picture(src=SRC), max_width=60)
    assert [width for _, width in bounded.sources[0][1]] == [40, 60]
    asked = shelf.image(Picture(src=SRC), widths=(100, 300, 900))
    assert [width for _, width in asked.sources[0][1]] == [100, 300, 400]


def test_the_colour_is_the_dominant_one_and_the_placeholder_a_tiny_webp(saved: Saved, store: Store) -> None:
    image = Image.new("RGB", (300, 200), (20, 60, 120))
    image.paste((250, 250, 250), (0, 0, 90, 200))
    got = store({SRC: saved(image, "PNG")}).image(Picture(src=SRC))
    assert got.colour == "#143c78"
    head, _, data = got.placeholder.partition(",")
    assert head == "data:image/webp;base64"
    with Image.open(BytesIO(base64.b64decode(data))) as tiny:
        assert (tiny.format, tiny.size) == ("WEBP", (16, 11))
    assert len(got.placeholder) < 300


def test_paths_tell_nothing_of_the_files_name(photo: Photo, saved: Saved, store: Store) -> None:
    data = saved(photo(90, 60), "JPEG")
    first, second = "content/acme-corp.jpg", "content/other.jpg"
    shelf = store({first: data, second: data})
    one, two = shelf.image(Picture(src=first)), shelf.image(Picture(src=second))
    assert one.sources == two.sources
    assert "acme" not in str((one.sources, one.fallback, one.placeholder))


def test_paths_differ_by_all_that_decides_the_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    from gigfolio.images import derivative

    row = Derivative("a.jpg", "f" * 32, 40, 30, "webp", 76)
    others = [
        row._replace(pixels="e" * 32),
        row._replace(width=41),
        row._replace(height=31),
        row._replace(format="jpeg"),
        row._replace(quality=77),
    ]
    stems = {other.path.rpartition("-")[0] for other in [row, *others]}
    assert len(stems) == 6
    assert row._replace(source="b.jpg").path == row.path
    monkeypatch.setattr(derivative, "encoder", lambda: "another version")
    assert row.path.rpartition("-")[0] not in stems


def test_a_derivative_comes_back_from_a_plain_tuple() -> None:
    row = Derivative("a.jpg", "f" * 32, 40, 30, "jpeg", 76)
    assert Derivative(*tuple(row)) == row
    assert row.path.startswith("images/")
    assert row.path.endswith("-40.jpg")


def test_a_picture_is_probed_once_and_again_when_its_probe_is_damaged(
    photo: Photo, saved: Saved, store: Store, tmp_path: Path
) -> None:
    files, reads = {SRC: saved(photo(90, 60), "JPEG")}, []

    def read(path: str) -> bytes:
        reads.append(path)
        return files[path]

    def asked() -> ImageSet:
        return store(files, read=read).image(Picture(src=SRC))

    first = asked()
    assert asked() == first
    assert reads == [SRC]
    (probe,) = (tmp_path / "cache/probes").iterdir()
    probe.write_bytes(probe.read_bytes()[:-4])
    assert asked() == first
    assert asked() == first
    assert reads == [SRC, SRC]


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (b"<svg/>", "is an SVG drawing, which could hold scripts and is not taken", "export it as PNG"),
        (b"\xff\xd8\xff\xd9", "is damaged or cut off", "save it again"),
        (b"text", "is not a JPEG, PNG, WebP or GIF picture", "save it as one of these"),
    ],
)
def test_a_refusal_names_the_picture(data: bytes, message: str, hint: str, store: Store) -> None:
    with pytest.raises(GigfolioError) as refused:
        store({SRC: data}).image(Picture(src=SRC))
    (found,) = refused.value.diagnostics
    assert found[:4] == Diagnostic("error", "bad-picture", message, Location(SRC))[:4]
    assert found.hint.startswith(hint)


def test_a_picture_that_is_not_there_is_an_error_that_names_it(store: Store) -> None:
    with pytest.raises(GigfolioError, match=r"content/none\.jpg: there is no such picture"):
        store({}).image(Picture(src="content/none.jpg"))


def test_an_opened_picture_is_upright_rgb_on_white(photo: Photo, saved: Saved, store: Store) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    clear = Image.new("RGBA", (30, 20), (200, 0, 0, 0))
    files = {
        SRC: saved(photo(1600, 800), "JPEG", exif=exif),
        "content/clear.png": saved(clear, "PNG"),
        "content/bad.jpg": b"text",
    }
    shelf = store(files)
    assert shelf.open(Picture(src=SRC)).size == (800, 1600)
    assert shelf.open(Picture(src=SRC), at_least=300).size == (400, 800)
    opened = shelf.open(Picture(src="content/clear.png"))
    assert (opened.mode, opened.getpixel((15, 10))) == ("RGB", (255, 255, 255))
    for src in ("content/bad.jpg", "content/none.jpg"):
        with pytest.raises(GigfolioError, match=src):
            shelf.open(Picture(src=src))


def test_settings_that_cannot_be_used_are_refused_all_at_once(store: Store) -> None:
    settings = ImageSettings(widths=(0, 320), formats=(), quality=Quality(avif=101))
    with pytest.raises(GigfolioError) as refused:
        store({}, settings)
    assert [(d.id, d.where, d.message) for d in refused.value.diagnostics] == [
        ("bad-value", Location("gigfolio.yaml"), "images: formats is empty"),
        ("bad-value", Location("gigfolio.yaml"), "images: quality must be from 1 to 100"),
        ("bad-value", Location("gigfolio.yaml"), "images: widths must be numbers from 1 to 16383"),
    ]


def test_pruning_keeps_the_files_that_are_named(
    photo: Photo, saved: Saved, store: Store, tmp_path: Path
) -> None:
    other = "content/other.jpg"
    files = {SRC: saved(photo(90, 60), "JPEG"), other: saved(photo(60, 90), "JPEG")}
    shelf = store(files)
    rows = [*shelf.image(Picture(src=SRC)).derivatives, *shelf.image(Picture(src=other)).derivatives]
    made = shelf.derive(rows, jobs=1)
    kept = {row.path for row in rows if row.source == SRC}
    assert store({SRC: files[SRC]}).prune(kept) == 5
    assert sorted((tmp_path / "cache/files").iterdir()) == sorted(made[path] for path in kept)
    assert len(list((tmp_path / "cache/probes").iterdir())) == 1
