"""LinkedIn's data export ("Get a copy of your data"): the files that say what somebody did, and nothing else of it.

Messages, connections, the birth date and the street address are not among the files and columns that are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from gigfolio.content.names import UniqueNames
from gigfolio.importers.archive import Part
from gigfolio.importers.csv_source import read_rows
from gigfolio.importers.markdown_text import bullets, escaped, text_and_items
from gigfolio.importers.places import place_fields
from gigfolio.importers.reading import Map, web_address
from gigfolio.importers.result import Document, Entry, Fields, Imported, file_name

_PERIOD = ("Started On", "Finished On")
# The files that are read, by their plain names, and the columns of each; the first is the one it cannot be without.
FILES: dict[str, tuple[str, ...]] = {
    "profile.csv": ("First Name", "Last Name", "Headline", "Summary", "Geo Location", "Twitter Handles", "Websites"),
    "positions.csv": ("Company Name", "Title", "Description", "Location", *_PERIOD),
    "education.csv": ("School Name", "Start Date", "End Date", "Notes", "Degree Name", "Activities"),
    "skills.csv": ("Name",),
    "languages.csv": ("Name", "Proficiency"),
    "certifications.csv": ("Name", "Url", "Authority", *_PERIOD, "License Number"),
    "projects.csv": ("Title", "Description", "Url", *_PERIOD),
    "publications.csv": ("Name", "Published On", "Description", "Publisher", "Url"),
    "recommendations_received.csv": (
        "Text", "First Name", "Last Name", "Company", "Job Title", "Creation Date", "Status",
    ),
    "honors.csv": ("Title", "Description", "Issued On"),
    "volunteering.csv": ("Company Name", "Role", "Cause", *_PERIOD, "Description"),
    "courses.csv": ("Name", "Number"),
}  # fmt: skip
_BRACKETED = re.compile(r"\[?(?:([^\[\]:,]*):)?((?:https?://)?[^\[\],\s]+)\]?")
_LIST = re.compile(r"[^\[\],\s]+")


def read_linkedin(parts: Mapping[str, Part], source: str) -> Imported:
    """Return what an export says; `parts` are its files by plain name, `source` is its name."""
    found = Imported("LinkedIn", source)
    readers: dict[str, Callable[[Imported, list[Map]], None]] = {
        "profile.csv": _profile, "positions.csv": _positions, "education.csv": _education, "skills.csv": _skills,
        "languages.csv": _languages, "certifications.csv": _certifications, "projects.csv": _projects,
        "publications.csv": _publications, "recommendations_received.csv": _recommendations,
        "honors.csv": _honors, "volunteering.csv": _volunteering, "courses.csv": _courses,
    }  # fmt: skip
    for name, read in readers.items():
        if name in parts:
            file = parts[name].path
            rows = read_rows(file, parts[name].data, FILES[name], found)
            read(found, [Map(row, f"row {number}", found) for number, row in enumerate(rows, start=1)])
    if not any(name in parts for name in FILES):
        found.leave(source, "it has none of the files of LinkedIn's export")
    return found


def _named(rows: list[Map], column: str) -> Iterator[tuple[Map, str]]:
    """The rows that have what they cannot be without."""
    for row in rows:
        name = row.text(column)
        if name:
            yield row, name
        else:
            row.found.leave(row.label, f"it has no {column}", row.node.where)


def _profile(found: Imported, rows: list[Map]) -> None:
    for row in rows[:1]:
        first, _, rest = row.text("Summary").partition("\n\n")
        found.profile |= {
            "name": " ".join(filter(None, (row.text("First Name"), row.text("Last Name")))),
            "headline": row.text("Headline"),
            "summary": first,
            "location": place_fields(row.text("Geo Location")),
            "links": list(_links(row)),
        }
        if rest:
            found.about.insert(0, "\n\n".join(escaped(part) for part in rest.split("\n\n") if part.strip()))


def _links(row: Map) -> Iterator[Fields]:
    """The websites, written `[PORTFOLIO:https://…]`, and accounts, written `[name]`."""
    for label, address in _BRACKETED.findall(row.text("Websites")):
        url = web_address(address)
        if url:
            yield {"platform": label.strip().capitalize() or "Website", "url": url}
    for handle in _LIST.findall(row.text("Twitter Handles")):
        yield {"platform": "X", "url": f"https://x.com/{handle.lstrip('@')}", "handle": handle.lstrip("@")}


def _described(row: Map) -> Fields:
    """A description as a summary and the list that is in it."""
    summary, highlights = text_and_items(row.text("Description"))
    return {"summary": summary, "highlights": highlights}


def _positions(found: Imported, rows: list[Map]) -> None:
    for row in rows:
        company, title = row.text("Company Name"), row.text("Title")
        if not company and not title:
            found.leave(row.label, "it has neither company nor title", row.node.where)
            continue
        fields: Fields = {"name": company or title, "position": title if company else ""}
        fields |= {"location": row.text("Location"), **row.period(*_PERIOD), **_described(row)}
        found.add("work", Entry(fields, row.rest()))


def _education(found: Imported, rows: list[Map]) -> None:
    for row, school in _named(rows, "School Name"):
        notes, items = text_and_items(row.text("Notes"))
        activities = row.text("Activities")
        fields: Fields = {"institution": school, "study_type": row.text("Degree Name")}
        fields |= row.period("Start Date", "End Date", open_ended=False)
        fields["courses"] = [text for text in (*notes.split("\n"), *items, activities) if text]
        found.add("education", Entry(fields, row.rest()))


def _skills(found: Imported, rows: list[Map]) -> None:
    for row, name in _named(rows, "Name"):
        found.add("skills", Entry({"name": name}, row.rest()))


def _languages(found: Imported, rows: list[Map]) -> None:
    spoken = []
    for row, name in _named(rows, "Name"):
        level = row.text("Proficiency")
        level = level.lower().replace("_", " ") if level.isupper() else level
        spoken.append({"language": name, "level": level})
    found.profile["spoken_languages"] = spoken


def _certifications(found: Imported, rows: list[Map]) -> None:
    for row, name in _named(rows, "Name"):
        url = row.url("Url")
        issuer = row.text("Authority") or url.split("://")[-1].split("/")[0]
        if not issuer:
            hint = "add it to content/certifications.yaml with its issuer"
            found.leave(name, "it has no Authority", row.node.where, hint)
            continue
        held = row.period(*_PERIOD, open_ended=False)
        fields: Fields = {"name": name, "issuer": issuer, "issued": held["start"]}
        fields |= {"expires": "" if held["end"] == "present" else held["end"]}
        fields |= {"credential_id": row.text("License Number"), "verify_url": url}
        found.add("certifications", Entry(fields, row.rest()))


def _projects(found: Imported, rows: list[Map]) -> None:
    names = UniqueNames()
    for row, title in _named(rows, "Title"):
        prose, items = text_and_items(row.text("Description"))
        first, _, rest = prose.partition("\n\n")
        url = row.url("Url")
        fields: Fields = {"title": title, "summary": first, **row.period(*_PERIOD)}
        fields["links"] = [{"label": url.split("://")[-1].rstrip("/"), "url": url}] if url else []
        body = [*(escaped(part) for part in rest.split("\n\n") if part), bullets(items)]
        entry = Entry(fields, row.rest())
        found.document(
            "projects",
            Document(file_name(names, title, otherwise="project"), entry, "\n\n".join(filter(None, body))),
        )


def _publications(found: Imported, rows: list[Map]) -> None:
    for row, name in _named(rows, "Name"):
        fields: Fields = {
            "name": name,
            "publisher": row.text("Publisher"),
            "release_date": row.date("Published On"),
        }
        fields |= {"url": row.url("Url"), "summary": row.text("Description")}
        found.add("publications", Entry(fields, row.rest()))


def _recommendations(found: Imported, rows: list[Map]) -> None:
    """Only what is visible on the profile: whoever hid a recommendation, or did not accept it, had a reason."""
    for row, quote in _named(rows, "Text"):
        author = " ".join(filter(None, (row.text("First Name"), row.text("Last Name"))))
        status = row.text("Status")
        if status.upper() != "VISIBLE" or not author:
            why = "it is not visible on the profile" if author else "it has no author"
            found.leave(f"recommendation of {author or row.label}", why, row.node.where)
            continue
        fields: Fields = {"quote": quote, "author": author, "role": row.text("Job Title")}
        fields |= {
            "company": row.text("Company"),
            "date": row.date("Creation Date"),
            "consent": {"given": False},
        }
        found.add("testimonials", Entry(fields, row.rest()))


def _honors(found: Imported, rows: list[Map]) -> None:
    for row, title in _named(rows, "Title"):
        fields: Fields = {"title": title, "date": row.date("Issued On"), "summary": row.text("Description")}
        found.add("awards", Entry(fields, row.rest()))


def _volunteering(found: Imported, rows: list[Map]) -> None:
    for row in rows:
        organization, role = row.text("Company Name"), row.text("Role")
        if not organization and not role:
            found.leave(row.label, "it has neither organization nor role", row.node.where)
            continue
        cause, described = row.text("Cause"), _described(row)
        if cause:
            described["summary"] = f"{described['summary']} ({_words(cause)})".strip()
        fields: Fields = {"organization": organization or role, "position": role if organization else ""}
        found.add("volunteering", Entry({**fields, **row.period(*_PERIOD), **described}, row.rest()))


def _words(text: str) -> str:
    """A cause in words: LinkedIn writes some as names of its own ("SCIENCE_AND_TECHNOLOGY")."""
    return text.replace("_", " ").capitalize() if text.isupper() else text


def _courses(found: Imported, rows: list[Map]) -> None:
    lines = [f"{escaped(name)} ({escaped(number)})" if (number := row.text("Number")) else escaped(name)
             for row, name in _named(rows, "Name")]  # fmt: skip
    if lines:
        found.about.append("## Courses\n\n" + "\n".join(f"- {line}" for line in lines))
