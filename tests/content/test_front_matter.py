"""Files are cut at their --- lines; what is not closed says so."""

from __future__ import annotations

import pytest

from gigfolio.content.front_matter import FrontMatter, split_front_matter


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\na: 1\n---\nbody", FrontMatter("a: 1", "body", 4)),
        ("body", FrontMatter(None, "body", 1)),
        ("---\n---\n", FrontMatter("", "", 3)),
        ("---  \na: 1\n--- \n\n---\nb", FrontMatter("a: 1", "\n---\nb", 4)),
        ("---\na: 1", FrontMatter("a: 1", "", 3, is_closed=False)),
        ("", FrontMatter(None, "", 1)),
    ],
)
def test_front_matter(text: str, parts: FrontMatter) -> None:
    assert split_front_matter(text) == parts
