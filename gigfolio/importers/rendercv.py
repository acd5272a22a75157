"""RenderCV's YAML (docs.rendercv.com): its nine kinds of entries, in sections of any name."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from gigfolio.content.names import UniqueNames
from gigfolio.content.yaml_source import Node
from gigfolio.importers.markdown_text import first_link, without_markup
from gigfolio.importers.post_links import rewrite_links
from gigfolio.importers.reading import Map, clean, web_address
from gigfolio.importers.rendercv_head import read_head
from gigfolio.importers.result import Document, Entry, Fields, Imported, add_group, file_name

# What a section is about, by a word of its title.
_TOPICS = (
    ("summary", ("summary", "profile", "objective")),
    ("awards", ("award", "honor", "honour", "prize", "scholarship", "fellowship")),
    ("talks", ("talk", "presentation", "lecture", "keynote")),
    ("volunteering", ("volunt",)),
    ("spoken", ("languages",)),
    ("skills", ("skill", "technolog", "tools", "competenc")),
    ("certifications", ("certif", "licen")),
    ("publications", ("publication", "papers")),
    ("projects", ("project", "portfolio", "selected work")),
)
# What an entry's name, place, date, address and text are called in the lists that have no more than these.
_NAMED = {
    "awards": ("title", "awarder", "date", "", "summary"),
    "talks": ("name", "event", "date", "url", "summary"),
    "publications": ("name", "publisher", "release_date", "url", "summary"),
    "certifications": ("name", "issuer", "issued", "verify_url", ""),
}
_LINES = ("bullet", "number", "reversed_number")
_ENTRIES = ("company", "institution", "authors", "label", *_LINES, "name")


class Section(NamedTuple):
    title: str
    topic: str
    found: Imported
    names: UniqueNames  # of projects
    prose: list[str]  # what goes to the about page


def read_rendercv(root: Node, source: str) -> Imported:
    """Return what a CV holds; `source` is its file's name. Design, locale and settings are RenderCV's own."""
    found = Imported("RenderCV", source)
    file = Map(root, "", found)
    file.ignore("design", "locale", "settings", "rendercv_settings")
    cv = file.map("cv")
    if cv.node.is_empty:
        found.leave("cv", "it has no field cv", root.where)
    read_head(cv, found)
    names = UniqueNames()
    for title, (key, value) in (cv.get("sections").entries or {}).items():
        _section(Section(_title(title), _topic(title), found, names, []), key, value)
    found.kept += [*file.rest(), *cv.rest()]
    return found


def _title(name: str) -> str:
    """A section's title: RenderCV writes `selected_honors` as "Selected Honors"."""
    plain = re.fullmatch(r"[a-z0-9_]+", name)
    return name.replace("_", " ").strip().title() if plain else clean(name)


def _topic(name: str) -> str:
    words = name.lower().replace("_", " ")
    return next((topic for topic, marks in _TOPICS if any(mark in words for mark in marks)), "")


def _section(section: Section, key: Node, value: Node) -> None:
    if value.items is None:
        if not value.is_empty:
            section.found.leave(section.title, f"expected a list, got {value.kind}", value.where)
        return
    for index, item in enumerate(value.items):
        if item.text is not None:
            _line(section, clean(item.text))
        elif item.entries is not None:
            entry = Map(item, f"{key.text}[{index}]", section.found)
            kind = next((name for name in _ENTRIES if name in item.entries), "")
            _READERS.get(kind, _other)(section, entry)
    if section.prose:
        text = section.prose[0]
        for before, part in pairwise(section.prose):
            text += ("\n" if part.startswith("- ") and before.startswith("- ") else "\n\n") + part
        section.found.about.append(f"## {section.title}\n\n{_web_links(text)}")


def _web_links(text: str) -> str:
    """Markdown without links and pictures that lead anywhere but to the web."""
    return rewrite_links(text, lambda _address, _is_picture: "")[0]


def _line(section: Section, text: str, mark: str = "") -> None:
    """A text, or one line of a list: what it is, its section says."""
    found, plain = section.found, without_markup(text).strip()
    if not plain:
        return
    if section.topic == "summary" and not mark:
        before = found.profile.get("summary", "")
        found.profile["summary"] = f"{before}\n\n{plain}".strip()
    elif section.topic == "awards":
        found.add("awards", Entry({"title": plain}))
    elif section.topic in {"talks", "publications"}:
        found.add(section.topic, Entry({"name": plain, "url": web_address(first_link(text))}))
    elif section.topic == "skills":
        found.add("skills", Entry({"name": plain}))
    else:
        section.prose.append(mark + text)


def _numbered(section: Section, entry: Map) -> None:
    text = entry.text(*_LINES)
    if text:
        _line(section, text, "- ")
    _rest(section, entry)


def _one_line(section: Section, entry: Map) -> None:
    """A label and details: a skill and its keywords, a language and its level, or a line of the about page."""
    label, details = entry.text("label"), entry.text("details")
    name, said = without_markup(label), without_markup(details)
    if section.topic == "spoken" and name:
        spoken = section.found.profile.setdefault("spoken_languages", [])
        assert isinstance(spoken, list)
        spoken.append({"language": name, "level": said})
    elif section.topic == "skills" and name:
        keywords = [part.strip() for part in re.split(r"[,;]", said) if part.strip()]
        group = "" if name.casefold() == section.title.casefold() and keywords else name
        add_group(section.found, group, keywords, "", entry.rest())
    elif label or details:
        section.prose.append(f"- **{label}**: {details}" if label else f"- {details}")
    _rest(section, entry)


