"""One theme, loaded for one site: its chain, options, labels, stylesheet and files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import msgspec

from gigfolio.content.yaml_source import open_source, parse
from gigfolio.errors import Diagnostic, GigfolioError
from gigfolio.model.settings import Settings
from gigfolio.snapshot import Snapshot, fingerprint
from gigfolio.theme import stylesheet
from gigfolio.theme.chain import Chain, Found, Layer, theme_folder
from gigfolio.theme.fitting import Metrics
from gigfolio.theme.manifest import Face, FontFile, Manifest, load_manifest
from gigfolio.theme.options import Options, check_options
from gigfolio.words import Words

if TYPE_CHECKING:
    from gigfolio.theme.cards import CardDesign

_BASE = "_base"


class Theme:
    """What pages are rendered with. Made by `Theme.load`."""

    def __init__(self, chain: Chain, manifest: Manifest, options: Options, words: Words, base: str) -> None:
        self.chain, self.manifest, self.options, self.words, self.base = chain, manifest, options, words, base

    @classmethod
    def load(cls, settings: Settings, snapshot: Snapshot) -> Theme:
        """Load the theme that the settings name, with the user's overrides from theme/.

        Raises GigfolioError for an unknown theme and for every mistake in its options or in a theme.yaml.
        """
        layers, manifest = _layers(settings.theme)
        chain = Chain((Layer.of_site(snapshot), *layers))
        labels = _labels(chain, settings.language)
        options = check_options(settings.theme_options, manifest.options, labels, snapshot)
        own = {key: str(value) for key, value in (options.get("labels") or {}).items()}
        manifest = msgspec.structs.replace(manifest, fonts=_fonts(options.get("fonts"), manifest))
        return cls(chain, manifest, options, Words(settings.language, labels | own), settings.base_path)

    @cached_property
    def digest(self) -> str:
        """The fingerprint of what every page depends on but its templates: labels, options, stylesheet."""
        widths = self.find(self.manifest.headline_widths) if self.manifest.headline_widths else None
        parts = [self.words.labels, self.manifest, self.stylesheet_file, self.base, widths and widths.digest]
        return fingerprint(msgspec.json.encode(parts, order="deterministic"))

    @cached_property
    def tokens(self) -> dict[str, str]:
        """The colours as hex, by token ("accent", "dark_accent", …), for what is drawn without CSS."""
        tokens = dict(self.manifest.tokens)
        accent = str(self.options.get("accent") or "")
        if accent:
            found = stylesheet.accents(accent, str(self.options.get("accent_dark") or ""), self.manifest)
            tokens["accent"], tokens["on"] = found["light"]
            tokens["dark_accent"], tokens["dark_on"] = found["dark"]
        return tokens

    @cached_property
    def floods(self) -> tuple[str, ...]:
        """The grounds that projects take in turn; the user's accent in place of the first."""
        given = self.manifest.floods
        return (self.tokens["accent"], *given[1:]) if given and self.options.get("accent") else given

    @cached_property
    def headline_metrics(self) -> Metrics | None:
        """The display face's advances, where headlines are set to one width: None with other fonts than the theme's."""
        path = self.manifest.headline_widths
        if not path or self.options.get("fonts") != "theme":
            return None
        found = self.find(path)
        if found is None:
            raise GigfolioError(f"theme.yaml: the theme has no file {path}", id="missing-asset")
        return msgspec.json.decode(found.data, type=Metrics)

    @cached_property
    def _option_tokens(self) -> tuple[str, list[str]]:
        return stylesheet.option_tokens(self.options, self.manifest)

    @cached_property
    def stylesheet(self) -> str:
        return stylesheet.compose(self.chain, self.manifest, self._option_tokens[0], self.href)

    @cached_property
    def is_inline(self) -> bool:
        """Whether the stylesheet stands inside each page rather than in a file."""
        return stylesheet.is_small(self.stylesheet)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return tuple(Diagnostic("note", "accent-changed", text) for text in self._option_tokens[1])

    @cached_property
    def stylesheet_file(self) -> str:
        return f"assets/style-{fingerprint(self.stylesheet.encode())[:10]}.css"

    def font_files(self) -> tuple[FontFile, ...]:
        return tuple(file for face in self.manifest.fonts for file in face.files)

    def asset(self, path: str) -> str:
        """Return the output path of a theme's file, its name with a fingerprint of its bytes.

        GigfolioError for a file that no layer of the chain has.
        """
        found = self.find(path)
        if found is None:
            raise GigfolioError(f"the theme {self.manifest.name} has no file {path}", id="missing-asset")
        pure = PurePosixPath(path)
        return f"assets/{pure.stem}-{found.digest[:10]}{pure.suffix}"

    def href(self, path: str) -> str:
        return self.base + self.asset(path)

    def find(self, path: str) -> Found | None:
        return self.chain.find(path)

    def find_template(self, name: str) -> Found | None:
        return self.chain.find_template(name)

    def font_assets(self) -> dict[str, bytes]:
        """Return the fonts: output path to bytes."""
        return {self.asset(file.src): self._bytes(file.src) for file in self.font_files()}

    def assets(self) -> dict[str, bytes]:
        """Return the fonts and, unless it stands in the pages, the stylesheet: output path to bytes."""
        files = self.font_assets()
        if not self.is_inline:
            files[self.stylesheet_file] = self.stylesheet.encode()
        return files

    @cached_property
    def card_design(self) -> CardDesign:
        """card.yaml, read and checked."""
        from gigfolio.theme.cards import load_design

        found = self.find("card.yaml")
        if found is None:
            raise GigfolioError("the theme has no card.yaml", id="missing-asset")
        return load_design(found.data, "card.yaml")

    def _bytes(self, path: str) -> bytes:
        found = self.find(path)
        assert found is not None
        return found.data


