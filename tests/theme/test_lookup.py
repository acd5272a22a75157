"""Themes from the site's own folder and from installed packages work like those that come with gigfolio."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from gigfolio.cli import cli
from gigfolio.errors import GigfolioError
from gigfolio.snapshot import Snapshot
from gigfolio.theme.demos import demo_folder, files_of
from gigfolio.theme.lookup import themes

OWN = {
    "gigfolio.yaml": "profile: {name: Ada Vik}\ntheme: quiet\nsocial_cards: false\n",
    "themes/quiet/theme.yaml": "name: quiet\nabout: Very quiet.\nextends: margin\nstylesheets: [quiet.css]\n",
    "themes/quiet/quiet.css": "@layer theme { h1 { color: var(--muted); } }",
    "themes/quiet/templates/404.html": '{% extends "margin/404.html" %}{% block main %}<h1>{{ 1 / 0 }}</h1>{% endblock %}',
}
PACKAGE = {
    "loud/__init__.py": "raise SystemExit('a theme is data: its package is never run')\n",
    "loud/theme.yaml": "name: loud\nabout: Very loud.\nextends: margin\nstylesheets: [loud.css]\n",
    "loud/loud.css": "@layer theme { h1 { text-transform: uppercase; } }",
    "loud-2.1.dist-info/METADATA": "Metadata-Version: 2.1\nName: gigfolio-theme-loud\nVersion: 2.1\n",
    "loud-2.1.dist-info/entry_points.txt": "[gigfolio.themes]\nloud = loud\nmargin = loud\n",
}


def write(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def test_a_theme_of_the_site_s_own_is_built_and_its_mistakes_are_shown_at_their_line(tmp_path: Path) -> None:
    root = write(tmp_path, OWN)
    runner = CliRunner()
    refused = runner.invoke(cli, ["build", str(root)])
    assert refused.exit_code == 1
    assert "themes/quiet/templates/404.html:1:1: division by zero" in refused.output
    (root / "themes/quiet/templates/404.html").unlink()
    built = runner.invoke(cli, ["build", str(root)])
    assert built.exit_code == 0, built.output
    assert "h1{color:var(--muted)}" in (root / "_site/404.html").read_text("utf-8")
    listed = runner.invoke(cli, ["theme", "list", "--site", str(root)]).output
    assert "Very quiet.  (themes/quiet in your site)" in listed
    assert (
        "stands on quiet > margin > _base"
        in runner.invoke(cli, ["theme", "show", "quiet", "--site", str(root)]).output
    )


def test_an_installed_theme_is_found_listed_and_built_without_running_its_package(tmp_path: Path) -> None:
    """In a process of its own, as a package is installed: a folder on the path with its metadata."""
    installed = write(tmp_path / "packages", PACKAGE)
    site = write(
        tmp_path / "site", {"gigfolio.yaml": "profile: {name: Ada}\ntheme: loud\nsocial_cards: false\n"}
    )

    def gigfolio(*arguments: str) -> str:
        code = (
            f"import sys; sys.path.insert(0, {str(installed)!r}); from gigfolio.__main__ import main; main()"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    listed = gigfolio("theme", "list")
    assert "Very loud.  (gigfolio-theme-loud 2.1)" in listed
    assert listed.count("margin ") == 1  # one that comes with gigfolio keeps its name
    gigfolio("build", str(site))
    assert "h1{text-transform:uppercase}" in (site / "_site/404.html").read_text("utf-8")
    write(installed, {"loud/loud.css": "@layer theme { h1 { text-transform: lowercase; } }"})
    gigfolio("build", str(site))
    assert "h1{text-transform:lowercase}" in (site / "_site/404.html").read_text("utf-8")


def test_a_site_s_theme_goes_before_one_of_the_same_name() -> None:
    snapshot = Snapshot.of(
        {"themes/margin/theme.yaml": b"name: margin\n", "themes/_x/theme.yaml": b"name: x\n"}
    )
    assert [origin.source for origin in themes(snapshot) if origin.name == "margin"] == ["site"]
    assert [origin.name for origin in themes(snapshot) if origin.name.startswith("_")] == []


def test_themes_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    from gigfolio.model.settings import Settings
    from gigfolio.theme import Theme

    files = {
        f"themes/{a}/theme.yaml": f"name: {a}\nextends: {b}\n".encode() for a, b in (("a", "b"), ("b", "a"))
    }
    with pytest.raises(GigfolioError, match="extends itself"):
        Theme.load(Settings(theme="a"), Snapshot.of(files))


def test_ejected_files_are_copies_and_nothing_of_the_user_s_is_written_over(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        {"gigfolio.yaml": "profile: {name: Ada}\nsocial_cards: false\n", "theme/templates/home.html": "mine"},
    )
    runner = CliRunner()
    done = runner.invoke(
        cli, ["theme", "eject", "home.html", "partials/figure.html", "theme.css", "--site", str(root)]
    )
    assert done.exit_code == 0
    assert (root / "theme/templates/home.html").read_text("utf-8") == "mine"
    repository = Path(__file__).resolve().parents[2] / "themes"
    for path, layer in (("templates/partials/figure.html", "_base"), ("theme.css", "margin")):
        assert (root / "theme" / path).read_bytes() == (repository / layer / path).read_bytes()
        assert f"copied  theme/{path}  (from {layer})" in done.output
    assert "kept    theme/templates/home.html" in done.output
    assert "no upgrade of gigfolio changes them" in done.output
    wrong = runner.invoke(cli, ["theme", "eject", "hme.html", "--site", str(root)])
    assert (wrong.exit_code, "did you mean home.html?" in wrong.output) == (1, True)
    (root / "theme/templates/home.html").unlink()
    assert runner.invoke(cli, ["theme", "eject", "--all", "--site", str(root)]).exit_code == 0
    assert not (root / "theme/theme.yaml").exists()
    assert not (root / "theme/fonts").exists()
    assert runner.invoke(cli, ["build", str(root)]).exit_code == 0


def test_the_demo_of_a_theme_opens_from_a_folder_that_is_gone_afterwards(tmp_path: Path) -> None:
    """For a theme of the site's own, which comes without a demo: a small site stands in for it."""
    root = write(tmp_path / "site", {path: text for path, text in OWN.items() if not path.endswith(".html")})
    command = [sys.executable, "-m", "gigfolio", "theme", "show", "quiet", "--open", "--site", str(root)]
    environment = {**os.environ, "BROWSER": "true", "TMPDIR": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        address = next(line.split()[1] for line in process.stdout if line.startswith("site:"))
        with urllib.request.urlopen(address) as answer:
            page = answer.read().decode()
        assert len(list(tmp_path.glob("gigfolio-quiet-*"))) == 1
        process.send_signal(signal.SIGINT)
        process.wait()
    assert "Timetables that a tired traveller can" in page
    assert "h1{color:var(--muted)}" in page
    assert list(tmp_path.glob("gigfolio-quiet-*")) == []


def test_a_demo_is_shown_without_its_private_files() -> None:
    folder = demo_folder("margin")
    assert folder is not None
    tops = {path.partition("/")[0] for path in files_of(folder)}
    assert {"content", "gigfolio.yaml"} <= tops
    assert tops & {"private", "_private", "_site", "demos", ".gigfolio"} == set()
    assert demo_folder("no such theme") is None
