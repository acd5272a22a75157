"""gigfolio.yaml, typed."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from gigfolio.model.entities import NamedLink
from gigfolio.model.values import CurrencyCode, LanguageTag, Positive, Url, Value, Zone

CONTENT_VERSION = 1  # of the content format that this package reads
DEPLOY_TARGETS = ("github-pages", "netlify", "cloudflare-pages", "folder")
# The parts of a site that have an address, by the names used in `navigation.order` and `permalinks`.
SECTIONS = (
    "projects", "tags", "skills", "services", "rates", "testimonials", "certifications", "about", "experience",
    "posts", "working-together", "network", "contact", "cv",
)  # fmt: skip
# Those that `sections` can put on the home page, and those with one page of their own for the navigation.
HOME_SECTIONS = ("projects", "testimonials", "services", "rates", "about", "certifications", "posts")
PAGES = tuple(name for name in SECTIONS if name != "skills")
LEAVABLE = (*PAGES, "404")  # what `leave_out` can name
Grade = Annotated[int, Meta(ge=1, le=100)]  # of an encoder
Effort = Annotated[int, Meta(ge=0, le=6)]  # of the WebP encoder: libwebp's method
Width = Annotated[int, Meta(ge=16, le=16_384)]  # of a picture, in pixels; the upper bound is WebP's


class Navigation(Value, frozen=True, kw_only=True):
    order: tuple[str, ...] = ()  # names of PAGES
    links: tuple[NamedLink, ...] = ()


class Quality(Value, frozen=True, kw_only=True):
    """Encoder quality, 1 to 100, by format."""

    avif: Grade = 52
    webp: Grade = 76
    jpeg: Grade = 80


class ImageSettings(Value, frozen=True, kw_only=True):
    widths: tuple[Width, ...] = (320, 480, 640, 960, 1280, 1920)
    formats: tuple[Literal["avif", "webp", "jpeg"], ...] = ("avif", "webp")
    quality: Quality = Quality()
    effort: Effort = 1  # WebP's and JPEG's, 0 (fast) to 6 (small files)


class FeedSettings(Value, frozen=True, kw_only=True):
    enabled: bool = True
    limit: Positive = 20
    full_text: bool = True


class DeploySettings(Value, frozen=True, kw_only=True):
    target: str = "github-pages"
    branch: str = "gh-pages"
    cname: str = ""
    private_in_git: bool = False  # the private folder is meant to be tracked: an example


class MarkdownSettings(Value, frozen=True, kw_only=True):
    html: bool = False
    highlight: bool = True  # colour code by its language


class CvVariant(Value, frozen=True, kw_only=True):
    """A CV for one kind of client: work with one of the tags comes first, and the skills that it needed."""

    tags: tuple[str, ...] = ()
    headline: str = ""
    summary: str = ""


class CvSettings(Value, frozen=True, kw_only=True):
    """`pages` is how many the CV may have, `fit` whether it may be set smaller for that; variants are private papers."""

    photo: bool = False
    pages: Annotated[int, Meta(ge=1, le=2)] = 1
    fit: Literal["", "tighten"] = ""
    variants: dict[str, CvVariant] = {}


class Settings(Value, frozen=True, kw_only=True):
    """The site's settings. `url` ends in a slash; `theme_options` are checked by the theme."""

    url: str = ""
    title: str = ""
    description: str = ""
    theme: str = "margin"
    theme_options: dict[str, str | int | float | bool | dict[str, str]] = {}
    language: LanguageTag = "en"
    languages: tuple[LanguageTag, ...] = ()  # reserved: read and checked, not used yet
    currency: CurrencyCode = "EUR"
    timezone: Zone = ""
    paper: Literal["", "a4", "letter"] = ""  # "" : by the profile's country
    cv: CvSettings = CvSettings()
    navigation: Navigation = Navigation()
    sections: tuple[str, ...] = ()  # the home page's, in order: names of HOME_SECTIONS
    leave_out: tuple[str, ...] = ()  # pages that are not made: names of LEAVABLE
    deploy: DeploySettings = DeploySettings()
    feeds: FeedSettings = FeedSettings()
    social_cards: bool = True
    images: ImageSettings = ImageSettings()
    markdown: MarkdownSettings = MarkdownSettings()
    analytics: Url = ""  # address of a script, off unless set
    contact_form: Url = ""  # address that a form is posted to
    private: str = "private"
    permalinks: dict[str, str] = {}  # collection -> prefix
    content_version: int = CONTENT_VERSION

    @property
    def base_path(self) -> str:
        """The path part of `url`, with a slash at both ends ("/" or "/repo/")."""
        rest = self.url.split("://", 1)[-1]
        path = rest.split("/", 1)[1] if "/" in rest else ""
        return "/" + path.strip("/") + "/" if path.strip("/") else "/"
