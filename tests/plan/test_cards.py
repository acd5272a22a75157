"""What stands on social cards, and where they are."""

from __future__ import annotations

from collections.abc import Callable

from gigfolio.model.values import Focus, Picture
from gigfolio.plan import Plan
from gigfolio.views import CardText

Make = Callable[..., Plan]


def test_a_card_for_each_page(make: Make) -> None:
    files = {
        "content/projects.yaml": "- {title: Harbour, client: Port, cover: {src: c.jpg, alt: A board, caption: Dusk, focus: 40% 60%}, "
        "outcomes: [{metric: Time to read, before: 19 s, after: 3 s}]}",
        "content/c.jpg": "x",
        "content/posts.yaml": "- {title: First}",
    }
    profile = "headline: Maps for ports.\nlocation: {city: Ghent}\nphoto: {src: c.jpg, alt: Ada}"
    plan = make(files, profile=profile)
    cover = Picture(src="content/c.jpg", focus=Focus(x=40, y=60))
    home = CardText(
        kind="home",
        headline="Maps for ports.",
        name="Ada Byron",
        foot="Ghent",
        picture=Picture(src="content/c.jpg"),
        work=cover,
    )
    project = CardText(
        kind="project",
        headline="Harbour",
        name="Ada Byron",
        foot="Time to read: 3 s, before 19 s",
        label="Port",
        picture=cover,
    )
    page = CardText(kind="page", headline="Work", name="Ada Byron", foot="ada.example/work")
    post = CardText(kind="page", headline="First", name="Ada Byron", foot="ada.example/work", label="Writing")
    assert {card.output: card.context for card in plan.cards} == {
        "card.jpg": home,
        "projects/card.jpg": page,
        "projects/harbour/card.jpg": project,
        "posts/card.jpg": CardText(
            kind="page", headline="Writing", name="Ada Byron", foot="ada.example/work"
        ),
        "posts/first/card.jpg": post,
    }
    assert {card.template for card in plan.cards} == {"card.yaml"}


def test_a_home_without_words_shows_its_name_and_a_metric(make: Make) -> None:
    plan = make({"content/projects.yaml": "- {title: Harbour, outcomes: [{metric: Riders, value: '40'}]}"})
    assert plan.cards[0].context == CardText(
        kind="home", headline="Ada Byron", name="Ada Byron", foot="Riders: 40"
    )