def _layers(name: str) -> tuple[tuple[Layer, ...], Manifest]:
    """The layers of a theme, itself first, and its manifest with everything inherited in it."""
    layers: list[Layer] = []
    manifests: list[Manifest] = []
    folder = theme_folder(name)
    while True:
        layer = Layer.of_folder(folder.name, folder)
        found = layer.find("theme.yaml")
        assert found is not None
        layers.append(layer)
        manifests.append(load_manifest(found.data, f"themes/{folder.name}/theme.yaml"))
        if folder.name == _BASE:
            return tuple(layers), _merged(manifests)
        parent = manifests[-1].extends or _BASE
        if len(layers) > 8:
            raise GigfolioError(f"the theme {name} extends itself", id="theme-loop")
        folder = folder.parent / _BASE if parent == _BASE else theme_folder(parent)


def _merged(manifests: list[Manifest]) -> Manifest:
    first = manifests[0]
    general = list(reversed(manifests))
    return Manifest(
        name=first.name,
        about=first.about,
        extends=first.extends,
        options={key: option for m in general for key, option in m.options.items()},
        stylesheets=tuple(sheet for m in general for sheet in m.stylesheets),
        fonts=next((m.fonts for m in manifests if m.fonts), ()),
        paper_fonts={role: files for m in general for role, files in m.paper_fonts.items()},
        headline_widths=next((m.headline_widths for m in manifests if m.headline_widths), ""),
        accent_is=next((m.accent_is for m in manifests if m.accent_is), ""),
        floods=next((m.floods for m in manifests if m.floods), ()),
        grounds={key: value for m in general for key, value in m.grounds.items()},
        tokens={key: value for m in general for key, value in m.tokens.items()},
    )


def _labels(chain: Chain, language: str) -> dict[str, str]:
    """English first, then the language's own labels over it, from the most general layer to the site's."""
    labels: dict[str, str] = {}
    tags = dict.fromkeys(("en", language.split("-")[0], language))
    for tag in tags:
        for found in chain.every(f"labels/{tag}.yaml"):
            labels |= _label_file(found, f"{found.layer}/labels/{tag}.yaml")
    return labels


def _label_file(found: Found, file: str) -> dict[str, str]:
    source, text = open_source(file, found.data)
    node = parse(source, text)
    if node is not None and node.entries is None:
        source.report("bad-value", "expected labels like `name: text`", node.where)
    if source.problems:
        raise GigfolioError(source.problems)
    entries = node.entries if node and node.entries else {}
    return {key: value.text or "" for key, (_, value) in entries.items()}


def _fonts(choice: Any, manifest: Manifest) -> tuple[Face, ...]:
    """The faces that the option `fonts` asks for: the theme's, another theme's, none, or the user's own files."""
    if isinstance(choice, Mapping):
        return tuple(_own_face(face, str(choice.get(face.role, ""))) for face in manifest.fonts)
    if choice == "system":
        return tuple(msgspec.structs.replace(face, files=(), fallback=None) for face in manifest.fonts)
    return manifest.fonts


def _own_face(face: Face, path: str) -> Face:
    if not path:
        return face
    file = FontFile(src=path.removeprefix("theme/"), preload=True)
    family = f"Own {face.role.title()}"
    return msgspec.structs.replace(face, family=family, weight="100 900", files=(file,), fallback=None)
