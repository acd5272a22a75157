"""The schemas for editors: they take what gigfolio reads, refuse what is plainly wrong, and describe every field."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from jsonschema import Draft7Validator

from gigfolio.content.descriptions import DESCRIPTIONS
from gigfolio.content.front_matter import split_front_matter
from gigfolio.content.json_schema import FILES, schema, schemas
from gigfolio.content.readers import fields_of
from gigfolio.content.schema import Converter
from gigfolio.content.schema_types import fields_with_types
from gigfolio.content.yaml_source import Source, parse
from gigfolio.model import entities
from gigfolio.model.values import Picture

REPOSITORY = Path(__file__).resolve().parent.parent.parent
SITES = REPOSITORY / "tests" / "sites"
# Every whole site of the repository: the example, those beside it, and the features'.
WHOLE = sorted(
    settings.parent
    for pattern in (
        "[!.]*/gigfolio.yaml",
        "[!.]*/[!.]*/gigfolio.yaml",
        "tests/sites/features/*/gigfolio.yaml",
    )
    for settings in REPOSITORY.glob(pattern)
)
SINGULAR = {"projects": "project", "testimonials": "testimonial", "certifications": "certification", "services": "service",
            "skills": "skill", "posts": "post", "pages": "page", "interviews": "interview", "proposals": "proposal",
            "contacts": "contact"}  # fmt: skip


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors read it: no dates, no yes and no, no sexagesimals."""


CoreLoader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:null", r"(?:~|null|Null|NULL|)\Z", "~nN\0"),
    ("tag:yaml.org,2002:bool", r"(?:true|True|TRUE|false|False|FALSE)\Z", "tTfF"),
    ("tag:yaml.org,2002:int", r"[-+]?[0-9]+\Z", "-+0123456789"),
    (
        "tag:yaml.org,2002:float",
        r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z",
        "-+.0123456789",
    ),
):
    CoreLoader.add_implicit_resolver(
        _tag, re.compile(_pattern), [*_first, ""] if "null" in _tag else [*_first]
    )


def as_json(value: Any) -> Any:
    """What a reader of YAML hands to a validator: dates as their text."""
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat().replace("T", " ") if isinstance(value, dt.date) else value


def name_of(path: str) -> str:
    """The schema of a content file, by its path in the site; "" for a file that has none."""
    parts = path.split("/")
    stem = parts[-1].rpartition(".")[0]
    if path == "gigfolio.yaml":
        return "gigfolio"
    if parts[0] not in ("content", "private") or not path.endswith((".yaml", ".yml", ".md")):
        return ""
    if len(parts) > 2:
        return SINGULAR[parts[1]]
    if path.endswith(".md"):
        return ""
    return "private-rates" if path == "private/rates.yaml" else stem


def documents(site: Path, loader: type[yaml.SafeLoader]) -> Iterator[tuple[str, str, Any]]:
    """Yield (path, schema's name, value) for every YAML file and front matter of a site."""
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        name = name_of(path) if file.is_file() else ""
        if not name:
            continue
        text = file.read_text("utf-8-sig")
        front = split_front_matter(text) if path.endswith(".md") else None
        value = as_json(yaml.load(front.front or "" if front else text, Loader=loader))
        if name == "testimonial" and front and isinstance(value, dict):
            value.setdefault("quote", front.body)  # a Markdown file's text is the quote
        yield path, name, value


@pytest.mark.parametrize("loader", [CoreLoader, yaml.SafeLoader], ids=["yaml-1.2", "yaml-1.1"])
@pytest.mark.parametrize("site", WHOLE, ids=lambda path: path.name)
def test_what_gigfolio_reads_is_valid(site: Path, loader: type[yaml.SafeLoader]) -> None:
    found = [
        f"{path}: {error.json_path}: {error.message}"
        for path, name, value in documents(site, loader)
        for error in Draft7Validator(schema(name)).iter_errors(value)
    ]
    assert found == []


# Sites whose mistake stands in one value, so that an editor can underline it.
SEEN = [
    "alias", "amount", "choice", "date", "flag", "missing-field", "percent", "settings-names", "settings-values",
    "unknown-field", "yaml-shapes",
]  # fmt: skip


@pytest.mark.parametrize("name", SEEN)
def test_an_editor_sees_what_is_plainly_wrong(name: str) -> None:
    found = documents(SITES / "broken" / name, CoreLoader)
    assert [path for path, kind, value in found if not Draft7Validator(schema(kind)).is_valid(value)]


@pytest.mark.parametrize("name", list(FILES))
def test_each_schema_is_a_schema_and_always_the_same(name: str) -> None:
    Draft7Validator.check_schema(schema(name))
    assert json.dumps(schema(name)) == json.dumps(schemas()[name])


