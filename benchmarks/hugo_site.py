"""The same portfolio as an idiomatic Hugo site: page bundles, data files, a taxonomy, the layouts in hugo/."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from gigfolio_site import Portfolio, Record

LAYOUTS = Path(__file__).resolve().parent / "hugo"
_DATA = ("person", "testimonials", "certifications", "rates")


def write_hugo_site(corpus: Portfolio, site: Path, *, css: str) -> None:
    """Write the whole site into the folder `site`."""
    shutil.copytree(LAYOUTS, site, dirs_exist_ok=True)
    _write(site / "static" / "css" / "style.css", css)
    for name in _DATA:
        _write(site / "data" / f"{name}.json", json.dumps(getattr(corpus, name)))
    for name in _DATA[1:]:
        _write(site / "content" / f"{name}.md", _front({"title": name.capitalize(), "layout": name}))
    for name in ("projects", "posts"):
        _write(site / "content" / name / "_index.md", _front({"title": name.capitalize()}))
    for project in corpus.projects:
        body = corpus.body("projects", project["slug"])
        _write(site / "content" / hugo_project_path(project), _front(_project(project)) + body)
    for post in corpus.posts:
        fields = {**{name: post[name] for name in ("title", "date", "tags")}, "description": post["summary"]}
        body = corpus.body("posts", post["slug"])
        _write(site / "content" / "posts" / f"{post['slug']}.md", _front(fields) + body)


def hugo_project_path(project: Record) -> str:
    """Return a project's file, from the folder content/."""
    return f"projects/{project['slug']}/index.md"


def _project(project: Record) -> Record:
    fields = {name: project[name] for name in ("title", "date", "client", "role", "tags", "featured")}
    return {**fields, "description": project["summary"]}


def _front(fields: Record) -> str:
    return "---\n" + "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items()) + "---\n\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
