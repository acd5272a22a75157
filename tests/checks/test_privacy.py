"""The gate: a private string is found in every disguise, and what is public as well raises no alarm."""

from __future__ import annotations

import base64
import gzip
import io
import json
import typing
import zipfile
import zlib
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, ClassVar, Literal

import msgspec
import pytest
from PIL import Image, PngImagePlugin

from gigfolio.checks.privacy import PrivateString, private_strings, scan, string_leaves
from gigfolio.model.entities import Profile
from gigfolio.model.private import Interview, InterviewClient, Person, Private
from gigfolio.model.settings import Settings
from gigfolio.model.site import Site, Withheld
from gigfolio.model.values import Amount, Body

SENTENCE = "A sentence that was planted here."
Secrets = Callable[[dict[str, str]], tuple[PrivateString, ...]]

INTERVIEW = """---
client: {name: Halden & Mørk, url: "https://www.halden.example/jobs/", people: [{name: Sunniva Eide, role: Head of Digital, note: She decides up to 400 k alone.}]}
when: 2026-12-03 14:00
research: [{fact: "They run Django on one big machine. Ask petter@halden.example first!", source: Annual report}]
needs: [{need: A quote page that is fast, skills: [Django]}]
competencies: [independence]
rate: {target: 640, anchor: 1250.50, walk_away: 560, unit: day, rationale: Never go below the floor for them.}
---
They laughed about the shrug. Fine.
"""
FILES = {"private/interviews/halden.md": INTERVIEW}
NAME = "private/interviews/halden: client.name"
FLOOR = "private/interviews/halden: rate.walk_away"
ANCHOR = "private/interviews/halden: rate.anchor"


def places(files: dict[str, bytes], strings: tuple[PrivateString, ...]) -> list[str]:
    return [d.message.split(" private: ")[1] for d in scan(files, strings) if d.id == "private-leak"]


def test_what_is_private(secrets_of: Secrets) -> None:
    found = [
        (s.text, s.where.removeprefix("private/interviews/halden: "), s.value) for s in secrets_of(FILES)
    ]
    assert found == [
        ("halden & mørk", "client.name", None),
        ("halden-mork", "client.name", None),
        ("haldenmork", "client.name", None),
        ("halden.example/jobs", "client.url", None),
        ("sunniva eide", "client.people[0].name", None),
        ("sunniva-eide", "client.people[0].name", None),
        ("sunnivaeide", "client.people[0].name", None),
        ("she decides up to 400 k alone", "client.people[0].note", None),
        ("petter@halden.example", "research[0].fact", None),
        ("they run django on one big machine", "research[0].fact", None),
        ("ask petter@halden.example first", "research[0].fact", None),
        ("a quote page that is fast", "needs[0].need", None),
        ("640 eur", "rate.target", Decimal("640")),
        ("1250.5 eur", "rate.anchor", Decimal("1250.50")),
        ("560 eur", "rate.walk_away", Decimal("560")),
        ("never go below the floor for them", "rate.rationale", None),
        ("they laughed about the shrug", "body", None),
    ]


DISGUISES = {
    "plain": "<p>For Halden & Mørk</p>",
    "another case": "HALDEN & MØRK",
    "entities": "<p>Halden &amp; M&oslash;rk</p>",
    "numeric entities": "Halden &#38; M&#xF8;rk",
    "escaped twice, as in a feed": "<content>&lt;p&gt;Halden &amp;amp; Mørk&lt;/p&gt;</content>",
    "escaped three times": "Halden &amp;amp;amp; Mørk",
    "white space": "Halden\n   &amp;\u00a0Mørk",
    "inline tags": "<b>Hal</b>den &amp; <bdi dir='ltr'>Mørk</bdi>",
    "tags that part words": "<ul><li>Ada</li><li>Halden &amp; Mørk</li></ul>",
    "a soft hyphen": "Hal\u00adden & Mørk",
    "an attribute": '<img alt="Halden &amp; Mørk">',
    "a comment": "<!-- Halden & Mørk -->",
    "JSON": json.dumps({"name": "Halden & Mørk"}),
    "JSON inside a page": '<script>{"name":"Halden \\u0026 M\\u00f8rk"}</script>',
    "an address": '<a href="/projects/halden-mork/">',
    "a handle": "https://social.example/@HaldenMork",
    "percent signs": "/?q=Halden%20%26%20M%C3%B8rk",
    "a vCard": "BEGIN:VCARD\r\nORG:Halden & M\r\n ørk\r\n",
    "CSS": ".x::after { content: 'Halden & Mørk' }",
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_name_is_found(secrets_of: Secrets, disguise: str) -> None:
    assert places({"index.html": DISGUISES[disguise].encode()}, secrets_of(FILES)) == [NAME]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("From €560", FLOOR), ("560 €", FLOOR), ("560&nbsp;EUR", FLOOR), ("EUR 560.-", FLOOR), ("560.00", FLOOR),
        ("560,00", FLOOR), ('{"price":560}', FLOOR), ('{"price": "560"}', FLOOR), ("560 a day", FLOOR), ("560/day", FLOOR),
        ("<b>560</b> per day", FLOOR), ("€1.250,50", ANCHOR), ("1'250.50 EUR", ANCHOR), ("€1 250,50", ANCHOR),
        ("1,250.50", ANCHOR), ("€1250.5", ANCHOR),
    ],
)  # fmt: skip
def test_a_rate_is_found_in_each_spelling(secrets_of: Secrets, text: str, place: str) -> None:
    assert places({"index.html": text.encode()}, secrets_of(FILES)) == [place]