def _dated(entry: Map, *, single: str) -> Fields:
    """The fields of a period; RenderCV's `date` is one date, or any text instead of a period."""
    fields = entry.period("start_date", "end_date")
    if not fields["start"] and not fields["end"] and entry.text("date"):
        fields[single] = entry.date("date")
    return fields


def _told(entry: Map) -> Fields:
    return {
        "summary": without_markup(entry.text("summary")),
        "highlights": [without_markup(text) for text in entry.texts("highlights")],
    }


def _experience(section: Section, entry: Map) -> None:
    company, position = without_markup(entry.text("company")), without_markup(entry.text("position"))
    if not company and not position:
        section.found.leave(entry.label, "it has no company", entry.node.where)
        return
    url = web_address(first_link(entry.text("company")))
    if section.topic == "volunteering":
        fields: Fields = {"organization": company or position, "position": position, "url": url}
        fields |= {**_dated(entry, single="end"), **_told(entry)}
        place = without_markup(entry.text("location"))
        fields["summary"] = " ".join(filter(None, (str(fields["summary"]), f"({place})" if place else "")))
        section.found.add("volunteering", Entry(fields, entry.rest()))
        return
    fields = {"name": company or position, "position": position, "url": url}
    fields |= {
        "location": without_markup(entry.text("location")),
        **_dated(entry, single="end"),
        **_told(entry),
    }
    section.found.add("work", Entry(fields, entry.rest()))


def _education(section: Section, entry: Map) -> None:
    told = _told(entry)
    place, summary = without_markup(entry.text("location")), str(told["summary"])
    name = without_markup(entry.text("institution"))
    highlights = told["highlights"]
    assert isinstance(highlights, list)
    fields: Fields = {"institution": ", ".join(filter(None, (name, place)))}
    fields |= {"area": without_markup(entry.text("area")), "study_type": without_markup(entry.text("degree"))}
    fields |= {"url": web_address(first_link(entry.text("institution"))), **_dated(entry, single="end")}
    fields["courses"] = [*filter(None, (summary,)), *highlights]
    if not fields["institution"]:
        section.found.leave(entry.label, "it has no institution", entry.node.where)
        return
    section.found.add("education", Entry(fields, entry.rest()))


def _publication(section: Section, entry: Map) -> None:
    title, doi = entry.text("title"), entry.text("doi")
    authors = ", ".join(without_markup(name) for name in entry.texts("authors"))
    summary = without_markup(entry.text("summary"))
    fields: Fields = {"name": without_markup(title), "publisher": without_markup(entry.text("journal"))}
    fields["release_date"] = entry.date("date") or entry.date("end_date", "start_date")
    fields["url"] = f"https://doi.org/{doi}" if doi else entry.url("url") or web_address(first_link(title))
    fields["summary"] = " ".join(filter(None, (f"{authors}." if authors else "", summary)))
    if not fields["name"]:
        section.found.leave(entry.label, "it has no title", entry.node.where)
        return
    section.found.add("publications", Entry(fields, entry.rest()))


def _normal(section: Section, entry: Map) -> None:
    """An entry with only a name: its section says what it is, and a project is what is left."""
    written = entry.text("name")
    name, url = without_markup(written), web_address(first_link(written))
    told, when = _told(entry), _dated(entry, single="start")
    place = without_markup(entry.text("location"))
    if not name:
        section.found.leave(entry.label, "it has no name", entry.node.where)
    elif section.topic == "volunteering":
        section.found.add(
            "volunteering", Entry({"organization": name, "url": url, **when, **told}, entry.rest())
        )
    elif section.topic in _NAMED and (place or section.topic != "certifications"):
        text = " ".join([str(told["summary"]), *_highlights(told)]).strip()
        names = _NAMED[section.topic]
        values = (name, place, when["start"] or when["end"], url, text)
        section.found.add(
            section.topic, Entry({n: v for n, v in zip(names, values, strict=True) if n}, entry.rest())
        )
    else:
        _project(section, entry, {"title": name, "summary": told["summary"], **when}, url, place)


def _highlights(told: Fields) -> list[str]:
    found = told["highlights"]
    return [str(text) for text in found] if isinstance(found, list) else []


def _project(section: Section, entry: Map, fields: Fields, url: str, place: str) -> None:
    link: list[Fields] = [{"label": url.split("://")[-1].rstrip("/"), "url": url}] if url else []
    tags = [] if section.topic == "projects" else [section.title]
    body = [without_markup(place)] if place else []
    lines = entry.texts("highlights")
    body += ["\n".join("- " + line.replace("\n", "\n  ") for line in lines)] if lines else []
    name = file_name(section.names, str(fields["title"]), otherwise="project")
    made = Entry({**fields, "tags": tags, "links": link}, entry.rest())
    section.found.document("projects", Document(name, made, _web_links("\n\n".join(body))))


def _other(section: Section, entry: Map) -> None:
    """An entry of no known kind: its texts as lines of the about page."""
    for name in entry.entries:
        text = ", ".join(entry.texts(name))
        if text:
            section.prose.append(f"- {text}")
    _rest(section, entry)


def _rest(section: Section, entry: Map) -> None:
    section.found.kept += entry.rest()


_READERS: dict[str, Callable[[Section, Map], None]] = {
    "company": _experience, "institution": _education, "authors": _publication, "label": _one_line,
    "bullet": _numbered, "number": _numbered, "reversed_number": _numbered, "name": _normal,
}  # fmt: skip
