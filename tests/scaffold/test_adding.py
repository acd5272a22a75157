"""After any sequence of additions a site still builds, and every byte that was there still is, in its order."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gigfolio.content.loader import load_content
from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest
from gigfolio.errors import GigfolioError
from gigfolio.model.values import PartialDate
from gigfolio.scaffold.adding import add, problems
from gigfolio.scaffold.fields import line_fields, problem_with, written
from gigfolio.scaffold.kinds import KINDS
from gigfolio.scaffold.starter import Answers, starter_files
from gigfolio.snapshot import Snapshot

TODAY = dt.date(2026, 11, 23)
LEAST: dict[str, dict[str, Any]] = {
    "project": {"summary": "A map", "client": "Port", "start": "2025-02", "skills": ["Charts"]},
    "post": {"date": "2026-10-02", "tags": ["charts"]},
    "testimonial": {"quote": "She asked."},
    "certification": {"issuer": "Institute", "issued": "2022", "expires": "2027-05-01"},
    "package": {"price": "1800 EUR", "unit": "a month", "revisions": "2", "hours": "7.5"},
    "interview": {"when": "2026-12-03 14:00", "where": "By video"},
    "proposal": {"client": "Acme Works", "price": "12000", "valid_until": "2027-01-31"},
    "contact": {"kind": "referral", "cadence_days": "90", "last_contact": "2026-09-01"},
}
MORE = {
    "content/testimonials.yaml": b"# mine\r\n- quote: 'Good.'   # yes\r\n  author: Bo\r\n",
    "content/rates.yaml": b"packages:\n- {name: Audit, price: 900}\n\n# the end",
    "content/certifications.yaml": b"[{name: Sea, issuer: Coast}]",
    "content/projects.yaml": b"- title: Bell\n",
    "private/contacts.yaml": b"- name: Eli\n  kind: referral\n\n\n",
}
words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), min_size=1, max_size=20).map(
    str.strip
)
additions = st.lists(st.tuples(st.sampled_from(list(KINDS)), words), min_size=1, max_size=6)


def snapshot_of(more: dict[str, bytes]) -> Snapshot:
    files = {
        path: text.encode() for path, text in starter_files(Answers("Ada Vik")).items() if path[0] != "."
    }
    return Snapshot.of({**files, **more})


def change(snapshot: Snapshot, name: str, title: str) -> Any:
    kind = KINDS[name]
    return add(snapshot, kind, title, written(kind.struct, LEAST[name]), today=TODAY, schemas="..")


def is_within(before: bytes, after: bytes) -> bool:
    """Whether every byte stands there still, in its order: something was put in, and nothing taken out."""
    start = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    rest = before[start:]
    return after.endswith(rest) and len(after) >= len(before)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(additions, st.sampled_from([{}, MORE]))
def test_what_stands_there_stays_and_the_site_is_sound(
    wanted: list[tuple[str, str]], more: dict[str, bytes]
) -> None:
    snapshot = snapshot_of(more)
    for name, title in wanted:
        try:
            changed = change(snapshot, name, title)
        except GigfolioError:  # a name that is taken, or has no letter
            continue
        before = snapshot.read(changed.path) if changed.path in snapshot.files else b""
        assert is_within(before, changed.data)
        assert changed.is_new == (changed.path not in snapshot.files)
        snapshot = snapshot.with_file(changed.path, changed.data)
    assert [d.format() for d in problems(snapshot, TODAY) if d.severity == "error"] == []


@pytest.mark.parametrize("more", [{}, MORE], ids=["new", "grown"])
def test_one_of_each_kind_builds(tmp_path: Path, more: dict[str, bytes]) -> None:
    snapshot = snapshot_of(more)
    for name in KINDS:
        changed = change(snapshot, name, f"My first {name}")
        snapshot = snapshot.with_file(changed.path, changed.data)
    for path in snapshot.files:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(snapshot.read(path))
    result = build(BuildRequest(root=tmp_path, today=TODAY))
    assert {d.id for d in result.diagnostics} == {"withheld"}
    assert (tmp_path / "_site/projects/my-first-project/index.html").is_file()
    assert result.papers >= 1


def test_an_entry_goes_into_the_list_that_is_there_as_it_is_written() -> None:
    changed = change(snapshot_of(MORE), "testimonial", "Ida Holm")
    assert changed.path == "content/testimonials.yaml"
    assert (
        changed.data == MORE["content/testimonials.yaml"] + b"- quote: She asked.\r\n  author: Ida Holm\r\n"
    )
    assert [d.message for d in changed.notes] == [
        "testimonials/ida-holm is not published: no consent is given (consent: {given: true, date: \u2026})"
    ]


def test_a_new_list_leads_editors_to_its_schema() -> None:
    changed = change(snapshot_of({}), "certification", "Surveyor")
    assert changed.data.decode() == (
        "# yaml-language-server: $schema=../.schema/certifications.json\n"
        "- name: Surveyor\n  issuer: Institute\n  issued: 2022\n  expires: 2027-05-01\n"
    )


def test_an_entry_gets_a_file_where_the_others_have_one() -> None:
    folder = {"content/testimonials/bo.md": b"---\nauthor: Bo\n---\nGood.\n"}
    files = {"gigfolio.yaml": b"profile: {name: Ada}", **folder}
    changed = change(Snapshot.of(files), "testimonial", "Ida Holm")
    assert (changed.path, changed.is_new) == ("content/testimonials/ida-holm.md", True)
    assert changed.data == b"---\nauthor: Ida Holm\n---\n\nShe asked.\n"
    content, _ = load_content(Snapshot.of({**files, changed.path: changed.data}))
    assert content is not None
    assert [t.quote for t in content.testimonials] == ["Good.", "She asked."]


@pytest.mark.parametrize("more", [{}, {"content/projects/clock/index.md": b"---\ntitle: Clock\n---\n"}])
def test_a_title_that_is_taken_is_refused(more: dict[str, bytes]) -> None:
    snapshot = snapshot_of(more)
    if not more:
        changed = change(snapshot, "project", "Clock")
        snapshot = snapshot.with_file(changed.path, changed.data)
    with pytest.raises(GigfolioError, match="is there already"):
        change(snapshot, "project", "Clock")


def test_what_would_break_the_site_is_refused_without_lines_that_do_not_exist() -> None:
    kind = KINDS["testimonial"]
    with pytest.raises(GigfolioError) as refused:
        add(snapshot_of({}), kind, "Bo", {"quote": "Good.", "project": "nowhere"}, today=TODAY)
    assert [d.format() for d in refused.value.diagnostics] == [
        'content/testimonials.yaml: project: there is no "nowhere"'
    ]


def test_a_site_with_an_error_elsewhere_still_takes_entries() -> None:
    changed = change(snapshot_of({"content/skills.yaml": b"- nmae: Charts\n"}), "project", "Clock")
    assert changed.path == "content/projects/clock.md"


@pytest.mark.parametrize("name", KINDS)
def test_what_is_asked_and_offered_are_fields(name: str) -> None:
    kind = KINDS[name]
    fields = line_fields(kind.struct)
    assert set(kind.asks) - {"consent"} <= set(fields)
    assert kind.title in fields
    assert set(kind.offers) <= {f.rstrip("_") for f in kind.struct.__struct_fields__}


def test_a_value_is_written_as_its_field_takes_it() -> None:
    values = {
        "title": "2026",
        "start": "2026-03",
        "end": "present",
        "order": "7",
        "featured": True,
        "tags": ["no", "a"],
        "role": "",
    }
    made = written(KINDS["project"].struct, values)
    assert list(made.items()) == [
        ("title", "2026"), ("start", PartialDate(year=2026, month=3)), ("end", "present"), ("tags", ["no", "a"]),
        ("featured", True), ("order", 7),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "field", "text", "message"),
    [
        ("project", "start", "soon", 'expected a date like 2026, 2026-03 or 2026-03-14, got "soon"'),
        (
            "certification",
            "verify_url",
            "x.example",
            'expected a web address, got "x.example" (start it with https://)',
        ),
        ("contact", "cadence_days", "0", 'expected a whole number of at least 1, got "0"'),
        ("project", "cover", "board.jpg", ""),
        ("project", "skills", "Charts", ""),
    ],
)
def test_a_bad_answer_is_told_at_once(name: str, field: str, text: str, message: str) -> None:
    assert problem_with(KINDS[name].struct, field, text) == message
