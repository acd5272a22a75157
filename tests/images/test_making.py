from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from gigfolio.errors import GigfolioError
from gigfolio.images import Derivative, PictureStore
from gigfolio.images.pixels import decode
from gigfolio.model.settings import ImageSettings
from gigfolio.model.values import Picture

Photo = Callable[[int, int], Image.Image]
Saved = Callable[..., bytes]
Store = Callable[..., PictureStore]
Opened = Callable[[Path], Image.Image]

SETTINGS = ImageSettings(widths=(40, 80, 160), formats=("avif", "webp", "jpeg"))


def _files(photo: Photo, saved: Saved) -> dict[str, bytes]:
    round = Image.new("RGBA", (200, 150), (0, 0, 0, 0))
    round.paste(photo(100, 100), (50, 25))
    return {
        "content/a.jpg": saved(photo(201, 133), "JPEG"),
        "content/b.png": saved(round, "PNG"),
        "content/c.webp": saved(photo(100, 300), "WEBP"),
        "content/d.gif": saved(photo(60, 60).quantize(16), "GIF"),
    }


def _rows(shelf: PictureStore, files: dict[str, bytes]) -> list[Derivative]:
    return [row for path in files for row in shelf.image(Picture(src=path)).derivatives]


def test_every_file_is_of_the_announced_type_and_size(
    photo: Photo, saved: Saved, store: Store, opened: Opened
) -> None:
    files = _files(photo, saved)
    shelf = store(files, SETTINGS)
    rows = _rows(shelf, files)
    made = shelf.derive(rows, jobs=2)
    assert list(made) == [row.path for row in rows]
    for row in rows:
        image = opened(made[row.path])
        assert image.size == (row.width, row.height)
        assert image.format == row.format.upper()


def test_more_effort_is_another_file_of_webp_and_jpeg_only(photo: Photo, saved: Saved, store: Store) -> None:
    files = {"content/a.jpg": saved(photo(160, 100), "JPEG")}
    quick, slow = (_rows(store(files, msgspec.structs.replace(SETTINGS, effort=e)), files) for e in (0, 5))
    assert {row.format for row in set(quick) - set(slow)} == {"webp", "jpeg"}
    made = [store(files, SETTINGS).derive(rows, jobs=1) for rows in (quick, slow)]
    progressive = [
        [b"\xff\xc2" in path.read_bytes() for name, path in found.items() if name.endswith("jpg")]
        for found in made
    ]
    assert progressive == [[False, False, False], [True, True, True]]


def test_the_bytes_are_the_same_in_any_order_with_any_number_of_threads(
    photo: Photo, saved: Saved, store: Store
) -> None:
    files = _files(photo, saved)
    rows = _rows(store(files, SETTINGS), files)

    def made(rows: list[Derivative], jobs: int, cache: str) -> dict[str, bytes]:
        found = store(files, SETTINGS, cache).derive(rows, jobs=jobs)
        return {path: file.read_bytes() for path, file in sorted(found.items())}

    expected = made(rows, 1, "one")
    assert made(rows[::-1], 3, "three") == expected
    one_by_one: dict[str, bytes] = {}
    for row in rows[1::2] + rows[::2]:
        one_by_one |= made([row], 1, "alone")
    assert dict(sorted(one_by_one.items())) == expected


def test_transparency_is_kept_in_avif_and_webp_and_white_in_jpeg(
    photo: Photo, saved: Saved, store: Store, opened: Opened
) -> None:
    files = _files(photo, saved)
    shelf = store(files, SETTINGS)
    rows = [row for row in _rows(shelf, files) if row.source == "content/b.png" and row.width == 160]
    made = shelf.derive(rows, jobs=1)
    corner = {row.format: opened(made[row.path]).getpixel((2, 2)) for row in rows}
    assert corner["avif"][3] == corner["webp"][3] == 0
    assert corner["jpeg"] == (255, 255, 255)


