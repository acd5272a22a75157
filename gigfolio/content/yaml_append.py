"""New entries in a YAML file that somebody wrote: text is put in, and not a byte of what stands there changes.

The place is found by the marks of the YAML reader, and the result is read again: unless it says exactly what stood
there and what was added, it is refused, and the user is told to add it by hand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import yaml

from gigfolio.content.text_source import open_source
from gigfolio.content.yaml_source import Node, parse
from gigfolio.content.yaml_write import flow
from gigfolio.errors import Diagnostic, GigfolioError, Location

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_COMMENT = re.compile(r"( *)#")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOM = "\ufeff"
Plain = Any  # text, None, or lists and maps of them


def append_entries(file: str, data: bytes, entries: Sequence[str], path: Sequence[str] = ()) -> bytes:
    """Return a file's bytes with entries added at the end of a list.

    Args:
        file: the file's name, for messages.
        data: its bytes; b"" starts a new file.
        entries: each entry's fields as block YAML ("name: Ada\\nrole: Pilot\\n"); comments in it are kept.
        path: where the list stands: () is the file itself, ("work",) the field of that name. Fields of the path that
            are not there yet are made.

    Raises GigfolioError when the file cannot be read as YAML, when something else than a list stands at the path, or
    when the entries cannot be added without changing what is there.
    """
    if not entries:
        return data
    text = "".join(_after_dash(entry, 2) for entry in entries)
    return _Document(file, data).add(text, list(entries), tuple(path))


def add_fields(file: str, data: bytes, fields: str, path: Sequence[str] = ()) -> bytes:
    """Return a file's bytes with fields (block YAML) added at the end of the map at a path, as `append_entries` does.

    Fields must not stand there yet: one that does is refused as written twice.
    """
    return _Document(file, data).add(_ended(fields), None, tuple(path)) if fields.strip() else data


def fill_field(file: str, data: bytes, value: str, path: Sequence[str]) -> bytes:
    """Return a file's bytes with a value, as YAML on one line, put behind the name of a field that has none.

    Raises GigfolioError when the field is not there, has a value, or cannot be filled without changing what stands there.
    """
    return _Document(file, data).fill(value, tuple(path))


class _Target(NamedTuple):
    """Where something is added: a node and the indentation of what hangs below it."""

    node: Any  # a PyYAML node; None for a file with nothing in it
    line: int  # the line of its name, for a value that is empty
    indent: int


class _Document:
    """A YAML file: its lines as they are, and what the reader makes of them."""

    def __init__(self, file: str, data: bytes) -> None:
        self.file = file
        source, text = open_source(file, data)
        self.before = parse(source, text)
        if source.problems:
            raise GigfolioError(source.problems)
        self.root = yaml.compose(text, Loader=_Loader) if self.before else None
        self.bom = _BOM if data.decode("utf-8").startswith(_BOM) else ""
        self.lines = _LINE.findall(data.decode("utf-8-sig"))[:-1]  # the last match is empty
        self.newline = "\r\n" if any(line.endswith("\r\n") for line in self.lines) else "\n"

    def add(self, text: str, entries: list[str] | None, path: tuple[str, ...]) -> bytes:
        """Add entries of a list, or fields of a map when `entries` is None; `text` is the block that stands for them."""
        target, there = self._target(path)
        added: Plain = _plain_text(self.file, text)
        for name in reversed(path[there:]):
            text, added = f"{name}:\n{_indented(text, 2)}", {name: added}
        node = target.node
        kind = yaml.SequenceNode if entries and there == len(path) else yaml.MappingNode
        if _is_empty(node):
            result = self._below(target, text)
        elif not isinstance(node, kind):
            raise self._refusal(
                target, f"expected {'a list' if kind is yaml.SequenceNode else 'fields'} here"
            )
        elif node.flow_style:
            result = self._into_flow(node, added)
        elif kind is yaml.SequenceNode:
            result = self._after_items(node, entries or [])
        else:
            result = self._after_fields(node, text)
        return self._checked(result, target, _merged(_plain(self.before), path[:there], added))

    def fill(self, value: str, path: tuple[str, ...]) -> bytes:
        """Put a value behind the colon of a field that has none; a comment on its line stays."""
        target, there = self._target(path)
        if there < len(path) or not _is_empty(target.node):
            raise self._refusal(target, "expected a field without a value here")
        lines = list(self.lines)
        line, start = target.line, target.indent - 2
        head = lines[line][: lines[line].index(":", start) + 1]
        rest = lines[line][len(head) :]
        lines[line] = f"{head} {value}{rest}"
        added: Plain = _plain_text(self.file, f"x: {value}\n")["x"]
        return self._checked(lines, target, _set(_plain(self.before), path, added))

    def _target(self, path: tuple[str, ...]) -> tuple[_Target, int]:
        """Return the deepest node of the path that is there, and how many of the path's fields are."""
        target = _Target(self.root, len(self.lines) - 1, 0)
        for depth, name in enumerate(path):
            pairs = target.node.value if isinstance(target.node, yaml.MappingNode) else []
            found = next(((key, value) for key, value in pairs if key.value == name), None)
            if found is None:
                return target, depth
            mark = found[0].start_mark
            target = _Target(found[1], mark.line, mark.column + 2)
        return target, len(path)

    def _below(self, target: _Target, text: str) -> list[str]:
        """Put a block below the name of a value that is empty, or into an empty file."""
        line = self._past_comments(target.line + 1, target.indent - 2)
        return self._with_block(line, _indented(text, target.indent))

    def _after_items(self, node: Any, entries: list[str]) -> list[str]:
        dash, last = node.start_mark.column, node.value[-1].start_mark.column
        text = "".join(_after_dash(entry, max(2, last - dash)) for entry in entries)
        line = self._past_comments(_end(node, self.lines), dash)
        text = _indented(text, dash)
        if self._stand_apart([item.start_mark.line for item in node.value]):
            text = "\n" + text
        return self._with_block(line, text)

    def _after_fields(self, node: Any, text: str) -> list[str]:
        column = node.start_mark.column
        line = self._past_comments(_end(node, self.lines), column)
        text = _indented(text, column)
        if self._stand_apart([key.start_mark.line for key, _ in node.value]):
            text = "\n" + text
        return self._with_block(line, text)

    def _into_flow(self, node: Any, added: Plain) -> list[str]:
        """Put entries or fields between the brackets of a list or map that is written on one line."""
        text = flow(added)[1:-1]
        if node.value:
            last = node.value[-1]
            mark = (last[1] if isinstance(last, tuple) else last).end_mark
            line, column, text = mark.line, mark.column, f", {text}"
        else:
            line, column = node.end_mark.line, node.end_mark.column - 1
        lines = list(self.lines)
        lines[line] = lines[line][:column] + text + lines[line][column:]
        return lines

    def _past_comments(self, line: int, column: int) -> int:
        """Return the line after the comments that belong to what ends before `line`: those indented further."""
        end = line
        for number in range(line, len(self.lines)):
            found = _COMMENT.match(self.lines[number])
            if self.lines[number].strip() and not (found and len(found[1]) > column):
                break
            end = number + 1 if found else end
        return end

    def _stand_apart(self, starts: list[int]) -> bool:
        """Whether a blank line stands before the last of several parts."""
        line = starts[-1] - 1
        while line > 0 and _COMMENT.match(self.lines[line]):
            line -= 1
        return len(starts) > 1 and not self.lines[line].strip()

    def _with_block(self, line: int, text: str) -> list[str]:
        lines = list(self.lines)
        if lines and line >= len(lines) and not lines[-1].endswith(("\r", "\n")):
            lines[-1] += self.newline
        lines[line:line] = [part + self.newline for part in text.rstrip("\n").split("\n")]
        return lines

    def _checked(self, lines: list[str], target: _Target, expected: Plain) -> bytes:
        """Return the new bytes when they read as what was there and what was added."""
        data = (self.bom + "".join(lines)).encode()
        source, text = open_source(self.file, data)
        if _plain(parse(source, text)) != expected:
            raise self._refusal(target, "nothing can be added here without changing what stands there")
        return data

    def _refusal(self, target: _Target, message: str) -> GigfolioError:
        mark = target.node.start_mark if target.node is not None else None
        where = Location(self.file, mark.line + 1, mark.column + 1) if mark else Location(self.file)
        return GigfolioError([Diagnostic("error", "cannot-add", message, where, "add it by hand")])


