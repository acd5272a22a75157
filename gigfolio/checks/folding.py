"""Texts brought to one form, so that a string is found however it was escaped, typeset or wrapped in markup."""

from __future__ import annotations

import html
import re
import unicodedata
import urllib.parse

_ROUNDS = 3  # a feed escapes its HTML twice
_INVISIBLE = re.compile("[\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_TYPOGRAPHIC = re.compile("[‘’‚‛′´“”„‟″«»‐-―−⁃]")
_PLAIN = {**dict.fromkeys("‘’‚‛′´", "'"), **dict.fromkeys("“”„‟″«»", '"'), "−": "-", "⁃": "-"}
_TAG = re.compile(r"<!--.*?-->|</?([a-zA-Z][\w:-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>", re.DOTALL)
_PHRASING = "a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q s samp small span strong sub sup time tspan u var wbr"
_INLINE = frozenset(_PHRASING.split())
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([nrtbf])|([^\sa-zA-Z0-9]))")
_FOLDED_LINE = re.compile(r"\r?\n[ \t]")  # vCard and iCalendar (RFC 6350, 3.2)
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_CLASS = re.compile(r'(?<=\s)class="[^"]*"')
_NAMES = re.compile(r"""(?<=<)/?[a-zA-Z][\w:-]*|(?<=\s)[a-zA-Z][\w:-]*=(?=["'])""")
_KEY = re.compile(r'"[\w@$-]+"\s*:')
_CSS_STRING = re.compile(r"""url\([^)]*\)|"[^"]*"|'[^']*'|/\*.*?\*/""", re.DOTALL)
_PERCENT = re.compile(r"[^\s\"'<>]*%[0-9a-fA-F]{2}[^\s\"'<>]*")


def fold(text: str) -> str:
    """Return a text with entities resolved, quotes and dashes plain, invisible characters and case gone, in NFC, each
    run of white space one space."""
    for _ in range(_ROUNDS):
        if "&" not in text or (resolved := html.unescape(text)) == text:
            break
        text = resolved
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
        text = _TYPOGRAPHIC.sub(lambda found: _PLAIN.get(found[0], "-"), text)
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def views(text: str) -> tuple[str, ...]:
    """Return a text in all the ways that it can be read, each folded: as it stands, its escapes resolved, and, for
    markup, without its tags (an inline tag does not part a word)."""
    parts = [text]
    if "\\" in text:
        parts.append(_unescaped(_FOLDED_LINE.sub("", text)))
    elif "\n " in text and text.startswith("BEGIN:V"):
        parts.append(_FOLDED_LINE.sub("", text))
    if "%" in text:
        parts += map(urllib.parse.unquote, _PERCENT.findall(text))
    whole = "\n".join(parts)
    if "<" not in whole and "&lt;" not in whole:
        return (fold(whole),)
    return fold(whole), fold(_without_tags(html.unescape(whole) if "&lt;" in whole else whole))


def words_of(path: str, text: str) -> tuple[str, ...]:
    """Return a file's views without the words of its language: element, attribute and class names, style sheets,
    keys of JSON. They come from templates and code, never from content, and a client may be called "Display".
    """
    if path.endswith(".css"):
        return views("\n".join(_CSS_STRING.findall(text)))
    if not path.endswith((".html", ".xml", ".svg", ".json", ".webmanifest")):
        return views(text)
    bare = _KEY.sub(":", _CLASS.sub(" ", _STYLE.sub(" ", text)))
    named = views(_NAMES.sub(" ", bare))
    return (named[0], *views(bare)[1:])


def _unescaped(text: str) -> str:
    """A text with the escapes of JSON, JavaScript and vCard resolved; a pair of surrogates is one character."""

    def resolve(found: re.Match[str]) -> str:
        code = found[1] or found[2]
        return chr(int(code, 16)) if code else " " if found[3] else str(found[4])

    resolved = _ESCAPE.sub(resolve, text)
    return resolved.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _without_tags(text: str) -> str:
    return _TAG.sub(lambda found: "" if (found[1] or "").lower() in _INLINE else " ", text)
