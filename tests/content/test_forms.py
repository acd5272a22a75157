"""Addresses, codes and zones: what is taken, and the hint for what is not."""

from __future__ import annotations

import zoneinfo

import pytest

from gigfolio.content.forms import FORMS
from gigfolio.content.scalars import BadValue

TAKEN = [
    ("url", "https://a.example/x?y=1#z"),
    ("url", "mailto:ada@ada.example"),
    ("href", "/rates/"),
    ("href", "#proof"),
    ("href", "static/a.pdf"),
    ("email", "ada.vik+work@studio.example"),
    ("phone", "+47 (22) 00-00-00"),
    ("phone", "020 7946 0000 ext. 12"),
    ("language", "en"),
    ("language", "zh-Hant-TW"),
    ("language", "es-419"),
    ("language", "de-CH-1996"),
    ("currency", "NOK"),
    ("colour", "#0a6b5c"),
    ("colour", "oklch(52% .1 200)"),
    ("colour", "teal"),
    ("alias", "/2019/Some_Post.html"),
    ("alias", "/arbeid/måling/"),
    ("when", "2026-03-14"),
    ("when", "2026-03-14 09:30"),
    ("when", "2026-03-14T09:30"),
]
REFUSED = [
    ("url", "ada.example", "start it with https://"),
    ("url", "/rates/", "start it with https://"),
    ("url", "https://", "start it with https://"),
    ("url", "javascript:alert(1)", "start it with https://"),
    ("url", "https://a.example/a b", "start it with https://"),
    ("href", "//evil.example/", "start it with https:// or /"),
    ("href", "data:text/html,x", "start it with https:// or /"),
    ("email", "ada@ada", ""),
    ("email", "Ada <ada@ada.example>", ""),
    ("phone", "ring me", ""),
    ("language", "english", "did you mean en?"),
    ("language", "EN", "did you mean en?"),
    ("language", "pt_BR", "did you mean pt-BR?"),
    ("currency", "nok", "did you mean NOK?"),
    ("currency", "QQQ", ""),
    ("colour", "red; background: url(x)", ""),
    ("colour", "url(https://a.example)", ""),
    ("alias", "old/name", "did you mean /old/name?"),
    ("alias", "/", ""),
    ("alias", "/a//b/", ""),
    ("alias", "/a/../b/", ""),
    ("alias", "/.hidden/", ""),
    ("alias", "/%2e%2e/b", ""),
    ("alias", "/aux.html", ""),
    ("when", "2026-02-30", ""),
    ("when", "2026-03", ""),
    ("when", "2026-03-14 24:00", ""),
]


@pytest.mark.parametrize(("form", "text"), TAKEN)
def test_what_is_taken(form: str, text: str) -> None:
    assert FORMS[form](text) == text


@pytest.mark.parametrize(("form", "text", "hint"), REFUSED)
def test_what_is_refused(form: str, text: str, hint: str) -> None:
    with pytest.raises(BadValue) as caught:
        FORMS[form](text)
    assert caught.value.hint == hint


@pytest.mark.skipif("Europe/Oslo" not in zoneinfo.available_timezones(), reason="no zone data here")
def test_zones_are_those_of_the_zone_data() -> None:
    assert FORMS["zone"]("Europe/Oslo") == "Europe/Oslo"
    with pytest.raises(BadValue) as caught:
        FORMS["zone"]("Europe/Olso")
    assert caught.value.hint == "did you mean Europe/Oslo?"


@pytest.mark.parametrize("text", ["../etc/passwd", "Europe/Oslo\0", "/etc/localtime"])
def test_a_zone_is_no_path(text: str) -> None:
    with pytest.raises(BadValue):
        FORMS["zone"](text)
