"""Text cut to a length, terms and their addresses, ratios, durations, places and time zones."""

from __future__ import annotations

import datetime as dt

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from gigfolio.model.entities import Certification, Location, Outcome, Project
from gigfolio.model.values import End, PartialDate
from gigfolio.plan.lists import state_of
from gigfolio.plan.metrics import metric, ratio
from gigfolio.plan.periods import duration_of, year_of
from gigfolio.plan.place import country_code, place_words, utc_offset
from gigfolio.plan.taxonomy import Taxonomy, term_id
from gigfolio.plan.text import clip, first_sentences
from gigfolio.words import Words


def date(year: int, month: int = 0, day: int = 0) -> PartialDate:
    return PartialDate(year=year, month=month, day=day)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("short", "short"),
        ("two\n lines", "two lines"),
        ("one two three", "one two…"),
        ("one two, three", "one two…"),
        ("unbreakable-word", "unbreakab…"),
    ],
)
def test_text_is_cut_at_a_word(text: str, cut: str) -> None:
    assert clip(text, 10) == cut


@given(st.text(), st.integers(2, 50))
def test_cut_text_keeps_its_limit(text: str, limit: int) -> None:
    assert len(clip(text, limit)) <= limit


def test_a_long_quote_is_cut_after_two_sentences() -> None:
    quote = "First one. Second one! " + "More of it. " * 30
    assert first_sentences(quote) == ("First one. Second one!", "More of it. " * 30)
    assert first_sentences("First. Second. Third.") == ("", "")
    assert first_sentences("x" * 400) == ("", "")


def test_c_and_its_children_are_three_terms() -> None:
    assert [term_id(name) for name in ("C", "C++", "C#", "Größe")] == [
        "c",
        "c-plus-plus",
        "c-sharp",
        "grosse",
    ]


def test_a_term_is_spelled_as_it_is_written_first() -> None:
    terms = Taxonomy(["Field testing", "field-testing", "…", "Maps"], "en")
    assert terms.names == {"field-testing": "Field testing", "maps": "Maps"}
    assert terms.ids(["FIELD TESTING", "Other"]) == {"field-testing"}
    assert terms.index([(1, ["Maps"]), (2, ["maps", "Maps", "no"])]) == {"maps": (1, 2)}


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("19 s", "3 s", 0.1579),
        ("2 min", "30 s", 0.25),
        ("1.9 MB", "41 kB", 0.0216),
        ("1,200", "300", 0.25),
        ("0 s", "3 s", None),
        ("-3", "6", None),
        ("9 of 11", "3", None),
        ("3 s", "4 kg", None),
        ("many", "few", None),
        ("", "3", None),
        ("4,800 kWh", "1,200.00 kWh", 0.25),
        ("2,1 %", "0,21 %", 0.1),
        ("4’100 kWh", "1’025 kWh", 0.25),
        ("1.2.3", "4", None),
    ],
)
def test_ratios(before: str, after: str, found: float | None) -> None:
    assert ratio(before, after) == found


def test_ratios_read_numbers_as_the_language_writes_them() -> None:
    assert ratio("4.100 kWh", "1.025 kWh", ",") == 0.25
    assert ratio("3,200", "1,6", ",") == 0.5


def test_a_single_value_has_no_before() -> None:
    made = metric(Outcome(metric="Riders", value="40"))
    assert (made.label, made.value, made.before, made.ratio) == ("Riders", "40", "", None)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2025, 9), date(2026, 3), "7 months"),
        (date(2025, 9), date(2025, 9), "1 month"),
        (date(2025, 9, 1), date(2025, 9, 21), "3 weeks"),
        (date(2025, 9, 1), date(2025, 9, 2), "2 days"),
        (date(2021, 1), date(2023, 6), "2.5 years"),
        (date(2021), date(2023), ""),
        (date(2021, 1), "present", ""),
        (None, date(2021, 1), ""),
        (date(2021, 1), None, ""),
    ],
)
def test_how_long_a_project_took(start: PartialDate | None, end: End, text: str, words: Words) -> None:
    assert duration_of(start, end, words) == text


@pytest.mark.parametrize(
    ("start", "end", "year"),
    [
        (None, None, ""),
        (date(2020), None, "2020"),
        (date(2020), date(2021), "2021"),
        (date(2020), "present", "2026"),
    ],
)
def test_the_year_of_a_project(start: PartialDate | None, end: End, year: str) -> None:
    assert year_of(Project(id="p", title="P", start=start, end=end), dt.date(2026, 5, 4)) == year


def test_places() -> None:
    assert place_words(Location(city="Leeds", region="Yorkshire", country="UK")) == "Leeds, UK"
    assert place_words(Location(region="Yorkshire")) == "Yorkshire"
    assert place_words(Location()) == ""


@pytest.mark.parametrize(
    ("country", "language", "code"),
    [
        ("Belgium", "en", "BE"),
        ("be", "en", "BE"),
        ("Belgien", "de", "BE"),
        ("UK", "en", "GB"),
        ("Arcadia", "en", ""),
    ],
)
def test_country_codes(country: str, language: str, code: str) -> None:
    assert country_code(country, Locale.parse(language)) == code


@pytest.mark.parametrize(
    ("zone", "day", "text"),
    [
        ("Europe/Brussels", dt.date(2026, 1, 1), "UTC+1"),
        ("Europe/Brussels", dt.date(2026, 7, 1), "UTC+2"),
        ("Asia/Kolkata", dt.date(2026, 1, 1), "UTC+5:30"),
        ("America/St_Johns", dt.date(2026, 1, 1), "UTC−3:30"),
        ("Europe/London", dt.date(2026, 1, 1), "UTC+0"),
        ("", dt.date(2026, 1, 1), ""),
    ],
)
def test_distance_to_utc(zone: str, day: dt.date, text: str) -> None:
    assert utc_offset(zone, day) == (text, ())


@pytest.mark.parametrize("zone", ["Europe/Atlantis", "../etc/passwd", "/etc/passwd"])
def test_an_unknown_zone_warns(zone: str) -> None:
    text, (problem,) = utc_offset(zone, dt.date(2026, 1, 1))
    assert (text, problem.severity, problem.id) == ("", "warning", "unknown-timezone")


@pytest.mark.parametrize(
    ("expires", "state"),
    [
        (None, "valid"),
        (date(2027), "valid"),
        (date(2026, 8, 3), "valid"),
        (date(2026, 8, 2), "renewal_due"),
        (date(2026, 5, 4), "renewal_due"),
        (date(2026, 5, 3), "expired"),
        (date(2026, 4), "expired"),
    ],
)
def test_the_state_of_a_certification(expires: PartialDate | None, state: str) -> None:
    held = Certification(id="c", name="C", issuer="I", expires=expires)
    assert state_of(held, dt.date(2026, 5, 4)) == state
