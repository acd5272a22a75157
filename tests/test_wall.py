"""The canary test: a word planted in everything that is not public comes out nowhere in the public site.

The private fields are found by walking the model's types, so that a new field is planted by itself.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import html
import io
import itertools
import json
import os
import re
import socket
import struct
import subprocess
import sys
import typing
import zlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, ClassVar, Literal, Union
from urllib.parse import unquote_to_bytes

import msgspec
import pytest
from PIL import Image, ImageCms, PngImagePlugin

from gigfolio.content.private_loader import load_private
from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest, BuildResult
from gigfolio.errors import GigfolioError
from gigfolio.model import entities
from gigfolio.model.entities import Client, FreePage, Package, Post, Project, Story
from gigfolio.model.private import Contact, Interview, Private, PrivateRates, Proposal, WorkPlan
from gigfolio.model.settings import Settings
from gigfolio.model.values import Amount, Body, PartialDate, Picture
from gigfolio.publish import load_site
from gigfolio.snapshot import Snapshot

TODAY = dt.date(2026, 11, 23)
SETTINGS = """url: https://ada.example/work/
images: {widths: [40], formats: [jpeg, webp]}
profile: {name: Ada Vik, headline: Charts, contact: {email: ada@ada.example}}
"""
# Texts that must have a form of their own, and so hold no planted word.
FORMED = {
    "language": "en",
    "currency": "EUR",
    "zone": "Europe/Oslo",
    "colour": "#123456",
    "when": "2026-12-03 14:00",
}


class Planter:
    """Makes what a user could write for a type, each text and amount with a mark that occurs nowhere else.

    `planted` maps each mark to the place where it stands.
    """

    def __init__(self, first: int) -> None:
        self.planted: dict[str, str] = {}
        self._numbers = itertools.count(first)

    def word(self, where: str) -> str:
        mark = f"zq{next(self._numbers):04d}xk"
        self.planted[mark] = where
        return mark

    def amount(self, where: str) -> int:
        mark = 731_000_007 + next(self._numbers) * 10
        self.planted[str(mark)] = where
        return mark

    def map(self, kind: type[msgspec.Struct], where: str, **given: Any) -> dict[str, Any]:
        """A struct's fields, `given` ones as they are; ids and bodies are written elsewhere."""
        fields: dict[str, Any] = {}
        for name, hint in typing.get_type_hints(kind, include_extras=True).items():
            if typing.get_origin(hint) is ClassVar or hint is Body or name == "id":
                continue
            fields[name] = given[name] if name in given else self.value(hint, f"{where}.{name}")
        assert given.keys() <= fields.keys()
        return {name: value for name, value in fields.items() if value is not None}

    def value(self, hint: Any, where: str) -> Any:
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if origin in {Union, UnionType}:
            return self.value(arguments[0], where)
        if origin is Annotated:
            return self._annotated(arguments[0], arguments[1], where)
        if origin is tuple:
            return [self.value(arguments[0], f"{where}[0]")]
        if origin is Literal:
            return next(choice for choice in arguments if choice)
        if hint is Amount:
            return self.amount(where)
        if hint is PartialDate:
            return "2026-03-05"
        if hint is Picture:
            return {"src": "static-free.png", "alt": self.word(where), "caption": self.word(where)}
        if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
            return self.map(hint, where)
        return {str: self.word, bool: lambda _: False, int: lambda _: 7, float: lambda _: 7}[hint](where)

    def _annotated(self, kind: type, meta: msgspec.Meta, where: str) -> Any:
        form = (meta.extra or {}).get("form")
        if kind is Decimal:
            return self.amount(where)
        if kind is not str:
            return meta.le or 7
        if form in {"url", "href"}:
            return f"https://{self.word(where)}.example/{self.word(where)}"
        if form == "alias":
            return f"/{self.word(where)}/"
        return FORMED.get(str(form)) or self.word(where)


def entry(fields: dict[str, Any], body: str) -> str:
    return f"---\n{json.dumps(fields)}\n---\n\n{body}\n"


