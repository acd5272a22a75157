"""Whatever a source holds, the import ends in a site that loads, and a second one adds nothing."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gigfolio.importers.archive import Part
from gigfolio.importers.linkedin import FILES, read_linkedin
from gigfolio.importers.merge import merge
from gigfolio.importers.posts import PostFile, read_posts
from gigfolio.importers.result import Imported

Read = Callable[[str], Imported]
Merge = Callable[..., dict[str, bytes]]
TODAY = dt.date(2026, 11, 23)
SITE = {"gigfolio.yaml": b"profile: {name: Ada}\n"}
relaxed = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=60)

odd = st.sampled_from([
    "", " ", "x: y", "# x", "- x", "&a", "*b*", "null", "no", "1_000", "2021", "2021-13", "Mar 2021", "present", "\u2028", "\ttab",
    "https://a.example", "javascript:alert(1)", "a@b.example", "a.b/c", "[x](y.md)", "![](z.png)", "\ud7ff\U0001f600", "---", "+++",
    "con", "ø", "Ünïcödé", "{{ x }}", "<b>", "a\nb\n\nc", "\"'", "x" * 300, "/posts/", "../../x", "01/02/03", "{x: [", "index", "日本",
])  # fmt: skip
keys = odd.filter(lambda key: key != "\u2028")  # which is read as a space, so that two names would be one
values = st.recursive(
    odd | st.none() | st.integers() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=4,
)


def maps(*names: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(st.dictionaries(st.sampled_from(names), values, max_size=8), max_size=3)


period = ("startDate", "endDate", "summary", "highlights", "url", "description", "keywords", "other")
resumes = st.fixed_dictionaries(
    {},
    optional={
        "basics": st.dictionaries(st.sampled_from(["name", "label", "email", "phone", "url", "summary", "location", "profiles"]), values),
        "work": maps("name", "company", "position", "location", *period),
        "education": maps("institution", "studyType", "area", "score", "courses", *period),
        "volunteer": maps("organization", "position", *period),
        "awards": maps("title", "date", "awarder", "summary"),
        "publications": maps("name", "publisher", "releaseDate", "url"),
        "certificates": maps("name", "date", "issuer", "url"),
        "skills": maps("name", "level", "keywords", "group"),
        "languages": maps("language", "fluency"),
        "references": maps("name", "reference"),
        "interests": maps("name", "keywords"),
        "projects": maps("name", "type", "roles", "entity", *period),
        "strange": values,
    },
)  # fmt: skip


def check(found: Imported, again: Imported, merged: Merge) -> None:
    files = merged(found, dict(SITE))
    assert merge(again, files, today=TODAY).files == {}


@relaxed
@given(resumes)
def test_any_resume(resume: Read, merged: Merge, given: dict[str, Any]) -> None:
    text = json.dumps(given)
    check(resume(text), resume(text), merged)


entry = st.dictionaries(
    st.sampled_from([
        "company", "position", "institution", "area", "degree", "title", "authors", "doi", "url", "journal", "name", "label",
        "details", "bullet", "number", "reversed_number", "date", "start_date", "end_date", "location", "summary", "highlights", "x",
    ]),
    values,
    max_size=6,
)  # fmt: skip
titles = st.sampled_from(["skills", "awards", "talks", "certifications", "volunteering", "publications", "summary", "languages", "projects", "Odd: #1"])  # fmt: skip
cvs = st.fixed_dictionaries(
    {"sections": st.dictionaries(titles, st.lists(entry | odd, max_size=3) | values, max_size=4)}
)


@relaxed
@given(cvs)
def test_any_cv(cv: Read, merged: Merge, given: dict[str, Any]) -> None:
    text = json.dumps({"cv": given}, ensure_ascii=False)
    check(cv(text), cv(text), merged)


@relaxed
@given(
    st.dictionaries(
        st.sampled_from(sorted(FILES)), st.lists(st.lists(odd, min_size=7, max_size=7), max_size=3)
    )
)
def test_any_export(merged: Merge, given: dict[str, list[list[str]]]) -> None:
    parts = {}
    for name, rows in given.items():
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(FILES[name])
        writer.writerows([*row[:6], "VISIBLE"] for row in rows)
        parts[name] = Part(name, text.getvalue().encode())
    check(read_linkedin(parts, "a.zip"), read_linkedin(parts, "a.zip"), merged)


names = st.sampled_from(
    ["a.md", "2020-01-02-a.md", "con.md", "index.md", "x/index.md", "日本.md", "a b.markdown", "_drafts/c.md"]
)
fields = st.dictionaries(
    st.sampled_from([
        "title", "date", "lastmod", "tags", "categories", "slug", "aliases", "redirect_from", "permalink", "url", "draft", "cover",
        "image", "summary", "canonical_url", "strange",
    ]),
    values,
    max_size=5,
)  # fmt: skip


@relaxed
@given(st.dictionaries(names, st.tuples(fields, st.lists(odd, max_size=4)), max_size=3))
def test_any_posts(merged: Merge, given: dict[str, tuple[dict[str, Any], list[str]]]) -> None:
    files = [
        PostFile(name, f"---\n{json.dumps(front, ensure_ascii=False)}\n---\n{' '.join(body)}\n".encode())
        for name, (front, body) in given.items()
    ]
    check(read_posts(files, {}, "posts", today=TODAY), read_posts(files, {}, "posts", today=TODAY), merged)
