"""One theme, loaded for one site: its chain, options, labels, stylesheet and files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache, partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import msgspec

from gigfolio.content.yaml_source import open_source, parse
from gigfolio.errors import Diagnostic, GigfolioError
from gigfolio.model.settings import Settings
from gigfolio.snapshot import Snapshot, fingerprint
from gigfolio.theme import stylesheet
from gigfolio.theme.chain import Chain, Found, Layer
from gigfolio.theme.fitting import Metrics
from gigfolio.theme.fonts import chosen_fonts, pack_names
from gigfolio.theme.lookup import BASE, base_layer, find_theme, themes
from gigfolio.theme.manifest import FontFile, Manifest, load_manifest
from gigfolio.theme.options import Options, check_options
from gigfolio.words import Words

if TYPE_CHECKING:
    from gigfolio.theme.cards import CardDesign

LIGHTBOX_SCRIPT = "lightbox.js"


class Theme:
    """What pages are rendered with. Made by `Theme.load`."""

    def __init__(self, chain: Chain, manifest: Manifest, options: Options, words: Words, base: str) -> None:
        self.chain, self.manifest, self.options, self.words, self.base = chain, manifest, options, words, base
        self._card_fonts: dict[str, str] = {}  # of a font pack, by role

    @classmethod
    def load(cls, settings: Settings, snapshot: Snapshot) -> Theme:
        """Load the theme that the settings name, with the user's overrides from theme/.

        Raises GigfolioError for an unknown theme and for every mistake in its options or in a theme.yaml.
        """
        layers, manifest = _layers(settings.theme, snapshot)
        packs = _packs(layers[-1], snapshot)
        manifest = _with_packs(manifest, tuple(packs))
        chain = Chain((Layer.of_site(snapshot), *layers))
        labels = _labels(chain, settings.language)
        options = check_options(settings.theme_options, manifest.options, labels, snapshot)
        own = {key: str(value) for key, value in (options.get("labels") or {}).items()}
        choice = options.get("fonts")
        source = packs.get(choice) if isinstance(choice, str) else None
        chosen = chosen_fonts(choice, manifest, source() if source else None)
        if chosen.layer:
            chain = Chain((*chain.layers, chosen.layer))
        manifest = msgspec.structs.replace(manifest, fonts=chosen.fonts, paper_fonts=chosen.paper_fonts)
        words = Words(settings.language, labels | own)
        theme = cls(chain, manifest, options, words, settings.base_path)
        theme._card_fonts = chosen.card_fonts
        return theme

    @cached_property
    def digest(self) -> str:
        """The fingerprint of what every page depends on but its templates: labels, options, stylesheet."""
        widths = self.find(self.manifest.headline_widths) if self.manifest.headline_widths else None
        parts = [
            self.words.labels,
            self.manifest,
            self.stylesheet_file,
            self.base,
            self.has_lightbox_script,
            widths and widths.digest,
        ]
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

    @property
    def has_lightbox_script(self) -> bool:
        """Whether the option `lightbox_script` asks for previous and next in the lightbox."""
        return self.options.get("lightbox_script") == "true"

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
        """Return what pages load: the fonts, the stylesheet unless it stands in them, a script that was asked for."""
        files = self.font_assets()
        if self.has_lightbox_script:
            files[self.asset(LIGHTBOX_SCRIPT)] = self._bytes(LIGHTBOX_SCRIPT)
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
        design = load_design(found.data, "card.yaml")
        return msgspec.structs.replace(design, fonts={**design.fonts, **self._card_fonts})

    def _bytes(self, path: str) -> bytes:
        found = self.find(path)
        assert found is not None
        return found.data


def _layers(name: str, snapshot: Snapshot) -> tuple[tuple[Layer, ...], Manifest]:
    """The layers of a theme, itself first, and its manifest with everything inherited in it."""
    layers: list[Layer] = []
    manifests: list[Manifest] = []
    layer = find_theme(name, snapshot)
    while True:
        found = layer.find("theme.yaml")
        assert found is not None
        layers.append(layer)
        manifests.append(load_manifest(found.data, f"themes/{layer.name}/theme.yaml"))
        if layer.name == BASE:
            return tuple(layers), _merged(manifests)
        parent = manifests[-1].extends or BASE
        if parent in {layer.name for layer in layers}:
            raise GigfolioError(f"the theme {name} extends itself", id="theme-loop")
        layer = base_layer() if parent == BASE else find_theme(parent, snapshot)


def _packs(base: Layer, snapshot: Snapshot) -> dict[str, Callable[[], Layer]]:
    """How to get at the folder of each font pack: _base for its own packs, and every theme for its fonts."""
    shipped = [origin.name for origin in themes(snapshot) if origin.source == "shipped"]
    found: dict[str, Callable[[], Layer]] = {
        name: partial(find_theme, name, Snapshot.of({})) for name in shipped
    }
    return found | {name: lambda: base for name in pack_names(base)}


def _with_packs(manifest: Manifest, packs: tuple[str, ...]) -> Manifest:
    """The manifest whose options of type `fonts` may name every pack."""
    options = {
        name: msgspec.structs.replace(option, values=(*option.values, *packs))
        if option.type == "fonts"
        else option
        for name, option in manifest.options.items()
    }
    return msgspec.structs.replace(manifest, options=options)


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


@lru_cache(maxsize=64)
def _label_file(found: Found, file: str) -> Mapping[str, str]:
    source, text = open_source(file, found.data)
    node = parse(source, text)
    if node is not None and node.entries is None:
        source.report("bad-value", "expected labels like `name: text`", node.where)
    if source.problems:
        raise GigfolioError(source.problems)
    entries = node.entries if node and node.entries else {}
    return {key: value.text or "" for key, (_, value) in entries.items()}
