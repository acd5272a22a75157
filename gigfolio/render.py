"""A page's template and context to bytes, with everything that was looked up on the way."""

from __future__ import annotations

import base64
import re
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from jinja2 import BytecodeCache, TemplateSyntaxError
from markupsafe import Markup

from gigfolio.errors import Diagnostic, GigfolioError, Location
from gigfolio.model.settings import Settings
from gigfolio.model.values import Body, Hole, Picture
from gigfolio.theme.theme import Theme

if TYPE_CHECKING:
    from gigfolio.images import Derivative, ImageSet, PictureStore

PLACEHOLDERS = 20  # pictures of a page that get a blurred placeholder; after that the colour alone
CARD = "card.yaml"
_ADDRESS = re.compile(r'((?:href|src)=")(/[^"]*)')
_NARROW = "\u202f"  # the shipped fonts have no narrow no-break space


class Rendered(NamedTuple):
    """A page's bytes; the inputs used, by key ("theme:home.html", "file:content/a.jpg"), as fingerprints or "absent";
    and the pictures that it shows."""

    data: bytes
    inputs: dict[str, str]
    derivatives: tuple[Derivative, ...]


class Renderer:
    """Renders the pages of one build.

    Args:
        pictures: where pictures are measured and requested.
        digest: the present fingerprint of an input file by its logical path, or "absent".
        cache: a folder for compiled templates, or a cache of Jinja's.
    """

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        settings: Settings,
        digest: Callable[[str], str],
        cache: Path | BytecodeCache | None = None,
    ) -> None:
        from gigfolio.theme.environment import late, make_environment

        self._theme, self._pictures, self._settings, self._digest = theme, pictures, settings, digest
        self._page = _Recorder(settings.base_path)
        self._environment = make_environment(theme, cache)
        self._environment.seen = self._saw_template
        filters: dict[str, Callable[..., Any]] = {
            "body": self._body,
            "feed_html": self._feed_html,
            "href": self._href,
        }
        self._environment.filters |= {name: late(function) for name, function in filters.items()}
        self._environment.globals |= {
            "image": self._image,
            "asset": self._asset,
            "stylesheet": self._stylesheet,
            "font_preloads": self._font_preloads,
            "paper_styles": self._paper_styles,
            "theme_colour": theme.tokens.get("bg", "#ffffff"),
            "theme_colour_dark": theme.tokens.get("dark_bg", "#000000"),
            "density": theme.options.get("density", "regular"),
            "lightbox_script": theme.has_lightbox_script,
        }

    def render(self, template: str, context: msgspec.Struct, *, base: str | None = None) -> Rendered:
        """Render a context with its template.

        `base` is what stands before an output path in a link: the site's base path unless given ("../" for papers).
        """
        self._page = page = _Recorder(self._settings.base_path if base is None else base)
        if template == CARD:
            data = self._card(context)
        else:
            data = self._text(template, context).replace(_NARROW, "\u00a0").encode()
        return Rendered(data, dict(sorted(page.inputs.items())), tuple(dict.fromkeys(page.derivatives)))

    def _text(self, template: str, context: msgspec.Struct) -> str:
        fields = {name: getattr(context, name) for name in context.__struct_fields__}
        try:
            return self._environment.get_template(template).render(fields)
        except GigfolioError:
            raise
        except Exception as error:
            raise self._template_error(error) or error from None

    def _template_error(self, error: Exception) -> GigfolioError | None:
        """What a mistake in one of the site's own templates is, and where. One in a shipped template is a bug."""
        frames = [(f.filename, f.lineno or 0) for f in traceback.extract_tb(error.__traceback__)]
        if isinstance(error, TemplateSyntaxError):
            frames.append((error.filename or "", error.lineno))
        places = {layer.name: layer.place for layer in self._theme.chain.layers if layer.place}
        own = [
            (places[layer] + path, line)
            for file, line in frames
            if (layer := file.partition("/")[0]) in places
            if (path := file.partition("/")[2])
        ]
        if not own:
            return None
        return GigfolioError(
            [Diagnostic("error", "template", str(error), Location(own[-1][0], own[-1][1], 1))]
        )

    def _saw_template(self, name: str, digest: str) -> None:
        self._page.inputs[f"theme:templates/{name}"] = digest

    def _file(self, path: str) -> None:
        self._page.inputs[f"file:{path}"] = self._digest(path)

    def _image(self, picture: Picture, max_width: int = 0) -> ImageSet:
        """Return a picture's sizes and files, and note that the page shows it."""
        self._file(picture.src)
        found = self._pictures.image(picture, max_width=max_width)
        self._page.derivatives += found.derivatives
        self._page.pictures.setdefault(picture.src, len(self._page.pictures))
        if self._page.pictures[picture.src] >= PLACEHOLDERS:
            found = msgspec.structs.replace(found, placeholder="")
        return found

    def _href(self, path: str) -> str:
        """The link to an output path."""
        return self._page.base + path

    def _asset(self, path: str) -> str:
        found = self._theme.find(path)
        self._page.inputs[f"theme:{path}"] = found.digest if found else "absent"
        return self._href(self._theme.asset(path))

    def _stylesheet(self) -> Markup:
        """The site's stylesheet: inside the page when it is small, else a link to it."""
        if self._theme.is_inline:
            return Markup("<style>{}</style>").format(Markup(self._theme.stylesheet))
        return Markup('<link rel="stylesheet" href="{}">').format(self._href(self._theme.stylesheet_file))

    def _font_preloads(self) -> list[str]:
        return list(dict.fromkeys(self._asset(f.src) for f in self._theme.font_files() if f.preload))

    def _paper_styles(self, *more: str) -> Markup:
        """The papers' stylesheet with its fonts in it, so that a paper is one file and opens anywhere.

        `more` are further stylesheets of the theme ("papers/sheets.css"), after it.
        """
        from gigfolio.theme import stylesheet

        tokens = "".join(f"--{name.replace('_', '-')}:{value};" for name, value in self._theme.tokens.items())
        faces = stylesheet.faces(self._theme.manifest.fonts, self._embedded)
        sheet = "\n".join(self._style(name) for name in ("papers/papers.css", *more))
        css = stylesheet.compact(f"{faces}\n:root {{ {tokens} }}\n{sheet}")
        return Markup("<style>\n{}</style>").format(Markup(css))

    def _style(self, path: str) -> str:
        found = self._theme.find(path)
        self._page.inputs[f"theme:{path}"] = found.digest if found else "absent"
        return found.data.decode("utf-8-sig") if found else ""

    def _embedded(self, path: str) -> str:
        """A font as a data URI; browsers refuse fonts beside a page that is opened from disk."""
        self._asset(path)
        found = self._theme.find(path)
        return f"data:font/woff2;base64,{base64.b64encode(found.data if found else b'').decode()}"

    def _body(self, body: Body) -> Markup:
        """Markdown's HTML, which is safe as it comes from our own renderer, with its pictures as the theme shows them."""
        figure = self._environment.get_template("partials/figure.html").module.figure  # type: ignore[attr-defined]
        return Markup("").join(
            figure(part.picture) if isinstance(part, Hole) else Markup(part) for part in body.parts
        )

    def _feed_html(self, body: Body, home: str) -> str:
        """A body for a feed: whole addresses, and each picture as one plain image."""
        origin = home.removesuffix(self._settings.base_path)
        html = "".join(
            self._feed_picture(part.picture, home) if isinstance(part, Hole) else part for part in body.parts
        )
        return _ADDRESS.sub(rf"\1{origin}\2", html)

    def _feed_picture(self, picture: Picture | None, home: str) -> str:
        if picture is None:
            return ""
        found = self._image(picture)
        path, width, height = found.fallback
        markup = Markup('<p><img src="{}" width="{}" height="{}" alt="{}"></p>')
        return str(markup.format(home + path, width, height, picture.alt or ""))

    def _card(self, context: Any) -> bytes:
        from gigfolio.theme.cards import draw_card

        if self._theme.card_design.home_picture == "work" and context.work:
            context = msgspec.structs.replace(context, picture=context.work)
        picture: Picture | None = context.picture
        if picture:
            self._file(picture.src)
        for path in (CARD, *self._theme.card_design.fonts.values()):
            found = self._theme.find(path)
            self._page.inputs[f"theme:{path}"] = found.digest if found else "absent"
        return draw_card(
            self._theme, context, self._pictures.open(picture, at_least=1200) if picture else None
        )


class _Recorder:
    """What one page asked for."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.inputs: dict[str, str] = {}
        self.derivatives: tuple[Derivative, ...] = ()
        self.pictures: dict[str, int] = {}  # each picture's place in the order of the page
