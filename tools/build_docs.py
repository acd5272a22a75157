"""Build the guide as a site, with gigfolio: docs/*.md become pages, README.md is what it is about.

python tools/build_docs.py [FOLDER]     (docs/_site unless named)

The files stay plain Markdown that any viewer shows; links between them are made to lead to the pages, and links to other
files of the repository become their words. Exit code 1 when the build has anything to say.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import posixpath
import re
import shutil
import sys
import tempfile
from pathlib import Path

from gigfolio.content.names import UniqueNames, slug
from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest, BuildResult
from gigfolio.importers.post_links import rewrite_links

REPOSITORY = Path(__file__).resolve().parent.parent
FRAME = Path(__file__).resolve().parent / "docs_site"
# In the order in which they are read; they make the navigation.
GUIDE = ("start", "content", "serve", "themes", "papers", "moving", "deploying")
BESIDE = ("SECURITY.md", "CHANGELOG.md")
_COMMENT = re.compile(r"^<!--.*?-->\n", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(##|###) (.+)$", re.MULTILINE)
_FEWEST, _MOST = 5, 40  # parts of a document that is given a list of them, and those that a list may have
_TITLE = re.compile(r"\A# (.+)\n+")


def sources() -> dict[str, str]:
    """Return each document's path in the repository and in the site's content, the guide's pages in their order."""
    pages = {path.stem: f"docs/{path.name}" for path in sorted((REPOSITORY / "docs").glob("*.md"))}
    ordered = [*(name for name in GUIDE if name in pages), *(name for name in pages if name not in GUIDE)]
    found = {pages[name]: f"content/pages/{name}.md" for name in ordered}
    found |= {name: f"content/pages/{Path(name).stem.lower()}.md" for name in BESIDE}
    return {**found, "README.md": "content/about.md"}


def page(document: str, text: str, places: dict[str, str]) -> tuple[str, str]:
    """Return a document's title, and its text with the links as the site needs them.

    Args:
        document: its path in the repository.
        places: the site's file for each document.

    Raises ValueError for a link to a file that the repository does not have.
    """
    head = _TITLE.match(text)
    if head is None:
        raise ValueError(f"{document} does not begin with its title")

    def resolve(address: str, is_picture: bool) -> str:
        path, mark, anchor = address.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(document), path))
        if target not in places and not (REPOSITORY / target).exists():
            raise ValueError(f"{document}: {address} leads nowhere")
        return f"{places[target]}{mark}{anchor}" if target in places else ""

    body, _ = rewrite_links(_COMMENT.sub("", text[head.end() :]), resolve)
    return head[1], with_contents(body)


def with_contents(body: str) -> str:
    """Return a text with a list of its parts before the first of them; a short one, or one of few parts, as it is."""
    parts = [(len(mark), title) for mark, title in _HEADING.findall(_FENCE.sub("", body))]
    wanted = parts if len(parts) <= _MOST else [part for part in parts if part[0] == 2]
    if len(wanted) < _FEWEST:
        return body
    names = UniqueNames()
    anchors = {part: names.give(slug(part[1])) for part in parts}
    lines = [f"{'  ' * (depth - 2)}- [{title}](#{anchors[depth, title]})" for depth, title in wanted]
    start = re.search(r"^## ", body, re.MULTILINE)
    assert start is not None
    return body[: start.start()] + "\n".join(lines) + "\n\n" + body[start.start() :]


def write_site(folder: Path) -> None:
    """Write the guide as a site into an empty folder."""
    shutil.copytree(FRAME, folder, dirs_exist_ok=True)
    places = sources()
    navigation = []
    for document, place in places.items():
        title, body = page(document, (REPOSITORY / document).read_text("utf-8"), places)
        is_page = place.startswith("content/pages/")
        if document.startswith("docs/"):
            navigation.append({"label": title, "url": f"/{Path(place).stem}/"})
        front = f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n\n" if is_page else ""
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(front + body, encoding="utf-8")
    with (folder / "gigfolio.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f"navigation: {json.dumps({'links': navigation}, ensure_ascii=False)}\n")


def build_docs(output: Path) -> BuildResult:
    """Build the guide's site into a folder."""
    with tempfile.TemporaryDirectory(prefix="gigfolio-docs-") as name:
        work = Path(name).resolve()
        write_site(work / "site")
        return build(BuildRequest(
            root=work / "site", today=dt.date.today(), output=output, private_output=work / "private", public_only=True
        ))  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("output", nargs="?", type=Path, default=REPOSITORY / "docs" / "_site")
    output = parser.parse_args().output.absolute()
    result = build_docs(output)
    for diagnostic in result.diagnostics:
        print(diagnostic.format(), file=sys.stderr)
    print(f"{result.pages} pages: {output / 'index.html'}")
    raise SystemExit(1 if result.diagnostics else 0)


if __name__ == "__main__":
    main()
