"""Posts of Jekyll and Hugo: their front matter, their names, their former addresses, their texts."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from gigfolio.content import forms
from gigfolio.content.names import UniqueNames, slug
from gigfolio.content.scalars import BadValue
from gigfolio.content.text_source import open_source, shortened
from gigfolio.importers.dates import read_date
from gigfolio.importers.front import read_front
from gigfolio.importers.markdown_text import without_markup
from gigfolio.importers.post_links import outside_code, rewrite_links
from gigfolio.importers.post_markup import POST_SCHEME, plain_markdown
from gigfolio.importers.reading import Map, clean
from gigfolio.importers.result import Document, Entry, Fields, Imported, file_name
from gigfolio.model.values import PartialDate

MAX_BYTES = 2_000_000
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})-(.+)\Z", re.ASCII)
_IGNORED = (
    "layout",
    "author",
    "authors",
    "comments",
    "toc",
    "type",
    "weight",
    "math",
    "share",
    "sitemap",
    "lang",
)
_BARE = re.compile(rf"(?<![\w(<]){POST_SCHEME}([\w/.#-]*[\w/#])")
_NOT_YET, _NOWHERE = "?", "it leads nowhere on this site"
_HEADING = re.compile(r"\A\s*# +(.+?)(?: +#+)?[ \t]*(?:\n|\Z)")


class PostFile(NamedTuple):
    """A post's file: its path within the folder, and its bytes."""

    path: str
    data: bytes


class _Post(NamedTuple):
    path: str
    name: str  # slug
    entry: Entry
    fields: Map  # its front matter, as far as it is read
    body: str
    aliases: tuple[str, ...]


def read_posts(
    files: Sequence[PostFile], pictures: Mapping[str, bytes], source: str, *, today: dt.date
) -> Imported:
    """Return the posts of a folder.

    Args:
        files: its Markdown files, in order.
        pictures: pictures by their path within the folder, or "/…" for those counted from the old site's root.
        source: the folder's name.
        today: a post of a later day is not published yet, and so nothing can lead to it.
    """
    found = Imported("posts", source)
    names = UniqueNames()
    posts = [post for file in files if (post := _read(file, names, found)) is not None]
    files_of = {
        post.name: f"content/posts/{post.name}/index.md"
        if _has_pictures(post, pictures)
        else f"content/posts/{post.name}.md"
        for post in posts
    }
    known: dict[str, str] = {}
    for post in posts:
        place = files_of[post.name] if is_published(post.entry.fields, today) else _NOT_YET
        for alias in (post.path, post.name, _stem(post.path), *post.aliases):
            if known.get(_address(alias), _NOT_YET) == _NOT_YET:
                known[_address(alias)] = place
    for post in posts:
        found.document("posts", _document(post, known, pictures, found))
    return found


def is_published(fields: Mapping[str, object], today: dt.date) -> bool:
    """Whether a post with these fields (typed, or as plain text) is online on a day."""
    if str(fields.get("draft", "")).casefold() == "true":
        return False
    date = fields.get("date")
    day = date if isinstance(date, PartialDate) else read_date(str(date or ""))
    return not isinstance(day, PartialDate) or day.first <= today


def _read(file: PostFile, names: UniqueNames, found: Imported) -> _Post | None:
    source, text = open_source(file.path, file.data, MAX_BYTES)
    front = read_front(source, text) if not source.problems else None
    if front is None or front.fields is None:
        found.left += source.problems
        return None
    fields = Map(front.fields, "", found)
    body = front.body
    dated = _DATED.match(_stem(file.path))
    title = without_markup(fields.text("title"))
    heading = _HEADING.match(body)
    if not title and heading:
        title, body = without_markup(heading[1]), body[heading.end() :]
    stem = dated[2] if dated else _stem(file.path)
    title = title or stem.replace("-", " ").replace("_", " ").capitalize()
    name = file_name(names, fields.text("slug") or stem, title, otherwise="post")
    aliases = tuple(_aliases(fields, dated, found, name))
    entry = _entry(fields, file.path, title, dated[1] if dated else "", aliases)
    return _Post(file.path, name, entry, fields, body, aliases)


def _entry(fields: Map, path: str, title: str, day: str, aliases: tuple[str, ...]) -> Entry:
    date = fields.date("date", "publishDate") or read_date(day) or ""
    updated = fields.date("lastmod", "last_modified_at", "updated", "modified")
    if isinstance(date, PartialDate) and isinstance(updated, PartialDate) and updated.last < date.first:
        updated = ""
    draft = (
        fields.text("draft") == "true" or fields.text("published") == "false" or path.startswith("_drafts/")
    )
    made: Fields = {"title": title, "date": date, "updated": "" if updated == date else updated}
    made["summary"] = without_markup(fields.text("summary", "description", "excerpt", "subtitle"))
    made["tags"] = _tags(fields)
    made["canonical"] = fields.url("canonical_url", "canonicalURL", "canonical")
    made |= {"draft": True} if draft else {}
    made["aliases"] = list(aliases)
    fields.ignore(*_IGNORED)
    return Entry(made)


def _tags(fields: Map) -> list[str]:
    """Tags and categories, each once; Jekyll also writes them as words with spaces between them."""
    tags: dict[str, str] = {}
    for name in ("tags", "tag", "categories", "category"):
        value = fields.get(name)
        words = fields.texts(name) if value.items is not None else re.split(r"[,\s]+", fields.text(name))
        for word in words:
            if word and slug(word):
                tags.setdefault(slug(word), word)
    return list(tags.values())


