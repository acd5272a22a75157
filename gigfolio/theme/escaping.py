"""Escaping for the output of templates, which is joined at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import markupsafe
from markupsafe import Markup

# Where MarkupSafe has it (3.0 has): the same on a plain string, without marking the result as safe.
_plain: Callable[[str], str] = getattr(markupsafe, "_escape_inner", markupsafe.escape)


def escape(value: Any) -> str:
    """Return any value as a string that is safe in HTML, like `markupsafe.escape`.

    That one's result can be told from other strings, which takes as long again as the escaping, and of which nothing is
    left when the pieces of a page are joined.
    """
    if type(value) is str:
        return _plain(value)
    return value if type(value) is Markup else markupsafe.escape(value)
