from __future__ import annotations

from pathlib import Path

import pytest

from gigfolio.errors import GigfolioError
from gigfolio.snapshot import Snapshot


def test_links_are_refused_and_hidden_files_ignored(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.yaml").write_bytes(b"a: 1\n")
    (tmp_path / "content/.a.yaml.swp").write_bytes(b"x")
    assert list(Snapshot.take(tmp_path).files) == ["content/a.yaml"]
    (tmp_path / "content/b.yaml").symlink_to("/etc/hostname")
    with pytest.raises(GigfolioError, match="is a link"):
        Snapshot.take(tmp_path)
