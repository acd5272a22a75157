"""An import adds what is new to a site, and changes nothing that stands there."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable

import pytest

from gigfolio.errors import GigfolioError
from gigfolio.importers.merge import merge
from gigfolio.importers.result import Imported

Read = Callable[[str], Imported]
Merge = Callable[..., dict[str, bytes]]
TODAY = dt.date(2026, 11, 23)
RESUME = json.dumps(
    {
        "basics": {
            "name": "Ada Vik",
            "label": "Charts",
            "email": "ada@ada.example",
            "location": {"city": "Bergen", "countryCode": "NO"},
            "profiles": [{"network": "Forum", "url": "https://forum.example/ada"}],
        },
        "work": [{"name": "Map House", "startDate": "2016"}, {"name": "Own studio", "startDate": "2021"}],
        "skills": [{"name": "QGIS"}, {"name": "Cartography"}],
        "references": [{"name": "Bo", "reference": "Good."}, {"name": "Eva", "reference": "Fine."}],
        "projects": [{"name": "Tide board", "highlights": ["x"]}, {"name": "Night map"}],
        "interests": ["Tides"],
    }
)
SITE = {
    "gigfolio.yaml": b"title: Ada  # mine\n",
    "content/profile.yaml": b"name: Ada V.   # as I like it\nlocation:\n  city: Oslo\nlinks:\n  - platform: F\n    url: http://www.forum.example/ada/\n",
    "content/experience.yaml": b"work:\n- name: 'map house'\n  start: 2016\n\ntalks: []\n",
    "content/skills.yaml": b"[{name: QGIS, years: 3}]\n",
    "content/testimonials/bo.md": b"---\nauthor: Bo\nconsent: {given: true}\n---\nGood.\n",
    "content/projects/tide/index.md": b"---\ntitle: Tide board\n---\nMine.\n",
    "content/about.md": b"I am here.",
}


def test_a_site_keeps_every_byte_and_gets_what_is_new(resume: Read, merged: Merge) -> None:
    files = merged(resume(RESUME), dict(SITE))
    assert {path: data.decode() for path, data in files.items() if SITE.get(path) != data} == {
        "content/profile.yaml": SITE["content/profile.yaml"].decode().replace("city: Oslo\n", "city: Oslo\n  country: Norway\n")
        + "headline: Charts\ncontact:\n  email: ada@ada.example\n",
        "content/experience.yaml": "work:\n- name: 'map house'\n  start: 2016\n- name: Own studio\n  start: 2021\n  end: present\n\ntalks: []\n",
        "content/skills.yaml": "[{name: QGIS, years: 3}, {name: Cartography}]\n",
        "content/testimonials/eva.yaml": "quote: Fine.\nauthor: Eva\nconsent:\n  given: false\n",
        "content/projects/night-map.md": "---\ntitle: Night map\n---\n",
        "content/about.md": "I am here.\n\n## Interests\n\n- Tides\n",
    }  # fmt: skip


def test_a_second_import_changes_nothing(resume: Read, merged: Merge) -> None:
    once = merged(resume(RESUME), dict(SITE))
    again = merge(resume(RESUME), once, today=TODAY)
    assert again.files == {}
    assert set(again.added.values()) == {0}
    first = merged(resume(RESUME))
    assert merge(resume(RESUME), first, today=TODAY).files == {}


def test_what_stays_as_it_is_is_said(resume: Read) -> None:
    notes = [d.format() for d in merge(resume(RESUME), dict(SITE), today=TODAY).left]
    assert notes == [
        "content/profile.yaml:1:7: note: profile.name: yours stays as it is",
        "content/profile.yaml:3:9: note: profile.location.city: yours stays as it is",
    ]


def test_a_profile_in_the_settings_is_filled_in_there(resume: Read, merged: Merge) -> None:
    files = merged(resume(RESUME), {"gigfolio.yaml": b"profile: {name: Ada}\nurl: https://ada.example/\n"})
    assert "content/profile.yaml" not in files
    assert files["gigfolio.yaml"].startswith(
        b"profile: {name: Ada, headline: Charts, location: {city: Bergen"
    )
    assert files["gigfolio.yaml"].endswith(b"}\nurl: https://ada.example/\n")


def test_projects_in_one_list_get_their_fields_there(resume: Read, merged: Merge) -> None:
    standing = {"gigfolio.yaml": b"profile: {name: Ada}\n", "content/projects.yaml": b"- title: Night map\n"}
    files = merged(resume(RESUME), standing)
    assert files["content/projects.yaml"] == b"- title: Night map\n- title: Tide board\n"
    (note,) = (d for d in merge(resume(RESUME), standing, today=TODAY).left if d.id == "left-out")
    assert "has no place for its text" in note.message


def test_a_new_site_keeps_its_private_folders_out_of_git(resume: Read, merged: Merge) -> None:
    files = merged(resume(RESUME))
    assert files[".gitignore"].decode().split() == ["private/", "_private/", "_site/", ".gigfolio/"]
    assert files["gigfolio.yaml"] == b"title: Ada Vik\n"


def test_without_a_name_there_is_no_new_site(resume: Read) -> None:
    with pytest.raises(GigfolioError, match="no site"):
        merge(resume('{"work": []}'), {}, today=TODAY)


def test_a_broken_file_of_the_site_is_said_with_its_place(resume: Read) -> None:
    with pytest.raises(GigfolioError) as refused:
        merge(resume(RESUME), {**SITE, "content/skills.yaml": b"- name: [x\n"}, today=TODAY)
    assert str(refused.value.diagnostics[0].where).startswith("content/skills.yaml:1")


def test_a_field_without_a_value_is_filled_and_nothing_else_of_the_file_changes(resume: Read) -> None:
    written = b'name: Ada Vik\nheadline:   # one line\nlocation:\n  city:\n  country: ""\ncontact: {email: , phone: "1"}\n'
    merged = merge(resume(RESUME), {"gigfolio.yaml": b"", "content/profile.yaml": written}, today=TODAY)
    lines = merged.files["content/profile.yaml"].decode().splitlines()
    assert lines[:6] == [
        "name: Ada Vik", "headline: Charts   # one line", "location:", "  city: Bergen", '  country: ""',
        'contact: {email: ada@ada.example , phone: "1"}',
    ]  # fmt: skip
    assert [d.message for d in merged.left if "profile" in d.message] == [
        "profile.location.country: yours stays as it is"
    ]
