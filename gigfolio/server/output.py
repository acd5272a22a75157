"""The files of one edition, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

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
from gigfolio.typesetting.press import Press

if TYPE_CHECKING:
    from gigfolio.images import Derivative

_ICONS = "icons"


class Made(NamedTuple):
    """A file's bytes, or None when it could not be made; and the problems with it."""

    data: bytes | None
    problems: tuple[Diagnostic, ...] = ()


class Output:
    """The public files of an edition by output path, and its papers. One thread at a time may use it."""

    def __init__(self, edition: Edition, shelf: Shelf, pictures: Path) -> None:
        self.edition, self._shelf = edition, shelf
        self._files: dict[str, Callable[[], Made]] = {}
        self._papers: dict[str, Callable[[], Made]] = {}
        self._pictures: dict[str, Derivative] = {}
        self._unseen: list[Work] = []
        self._store = PictureStore(
            edition.snapshot.read, edition.snapshot.files, edition.settings.images, pictures
        )
        self._list_public()
        self._list_papers()

    def _list_public(self) -> None:
        plan, files = self.edition.plan, self._files
        works = [self._work(page) for page in (*plan.pages, *plan.cards)]
        self._unseen = sorted(works, key=lambda work: not self._shelf.has(work.key))
        files |= {work.key: partial(self._render, work, work.key) for work in works}
        icons = self._icons()
        files |= {name: partial(self._render, icons, name) for name in ICON_FILES}
        files |= {d.output: partial(Made, d.text.encode()) for d in plan.documents}
        files |= {c.output: partial(self._copy, c.source) for c in plan.copies}
        files |= {path: partial(Made, data) for path, data in self.edition.stage.theme.assets().items()}

    def _list_papers(self) -> None:
        edition = self.edition
        for paper in edition.public_papers:
            self._files |= self._paper_files(paper, private=False)
        for paper in edition.papers:
            self._papers |= self._paper_files(paper, private=True)
        if edition.calendar:
            self._papers["calendar.ics"] = partial(Made, edition.calendar)
        names = [(path, path) for path in self._papers]
        self._papers[INDEX] = partial(Made, papers_page(names))
        self._shelf.drop_all_but({*self._files, _ICONS, *map(_private_key, self._papers)})

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
        def make() -> Rendering:
            with Press(self.edition.stage.theme) as press:
                tighten = paper.fit == "tighten"
                shown = {p.src: self._store.cut(p, *PHOTO) for p in paper.pictures}
                made = press.press(paper.pdf, paper.sheet, pages=paper.pages, tighten=tighten, pictures=shown)
            files = self.edition.snapshot.files
            return Rendering({output: made.data}, made.inputs | {f"file:{src}": files[src] for src in shown})

        asked = f"{paper.pdf} {paper.pages} {paper.fit}"
        return Work(key, asked, paper.sheet, self.edition.stage.key, make)

    def public(self, path: str) -> Callable[[], Made] | None:
        """Return what makes a public file, or None when there is none; pictures have `picture`."""
        return self._files.get(path)

    def paper(self, path: str) -> Callable[[], Made] | None:
        return self._papers.get(path)

    def copies(self) -> dict[str, str]:
        """Return the fingerprints of the user's own files, by output path: their addresses stay when they change."""
        files = self.edition.snapshot.files
        return {copy.output: files[copy.source] for copy in self.edition.plan.copies}

    def picture(self, path: str) -> Derivative | None:
        """Return what a picture's file is made of. Pages are looked through for one that none has asked for yet."""
        if not path.startswith(f"{FOLDER}/"):
            return None
        while path not in self._pictures and self._unseen:
            self._kept(self._unseen.pop(0))
        return self._pictures.get(path)

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
        return Made(kept.rendering.files.get(path), kept.problems)

    def _copy(self, source: str) -> Made:
        return Made(self.edition.snapshot.read(source))

    def every_path(self) -> Iterator[str]:
        """Yield the path of every public file but pictures."""
        yield from self._files


def _private_key(output: str) -> str:
    return f"private: {output}"
