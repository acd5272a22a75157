"""Addresses, links, whole addresses and output paths."""

from __future__ import annotations

import pytest

from gigfolio.model.settings import Settings
from gigfolio.routes import Routes, same_file_key

ROOT = Routes(Settings(url="https://ada.example/"))
BELOW = Routes(Settings(url="https://ada.example/my/work/", permalinks={"projects": "/cases/"}))
NOWHERE = Routes(Settings())


@pytest.mark.parametrize(
    ("routes", "address", "href", "absolute"),
    [
        (ROOT, "/", "/", "https://ada.example/"),
        (ROOT, "/rates/", "/rates/", "https://ada.example/rates/"),
        (BELOW, "/", "/my/work/", "https://ada.example/my/work/"),
        (BELOW, "/rates/", "/my/work/rates/", "https://ada.example/my/work/rates/"),
        (NOWHERE, "/rates/", "/rates/", ""),
    ],
)
def test_links_and_whole_addresses(routes: Routes, address: str, href: str, absolute: str) -> None:
    assert (routes.href(address), routes.absolute(address)) == (href, absolute)


def test_a_permalink_changes_the_prefix_of_its_section() -> None:
    assert BELOW.section("projects") == "/cases/"
    assert BELOW.entry("projects", "harbour") == "/cases/harbour/"
    assert BELOW.entry("posts", "harbour") == "/posts/harbour/"
    assert BELOW.entry("pages", "imprint") == "/imprint/"


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/", "index.html"),
        ("/cv/", "cv/index.html"),
        ("/404.html", "404.html"),
        ("/a/card.jpg", "a/card.jpg"),
    ],
)
def test_output_paths(address: str, path: str) -> None:
    assert Routes.output(address) == path


@pytest.mark.parametrize(
    ("alias", "address"),
    [("/old/", "/old/"), ("/old", "/old/"), ("/2019/a.html", "/2019/a.html"), ("/v1.2", "/v1.2/")],
)
def test_an_alias_is_a_folder_unless_it_names_an_html_file(alias: str, address: str) -> None:
    assert Routes.alias(alias) == address


def test_files_are_percent_encoded() -> None:
    assert Routes.file("my files/Größe 1.pdf") == "/my%20files/Gr%C3%B6%C3%9Fe%201.pdf"


def test_names_that_some_computer_takes_for_one() -> None:
    assert same_file_key("A/Straße") == same_file_key("a/STRASSE")
    assert same_file_key("e\u0301") == same_file_key("\u00e9")
    assert same_file_key("a") != same_file_key("b")
