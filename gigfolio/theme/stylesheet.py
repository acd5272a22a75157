"""A theme's stylesheet: one text, with the fonts' faces, the tokens that options change, and the user's custom.css."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable
from typing import Any

from gigfolio.theme.chain import Chain
from gigfolio.theme.colour import Accent
from gigfolio.theme.manifest import Face, FontFile, Manifest

LAYERS = "reset, tokens, base, layout, components, theme, print, user"
INLINE_LIMIT = 8_000  # bytes of gzip: a smaller sheet costs less inside each page than one more request
_TOKEN = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|/\*.*?\*/)""", re.DOTALL)
# Fonts with the same advances, letter by letter, on computers that lack the first; by their PostScript names.
_SAME_ADVANCES = {
    "Arial": ("LiberationSans", "NimbusSans-Regular"),
    "Arial Bold": ("LiberationSans-Bold", "NimbusSans-Bold"),
    "Courier New": ("LiberationMono", "NimbusMonoPS-Regular"),
}
_ROLES = {"display": "Georgia, serif", "text": "system-ui, sans-serif"}


def compose(chain: Chain, manifest: Manifest, tokens: str, url: Callable[[str], str]) -> str:
    """Return the site's whole stylesheet.

    Args:
        manifest: the theme's, merged with what it extends.
        tokens: declarations that the user's options add, for the `user` layer.
        url: the address of a font file, by its path in the theme.
    """
    sheets = [f"@layer {LAYERS};", faces(manifest.fonts, url)]
    for name in manifest.stylesheets:
        found = chain.find(name)
        sheets.append(found.data.decode("utf-8") if found else "")
    if tokens:
        sheets.append(f"@layer user {{ {tokens} }}")
    custom = chain.find("custom.css")
    if custom:
        sheets.append(f"@layer user {{\n{custom.data.decode('utf-8-sig')}\n}}")
    return compact("\n".join(sheets))


def faces(fonts: Iterable[Face], url: Callable[[str], str]) -> str:
    """Return the @font-face rules and the font stacks as custom properties."""
    rules, stacks = [], dict(_ROLES)
    for face in fonts:
        rules += [_face(face, file, url) for file in face.files]
        local = f'"{face.family} Fallback", ' if face.fallback else ""
        named = f'"{face.family}", ' if face.files else ""
        stacks[face.role] = named + local + face.generic
        rules += [_fallback(face)] if face.fallback else []
    custom = "".join(f"--font-{role}: {stack};" for role, stack in stacks.items())
    return "\n".join([*dict.fromkeys(rules), f"@layer tokens {{ :root {{ {custom} }} }}"])


def _face(face: Face, file: FontFile, url: Callable[[str], str]) -> str:
    stretch = f" font-stretch: {face.stretch};" if face.stretch else ""
    limits = f" unicode-range: {file.unicode_range};" if file.unicode_range else ""
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; font-style: {file.style};'
        f' font-display: {face.display}; src: url("{url(file.src)}") format("woff2");{stretch}{limits} }}'
    )


def _fallback(face: Face) -> str:
    local = face.fallback
    assert local is not None
    italic = " font-style: italic;" if any(file.style == "italic" for file in face.files) else ""
    names = (local.local, *_SAME_ADVANCES.get(local.local, ()))
    sources = ", ".join(f'local("{name}")' for name in names)
    return (
        f'@font-face {{ font-family: "{face.family} Fallback";{italic} src: {sources};'
        f" size-adjust: {local.size_adjust}; ascent-override: {local.ascent};"
        f" descent-override: {local.descent}; line-gap-override: {local.line_gap}; }}"
    )


def option_tokens(options: dict[str, Any], manifest: Manifest) -> tuple[str, list[str]]:
    """Return the declarations that accent, scheme and density make, and a sentence for each colour that was moved."""
    rules: list[str] = []
    said: list[str] = []
    if options.get("accent"):
        declared, said = _accent(str(options["accent"]), str(options.get("accent_dark") or ""), manifest)
        rules.append(declared)
    if options.get("scheme") in {"light", "dark"}:
        rules.append(f":root {{ color-scheme: {options['scheme']}; }}")
    if options.get("density") == "tight":
        rules.append(":root { --density: .7; }")
    return " ".join(rules), said


def accents(colour: str, dark: str, manifest: Manifest) -> dict[str, Accent]:
    """Return the accent and the text on it for "light" and "dark"."""
    from gigfolio.theme.colour import BLACK, Accent, readable
    from gigfolio.theme.floods import flood

    if manifest.accent_is == "flood":
        return {"light": Accent(flood(colour), BLACK), "dark": Accent(flood(dark or colour), BLACK)}
    grounds = manifest.grounds
    light = readable(colour, (grounds["light"], grounds["light_surface"]), dark=False)
    night = readable(dark or colour, (grounds["dark"], grounds["dark_surface"]), dark=True)
    return {"light": light, "dark": night}


def _accent(colour: str, dark: str, manifest: Manifest) -> tuple[str, list[str]]:
    from coloraide import Color

    found = accents(colour, dark, manifest)
    said = [
        f"accent {given} became {found[scheme][0]} on {scheme} so that text stays readable"
        for scheme, given in (("light", colour), ("dark", dark or colour))
        if Color(given).convert("srgb").clip().to_string(hex=True) != found[scheme][0]
    ]
    (light, on), (night, night_on) = found["light"], found["dark"]
    plain = f":root {{ --accent: {light}; --on: {on}; }}"
    both = f":root {{ --accent: light-dark({light}, {night}); --on: light-dark({on}, {night_on}); }}"
    return f"{plain} @supports (color: light-dark(#000, #fff)) {{ {both} }}", said


def compact(css: str) -> str:
    """Return the sheet without comments and white space that means nothing; strings stay as they are."""
    parts = _TOKEN.split(css)
    kept = []
    for index, part in enumerate(parts):
        if index % 2:
            kept.append("" if part.startswith("/*") else part)
        else:
            kept.append(re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", part)).replace(": ", ":"))
    return "".join(kept).replace(";}", "}").strip() + "\n"


def is_small(css: str) -> bool:
    """Whether a sheet is better placed inside each page."""
    return len(gzip.compress(css.encode(), 9, mtime=0)) < INLINE_LIMIT
