"""Take the pictures of docs/pictures/, which show what a user's own choices do to a theme. For maintainers.

    python tools/choices.py

Needs playwright and a Chromium. Each choice is the small site of gigfolio/scaffold/demo.py with one thing changed.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from screens import ROOT, browsing, built, picture, save, served

from gigfolio.scaffold.demo import demo_files

PICTURES = ROOT / "docs" / "pictures"
ROWS = """{% macro project_rows(projects, level="h3", with_year=true) %}
<ol class="rows" role="list">
{% for card in projects %}
<li class="row-link"><{{ level }} class="row-title"><a href="{{ card.url }}">{{ card.year }} · {{ card.title|heading }}</a></{{ level }}></li>
{% endfor %}
</ol>
{% endmacro %}
"""


def with_own_rows() -> str:
    """partials/parts.html with another macro for the rows of projects."""
    text = (ROOT / "themes/_base/templates/partials/parts.html").read_text("utf-8")
    start = text.index("{% macro project_rows")
    end = text.index("{% macro post_rows")
    return text[:start] + ROWS + "\n" + text[end:]


# name: (what is added to gigfolio.yaml, further files, how far down the page the picture starts)
CHOICES: dict[str, tuple[str, dict[str, str], int]] = {
    "plain": ("", {}, 0),
    "accent": ('theme_options: {accent: "#7c3aed"}\n', {}, 0),
    "scheme": ("theme_options: {scheme: dark}\n", {}, 0),
    "fonts": ("theme_options: {fonts: alegreya}\n", {}, 0),
    "regular": ("", {}, 450),
    "density": ("theme_options: {density: tight}\n", {}, 450),
    "labels": ("theme_options: {labels: {nav_projects: Maps, nav_posts: Notes, action_ask: Ask for a day}}\n", {}, 0),
    "custom-css": ("", {"theme/custom.css": "h1 { max-inline-size: none; color: var(--accent); }\n.site-header { border-block-end: 4px solid currentColor; }\n"}, 0),
    "partial": ("", {"theme/templates/partials/parts.html": ""}, 900),
}  # fmt: skip


def main() -> None:
    with tempfile.TemporaryDirectory() as work, browsing() as page:
        for name, (options, files, start) in CHOICES.items():
            given = demo_files("margin") | {path: text or with_own_rows() for path, text in files.items()}
            given["gigfolio.yaml"] += options
            with served(
                built(Path(work) / name, {path: text.encode() for path, text in given.items()})
            ) as address:
                image = picture(page, address, width=1100, height=700 + start)
            save(image.crop((0, start, 1100, start + 700)), PICTURES / f"{name}.webp", 440)


if __name__ == "__main__":
    main()
