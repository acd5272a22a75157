"""Markdown becomes HTML with holes, safely, and its mistakes have lines."""

from __future__ import annotations

import pytest

from gigfolio.content.markdown import render_body
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
    source = Source("a.md", [])
    plain = render_body(source, "```python\nx < 1\n```", first_line=1, folder="", files=(), highlight=False)
    assert (
        flat(plain)
        == '<pre class="code" tabindex="0"><code class="language-python">x &lt; 1\n</code></pre>\n'
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Plain words.\n\nMore\u00a0", "<p>Plain words.</p>\n<p>More\u00a0</p>\n"),
        ("Title\n===\n\nText", '<h2 id="title">Title</h2>\n<p>Text</p>\n'),
        ("Term\n\n: meaning", "<dl>\n<dt>Term</dt>\n<dd>meaning</dd>\n</dl>\n"),
        ("a | b\n--|--\n", '<table>\n<thead>\n<tr>\n<th scope="col">a</th>\n<th scope="col">b</th>'),
        ("- One\n  two\n- Three", "<ul>\n<li>One\ntwo</li>\n<li>Three</li>\n</ul>\n"),
        ("> Said\n\nBy", "<blockquote>\n<p>Said</p>\n</blockquote>\n<p>By</p>\n"),
        ("It costs 5 \\* 3 &amp; more", "<p>It costs 5 * 3 &amp; more</p>\n"),
    ],
)
def test_a_line_of_plain_words_is_what_the_whole_parser_makes_of_it(text: str, html: str) -> None:
    assert html in flat(render(text)[0])


def test_tables_footnotes_definitions_and_tasks() -> None:
    html = flat(render("|a|\n|-|\n|1|\n\nx[^1]\n\n[^1]: note\n\nterm\n: meaning\n\n- [x] done\n")[0])
    for piece in ('<th scope="col">a</th>', 'class="footnote-ref"', "<dd>meaning</dd>", 'type="checkbox"'):
        assert piece in html


@pytest.mark.parametrize("scheme", ["javascript:x", "JAVASCRIPT:x", "data:text/html,x", "vbscript:x"])
def test_unsafe_links_are_errors_with_their_line(scheme: str) -> None:
    body, source = render(f"one\n\n[b]({scheme})")
    assert [(p.id, str(p.where)) for p in source.problems] == [("unsafe-link", "content/posts/a.md:3:5")]
    assert scheme not in flat(body)


def test_pictures_that_are_missing_or_have_no_alt() -> None:
    _, source = render("![](x.jpg)\n\n![a](y.jpg)")
    assert [(p.severity, p.id, str(p.where)) for p in source.problems] == [
        ("warning", "missing-alt", "content/posts/a.md:1:5"),
        ("error", "missing-picture", "content/posts/a.md:3:6"),
    ]


def test_links_are_counted_from_the_site() -> None:
    body, _ = render("[a](../projects/b.md#c) and [d](/rates/)")
    holes = [part for part in body.parts if isinstance(part, Hole)]
    assert [hole.target for hole in holes] == ["content/projects/b.md#c", "/rates/"]


def test_plain_text_and_words() -> None:
    body, _ = render("# Title\n\nOne *two*\nthree.")
    assert (body.text, body.words) == ("Title One two three.", 4)


def test_tasks_are_labelled_boxes() -> None:
    assert flat(render("- [ ] *one*\n- [x] two\n- [y] three\n")[0]) == (
        '<ul class="contains-task-list">\n'
        '<li class="task-list-item"><label><input type="checkbox" disabled> <em>one</em></label></li>\n'
        '<li class="task-list-item"><label><input type="checkbox" disabled checked> two</label></li>\n'
        "<li>[y] three</li>\n</ul>\n"
    )


def test_footnotes_lead_there_and_back_under_names_of_their_own() -> None:
    assert flat(render("One[^a] two[^a].\n\n## Note 1\n\n[^a]: Why.\n")[0]) == (
        '<p>One<sup class="footnote-ref"><a href="#note-1" id="note-ref-1">1</a></sup> '
        'two<sup class="footnote-ref"><a href="#note-1" id="note-ref-1-2">1</a></sup>.</p>\n'
        '<h2 id="note-1-2">Note 1</h2>\n'
        '<div class="footnotes">\n<ol class="footnotes-list">\n'
        '<li id="note-1" class="footnote-item"><p>Why. '
        '<a href="#note-ref-1" class="footnote-backref">↩\ufe0e\u00a01</a> '
        '<a href="#note-ref-1-2" class="footnote-backref">↩\ufe0e\u00a01.2</a></p>\n</li>\n</ol>\n</div>\n'
    )


def test_tables_scroll_by_keyboard_and_have_headers() -> None:
    assert flat(render("|a| |\n|-:|-|\n|1|2|\n")[0]) == (
        '<div class="table" tabindex="0"><table>\n<thead>\n<tr>\n'
        '<th class="right" scope="col">a</th>\n<td></td>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<td class="right">1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table></div>\n'
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("```\nx < 1\n```", '<pre class="code" tabindex="0"><code>x &lt; 1\n</code></pre>\n'),
        ("    x\n", '<pre class="code" tabindex="0"><code>x\n</code></pre>\n'),
        ("```c++\nx\n```", None),
    ],
)
def test_code_can_be_scrolled_by_keyboard(text: str, html: str | None) -> None:
    made = flat(render(text)[0])
    assert (
        made == html if html else made.startswith('<pre class="code" tabindex="0"><code class="language-c">')
    )


