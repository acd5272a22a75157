"""gigfolio.yaml, typed."""

from __future__ import annotations

from typing import Literal

from gigfolio.model.entities import NamedLink
from gigfolio.model.values import Value


class Navigation(Value, frozen=True, kw_only=True):
    order: tuple[str, ...] = ()  # section names: projects, services, rates, about, posts, contact, …
    links: tuple[NamedLink, ...] = ()


class Quality(Value, frozen=True, kw_only=True):
    """Encoder quality, 1 to 100, by format."""

    avif: int = 52
    webp: int = 76
    jpeg: int = 80


class ImageSettings(Value, frozen=True, kw_only=True):
    widths: tuple[int, ...] = (320, 480, 640, 960, 1280, 1920)
    formats: tuple[Literal["avif", "webp", "jpeg"], ...] = ("avif", "webp")
    quality: Quality = Quality()


class FeedSettings(Value, frozen=True, kw_only=True):
    enabled: bool = True
    limit: int = 20
    full_text: bool = True


class DeploySettings(Value, frozen=True, kw_only=True):
    target: str = "github-pages"
    branch: str = "gh-pages"
    cname: str = ""


class MarkdownSettings(Value, frozen=True, kw_only=True):
    html: bool = False


class Settings(Value, frozen=True, kw_only=True):
    """The site's settings. `url` ends in a slash; `theme_options` are checked by the theme."""

    url: str = ""
    title: str = ""
    description: str = ""
    theme: str = "margin"
    theme_options: dict[str, str | int | float | bool | dict[str, str]] = {}
    language: str = "en"
    languages: tuple[str, ...] = ()
    currency: str = "EUR"
    timezone: str = ""
    paper: Literal["", "a4", "letter"] = ""  # "" : by the profile's country
    navigation: Navigation = Navigation()
    sections: tuple[str, ...] = ()
    deploy: DeploySettings = DeploySettings()
    feeds: FeedSettings = FeedSettings()
    social_cards: bool = True
    images: ImageSettings = ImageSettings()
    markdown: MarkdownSettings = MarkdownSettings()
    analytics: str = ""  # address of a script, off unless set
    contact_form: str = ""  # address that a form is posted to
    private: str = "private"
    permalinks: dict[str, str] = {}  # collection -> prefix
    content_version: int = 1

    @property
    def base_path(self) -> str:
        """The path part of `url`, with a slash at both ends ("/" or "/repo/")."""
        rest = self.url.split("://", 1)[-1]
        path = rest.split("/", 1)[1] if "/" in rest else ""
        return "/" + path.strip("/") + "/" if path.strip("/") else "/"
