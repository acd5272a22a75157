"""A neutral portfolio as a gigfolio site, with the benchmark's own theme: the same elements as its peers' themes.

gigfolio's shipped themes would do other work than the sites that it is compared with. Left out for the same reason:
social cards, icons, highlighted code, and the pages that the others do not have.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

THEME = Path(__file__).resolve().parent / "theme"
Record = Mapping[str, Any]

_LARGEST_LIST = 1_000_000  # bytes


class Portfolio(Protocol):
    """What is written: records as the benchmark's corpus has them, and where bodies and photos are found."""

    person: Record
    projects: list[Record]
    testimonials: list[Record]
    certifications: list[Record]
    rates: list[Record]
    posts: list[Record]

    def body(self, kind: str, slug: str) -> str: ...
    def image(self, name: str) -> Path: ...


def write_site(
    corpus: Portfolio, site: Path, *, css: str, widths: Iterable[int], quality: int, effort: int | None = None
) -> None:
    """Write the whole site into the folder `site`; `effort` is WebP's, gigfolio's own unless given."""
    shutil.copytree(THEME, site / "theme", dirs_exist_ok=True)
    _write(site / "static" / "css" / "style.css", css)
    _write(site / "gigfolio.yaml", _yaml(_settings(corpus, widths, quality, effort)))
    content = site / "content"
    _write_testimonials(content, list(map(_testimonial, corpus.testimonials)))
    _write(content / "certifications.yaml", _list(map(_certification, corpus.certifications)))
    _write(content / "rates.yaml", _yaml({"packages": list(map(_package, corpus.rates))}))
    for project in corpus.projects:
        body = corpus.body("projects", project["slug"])
        path = project_path(project)
        _write(site / path, f"---\n{_yaml(_project(project))}---\n{body}")
        for photo in project["images"]:
            _link(corpus.image(photo["file"]), (site / path).parent / photo["file"])
    for post in corpus.posts:
        body = corpus.body("posts", post["slug"])
        _write(content / "posts" / f"{post['slug']}.md", f"---\n{_yaml(_post(post))}---\n{body}")


def project_path(project: Record) -> str:
    """Return a project's file, from the site's folder: a folder of its own where it has photos."""
    name = f"{project['slug']}/index.md" if project["images"] else f"{project['slug']}.md"
    return f"content/projects/{name}"


def _settings(corpus: Portfolio, widths: Iterable[int], quality: int, effort: int | None) -> dict[str, Any]:
    person = corpus.person
    images: dict[str, Any] = {
        "widths": list(widths),
        "formats": ["webp", "jpeg"],
        "quality": {"webp": quality, "jpeg": quality},
    }
    if effort is not None:
        images["effort"] = effort
    labels = {
        "tagline": f"{person['title']}, {person['location']}",
        "skills": ",".join(person["skills"]),
        "further_quotes": "|".join(_quote_words(quote) for quote in corpus.testimonials[1:3]),
    }
    return {
        "url": person["url"],
        "theme_options": {"fonts": "system", "labels": labels},
        "social_cards": False,
        "images": images,
        "markdown": {"highlight": False},
        "feeds": {"limit": 20, "full_text": False},
        "leave_out": ["404", "contact"],
        "navigation": {"order": ["projects", "testimonials", "certifications", "rates", "posts", "tags"]},
        "profile": _profile(person),
    }


def _write_testimonials(content: Path, quotes: list[Record]) -> None:
    """Write a list in one file; in a file each, where that would be larger than gigfolio reads."""
    text = _list(quotes)
    if len(text.encode()) < _LARGEST_LIST:
        _write(content / "testimonials.yaml", text)
        return
    for number, quote in enumerate(quotes):
        _write(content / "testimonials" / f"quote-{number:06}.yaml", _yaml(quote))


def _profile(person: Record) -> dict[str, Any]:
    city, _, country = person["location"].partition(", ")
    return {
        "name": person["name"],
        "headline": person["title"],
        "summary": person["summary"],
        "location": {"city": city, "country": country},
        "contact": {"email": person["email"]},
        "links": [{"platform": link["label"], "url": link["url"]} for link in person["links"]],
    }


def _quote_words(quote: Record) -> str:
    return f"{quote['quote']}|{quote['author']}, {quote['role']}, {quote['company']}"


def _project(project: Record) -> dict[str, Any]:
    fields = {
        "title": project["title"],
        "summary": project["summary"],
        "start": project["date"],
        "client": {"name": project["client"]},
        "role": project["role"],
        "tags": project["tags"],
        "featured": project["featured"],
        "outcomes": [{"metric": "Date", "value": project["date"]}],
    }
    if project["images"]:
        fields["gallery"] = [{"src": photo["file"], "alt": photo["alt"]} for photo in project["images"]]
    return fields


def _post(post: Record) -> dict[str, Any]:
    return {name: post[name] for name in ("title", "date", "tags", "summary")}


def _testimonial(quote: Record) -> dict[str, Any]:
    fields = {name: quote[name] for name in ("quote", "author", "role", "company", "date", "project")}
    return {**fields, "consent": {"given": True, "date": quote["date"]}}


def _certification(held: Record) -> dict[str, Any]:
    return {
        "name": held["name"],
        "issuer": held["issuer"],
        "issued": held["date"],
        "expires": held["expires"],
        "credential_id": held["credential_id"],
        "verify_url": held["url"],
    }


def _package(rate: Record) -> dict[str, Any]:
    return {
        "name": rate["name"],
        "price": f"{rate['price']} {rate['currency']}",
        "unit": rate["unit"],
        "outcome": rate["description"],
        "deliverables": rate["features"],
    }


def _yaml(fields: Record) -> str:
    """Fields as YAML; JSON values are YAML too."""
    return "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items())


def _list(entries: Iterable[Record]) -> str:
    return "".join(f"- {json.dumps(entry)}\n" for entry in entries)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _link(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
