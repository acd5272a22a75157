"""LinkedIn's export: what it says of somebody's work, and nothing of anybody else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from gigfolio.importers.result import Imported

ReadExport = Callable[[Mapping[str, str | bytes]], Imported]
Merge = Callable[..., dict[str, bytes]]
Load = Callable[[dict[str, bytes], str], Any]
FOLDER = "Complete_LinkedInDataExport_02-01-2026/"
PROFILE = (
    "\ufefffirst name,LAST NAME,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
    "Twitter Handles,Websites,Instant Messengers\r\n"
    'Ada,Vik,Formersen,Quay 7,"Mar 4, 1985",Sea charts,"I draw charts.\n\nFor *pilots* in the rain.",Design,50033,'
    '"Bergen, Vestland, Norway",[adavik],"[PORTFOLIO:https://ada.example,COMPANY:http://charts.example/a]",\r\n'
)
EXPORT: dict[str, str | bytes] = {
    FOLDER + "Profile.csv": PROFILE,
    FOLDER + "Positions.csv": (
        "Finished On,Started On,Title,Company Name,Description,Location\n"
        'Jan 2021,Aug 2016,Cartographer,Map House,"Coastal sheets.\n\u2022 Redrew the lights\n- Led two",Bergen\n'
        ",Feb 2021,Designer,Own studio,,\n"
    ),
    FOLDER
    + "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities\nFjords,2014,2016,On lights,Master,Rowing\n",
    FOLDER + "Skills.csv": "Name\nCartography\ncartography\nQGIS\n",
    FOLDER
    + "Languages.csv": "Name,Proficiency\nNorwegian,NATIVE_OR_BILINGUAL\nEnglish,Full professional proficiency\n",
    FOLDER + "Certifications.csv": (
        "Name,Url,Authority,Started On,Finished On,License Number\n"
        "Surveyor B,,Institute of Charts,May 2022,May 2027,HS-4\nOrphan,,,Jan 2020,,\n"
    ),
    FOLDER
    + "Projects.csv": "Title,Description,Url,Started On,Finished On\nTide board,One screen.,https://board.example,Feb 2025,\n",
    FOLDER
    + "Publications.csv": 'Name,Published On,Description,Publisher,Url\nSymbols,"Jun 3, 2024",On symbols.,Journal,\n',
    FOLDER + "Recommendations_Received.csv": (
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
        'Bo,Lind,Port,Pilot,She asked.,"07/21/19, 12:11 PM",VISIBLE\nHid,Den,X,Y,Hidden words,2020,HIDDEN\n'
    ),
    FOLDER + "Honors.csv": "Title,Description,Issued On\nSheet of the year,For sheet 14,Jan 2023\n",
    FOLDER + "Volunteering.csv": (
        "Company Name,Role,Cause,Started On,Finished On,Description\nCoast rescue,Navigator,ENVIRONMENT,Jan 2018,,\n"
    ),
    FOLDER + "Courses.csv": "Name,Number\nHydrography,H-1\n",
    FOLDER + "messages.csv": "FROM,CONTENT\nx,private words\n",
    FOLDER + "Connections.csv": "Notes:\n\n\nFirst Name,Last Name\nSome,Body\n",
    FOLDER + "Recommendations_Given.csv": "First Name,Last Name,Text,Status\nSome,Body,Given words,VISIBLE\n",
}


def test_every_file_has_its_place(linkedin: ReadExport, merged: Merge, load: Load) -> None:
    files = merged(linkedin(EXPORT))
    assert load(files, "content/profile.yaml") == {
        "name": "Ada Vik",
        "headline": "Sea charts",
        "summary": "I draw charts.",
        "location": {"city": "Bergen", "region": "Vestland", "country": "Norway"},
        "links": [
            {"platform": "Portfolio", "url": "https://ada.example"},
            {"platform": "Company", "url": "http://charts.example/a"},
            {"platform": "X", "url": "https://x.com/adavik", "handle": "adavik"},
        ],
        "spoken_languages": [
            {"language": "Norwegian", "level": "native or bilingual"},
            {"language": "English", "level": "Full professional proficiency"},
        ],
    }
    assert load(files, "content/experience.yaml") == {
        "work": [
            {
                "name": "Map House", "position": "Cartographer", "location": "Bergen", "start": "2016-08",
                "end": "2021-01", "summary": "Coastal sheets.", "highlights": ["Redrew the lights", "Led two"],
            },
            {"name": "Own studio", "position": "Designer", "start": "2021-02", "end": "present"},
        ],
        "education": [
            {"institution": "Fjords", "study_type": "Master", "start": "2014", "end": "2016", "courses": ["On lights", "Rowing"]}
        ],
        "publications": [
            {"name": "Symbols", "publisher": "Journal", "release_date": "2024-06-03", "summary": "On symbols."}
        ],
        "awards": [{"title": "Sheet of the year", "date": "2023-01", "summary": "For sheet 14"}],
        "volunteering": [
            {
                "organization": "Coast rescue", "position": "Navigator", "start": "2018-01", "end": "present",
                "summary": "(Environment)",
            }
        ],
    }  # fmt: skip
    assert load(files, "content/skills.yaml") == [{"name": "Cartography"}, {"name": "QGIS"}]
    assert load(files, "content/certifications.yaml") == [
        {"name": "Surveyor B", "issuer": "Institute of Charts", "issued": "2022-05", "expires": "2027-05", "credential_id": "HS-4"}
    ]  # fmt: skip
    assert load(files, "content/testimonials.yaml") == [
        {
            "quote": "She asked.", "author": "Bo Lind", "role": "Pilot", "company": "Port", "date": "2019-07-21",
            "consent": {"given": "false"},
        }
    ]  # fmt: skip
    assert (
        files["content/about.md"].decode()
        == "For \\*pilots\\* in the rain.\n\n## Courses\n\n- Hydrography (H-1)\n"
    )
    assert b"title: Tide board\nsummary: One screen.\n" in files["content/projects/tide-board.md"]


def test_what_is_nobody_s_business_is_read_nowhere(linkedin: ReadExport, merged: Merge) -> None:
    everything = b"\n".join(merged(linkedin(EXPORT)).values()).decode()
    secrets = (
        "Quay 7",
        "1985",
        "50033",
        "Formersen",
        "private words",
        "Body",
        "Given words",
        "Hidden words",
        "Hid Den",
    )
    assert [secret for secret in secrets if secret in everything] == []


def test_what_is_left_says_where_it_stood(linkedin: ReadExport) -> None:
    said = [(str(d.where).removeprefix(FOLDER), d.message) for d in linkedin(EXPORT).left]
    assert said == [
        ("Certifications.csv:3:1", "Orphan: it has no Authority"),
        ("Recommendations_Received.csv:3:1", "recommendation of Hid Den: it is not visible on the profile"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        "Notes:\n\"A, preamble\"\n\nName\nCartography\n",
        "\ufeffNAME\r\nCartography\r\n\r\n",
        "Name\nCartography\n".encode("utf-16"),
        "Endorsed,name\n3,Cartography\n",
    ],
)  # fmt: skip
def test_a_header_is_found_by_its_names(data: str | bytes, linkedin: ReadExport) -> None:
    found = linkedin({"Skills.csv": data})
    assert [entry.fields["name"] for entry in found.lists["skills"]] == ["Cartography"]


@pytest.mark.parametrize("data", ["", "No skills found\n", "\0\0\n", '"open\n', "a,b\n1,2\n"])
def test_a_file_that_is_none_is_said_and_left(data: str, linkedin: ReadExport) -> None:
    found = linkedin({"Skills.csv": data})
    assert found.lists == {}
    assert [d.where.file for d in found.left if d.where] == ["Skills.csv"]


def test_text_of_windows_is_read_as_such(linkedin: ReadExport) -> None:
    found = linkedin({"Skills.csv": "Name\nSjøkart\n".encode("cp1252")})
    assert found.lists["skills"][0].fields["name"] == "Sjøkart"
    assert str(found.left[0].where) == "Skills.csv:2"
