"""One text file of the content: decoded, cut into lines, and the problems found in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gigfolio.errors import Diagnostic, Location

MAX_BYTES = 1_000_000
MAX_MARKDOWN = 256 * 1024  # bytes
MAX_PROBLEMS = 100  # of one file; whoever has more will mend these first
_MAX_SHOWN = 300  # characters of a line that is still worth showing
# C0 and C1 controls, surrogates and noncharacters. Tab and line feed are text.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Line ends that only some readers take for line ends, as word processors leave them: a space, so that lines and
# columns mean the same to everybody.
_SOFT_BREAKS = str.maketrans({"\u2028": " ", "\u2029": " "})
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(slots=True)
class Source:
    """One text file and its problems. `count` also counts the problems beyond those that are kept."""

    file: str
    lines: list[str]
    problems: list[Diagnostic] = field(default_factory=list)
    count: int = 0

    def report(self, id: str, message: str, where: Location, hint: str = "", severity: str = "error") -> None:
        """Note a problem at a place, with the lines that show it."""
        self.count += 1
        if self.count > MAX_PROBLEMS:
            return
        if self.count == MAX_PROBLEMS:
            id, message, hint = (
                "too-many-problems",
                "there are more problems after this one",
                "mend those above",
            )
            severity = "error"
        self.problems.append(
            Diagnostic(severity, id, message, where, hint, self._shown(where))  # type: ignore[arg-type]
        )

    def at(self, line: int, column: int = 1, width: int = 1) -> Location:
        return Location(self.file, line, column, width)

    def _shown(self, where: Location) -> tuple[tuple[int, str], ...]:
        numbers = [n for n in (where.line - 1, where.line) if 0 < n <= len(self.lines)]
        if any(len(self.lines[n - 1]) > _MAX_SHOWN for n in numbers):
            return ()
        return tuple((n, self.lines[n - 1]) for n in numbers)


def open_source(file: str, data: bytes, limit: int = MAX_BYTES) -> tuple[Source, str]:
    """Decode a file as UTF-8; return its source and its text with "\\n" line ends.

    A byte order mark is dropped. What is too large, not UTF-8, or holds control characters is reported in the source,
    and the text is then empty.
    """
    source = Source(file, [])
    if len(data) > limit:
        source.report("too-large", f"{len(data):,} bytes; at most {limit:,} are read", Location(file))
        return source, ""
    if data.startswith(_UTF16) or data[1:2] == b"\0" or data[:1] == b"\0":
        source.report("not-utf-8", "this is UTF-16 text, not UTF-8", source.at(1), "save the file as UTF-8")
        return source, ""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        source.report("not-utf-8", "this is not UTF-8 text", source.at(line), "save the file as UTF-8")
        return source, ""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_SOFT_BREAKS)
    source.lines = text.split("\n")
    bad = CONTROL.search(text)
    if bad:
        line = text.count("\n", 0, bad.start()) + 1
        column = bad.start() - text.rfind("\n", 0, bad.start())
        message = f"a control character (U+{ord(bad.group()):04X}) stands here"
        source.lines = [CONTROL.sub("\ufffd", shown) for shown in source.lines]
        source.report("control-character", message, source.at(line, column), "delete it")
        return source, ""
    return source, text


def shortened(text: str, limit: int = 60) -> str:
    """Return a text as it is quoted in a message: on one line, and cut when it is long."""
    line = " ".join(text[: limit * 4].split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