GUIDE = (REPOSITORY / "docs" / "content.md").read_text("utf-8")
HEADS = {
    "gigfolio.yaml": "Settings", "content/projects/NAME.md": "Project", "content/posts/NAME.md": "Post",
    "content/pages/NAME.md": "FreePage", "private/interviews/NAME.md": "Interview", "private/plan.yaml": "WorkPlan",
    "private/proposals/NAME.yaml": "Proposal", "private/rates.yaml": "PrivateRates", "private/contacts.yaml": "Contact",
    "content/profile.yaml": "Profile", "content/rates.yaml": "Rates", "content/experience.yaml": "Experience",
    "content/network.yaml": "Network", "content/testimonials.yaml": "Testimonial", "content/skills.yaml": "Skill",
    "content/certifications.yaml": "Certification", "content/services.yaml": "Service",
}  # fmt: skip


def said_in_the_guide() -> dict[str, dict[str, str]]:
    """What the guide's tables say: type -> field -> text, links as their words."""
    said: dict[str, dict[str, str]] = {}
    name = ""
    for line in re.sub(r"^```.*?^```$", "", GUIDE, flags=re.DOTALL | re.MULTILINE).split("\n"):
        if heading := re.match(r"#{2,4} (.*)", line):
            title = heading[1]
            name = HEADS.get(title) or "".join(word.capitalize() for word in title.split())
        elif row := re.match(r"\| `(\w+)` \| .*? \| (.*) \|$", line):
            text = re.sub(r" \(\[[^\]]+\]\([^)]*\)\)", "", row[2])  # "(see another page)"
            said.setdefault(name, {})[row[1]] = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text)
    return said


def test_the_guide_and_the_schemas_say_the_same() -> None:
    table = {
        struct.__name__: {name: said.text for name, said in fields.items()}
        for struct, fields in DESCRIPTIONS.items()
        if struct is not Picture
    }
    assert table == said_in_the_guide()


@pytest.mark.parametrize("struct", list(DESCRIPTIONS), ids=lambda struct: struct.__name__)
def test_every_field_is_described(struct: type[msgspec.Struct]) -> None:
    assert set(DESCRIPTIONS[struct]) == set(fields_of(struct))


def examples() -> Iterator[tuple[type[msgspec.Struct], str, str]]:
    for struct, fields in DESCRIPTIONS.items():
        yield from ((struct, name, said.example) for name, said in fields.items() if said.example)


@pytest.mark.parametrize(("struct", "name", "example"), list(examples()))
def test_each_example_is_read_and_valid(struct: type[msgspec.Struct], name: str, example: str) -> None:
    hint, _ = fields_with_types(struct)[name]
    is_list = str(hint).startswith("tuple")
    value = json.dumps([example] if is_list else example)
    if str(hint).startswith("dict"):
        value = json.dumps({"posts": example})
    source = Source("x.yaml", [])
    node = parse(source, f"{name}: {value}")
    assert node is not None
    assert node.entries is not None
    converter = Converter(source, "", {"static/manual.pdf", "safety.json", "ada.jpg"})
    fields_of(struct)[name].read(converter, node.entries[name][1], name)
    assert [problem.message for problem in source.problems if problem.severity == "error"] == []


def test_a_field_shows_its_description_and_an_example() -> None:
    shown = schema("profile")["properties"]["headline"]
    assert shown == {
        "description": "One line on what you do for whom: the largest text on the home page.",
        "examples": ["Sea charts that a tired pilot can read"],
        "type": ["string", "number", "boolean", "null"],
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("profile", {"name": 7, "headline": None, "last_verified": 2026}),
        ("project", {"title": True, "end": "present", "client": "Port of Sandvik", "start": "2026-03"}),
        ("certification", {"badge": "safety.json"}),
        ("projects", None),
        ("rates", {"daily": 980, "hourly": "120 EUR", "packages": None}),
    ],
)
def test_what_yaml_types_is_valid_too(name: str, value: Any) -> None:
    assert [error.message for error in Draft7Validator(schema(name)).iter_errors(value)] == []


def test_required_fields_may_not_be_empty() -> None:
    assert not Draft7Validator(schema("project")).is_valid({"title": None})
    assert not Draft7Validator(schema("certification")).is_valid({"name": "x"})


def test_every_public_entity_has_a_schema_or_stands_in_one() -> None:
    reached = {name for made in schemas().values() for name in made.get("definitions", {})}
    reached |= {file.struct.__name__ for file in FILES.values()}
    assert set(entities.__all__) <= reached
