"""Addresses and output paths. An address is a path from the site's root ("/projects/harbour/"), without the base path."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

from gigfolio.model.settings import SECTIONS, Settings

# Words that the addresses of any site are made of, whatever it says: nobody's secret.
PATH_WORDS = (
    *SECTIONS, "index.html", "404.html", "card.jpg", "resume.json", "contact.vcf", "llms.txt", "robots.txt", "sitemap.xml",
    "feed.xml", "feed.json", "manifest.webmanifest", "favicon.ico", "favicon.svg", "apple-touch-icon.png", "icon-192.png",
    "assets", "images", "static",
)  # fmt: skip


class Routes:
    """The addresses of one site, by its settings (permalinks change a section's prefix)."""

    def __init__(self, settings: Settings) -> None:
        self.base = settings.base_path
        self._origin = (
            settings.url.removesuffix(self.base.removeprefix("/")).rstrip("/") if settings.url else ""
        )
        self._prefixes = settings.permalinks
        self._sections: dict[str, str] = {}

    def section(self, name: str) -> str:
        """Return the address of a section's index."""
        made = self._sections.get(name)
        if made is None:
            made = self._sections[name] = f"/{self._prefixes.get(name, name).strip('/')}/"
        return made

    def entry(self, collection: str, id: str) -> str:
        """Return the address of one entry; a page of `pages` stands at the root."""
        return f"/{id}/" if collection == "pages" else f"{self.section(collection)}{id}/"

    def href(self, address: str) -> str:
        """Return an address as a link on the site, base path included."""
        return self.base + address.removeprefix("/")

    def absolute(self, address: str) -> str:
        """Return the whole web address, or "" when the site has none."""
        return self._origin + self.href(address) if self._origin else ""

    @staticmethod
    def file(path: str) -> str:
        """Return the address of a file by its output path, percent-encoded where it must be."""
        return "/" + quote(path, safe="/~!$&'()*+,;=:@")

    @staticmethod
    def output(address: str) -> str:
        """Return the file that the host serves at an address."""
        path = address.removeprefix("/")
        return path + "index.html" if not path or path.endswith("/") else path

    @staticmethod
    def alias(alias: str) -> str:
        """Return the address at which a former address is kept: that of a folder, unless it names an HTML file."""
        is_file = alias.lower().endswith((".html", ".htm"))
        return alias if is_file or alias.endswith("/") else alias + "/"


def same_file_key(path: str) -> str:
    """Return what two output paths have in common when some computer takes them for one file."""
    return unicodedata.normalize("NFC", path).casefold()
