"""The files of one edition, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gigfolio.engine.paper_rows import measure_problems
from gigfolio.errors import Diagnostic
from gigfolio.images import PictureStore
from gigfolio.images.derivative import FOLDER
from gigfolio.papers.paper import PHOTO, Paper
from gigfolio.plan import Page
from gigfolio.server.addresses import INDEX
from gigfolio.server.live_page import papers_page
from gigfolio.server.reading import Edition
from gigfolio.server.shelf import Kept, Rendering, Shelf, Work
from gigfolio.theme.icons import ICON_FILES, IconContext, icon_files

if TYPE_CHECKING:
    from gigfolio.images import Derivative

_ICONS = "icons"


class Made(NamedTuple):
    """A file's bytes, or None when it could not be made; and the problems with it."""

    data: bytes | None
    problems: tuple[Diagnostic, ...] = ()


class Output:
    """The public files of an edition by output path, and its papers. One thread at a time may use it.

    `before` is the last edition's output, of which everything that did not change is taken over.
    """

    def __init__(self, edition: Edition, shelf: Shelf, pictures: Path, before: Output | None = None) -> None:
        self.edition, self._shelf = edition, shelf
        self._pictures: dict[str, Derivative] = {}
        self._store = PictureStore(
            edition.snapshot.read, edition.snapshot.files, edition.settings.images, pictures
        )
        plan, changed = edition.plan, edition.changed
        if before is None or changed is None or before.edition.number != edition.follows:
            self._pages = {page.output: page for page in (*plan.pages, *plan.cards)}
            shelf.drop(before._pages.keys() - self._pages.keys() if before else ())
            self._documents = {document.output: document for document in plan.documents}
            self._sources = {copied.output: copied.source for copied in plan.copies}
        else:
            self._pages = before._pages | {page.output: page for page in plan.pages if page.output in changed}
            self._documents, self._sources = before._documents, before._sources
        self._assets = edition.stage.theme.assets()

    def public(self, path: str) -> Callable[[], Made] | None:
        """Return what makes a public file, or None when there is none; pictures have `picture`."""
        if path in self._pages:
            return partial(self._render, self._work(self._pages[path]), path)
        if path in ICON_FILES:
            return partial(self._render, self._icons(), path)
        if path in self._documents:
            return partial(Made, self._documents[path].text.encode())
        if path in self._assets:
            return partial(Made, self._assets[path])
        if path in self._sources:
            return partial(self._copy, self._sources[path])
        return self._public_papers.get(path)

    def paper(self, path: str) -> Callable[[], Made] | None:
        return self._papers.get(path)

    @cached_property
    def _public_papers(self) -> dict[str, Callable[[], Made]]:
        files: dict[str, Callable[[], Made]] = {}
        for paper in self.edition.sheets.public:
            files |= self._paper_files(paper, private=False)
        return files

    @cached_property
    def _papers(self) -> dict[str, Callable[[], Made]]:
        files: dict[str, Callable[[], Made]] = {}
        sheets = self.edition.sheets
        for paper in sheets.papers:
            files |= self._paper_files(paper, private=True)
        if sheets.calendar:
            files["calendar.ics"] = partial(Made, sheets.calendar)
        files[INDEX] = partial(Made, papers_page(sheets.papers, has_calendar=bool(sheets.calendar)))
        return files

    def tidy(self) -> None:
        """Drop the renderings of what there is no more."""
        papers = map(_private_key, self._papers)
        self._shelf.drop_all_but({*self._pages, *self._public_papers, _ICONS, *papers})

    def _paper_files(self, paper: Paper, *, private: bool) -> dict[str, Callable[[], Made]]:
        """A paper's HTML and PDF, as far as it has them, by output path."""
        files: dict[str, Callable[[], Made]] = {}
        if paper.html:
            page = Page(url="", output=f"{paper.output}.html", template=paper.html, context=paper.sheet)
            base = "../" * page.output.count("/") if private else None
            key = _private_key(page.output) if private else ""
            files[page.output] = partial(self._render, self._work(page, base=base, key=key), page.output)
        if paper.pdf:
            output = f"{paper.output}.pdf"
            work = self._pdf(paper, output, _private_key(output) if private else output)
            files[output] = partial(self._render, work, output)
        return files

    def _pdf(self, paper: Paper, output: str, key: str) -> Work:
        stage = self.edition.stage

        def make() -> Rendering:
            tighten = paper.fit == "tighten"
            shown = {p.src: self._store.cut(p, *PHOTO) for p in paper.pictures}
            made = stage.press.press(
                paper.pdf, paper.sheet, pages=paper.pages, tighten=tighten, pictures=shown
            )
            files = self.edition.snapshot.files
            inputs = made.inputs | {f"file:{src}": files[src] for src in shown}
            said = measure_problems(paper, made.measured, stage.theme.words.labels)
            return Rendering({output: made.data}, inputs, said=said)

        asked = f"{paper.pdf} {paper.pages} {paper.fit}"
        return Work(key, asked, paper.sheet, stage.key, make)

    def copies(self) -> dict[str, str]:
        """Return the fingerprints of the user's own files, by output path: their addresses stay when they change."""
        files = self.edition.snapshot.files
        return {output: files[source] for output, source in self._sources.items()}

    def picture(self, path: str) -> Derivative | None:
        """Return what a picture's file is made of. Pages are looked through for one that none has asked for yet."""
        if not path.startswith(f"{FOLDER}/"):
            return None
        while path not in self._pictures and self._unseen:
            self._kept(self._work(self._unseen.pop(0)))
        return self._pictures.get(path)

    @cached_property
    def _unseen(self) -> list[Page]:
        """The pages that were not looked through, those first that were shown already."""
        return sorted(self._pages.values(), key=lambda page: not self._shelf.has(page.output))

    def shown(self) -> dict[str, bytes]:
        """Return the public pages as they were last rendered, by output path."""
        return {path: files[path] for path in self._pages if path in (files := self._shelf.files(path))}

    def is_current(self, path: str) -> bool:
        """Whether a page's last rendering still holds."""
        page = self._pages.get(path)
        return page is not None and self._shelf.is_current(self._work(page), self.edition.stage.files.digest)

    def derive(self, row: Derivative) -> bytes:
        """Return a picture's file, made now if need be. Any thread may; GigfolioError when it cannot be made."""
        return self._store.derive([row], jobs=1)[row.path].read_bytes()

    def _work(self, page: Page, base: str | None = None, key: str = "") -> Work:
        def make() -> Rendering:
            data, inputs, derivatives = self.edition.stage.renderer.render(
                page.template, page.context, base=base
            )
            return Rendering({page.output: data}, inputs, derivatives)

        return Work(key or page.output, page.template, page.context, self.edition.stage.key, make)

    def _icons(self) -> Work:
        theme = self.edition.stage.theme
        context = IconContext(
            name=self.edition.name, title=self.edition.title, tokens=theme.tokens, base=theme.base
        )
        return Work(
            _ICONS,
            "icon.yaml",
            context,
            self.edition.stage.key,
            lambda: Rendering(*icon_files(theme, context)),
        )

    def _kept(self, work: Work) -> Kept:
        kept = self._shelf.get(work, self.edition.stage.files.digest)
        self._pictures |= {row.path: row for row in kept.rendering.derivatives}
        return kept

    def _render(self, work: Work, path: str) -> Made:
        kept = self._kept(work)
        return Made(kept.rendering.files.get(path), (*kept.problems, *kept.rendering.said))

    def _copy(self, source: str) -> Made:
        return Made(self.edition.snapshot.read(source))


def _private_key(output: str) -> str:
    return f"private: {output}"
