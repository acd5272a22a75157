"""JSON becomes nodes with their places, and what is no JSON says where."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gigfolio.content.text_source import open_source
from gigfolio.content.yaml_source import Node
from gigfolio.importers.json_source import parse_json
from gigfolio.importers.reading import plain


def parsed(text: str) -> Node:
    source, read = open_source("a.json", text.encode())
    node = parse_json(source, read)
    assert node is not None, source.problems
    return node


def test_every_value_knows_its_place() -> None:
    node = parsed('{\n  "a": [1, {"b": "x"}]\n}')
    assert node.entries is not None
    key, value = node.entries["a"]
    assert value.items is not None
    inner = value.items[1].entries
    assert inner is not None
    assert [str(place) for place in (key.where, value.where, value.items[0].where, inner["b"][1].where)] == [
        "a.json:2:3", "a.json:2:8", "a.json:2:9", "a.json:2:18",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("{", "1:2", "expected a name in quotes"),
        ('{"a" 1}', "1:6", "expected a colon"),
        ('{"a": 1 "b": 2}', "1:9", "expected a comma or }"),
        ("[1,\n 2", "2:3", "expected a comma or ]"),
        ("[1,]", "1:4", "expected a value"),
        ('{"a": 1, "a": 2}', "1:10", "written twice"),
        ('{"a": "x}', "1:7", "not closed"),
        ("{} x", "1:4", "nothing may follow"),
        ("[" * 30 + "]" * 30, "1:22", "levels of nesting"),
        ("", "1:1", "expected a value"),
        ("{'a': 1}", "1:2", "expected a name in quotes"),
    ],
)
def test_what_is_no_json_says_where(text: str, place: str, words: str) -> None:
    source, read = open_source("a.json", text.encode())
    assert parse_json(source, read) is None
    (problem,) = source.problems
    assert str(problem.where) == f"a.json:{place}"
    assert words in problem.message


values = st.recursive(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufffe\uffff")).map(str.strip),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("ab\"\\/", max_size=3), inner),
    max_leaves=12,
)  # fmt: skip


@given(values, st.booleans())
def test_it_reads_what_the_standard_library_writes(value: Any, ascii: bool) -> None:
    assert plain(parsed(json.dumps(value, ensure_ascii=ascii, indent=1))) == value
