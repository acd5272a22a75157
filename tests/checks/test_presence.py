"""What `gigfolio check` says beside a build: what nobody looked at for long, what disagrees, what is not there."""

from __future__ import annotations

import datetime as dt

import pytest

from gigfolio.checks.presence import presence
from gigfolio.content.loader import load_content
from gigfolio.snapshot import Snapshot

TODAY = dt.date(2026, 11, 23)
SOUND = "name: Ada\nheadline: Charts\ncontact: {email: ada@ada.example}\n"


def said(profile: str = "", **files: str) -> list[str]:
    """What is said of a site that lacks nothing but what is given here."""
    given = {"gigfolio.yaml": "url: https://ada.example/\n", "content/profile.yaml": SOUND + profile}
    given |= {
        ("gigfolio.yaml" if n == "settings" else f"content/{n}.yaml"): text for n, text in files.items()
    }
    snapshot = Snapshot.of({name: text.encode() for name, text in given.items()})
    content, diagnostics = load_content(snapshot)
    assert content is not None, diagnostics
    return [d.format() for d in presence(content, frozenset(snapshot.files), TODAY)]


def test_a_site_that_is_true_and_whole_is_left_in_peace() -> None:
    assert said("last_verified: 2026-11\navailability: {status: open, last_verified: 2026-10-01}\n") == []


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("last_verified: 2026-05-26\n", "warning: last_verified: 2026-05-26 is 181 days ago"),
        ("last_verified: 2027\n", "warning: last_verified: 2027 is still to come"),
        (
            "availability: {status: open, last_verified: 2026-09-23}\n",
            "warning: availability.last_verified: 2026-09-23 is 61 days ago",
        ),
    ],
)
def test_dates_of_looking_are_looked_at(profile: str, expected: str) -> None:
    (found,) = said(profile)
    assert found.split("\n")[0] == f"content/profile.yaml: {expected}"


@pytest.mark.parametrize(
    "profile", ["last_verified: 2026-05-27\n", "availability: {status: open, last_verified: 2026-09-24}\n"]
)
def test_a_date_holds_to_its_last_day(profile: str) -> None:
    assert said(profile) == []


@pytest.mark.parametrize(
    ("profile", "message"),
    [
        ("location: {country: Norway, timezone: Europe/Paris}\n", "location: Europe/Paris is not in Norway"),
        ("location: {remote: false, on_site: false}\n", "location: neither remote nor on_site is true"),
        (
            "availability: {status: booked, ranges: [{from: 2026-11-01}]}\n",
            "availability.status is booked, and ranges[0] says that you are free today",
        ),
        (
            'links: [{platform: A, url: "https://a.example/x/"}, {platform: B, url: "https://A.example/x"}]\n',
            "links: B and A are one address",
        ),
    ],
)
def test_facts_of_the_profile_that_disagree_are_named(profile: str, message: str) -> None:
    assert [found.split("\n")[0] for found in said(profile)] == [f"content/profile.yaml: warning: {message}"]


@pytest.mark.parametrize(
    "profile",
    [
        "location: {country: Norge, timezone: Europe/Oslo}\n",
        "location: {country: NO, timezone: Etc/UTC}\n",
        "location: {country: Freedonia, timezone: Europe/Paris}\n",
        "availability: {status: booked, ranges: [{from: 2026-12-01}, {from: 2026-01, until: 2026-10}]}\n",
    ],
)
def test_facts_that_agree_or_cannot_be_compared_are_not(profile: str) -> None:
    assert said(profile) == []


def test_facts_in_two_files_are_compared() -> None:
    found = said(
        "location: {timezone: Europe/Oslo}\n",
        settings="url: https://ada.example/\ntimezone: Europe/Paris\n",
        skills="- {name: Charts, years: 8}\n- {name: Ink, years: 7}\n",
        experience="work: [{name: North, start: 2020-05}]\n",
        projects="- {title: Board, client: Port of Sandvik, outcomes: [{metric: a}]}\n",
        testimonials="- {quote: Good, author: Bo, company: Ferries, project: board}\n"
        "- {quote: Good, author: Ida, company: Sandvik Port of, project: board}\n"
        "- {quote: Good, author: Eli, company: 'Port of Sandvik, Ltd', project: board}\n",
    )
    assert [line for text in found for line in text.split("\n")] == [
        "content/profile.yaml: warning: location.timezone is Europe/Oslo, and timezone in gigfolio.yaml is Europe/Paris",
        "  hint: keep the one in the profile",
        "content/skills.yaml: warning: Charts: 8 years, and the first date of all is 2020",
        "content/testimonials.yaml: note: Bo is of Ferries, and the client of board is Port of Sandvik",
        "content/testimonials.yaml: note: Ida is of Sandvik Port of, and the client of board is Port of Sandvik",
    ]


def test_a_client_under_nda_is_not_named_beside_a_testimonial() -> None:
    found = said(
        projects="- {title: Board, client: {name: Secret, nda: anonymous, alias: a port}, outcomes: [{metric: a}]}\n",
        testimonials="- {quote: Good, author: Bo, company: Ferries, project: board}\n",
    )
    assert found == []


def test_a_membership_that_is_over_is_named() -> None:
    (found,) = said(
        network="memberships: [{body: Guild, expires: 2026-11-22}, {body: Board, expires: 2026-11}]\n"
    )
    assert found == "content/network.yaml: warning: Guild: expired 2026-11-22"


def test_what_a_client_looks_for_and_does_not_find_is_named() -> None:
    snapshot = Snapshot.of(
        {
            "gigfolio.yaml": b"profile: {name: Ada}",
            "content/projects.yaml": b"- {title: Board}\n- {title: Bell, draft: true}",
        }
    )
    content, _ = load_content(snapshot)
    assert content is not None
    found = presence(content, frozenset(snapshot.files), TODAY)
    assert [(d.id, d.where.file if d.where else "") for d in found] == [
        ("no-contact", "gigfolio.yaml"), ("no-headline", "gigfolio.yaml"), ("no-url", "gigfolio.yaml"), ("no-outcomes", ""),
    ]  # fmt: skip
    assert found[-1].message == "no outcome is named in board"