def test_only_what_the_cache_lacks_is_made_from_one_decoding(
    photo: Photo, saved: Saved, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoded = []

    def counted(bare: object) -> Image.Image:
        decoded.append(bare)
        return decode(bare)  # type: ignore[arg-type]

    files = _files(photo, saved)
    shelf = store(files, SETTINGS)
    rows = _rows(shelf, files)
    monkeypatch.setattr("gigfolio.images.pixels.decode", counted)
    made = shelf.derive(rows, jobs=2)
    assert len(decoded) == len(files)
    before = {path: file.read_bytes() for path, file in made.items()}
    assert shelf.derive(rows, jobs=2) == made
    assert len(decoded) == len(files)
    for file in (made[rows[0].path], made[rows[-1].path]):
        file.write_bytes(file.read_bytes()[:-7])
    healed = store(files, SETTINGS).derive(rows, jobs=2)
    assert {path: file.read_bytes() for path, file in healed.items()} == before
    assert len(decoded) == len(files) + 2


def test_pictures_with_the_same_pixels_are_made_once(photo: Photo, saved: Saved, store: Store) -> None:
    data = saved(photo(90, 60), "JPEG")
    files = {"content/one.jpg": data, "content/two.jpg": data}
    shelf = store(files)
    assert len(shelf.derive(_rows(shelf, files), jobs=2)) == 4


def test_progress_counts_up_to_all_in_the_calling_thread(photo: Photo, saved: Saved, store: Store) -> None:
    files = _files(photo, saved)
    shelf = store(files, SETTINGS)
    rows = _rows(shelf, files)
    told: list[tuple[int, int]] = []
    threads = set()

    def progress(done: int, all: int) -> None:
        told.append((done, all))
        threads.add(threading.current_thread())

    shelf.derive(rows, jobs=3, progress=progress)
    assert told == sorted(told)
    assert told[-1] == (len(rows), len(rows))
    assert threads == {threading.current_thread()}
    told.clear()
    shelf.derive(rows, jobs=3, progress=progress)
    assert told == [(len(rows), len(rows))]


def test_no_rows_need_nothing(store: Store, tmp_path: Path) -> None:
    assert store({}).derive([], jobs=2) == {}
    assert list(tmp_path.iterdir()) == []


def test_every_picture_that_fails_is_named_and_the_others_are_kept(
    photo: Photo, saved: Saved, store: Store
) -> None:
    files = _files(photo, saved)
    rows = _rows(store(files, SETTINGS), files)
    broken = dict(files) | {"content/a.jpg": files["content/a.jpg"][:-400], "content/d.gif": b"<svg/>"}
    shelf = store(files, SETTINGS, read=broken.__getitem__)
    with pytest.raises(GigfolioError) as failed:
        shelf.derive(rows, jobs=2)
    assert [(d.id, d.where and d.where.file) for d in failed.value.diagnostics] == [
        ("bad-picture", "content/a.jpg"),
        ("bad-picture", "content/d.gif"),
    ]
    good = [row for row in rows if row.source in ("content/b.png", "content/c.webp")]
    assert len(store(files, SETTINGS, read={}.__getitem__).derive(good, jobs=1)) == len(good)


def test_a_picture_that_changed_meanwhile_is_an_error(photo: Photo, saved: Saved, store: Store) -> None:
    files = {"content/a.jpg": saved(photo(90, 60), "JPEG")}
    rows = _rows(store(files), files)
    other = {"content/a.jpg": saved(photo(60, 90), "JPEG")}
    with pytest.raises(GigfolioError, match=r"content/a\.jpg: changed while the site was being built"):
        store(files, read=other.__getitem__).derive(rows, jobs=1)


def test_an_interruption_stops_the_work_and_leaves_no_thread_and_no_half_file(
    photo: Photo, saved: Saved, store: Store, tmp_path: Path
) -> None:
    files = {f"content/{n}.jpg": saved(photo(300, 200 + n), "JPEG") for n in range(40)}
    rows = _rows(store(files), files)
    reads: list[str] = []

    def read(path: str) -> bytes:
        reads.append(path)
        return files[path]

    def interrupt(done: int, all: int) -> None:
        raise KeyboardInterrupt

    before = threading.active_count()
    with pytest.raises(KeyboardInterrupt):
        store(files, read=read).derive(rows, jobs=2, progress=interrupt)
    assert threading.active_count() == before
    assert len(reads) < len(files)
    assert [file for file in (tmp_path / "cache/files").iterdir() if file.suffix == ".new"] == []


def test_an_interruption_stops_in_the_middle_of_a_picture(
    photo: Photo, saved: Saved, store: Store, tmp_path: Path
) -> None:
    files = {
        "content/a.jpg": saved(photo(60, 40), "JPEG"),
        "content/b.jpg": saved(photo(1000, 800), "JPEG"),
    }
    settings = ImageSettings(widths=tuple(range(100, 1000, 10)))
    rows = _rows(store(files, settings), files)
    interrupted = threading.Event()

    def read(path: str) -> bytes:
        assert path == "content/a.jpg" or interrupted.wait(60)
        return files[path]

    def interrupt(done: int, all: int) -> None:
        interrupted.set()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store(files, settings, read=read).derive(rows, jobs=2, progress=interrupt)
    assert len(list((tmp_path / "cache/files").iterdir())) < len(rows) / 2