def private_files(plant: Planter) -> dict[str, str]:
    """A file of every private type, with every field in it."""
    assert {hint.__name__ for hint in _entities(Private)} == {
        "Interview", "Proposal", "PrivateRates", "WorkPlan", "Contact",
    }  # fmt: skip
    parts = [{"trigger": plant.word("Proposal.milestones"), "percent": 100, "due_days": 7}]
    story = plant.map(Story, "Interview.stories", visibility="private")
    interview = plant.map(Interview, "Interview", stories=[story])
    proposal = plant.map(Proposal, "Proposal", milestones=parts, packages=["Open package"])
    return {
        f"private/interviews/{plant.word('file name')}.md": entry(interview, plant.word("Interview.body")),
        f"private/proposals/{plant.word('file name')}.yaml": json.dumps(proposal),
        "private/rates.yaml": json.dumps(plant.map(PrivateRates, "PrivateRates")),
        "private/plan.yaml": json.dumps(plant.map(WorkPlan, "WorkPlan")),
        "private/contacts.yaml": json.dumps([plant.map(Contact, "Contact")]),
    }


def _entities(kind: type[msgspec.Struct]) -> Iterator[type[msgspec.Struct]]:
    for hint in typing.get_type_hints(kind).values():
        found = [hint, *typing.get_args(hint)]
        yield from (h for h in found if isinstance(h, type) and issubclass(h, msgspec.Struct))


def withheld_files(plant: Planter) -> dict[str, str]:
    """Public types that must not be published: drafts, what is to come, NDAs, no consent, private packages and stories."""
    files = {}
    client = {"name": plant.word("anonymous name"), "url": f"https://{plant.word('anonymous url')}.example"}
    hidden = {
        "draft": {"draft": True},
        "to come": {"publish": "2026-11-24"},
        "private NDA": {"client": plant.map(Client, "private NDA client", nda="private")},
    }
    for why, given in hidden.items():
        fields = plant.map(Project, f"project, {why}", **given)
        files[f"content/projects/{plant.word('file name')}.md"] = entry(fields, plant.word(f"body, {why}"))
    stories = [plant.map(Story, "private story", visibility="private")]
    files["content/projects/ferry.md"] = entry(
        {
            "title": "Ferry",
            "client": {**client, "nda": "anonymous", "alias": "a ferry operator"},
            "stories": stories,
        },
        "Night charts.",
    )
    for why, given in {"draft": {"draft": True}, "to come": {"date": "2026-11-24", "updated": None}}.items():
        fields = plant.map(Post, f"post, {why}", **given)
        files[f"content/posts/{plant.word('file name')}.md"] = entry(fields, plant.word(f"body, {why}"))
    draft = plant.map(FreePage, "page, draft", draft=True)
    files[f"content/pages/{plant.word('file name')}.md"] = entry(draft, plant.word("body, page"))
    quotes = [
        plant.map(entities.Testimonial, "no consent", project="ferry", consent=c)
        for c in ({"given": False}, None)
    ]
    files["content/testimonials.yaml"] = json.dumps(quotes)
    shut = plant.map(Package, "private package", visibility="private", price=None, upsell_to="Open package")
    shut["milestones"][0]["percent"] = 100
    shut["max"] = shut["min"] + 1
    open_ = {"name": "Open package", "price": 1200, "upsell_to": shut["name"]}
    files["content/rates.yaml"] = json.dumps({"packages": [open_, shut]})
    return files


def unlisted_files(plant: Planter) -> dict[str, str]:
    """Entries that have a page of their own and are mentioned nowhere else."""
    files = {}
    for folder, kind in {"projects": Project, "posts": Post, "pages": FreePage}.items():
        given: dict[str, Any] = {"unlisted": True, "aliases": []}
        given |= {"publish": None} if kind is Project else {}
        fields = plant.map(kind, f"unlisted {folder}", **given)
        if kind is Project:
            fields["stories"], fields["client"]["nda"] = [], "none"
        files[f"content/{folder}/quiet-{folder}.md"] = entry(fields, plant.word(f"unlisted {folder} body"))
    return files


