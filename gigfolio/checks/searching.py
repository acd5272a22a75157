"""Finding many strings in many texts: a set of words first, then the strings that can be there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

# Lower-case ASCII letters and digits stay, everything else parts words: the same for texts and for what is sought.
_TABLE = bytes(code if chr(code).isascii() and chr(code).isalnum() else 32 for code in range(256))
# Scripts that put no space between words.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def _words(text: str) -> list[bytes]:
    return text.encode("utf-8", "replace").translate(_TABLE).split()


class Haystack:
    """A folded text in which strings are sought as whole words."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> frozenset[bytes]:
        return frozenset(_words(self.text))

    def has(self, needle: str) -> bool:
        """Whether a folded string stands in the text with no letter or digit touching its ends."""
        at = self.text.find(needle)
        while at >= 0:
            if self._stands_alone(at, at + len(needle)):
                return True
            at = self.text.find(needle, at + 1)
        return False

    def _stands_alone(self, start: int, end: int) -> bool:
        text = self.text
        first, last = text[start], text[end - 1]
        before = text[start - 1 : start] if first.isalnum() and not _UNSPACED.match(first) else ""
        after = text[end : end + 1] if last.isalnum() and not _UNSPACED.match(last) else ""
        return not before.isalnum() and not after.isalnum()


class Needles:
    """Folded strings, kept by the longest word of each; a text must have all the words before the whole is sought."""

    def __init__(self, strings: Iterable[str]) -> None:
        self._by_word: dict[bytes, list[tuple[frozenset[bytes], str]]] = {}
        self._others: list[str] = []
        for string in strings:
            words = [] if _UNSPACED.search(string) else _words(string)
            if words:
                self._by_word.setdefault(max(words, key=len), []).append((frozenset(words), string))
            else:
                self._others.append(string)

    def found_in(self, text: Haystack) -> Iterator[str]:
        """Yield the strings that stand in a text."""
        for word in text.words & self._by_word.keys():
            for words, string in self._by_word[word]:
                if words <= text.words and text.has(string):
                    yield string
        yield from (string for string in self._others if text.has(string))
