"""An import never leaves a site that does not build: links, pictures and names that would stop it are left, and said."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image

from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest
from gigfolio.importers.api import import_into

TODAY = dt.date(2026, 11, 23)
SETTINGS = "profile: {name: Ada Vik}\nsocial_cards: false\n"


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def post(title: str, body: str, more: str = "") -> str:
    return f"---\ntitle: {title}\n{more}---\n{body}\n"


def imported(site: Path, source: Path) -> list[str]:
    """Import, build the whole site, and return what was said."""
    done = import_into(site, source, today=TODAY)
    build(BuildRequest(root=site, today=TODAY))
    return [d.message for d in done.diagnostics]


def test_a_link_to_a_post_that_is_not_published_yet_becomes_its_words(tmp_path: Path) -> None:
    source = write(tmp_path / "_posts", {
        "2019-01-01-one.md": post("One", "[next]({% post_url 2030-01-01-two %}) [x](/2030/01/01/two.html#end) [d](draft.md) [w][r] [o](2018-01-01-old.md)\n\n[r]: /2030/01/01/two.html"),
        "2030-01-01-two.md": post("Two", "Back to [one]({% post_url 2019-01-01-one %})."),
        "2018-01-01-old.md": post("Old", "It was."),
        "draft.md": post("Draft", "Soon.", "draft: true\n"),
    })  # fmt: skip
    site = write(tmp_path / "site", {"gigfolio.yaml": SETTINGS})
    said = imported(site, source)
    text = (site / "content/posts/one.md").read_text("utf-8")
    assert text.endswith("---\n\nnext x d w [o](content/posts/old.md)\n")
    assert sorted(message.split(": ", 2)[1] for message in said if "not published yet" in message) == [
        "/2030/01/01/two.html", "/2030/01/01/two.html#end", "2030-01-01-two", "draft.md",
    ]  # fmt: skip
    assert "[one](content/posts/one.md)" in (site / "content/posts/two.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        ({"content/posts/two.md": "---\ntitle: Two\ndraft: true\n---\n"}, "See two.\n"),
        ({"content/posts/two.md": "---\ntitle: Two\ndate: 2030-05\n---\n"}, "See two.\n"),
        ({"content/posts/two/index.md": "---\ntitle: Two\n---\n"}, "See [two](content/posts/two/index.md#a).\n"),
        ({"content/posts/my-own.md": "---\ntitle: Two\n---\n"}, "See [two](content/posts/my-own.md#a).\n"),
    ],
    ids=["draft", "future", "folder", "title"],
)  # fmt: skip
def test_a_link_to_a_post_that_is_there_already_leads_to_where_it_stands(
    standing: dict[str, str], expected: str, tmp_path: Path
) -> None:
    source = write(
        tmp_path / "posts", {"one.md": post("One", "See [two](two.md#a)."), "two.md": post("Two", "## A")}
    )
    site = write(tmp_path / "site", {"gigfolio.yaml": SETTINGS, **standing})
    imported(site, source)
    assert (site / "content/posts/one.md").read_text("utf-8").endswith(expected)


def test_pictures_that_a_build_would_refuse_are_left_and_said(tmp_path: Path) -> None:
    source = write(tmp_path / "blog" / "_posts", {
        "2019-01-01-one.md": post("One", "![a](/assets/bad.jpg) ![b](/assets/a.svg) ![c](/assets/good.png)", "image: /assets/empty.png\n"),
    })  # fmt: skip
    write(
        tmp_path / "blog",
        {"_config.yml": "", "assets/bad.jpg": "no", "assets/a.svg": "<svg/>", "assets/empty.png": ""},
    )
    Image.new("RGB", (40, 30), "#036").save(tmp_path / "blog/assets/good.png")
    site = write(tmp_path / "site", {"gigfolio.yaml": SETTINGS})
    said = imported(site, source)
    assert {path.name for path in (site / "content/posts/one").iterdir()} == {"good.png", "index.md"}
    assert [m.split(":")[0] for m in said if m.startswith("assets/")] == [
        "assets/a.svg", "assets/bad.jpg", "assets/empty.png",
    ]  # fmt: skip


texts = st.sampled_from([
    "Home", "Index", "Ada Vik", "Bo Lind", "Map House", "C", "C++", "C#", "tags", "12:30", "[x](y.md)", "![p](q.png)", "<b>x</b>",
    "/posts/", "content/about.md", "#", "She asked what we look at.", "Zoë ☂",
])  # fmt: skip
days = st.sampled_from(["2016", "2019-03", "2026-11-23", "2031-01-01", ""])


def rows(**fields: Any) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(st.fixed_dictionaries({}, optional=fields), max_size=3)


RESUMES = st.fixed_dictionaries({
    "basics": st.fixed_dictionaries({"name": st.just("Ada Vik"), "label": texts, "summary": texts}),
    "work": rows(name=texts, position=texts, startDate=days, endDate=days, highlights=st.lists(texts, max_size=2)),
    "projects": rows(name=texts, description=texts, startDate=days, entity=texts, keywords=st.lists(texts, max_size=2)),
    "certificates": rows(name=texts, issuer=texts, date=days),
    "skills": rows(name=texts, keywords=st.lists(texts, max_size=3)),
    "references": rows(name=texts, reference=texts),
    "interests": rows(name=texts),
})  # fmt: skip
POSTS = st.lists(
    st.tuples(
        st.sampled_from(["one", "two", "index", "tags"]),
        days,
        st.lists(texts | st.sampled_from(["[a](one.md)", "[b](two.md#x)", "[c]: one.md"])),
    ),
    min_size=1,
    max_size=4,
)


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],  # shrinking builds for minutes
    suppress_health_check=list(HealthCheck),
)
@given(RESUMES, POSTS)
def test_any_import_builds(
    tmp_path_factory: pytest.TempPathFactory, resume: dict[str, Any], posts: list[tuple[str, str, list[str]]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    site = write(folder / "site", {"gigfolio.yaml": "social_cards: false\n"})
    write(folder, {"resume.json": json.dumps(resume)})
    write(folder / "posts", {
        f"{name}.md": post(name, "\n\n".join(parts), f"date: {day}\n" if day else "") for name, day, parts in posts
    })  # fmt: skip
    for source in ("resume.json", "posts"):
        import_into(site, folder / source, today=TODAY)
    build(BuildRequest(root=site, today=TODAY))
