"""Sets papers by Typst: one compiler for a build, in a temporary folder that holds the theme's paper templates alone.

A sheet reaches a template as data (`sys.inputs`), never as source. Templates read nothing outside that folder, and
packages are refused, so nothing is fetched. The same input gives the same bytes.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
import typst

from gigfolio.content.typography import quotes_of, typeset
from gigfolio.errors import Diagnostic, GigfolioError, Location
from gigfolio.snapshot import fingerprint
from gigfolio.theme import Theme
from gigfolio.theme.chain import SITE_LAYER, Found
from gigfolio.typesetting.measured import Measured, Part

if TYPE_CHECKING:
    from typst import PDFStandard

FOLDER = "papers/"
_UNMEASURED = {"pages": 0, "room": 0.0, "need": 0.0}  # a template that does not use lib.typ's page
TIGHTER = (0.0, 0.5, 1.0)  # how far a paper is tightened, step by step, until it fits
_IMPORT = re.compile(r'\b(?:import|include)\s*\(?\s*"([^"]+)"')
_PACKAGE = re.compile(r'"\s*@')
_STANDARD: list[PDFStandard] = ["ua-1"]
_REFUSED = "PDF/UA-1 error:"
_MAIN = "#include sys.inputs.template"
_NARROW, _SPACE = "\u202f", "\u00a0"  # the shipped fonts have the second only


class Pressed(NamedTuple):
    """A PDF, the inputs that it was made of by key, and its measures."""

    data: bytes
    inputs: dict[str, str]
    measured: Measured


class Press:
    """Use as a context manager: the folder is made at the first paper and removed at the end."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._compiler: typst.Compiler | None = None

    def __enter__(self) -> Press:
        return self

    def __exit__(self, *_: object) -> None:
        if self._folder is not None:
            self._folder.cleanup()

    def press(
        self,
        template: str,
        sheet: msgspec.Struct,
        *,
        pages: int = 1,
        tighten: bool = False,
        pictures: Mapping[str, bytes] = MappingProxyType({}),
    ) -> Pressed:
        """Set a sheet with a template of the theme ("papers/cv.typ"), and its pictures as JPEG by their `src`.

        With `tighten` it is set smaller, as far as the templates allow, where that brings it on one page, or else on
        as many as it may have.
        Raises GigfolioError for a mistake in a template.
        """
        values = msgspec.to_builtins(sheet)
        inputs = {
            "template": template,
            "sheet": _json(values),
            "texts": _json(self._typeset(values)),
            "spread": "false",
            "pictures": _json({src: self._picture(data) for src, data in pictures.items()}),
        }
        data, measured = self._fitted(template, inputs, pages, tighten)
        return Pressed(data, self._inputs(template), measured)

    def _fitted(
        self, template: str, inputs: dict[str, str], pages: int, tighten: bool
    ) -> tuple[bytes, Measured]:
        """On one page where that is possible, else on as few as it may have, in the template's layout for that."""
        tries: list[tuple[bytes, Measured]] = []
        for step in TIGHTER if tighten else TIGHTER[:1]:
            tries.append(self._set(template, inputs, step))
            if tries[-1][1].pages <= 1:
                return tries[-1]
        if pages > 1 and tries[0][1].spreads:
            tries.insert(0, self._set(template, {**inputs, "spread": "true"}, TIGHTER[0]))
        return next((made for made in tries if made[1].pages <= pages), tries[-1])

    def _set(self, template: str, inputs: dict[str, str], tight: float) -> tuple[bytes, Measured]:
        """Set a sheet as PDF/UA-1; where that is refused, as a tagged PDF, with the reason in its measures."""
        given = {**inputs, "tight": str(tight)}
        try:
            return self._compiled(given, tight, _STANDARD, "")
        except typst.TypstError as error:
            if not error.message.startswith(_REFUSED):
                raise self._refusal(template, error.message, error.hints) from None
            reason = error.message.removeprefix(_REFUSED).strip()
        try:
            return self._compiled(given, tight, [], reason.replace("`", ""))
        except typst.TypstError as error:
            raise self._refusal(template, error.message, error.hints) from None

    def _compiled(
        self, given: dict[str, str], tight: float, standard: list[PDFStandard], refused: str
    ) -> tuple[bytes, Measured]:
        compiler = self._ready()
        data = compiler.compile(format="pdf", sys_inputs=given, pdf_standards=standard, timestamp=0)
        found = msgspec.json.decode(compiler.query("<measure>", field="value"), type=list[dict[str, Any]])
        assert isinstance(data, bytes)
        return data, msgspec.structs.replace(_measured(found, tight), refused=refused)

    def _picture(self, data: bytes) -> str:
        """Put a picture where templates find it, and return its path there."""
        self._ready()
        path = f"/pictures/{fingerprint(data)}.jpg"
        assert self._folder is not None
        file = Path(self._folder.name) / path[1:]
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)
        return path

    def _ready(self) -> typst.Compiler:
        if self._compiler is None:
            self._folder = tempfile.TemporaryDirectory(prefix="gigfolio-")
            root = Path(self._folder.name).resolve()
            self._fill(root)
            nowhere = str(root / "packages")
            fonts = typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(root / "fonts")]
            )
            self._compiler = typst.Compiler(
                input=str(root / "main.typ"),
                root=str(root),
                font_paths=fonts,
                ignore_system_fonts=True,
                package_path=nowhere,
                package_cache_path=nowhere,
            )
        return self._compiler

    def _fill(self, root: Path) -> None:
        """Write the templates, the fonts, and what the look is made of."""
        (root / "papers").mkdir()
        (root / "fonts").mkdir()
        (root / "main.typ").write_text(_MAIN, encoding="utf-8")
        for name in self._templates():
            found = self._theme.find(name)
            assert found is not None
            _check_template(name, found)
            (root / name).write_bytes(found.data)
        faces: dict[str, str] = {}
        for role, files in self._theme.manifest.paper_fonts.items():
            for number, path in enumerate(files):
                font = self._theme.find(path)
                if font is None:
                    raise GigfolioError(f"the theme has no file {path}", id="missing-asset")
                target = root / "fonts" / f"{role}-{number}{Path(path).suffix}"
                target.write_bytes(font.data)
                faces.setdefault(role, _family(target))
        language = self._theme.words.language
        labels = {key: _plain(typeset(text, language)) for key, text in self._theme.words.labels.items()}
        look = {
            "fonts": faces,
            "colours": self._theme.tokens,
            "labels": labels,
            "quotes": quotes_of(language),
        }
        (root / "look.json").write_text(_json(look), encoding="utf-8")

    def _templates(self) -> list[str]:
        names = {path for layer in self._theme.chain.layers for path in layer.files}
        return sorted(name for name in names if name.startswith(FOLDER) and name.endswith(".typ"))

    def _inputs(self, template: str) -> dict[str, str]:
        """The files that a template is made of: itself, what it imports, and the fonts."""
        paths: dict[str, str] = {}
        for path in (*self._imported(template), *self._fonts()):
            found = self._theme.find(path)
            paths[f"theme:{path}"] = found.digest if found else "absent"
        return dict(sorted(paths.items()))

    def _fonts(self) -> Iterator[str]:
        for files in self._theme.manifest.paper_fonts.values():
            yield from files

    def _imported(self, path: str, seen: tuple[str, ...] = ()) -> tuple[str, ...]:
        found = self._theme.find(path)
        seen = (*seen, path)
        for name in _IMPORT.findall(found.data.decode("utf-8", "replace")) if found else ():
            if FOLDER + name not in seen:
                seen = self._imported(FOLDER + name, seen)
        return seen

    def _typeset(self, values: Any) -> dict[str, str]:
        """The sheet's texts with quotes, dashes and spaces set, where that changes them."""
        language = self._theme.words.language
        texts = {text: _plain(typeset(text, language)) for text in sorted(set(_texts(values)))}
        return {text: done for text, done in texts.items() if done != text}

    def _refusal(self, template: str, message: str, hints: list[str]) -> GigfolioError:
        found = self._theme.find(template)
        own = found is not None and found.layer == SITE_LAYER
        place = Location(f"theme/{template}") if own else None
        folder = str(Path(self._folder.name).resolve()) if self._folder else ""
        said = (message if own else f"{template}: {message}").replace(folder, "")
        return GigfolioError([Diagnostic("error", "paper-template", said, place, "; ".join(hints))])


