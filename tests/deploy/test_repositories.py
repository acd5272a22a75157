"""Every kind of repository that a site can lie in, and what is said where one is missing or not safe."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest

from gigfolio.deploy.git import quoted, without_user_info


def test_a_path_with_spaces_and_letters_of_all_kinds(make_workplace: Any) -> None:
    place = make_workplace('Möwe "9" \\ 港', "my sité", remote_name="fern: ö.git")
    place.write({"static/ein Bild é.txt": "x", "static/tab\there.txt": "y"})
    assert place.deploy().commit == place.tip()
    assert {"ein Bild é.txt", "tab\there.txt"} < set(place.online())
    place.write({"static/ein Bild é.txt": "z"})
    assert place.deploy(dry_run=True).changes.changed == ("ein Bild é.txt",)


def test_a_site_in_a_subfolder(make_workplace: Any) -> None:
    place = make_workplace("work", "web/site")
    place.deploy()
    assert "index.html" in place.online()


def test_a_repository_without_commits(make_workplace: Any) -> None:
    place = make_workplace(commits=False)
    assert place.deploy().commit == place.tip()
    assert place.git("status", "--porcelain").startswith("?? ")


def test_a_detached_head(place: Any) -> None:
    place.git("checkout", "--quiet", "--detach")
    assert place.deploy().commit == place.tip()
    assert place.git("branch", "--list").splitlines()[0].startswith("* (HEAD detached")


def test_a_linked_work_tree(place: Any, tmp_path: Path) -> None:
    linked = tmp_path / "linked"
    place.git("worktree", "add", "--quiet", "-b", "side", str(linked))
    side = type(place)(linked, place.remote)
    assert side.deploy(dry_run=True).changes
    assert side.deploy().commit == place.tip()
    assert side.git("status", "--porcelain") == ""


def test_a_shallow_clone(place: Any, tmp_path: Path) -> None:
    place.deploy()
    place.write({"gigfolio.yaml": "social_cards: false\nprofile: {name: Ada Vik}\n"})
    place.git("commit", "--quiet", "-am", "More")
    place.git("push", "--quiet")
    shallow = tmp_path / "shallow"
    place.git("clone", "--quiet", "--depth", "1", f"file://{place.remote}", str(shallow))
    assert type(place)(shallow, place.remote).deploy().commit == place.tip()
    assert len(place.history()) == 2


def test_a_site_outside_of_any_repository(place: Any, tmp_path: Path) -> None:
    place.git("init", "--quiet", "--bare", str(tmp_path / "unused.git"))
    (place.root / ".git").rename(tmp_path / "put away")
    id, text = place.refusal()
    assert id == "no-repository"
    assert "git init" in text


def test_a_repository_without_a_remote(place: Any) -> None:
    place.git("remote", "remove", "origin")
    id, text = place.refusal()
    assert id == "no-remote"
    assert "git remote add origin ADDRESS" in text


def test_a_remote_is_chosen_by_name_or_because_it_is_the_only_one(place: Any, tmp_path: Path) -> None:
    place.git("remote", "rename", "origin", "web")
    assert place.deploy(dry_run=True).place == "gh-pages on web"
    place.git("remote", "add", "spare", str(tmp_path / "spare.git"))
    assert "known here: spare, web" in place.refusal()[1]
    assert "known here: spare, web" in place.refusal(remote="wbe")[1]
    assert place.deploy(remote="web").commit == place.tip()


def test_what_is_built_upon_is_the_place_that_is_pushed_to(place: Any, tmp_path: Path) -> None:
    place.git("clone", "--quiet", "--bare", str(place.remote), str(tmp_path / "upstream.git"))
    place.git("remote", "set-url", "origin", str(tmp_path / "upstream.git"))
    place.git("remote", "set-url", "--push", "origin", str(place.remote))
    place.commit_online({"CNAME": "ada.example\n"})
    place.deploy()
    assert place.online()["CNAME"] == b"ada.example\n"
    assert place.history() == ["Publish the site with gigfolio", "By hand"]


def test_a_remote_that_cannot_be_reached(place: Any, tmp_path: Path) -> None:
    place.git("remote", "set-url", "origin", str(tmp_path / "nowhere.git"))
    id, text = place.refusal()
    assert id == "git-failed"
    assert "does not appear to be a git repository" in text


def test_git_is_missing(place: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as changed:
        changed.setenv("PATH", str(tmp_path))
        with pytest.raises(Exception, match="git is not installed\n  hint: install it: apt-get install git"):
            place.deploy()


def test_a_commit_needs_a_name_and_never_takes_the_computer_s(place: Any) -> None:
    Path(os.environ["GIT_CONFIG_GLOBAL"]).write_text("")
    id, text = place.refusal()
    assert id == "git-failed"
    assert "git config --global user.name" in text


TRACKED = ["private/interviews/acme.md", "_private/acme.html", ".gigfolio/state.json"]


@pytest.mark.parametrize("below", ["", "web/my site"])
def test_private_files_that_git_tracks_stop_a_deploy_until_the_command_is_run(
    make_workplace: Any, below: str
) -> None:
    place = make_workplace(below=below)
    place.write(dict.fromkeys(TRACKED, "client: Acme Works\n"))
    place.write({"private/interviews/acme.md": "---\nclient: Acme Works\n---\n"})
    place.git("add", "--force", *TRACKED)
    id, text = place.refusal()
    assert id == "private-tracked"
    start = f"{below}/" if below else ""
    assert f"git tracks what is private: {', '.join(start + path for path in sorted(TRACKED))}\n" in text
    command = text.split("hint: ")[1].split(" (the files")[0]
    assert shlex.split(command)[-3:] == [f"{start}.gigfolio", f"{start}_private", f"{start}private"]
    subprocess.run(command, shell=True, check=True, capture_output=True)
    assert all((place.root / path).is_file() for path in TRACKED)
    assert place.deploy().commit == place.tip()


def test_a_private_folder_elsewhere_in_the_repository_is_watched_too(make_workplace: Any) -> None:
    place = make_workplace(below="site")
    place.write({"gigfolio.yaml": "private: ../Papers\nprofile: {name: Ada}\n", "../papers/rates.txt": "x"})
    place.git("add", "../papers")
    assert "git tracks what is private: papers/rates.txt" in place.refusal()[1]


def test_a_private_folder_that_is_not_ignored_is_warned_of(place: Any) -> None:
    place.write({".gitignore": "_site/\n_private/\n.gigfolio/\n"})
    warning = next(d for d in place.deploy().diagnostics if d.id == "private-not-ignored")
    assert warning.format() == (
        "warning: git does not ignore private/, and could come to track it\n  hint: in .gitignore: private/"
    )


@pytest.mark.parametrize(
    ("cname", "standing", "shipped", "url", "expected"),
    [
        ("", "ada.example", "", "https://ada.example/", "ada.example"),
        ("", "ada.example", "", "", "ada.example"),
        ("ada.example", "", "", "https://ada.example/", "ada.example"),
        ("ada.example", "ADA.example", "", "https://ada.example/", "ada.example"),
        ("", "", "ada.example", "https://ada.example/", "ada.example"),
        ("ada.example", "old.example", "", "https://ada.example/", "domain"),
        ("", "old.example", "ada.example", "https://ada.example/", "domain"),
        ("", "old.example", "", "https://ada.example/", "address"),
        ("", "ada.example", "", "https://ada.example/work/", "address"),
        ("ada.example", "", "", "https://ada.github.io/site/", "address"),
    ],
)  # fmt: skip
def test_a_domain_is_kept_or_the_deploy_stops(
    place: Any, cname: str, standing: str, shipped: str, url: str, expected: str
) -> None:
    if standing:
        place.commit_online({"CNAME": f"{standing}\n"}, subject="Create CNAME")
    if shipped:
        place.write({"static/CNAME": shipped})
    place.write(
        {
            "gigfolio.yaml": f'social_cards: false\nurl: "{url}"\ndeploy: {{cname: "{cname}"}}\nprofile: {{name: Ada}}\n'
        }
    )
    if "." not in expected:
        assert place.refusal()[0] == expected
        return
    result = place.deploy()
    assert place.online()["CNAME"].decode() == f"{expected}\n"
    assert result.address == f"https://{expected}/"
    assert [d.severity for d in result.diagnostics if d.id == "verify-domain"] == [
        "note" if standing else "warning"
    ]
    assert b"ada.example" in place.online()["index.html"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fatal: https://ada:ghp_s3cret@github.com/ada/x.git", "fatal: https://github.com/ada/x.git"),
        ("https://ghp_s3cret@github.com/ada/x", "https://github.com/ada/x"),
        ("ssh://git@github.com/ada/x", "ssh://github.com/ada/x"),
        ("git@github.com:ada/x and ada@ada.example", "git@github.com:ada/x and ada@ada.example"),
    ],
)
def test_passwords_in_addresses_are_not_shown(text: str, expected: str) -> None:
    assert without_user_info(text) == expected


def test_paths_are_quoted_as_git_reads_them() -> None:
    assert quoted('a/b c"\\é\n') == '"a/b c\\042\\134\\303\\251\\012"'
