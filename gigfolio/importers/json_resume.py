"""JSON Resume (jsonresume.org/schema, 1.0.0 and later; files from before 1.0 with their older names too)."""

from __future__ import annotations

from gigfolio.content.names import UniqueNames
from gigfolio.content.yaml_source import Node
from gigfolio.importers.markdown_text import bullets, escaped
from gigfolio.importers.places import country_name
from gigfolio.importers.reading import Map
from gigfolio.importers.result import Document, Entry, Fields, Imported, add_group, file_name

_STREET = "a street address is not for a public site"


def read_json_resume(root: Node, source: str) -> Imported:
    """Return what a résumé holds; `source` is its file's name."""
    found = Imported("JSON Resume", source)
    resume = Map(root, "", found)
    resume.ignore("$schema", "meta")
    _basics(resume.map("basics"), found)
    _experience(resume, found)
    for entry in resume.maps("certificates"):
        _certificate(entry, found)
    for entry in resume.maps("skills", short="name"):
        _skill(entry, found)
    for entry in resume.maps("references"):
        _reference(entry, found)
    _languages(resume, found)
    _projects(resume, found)
    _interests(resume, found)
    found.kept += resume.rest()
    return found


def _named(entry: Map, found: Imported, kind: str, fields: Fields) -> None:
    """Add an entry unless its first field, its name, is missing."""
    name = next(iter(fields))
    if not fields[name]:
        found.leave(entry.label, f"it has no {name}", entry.node.where)
        return
    found.add(kind, Entry(fields, entry.rest()))


def _basics(basics: Map, found: Imported) -> None:
    place = basics.map("location")
    place.refuse(_STREET, "address", "postalCode")
    basics.refuse(
        "pictures are not fetched: put it into content/ and name it as photo in profile.yaml",
        "image",
        "picture",
    )
    links: list[Fields] = [_profile_link(profile) for profile in basics.maps("profiles")]
    website = basics.url("url", "website")
    if website and website not in [link["url"] for link in links]:
        links.insert(0, {"platform": "Website", "url": website})
    found.profile = {
        "name": basics.text("name"),
        "headline": basics.text("label"),
        "summary": basics.text("summary"),
        "location": {
            "city": place.text("city"),
            "region": place.text("region"),
            "country": country_name(place.text("countryCode", "country")),
        },
        "contact": {"email": basics.formed("email", "email"), "phone": basics.formed("phone", "phone")},
        "links": [link for link in links if link["url"]],
    }
    found.kept += [*place.rest(), *basics.rest()]


def _profile_link(profile: Map) -> Fields:
    url = profile.url("url")
    name = profile.text("network") or url.split("://")[-1].split("/")[0]
    if not url:
        profile.found.leave(f"{profile.label} ({name})", "it has no address", profile.node.where)
    link: Fields = {"platform": name, "url": url, "handle": profile.text("username")}
    profile.found.kept += profile.rest()
    return link


def _experience(resume: Map, found: Imported) -> None:
    for entry in resume.maps("work"):
        name = {"name": entry.text("name", "company") or entry.text("position")}
        place: Fields = {"position": entry.text("position"), "location": entry.text("location")}
        url: Fields = {"url": entry.url("url", "website")}
        _named(
            entry,
            found,
            "work",
            {**name, **place, **url, **entry.period("startDate", "endDate"), **_what(entry)},
        )
    for entry in resume.maps("volunteer"):
        fields: Fields = {"organization": entry.text("organization"), "position": entry.text("position")}
        url = {"url": entry.url("url", "website")}
        _named(
            entry,
            found,
            "volunteering",
            {**fields, **url, **entry.period("startDate", "endDate"), **_what(entry)},
        )
    for entry in resume.maps("education"):
        _education(entry, found)
    _achievements(resume, found)


def _achievements(resume: Map, found: Imported) -> None:
    for entry in resume.maps("awards"):
        fields = {"title": entry.text("title"), "awarder": entry.text("awarder"), "date": entry.date("date")}
        _named(entry, found, "awards", {**fields, "summary": entry.text("summary")})
    for entry in resume.maps("publications"):
        fields = {"name": entry.text("name"), "publisher": entry.text("publisher")}
        fields |= {"release_date": entry.date("releaseDate"), "url": entry.url("url", "website")}
        _named(entry, found, "publications", {**fields, "summary": entry.text("summary")})


