"""Head, navigation, footer and closing line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from gigfolio.plan import Plan

Make = Callable[..., Plan]
FILES = {
    "content/about.md": "Text",
    "content/projects.yaml": "- {title: Harbour, tags: [Port], summary: A board.}\n- {title: Tram}",
    "content/services.yaml": "- {name: Maps}",
    "content/rates.yaml": "daily: 640",
    "content/network.yaml": "communities: [{name: Table}]",
    "content/posts.yaml": "- {title: First, date: 2026-01-02}",
    "content/pages/imprint.md": "---\ntitle: Imprint\n---\nText",
}
PROFILE = "headline: Maps for ports.\ncontact: {email: ada@ada.example, reply_time: within a day}\nlinks: [{platform: Code, url: 'https://code.example/ada'}]"


def pages(plan: Plan) -> dict[str, Any]:
    return {page.url: page.context for page in plan.pages}


def links(given: Any) -> list[tuple[str, str]]:
    return [(link.label, link.url) for link in given]


def test_navigation_and_footer(make: Make) -> None:
    chrome = pages(make(FILES, profile=PROFILE))["/services/"].chrome
    assert links(chrome.navigation) == [
        ("Work", "/work/projects/"),
        ("Services", "/work/services/"),
        ("Rates", "/work/rates/"),
        ("About", "/work/about/"),
        ("Writing", "/work/posts/"),
    ]
    assert links([chrome.contact]) == [("Contact", "/work/contact/")]
    assert links(chrome.footer) == [
        ("Network", "/work/network/"),
        ("Tags", "/work/tags/"),
        ("Imprint", "/work/imprint/"),
        ("Feed", "/work/feed.xml"),
    ]
    assert links(chrome.profiles) == [("Code", "https://code.example/ada")]
    assert [link.label for link in chrome.navigation if link.current] == ["Services"]
    assert (chrome.section, chrome.home, chrome.base_path, chrome.address) == (
        "services",
        "/work/",
        "/work/",
        "ada.example/work",
    )


def test_navigation_by_choice(make: Make) -> None:
    settings = """
navigation:
  order: [about, network, testimonials, projects]
  links: [{label: Board, url: "https://far.example"}, {label: Notes, url: /imprint/}]
"""
    chrome = pages(make(FILES, profile=PROFILE, settings=settings))["/"].chrome
    assert links(chrome.navigation) == [
        ("About", "/work/about/"),
        ("Network", "/work/network/"),
        ("Work", "/work/projects/"),
        ("Board", "https://far.example"),
        ("Notes", "/work/imprint/"),
    ]
    assert chrome.contact is None
    assert [label for label, _ in links(chrome.footer)] == [
        "Services",
        "Rates",
        "Writing",
        "Tags",
        "Contact",
        "Feed",
    ]


def test_a_broken_link_in_the_navigation_is_reported_in_the_settings(make: Make) -> None:
    plan = make(FILES, settings="navigation: {links: [{label: Notes, url: /imprnt/}]}")
    assert [(d.severity, d.id, str(d.where), d.hint) for d in plan.diagnostics] == [
        ("error", "broken-link", "gigfolio.yaml", "did you mean /imprint/?")
    ]


def test_titles_descriptions_and_addresses(make: Make) -> None:
    there = pages(make(FILES, profile=PROFILE, settings="description: Ada draws maps."))
    heads = {
        address: there[address].head for address in ("/", "/projects/", "/projects/harbour/", "/tags/port/")
    }
    assert {address: (head.title, head.description) for address, head in heads.items()} == {
        "/": ("Ada Byron – Maps for ports", "Ada draws maps."),
        "/projects/": ("Work – Ada Byron", "Ada Byron: Harbour; Tram"),
        "/projects/harbour/": ("Harbour – Ada Byron", "A board."),
        "/tags/port/": ("Port – Ada Byron", "Ada Byron: Harbour"),
    }
    assert heads["/projects/harbour/"].canonical == "https://ada.example/work/projects/harbour/"
    assert heads["/projects/harbour/"].card == "https://ada.example/work/projects/harbour/card.jpg"
    assert (heads["/"].card, heads["/"].og_type) == ("https://ada.example/work/card.jpg", "profile")
    assert links(heads["/"].feeds) == [("Ada Byron", "/work/feed.xml"), ("Ada Byron", "/work/feed.json")]


def test_a_description_comes_from_the_text_and_is_cut(make: Make) -> None:
    there = pages(make({"content/pages/imprint.md": "---\ntitle: Imprint\n---\n" + "many words " * 40}))
    description = there["/imprint/"].head.description
    assert description.endswith("words…")
    assert 140 < len(description) <= 155


def test_no_page_has_an_absolute_address_without_a_url(make: Make) -> None:
    plan = make(FILES, profile=PROFILE, url="")
    for address, context in pages(plan).items():
        assert (context.head.canonical, context.head.card, context.head.feeds) == ("", "", ()), address
        assert "BreadcrumbList" not in context.head.json_ld
    assert plan.cards == ()
    assert not {"/feed.xml", "/feed.json", "/sitemap.xml"} & pages(plan).keys()
    assert pages(plan)["/"].chrome.navigation[0].url == "/projects/"


@pytest.mark.parametrize(
    "settings",
    ["social_cards: false", "feeds: {enabled: false}", "social_cards: false\nfeeds: {enabled: false}"],
)
def test_cards_and_feeds_can_be_turned_off(settings: str, make: Make) -> None:
    plan = make(FILES, settings=settings)
    head = pages(plan)["/"].head
    assert bool(plan.cards) == bool(head.card) == ("social_cards" not in settings)
    assert ("/feed.xml" in pages(plan)) == bool(head.feeds) == ("feeds" not in settings)


def test_the_closing_line(make: Make) -> None:
    profile = PROFILE + "\navailability: {status: open}"
    line = pages(make(FILES, profile=profile))["/rates/"].contact_line
    assert (line.action.label, line.action.url, line.email, line.availability, line.reply_time) == (
        "Ask about a date",
        "/work/contact/",
        "ada@ada.example",
        "Free now",
        "within a day",
    )


def test_a_form_may_be_posted_from_the_contact_page_only(make: Make) -> None:
    there = pages(make(FILES, settings="contact_form: https://form.example/ada"))
    assert (
        there["/contact/"].form_action == there["/contact/"].chrome.form_action == "https://form.example/ada"
    )
    assert [
        address
        for address, context in there.items()
        if getattr(context, "chrome", None) and context.chrome.form_action
    ] == ["/contact/"]


def test_a_language_written_from_right_to_left(make: Make) -> None:
    chrome = pages(make(settings="language: ar"))["/"].chrome
    assert (chrome.language, chrome.direction) == ("ar", "rtl")
