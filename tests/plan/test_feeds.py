"""Feeds and the map of the site."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gigfolio.plan import Plan
from gigfolio.views import FeedContext, FeedEntry

Make = Callable[..., Plan]
POSTS = {
    "content/posts/new.md": "---\ntitle: New\ndate: 2026-03\nsummary: Short.\ntags: [a]\n---\nSee [old](old.md).",
    "content/posts/old.md": "---\ntitle: Old\ndate: 2025-01-02\nupdated: 2026-05-06\n---\nText",
    "content/posts/undated.md": "---\ntitle: Undated\n---\nText",
}


def contexts(plan: Plan) -> dict[str, Any]:
    return {page.url: page.context for page in plan.pages}


def test_both_feeds(make: Make) -> None:
    there = contexts(make(POSTS, settings="title: Notes"))
    body = there["/posts/new/"].body
    assert body.parts == ('<p>See <a href="/work/posts/old/">old</a>.</p>\n',)
    expected = FeedContext(
        title="Notes",
        author="Ada Byron",
        language="en",
        absolute_home="https://ada.example/work/",
        absolute_self="https://ada.example/work/feed.xml",
        updated="2026-05-06T00:00:00Z",
        entries=(
            FeedEntry(
                id="https://ada.example/work/posts/new/",
                title="New",
                absolute_url="https://ada.example/work/posts/new/",
                published="2026-03-01T00:00:00Z",
                updated="2026-03-01T00:00:00Z",
                summary="Short.",
                body=body,
                tags=("a",),
            ),
            FeedEntry(
                id="https://ada.example/work/posts/old/",
                title="Old",
                absolute_url="https://ada.example/work/posts/old/",
                published="2025-01-02T00:00:00Z",
                updated="2026-05-06T00:00:00Z",
                body=there["/posts/old/"].body,
            ),
        ),
    )
    assert there["/feed.xml"] == expected
    assert there["/feed.json"].absolute_self == "https://ada.example/work/feed.json"
    assert there["/feed.json"].entries == expected.entries


def test_a_feed_can_be_short(make: Make) -> None:
    feed = contexts(make(POSTS, settings="feeds: {limit: 1, full_text: false}"))["/feed.xml"]
    assert [(entry.title, bool(entry.body)) for entry in feed.entries] == [("New", False)]
    assert feed.updated == "2026-03-01T00:00:00Z"


def test_no_feed_without_a_dated_post(make: Make) -> None:
    plan = make({"content/posts.yaml": "- {title: Undated}"})
    assert "/feed.xml" not in contexts(plan)
    assert contexts(plan)["/"].head.feeds == ()


def test_the_map_of_the_site(make: Make) -> None:
    there = contexts(
        make(POSTS | {"content/projects.yaml": "- {title: Harbour}\n- {title: Quiet, unlisted: true}"})
    )
    home = "https://ada.example/work"
    assert there["/sitemap.xml"].urls == (
        (f"{home}/", ""),
        (f"{home}/posts/", ""),
        (f"{home}/posts/new/", ""),
        (f"{home}/posts/old/", "2026-05-06"),
        (f"{home}/posts/undated/", ""),
        (f"{home}/projects/", ""),
        (f"{home}/projects/harbour/", ""),
        (f"{home}/tags/", ""),
        (f"{home}/tags/a/", ""),
    )
