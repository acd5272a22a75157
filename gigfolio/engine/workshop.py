"""Where one build's pages, cards, icons and pictures are made, each only when its trace no longer holds."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from gigfolio.engine import cache
from gigfolio.engine.request import BuildRequest
from gigfolio.engine.target import Made, Target
from gigfolio.snapshot import Snapshot, fingerprint

if TYPE_CHECKING:
    from gigfolio.images import PictureStore
    from gigfolio.model.settings import Settings
    from gigfolio.papers.paper import Paper
    from gigfolio.plan import Page
    from gigfolio.render import Renderer
    from gigfolio.theme import Theme
    from gigfolio.typesetting.press import Press


class Workshop:
    """Where one build's pages and pictures are made."""

    def __init__(
        self, request: BuildRequest, work: Path, snapshot: Snapshot, theme: Theme, settings: Settings
    ) -> None:
        from gigfolio.images import PictureStore
        from gigfolio.render import Renderer

        self._request, self._snapshot, self._theme = request, snapshot, theme
        self._pictures: PictureStore = PictureStore(
            snapshot.read, snapshot.files, settings.images, work / "images"
        )
        self._renderer: Renderer = Renderer(
            theme, self._pictures, settings, self._file_digest, _compiled_templates(work / "templates")
        )

    def page(self, page: Page, target: Target) -> None:
        """Keep a page, card or paper that is current; render it otherwise."""
        base = "../" * page.output.count("/") if target.private else None

        def make() -> Made:
            data, inputs, derivatives = self._renderer.render(page.template, page.context, base=base)
            return Made({page.output: data}, inputs, derivatives)

        target.verify_or_make(page.output, page.template, page.context, self._now, make)

    def paper(self, paper: Paper, target: Target, press: Press) -> None:
        """Keep the files of a paper that are current; make the others, HTML and PDF."""
        from gigfolio.papers.paper import PHOTO
        from gigfolio.plan import Page

        if paper.html:
            page = Page(url="", output=f"{paper.output}.html", template=paper.html, context=paper.sheet)
            self.page(page, target)
        if not paper.pdf:
            return
        output = f"{paper.output}.pdf"

        def make() -> Made:
            tighten = paper.fit == "tighten"
            shown = {p.src: self._pictures.cut(p, *PHOTO) for p in paper.pictures}
            made = press.press(paper.pdf, paper.sheet, pages=paper.pages, tighten=tighten, pictures=shown)
            inputs = made.inputs | {f"file:{src}": self._file_digest(src) for src in shown}
            return Made({output: made.data}, inputs, measured=made.measured)

        asked = f"{paper.pdf} {paper.pages} {paper.fit}"
        target.verify_or_make(output, asked, paper.sheet, self._now, make)

    def icons(self, name: str, title: str, target: Target) -> None:
        """Draw the icons and the manifest, when anything that they show changed."""
        from gigfolio.theme.icons import IconContext, icon_files

        context = IconContext(name=name, title=title, tokens=self._theme.tokens, base=self._theme.base)

        def make() -> Made:
            files, inputs = icon_files(self._theme, context)
            return Made(files, inputs)

        target.verify_or_make("icons", "icon.yaml", context, self._now, make)

    def derive(self, target: Target) -> int:
        """Encode the pictures that an output shows; return how many are new in it."""
        from gigfolio.images import Derivative

        rows = [Derivative(*row) for row in target.derivative_rows()]
        jobs = self._request.jobs or os.cpu_count() or 1
        files = self._pictures.derive(rows, jobs=jobs, progress=self._progress)
        target.files |= files
        return sum(path not in target.standing for path in files)

    def _progress(self, done: int, every: int) -> None:
        if self._request.progress:
            self._request.progress("pictures", done, every)

    def prune(self, *targets: Target) -> None:
        """Drop cached pictures that no page shows any more."""
        from gigfolio.images import Derivative

        self._pictures.prune({Derivative(*row).path for t in targets for row in t.derivative_rows()})

    def _file_digest(self, path: str) -> str:
        return self._snapshot.files.get(path, "absent")

    def _now(self, key: str) -> str:
        """An input's present fingerprint."""
        kind, _, name = key.partition(":")
        if kind == "file":
            return self._file_digest(name)
        template = name.removeprefix("templates/")
        found = self._theme.find_template(template) if template != name else self._theme.find(name)
        return found.digest if found else "absent"


def _compiled_templates(folder: Path) -> Path:
    """The folder of compiled templates for these versions; those of others, which would misbehave, are removed."""
    own = folder / fingerprint(msgspec.json.encode(cache.versions(), order="deterministic"))
    for other in folder.glob("*"):
        if other != own:
            shutil.rmtree(other, ignore_errors=True)
    return own
