"""Entries are added to YAML files without a change to a byte of what stands there."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gigfolio.content.text_source import open_source
from gigfolio.content.yaml_append import add_fields, append_entries
from gigfolio.content.yaml_source import parse
from gigfolio.content.yaml_write import block, flow
from gigfolio.errors import GigfolioError

ENTRY = "name: New\nrole: Pilot\n"


@pytest.fixture(params=["C", "Python"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The marks of both of PyYAML's loaders lead to the same bytes."""
    if request.param == "Python":
        monkeypatch.setattr("gigfolio.content.yaml_append._Loader", yaml.SafeLoader)


def added(text: str, *path: str, entry: str = ENTRY) -> str:
    return append_entries("list.yaml", text.encode(), [entry], path).decode()


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("", (), "- name: New\n  role: Pilot\n"),
        ("# who\n", (), "# who\n- name: New\n  role: Pilot\n"),
        ("# who", (), "# who\n- name: New\n  role: Pilot\n"),
        ("- name: A\n", (), "- name: A\n- name: New\n  role: Pilot\n"),
        ("- name: A", (), "- name: A\n- name: New\n  role: Pilot\n"),
        ("- name: A\r\n", (), "- name: A\r\n- name: New\r\n  role: Pilot\r\n"),
        ("\ufeff- name: A\n", (), "\ufeff- name: A\n- name: New\n  role: Pilot\n"),
        ("  -   name: A\n", (), "  -   name: A\n  -   name: New\n      role: Pilot\n"),
        ("- name: A\n  role:\n", (), "- name: A\n  role:\n- name: New\n  role: Pilot\n"),
        ("- name: A\n\n- name: B\n", (), "- name: A\n\n- name: B\n\n- name: New\n  role: Pilot\n"),
        ("- name: A\n\n# b\n- name: B\n", (), "- name: A\n\n# b\n- name: B\n\n- name: New\n  role: Pilot\n"),
        ("- name: A  # a\n  # of A\n\n# end\n", (), "- name: A  # a\n  # of A\n- name: New\n  role: Pilot\n\n# end\n"),
        ("- name: |\n    A\n\n\n", (), "- name: |\n    A\n- name: New\n  role: Pilot\n\n\n"),
        ("- name: |\n    A", (), "- name: |\n    A\n- name: New\n  role: Pilot\n"),
        ("- name: >-\n    A\n    b\n# end\n", (), "- name: >-\n    A\n    b\n- name: New\n  role: Pilot\n# end\n"),
        ("---\n- name: A\n...\n", (), "---\n- name: A\n- name: New\n  role: Pilot\n...\n"),
        ("[]\n", (), "[{name: New, role: Pilot}]\n"),
        ("[{name: A}]  # one\n", (), "[{name: A}, {name: New, role: Pilot}]  # one\n"),
        ("[\n  {name: A},\n]\n", (), "[\n  {name: A}, {name: New, role: Pilot},\n]\n"),
        ("\ufeff[{name: A}]\n", (), "\ufeff[{name: A}, {name: New, role: Pilot}]\n"),
        ("", ("work",), "work:\n  - name: New\n    role: Pilot\n"),
        ("talks: []\n", ("work",), "talks: []\nwork:\n  - name: New\n    role: Pilot\n"),
        ("work:\ntalks: []\n", ("work",), "work:\n  - name: New\n    role: Pilot\ntalks: []\n"),
        ("work:  # all\n  # mine\ntalks: []\n", ("work",), "work:  # all\n  # mine\n  - name: New\n    role: Pilot\ntalks: []\n"),
        ("work:\n- name: A\n# talks\ntalks: []\n", ("work",), "work:\n- name: A\n- name: New\n  role: Pilot\n# talks\ntalks: []\n"),
        ("work:\n  - name: A\n\ntalks: []\n", ("work",), "work:\n  - name: A\n  - name: New\n    role: Pilot\n\ntalks: []\n"),
        ("work: [{name: A}]\n", ("work",), "work: [{name: A}, {name: New, role: Pilot}]\n"),
        ("profile:\n  name: A\nurl: x\n", ("profile", "links"), "profile:\n  name: A\n  links:\n    - name: New\n      role: Pilot\nurl: x\n"),
        ("profile: {name: A}\n", ("profile", "links"), "profile: {name: A, links: [{name: New, role: Pilot}]}\n"),
        ("profile:\n", ("profile", "links"), "profile:\n  links:\n    - name: New\n      role: Pilot\n"),
    ],
)  # fmt: skip
def test_an_entry_goes_to_the_end_of_its_list(before: str, path: tuple[str, ...], after: str) -> None:
    assert added(before, *path) == after


