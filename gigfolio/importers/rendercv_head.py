"""The head of a RenderCV file: who it is, and where to be found."""

from __future__ import annotations

from gigfolio.importers.markdown_text import without_markup
from gigfolio.importers.places import place_fields
from gigfolio.importers.reading import Map, web_address
from gigfolio.importers.result import Fields, Imported

_NETWORKS = {
    "LinkedIn": "https://www.linkedin.com/in/", "GitHub": "https://github.com/", "GitLab": "https://gitlab.com/",
    "IMDB": "https://www.imdb.com/name/", "Instagram": "https://www.instagram.com/", "ORCID": "https://orcid.org/",
    "StackOverflow": "https://stackoverflow.com/users/", "ResearchGate": "https://www.researchgate.net/profile/",
    "YouTube": "https://www.youtube.com/@", "Google Scholar": "https://scholar.google.com/citations?user=",
    "Telegram": "https://t.me/", "WhatsApp": "https://wa.me/", "Leetcode": "https://leetcode.com/u/",
    "X": "https://x.com/", "Twitter": "https://x.com/", "Bluesky": "https://bsky.app/profile/",
    "Reddit": "https://www.reddit.com/user/",
}  # fmt: skip


def read_head(cv: Map, found: Imported) -> None:
    """Fill in the profile."""
    cv.refuse("copy it into content/ and name it as photo in profile.yaml", "photo")
    links = [_network(entry) for entry in cv.maps("social_networks")]
    links += [_connection(entry) for entry in cv.maps("custom_connections")]
    website = cv.url("website")
    if website:
        links.insert(0, {"platform": "Website", "url": website})
    phone = cv.formed("phone", "phone") if not cv.text("phone").startswith("tel:") else cv.text("phone")[4:]
    found.profile = {
        "name": cv.text("name"),
        "headline": without_markup(cv.text("headline", "label")),
        "location": place_fields(cv.text("location")),
        "contact": {"email": cv.formed("email", "email"), "phone": phone},
        "links": [link for link in links if link.get("url")],
    }


def _network(entry: Map) -> Fields:
    network, name = entry.text("network"), entry.text("username")
    if network == "Mastodon" and name.count("@") == 2:
        _, user, host = name.split("@")
        url = f"https://{host}/@{user}"
    else:
        url = _NETWORKS.get(network, "") + name if network in _NETWORKS else web_address(name)
    if not url:
        entry.found.leave(f"{network}: {name}", "its address is not known", entry.node.where)
        return {}
    return {"platform": network, "url": web_address(url), "handle": name}


def _connection(entry: Map) -> Fields:
    url = entry.url("url")
    name = entry.text("placeholder") or url
    entry.ignore("fontawesome_icon")
    if not url:
        entry.found.kept.append(f"connection: {name}")
        entry.found.leave(name, "it has no address; it is kept as a comment", entry.node.where)
    return {"platform": name, "url": url}
