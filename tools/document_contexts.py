"""Write the reference of template contexts into docs/themes.md, from gigfolio/views. A test says when it is stale.

python tools/document_contexts.py
"""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import msgspec

from gigfolio.papers import (
    contacts,
    cv,
    interview,
    plan_money,
    proposal,
    proposal_price,
    rate_sheet,
    weeks,
    work_plan,
)
from gigfolio.views import cards, files, frame, pages, work

VIEWS = (pages, work, files, frame, cards)
PAPERS = (interview, proposal, proposal_price, rate_sheet, cv, work_plan, plan_money, contacts, weeks)
GUIDE = Path(__file__).resolve().parent.parent / "docs" / "themes.md"
MARK = "<!-- contexts: written by tools/document_contexts.py -->\n"


_MODULES = [module.__name__ for module in (*VIEWS, *PAPERS)]


def contexts() -> list[type[msgspec.Struct]]:
    """Return the view types in the order of the source, those that templates start from first."""
    found = [
        member
        for module in (*VIEWS, *PAPERS)
        for _, member in inspect.getmembers(module, inspect.isclass)
        if issubclass(member, msgspec.Struct) and member.__module__ == module.__name__
    ]
    return sorted(
        found,
        key=lambda struct: (not _is_context(struct), _MODULES.index(struct.__module__), _line(struct)),
    )


def _is_context(struct: type) -> bool:
    return struct.__name__.endswith(("Context", "Sheet"))


def _line(struct: type) -> int:
    return inspect.getsourcelines(struct)[1]


def reference() -> str:
    """Return the whole section."""
    lines = [
        "## Contexts",
        "",
        "Every page's context has `head`, `chrome` and `contact_line` (PageContext). Fields with a `?` may be empty.",
    ]
    for struct in contexts():
        lines += ["", f"### {struct.__name__}", ""]
        about = inspect.cleandoc(struct.__doc__ or "")
        lines += [about, ""] if about else []
        lines += ["| field | type |", "|---|---|"]
        own = struct.__annotations__
        lines += [
            f"| `{name}` | {_shown(str(type_))} |" for name, type_ in own.items() if not name.startswith("_")
        ]
    return "\n".join(lines) + "\n"


def _shown(annotation: str) -> str:
    """A type in a reader's words: `tuple[Link, ...]` is a list of Link."""
    text = re.sub(r" \| None\Z", "?", annotation)
    text = re.sub(r"tuple\[(.+), \.\.\.\]", r"list of \1", text)
    return text.replace("str", "text").replace("|", "or")


def main() -> None:
    text = GUIDE.read_text("utf-8")
    GUIDE.write_text(text[: text.index(MARK)] + MARK + "\n" + reference(), encoding="utf-8")


if __name__ == "__main__":
    main()
