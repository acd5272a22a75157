"""Jekyll's and Hugo's own marks within Markdown, as plain Markdown: code, pictures, links to other posts."""

from __future__ import annotations

import re

from gigfolio.importers.post_links import outside_code

_HIGHLIGHT = re.compile(r"{%-?\s*highlight\s+(\S+).*?%}\n?(.*?)\n?{%-?\s*endhighlight\s*-?%}", re.DOTALL)
_HUGO_HIGHLIGHT = re.compile(
    r"{{[<%]\s*highlight\s+\"?(\w+).*?[>%]}}\n?(.*?)\n?{{[<%]\s*/\s*highlight\s*[>%]}}", re.DOTALL
)
_RAW = re.compile(r"{%-?\s*(?:end)?raw\s*-?%}")
_SITE = re.compile(r"{{\s*site\.(?:url|baseurl)\s*}}|{{\s*page\.(?:url|baseurl)\s*}}")
_RELATIVE = re.compile(r"{{\s*[\"']([^\"']*)[\"']\s*\|\s*(?:relative_url|absolute_url|relURL|absURL)\s*}}")
_POST_LINK = re.compile(
    r"{%-?\s*(?:post_url|link)\s+(\S+)\s*-?%}|{{[<%]\s*(?:rel)?ref\s+\"?([^\"\s>%]+)\"?\s*[>%]}}"
)
_FIGURE = re.compile(r"{{[<%]\s*figure\s+(.*?)/?[>%]}}", re.DOTALL)
_ATTRIBUTE = re.compile(r"(\w+)\s*=\s*\"([^\"]*)\"")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ATTRIBUTES = re.compile(r"^{:[^}\n]*}[ \t]*\n?|(?<=\)){:[^}\n]*}", re.MULTILINE)
_LEFT = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
_HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>")
POST_SCHEME = "post:"  # what links to other posts are written as until they are resolved


def plain_markdown(text: str) -> tuple[str, list[str], bool]:
    """Return a text without other generators' marks, the marks that are left in it, and whether it has raw HTML."""
    text = _HUGO_HIGHLIGHT.sub(_fence, _HIGHLIGHT.sub(_fence, text))
    text = outside_code(text, _without_marks)
    left: list[str] = []
    html: list[str] = []

    def look(part: str) -> str:
        left.extend(_LEFT.findall(part))
        html.extend(_HTML.findall(part))
        return part

    outside_code(text, look)
    return text, left, bool(html)


def _fence(found: re.Match[str]) -> str:
    marks = "````" if "```" in found[2] else "```"
    return f"\n{marks}{found[1]}\n{found[2]}\n{marks}\n"


def _without_marks(text: str) -> str:
    text = _RELATIVE.sub(r"\1", _SITE.sub("", _RAW.sub("", text)))
    text = _POST_LINK.sub(lambda found: POST_SCHEME + (found[1] or found[2]), text)
    text = _FIGURE.sub(_picture, _COMMENT.sub("", text))
    return _ATTRIBUTES.sub("", text)


def _picture(found: re.Match[str]) -> str:
    given = dict(_ATTRIBUTE.findall(found[1]))
    title = given.get("caption") or given.get("title", "")
    title = ' "' + title.replace('"', "'") + '"' if title else ""
    return f"![{given.get('alt', '')}]({given.get('src', '')}{title})"
