"""The fonts that the option `fonts` names: another theme's, a pack's, the system's, or the user's own files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from gigfolio.content.schema import Converter
from gigfolio.content.yaml_source import open_source, parse
from gigfolio.errors import GigfolioError
from gigfolio.model.values import Value
from gigfolio.theme.chain import Layer
from gigfolio.theme.manifest import Face, FontFile, Manifest, load_manifest

OWN = ("theme", "system")  # the theme's fonts, and none
_PACKS = "fonts/"  # in _base: fonts/PACK/pack.yaml


class CardFonts(Value, frozen=True):
    """The part of a card.yaml that says which fonts it draws with."""

    fonts: dict[str, str] = {}


class Pack(Value, frozen=True, kw_only=True):
    """pack.yaml: faces as in theme.yaml, fonts for papers and for social cards; paths from the pack's folder."""

    about: str = ""
    fonts: tuple[Face, ...]
    paper_fonts: dict[str, tuple[str, ...]] = {}
    card_fonts: dict[str, str] = {}


class Chosen(NamedTuple):
    """The faces and files to use. `layer` has the files where they are not the theme's own."""

    fonts: tuple[Face, ...]
    paper_fonts: dict[str, tuple[str, ...]]
    card_fonts: dict[str, str] = {}
    layer: Layer | None = None


def pack_names(base: Layer) -> tuple[str, ...]:
    """Return the packs that _base holds."""
    endings = [path.split("/") for path in base.files if path.startswith(_PACKS)]
    return tuple(name for _, name, *rest in endings if rest == ["pack.yaml"])


def chosen_fonts(choice: Any, manifest: Manifest, source: Layer | None) -> Chosen:
    """Return what the option asks for.

    Args:
        choice: the option's value, which has been checked.
        manifest: the theme's.
        source: the theme, or _base, that holds the pack which `choice` names; None for every other choice.
    """
    fonts = manifest.fonts
    if isinstance(choice, Mapping):
        fonts = tuple(_own_face(face, str(choice.get(face.role, ""))) for face in fonts)
    elif choice == "system":
        fonts = tuple(msgspec.structs.replace(face, files=(), fallback=None) for face in fonts)
    elif source is not None:
        return _moved(str(choice), _pack(str(choice), source), manifest, source)
    return Chosen(fonts, manifest.paper_fonts)


def _pack(name: str, source: Layer) -> tuple[Pack, str]:
    """A pack, and the folder of its layer that its paths start from."""
    folder = f"{_PACKS}{name}/"
    found = source.find(f"{folder}pack.yaml")
    if found is not None:
        return _read(found.data, f"{source.name}/{folder}pack.yaml", Pack), folder
    theme = source.find("theme.yaml")
    assert theme is not None
    manifest = load_manifest(theme.data, f"{name}/theme.yaml")
    card = source.find("card.yaml")
    drawn = _read(card.data, f"{name}/card.yaml", CardFonts, partly=True).fonts if card else {}
    return Pack(fonts=manifest.fonts, paper_fonts=manifest.paper_fonts, card_fonts=drawn), ""


def _read(data: bytes, file: str, kind: Any, *, partly: bool = False) -> Any:
    """A YAML file as a struct; `partly` reads the fields that the struct has and leaves the others."""
    source, text = open_source(file, data)
    node = parse(source, text)
    if node and partly:
        known = {field.name for field in msgspec.structs.fields(kind)}
        entries = {key: value for key, value in (node.entries or {}).items() if key in known}
        node = type(node)(node.where, entries=entries)
    made = Converter(source, "", ()).struct(node, kind) if node else None
    if made is None:
        raise GigfolioError(source.problems or f"{file} is empty")
    return made


def _moved(name: str, found: tuple[Pack, str], manifest: Manifest, source: Layer) -> Chosen:
    """A pack's fonts in the roles that the theme has, its files below packs/NAME/."""
    pack, folder = found
    below = f"packs/{name}/"
    faces = {face.role: face for face in pack.fonts}
    roles = dict.fromkeys(face.role for face in manifest.fonts or pack.fonts)
    placed = [msgspec.structs.replace(faces.get(role) or pack.fonts[0], role=role) for role in roles]
    return Chosen(
        tuple(msgspec.structs.replace(face, files=_below(face.files, below)) for face in placed),
        {role: tuple(below + path for path in files) for role, files in pack.paper_fonts.items()},
        {role: below + path for role, path in pack.card_fonts.items()},
        source.only(folder, below=below, name=f"{name} fonts"),
    )


def _below(files: tuple[FontFile, ...], folder: str) -> tuple[FontFile, ...]:
    return tuple(msgspec.structs.replace(file, src=folder + file.src) for file in files)


def _own_face(face: Face, path: str) -> Face:
    if not path:
        return face
    file = FontFile(src=path.removeprefix("theme/"), preload=True)
    family = f"Own {face.role.title()}"
    return msgspec.structs.replace(face, family=family, weight="100 900", files=(file,), fallback=None)