HARMLESS = [
    '<img width="640" height="560">',
    "560 readers, 640 px, room 560",
    "€5600, €1560, €560.50, €12,560, €560,000, 0.560 €",
    "Haldens & Mørk, Halden, Mørkedal & Halden",
    "independence, Django, Head of Digital, day",
    "2026-12-03 14:00",
    "Fine.",
    "éHalden & Mørk, Halden & Mørkø",
    "€1.560,00, 1,560.00, 2 640,00",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_alike_is_harmless(secrets_of: Secrets, text: str) -> None:
    assert places({"index.html": text.encode()}, secrets_of(FILES)) == []


PUBLIC = {
    "a public client": {"content/projects.yaml": "- {title: A, client: Halden & Mørk}"},
    "a text": {"content/about.md": "I worked for *Halden* & Mørk."},
    "a price": {"content/rates.yaml": "daily: 560"},
    "a price in a text": {"content/about.md": "From €560."},
    "a payment": {
        "content/rates.yaml": "packages: [{name: A, price: 1400, milestones: [{trigger: x, percent: 40}, {trigger: y, percent: 60}]}]"
    },
    "a deposit": {"content/rates.yaml": "{terms: {deposit_percent: 40}, packages: [{name: A, price: 1400}]}"},
}


@pytest.mark.parametrize("name", ["Index", "index.html", "Projects", "manifest.webmanifest"])
def test_words_of_every_site_s_own_addresses_are_nobody_s_secret(secrets_of: Secrets, name: str) -> None:
    named = f"---\nclient: {{name: A, people: [{{name: {name}}}]}}\n---\n"
    strings = secrets_of({"private/interviews/a.md": named})
    pages = {"projects/index.html": b"<p>Hello</p>", "manifest.webmanifest": b"{}"}
    assert scan(pages, strings) == []


@pytest.mark.parametrize("name", PUBLIC)
def test_what_is_public_too_raises_no_alarm(secrets_of: Secrets, name: str) -> None:
    texts = {s.text for s in secrets_of(FILES)} - {s.text for s in secrets_of(FILES | PUBLIC[name])}
    assert texts & {"halden & mørk", "560 eur"}


def test_the_themes_words_raise_no_alarm(secrets_of: Secrets) -> None:
    strings = secrets_of({"private/proposals/a.yaml": "{client: X, project: Own words of the theme}"})
    assert strings == ()


WITHHELD = {
    "content/projects.yaml": """
- {title: The old city, draft: true}
- {title: Secret harbour, summary: How the ferry timetable was made readable., draft: true}
- {title: Bank, client: {name: Grendel Bank, url: "https://grendel.example", nda: anonymous, alias: a bank},
   stories: [{competency: x, situation: The lock took the night down for an hour.}]}
- {title: Vault, client: {name: Beowulf, nda: private}}
""",
    "content/testimonials.yaml": "- {quote: She counted every query twice., author: B}",
}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Secret harbour", "projects/secret-harbour"),
        ("how the ferry timetable was made readable", "projects/secret-harbour"),
        ("grendel-bank", "projects/bank: client"),
        ("grendel.example", "projects/bank: client"),
        ("The lock took the night down for an hour", "projects/bank: story"),
        ("Beowulf", "projects/vault: client"),
        ("Vault", "projects/vault"),
        ("the old city", "projects/the-old-city"),
        ("She counted every query twice.", "testimonials/b"),
    ],
)
def test_what_was_withheld_is_found(secrets_of: Secrets, text: str, place: str) -> None:
    assert places({"feed.xml": text.encode()}, secrets_of(WITHHELD)) == [place]


