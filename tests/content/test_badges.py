"""An Open Badges file fills what its certification leaves out; the file itself goes nowhere."""

from __future__ import annotations

import json

import msgspec
import pytest

from gigfolio.content.loader import load_content
from gigfolio.model.entities import Certification
from gigfolio.model.values import PartialDate, Picture
from gigfolio.snapshot import Snapshot

ASSERTION = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "Assertion",
    "id": "https://badges.example/assertions/7",
    "recipient": {"type": "email", "hashed": False, "identity": "CANARY@ada.example"},
    "badge": {
        "type": "BadgeClass",
        "name": "Surveyor",
        "issuer": {"type": "Issuer", "name": "Institute of Maps"},
    },
    "issuedOn": "2024-05-06T10:00:00Z",
    "expires": "2027-05-06T10:00:00Z",
}
CREDENTIAL = {
    "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ],
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "id": "urn:uuid:3f1c",
    "issuer": {"id": "https://maps.example", "type": ["Profile"], "name": "Institute of Maps"},
    "validFrom": "2024-05-06T10:00:00Z",
    "validUntil": "2027-05-06T10:00:00Z",
    "credentialSubject": {
        "type": ["AchievementSubject"],
        "achievement": {"type": ["Achievement"], "name": "Surveyor"},
    },
}


def held(text: str, badge: object) -> Certification:
    files = {
        "gigfolio.yaml": b"profile: {name: Ada}",
        "content/certifications.yaml": text.encode(),
        "content/b.json": badge if isinstance(badge, bytes) else json.dumps(badge).encode(),
        "content/b.png": b"x",
    }
    content, diagnostics = load_content(Snapshot.of(files))
    assert content is not None, diagnostics
    return content.certifications[0]


@pytest.mark.parametrize(
    ("badge", "address", "number"),
    [(ASSERTION, "https://badges.example/assertions/7", ""), (CREDENTIAL, "", "3f1c")],
)
def test_the_badge_fills_what_is_left_out(badge: object, address: str, number: str) -> None:
    found = held("- badge: b.json\n", badge)
    assert found == Certification(
        id="certification",
        name="Surveyor",
        issuer="Institute of Maps",
        issued=PartialDate(year=2024, month=5, day=6),
        expires=PartialDate(year=2027, month=5, day=6),
        verify_url=address,
        credential_id=number,
    )
    assert b"CANARY" not in msgspec.json.encode(found)


def test_what_is_written_wins() -> None:
    found = held("- {name: Chartered surveyor, issuer: Maps, issued: 2023, badge: b.json}\n", ASSERTION)
    assert (found.id, found.name, found.issuer, found.issued) == (
        "chartered-surveyor", "Chartered surveyor", "Maps", PartialDate(year=2023)
    )  # fmt: skip


def test_a_picture_stays_a_picture() -> None:
    found = held("- {name: A, issuer: B, badge: {src: b.png, alt: A compass}}\n", ASSERTION)
    assert found.badge == Picture(src="content/b.png", alt="A compass")


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe", b"[" * 100_000, b"{}", b"[]", b"1", b"9" * 5_000, b'{"type": [[["Assertion"]]]}',
     b'{"type": "Assertion", "id": 7, "badge": [], "issuedOn": {}}', b"x" * 1_000_001],
)  # fmt: skip
def test_hostile_files_are_refused_at_the_place_that_names_them(data: bytes) -> None:
    files = {
        "gigfolio.yaml": b"profile: {name: Ada}",
        "content/certifications.yaml": b"- name: A\n  issuer: B\n  badge: b.json\n",
        "content/b.json": data,
    }
    content, diagnostics = load_content(Snapshot.of(files))
    if content is None:
        assert [(d.id, str(d.where)) for d in diagnostics] == [
            ("bad-badge", "content/certifications.yaml:3:10")
        ]
    else:
        assert content.certifications[0].verify_url == ""
