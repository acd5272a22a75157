"""What templates put out is escaped as MarkupSafe escapes it, by our own function."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import markupsafe
import pytest
from jinja2 import StrictUndefined, UndefinedError
from markupsafe import Markup

from gigfolio.content.loader import load_settings
from gigfolio.snapshot import Snapshot
from gigfolio.theme import Theme
from gigfolio.theme.environment import make_environment
from gigfolio.theme.escaping import escape


class _Text(str):
    """A string of another kind, like an enumeration's."""

    __slots__ = ()


class _Html:
    def __html__(self) -> str:
        return "<b>"


@pytest.mark.parametrize(
    "value",
    ["plain", "<a href=\"x\">'&'</a>", "", _Text("<i>"), Markup("<b>"), _Html(), 3, 1.5, None, True, ["<"]],
)
def test_any_value_becomes_what_markupsafe_makes_of_it(value: Any) -> None:
    assert escape(value) == str(markupsafe.escape(value))


def test_what_is_not_defined_is_refused() -> None:
    with pytest.raises(UndefinedError, match="'name' is undefined"):
        escape(StrictUndefined(name="name"))


def test_compiled_templates_use_it_and_stay_safe(tmp_path: Path) -> None:
    snapshot = Snapshot.of(
        {
            "gigfolio.yaml": b"{}",
            "theme/templates/a.html": b"{% macro shown(x) %}<i>{{ x }}</i>{% endmacro %}"
            b"{{ text }} {{ shown(text) }} {% set kept %}{{ text }}{% endset %}{{ kept }} {{ text ~ shown(text) }}",
        }
    )
    settings, _ = load_settings(snapshot)
    environment = make_environment(Theme.load(settings, snapshot), tmp_path)
    assert "gigfolio.theme.escaping" in environment.compile("{{ text }}", raw=True).partition("\n")[0]
    rendered = environment.get_template("a.html").render(text="<&>")
    assert rendered == "&lt;&amp;&gt; <i>&lt;&amp;&gt;</i> &lt;&amp;&gt; &lt;&amp;&gt;<i>&lt;&amp;&gt;</i>"