def _icc(mark: bytes) -> bytes:
    """A profile that bears the mark in place of its description's text."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile += mark
    profile[:4] = struct.pack(">I", len(profile))
    return bytes(profile)


def _exif(plant: Planter) -> Image.Exif:
    exif = Image.Exif()
    for tag, what in {0x010E: "description", 0x010F: "make", 0x013B: "artist", 0x8298: "copyright"}.items():
        exif[tag] = plant.word(f"Exif {what}")
    exif.get_ifd(0x8769)[0xA431] = plant.word("Exif serial number")
    place = {1: "N", 2: (53.0, 32.0, 1.0), 3: "E", 4: (9.0, 59.0, 1.0), 29: plant.word("Exif GPS")}
    exif.get_ifd(0x8825).update(place)
    return exif


def jpeg(plant: Planter) -> bytes:
    def word(where: str) -> bytes:
        return plant.word(f"JPEG {where}").encode()

    file = io.BytesIO()
    image = Image.linear_gradient("L").resize((60, 40)).convert("RGB")
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">' + word("XMP") + b"</x:xmpmeta>"
    image.save(
        file, "JPEG", exif=_exif(plant), xmp=xmp, comment=word("comment"), icc_profile=_icc(word("ICC"))
    )
    iptc = word("IPTC")
    body = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(iptc)) + iptc
    segment = b"\xff\xed" + struct.pack(">H", len(body) + 2) + body
    data = file.getvalue()
    return data[:2] + segment + data[2:] + word("after its end")


def png(plant: Planter) -> bytes:
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", plant.word("PNG text"))
    text.add_text("Comment", plant.word("PNG compressed text"), zip=True)
    text.add_itxt("XML:com.adobe.xmp", plant.word("PNG XMP"))
    file = io.BytesIO()
    image = Image.linear_gradient("L").resize((60, 40)).rotate(90).convert("RGB")
    icc = _icc(plant.word("PNG ICC").encode())
    image.save(file, "PNG", pnginfo=text, exif=_exif(plant), icc_profile=icc)
    return file.getvalue() + plant.word("PNG after its end").encode()


def pictures(plant: Planter) -> dict[str, bytes]:
    """Published pictures: by name in a field, in a text, on a card; and one that only withheld entries name."""
    return {
        f"content/projects/{plant.word('picture name')}.jpg": jpeg(plant),
        f"content/projects/{plant.word('picture name')}.png": png(plant),
    }


def write(root: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


class Built(typing.NamedTuple):
    root: Path
    withheld: Planter  # what must not be in the site at all
    unlisted: Planter  # what must only be on its own page
    result: BuildResult


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("wall") / "site"
    plant, quiet = Planter(1), Planter(5000)
    shown = pictures(plant)
    cover, inside = (Path(name).name for name in shown)
    bare = io.BytesIO()
    Image.new("RGB", (20, 20), "teal").save(bare, "PNG")
    files: dict[str, str | bytes] = {
        **private_files(plant),
        **withheld_files(plant),
        **unlisted_files(quiet),
        **shown,
    }
    files |= {
        f"content/{folder}/static-free.png": bare.getvalue() for folder in ("projects", "posts", "pages")
    }
    files |= {
        "content/static-free.png": bare.getvalue(),
        "gigfolio.yaml": SETTINGS,
        "content/projects/open.md": entry(
            {"title": "Open", "cover": {"src": cover, "alt": "A board"}}, f"![A sign]({inside})"
        ),
        "content/posts/open.md": entry({"title": "Open", "date": "2026-01-02"}, "Seen by all."),
    }
    write(root, files)
    return Built(root, plant, quiet, build(BuildRequest(root=root, today=TODAY)))


def forms(data: bytes) -> Iterator[bytes]:
    """A file's bytes, and what a reader could make of them: entities, percent signs, UTF-16, base64 and zlib opened."""
    yield data
    text = data.decode("utf-8", "replace")
    for _ in range(3):
        text = html.unescape(text)
        yield text.encode()
    yield unquote_to_bytes(data)
    yield data.replace(b"\0", b"")
    for found in re.finditer(rb"base64,([A-Za-z0-9+/=]+)", data):
        try:
            yield base64.b64decode(found[1])
        except binascii.Error:
            continue
    for at in re.finditer(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08", data):
        try:
            yield zlib.decompressobj(wbits=47).decompress(data[at.start() :])
        except zlib.error:
            continue


def marks_in(name: str, data: bytes, marks: dict[str, str]) -> set[str]:
    """The marks that a file or its name holds, in any case, their digits parted or not."""
    found: set[str] = set()
    for form in (name.encode(), *forms(data)):
        lower = form.lower()
        joined = re.sub(rb"(?<=\d)(?:[ .,']|\xc2\xa0|\xe2\x80\xaf|&nbsp;)(?=\d)", b"", lower)
        found |= set(re.findall(r"zq\d{4}xk|731\d{6}", (lower + b"\n" + joined).decode("latin-1")))
    return found & marks.keys()


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def found_in(folder: Path, plant: Planter) -> set[tuple[str, str]]:
    return {
        (path, plant.planted[mark])
        for path, data in files_of(folder).items()
        for mark in marks_in(path, data, plant.planted)
    }


def test_nothing_that_was_planted_is_in_the_public_site(built: Built) -> None:
    assert len(built.withheld.planted) > 250
    assert (built.root / "_site/projects/open/index.html").is_file()
    assert list((built.root / "_site/images").glob("*.jpg"))
    assert found_in(built.root / "_site", built.withheld) == set()


def test_what_is_unlisted_is_on_its_own_page_only(built: Built) -> None:
    pages = {path for path, _ in found_in(built.root / "_site", built.unlisted)}
    assert pages == {
        "projects/quiet-projects/index.html",
        "posts/quiet-posts/index.html",
        "quiet-pages/index.html",
    }
    naming = {path for path, data in files_of(built.root / "_site").items() if b"quiet-p" in data}
    assert naming <= pages


def test_every_planted_private_text_was_read(built: Built) -> None:
    site = load_site(built.root, today=TODAY)
    snapshot = Snapshot.take(built.root, private=built.root / "private")
    private = load_private(snapshot, site, Settings()).private
    read = msgspec.json.encode(private).decode()
    planted = {
        m: where for m, where in built.withheld.planted.items() if where.split(".")[0] in PRIVATE_TYPES
    }
    assert [where for mark, where in planted.items() if mark not in read] == []


PRIVATE_TYPES = {"Interview", "Proposal", "PrivateRates", "WorkPlan", "Contact"}


def test_the_search_finds_what_is_there(built: Built) -> None:
    mark = next(iter(built.withheld.planted))
    for disguise in (
        mark.upper().encode(), mark.encode("utf-16-le"), b"<p>" + zlib.compress(mark.encode()),
        b"data:;base64," + base64.b64encode(mark.encode()), mark.replace("z", "%7A").encode(), mark.replace("q", "&amp;#113;").encode(),
    ):  # fmt: skip
        assert marks_in("a", disguise, built.withheld.planted) == {mark}
    assert marks_in(f"{mark}/index.html", b"", built.withheld.planted) == {mark}
    assert marks_in("a", "€731.001,007, 731 002\u202f007".encode(), {"731001007": "", "731002007": ""})


# What a sheet leaves out: skills decide which proofs stand on it, the unit which figures belong together.
NOT_ON_THE_SHEET = {"Interview.needs[0].skills[0]", "Interview.rate.unit"}


def test_the_prep_sheet_holds_what_was_planted_for_it(built: Built) -> None:
    sheets = (built.root / "_private/interviews").glob("*.html")
    (sheet,) = (path for path in sheets if not path.stem.endswith("-words"))
    text = html.unescape(sheet.read_text("utf-8"))
    seen = marks_in(sheet.name, text.encode(), built.withheld.planted)
    missing = {
        where
        for mark, where in built.withheld.planted.items()
        if where.startswith("Interview") and mark not in seen
    }
    assert missing == NOT_ON_THE_SHEET


def test_private_files_are_for_their_owner_only(built: Built) -> None:
    modes = {(p.is_dir(), p.stat().st_mode & 0o777) for p in (built.root / "_private").rglob("*")}
    assert modes == {(True, 0o700), (False, 0o600)}
    assert (built.root / "_private").stat().st_mode & 0o777 == 0o700


GUARDED: dict[str, str | bytes] = {
    "gigfolio.yaml": "social_cards: false\nprofile: {name: Ada Vik}\n",
    "content/projects/ferry.md": "---\ntitle: Ferry\nclient: {name: Grendel Lines, nda: anonymous, alias: a ferry operator}\n"
    "stories: [{competency: calm, situation: The lock took the night down for an hour.}]\n---\n",
    "content/projects/vault.md": "---\ntitle: Vault\nclient: {name: Beowulf Bank, nda: private}\n---\n",
    "content/projects/city.md": "---\ntitle: The drowned city\ndraft: true\n---\n",
    "private/interviews/acme.md": "---\nclient: Halden & Mork\nrate: {walk_away: 6666}\n---\n",
}  # fmt: skip
# What is written where, the page that would show it, and the place that it comes from.
LEAKS = {
    "an anonymous client in a post": (
        "content/posts/b.md", "---\ntitle: A\n---\nWe sailed with *Grendel* Lines.", "posts/b/index.html", "projects/ferry: client",
    ),
    "an anonymous client in a file's name": ("static/grendel-lines.txt", "", "grendel-lines.txt", "projects/ferry: client"),
    "a client under NDA in a list": (
        "content/services.yaml", "- {name: Charts, for_whom: Banks like Beowulf Bank}", "services/index.html", "projects/vault: client",
    ),
    "a draft's title in a template": (
        "theme/templates/404.html", "<!doctype html><title>The drowned city</title>", "404.html", "projects/city",
    ),
    "an interview in a file": ("static/a.json", '"Halden \\u0026 Mork"', "a.json", "private/interviews/acme: client.name"),
    "a rate in a file": ("static/a.csv", "day;6.666 EUR", "a.csv", "private/interviews/acme: rate.walk_away"),
    "a private story in a file": (
        "static/a.txt", "The lock took the night\ndown for an hour!", "a.txt", "projects/ferry: story",
    ),
}  # fmt: skip


@pytest.mark.parametrize("public_only", [False, True])
@pytest.mark.parametrize("name", LEAKS)
def test_a_private_text_that_would_go_online_stops_the_build(
    tmp_path: Path, name: str, public_only: bool
) -> None:
    file, text, page, source = LEAKS[name]
    write(tmp_path, GUARDED)
    build(BuildRequest(root=tmp_path, today=TODAY))
    before = files_of(tmp_path / "_site"), files_of(tmp_path / "_private")
    write(tmp_path, {file: text})
    with pytest.raises(GigfolioError) as caught:
        build(BuildRequest(root=tmp_path, today=TODAY, public_only=public_only))
    messages = [d.message for d in caught.value.diagnostics if d.severity == "error"]
    assert messages == [f"{page} would publish what is private: {source}"]
    assert (files_of(tmp_path / "_site"), files_of(tmp_path / "_private")) == before


def test_the_output_tells_nothing_of_the_computer(tmp_path: Path) -> None:
    root = tmp_path / "zqfolder" / "site"
    write(
        root,
        {
            **GUARDED,
            "theme/templates/page.html": '{% extends "margin/page.html" %}',
            "content/pages/b.md": "---\ntitle: B\n---\n",
        },
    )
    own = {"HOME": str(tmp_path / "zqhome"), "USER": "zquser", "LOGNAME": "zquser", "HOSTNAME": "zqhost"}
    command = [sys.executable, "-m", "gigfolio", "build", str(root), "--today", "2026-11-23"]
    subprocess.run(command, env={**os.environ, **own}, check=True, capture_output=True)
    package = str(Path(__file__).resolve().parent.parent)
    telling = [
        str(tmp_path),
        "zqfolder",
        "zqhome",
        "zquser",
        "zqhost",
        package,
        sys.prefix,
        str(Path.cwd()),
    ]
    if len(socket.gethostname()) > 6:
        telling.append(socket.gethostname())
    for folder in (root / "_site", root / "_private"):
        for path, data in files_of(folder).items():
            for form in (path.encode(), *forms(data)):
                assert [word for word in telling if word.encode() in form] == [], path
