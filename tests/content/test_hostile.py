"""Whatever a file holds, it comes to an end with content or with problems that have a place: nothing is raised."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gigfolio.content.front_matter import split_front_matter
from gigfolio.content.loader import load_content
from gigfolio.content.markdown import render_body
from gigfolio.content.private_loader import load_private
from gigfolio.content.text_source import MAX_MARKDOWN
from gigfolio.content.yaml_source import Source, open_source, parse
from gigfolio.model.entities import Profile
from gigfolio.model.settings import Settings
from gigfolio.model.site import Site
from gigfolio.snapshot import Snapshot

FULL = MAX_MARKDOWN - 1_000
# Texts of what bites: indicators, marks, escapes, the words of fields.
PIECES = st.sampled_from(
    ["---", "\n", "\r\n", " ", "  ", "\t", "- ", ": ", "? ", "|", ">", "&a", "*a", "!!x", "<<", "{", "}", "[", "]", "[^1]",
     "[^1]: ", '"', "\'", "`", "```", "~~", "**", "_", "#", "%", "@", "\\", "\\x00", "title", "name", "url", "a", "é", "\u2028",
     "\ufeff", "\x00", "\x85", "😀", "{.a}", "{#b}", "![a](b)", "[a](b.md)", "<a>", "http://", "1", "2026-02-30", "- [x] ", "|-|"]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))
FILES = st.one_of(st.binary(), TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")))
PATHS = st.sampled_from(
    ["gigfolio.yaml", "content/profile.yaml", "content/about.md", "content/projects.yaml", "content/projects/a.md",
     "content/posts/b/index.md", "content/rates.yaml", "content/testimonials/c.md", "content/certifications.yaml",
     "content/b.json", "content/experience.yaml", "content/pages/rates.md", "private/interviews/a.md",
     "private/proposals/a.yaml", "private/rates.yaml", "private/plan.yaml", "private/contacts.yaml"]
)  # fmt: skip


@settings(deadline=None)
@given(FILES)
def test_yaml_never_raises(data: bytes) -> None:
    source, text = open_source("a.yaml", data)
    node = parse(source, text)
    assert node is None or not source.problems
    assert all(d.where is not None and d.format() for d in source.problems)


@settings(deadline=None)
@given(TEXTS)
def test_front_matter_never_raises(text: str) -> None:
    found = split_front_matter(text)
    assert found.line <= text.count("\n") + 2


@settings(deadline=None)
@given(FILES, st.booleans(), st.sampled_from(["en", "fr", "de"]))
def test_markdown_never_raises_and_is_pure(data: bytes, html: bool, language: str) -> None:
    def body() -> object:
        source, text = open_source("content/posts/a.md", data)
        made = render_body(
            source,
            text,
            first_line=1,
            folder="content/posts",
            files={"content/posts/b"},
            html=html,
            language=language,
        )
        return made, source.problems

    assert body() == body()


@settings(deadline=None, max_examples=300)
@given(st.dictionaries(PATHS, FILES, max_size=5))
def test_a_site_of_anything_loads_or_says_why(files: dict[str, bytes]) -> None:
    content, diagnostics = load_content(Snapshot.of(files))
    assert (content is None) == any(d.severity == "error" for d in diagnostics)
    assert all(d.where is not None and d.format() for d in diagnostics)


@settings(deadline=None)
@given(st.dictionaries(PATHS, FILES, max_size=4))
def test_a_private_folder_of_anything_loads_or_says_why(files: dict[str, bytes]) -> None:
    site = Site(settings=Settings(), profile=Profile(name="Ada"))
    _, diagnostics = load_private(Snapshot.of(files), site, site.settings)
    assert all(d.where is not None and d.format() for d in diagnostics)


def filled(piece: str, length: int = FULL) -> str:
    return (piece * (length // len(piece) + 1))[:length]


# Long enough that work which grows with the square would not end. What costs the parser most is refused by its count, so that the work stays bounded.
LONG = {
    "paragraphs": filled("a\n", FULL // 4),
    "headings": filled("# a\n", FULL // 4),
    "lists": filled("- a\n  - b\n", FULL // 4),
    "definitions": filled("a\n: b\n", FULL // 4),
    "footnotes": "".join(f"x[^{i}]\n\n[^{i}]: n\n\n" for i in range(6_000)),
    "quotes": filled("\"a 'b "),
    "attributes": filled("{.a}\n") + "x",
    "braces": filled("{"),
    "escapes": filled('\\"'),
    "tasks": filled("- [x] a\n")[: 19_000 * 8],
    "wide table": "|a" * 4_000 + "|\n" + "|-" * 4_000 + "|\n" + filled("|\n")[:4_000],
    "nested quotes": "".join(">" * (i % 200) + "a\n" for i in range(390)),
    "nested lists": "".join(" " * (i * 2 % 600) + "- a\n" for i in range(700)),
    "digits": "9" * FULL,
    "spaces": "a" + " " * (FULL - 2) + "b",
}


@pytest.mark.parametrize("name", LONG)
def test_long_texts_come_to_an_end(name: str) -> None:
    source = Source("content/posts/a.md", LONG[name].split("\n"))
    body = render_body(source, LONG[name], first_line=1, folder="content/posts", files=())
    assert (bool(body), source.problems) == (True, [])


@pytest.mark.parametrize(
    "piece",
    ["[", "![", "[a](", "|a", "|-", "`a", "*a ", "a**b", "_a ", "~~a", "> ", "<a ", "[^1] ", "[^1]: "],
)
def test_too_much_of_what_costs_most_is_refused(piece: str) -> None:
    source = Source("content/posts/a.md", [])
    body = render_body(source, filled(piece), first_line=1, folder="content/posts", files=())
    assert (bool(body), [p.id for p in source.problems]) == (False, ["too-large"])


@pytest.mark.parametrize("number", ["9" * 5_000, "-" + "9" * 5_000, "1." + "0" * 5_000, "1e999", "0x10", "٣"])
def test_numbers_that_are_none(number: str) -> None:
    files = {
        "gigfolio.yaml": b"profile: {name: Ada}",
        "content/rates.yaml": f"hourly: {number}\nterms: {{payment_days: {number}, deposit_percent: {number}}}".encode(),
        "content/projects.yaml": f"- {{title: {number}, order: {number}, start: {number}}}".encode(),
    }
    content, diagnostics = load_content(Snapshot.of(files))
    assert content is None
    assert {d.id for d in diagnostics} == {"bad-value"}
    assert max(len(d.message) for d in diagnostics) < 200


def test_thousands_of_references_that_lead_nowhere_come_to_an_end() -> None:
    files = {
        "gigfolio.yaml": b"profile: {name: Ada}",
        "content/projects.yaml": "".join(f"- title: Project {i}\n" for i in range(3_000)).encode(),
        "content/services.yaml": "".join(
            f"- {{name: S{i}, projects: [projekt-{i}]}}\n" for i in range(3_000)
        ).encode(),
    }
    _, diagnostics = load_content(Snapshot.of(files))
    assert (len(diagnostics), diagnostics[-1].id) == (100, "too-many-problems")


def test_thousands_of_entries_of_one_name_come_to_an_end() -> None:
    files = {
        "gigfolio.yaml": b"profile: {name: Ada}",
        "content/services.yaml": b"- name: a\n" * 20_000,
    }
    content, _ = load_content(Snapshot.of(files))
    assert content is not None
    assert content.services[-1].id == "a-20000"
