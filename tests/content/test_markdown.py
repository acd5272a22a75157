"""Markdown becomes HTML with holes, safely, and its mistakes have lines."""

from __future__ import annotations

import pytest

from gigfolio.content.markdown import render_body, split_front_matter
from gigfolio.content.yaml_source import Source
from gigfolio.model.values import Body, Hole

FILES = {"content/posts/x.jpg"}


def render(text: str, *, html: bool = False) -> tuple[Body, Source]:
    source = Source("content/posts/a.md", text.split("\n"))
    body = render_body(source, text, first_line=1, folder="content/posts", files=FILES, html=html)
    return body, source


def flat(body: Body) -> str:
    return "".join(part if isinstance(part, str) else f"[{part.kind}]" for part in body.parts)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# One\n\n## Two", '<h2 id="one">One</h2>\n<h3 id="two">Two</h3>\n'),
        ("## A\n\n## A", '<h2 id="a">A</h2>\n<h2 id="a-2">A</h2>\n'),
        ("![a view](x.jpg)", "[picture]\n"),
        ("see ![a view](x.jpg) there", "<p>see [picture] there</p>\n"),
        ("[b](b.md#c)", '<p><a href="[url]">b</a></p>\n'),
        ("[b](https://b.example)", '<p><a href="https://b.example" rel="noopener">b</a></p>\n'),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"),
        ("a{onclick=x}", "<p>a{onclick=x}</p>\n"),
        ("~~gone~~", "<p><s>gone</s></p>\n"),
    ],
)
def test_html(text: str, html: str) -> None:
    body, source = render(text)
    assert flat(body) == html
    assert source.problems == []


def test_attributes_are_only_id_and_class() -> None:
    body, _ = render('[b](#c){.note onclick="x" style="y"}')
    assert flat(body) == '<p><a href="#c" class="note">b</a></p>\n'


def test_raw_html_where_it_is_allowed() -> None:
    assert flat(render("<kbd>x</kbd>", html=True)[0]) == "<p><kbd>x</kbd></p>\n"


def test_code_is_highlighted_at_build_time() -> None:
    body, _ = render("```python\nx = 1\n```")
    assert '<span class="mi">1</span>' in flat(body)
    assert flat(render("```nosuch\nx < 1\n```")[0]).count("&lt;") == 1


def test_tables_footnotes_definitions_and_tasks() -> None:
    html = flat(render("|a|\n|-|\n|1|\n\nx[^1]\n\n[^1]: note\n\nterm\n: meaning\n\n- [x] done\n")[0])
    for piece in ('<th scope="col">a</th>', 'class="footnote-ref"', "<dd>meaning</dd>", 'type="checkbox"'):
        assert piece in html


@pytest.mark.parametrize("scheme", ["javascript:x", "JAVASCRIPT:x", "data:text/html,x", "vbscript:x"])
def test_unsafe_links_are_errors_with_their_line(scheme: str) -> None:
    body, source = render(f"one\n\n[b]({scheme})")
    assert [(p.id, str(p.where)) for p in source.problems] == [("unsafe-link", "content/posts/a.md:3:1")]
    assert scheme not in flat(body)


def test_pictures_that_are_missing_or_have_no_alt() -> None:
    _, source = render("![](x.jpg)\n\n![a](y.jpg)")
    assert [(p.severity, p.id, str(p.where)) for p in source.problems] == [
        ("warning", "missing-alt", "content/posts/a.md:1:1"),
        ("error", "missing-picture", "content/posts/a.md:3:1"),
    ]


def test_links_are_counted_from_the_site() -> None:
    body, _ = render("[a](../projects/b.md#c) and [d](/rates/)")
    holes = [part for part in body.parts if isinstance(part, Hole)]
    assert [hole.target for hole in holes] == ["content/projects/b.md#c", "/rates/"]


@pytest.mark.parametrize(
    "text", ["[" * 5_000, "*a " * 20_000, "> " * 5_000 + "x", "`" * 20_000, "![" * 20_000]
)
def test_hostile_texts_come_to_an_end(text: str) -> None:
    body, _ = render(text)
    assert body.parts


def test_plain_text_and_words() -> None:
    body, _ = render("# Title\n\nOne *two*\nthree.")
    assert (body.text, body.words) == ("Title One two three.", 4)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\na: 1\n---\nbody", ("a: 1", "body", 4)),
        ("body", (None, "body", 1)),
        ("---\n---\n", ("", "", 3)),
        ("---\na: 1", ("a: 1", "", 3)),
    ],
)
def test_front_matter(text: str, parts: tuple[str | None, str, int]) -> None:
    assert split_front_matter(text) == parts
