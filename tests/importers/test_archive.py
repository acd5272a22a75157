"""A ZIP is read without trust in what it says of itself."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest

from gigfolio.errors import GigfolioError
from gigfolio.importers import archive
from gigfolio.importers.archive import read_parts

WANTED = {"skills.csv", "profile.csv"}


def save(path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries:
            made.writestr(name, data)
    return path


def test_only_wanted_names_are_read_wherever_they_stand(tmp_path: Path) -> None:
    entries = (
        ("a/b/Skills.csv", b"deep"),
        ("a/Skills.csv", b"high"),
        ("../../PROFILE.CSV", b"out"),
        ("x.csv", b"x"),
    )
    found = read_parts(save(tmp_path / "a.zip", *entries), WANTED)
    assert {name: part.data for name, part in found.items()} == {"skills.csv": b"high", "profile.csv": b"out"}
    assert list(tmp_path.rglob("*")) == [tmp_path / "a.zip"]


def test_a_folder_is_read_like_a_zip_and_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "Skills.csv").write_bytes(b"here")
    (tmp_path / "secret").write_bytes(b"secret")
    (tmp_path / "export" / "Profile.csv").symlink_to(tmp_path / "secret")
    assert {name: part.data for name, part in read_parts(tmp_path / "export", WANTED).items()} == {
        "skills.csv": b"here"
    }


def test_links_within_a_zip_are_no_files(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("Skills.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert read_parts(save(tmp_path / "a.zip", (link, b"/etc/passwd")), WANTED) == {}


def refusal(path: Path) -> str:
    with pytest.raises(GigfolioError) as refused:
        read_parts(path, WANTED)
    (problem,) = refused.value.diagnostics
    assert problem.where is not None
    assert problem.where.file == path.name
    return problem.message


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    assert "times its size" in refusal(save(tmp_path / "a.zip", ("Skills.csv", b"a" * 5_000_000)))
    assert "is larger than" in refusal(
        save(tmp_path / "a.zip", ("Skills.csv", b"a" * (archive.MAX_BYTES + 1)))
    )


def test_a_size_that_is_lied_about_is_not_believed(tmp_path: Path) -> None:
    path = save(tmp_path / "a.zip", ("Skills.csv", b"a" * 2_000_000))
    data = path.read_bytes().replace((2_000_000).to_bytes(4, "little"), (7).to_bytes(4, "little"))
    path.write_bytes(data)
    assert refusal(path)


def test_an_encrypted_file_is_refused(tmp_path: Path) -> None:
    path = save(tmp_path / "a.zip", ("Skills.csv", b"Name\n"))
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    assert "is encrypted" in refusal(path)


@pytest.mark.parametrize("cut", [0, 3, 40, 90])
def test_what_is_no_whole_zip_is_refused(cut: int, tmp_path: Path) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as made:
        made.writestr("Skills.csv", b"Name\nA\n")
    path = tmp_path / "a.zip"
    path.write_bytes(whole.getvalue()[:cut])
    assert "cannot be read" in refusal(path)


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_ENTRIES", 3)
    assert "more than 3 files" in refusal(save(tmp_path / "a.zip", *((f"{n}.csv", b"") for n in range(5))))