def _check_template(name: str, found: Found) -> None:
    """Refuse packages: they would be fetched from the network."""
    if _PACKAGE.search(found.data.decode("utf-8", "replace")):
        place = Location(f"theme/{name}") if found.layer == SITE_LAYER else Location(f"{found.layer}/{name}")
        message = "a paper's template cannot import a package"
        raise GigfolioError(
            [Diagnostic("error", "paper-template", message, place, "copy what you need into it")]
        )


def _family(font: Path) -> str:
    """The family that a font file names itself."""
    families = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(font.parent)]
    ).fonts()
    return next(f.family for f in families if f.path and Path(f.path).name == font.name)


def _measured(found: list[dict[str, Any]], tight: float) -> Measured:
    """What the templates' lib.typ left in the document: one row for the whole, and two for each part."""
    whole: dict[str, Any] = next((row for row in found if "pages" in row), _UNMEASURED)
    room = float(whole["room"])
    parts: dict[str, list[float]] = {}
    for row in found:
        if "part" in row:
            at = (row["page"] - 1) * room + row["y"]
            start = parts.setdefault(row["part"], [at, at])
            start[1] = max(at, start[1])
    return Measured(
        pages=whole["pages"],
        room=round(room, 1),
        need=round(float(whole["need"]), 1),
        parts=tuple(Part(name=name, height=round(end - start, 1)) for name, (start, end) in parts.items()),
        tightened=tight,
        spreads=any("spreads" in row for row in found),
    )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)


def _plain(text: str) -> str:
    return text.replace(_NARROW, _SPACE)


def _json(value: Any) -> str:
    return msgspec.json.encode(value, order="deterministic").decode()
