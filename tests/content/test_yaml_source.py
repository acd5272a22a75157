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
        ("a: [1, 2\n", "yaml", "a.yaml:1:4"),
        ("a: " + "[" * 30 + "]" * 30, "too-deep", "a.yaml:1:23"),
        ("a: x\x07y\n", "control-character", "a.yaml:1:5"),
    ],
)
def test_refusals(text: str, id: str, place: str) -> None:
    node, source = read(text)
    assert node is None
    assert [(problem.id, str(problem.where)) for problem in source.problems] == [(id, place)]


@pytest.mark.parametrize("opener", ["[", "{a: ", "- ", "? ", "- ? ", "-\t", "? - "])
def test_a_hundred_thousand_levels_are_refused(opener: str) -> None:
    node, source = read(opener * 100_000)
    assert node is None
    assert len(source.problems) == 1


@pytest.mark.parametrize("step", [1, 2])
def test_levels_made_by_indentation_are_counted_exactly(step: int) -> None:
    def nested(levels: int) -> str:
        return "".join(" " * (step * level) + "a:\n" for level in range(levels)) + " " * (step * levels) + "b"

    assert read(nested(20))[1].problems == []
    assert [p.id for p in read(nested(21))[1].problems] == ["too-deep"]


@pytest.mark.parametrize(
    "text",
    [
        "".join(" " * level + "a:\n" for level in range(15)) + " " * 15 + "[" * 10 + "]" * 10,
        "".join("  " * level + "- a:\n" for level in range(10)) + "  " * 9 + "  - [b]\n",
    ],
    ids=["blocks, then brackets", "lists in maps"],
)
def test_levels_of_several_kinds_are_counted_together(text: str) -> None:
    assert [p.id for p in read(text)[1].problems] == ["too-deep"]


def test_so_many_problems_that_the_rest_is_not_listed() -> None:
    _, source = read("".join("a: 1\n" for _ in range(5_000)))
    assert (len(source.problems), source.problems[-1].id) == (100, "too-many-problems")


def test_a_long_line_is_not_shown() -> None:
    _, source = read("a: 1\na: " + "x" * 10_000)
    assert source.problems[0].excerpt == ()


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


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_named(encoding: str) -> None:
    _, source = read("a: 1\n".encode(encoding))
    assert [p.format() for p in source.problems] == [
        "a.yaml:1:1: this is UTF-16 text, not UTF-8\n  hint: save the file as UTF-8"
    ]


@pytest.mark.parametrize(("character", "name"), [("\0", "U+0000"), ("\x1b", "U+001B"), ("\x85", "U+0085")])
def test_control_characters_have_their_place(character: str, name: str) -> None:
    _, source = read(f"a: 1\r\nb: x{character}y\r\n")
    assert [p.format() for p in source.problems] == [
        f"a.yaml:2:5: a control character ({name}) stands here\n    1 | a: 1\n    2 | b: x\ufffdy\n      |     ^\n  hint: delete it"
    ]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_columns_are_right_with_every_line_end(end: str) -> None:
    node, _ = read(f"a: 1{end}list: [one, two]{end}")
    assert node is not None
    assert node.entries is not None
    assert [str(item.where) for item in node.entries["list"][1].items or ()] == ["a.yaml:2:8", "a.yaml:2:13"]


def test_line_separators_are_spaces_and_do_not_move_lines() -> None:
    node, _ = read("a: one\u2028two\nb: 3\n")
    assert node is not None
    assert node.entries is not None
    assert (node.entries["a"][1].text, str(node.entries["b"][1].where)) == ("one two", "a.yaml:2:4")
