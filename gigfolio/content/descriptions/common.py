"""Fields of what several files hold."""

from __future__ import annotations

import msgspec

from gigfolio.model.entities import Client, Milestone, NamedLink
from gigfolio.model.values import Picture

TABLE: dict[type[msgspec.Struct], dict[str, tuple[str, str]]] = {
    Picture: {
        "src": (
            "Its path, counted from the file that names it, or from `static/` or `content/`; a path alone is short for it.",
            "ada.jpg",
        ),
        "alt": ("What it shows, for whoever cannot see it.", "Ada Vik at the chart table"),
        "focus": ("The point that stays in view when it is cropped, across and down.", "62% 30%"),
        "caption": ("A line of text below it.", "On the quay in May"),
    },
    NamedLink: {
        "label": ("What the link says.", "Shop"),
        "url": ("Where it leads.", "https://shop.example/ada"),
    },
    Client: {
        "name": ("The client's name; `client: Port of Sandvik` is short for it.", "Port of Sandvik"),
        "url": ("The client's site.", "https://sandvik-port.example"),
        "industry": ("Their trade: shown, and matched on prep sheets.", "shipping"),
        "nda": (
            "`anonymous`: only alias and industry are published. `private`: the whole project is kept back.",
            "",
        ),
        "alias": ("What an anonymous client is called: `a ferry operator`.", "a ferry operator"),
    },
    Milestone: {
        "trigger": ("What makes it due.", "Start"),
        "percent": ("Which part of the price.", "30"),
        "due_days": ("Days to pay from then.", "14"),
    },
}
