"""The property that holds incremental builds: after any edits, incremental output equals clean output, byte for byte."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from gigfolio.engine import target
from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest, BuildResult
from gigfolio.engine.target import Made
from gigfolio.typesetting.measured import Measured

TODAY = dt.date(2026, 11, 23)
Edit = tuple[str, int]

SITE = {
    "gigfolio.yaml": "url: https://ada.example/work/\nsocial_cards: false\nimages: {widths: [40], formats: [webp]}\n"
    "profile: {name: Ada, headline: Clocks, contact: {email: ada@ada.example}}\n",
    "content/projects/clock.md": "---\ntitle: Clock\ntags: [brass]\nskills: [turning]\ncover: a.png\n---\nIt [ticks](bell.md).\n",
    "content/projects/bell.md": "---\ntitle: Bell\ntags: [brass]\n---\nIt rings.\n",
    "content/testimonials.yaml": "- {quote: Good., author: B, project: clock, consent: {given: true}}\n",
    "content/posts/one.md": "---\ntitle: One\ndate: 2026-01-02\n---\n![A face](../projects/a.png)\n",
    "private/interviews/acme.md": "---\nclient: Acme\nneeds: [{need: a clock, skills: [turning]}]\n---\n",
}


def picture(path: Path, shade: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (60, 40), (shade, 90, 40)).save(path)


def start(root: Path) -> None:
    for name, text in SITE.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    picture(root / "content/projects/a.png", 10)


def toggle(path: Path, make: Callable[[Path], object]) -> None:
    if path.exists():
        path.unlink()
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        make(path)


def writer(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(text, encoding="utf-8")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    path.write_text(text.replace(new, old) if new in text else text.replace(old, new), encoding="utf-8")


EDITS: dict[str, Callable[[Path, int], object]] = {
    "title": lambda r, n: replace(r / "content/projects/clock.md", "title: Clock", f"title: Clock {n}"),
    "body": lambda r, n: replace(r / "content/projects/bell.md", "It rings.", f"It rings {n} times."),
    "draft": lambda r, n: replace(r / "content/projects/bell.md", "tags: [brass]", "tags: [brass]\nunlisted: true"),
    "quote": lambda r, n: replace(r / "content/testimonials.yaml", "Good.", f"Good {n}."),
    "consent": lambda r, n: replace(r / "content/testimonials.yaml", "given: true", "given: false"),
    "settings": lambda r, n: replace(r / "gigfolio.yaml", "headline: Clocks", "headline: Clocks and bells"),
    "address": lambda r, n: replace(r / "gigfolio.yaml", "ada.example/work/", "ada.example/"),
    "option": lambda r, n: replace(r / "gigfolio.yaml", "social_cards: false", "social_cards: false\ntheme_options: {accent: teal}"),
    "new project": lambda r, n: toggle(r / "content/projects/gear.md", writer("---\ntitle: Gear\nskills: [turning]\n---\n")),
    "new post": lambda r, n: toggle(r / "content/posts/two.md", writer("---\ntitle: Two\ndate: 2026-03-04\n---\nHello.\n")),
    "picture": lambda r, n: picture(r / "content/projects/a.png", 10 + n % 3),
    "same picture": lambda r, n: picture(r / "content/projects/a.png", 10),
    "static": lambda r, n: toggle(r / "static/note.txt", writer("hello")),
    "override": lambda r, n: toggle(r / "theme/templates/404.html", writer("<!doctype html><title>x</title>")),
    "partial": lambda r, n: toggle(
        r / "theme/templates/partials/figure.html",
        writer('{% macro picture(pic, sizes="", lazy=true, alt=none, max_width=0, name="") %}<i>{{ pic.src }}</i>{% endmacro %}'
               "{% macro figure(pic) %}{% endmacro %}{% macro drawn_cover(card) %}{% endmacro %}"),
    ),
    "style": lambda r, n: toggle(r / "theme/custom.css", writer("h1 { color: teal }")),
    "interview": lambda r, n: replace(r / "private/interviews/acme.md", "a clock", f"a clock of {n}"),
    "new interview": lambda r, n: toggle(r / "private/interviews/b.md", writer("---\nclient: Borg\n---\n")),
    "output removed": lambda r, n: (r / "_site/index.html").unlink(missing_ok=True),
    "output changed": lambda r, n: (r / "_site/404.html").write_text("changed", encoding="utf-8"),
    "cache damaged": lambda r, n: (r / ".gigfolio/state.json").write_bytes(b"{"),
    "touched": lambda r, n: (r / "content/projects/bell.md").touch(),
}  # fmt: skip


def run(root: Path, **options: object) -> BuildResult:
    return build(BuildRequest(root=root, today=TODAY, **options))  # type: ignore[arg-type]


def tree(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def check(root: Path) -> None:
    """Build on top of what stands, then elsewhere from nothing, and compare both outputs whole."""
    run(root)
    with tempfile.TemporaryDirectory() as elsewhere:
        clean = Path(elsewhere) / "copy"
        shutil.copytree(root, clean, ignore=shutil.ignore_patterns("_site", "_private", ".gigfolio"))
        run(clean)
        for name in ("_site", "_private"):
            made, wanted = tree(root / name), tree(clean / name)
            # the names alone: a comparison of all the bytes takes minutes to word
            differ = [path for path in made | wanted if made.get(path) != wanted.get(path)]
            assert differ == []


def apply(root: Path, edits: list[Edit]) -> None:
    start(root)
    run(root)
    for name, number in edits:
        EDITS[name](root, number)
        check(root)


@settings(max_examples=14, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.integers(1, 5)), min_size=1, max_size=5))
def test_incremental_output_equals_clean_output(edits: list[Edit]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        apply(Path(folder), edits)


@pytest.mark.parametrize("name", sorted(EDITS))
def test_each_edit_alone(tmp_path: Path, name: str) -> None:
    apply(tmp_path, [(name, 2), (name, 2)])


PROOFS = {
    "templates": ("theme:templates/", [("override", 1)]),
    "templates of macros": ("theme:templates/partials/", [("partial", 1)]),
    "pictures": ("file:", [("picture", 1)]),
}


@pytest.mark.parametrize("dropped", PROOFS)
def test_the_property_fails_when_a_recorded_key_is_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dropped: str
) -> None:
    prefix, edits = PROOFS[dropped]

    def forgetful(
        files: dict[str, bytes],
        inputs: dict[str, str] | None = None,
        derivatives: object = (),
        measured: Measured | None = None,
    ) -> Made:
        kept = {key: value for key, value in (inputs or {}).items() if not key.startswith(prefix)}
        return Made(files, kept, derivatives, measured)  # type: ignore[arg-type]

    monkeypatch.setattr("gigfolio.engine.workshop.Made", forgetful)
    with pytest.raises(AssertionError):
        apply(tmp_path, edits)


def test_the_property_fails_when_contexts_are_not_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(target, "context_fingerprint", lambda template, context: template)
    with pytest.raises(AssertionError):
        apply(tmp_path, [("title", 1)])


def test_nothing_changed_renders_nothing_and_every_page_rendered_has_a_reason(tmp_path: Path) -> None:
    start(tmp_path)
    first = run(tmp_path)
    assert {reason for _, reason in first.reasons} == {"new"}
    assert run(tmp_path).reasons == ()
    EDITS["body"](tmp_path, 1)
    assert dict(run(tmp_path).reasons)["projects/bell/index.html"] == "its content changed"
    EDITS["override"](tmp_path, 1)
    assert run(tmp_path).reasons == (("404.html", "theme:templates/404.html changed"),)


def test_a_field_that_no_page_shows_renders_nothing(tmp_path: Path) -> None:
    start(tmp_path)
    run(tmp_path)
    replace(tmp_path / "private/interviews/acme.md", "client: Acme", "source: a call\nclient: Acme")
    assert {page for page, _ in run(tmp_path).reasons} <= {"interviews/acme.html", "interviews/acme.pdf"}


def test_a_failed_build_leaves_the_last_good_site(tmp_path: Path) -> None:
    from gigfolio.errors import GigfolioError

    start(tmp_path)
    run(tmp_path)
    before = tree(tmp_path / "_site")
    (tmp_path / "content/projects/bell.md").write_text("---\ntitel: Bell\n---\n", encoding="utf-8")
    with pytest.raises(GigfolioError):
        run(tmp_path)
    assert tree(tmp_path / "_site") == before
