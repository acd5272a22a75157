"""The lookup chain: the site's folder, the theme, _base; and how an override reaches what it overrides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gigfolio.errors import GigfolioError
from gigfolio.snapshot import Snapshot
from gigfolio.theme import Theme
from gigfolio.theme.chain import Chain, Layer
from gigfolio.theme.environment import make_environment
from gigfolio.theme.lookup import find_theme

Load = Callable[..., Theme]


def chain(*layers: tuple[str, dict[str, str]]) -> Chain:
    return Chain(tuple(Layer(name, files, lambda path, f=files: f[path].encode()) for name, files in layers))


TOP = ("site", {"templates/home.html": "site home", "labels/en.yaml": "a: 1"})
MIDDLE = ("margin", {"templates/home.html": "margin home", "templates/page.html": "margin page"})
BOTTOM = ("_base", {"templates/home.html": "base home", "labels/en.yaml": "b: 2"})


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("home.html", "site home"),
        ("page.html", "margin page"),
        ("margin/home.html", "margin home"),
        ("_base/home.html", "base home"),
        ("site/page.html", "margin page"),
        ("_base/page.html", None),
        ("other/home.html", None),
    ],
)
def test_templates_are_found_from_the_layer_that_is_named(name: str, found: str | None) -> None:
    result = chain(TOP, MIDDLE, BOTTOM).find_template(name)
    assert (result.data.decode() if result else None) == found


def test_joined_files_come_the_most_general_first() -> None:
    assert [found.layer for found in chain(TOP, MIDDLE, BOTTOM).every("labels/en.yaml")] == ["_base", "site"]


@pytest.mark.parametrize("name", ["nope", "_base", "../margin", ".", "margin/fonts"])
def test_an_unknown_theme_names_those_that_there_are(name: str) -> None:
    with pytest.raises(GigfolioError) as caught:
        find_theme(name, Snapshot.of({}))
    assert "margin" in caught.value.diagnostics[0].hint


def test_an_override_may_extend_what_it_overrides(load: Load) -> None:
    theme = load(**{"theme/templates/redirect.html": '{% extends "margin/redirect.html" %}'})
    environment = make_environment(theme, None)
    seen: list[str] = []
    environment.seen = lambda name, digest: seen.append(name)
    html = environment.get_template("redirect.html").render(target="/a/", absolute_target="", language="en")
    assert 'content="0; url=/a/"' in html
    assert seen == ["redirect.html", "margin/redirect.html"]


def test_a_name_that_nothing_has_is_remembered_as_absent(load: Load) -> None:
    environment = make_environment(load(), None)
    seen: dict[str, str] = {}
    environment.seen = seen.__setitem__
    text = environment.from_string("{% include ['mine.html', 'redirect.html'] ignore missing %}")
    text.render(target="/a/", absolute_target="", language="en")
    assert seen["mine.html"] == "absent"
    assert len(seen["redirect.html"]) == 32
