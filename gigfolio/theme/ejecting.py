"""Which files of a theme a site takes over as its own."""

from __future__ import annotations

import difflib

from gigfolio.errors import Diagnostic, GigfolioError
from gigfolio.theme.chain import Chain, Found

_STAY = ("theme.yaml", "fonts/", "packs/")  # a manifest of a site's own is not read; fonts have an option


def files_to_eject(chain: Chain, names: tuple[str, ...], *, every: bool = False) -> dict[str, Found]:
    """Return the files of a theme by their path, each as the most specific layer has it.

    Args:
        chain: the theme's layers without the site's own.
        names: paths ("theme.css", "templates/home.html"), templates also without their folder ("home.html").
        every: all that can be taken over, instead of `names`.

    Raises GigfolioError for each name that no layer has.
    """
    there = sorted({path for layer in chain.layers for path in layer.files if not path.startswith(_STAY)})
    wanted = there if every else [_path(name, there) for name in names]
    unknown = (
        [_unknown(name, there) for name, path in zip(names, wanted, strict=True) if not path]
        if not every
        else []
    )
    if unknown:
        raise GigfolioError(unknown)
    return {path: found for path in wanted if (found := chain.find(path))}


def _path(name: str, there: list[str]) -> str:
    plain = name.removeprefix("theme/")
    return next((path for path in (plain, f"templates/{plain}") if path in there), "")


def _unknown(name: str, there: list[str]) -> Diagnostic:
    short = [path.removeprefix("templates/") for path in there]
    close = difflib.get_close_matches(name, dict.fromkeys([*short, *there]), 1)
    hint = f"did you mean {close[0]}?" if close else "gigfolio theme eject --list names all files"
    return Diagnostic("error", "unknown-theme-file", f"the theme has no file {name}", hint=hint)
