"""Hosts that take a folder: the files that they read, and the folder that is filled."""

from __future__ import annotations

from typing import Any

import pytest

from gigfolio.deploy.hosts import headers

SECURITY = """/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Content-Security-Policy: frame-ancestors 'none'
  X-Frame-Options: DENY
  Permissions-Policy: camera=(), geolocation=(), microphone=()
"""
ASSETS = "\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
MANIFEST = "\n/manifest.webmanifest\n  Content-Type: application/manifest+json\n"


def folder_of(place: Any) -> dict[str, bytes]:
    folder = place.root / "_site"
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize(("target", "status"), [("netlify", "301!"), ("cloudflare-pages", "301")])
def test_a_host_gets_headers_redirects_and_a_page_for_what_is_missing(
    place: Any, target: str, status: str
) -> None:
    result = place.deploy(target=target)
    files = folder_of(place)
    assert files["_headers"].decode() == SECURITY + ASSETS + MANIFEST
    assert files["_redirects"].decode() == f"/old/clock/ /projects/clock/ {status}\n"
    assert {"404.html", "index.html"} < set(files)
    assert "CNAME" not in files
    assert {*result.changes.new, ".gigfolio.json"} == set(files)
    assert (result.target, result.place) == (target, str(place.root / "_site"))
    assert not place.deploy(target=target).changes


def test_the_target_is_the_setting_s_unless_one_is_named(place: Any) -> None:
    place.write({"gigfolio.yaml": "social_cards: false\ndeploy: {target: netlify}\nprofile: {name: Ada}\n"})
    place.deploy()
    assert "_headers" in folder_of(place)
    place.deploy(target="folder")
    assert "_headers" not in folder_of(place)


def test_only_the_redirects_of_what_is_published_are_written(place: Any) -> None:
    place.write({"content/projects/bell.md": "---\ntitle: Bell\ndraft: true\naliases: [/old/bell/]\n---\n"})
    place.write(
        {"content/posts/note.md": "---\ntitle: Note\ndate: 2026-01-02\naliases: [/old/note.html]\n---\nx\n"}
    )
    place.deploy(target="cloudflare-pages")
    assert folder_of(place)["_redirects"].decode() == (
        "/old/clock/ /projects/clock/ 301\n/old/note.html /posts/note/ 301\n"
    )


def test_without_former_addresses_there_is_no_redirects_file(place: Any) -> None:
    place.write({"content/projects/clock.md": "---\ntitle: Clock\n---\n"})
    place.deploy(target="netlify")
    assert "_redirects" not in folder_of(place)


def test_headers_and_redirects_of_one_s_own_are_kept(place: Any) -> None:
    place.write({"static/_headers": "/*\n  X-Mine: 1\n", "static/_redirects": "/a /b 302\n"})
    result = place.deploy(target="netlify")
    assert folder_of(place)["_headers"] == b"/*\n  X-Mine: 1\n"
    assert folder_of(place)["_redirects"] == b"/a /b 302\n"
    assert [d.id for d in result.diagnostics] == ["own-file-kept", "own-file-kept"]


def test_only_what_is_named_by_its_bytes_is_cached_for_good() -> None:
    hashed = ["assets/sans-35dee21653.woff2", "images/" + "0" * 32 + "-320.avif"]
    assert headers(hashed).count("immutable") == 2
    assert headers([*hashed, "images/me.jpg"]).count("immutable") == 1
    assert headers([*hashed, "images/me.jpg", "assets/plain.css"]).count("immutable") == 0
    assert headers(["index.html"]) == SECURITY


def test_a_folder_holds_the_site_and_nothing_for_one_host(place: Any, tmp_path: Any) -> None:
    result = place.deploy(target="folder", output=tmp_path / "www")
    assert result.place == str(tmp_path / "www")
    names = {p.name for p in (tmp_path / "www").iterdir()}
    assert {"index.html", "404.html", "old"} < names
    assert names & {"_headers", "_redirects", ".nojekyll", "CNAME", ".git"} == set()
    assert not (place.root / "_site").exists()


def test_a_dry_run_leaves_the_folder_alone(place: Any) -> None:
    assert place.deploy(target="folder", dry_run=True).changes.new
    assert not (place.root / "_site").exists()
    assert not (place.root / ".gigfolio").exists()


def test_a_folder_with_foreign_files_is_refused(place: Any, tmp_path: Any) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home/mine.txt").write_text("mine")
    id, text = place.refusal(target="folder", output=tmp_path / "home")
    assert id == "output-refused"
    assert "files that gigfolio did not make" in text
    assert [p.name for p in (tmp_path / "home").iterdir()] == ["mine.txt"]


def test_a_build_in_error_leaves_the_folder_as_it_was(place: Any) -> None:
    place.deploy(target="folder")
    before = folder_of(place)
    place.write({"content/projects/clock.md": "---\ntitel: Clock\n---\n"})
    place.refusal(target="folder")
    assert folder_of(place) == before


@pytest.mark.parametrize("target", ["netlify", "cloudflare-pages"])
def test_an_address_with_a_path_does_not_fit_a_host(place: Any, target: str) -> None:
    place.write({"gigfolio.yaml": "url: https://ada.example/work/\nprofile: {name: Ada}\n"})
    id, text = place.refusal(target=target)
    assert id == "address"
    assert "https://ada.example/work/" in text


def test_no_repository_is_needed_but_private_files_must_not_be_in_one(place: Any, tmp_path: Any) -> None:
    place.git("add", "--force", "private")
    assert place.refusal(target="folder")[0] == "private-tracked"
    (place.root / ".git").rename(tmp_path / "put away")
    assert place.deploy(target="folder").changes.new


def test_no_git_is_needed(place: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert place.deploy(target="netlify").changes.new


def test_an_unknown_target_is_an_error_with_a_suggestion(place: Any) -> None:
    assert place.refusal(target="netlfy") == (
        "unknown-target",
        'there is no target "netlfy"\n  hint: did you mean netlify?',
    )
    place.write({"gigfolio.yaml": "deploy: {target: cloudflare}\nprofile: {name: Ada}\n"})
    id, text = place.refusal()
    assert id == "bad-value"
    assert "did you mean cloudflare-pages?" in text