def test_several_entries_and_their_comments_are_kept() -> None:
    entries = ["# first\nname: B\n", "name: C\nquote: |-\n  one\n\n  two\n"]
    result = append_entries("a.yaml", b"- name: A\n", entries).decode()
    assert result == "- name: A\n- # first\n  name: B\n- name: C\n  quote: |-\n    one\n\n    two\n"


@pytest.mark.parametrize(
    ("before", "path", "place"),
    [
        ("name: A\n", (), "list.yaml:1:1"),
        ("work: some\n", ("work",), "list.yaml:1:7"),
        ("work: ~\n", ("work",), "list.yaml:1:7"),
        ("- a\n", ("work",), "list.yaml:1:1"),
        ("work: ]\n", ("work",), "list.yaml:1:7"),
        ("a: &x 1\nb: *x\n", ("work",), "list.yaml:1:4"),
    ],
)
def test_what_cannot_hold_an_entry_is_refused_with_its_place(
    before: str, path: tuple[str, ...], place: str
) -> None:
    with pytest.raises(GigfolioError) as refused:
        added(before, *path)
    assert str(refused.value.diagnostics[0].where) == place


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("", (), "phone: '1'\n"),
        ("name: A\n", (), "name: A\nphone: '1'\n"),
        ("name: A\n\nmail: b\n", (), "name: A\n\nmail: b\n\nphone: '1'\n"),
        ("{name: A}\n", (), '{name: A, phone: "1"}\n'),
        ("contact:\n    mail: b\nurl: x\n", ("contact",), "contact:\n    mail: b\n    phone: '1'\nurl: x\n"),
        ("contact:\nurl: x\n", ("contact",), "contact:\n  phone: '1'\nurl: x\n"),
        ("url: x\n", ("contact",), "url: x\ncontact:\n  phone: '1'\n"),
    ],
)
def test_fields_go_to_the_end_of_their_map(before: str, path: tuple[str, ...], after: str) -> None:
    assert add_fields("a.yaml", before.encode(), "phone: '1'\n", path).decode() == after


def test_a_field_that_is_there_is_never_written_again() -> None:
    with pytest.raises(GigfolioError, match="nothing can be added"):
        add_fields("a.yaml", b"name: A\n", "name: B\n")


texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("\n:#-'\" &*!|>%@`[]{},?")
)
keys = st.sampled_from(["name", "role", "summary", "no", "1"])
entries = st.dictionaries(keys, texts | st.lists(texts.filter(bool), min_size=1, max_size=3), min_size=1)


def read(data: bytes) -> object:
    source, text = open_source("a.yaml", data)
    node = parse(source, text)
    assert source.problems == []
    return plain(node)


def appended(before: str, entries: list[dict[str, object]]) -> str:
    return append_entries("a.yaml", before.encode(), [block(entry) for entry in entries]).decode()  # type: ignore[arg-type]


def plain(node: object) -> object:
    text, items, fields = node.text, node.items, node.entries  # type: ignore[attr-defined]
    if items is not None:
        return [plain(item) for item in items]
    if fields is not None:
        return {name: plain(value) for name, (_, value) in fields.items()}
    return text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(entries.filter(lambda e: any(e.values())), min_size=1, max_size=3))
def test_whatever_is_written_is_read_again(given: list[dict[str, object]]) -> None:
    expected = [{k: v for k, v in entry.items() if v} for entry in given]
    assert read(appended("", given).encode()) == expected


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(entries, min_size=1, max_size=3),
    st.lists(entries.filter(lambda e: any(e.values())), min_size=1, max_size=2),
)
def test_what_was_there_stays_and_what_is_added_follows(
    old: list[dict[str, object]], new: list[dict[str, object]]
) -> None:
    before = "".join(f"- {flow(entry)}\n" for entry in old)  # type: ignore[arg-type]
    assert appended(before, new) == before + appended("", new)
