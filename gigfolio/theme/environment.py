"""The templates' environment: Jinja2 with autoescape for every kind, loaded through the chain, each lookup recorded."""

from __future__ import annotations

import json
from collections.abc import Callable, MutableMapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2
from jinja2 import BytecodeCache, FileSystemBytecodeCache, StrictUndefined
from markupsafe import Markup

from gigfolio.content.typography import quotes_of, typeset
from gigfolio.theme.fitting import Fitted, fitted
from gigfolio.theme.floods import floods
from gigfolio.theme.headlines import headline_fit, keep_last_word, open_in_italics
from gigfolio.theme.proof_marks import marked
from gigfolio.theme.theme import Theme

Seen = Callable[[str, str], None]  # template name, digest or "absent"


class _Loader(jinja2.BaseLoader):
    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        found = self._theme.find_template(template)
        if found is None:
            raise jinja2.TemplateNotFound(template)
        return found.data.decode("utf-8-sig"), f"{found.layer}/templates/{template}", lambda: True


_IMPORTS = "from jinja2.runtime import "  # how compiled templates begin


class Environment(jinja2.Environment):
    """Tells `seen` of every template that is asked for, whether or not it is there, before it is loaded.

    All templates have the same globals, and escape what they put out by `escaping`.
    """

    seen: Seen

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals

    def _generate(self, source: Any, name: str | None, filename: str | None, defer_init: bool = False) -> str:
        code = super()._generate(source, name, filename, defer_init)
        if not code.startswith(_IMPORTS):
            return code
        # On the same line, as the lines of errors are counted.
        return code.replace("\n", "; from gigfolio.theme.escaping import escape\n", 1)

    def _record(self, name: str | jinja2.Template) -> None:
        if isinstance(name, str):
            found = self._theme.find_template(name)
            self.seen(name, found.digest if found else "absent")

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> jinja2.Template:
        self._record(name)
        return super().get_template(name, parent, globals)

    def select_template(self, names: Any, parent: str | None = None, globals: Any = None) -> jinja2.Template:
        for name in names:
            self._record(name)
        return super().select_template(names, parent, globals)

    _theme: Theme


def make_environment(theme: Theme, cache: Path | BytecodeCache | None) -> Environment:
    """Return an environment for the theme; compiled templates are kept in `cache`, a folder or a cache of Jinja's."""
    bytecode = cache if isinstance(cache, BytecodeCache) else None
    if isinstance(cache, Path):
        cache.mkdir(parents=True, exist_ok=True)
        bytecode = FileSystemBytecodeCache(str(cache))
    environment = Environment(
        loader=_Loader(theme),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=bytecode,
    )
    environment._theme = theme
    environment.seen = lambda name, digest: None
    environment.filters |= {name: late(function) for name, function in _filters(theme).items()}
    environment.globals |= {
        "label": theme.words,
        "quotes": quotes_of(theme.words.language),
        "floods": lambda cards, after="": _floods(theme, cards, after),
        "theme_floods": theme.floods,
    }
    return environment


def _filters(theme: Theme) -> dict[str, Callable[..., Any]]:
    """The filters that need no page (docs/themes.md)."""
    words, language = theme.words, theme.words.language
    return {
        "date": words.date,
        "period": words.period,
        "money": words.money,
        "number": words.number,
        "language_name": words.language_name,
        "typo": lambda text: _typo(text, language),
        "heading": lambda text: keep_last_word(_typo(text, language)),
        "fit": headline_fit,
        "marked": lambda text: marked(text, words("deleted"), words("inserted")),
        "open_in_italics": open_in_italics,
        "fitted": lambda text: _fitted(theme, _typo(text, language)),
        "json": lambda value: json_text(json.dumps(value, ensure_ascii=False)),
        "json_text": json_text,
        "origin": origin,
    }


def late(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that Jinja calls at each rendering.

    It would call a plain one with a constant ('favicon.ico'|href) while compiling, and keep the result in its cache of
    compiled templates, where the site's address or language of that day would outlive a change.
    """

    @jinja2.pass_context
    def called(_context: object, *args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs)

    return called


def json_text(text: str) -> Markup:
    """Return JSON text so that it is safe inside <script>, and still the same JSON."""
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def origin(address: str) -> str:
    """Return the origin of a web address ("https://ada.example")."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _fitted(theme: Theme, text: Any) -> Fitted:
    """A headline's lines of one width; without lines where the theme does not set its headlines so."""
    metrics = theme.headline_metrics
    return fitted(str(text), metrics) if metrics else Fitted()


def _floods(theme: Theme, cards: Sequence[Any], after: str) -> tuple[str, ...]:
    """A flood for each of a list of projects: cards, or dicts of `color` and `number`. The first is unlike `after`."""
    if not theme.floods:
        return ("",) * len(cards)
    pairs = [(c["color"], c["number"]) if isinstance(c, dict) else (c.color, c.number) for c in cards]
    turns = [max(number, 1) for _, number in pairs]  # the first flood is the frame's own
    return floods([colour for colour, _ in pairs], theme.floods, turns, after)


def _typo(text: Any, language: str) -> Any:
    """Typeset plain text; markup is already set."""
    return text if isinstance(text, Markup) else typeset(str(text), language)