def test_a_client_under_nda_is_private_even_when_a_text_names_it(secrets_of: Secrets) -> None:
    files = WITHHELD | {"content/posts/a.md": "---\ntitle: A\n---\nWe rebuilt Grendel Bank."}
    found = places({"posts/a/index.html": b"We rebuilt <b>Grendel</b> Bank."}, secrets_of(files))
    assert found == ["projects/bank: client"]


@pytest.mark.parametrize(
    "openly",
    [
        {"content/projects/a.md": "---\ntitle: A\nclient: Grendel Bank\n---\n"},
        {"content/experience.yaml": "work: [{name: Grendel Bank}]"},
    ],
)
def test_a_client_that_is_named_openly_elsewhere_is_public(
    secrets_of: Secrets, openly: dict[str, str]
) -> None:
    hidden = "---\ntitle: Bank\nclient: {name: Grendel Bank, nda: anonymous, alias: a bank}\n---\n"
    assert places({"a.html": b"Grendel Bank"}, secrets_of({"content/projects/b.md": hidden, **openly})) == []


def _zip(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/b.txt", data)
    return buffer.getvalue()


def _picture(form: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise((64, 64), 50).convert("RGB").save(buffer, form, **options)
    return buffer.getvalue()


def _exif() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()  # ImageDescription
    return exif.tobytes()


def _png_text(compressed: bool) -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SECRET.decode() * 9, zip=compressed)
    return info


SECRET = b" They laughed about the shrug. "
PACKED = {
    "gzip": lambda: gzip.compress(SECRET),
    "zip": lambda: _zip(SECRET),
    "gzip in a zip": lambda: _zip(gzip.compress(SECRET)),
    "PDF": lambda: b"%PDF-1.7\n1 0 obj <</Title (" + SECRET + b")>>",
    "PDF, compressed": lambda: b"%PDF-1.7\nstream\n" + zlib.compress(b"(" + SECRET + b") Tj") + b"\nendstream",
    "PDF, UTF-16": lambda: b"%PDF-1.7\n<</Title <FEFF" + SECRET.decode().encode("utf-16-be").hex().encode() + b">>>",
    "JPEG, Exif": lambda: _picture("JPEG", exif=_exif()),
    "JPEG, comment": lambda: _picture("JPEG", comment=SECRET),
    "JPEG, after its end": lambda: _picture("JPEG") + SECRET,
    "PNG, text": lambda: _picture("PNG", pnginfo=_png_text(False)),
    "PNG, compressed text": lambda: _picture("PNG", pnginfo=_png_text(True)),
    "PNG, after its end": lambda: _picture("PNG") + SECRET,
    "WebP, XMP": lambda: _picture("WEBP", xmp=b"<x>" + SECRET + b"</x>"),
    "AVIF, Exif": lambda: _picture("AVIF", exif=_exif()),
    "GIF, comment": lambda: _picture("GIF", comment=SECRET),
    "bytes, UTF-16": lambda: b"\x00\x01\x02" + SECRET.decode().encode("utf-16-le"),
    "UTF-16 text": lambda: SECRET.decode().encode("utf-16"),
    "a data: address": lambda: b'<a href="data:text/plain;base64,' + base64.b64encode(SECRET) + b'">',
}  # fmt: skip


@pytest.mark.parametrize("name", PACKED)
def test_packed_files_are_opened(secrets_of: Secrets, name: str) -> None:
    found = places({"static/a": PACKED[name]()}, secrets_of(FILES))
    assert found == ["private/interviews/halden: body"]


def test_pictures_without_text_are_harmless(secrets_of: Secrets) -> None:
    files = {form: _picture(form) for form in ("JPEG", "PNG", "WEBP", "AVIF", "GIF")}
    assert scan(files, secrets_of(FILES)) == []


@pytest.mark.parametrize(
    "data",
    [b"\x1f\x8bbroken", b"PK\x03\x04broken", gzip.compress(gzip.compress(gzip.compress(b"x")))],
    ids=["gzip", "zip", "gzip three times"],
)
def test_what_cannot_be_opened_is_said(data: bytes) -> None:
    (found,) = scan({"a.bin": data}, [])
    assert (found.severity, found.id) == ("warning", "not-checked")


def test_a_file_name_is_searched_and_the_error_names_source_and_pages_but_no_secret(
    secrets_of: Secrets,
) -> None:
    files = {"projects/halden-mork/index.html": b"", "index.html": b"Halden &amp; M\xc3\xb8rk", "a.txt": b""}
    (found,) = scan(files, secrets_of(FILES))
    assert found.severity == "error"
    assert found.message == f"index.html and 1 more would publish what is private: {NAME}"
    assert "mørk" not in found.format().casefold()


def test_other_scripts(secrets_of: Secrets) -> None:
    contacts = "- {name: 深海造船株式会社, kind: referral}\n- {name: Северный Порт, kind: referral}"
    strings = secrets_of({"private/contacts.yaml": contacts})
    found = places({"a": "私は深海造船株式会社で".encode(), "b": "для СЕВЕРНЫЙ ПОРТ.".encode()}, strings)
    expected = ["северный порт", "深海造船株式会社"]
    assert found == [next(s.where for s in strings if s.text == text) for text in expected]


def test_string_leaves_are_every_text_with_its_path() -> None:
    person = Person(name="Ada", role="CTO")
    private = Private(interviews=(Interview(id="a", client=InterviewClient(name="B", people=(person,))),))
    found = {path: text for path, text in string_leaves(private) if text}
    assert found == {
        "interviews[0].id": "a",
        "interviews[0].client.name": "B",
        "interviews[0].client.people[0].name": "Ada",
        "interviews[0].client.people[0].role": "CTO",
    }


def test_every_private_prose_field_is_guarded() -> None:
    """A sentence in any text field of the private model is a private string, but for the common vocabulary."""
    vocabulary = {
        "kind",
        "type",
        "role",
        "unit",
        "currency",
        "visibility",
        "nda",
        "alias",
        "industry",
        "when",
        "id",
    }
    vocabulary |= {"skills", "competency", "competencies", "packages"}
    for path, private in _planted(Private):
        site = Site(settings=Settings(), profile=Profile(name="Ada"))
        found = [secret.text for secret in private_strings(Withheld(), private, site)]
        field = path.rsplit(".", 1)[-1].removesuffix("[0]")
        is_guarded = any(text.startswith("a sentence that was planted here") for text in found)
        assert is_guarded is (field not in vocabulary), path


def _planted(struct: type[msgspec.Struct]) -> Iterator[tuple[str, Any]]:
    """Each text field of a struct, however deep, and the struct with a sentence in that field alone."""
    hints = typing.get_type_hints(struct)
    for name, hint in hints.items():
        if typing.get_origin(hint) is ClassVar:
            continue
        for path, value in _values(hint):
            yield f"{name}{path}", _made(struct, {name: value})


def _values(hint: Any) -> Iterator[tuple[str, Any]]:
    arguments = [a for a in typing.get_args(hint) if a not in (Ellipsis, type(None))]
    if hint is Amount:
        return
    if hint is str:
        yield "", SENTENCE
    elif hint is Body:
        yield "", Body(text=SENTENCE)
    elif isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        yield from ((f".{path}", value) for path, value in _planted(hint))
    elif typing.get_origin(hint) is tuple:
        yield from ((f"[0]{path}", (value,)) for path, value in _values(arguments[0]))
    elif arguments and typing.get_origin(hint) is not Literal:
        yield from _values(arguments[0])


def _made(struct: type[msgspec.Struct], fields: dict[str, Any]) -> Any:
    """A struct with some fields; required ones are filled with what is never a secret."""
    fillers = {field.name: "x" for field in msgspec.structs.fields(struct) if field.required}
    return struct(**{**fillers, **fields})


CODE = {
    "index.html": '<!doctype html><html lang="en"><style>.canary{display:grid}</style><section class="canary" data-canary="x"></section>',
    "assets/style.css": ".canary { display: block }",
    "manifest.webmanifest": '{"canary": "browser"}',
    "feed.xml": "<canary>x</canary>",
}


@pytest.mark.parametrize("path", CODE)
def test_words_of_the_page_s_own_code_are_no_leak(path: str) -> None:
    assert scan({path: CODE[path].encode()}, [PrivateString("canary", "private/contacts.yaml")]) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("index.html", "<p>canary</p>"),
        ("index.html", '<img alt="canary">'),
        ("index.html", '<a href="/canary/">x</a>'),
        ("index.html", "<!-- canary -->"),
        ("index.html", '<script type="application/ld+json">{"name":"canary"}</script>'),
        ("assets/style.css", 'a::before { content: "canary" }'),
        ("assets/style.css", "a { background: url(/canary.png) }"),
        ("resume.json", '{"name": "canary"}'),
        ("feed.xml", "<title>canary</title>"),
    ],
)
def test_what_stands_beside_the_code_is_still_searched(path: str, text: str) -> None:
    assert len(scan({path: text.encode()}, [PrivateString("canary", "private/contacts.yaml")])) == 1
