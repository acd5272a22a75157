"""A new site is small, explained, whole at once, and stays whole when its comments are put to use."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from gigfolio.content.descriptions import DESCRIPTIONS
from gigfolio.content.loader import load_content
from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest
from gigfolio.model.entities import Profile
from gigfolio.model.settings import Settings
from gigfolio.scaffold.commented import commented, commented_list
from gigfolio.scaffold.kinds import KINDS
from gigfolio.scaffold.starter import Answers, ignored, stands_in_the_way, starter_files
from gigfolio.scaffold.writing import keep_out_of_git, way_to_schemas, write_site
from gigfolio.snapshot import Snapshot

TODAY = dt.date(2026, 11, 23)
ADA = Answers("Ada Vik", "Charts: legible", options={"accent": ("The one colour.", "#0a6b5c")})
STRANGE = [
    "Ada: Vik",
    "# Ada",
    '"Ada"',
    "no",
    "2026",
    "Zoë ☂",
    "- a",
    "{Ada}",
    "O'Neill",
    "Ada\tVik",
    "%",
    "@ada",
    "עדה",
]


def put_to_use(text: str) -> str:
    """Take the # away in front of every field that is commented out; prose has a space after it."""
    return re.sub(r"^#(?! \S)", "", text, flags=re.MULTILINE)


def loaded(files: dict[str, str]) -> list[str]:
    beside = {"content/ada.jpg": b"", "static/ada.jpg": b""}
    content, diagnostics = load_content(Snapshot.of({n: t.encode() for n, t in files.items()} | beside))
    assert content is not None or diagnostics
    return [d.format() for d in diagnostics]


def test_a_new_site_builds_without_a_word(tmp_path: Path) -> None:
    write_site(tmp_path / "site", starter_files(ADA))
    result = build(BuildRequest(root=tmp_path / "site", today=TODAY))
    assert result.diagnostics == ()
    page = (tmp_path / "site/_site/index.html").read_text("utf-8")
    assert "Ada Vik" in page
    assert "Charts: legible" in page


def test_what_keeps_private_files_out_of_git_comes_first() -> None:
    files = starter_files(ADA)
    assert next(iter(files)) == ".gitignore"
    lines = files[".gitignore"].splitlines()
    assert {"private/", "_private/", ".gigfolio/", "_site/"} <= set(lines)


@pytest.mark.parametrize("name", STRANGE)
def test_a_name_is_kept_as_it_is(name: str) -> None:
    files = {p: t.encode() for p, t in starter_files(Answers(name, name)).items()}
    content, diagnostics = load_content(Snapshot.of(files))
    assert diagnostics == ()
    assert content is not None
    assert (content.profile.name, content.profile.headline) == (name, name)


def test_every_comment_can_be_put_to_use() -> None:
    used = {p: put_to_use(t) if p.endswith(".yaml") else t for p, t in starter_files(ADA).items()}
    assert loaded(used) == []


@pytest.mark.parametrize("name", ["gigfolio", "profile", "services", "rates", "testimonials"])
def test_each_file_is_right_by_the_schema_it_names(name: str) -> None:
    files = starter_files(ADA)
    path = "gigfolio.yaml" if name == "gigfolio" else f"content/{name}.yaml"
    first = files[path].split("\n", 1)[0]
    folder = "." if name == "gigfolio" else ".."
    assert first == f"# yaml-language-server: $schema={folder}/.schema/{name}.json"
    validator = Draft7Validator(json.loads(files[f".schema/{name}.json"]))
    for text in (files[path], put_to_use(files[path])):
        value = json.loads(json.dumps(yaml.safe_load(text), default=str))
        assert [error.message for error in validator.iter_errors(value)] == []


def test_each_field_is_explained_where_it_can_be_written() -> None:
    files = starter_files(ADA)
    for struct, path in ((Profile, "content/profile.yaml"), (Settings, "gigfolio.yaml")):
        # joined, since long sentences are wrapped
        said = " ".join(line.removeprefix("# ") for line in files[path].splitlines() if line.startswith("# "))
        left_out = {"name", "headline", "emphasis", "theme", "theme_options", "languages", "content_version"}
        assert {
            n for n, d in DESCRIPTIONS[struct].items() if n not in left_out and d.text not in said
        } == set()


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_the_fields_of_every_kind_can_be_put_to_use(kind: object) -> None:
    struct = kind.struct  # type: ignore[attr-defined]
    whole = yaml.safe_load(put_to_use(commented(struct)))
    entry = yaml.safe_load(put_to_use(commented_list(struct)))
    assert isinstance(whole, dict)
    assert entry == [whole]


