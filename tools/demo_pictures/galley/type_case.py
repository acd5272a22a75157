"""The typefaces of the covers and proofs, added to those that the flat work can draw with."""

from __future__ import annotations

import page

MORE = {
    "Newsreader Variable": "@fontsource-variable/newsreader/{opsz,opsz-italic}.css",
    "Jost Variable": "@fontsource-variable/jost/index.css",
    "Bodoni Moda Variable": "@fontsource-variable/bodoni-moda/opsz.css",
    "Courier Prime": "@fontsource/courier-prime/400.css",
    "Caveat Variable": "@fontsource-variable/caveat/index.css",
    "Young Serif": "@fontsource/young-serif/400.css",
}


def load() -> None:
    """Make them known; npm brings them once."""
    page.FONTS.update(MORE)
