from __future__ import annotations

from collections.abc import Callable

from gigfolio.plan import Plan
from gigfolio.plan.specimens import excerpt
from gigfolio.views import HomeContext

Make = Callable[..., Plan]
BOOK = "- title: {title}\n  client: {client}\n  samples: [{samples}]\n"
POST = "---\ntitle: Rain\ndate: 2026-10-02\n---\n"


def home(plan: Plan) -> HomeContext:
    found = next(page.context for page in plan.pages if page.url == "/")
    assert isinstance(found, HomeContext)
    return found


def books(*samples: str) -> dict[str, str]:
    rows = (BOOK.format(title=f"Book {n}", client="Pale Ferry", samples=s) for n, s in enumerate(samples))
    return {"content/projects.yaml": "".join(rows)}


def test_the_home_page_has_the_first_sample_of_two_selected_projects(make: Make) -> None:
    shown = home(make(books("{source: a}, {source: b}", "", "{source: c}", "{source: d}"))).specimens
    assert [(s.sample.source, s.project.label, s.client) for s in shown] == [
        ("a", "Book 0", "Pale Ferry"), ("c", "Book 2", "Pale Ferry"),
    ]  # fmt: skip
    assert shown[0].project.url == "/work/projects/book-0/"


def test_an_only_project_shows_two_of_its_samples(make: Make) -> None:
    shown = home(make(books("{source: a}, {source: b}, {source: c}"))).specimens
    assert [s.sample.source for s in shown] == ["a", "b"]


def test_without_a_sample_the_newest_post_is_begun(make: Make) -> None:
    post = {"content/posts/rain.md": POST + "My father wrote down the rain."}
    begun = home(make(books("") | post)).excerpt
    assert begun is not None
    assert (begun.text, begun.post.title) == ("My father wrote down the rain.", "Rain")
    assert home(make(books("{source: a}") | post)).excerpt is None
    assert home(make(books(""))).excerpt is None


def test_an_excerpt_ends_with_a_sentence_of_its_sixtieth_to_ninetieth_word() -> None:
    words = [f"w{n}" for n in range(1, 201)]
    words[9], words[69] = "w10.", "w70.”"
    assert excerpt(" ".join(words)) == " ".join(words[:70])
    assert excerpt(" ".join(words[100:])) == " ".join(words[100:190]) + "…"
    assert excerpt("w1 w2") == "w1 w2"