def test_a_field_of_a_comment_stands_below_what_it_means() -> None:
    assert commented(Settings, only=("currency", "paper", "feeds")) == (
        "# Of every amount that has no code of its own. `EUR` unless set.\n"
        "#currency: NOK\n"
        "\n"
        "# Of papers, the CV's PDF too; by your country when left out. One of: a4, letter.\n"
        "#paper: a4\n"
        "\n"
        "# The Atom and JSON feeds of your posts.\n"
        "#feeds:\n"
        "#  enabled: true  # Whether there are feeds; true unless set.\n"
        "#  limit: 20  # How many of the newest posts a feed holds; 20 unless set.\n"
        "#  full_text: true  # Whole posts, or only their summaries; true unless set.\n"
    )


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    before = {
        ".gitignore": b"node_modules/", "gigfolio.yaml": b"profile: {name: Eli}\n", "content/services.yml": b"[]\n",
        "content/testimonials/bo.md": b"---\nauthor: Bo\n---\nGood.\n", "notes.txt": b"mine",
    }  # fmt: skip
    for path, data in before.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    written = write_site(tmp_path, starter_files(ADA))
    assert [path for path in written.made if not path.startswith(".schema/")] == ["content/rates.yaml"]
    assert written.extended == (".gitignore",)
    assert written.kept == (
        ("gigfolio.yaml", "gigfolio.yaml"), ("content/profile.yaml", "gigfolio.yaml"),
        ("content/services.yaml", "content/services.yml"), ("content/testimonials.yaml", "content/testimonials/"),
    )  # fmt: skip
    for path, data in before.items():
        assert (tmp_path / path).read_bytes().startswith(data)
    assert (tmp_path / ".gitignore").read_text("utf-8").splitlines() == [
        "node_modules/", "# gigfolio: what is private, and what is made", "private/", "_private/", ".gigfolio/", "_site/",
    ]  # fmt: skip
    again = write_site(tmp_path, starter_files(ADA))
    assert (again.made, again.extended) == ((), ())
    assert [d.severity for d in build(BuildRequest(root=tmp_path, today=TODAY)).diagnostics] == ["warning"]


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    from gigfolio.errors import GigfolioError

    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site/content").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(GigfolioError, match="content is a link"):
        write_site(tmp_path / "site", starter_files(ADA))
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize(
    ("present", "missing"),
    [
        ("private\n/_private/\n.gigfolio\n_site/", ""),
        (
            "# private/\n",
            "# gigfolio: what is private, and what is made\nprivate/\n_private/\n.gigfolio/\n_site/\n",
        ),
        ("private/\n_private/", "\n# gigfolio: what is private, and what is made\n.gigfolio/\n_site/\n"),
    ],
)
def test_only_missing_lines_are_added_to_what_git_ignores(present: str, missing: str) -> None:
    assert ignored(present) == missing


def test_a_private_folder_elsewhere_is_ignored_when_it_is_in_the_site(tmp_path: Path) -> None:
    assert keep_out_of_git(tmp_path, "./papers")
    assert not keep_out_of_git(tmp_path, "papers")
    assert not keep_out_of_git(tmp_path, "../papers")
    assert (tmp_path / ".gitignore").read_text("utf-8").splitlines()[1:] == ["papers/", "_private/"]


def test_one_collection_is_not_started_twice() -> None:
    assert stands_in_the_way("content/rates.yaml", ["content/rates.yml"]) == "content/rates.yml"
    assert stands_in_the_way("content/services.yaml", ["content/services/audit.md"]) == "content/services/"
    assert stands_in_the_way("content/rates.yaml", ["content/rates-old.yaml", "content/services/a.md"]) == ""


def test_editors_are_led_to_the_schemas_that_are_there(tmp_path: Path) -> None:
    assert way_to_schemas(tmp_path / "content", tmp_path) == ""
    (tmp_path / ".schema").mkdir()
    assert way_to_schemas(tmp_path / "content/projects", tmp_path) == "../.."
    assert way_to_schemas(tmp_path.parent / "papers", tmp_path) == f"../{tmp_path.name}"