def test_classes_and_anchors_of_the_author() -> None:
    assert flat(render("{.note #why}\nText\n\n{.steps}\n- one\n")[0]) == (
        '<p id="why" class="note">Text</p>\n<ul class="steps">\n<li>one</li>\n</ul>\n'
    )


def test_an_anchor_of_the_author_comes_before_a_heading_s_own() -> None:
    assert flat(render("## Why\n\n{#why}\nText\n")[0]) == '<h2 id="why-2">Why</h2>\n<p id="why">Text</p>\n'


def test_no_heading_level_is_left_out() -> None:
    assert [h.level for h in render("### a\n\n###### b\n\n### c\n\n##### d\n")[0].headings] == [2, 3, 2, 3]


def test_a_caption_stands_where_a_figure_can() -> None:
    body, _ = render('![a](x.jpg "One")\n\nsee ![a](x.jpg "two")\n\n![a](x.jpg "\'Three\'")\n![a](x.jpg)\n')
    pictures = [part.picture for part in body.parts if isinstance(part, Hole)]
    assert [picture.caption for picture in pictures if picture] == ["One", "", "‘Three’", ""]
    assert flat(body) == "[picture]\n<p>see [picture]</p>\n[picture]\n[picture]\n"


def test_files_with_spaces_and_letters_in_their_names() -> None:
    source = Source("content/posts/a.md", [])
    text = "![a](<å b.jpg>) [c](<å b.md>)"
    body = render_body(source, text, first_line=1, folder="content/posts", files={"content/posts/å b.jpg"})
    holes = [part for part in body.parts if isinstance(part, Hole)]
    assert holes[0].picture is not None
    assert (holes[0].picture.src, holes[1].target) == ("content/posts/å b.jpg", "content/posts/å b.md")


@pytest.mark.parametrize("target", ["%2e%2e/%2e%2e/%2e%2e/etc/passwd", "../../../etc/passwd"])
def test_links_and_pictures_do_not_climb_out_of_the_site(target: str) -> None:
    _, source = render(f"[a]({target}) ![b]({target})")
    assert [problem.id for problem in source.problems] == ["broken-link", "missing-picture"]


def test_marks_of_holes_cannot_be_written() -> None:
    body, _ = render("[a](https://a.example/%0299%03) &#2;9&#3;")
    assert [part for part in body.parts if isinstance(part, Hole)] == []


def test_quotes_are_the_language_s_and_code_keeps_its_own() -> None:
    source = Source("a.md", [])
    text = 'Er sagte "*ja*" zu `"x"` und \\"nein\\", <https://a.example/1-2> und 1-2 -- 20 km.'
    body = render_body(source, text, first_line=1, folder="", files=(), language="de")
    assert flat(body) == (
        "<p>Er sagte „<em>ja</em>“ zu <code>&quot;x&quot;</code> und &quot;nein&quot;, "
        '<a href="https://a.example/1-2" rel="noopener">https://a.example/1-2</a> und 1–2 – 20\u00a0km.</p>\n'
    )


EVERYTHING = """# All of it

"Quotes", *emphasis*, ~~gone~~, `code`{.x}, [far](https://a.example "Title"){.ext}, [near](b.md), a note[^1] again[^1].

{.note #remark}
A note.

##### Too deep

1. one
   - two

     three

- [ ] open [task](https://b.example)
- [x] done

| Left | Right | |
|:-----|------:|-|
| a | ![dot](x.jpg "no") | |

Term
: Meaning

  In two paragraphs.

```python
x = 1
```

    indented

![A view](x.jpg "A caption")

![A view](x.jpg)
![A view](x.jpg)

{.wide}
![A view](x.jpg "Wide")

In a sentence ![A view](x.jpg "dropped"), linked [![A view](x.jpg)](https://c.example).

> A quotation
> of two lines.

---

Hard <b>html</b> &amp; &copy;.

[^1]: The note.

    - with a list
"""


def as_html(part: str | Hole) -> str:
    """A part as a theme may render it."""
    if isinstance(part, str):
        return part
    image = '<img src="/x.jpg" alt="A view" width="3" height="2">'
    if part.picture and part.picture.caption:
        return f"<figure>{image}<figcaption>{part.picture.caption}</figcaption></figure>"
    return image if part.picture else "/x/"


def test_a_body_with_everything_is_valid_html() -> None:
    from turbohtml.conformance import check_html

    body, source = render(EVERYTHING)
    page = "".join(map(as_html, body.parts))
    head = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>x</title></head>'
    report = check_html(f"{head}<body><main><h1>x</h1>{page}</main></body></html>")
    assert (source.problems, report.messages) == ([], ())


def test_a_body_is_the_same_whenever_it_is_made() -> None:
    first, other, again = render(EVERYTHING), render("x[^1]\n\n[^1]: y\n"), render(EVERYTHING)
    assert first[0] == again[0] != other[0]


@pytest.mark.parametrize("text", ["[^a]:* [^b]:", "[^a]:> [^b]: x"])
def test_a_footnote_inside_a_footnote_s_list_or_quote_is_refused(text: str) -> None:
    body, source = render(text)
    assert body.parts == ()
    assert [d.id for d in source.problems] == ["nested-footnote"]
