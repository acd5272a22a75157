"""A build by several processes makes the same bytes as one, believes the same traces, and its gate sees as much."""

from __future__ import annotations

import datetime as dt
import shutil
import threading
from pathlib import Path

import pytest

from gigfolio import forked
from gigfolio.engine import output, rendering
from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest, BuildResult
from gigfolio.errors import GigfolioError

SITE = {
    "gigfolio.yaml": "social_cards: false\nprofile: {name: Ada}\n",
    "private/interviews/acme.md": "---\nclient: Acme Works\n---\n",
    "content/experience.yaml": "work: [{name: Works, position: Turner, start: 2019}]\n",  # a paper among the public files
    **{
        f"content/projects/p{n}.md": f"---\ntitle: P {n}\ntags: [t{n % 3}]\n---\nBody {n}.\n"
        for n in range(9)
    },
}


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def run(root: Path, jobs: int) -> BuildResult:
    return build(BuildRequest(root=root, today=dt.date(2026, 11, 23), jobs=jobs))


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nine projects are many; the threads of whoever runs the tests are left out of account."""
    before = threading.active_count()
    monkeypatch.setattr(forked, "LEAST_SHARE", 2)
    monkeypatch.setattr(forked, "can_fork", lambda: threading.active_count() == before)
    monkeypatch.setattr(rendering, "MANY", 4)


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("jobs", [1, 3])
def test_the_bytes_the_traces_and_the_reasons_are_the_same(tmp_path: Path, jobs: int) -> None:
    one, several = write(tmp_path / "one", SITE), write(tmp_path / "several", SITE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rendering, "MANY", 1000)
        expected = run(one, 1)
    made = run(several, jobs)
    assert made.reasons == expected.reasons
    assert tree(several / "_site") == tree(one / "_site")
    for name in ("content/projects/p4.md", "content/projects/p5.md"):
        write(several, {name: "---\ntitle: Other\n---\nOther words.\n"})
        write(one, {name: "---\ntitle: Other\n---\nOther words.\n"})
    shutil.rmtree(one / "_site")
    shutil.rmtree(one / ".gigfolio")
    run(one, 1)
    assert 2 <= len(run(several, jobs).reasons) < len(made.reasons)
    assert tree(several / "_site") == tree(one / "_site")
    assert run(several, jobs).reasons == ()
    assert not output.staging_of(several / "_site").exists()


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("jobs", [1, 3])
def test_what_is_private_is_found_and_named_wherever_it_was_rendered(tmp_path: Path, jobs: int) -> None:
    root = write(tmp_path, SITE)
    run(root, jobs)
    before = tree(root / "_site")
    template = "theme/templates/project.html"
    write(root, {template: "{{ title }}, {{ tags|length }}: for <b>Acme</b> Works"})
    with pytest.raises(
        GigfolioError, match=r"projects/p0/index.html and 8 more would publish what is private"
    ):
        run(root, jobs)
    assert tree(root / "_site") == before
    (root / template).unlink()
    run(root, jobs)
    assert tree(root / "_site") == before
