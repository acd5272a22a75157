from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from gigfolio.errors import GigfolioError
from gigfolio.images.cache import Cache
from gigfolio.images.probe import Probe

A, B = f"images/{'a' * 32}-40.webp", f"images/{'b' * 32}-80.jpg"
PROBE = Probe(pixels="p", width=3, height=2, colour="#102030", placeholder="data:,")


def writing(data: bytes) -> Callable[[BinaryIO], object]:
    return lambda file: file.write(data)


def test_a_file_is_found_by_its_output_path_with_its_bytes(tmp_path: Path) -> None:
    Cache(tmp_path).keep_file(A, writing(b"some bytes"))
    Cache(tmp_path).keep_file(B, writing(b""))
    found = Cache(tmp_path).files()
    assert {output: path.read_bytes() for output, path in found.items()} == {A: b"some bytes", B: b""}


def test_a_file_that_was_cut_off_or_grew_is_not_there(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for damage in (b"some byte", b"some bytes!", b""):
        cache.keep_file(A, writing(b"some bytes")).write_bytes(damage)
        assert cache.files() == {}


def test_a_link_in_the_cache_is_not_followed(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    path = cache.keep_file(A, writing(b"some bytes"))
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert cache.files() == {}
    cache.prune((), ())
    assert (tmp_path / "elsewhere").read_bytes() == b"some bytes"


def test_a_probe_comes_back_and_a_damaged_one_does_not(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.probe("f") is None
    cache.keep_probe("f", PROBE)
    assert cache.probe("f") == PROBE
    assert cache.probe("g") is None
    (path,) = (tmp_path / "probes").iterdir()
    whole = path.read_bytes()
    for damaged in (b"", whole[:-1], whole.replace(b'"width":3', b'"width":4'), b"\xff\xfe", b"{}\n{}"):
        path.write_bytes(damaged)
        assert cache.probe("f") is None


def test_pruning_leaves_what_is_used_and_what_is_not_the_caches(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    kept = cache.keep_file(A, writing(b"a"))
    gone = [cache.keep_file(B, writing(b"b")), cache.keep_file(A, writing(b"damaged"))]
    gone[1].write_bytes(b"d")
    half_written = tmp_path / "files" / f"{'c' * 32}-1.9.webp.77.new"
    half_written.write_bytes(b"c")
    foreign = tmp_path / "files" / "notes.txt"
    foreign.write_bytes(b"not ours")
    cache.keep_probe("f", PROBE)
    cache.keep_probe("g", PROBE)
    assert cache.prune({A}, ["f"]) == 4
    assert sorted((tmp_path / "files").iterdir()) == sorted([kept, foreign])
    assert cache.probe("f") == PROBE
    assert cache.probe("g") is None
    assert cache.prune({A}, ["f"]) == 0


def test_pruning_a_cache_that_is_not_there_does_nothing(tmp_path: Path) -> None:
    assert Cache(tmp_path / "none").prune((), ()) == 0


def test_a_cache_that_cannot_be_written_is_an_error_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "files").write_bytes(b"in the way")
    with pytest.raises(GigfolioError, match="the cache of pictures cannot be written"):
        Cache(tmp_path).keep_file(A, writing(b"a"))
