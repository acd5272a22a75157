"""The pitches and the letter: the freelancer's own words, in the time that there is."""

from __future__ import annotations

from collections.abc import Callable

from gigfolio.papers.paper import Made
from gigfolio.papers.speaking import LONG, SHORT, SpeakingSheet

Files = dict[str, str]
Make = Callable[[Files], Made]
PROFILE = (
    "profile: {name: Ruth Adeyemi, headline: Slow pages made fast, summary: I measure first. Then I change little.,"
    " location: {city: Leeds, country: UK}, contact: {email: ruth@ruth.example}}\ncurrency: GBP\n"
)


def speaking(made: Made) -> SpeakingSheet:
    sheet = next(paper.sheet for paper in made.papers if paper.output == "interviews/halden-words")
    assert isinstance(sheet, SpeakingSheet)
    return sheet


def test_the_pitches(sheets_of: Make, site_files: Files) -> None:
    sheet = speaking(sheets_of(site_files | {"gigfolio.yaml": PROFILE}))
    assert sheet.short.paragraphs == (
        "I am Ruth Adeyemi. Slow pages made fast. I measure first.",
        'You want: "Brokers ring us because the quote page is slower than a phone call". Nordhaven Ferries, 2025: '
        "One page was asking 600 small questions. Quote page response: 4.1 s to 380 ms.",
        "Which ten brokers complain most?",
    )
    assert sheet.long is not None
    assert len(sheet.long.paragraphs) == 6
    assert sheet.long.paragraphs[0].endswith("I measure first. Then I change little.")


def test_the_pitches_keep_their_time(sheets_of: Make, site_files: Files) -> None:
    long = PROFILE.replace("Then I change little.", " ".join(["Then I change little again."] * 90))
    sheet = speaking(sheets_of(site_files | {"gigfolio.yaml": long}))
    assert sheet.long is not None
    for pitch, limit in ((sheet.short, SHORT), (sheet.long, LONG)):
        count = len(" ".join(pitch.paragraphs).split())
        assert count <= limit
        assert pitch.seconds == round(count * 60 / 150)


def test_the_letter(sheets_of: Make, site_files: Files) -> None:
    sheet = speaking(sheets_of(site_files | {"gigfolio.yaml": PROFILE}))
    assert sheet.greeting == "Dear Sunniva Eide, Petter Lohne,"
    assert sheet.thanks == "Thank you for the talk about this: Six weeks on the quote page."
    assert sheet.goals[0] == "Brokers ring us because the quote page is slower than a phone call."
    assert sheet.proofs[0] == "Nordhaven Ferries, 2025: Quote page response: 4.1 s to 380 ms"
    assert sheet.signature == ("Ruth Adeyemi", "ruth@ruth.example")
    assert sheet.send == "7 May"


def test_neither_says_anything_of_money_notes_or_gaps(sheets_of: Make, site_files: Files) -> None:
    said = repr(speaking(sheets_of(site_files)))
    assert [
        text for text in ("560", "640", "710", "laughed", "syndicate", "contract later") if text in said
    ] == []


def test_a_name_alone_says_who_i_am(sheets_of: Make, site_files: Files) -> None:
    files = {name: text for name, text in site_files.items() if not name.startswith("content/")}
    files["private/interviews/halden.md"] = "---\nclient: Halden\n---\n"
    sheet = speaking(sheets_of(files))
    assert sheet.short.paragraphs == ("I am Ruth Adeyemi.",)
    assert sheet.long is None
    assert (sheet.greeting, sheet.thanks, sheet.goals, sheet.proofs) == (
        "Hello,",
        "Thank you for the talk.",
        (),
        (),
    )
