"""The lookup chain: the site's own theme/ folder, then the theme, then what it extends, down to _base."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from gigfolio.snapshot import Snapshot, fingerprint, read_file

SITE_LAYER = "site"
_PACKAGE = Path(__file__).resolve().parent.parent


class Found(NamedTuple):
    """A file of the chain: the layer that has it, its bytes and their fingerprint."""

    layer: str
    data: bytes
    digest: str


class Layer:
    """One folder of theme files, read when asked for.

    `read` gives the bytes of one of `files`; `place` is the folder in the site that they stand in ("theme/"), if they do.
    """

    def __init__(
        self, name: str, files: Iterable[str], read: Callable[[str], bytes], *, place: str = ""
    ) -> None:
        self.name = name
        self.place = place
        self.files = tuple(sorted(files))
        self._read_file = read
        self._read: dict[str, Found] = {}

    @classmethod
    def of_folder(cls, name: str, folder: Path) -> Layer:
        paths = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
        return cls(
            name, [p.relative_to(folder).as_posix() for p in paths], lambda path: read_file(folder / path)
        )

    @classmethod
    def of_site(cls, snapshot: Snapshot) -> Layer:
        """The user's overrides, as the snapshot holds them."""
        return cls.of_snapshot(SITE_LAYER, snapshot, "theme/")

    @classmethod
    def of_snapshot(cls, name: str, snapshot: Snapshot, place: str) -> Layer:
        """A folder of the site; `place` is its path, with a slash at the end."""
        names = [path.removeprefix(place) for path in snapshot.under(place)]
        return cls(name, names, lambda path: snapshot.read(place + path), place=place)

    def only(self, prefix: str, *, below: str, name: str) -> Layer:
        """Return a layer of the files that begin with `prefix`, as if they stood in the folder `below`."""
        names = [below + path.removeprefix(prefix) for path in self.files if path.startswith(prefix)]
        return Layer(name, names, lambda path: self._read_file(prefix + path.removeprefix(below)))

    def find(self, path: str) -> Found | None:
        if path not in self.files:
            return None
        if path not in self._read:
            data = self._read_file(path)
            self._read[path] = Found(self.name, data, fingerprint(data))
        return self._read[path]


class Chain:
    """Layers, the most specific first."""

    def __init__(self, layers: tuple[Layer, ...]) -> None:
        self.layers = layers

    def find(self, path: str) -> Found | None:
        """Return the first layer's file at `path`."""
        return next((found for layer in self.layers if (found := layer.find(path))), None)

    def find_template(self, name: str) -> Found | None:
        """Return a template. "LAYER/NAME" starts the search at that layer, so that an override can extend what it overrides."""
        start, _, rest = name.partition("/")
        for index, layer in enumerate(self.layers):
            if layer.name == start and rest:
                return Chain(self.layers[index:]).find(f"templates/{rest}")
        return self.find(f"templates/{name}")

    def every(self, path: str) -> Iterator[Found]:
        """Yield each layer's file at `path`, the most general first."""
        for layer in reversed(self.layers):
            found = layer.find(path)
            if found:
                yield found


def shipped_themes() -> Path:
    """Return the folder of the shipped themes: inside an installed package, beside it in a checkout."""
    installed = _PACKAGE / "themes"
    return installed if installed.is_dir() else _PACKAGE.parent / "themes"
