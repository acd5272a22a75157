"""Posts of Jekyll and Hugo: fields, former addresses, links, pictures, and marks that are no Markdown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import pytest

from gigfolio.importers.posts import PostFile, read_posts
from gigfolio.importers.result import Imported

Merge = Callable[..., dict[str, bytes]]
SITE = {"gigfolio.yaml": b"profile: {name: Ada}\n"}
PIXEL = b"picture"
JEKYLL = """\
---
layout: post
title: "First light: the board"
date: 2019-03-04 08:00:00 +0100
categories: charts
tags: harbour tides
excerpt: What the *board* said.
redirect_from: [/old/first/, "/posts/first-light/"]
mood: calm
---
See [the second]({% post_url 2019-05-06-second %}), [home](/about.html), ![board]({{ site.baseurl }}/images/board.jpg){: .wide}.

<!--more-->

{% highlight python %}
print("[no link](x.md)")
{% endhighlight %}

A {{ page.title }}. `[code](nowhere.md)` [there][r], [web](https://web.example) ![gone](gone.png)

[r]: /2019/05/06/second.html#end
"""
HUGO = """\
+++
title = "Tide tables"
date = 2021-02-03T10:00:00Z
lastmod = 2021-02-10
tags = ["tides", "Harbour"]
categories = ["Notes"]
aliases = ["/tides/", "/2021/tides.html"]
description = "Four numbers."
[params]
colour = "green"
+++
{{< figure src="tide.jpg" alt="The board" caption="By the quay" >}}

See [plain]({{< ref "plain.md" >}}), [above](../plain/) and {{< ref "plain.md" >}}.

{{< youtube abc >}}
"""


def posts(files: Mapping[str, str], pictures: Mapping[str, bytes] | None = None) -> Imported:
    given = [PostFile(name, text.encode()) for name, text in files.items()]
    return read_posts(given, pictures or {}, "_posts", today=dt.date(2026, 11, 23))


def test_a_post_of_jekyll(merged: Merge) -> None:
    second = "---\ntitle: Second\n---\nText.\n"
    found = posts(
        {"2019-03-04-first-light.md": JEKYLL, "2019-05-06-second.markdown": second},
        {"/images/board.jpg": PIXEL},
    )
    files = merged(found, SITE)
    assert files["content/posts/first-light/board.jpg"] == PIXEL
    assert files["content/posts/first-light/index.md"].decode() == (
        '---\ntitle: "First light: the board"\ndate: 2019-03-04\nsummary: What the board said.\n'
        "tags: [harbour, tides, charts]\n"
        'aliases: ["/old/first/", "/charts/2019/03/04/first-light.html"]\n# mood: calm\n---\n\n'
        "See [the second](content/posts/second.md), home, ![board](board.jpg).\n\n\n\n\n"
        '```python\nprint("[no link](x.md)")\n```\n\n\n'
        "A {{ page.title }}. `[code](nowhere.md)` [there][r], [web](https://web.example) gone\n\n"
        "[r]: content/posts/second.md#end\n"
    )
    assert files["content/posts/second.md"].decode() == (
        '---\ntitle: Second\ndate: 2019-05-06\naliases: ["/2019/05/06/second.html"]\n---\n\nText.\n'
    )
    assert [d.message.partition(": ")[2] for d in found.left] == [
        "{{ page.title }}: it is left in the text as it is",
        "/about.html: it leads nowhere on this site; its words are kept",
        "gone.png: it leads nowhere on this site; its words are kept",
        "there is no field for it; it is kept as a comment",
    ]  # fmt: skip


def test_a_post_of_hugo(merged: Merge) -> None:
    plain = "---\ntitle: Plain\ndraft: false\n---\nHello.\n"
    found = posts({"bundle/index.md": HUGO, "plain.md": plain}, {"bundle/tide.jpg": PIXEL})
    files = merged(found, SITE)
    assert files["content/posts/bundle/index.md"].decode() == (
        "---\ntitle: Tide tables\ndate: 2021-02-03\nupdated: 2021-02-10\nsummary: Four numbers.\n"
        'tags: [tides, Harbour, Notes]\naliases: ["/tides/", "/2021/tides.html"]\n# params: {colour: green}\n---\n\n'
        '![The board](tide.jpg "By the quay")\n\n'
        "See [plain](content/posts/plain.md), [above](content/posts/plain.md) and [plain.md](content/posts/plain.md).\n\n{{< youtube abc >}}\n"
    )


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("+++\ntitle = Broken\n+++\n", "a.md:2:9", "not TOML"),
        ("+++\ntitle = 'x'\n", "a.md:1:1", "not closed"),
        ("---\ntitle: x\n", "a.md:1:1", "not closed"),
        ("---\nok: 1\ntitle: [x\n---\n", "a.md:3:8", "not closed"),
        ("---\ntitle: &a x\n---\n", "a.md:2:8", "aliases"),
    ],
)  # fmt: skip
def test_a_post_that_cannot_be_read_is_left_with_its_place(text: str, line: str, words: str) -> None:
    found = posts({"a.md": text, "b.md": "Text.\n"})
    assert [document.name for document in found.documents["posts"]] == ["b"]
    (problem,) = found.left
    assert str(problem.where) == line
    assert words in problem.message


@pytest.mark.parametrize(
    ("name", "text", "title", "slug"),
    [
        ("a-b_c.md", "Text.\n", "A b c", "a-b-c"),
        ("a.md", "# The *heading*\n\nText.\n", "The heading", "a"),
        ("2020-01-02-a.md", "---\ntitle: T\nslug: other\n---\n", "T", "other"),
        ("topic/index.md", "---\ntitle: T\n---\n", "T", "topic"),
        ("ø.md", "---\ntitle: T\n---\n", "T", "o"),
    ],
)
def test_a_post_has_a_title_and_a_name(name: str, text: str, title: str, slug: str, merged: Merge) -> None:
    found = posts({name: text})
    (document,) = found.documents["posts"]
    assert (document.entry.fields["title"], document.name) == (title, slug)
    assert merged(found, SITE)


def test_drafts_stay_drafts_and_a_link_to_one_is_only_words(merged: Merge) -> None:
    found = posts({"a.md": "---\ntitle: A\npublished: false\n---\n", "b.md": "To [a](a.md).\n"})
    files = merged(found, SITE)
    assert b"draft: true" in files["content/posts/a.md"]
    assert b"\nTo a.\n" in files["content/posts/b.md"]


def test_a_cover_comes_along_with_its_words(merged: Merge) -> None:
    text = "---\ntitle: A\ncover: {image: /img/c.jpg, alt: A quay}\n---\n"
    files = merged(posts({"a.md": text}, {"/img/c.jpg": PIXEL}), SITE)
    assert b"cover:\n  src: c.jpg\n  alt: A quay\n" in files["content/posts/a/index.md"]
    assert files["content/posts/a/c.jpg"] == PIXEL


def test_an_address_that_is_taken_gets_no_redirect(merged: Merge) -> None:
    site = {**SITE, "content/pages/now.md": b"---\ntitle: Now\naliases: [/then/]\n---\n"}
    text = "---\naliases: [/same/, /now/, /then/index.html, /posts/a/, /projects]\n---\n"
    files = merged(posts({"a.md": text, "b.md": text}), site)
    assert files["content/posts/a.md"].decode() == '---\ntitle: A\naliases: ["/same/"]\n---\n'
    assert files["content/posts/b.md"].decode() == "---\ntitle: B\n---\n"
