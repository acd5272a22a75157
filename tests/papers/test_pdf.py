"""Papers as PDF: tagged, in reading order, embedded, the same each time, and shut off from files and the network."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pypdf import PdfReader

from gigfolio.content.loader import load_settings
from gigfolio.errors import GigfolioError
from gigfolio.papers.interview import InterviewSheet
from gigfolio.papers.paper import Made, Paper
from gigfolio.snapshot import Snapshot
from gigfolio.theme import Theme
from gigfolio.typesetting.press import Press, Pressed

Files = dict[str, str]
Make = Callable[[Files], Made]
SETTINGS = b"profile: {name: Ada}"


def theme(**files: bytes) -> Theme:
    snapshot = Snapshot.of({"gigfolio.yaml": SETTINGS, **files})
    return Theme.load(load_settings(snapshot)[0], snapshot)


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press(theme()) as made:
        yield made


def halden(made: Made, **changes: Any) -> InterviewSheet:
    sheet = made.papers[0].sheet
    assert isinstance(sheet, InterviewSheet)
    return msgspec.structs.replace(sheet, **changes)


def pressed(press: Press, sheet: InterviewSheet, **options: Any) -> Pressed:
    return press.press("papers/interview.typ", sheet, **options)


def text_of(data: bytes) -> str:
    read = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True)
    return " ".join(read.stdout.decode().replace("\u00a0", " ").split())


TEXT = """Private. Do not share on screen. Printed 3 May
Halden & Mørk, marine insurers
Thursday 6 May, 14:00 Leeds Video, 45 minutes. Sunniva Eide (Head of Digital), Petter Lohne (lead dev)
Client What Cover for 3,100 fishing and supply boats The job Six weeks on the quote page
Known Django 3.2, Postgres 12, one big VM Job advert Five devs, two joined this year February
Fixed No freeze before July Came by Aurel at Nordhaven, 28 April
What they want, in their words
1 “Brokers ring us because the quote page is slower than a phone call.” Brief, p. 1
2 “We upgraded the machine twice. It was a very expensive shrug.” Petter, email
3 “I need the team to be able to do this without you in October.” Sunniva, 29 Apr
It has worked when: A quote in under a second
Answers 1 Nordhaven Ferries, 2025 4.1 s 380 ms Quote page response A quote page that is fast
“One page was asking 600 small questions.” Nine weeks, and no incident on the following peak day. Quoted: Aurel Dan, CTO.
skill: Django; in common: page, quote
Answers 2 Pallas Energy, 2024 −62 % Monthly bill A smaller machine instead of another upgrade
“We moved to a smaller machine, and it got faster.” Monthly bill: 11.4 k to 4.3 k
skill: hosting; in common: machine, smaller
Answers 3 Lumen Press, 2023 14 of 17 Fixes by their own team Their own team does it from October
“Their own people shipped most of the fixes.” Pairing twice a week, then a runbook. skill: pairing
A report for the Lloyd’s syndicate Nothing to show yet. Say so, and say what you would do first.
If they ask “tell me about a time…”
Independence The team wanted a rewrite. I asked for one week to measure first. So we changed nine queries and kept the code.
Professionalism Took the nightly job down for 50 minutes with a lock. I rang before they noticed and rolled back.
So every migration has a lock timeout.
Communication Two juniors feared the planner. I: Ran one slow query each Thursday.
So: They found the worst index themselves in week five.
Ask Which ten brokers complain most? What happened after each upgrade? May I have read access?
Who says yes, and by when? Check: They own the database
Watch for Quick look first, contract later No copy of production before week 3 The renewal in July
Before the call Nordhaven graph open Read their status page Dial in from the landline
After Send by 7 May: summary and two dates Promise Next step
fold under floor 560 target 640 open at 710 Survey 2027: 480 – 600 – 760
Trade, never cut: shorter scope for 14-day terms; three days a week. Below the floor, offer the one-week review at 3,200."""


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\s“”]+", text)


def test_every_text_of_the_sheet_in_reading_order(sheets_of: Make, site_files: Files, press: Press) -> None:
    found = words_of(text_of(pressed(press, halden(sheets_of(site_files))).data))
    assert found == words_of(TEXT)


def test_the_tags_name_language_title_headings_and_lists(
    sheets_of: Make, site_files: Files, press: Press
) -> None:
    reader = PdfReader(io.BytesIO(pressed(press, halden(sheets_of(site_files))).data))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert reader.metadata is not None
    assert reader.metadata.title == "Halden & Mørk, marine insurers"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    kinds = list(tags(root["/StructTreeRoot"]))
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == 7
    assert kinds.count("/H3") == 3
    assert {"/L", "/LI", "/Lbl", "/LBody"} <= set(kinds)


def tags(node: Any) -> Iterator[str]:
    if "/S" in node:
        yield str(node["/S"])
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object()
        if hasattr(found, "get"):
            yield from tags(found)


def test_the_same_sheet_gives_the_same_bytes(sheets_of: Make, site_files: Files, press: Press) -> None:
    sheet = halden(sheets_of(site_files))
    first = pressed(press, sheet).data
    with Press(theme()) as other:
        assert pressed(other, sheet).data == first
    assert b"gigfolio-" not in first


def test_the_fonts_are_embedded_and_cut_to_what_is_used(
    sheets_of: Make, site_files: Files, press: Press
) -> None:
    data = pressed(press, halden(sheets_of(site_files))).data
    read = subprocess.run(["pdffonts", "-"], input=data, capture_output=True, check=True)
    rows = [row.split() for row in read.stdout.decode().splitlines()[2:]]
    assert {row[0].partition("+")[2] for row in rows} == {
        "GigfolioSans",
        "GigfolioSerif",
        "GigfolioSerifSmall",
    }
    assert {tuple(row[-5:-2]) for row in rows} == {("yes", "yes", "yes")}


def test_links_are_live(sheets_of: Make, site_files: Files, press: Press) -> None:
    page: Any = PdfReader(io.BytesIO(pressed(press, halden(sheets_of(site_files))).data)).pages[0]
    links = [note.get_object()["/A"]["/URI"] for note in page["/Annots"]]
    assert links == ["https://halden.example/"]


@pytest.mark.parametrize(("paper", "box"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_it_has_one_page_on_both_papers(
    sheets_of: Make, site_files: Files, press: Press, paper: str, box: tuple[int, int]
) -> None:
    made = pressed(press, halden(sheets_of(site_files), paper=paper))
    reader = PdfReader(io.BytesIO(made.data))
    assert [tuple(round(float(side)) for side in page.mediabox[2:]) for page in reader.pages] == [box]
    assert made.measured.pages == 1


def test_the_copy_without_rates_says_nothing_of_them(
    sheets_of: Make, site_files: Files, press: Press
) -> None:
    papers: dict[str, Paper] = {paper.output: paper for paper in sheets_of(site_files).papers}
    copy = papers["interviews/halden-no-rates"]
    assert copy.html == ""
    found = text_of(press.press(copy.pdf, copy.sheet).data)
    assert found.endswith("Promise Next step")
    assert not re.search(r"\b(560|640|710|floor|target|Trade)\b", found)


def test_what_is_empty_has_no_heading(sheets_of: Make, site_files: Files, press: Press) -> None:
    files = site_files | {"private/interviews/halden.md": "---\nclient: Halden\n---\n"}
    sheet = halden(sheets_of(files))
    assert text_of(pressed(press, sheet).data).split("Halden")[1].startswith(" If they ask")
    bare = msgspec.structs.replace(sheet, stories=())
    assert words_of(text_of(pressed(press, bare).data))[-5:] == ["Halden", "After", "Promise", "Next", "step"]


@pytest.mark.parametrize(
    "text", ['#import "@preview/a:1.0.0": *', '$x$ *bold* _i_ #read("/etc/passwd") \\ //']
)
def test_text_is_never_read_as_source(sheets_of: Make, site_files: Files, press: Press, text: str) -> None:
    found = text_of(pressed(press, halden(sheets_of(site_files), questions=(text,))).data)
    plain = found.replace("“", '"').replace("”", '"')
    assert text in plain


def test_letters_that_no_font_has_are_a_warning(sheets_of: Make, site_files: Files, press: Press) -> None:
    made = pressed(press, halden(sheets_of(site_files), questions=("日本語",)))
    assert made.measured.refused.startswith('the text "日" could not be displayed')
    root: Any = PdfReader(io.BytesIO(made.data)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize(
    ("template", "message"),
    [
        (b'#import "@preview/cetz:0.3.1"', "a paper's template cannot import a package"),
        (b'#read("/etc/passwd")', "file not found (searched at /etc/passwd)"),
        (b"#nope", "unknown variable: nope"),
    ],
)
def test_a_mistake_in_a_template_of_the_site_is_said(
    sheets_of: Make, site_files: Files, template: bytes, message: str
) -> None:
    with (
        Press(theme(**{"theme/papers/interview.typ": template})) as own,
        pytest.raises(GigfolioError) as caught,
    ):
        pressed(own, halden(sheets_of(site_files)))
    (found,) = caught.value.diagnostics
    assert (str(found.where), found.message) == ("theme/papers/interview.typ", message)


def test_templates_read_no_file_outside_their_folder(
    sheets_of: Make, site_files: Files, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden", encoding="utf-8")
    up = "../" * 12 + secret.as_posix().lstrip("/")
    template = f'#import "lib.typ": *\n#show: sheet-page\n#read("{up}")'.encode()
    with Press(theme(**{"theme/papers/interview.typ": template})) as own, pytest.raises(GigfolioError):
        pressed(own, halden(sheets_of(site_files)))


def test_what_a_paper_is_made_of(sheets_of: Make, site_files: Files, press: Press) -> None:
    inputs = pressed(press, halden(sheets_of(site_files))).inputs
    assert list(inputs) == [
        "theme:fonts/sans-400.ttf",
        "theme:fonts/sans-600.ttf",
        "theme:fonts/sans-650.ttf",
        "theme:fonts/serif-card.ttf",
        "theme:fonts/serif-small.ttf",
        "theme:papers/interview.typ",
        "theme:papers/lib.typ",
    ]
