"""Show every theme in docs/gallery.md: its demo built, home and a project taken in light and dark. For maintainers.

    python tools/gallery.py [THEME …]

Without names all themes are taken. Needs playwright and a Chromium; takes about half a minute for each theme, most of it
for the demo's pictures.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from screens import ROOT, browsing, built, picture, save, served

from gigfolio.snapshot import Snapshot
from gigfolio.theme.demos import demo_folder, files_of
from gigfolio.theme.lookup import find_theme, themes
from gigfolio.theme.manifest import Manifest, load_manifest

PAGE = ROOT / "docs" / "gallery.md"
PICTURES = ROOT / "docs" / "gallery"
HEAD = """# Gallery

The themes that come with gigfolio, each on the site of a freelancer who does not exist. The pictures are made by
`python tools/gallery.py`; `gigfolio theme show NAME --open` shows a theme in your browser, and `theme: NAME` in
`gigfolio.yaml` puts your own site in it.
"""
SHOWN = {
    "home-light": "The home page in the light scheme",
    "home-dark": "The home page in the dark scheme",
    "project-light": "A project in the light scheme",
    "project-dark": "A project in the dark scheme",
}
PROJECT = "[...document.querySelectorAll('main a[href*=\"/projects/\"]')].map(a => a.href).find(h => /projects\\/[^/#]+\\/$/.test(h))"


def names() -> list[str]:
    """The shipped themes that have a demo, the main one first."""
    found = [
        origin.name
        for origin in themes(Snapshot.of({}))
        if origin.source == "shipped" and demo_folder(origin.name)
    ]
    return sorted(found, key=lambda name: (name != "margin", name))


def take(name: str, work: Path) -> None:
    """Build a theme's demo and take its pictures."""
    demo = demo_folder(name)
    assert demo is not None
    with served(built(work / name, files_of(demo))) as address, browsing() as page:
        for scheme in ("light", "dark"):
            save(picture(page, address, scheme=scheme), PICTURES / f"{name}-home-{scheme}.webp", 640)
            project = page.evaluate(PROJECT)
            save(picture(page, project, scheme=scheme), PICTURES / f"{name}-project-{scheme}.webp", 640)


def manifest(name: str) -> Manifest:
    found = find_theme(name, Snapshot.of({})).find("theme.yaml")
    assert found is not None
    return load_manifest(found.data, name)


def page() -> str:
    """The text of the gallery, with every theme whose pictures are there."""
    parts = [HEAD]
    for name in names():
        if (PICTURES / f"{name}-home-light.webp").is_file():
            parts.append(f"## {name}\n\n{manifest(name).about}\n")
            parts += [f"![{said} of {name}](gallery/{name}-{kind}.webp)\n" for kind, said in SHOWN.items()]
    return "\n".join(parts)


def main() -> None:
    with tempfile.TemporaryDirectory() as work:
        for name in sys.argv[1:] or names():
            take(name, Path(work))
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