def _end(node: Any, lines: list[str]) -> int:
    """Return the number of the line (from 0) after the last one of a node."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last, lines)
    mark = node.end_mark
    if not (isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}):
        return int(mark.line) + 1
    line = int(mark.line) if mark.column == 0 or mark.line >= len(lines) else _line_of_text(mark, lines)
    keeps = "+" in lines[node.start_mark.line][node.start_mark.column :].split("#")[0]
    while not keeps and line > 0 and not lines[line - 1].strip():
        line -= 1
    return line


def _line_of_text(mark: Any, lines: list[str]) -> int:
    """A block text's end within a line: the line's indentation was read on, or the file ends there."""
    return int(mark.line) if lines[mark.line][: mark.column].isspace() else int(mark.line) + 1


def _is_empty(node: Any) -> bool:
    return node is None or (isinstance(node, yaml.ScalarNode) and not node.style and node.value == "")


def _plain(node: Node | None) -> Plain:
    """A node's content without its places; the line feed at the end of a text is no part of it."""
    if node is None or node.is_empty:
        return None
    if node.items is not None:
        return [_plain(item) for item in node.items]
    if node.entries is not None:
        return {name: _plain(value) for name, (_, value) in node.entries.items()}
    return (node.text or "").rstrip("\n")


def _plain_text(file: str, text: str) -> Plain:
    source, text = open_source(file, text.encode())
    value = _plain(parse(source, text))
    if source.problems:
        raise GigfolioError(source.problems)
    return value


def _merged(value: Plain, path: tuple[str, ...], added: Plain) -> Plain:
    """What a file says with something added at a path that is there; a field that is there already stays as it was."""
    if path:
        return {**value, path[0]: _merged(value[path[0]], path[1:], added)}
    if value is None:
        return added
    return [*value, *added] if isinstance(value, list) else {**added, **value}


def _set(value: Plain, path: tuple[str, ...], new: Plain) -> Plain:
    return {**value, path[0]: _set(value[path[0]], path[1:], new)} if path else new


def _ended(text: str) -> str:
    return text.rstrip("\n") + "\n"


def _indented(text: str, columns: int) -> str:
    return "".join(f"{' ' * columns}{line}\n" if line else "\n" for line in text.rstrip("\n").split("\n"))


def _after_dash(entry: str, columns: int) -> str:
    """An entry's fields as an item of a list whose content starts `columns` after the dash."""
    text = _indented(_ended(entry).lstrip("\n"), columns)
    return "-" + text[1:]
