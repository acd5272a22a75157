"""The workflow that GitHub runs: its form, where it stands, and that nobody's changes are lost."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from gigfolio.deploy.workflow import is_edited, workflow, write_workflow
from gigfolio.errors import GigfolioError

PLACE = ".github/workflows/gigfolio.yml"


def read(text: str) -> Any:
    return yaml.load(text, Loader=yaml.BaseLoader)  # "on" stays a word


def test_the_form_is_the_one_that_github_documents() -> None:
    found = read(workflow(".", "main", "0.1.0"))
    assert found["on"] == {"push": {"branches": ["main"]}, "workflow_dispatch": ""}
    assert found["permissions"] == {}
    assert found["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}
    build, deploy = found["jobs"]["build"], found["jobs"]["deploy"]
    assert build["permissions"] == {"contents": "read", "pages": "read"}
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert deploy["needs"] == "build"
    assert deploy["environment"] == {
        "name": "github-pages",
        "url": "${{ steps.deployment.outputs.page_url }}",
    }
    assert [step["uses"] for step in (*build["steps"], *deploy["steps"]) if "uses" in step] == [
        "actions/checkout@v7", "actions/setup-python@v7", "actions/configure-pages@v6", "actions/upload-pages-artifact@v5",
        "actions/deploy-pages@v5",
    ]  # fmt: skip
    assert [step["run"] for step in build["steps"] if "run" in step] == [
        "python -m pip install gigfolio==0.1.0",
        'gigfolio build --public-only --base-url "$BASE_URL" -- "$SITE"',
    ]
    assert build["steps"][0]["with"] == {"persist-credentials": "false"}
    assert build["steps"][-1]["with"] == {"path": "_site"}


@pytest.mark.parametrize(("site", "branch"), [("web/my site é", "main"), (".", "true"), ("a: b #c", 'x"y')])
def test_names_of_all_kinds_are_quoted(site: str, branch: str) -> None:
    found = read(workflow(site, branch, "1"))
    steps = found["jobs"]["build"]["steps"]
    assert found["on"]["push"]["branches"] == [branch]
    assert next(step["env"]["SITE"] for step in steps if "env" in step) == site
    assert steps[-1]["with"]["path"] == ("_site" if site == "." else f"{site}/_site")
    assert yaml.safe_load(workflow(site, branch, "1"))[True]["push"]["branches"] == [branch]


def test_it_is_written_once_and_then_up_to_date(place: Any) -> None:
    written = write_workflow(place.root)
    assert (written.path, written.is_new) == (place.root / PLACE, True)
    before = written.path.read_bytes()
    assert write_workflow(place.root).is_new is False
    assert written.path.read_bytes() == before
    assert place.git("status", "--porcelain") == "?? .github/\n"


def test_an_edited_one_is_never_overwritten(place: Any) -> None:
    path = write_workflow(place.root).path
    for text in (
        path.read_text("utf-8") + "# mine\n",
        path.read_text("utf-8").replace("3.13", "3.12"),
        "name: mine\n",
        "",
    ):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(GigfolioError, match="was edited, and is left as it is"):
            write_workflow(place.root)
        assert path.read_text("utf-8") == text


def test_one_that_nobody_edited_is_renewed_whatever_its_line_ends(place: Any) -> None:
    path = write_workflow(place.root).path
    now = path.read_bytes()
    path.write_bytes(workflow(".", "main", "0.0.1").replace("\n", "\r\n").encode())
    assert write_workflow(place.root).is_new is True
    assert path.read_bytes() == now
    assert not is_edited(now.decode())


def test_a_site_in_a_subfolder_has_it_at_the_top(make_workplace: Any) -> None:
    place = make_workplace("repository", "web/my site")
    path = write_workflow(place.root).path
    assert path == place.root.parent.parent / PLACE
    assert 'path: "web/my site/_site"' in path.read_text("utf-8")


def test_the_branch_is_the_remote_s_default_one(place: Any) -> None:
    place.git("checkout", "--quiet", "-b", "idea")
    assert 'branches: ["idea"]' in write_workflow(place.root).path.read_text("utf-8")
    place.git("remote", "set-head", "origin", "main")
    assert 'branches: ["main"]' in write_workflow(place.root).path.read_text("utf-8")


def test_private_files_that_git_tracks_stop_it(place: Any) -> None:
    place.git("add", "--force", "private")
    with pytest.raises(GigfolioError, match="git tracks what is private"):
        write_workflow(place.root)
    assert not (place.root / ".github").exists()


def test_without_a_repository_it_stands_in_the_site_s_folder(place: Any, tmp_path: Any) -> None:
    (place.root / ".git").rename(tmp_path / "put away")
    written = write_workflow(place.root)
    assert written.path == place.root / PLACE
    assert [d.id for d in written.diagnostics] == ["no-repository", "first-deploy"]


def test_it_is_not_written_through_a_link(place: Any, tmp_path: Any) -> None:
    (tmp_path / "elsewhere").mkdir()
    (place.root / ".github").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(GigfolioError, match="lies behind, a link"):
        write_workflow(place.root)
    assert list((tmp_path / "elsewhere").iterdir()) == []
