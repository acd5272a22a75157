"""YAML that does not bite: text stays text, and what could harm is refused with its place."""

from __future__ import annotations

import pytest

from gigfolio.content.yaml_source import MAX_BYTES, Node, Source, open_source, parse


def read(text: str | bytes) -> tuple[Node | None, Source]:
    data = text if isinstance(text, bytes) else text.encode()
    source, decoded = open_source("a.yaml", data)
    return parse(source, decoded), source


@pytest.mark.parametrize(
    "value", ["no", "on", "12:30:45", "1_000", "0123", "1.10", "+49 30 1", "2026-02-30", "NO"]
)
def test_plain_values_stay_text(value: str) -> None:
    node, source = read(f"key: {value}\n")
    assert source.problems == []
    assert node is not None
    assert node.entries is not None
    assert node.entries["key"][1].text == value


@pytest.mark.parametrize(
    ("value", "text"), [("", None), ("~", None), ("null", None), ('"null"', "null"), ('""', "")]
)
def test_empty_values_are_absent_unless_quoted(value: str, text: str | None) -> None:
    node, _ = read(f"key: {value}\n")
    assert node is not None
    assert node.entries is not None
    assert node.entries["key"][1].text == text


def test_values_know_their_place() -> None:
    node, _ = read("# a comment\nlist:\n  - one\n  - two words\n")
    assert node is not None
    assert node.entries is not None
    items = node.entries["list"][1].items
    assert items is not None
    assert [str(item.where) for item in items] == ["a.yaml:3:5", "a.yaml:4:5"]
    assert items[1].where.width == len("two words")


@pytest.mark.parametrize(
    ("text", "id", "place"),
    [
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", "a.yaml:3:1"),
        ("a: &x 1\nb: *x\n", "alias", "a.yaml:1:4"),
        ("a: *x\n", "alias", "a.yaml:1:4"),
        ("a: !!python/object:os.system 1\n", "tag", "a.yaml:1:4"),
        ("<<: {a: 1}\n", "merge", "a.yaml:1:1"),
        ("? [a]\n: 1\n", "bad-key", "a.yaml:1:3"),
        ("a: [1, 2\n", "yaml", "a.yaml:2:1"),
        ("a: " + "[" * 30 + "]" * 30, "too-deep", "a.yaml:1:23"),
        ("a: x\x07y\n", "control-character", "a.yaml:1:5"),
    ],
)
def test_refusals(text: str, id: str, place: str) -> None:
    node, source = read(text)
    assert node is None
    assert [(problem.id, str(problem.where)) for problem in source.problems] == [(id, place)]


@pytest.mark.parametrize("opener", ["[", "{a: ", "- "])
def test_a_hundred_thousand_levels_are_refused(opener: str) -> None:
    node, source = read(opener * 100_000)
    assert node is None
    assert len(source.problems) == 1


def test_an_alias_bomb_is_refused() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
    node, source = read(bomb)
    assert (node, source.problems[0].id) == (None, "alias")


def test_byte_order_mark_and_windows_line_ends() -> None:
    node, source = read(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    assert node is not None
    assert node.entries is not None
    assert (list(node.entries), source.problems) == (["a", "b"], [])


def test_not_utf8_names_the_line() -> None:
    _, source = read(b"a: 1\nb: caf\xe9\n")
    assert [(p.id, str(p.where)) for p in source.problems] == [("not-utf-8", "a.yaml:2:1")]


def test_too_large_is_not_parsed() -> None:
    _, source = read(b"a: " + b"x" * MAX_BYTES)
    assert [problem.id for problem in source.problems] == ["too-large"]