def _aliases(fields: Map, dated: re.Match[str] | None, found: Imported, name: str) -> list[str]:
    """Former addresses that can be kept: those written in the front matter, and of a dated file Jekyll's own."""
    written = [*fields.texts("aliases"), *fields.texts("redirect_from")]
    permalink = fields.text("permalink", "url")
    written += [permalink] if permalink and ":" not in permalink else []
    if dated and not permalink:
        groups = [slug(word) for word in fields.texts("categories", "category")]
        written.append("/" + "/".join([*groups, *dated[1].split("-"), f"{dated[2]}.html"]))
    kept: dict[str, str] = {}
    for address in written:
        path = urlsplit(address).path if "://" in address else address.partition("#")[0]
        path = "/" + path.lstrip("/")
        try:
            kept.setdefault(_address(path), forms.alias(path))
        except BadValue:
            found.leave(f"alias {shortened(address)}", "no redirect can be left there", fields.node.where)
    return [alias for key, alias in kept.items() if key not in ("", f"posts/{name}")]


def _stem(path: str) -> str:
    """A post's name: that of its file, or of its folder for NAME/index.md."""
    stem = posixpath.basename(path).rsplit(".", 1)[0]
    folder = posixpath.basename(posixpath.dirname(path))
    return folder if stem in {"index", "_index"} and folder else stem


def _address(path: str) -> str:
    """An address as it is compared."""
    return (
        path.strip("/")
        .removesuffix("index.html")
        .removesuffix(".html")
        .removesuffix(".md")
        .strip("/")
        .casefold()
    )


def _has_pictures(post: _Post, pictures: Mapping[str, bytes]) -> bool:
    """Whether a post brings pictures along, and so has a folder of its own."""
    links = _Links(post, {}, pictures)
    _cover(post.fields, links)
    rewrite_links(plain_markdown(post.body)[0], links)
    return bool(links.files)


def _document(
    post: _Post, known: Mapping[str, str], pictures: Mapping[str, bytes], found: Imported
) -> Document:
    body, marks, has_html = plain_markdown(post.body)
    for mark in dict.fromkeys(marks):
        found.leave(f"{post.path}: {shortened(mark)}", "it is left in the text as it is")
    if has_html:
        hint = "to keep it: markdown: {html: true} in gigfolio.yaml; otherwise it is shown as text"
        found.leave(post.path, "it has raw HTML in its text", hint=hint)
    links = _Links(post, known, pictures)
    cover = _cover(post.fields, links)
    body, lost = rewrite_links(body, links)
    body = outside_code(
        body, lambda part: _BARE.sub(lambda found: _linked(links(found[0], False), found[1]), part)
    )
    for address in dict.fromkeys(lost):
        written = shortened(address.removeprefix(POST_SCHEME)) or "a link"
        why = "it leads to a post that is not published yet" if address in links.early else _NOWHERE
        found.leave(f"{post.path}: {written}", f"{why}; its words are kept")
    entry = Entry({**post.entry.fields, **cover}, post.fields.rest())
    return Document(post.name, entry, body, links.files)


def _linked(path: str, words: str) -> str:
    return f"[{words}]({path})" if path else words


def _cover(fields: Map, links: _Links) -> Fields:
    """The picture that stands for a post, when it is there: a path, or Hugo's map with `image` and `alt`."""
    for name in ("cover", "image", "featured_image", "thumbnail", "header"):
        value = fields.entries.get(name, (None, None))[1]
        given = Map(value, name, fields.found) if value is not None and value.entries is not None else None
        written = (
            given.text("image", "src", "path", "teaser")
            if given
            else clean((value.text if value else "") or "")
        )
        picture = links(written, True) if written else ""
        if picture:
            fields.ignore(name)
            alt = given.text("alt", "image_alt") if given else ""
            return {"cover": {"src": picture, "alt": alt} if alt else picture}
    return {}


class _Links:
    """Resolves the links of one post, and collects the pictures that it needs (`files`, by their new name)."""

    def __init__(self, post: _Post, known: Mapping[str, str], pictures: Mapping[str, bytes]) -> None:
        self.post, self.known, self.pictures = post, known, pictures  # known: old addresses to the new files
        self.files: dict[str, bytes] = {}
        self.early: set[str] = set()  # written addresses of posts that are not published yet

    def __call__(self, written: str, is_picture: bool) -> str:
        if is_picture:
            return self._picture(unquote(written.partition("?")[0]))
        path, mark, anchor = unquote(written.removeprefix(POST_SCHEME)).partition("#")
        folder = posixpath.dirname(self.post.path)
        candidates = [
            path,
            posixpath.normpath(posixpath.join(folder, path)),
            _stem(path),
            posixpath.basename(path),
        ]
        if not written.startswith(POST_SCHEME):
            candidates = candidates[:2]
        for candidate in candidates:
            name = self.known.get(_address(candidate))
            if name == _NOT_YET and path:
                self.early.add(written)
            elif name and path:
                return f"{name}{mark}{anchor}"
        return ""

    def _picture(self, written: str) -> str:
        folder = posixpath.dirname(self.post.path)
        path = written if written.startswith("/") else posixpath.normpath(posixpath.join(folder, written))
        if path not in self.pictures:
            return ""
        stem, dot, ending = posixpath.basename(path).rpartition(".")
        name = f"{slug(stem) or 'picture'}{dot}{ending.lower()}"
        while name in self.files and self.files[name] != self.pictures[path]:
            name = f"x-{name}"
        self.files[name] = self.pictures[path]
        return name
