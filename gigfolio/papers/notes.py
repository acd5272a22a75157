"""An interview's own notes, ready for a page that stands outside the site."""

from __future__ import annotations

from pathlib import PurePosixPath

import msgspec
from markupsafe import escape

from gigfolio.content.names import slug
from gigfolio.model.settings import Settings
from gigfolio.model.values import Body, Hole
from gigfolio.routes import Routes


def linked(body: Body, settings: Settings) -> Body:
    """Return the notes with each link to the site's own files as a whole web address.

    Where the site has no address, and for links to other private notes, the link leads to the notes' own start.
    """
    routes = Routes(settings)
    parts = tuple(
        str(escape(_address(part.target, routes, settings.language) or "#notes"))
        if isinstance(part, Hole) and part.kind == "url"
        else part
        for part in body.parts
    )
    return msgspec.structs.replace(body, parts=parts)


def _address(target: str, routes: Routes, language: str) -> str:
    path, mark, fragment = target.partition("#")
    folders = PurePosixPath(path).parts
    if path.startswith("/"):
        address = path
    elif folders[:1] == ("static",):
        address = "/" + path.removeprefix("static/")
    elif folders[:1] == ("content",) and len(folders) > 2:
        name = folders[2] if len(folders) > 3 else PurePosixPath(folders[2]).stem
        address = routes.entry(folders[1], slug(name, language))
    else:
        return ""
    found = routes.absolute(address)
    return found + mark + fragment if found else ""
