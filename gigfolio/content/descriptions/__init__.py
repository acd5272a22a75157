"""What each field of the content format means, with an example: the one source for editors and for starter files.

The guide, docs/content.md, says the same in the same words; a test holds the two together.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from gigfolio.content.descriptions import common, offer, person, private, settings, work


class Description(NamedTuple):
    """What a field means, and one value for it as a user would write it ("" for a field that holds more fields)."""

    text: str
    example: str = ""


DESCRIPTIONS: dict[type[msgspec.Struct], dict[str, Description]] = {
    struct: {name: Description(*said) for name, said in fields.items()}
    for room in (common, settings, person, work, offer, private)
    for struct, fields in room.TABLE.items()
}


def describe(struct: type, field: str) -> Description:
    """Return the description of a field by the name that users write (KeyError for one that has none)."""
    return DESCRIPTIONS[struct][field]