def _what(entry: Map) -> Fields:
    """What was done; what the place is (`description`) stands before it."""
    description, summary = entry.text("description"), entry.text("summary")
    if description and summary and description[-1].isalnum():
        description += "."
    return {
        "summary": " ".join(filter(None, (description, summary))),
        "highlights": entry.texts("highlights"),
    }


def _education(entry: Map, found: Imported) -> None:
    fields: Fields = {"institution": entry.text("institution"), "area": entry.text("area")}
    fields |= {"study_type": entry.text("studyType"), "url": entry.url("url", "website")}
    fields |= entry.period("startDate", "endDate")
    fields |= {"score": entry.text("score", "gpa"), "courses": entry.texts("courses")}
    _named(entry, found, "education", fields)


def _certificate(entry: Map, found: Imported) -> None:
    url = entry.url("url")
    issuer = entry.text("issuer") or url.split("://")[-1].split("/")[0]
    if not issuer:
        label = f"{entry.label} ({entry.text('name')})"
        found.leave(label, "it has no issuer", entry.node.where, "add it to content/certifications.yaml")
        return
    fields: Fields = {
        "name": entry.text("name"),
        "issuer": issuer,
        "issued": entry.date("date"),
        "verify_url": url,
    }
    _named(entry, found, "certifications", fields)


def _skill(entry: Map, found: Imported) -> None:
    """A skill with keywords is a group and its skills, unless it says that it is one skill (`group`, as gigfolio writes)."""
    name, level, keywords = entry.text("name"), entry.text("level"), entry.texts("keywords")
    if not name or not keywords or "group" in entry.entries:
        fields: Fields = {"name": name, "level": level, "keywords": keywords, "group": entry.text("group")}
        _named(entry, found, "skills", fields)
        return
    add_group(found, name, keywords, level, entry.rest())


def _reference(entry: Map, found: Imported) -> None:
    """A reference is a testimonial without consent; its name may hold role and company: "Ada Vik, CTO at Harbour"."""
    written, quote = entry.text("name"), entry.text("reference")
    if not written or not quote:
        found.leave(entry.label, "it has no name or no text", entry.node.where)
        return
    author, _, rest = written.partition(", ")
    role, _, company = rest.partition(" at ") if " at " in rest else rest.partition(", ")
    fields: Fields = {"quote": quote, "author": author, "role": role, "company": company}
    found.add("testimonials", Entry({**fields, "consent": {"given": False}}, entry.rest()))


def _languages(resume: Map, found: Imported) -> None:
    spoken = []
    for entry in resume.maps("languages", short="language"):
        if language := entry.text("language"):
            spoken.append({"language": language, "level": entry.text("fluency", "level")})
        found.kept += entry.rest()
    found.profile["spoken_languages"] = spoken


def _projects(resume: Map, found: Imported) -> None:
    names = UniqueNames()
    for entry in resume.maps("projects"):
        name, url = entry.text("name"), entry.url("url", "website")
        if not name:
            found.leave(entry.label, "it has no name", entry.node.where)
        elif entry.text("type") == "talk":
            fields: Fields = {
                "name": name,
                "event": entry.text("entity"),
                "date": entry.date("startDate"),
                "url": url,
            }
            found.add("talks", Entry({**fields, "summary": entry.text("description")}, entry.rest()))
        else:
            found.document(
                "projects", _project(entry, file_name(names, name, otherwise="project"), name, url)
            )


def _project(entry: Map, ident: str, name: str, url: str) -> Document:
    fields: Fields = {"title": name, "summary": entry.text("description"), "client": entry.text("entity")}
    fields |= {
        "role": entry.text("roles"),
        **entry.period("startDate", "endDate"),
        "skills": entry.texts("keywords"),
    }
    fields["links"] = [{"label": url.split("://")[-1].rstrip("/"), "url": url}] if url else []
    kind, highlights = entry.text("type"), entry.texts("highlights")
    if kind and kind != "project":
        fields["tags"] = [kind]
    return Document(ident, Entry(fields, entry.rest()), bullets(highlights))


def _interests(resume: Map, found: Imported) -> None:
    lines = []
    for entry in resume.maps("interests", short="name"):
        name, keywords = entry.text("name"), ", ".join(entry.texts("keywords"))
        if name or keywords:
            lines.append(": ".join(escaped(part) for part in (name, keywords) if part))
        found.kept += entry.rest()
    if lines:
        found.about.append("## Interests\n\n" + "\n".join(f"- {line}" for line in lines))
