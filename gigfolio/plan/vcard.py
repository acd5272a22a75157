"""The contact card: vCard 4.0 (RFC 6350)."""

from __future__ import annotations

from collections.abc import Iterator

from gigfolio.plan.kit import Kit

_LIMIT = 75  # octets of a line, RFC 6350 3.2
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": None})


def vcard(kit: Kit) -> str:
    """Return contact.vcf, with its CRLF line ends."""
    lines = ("BEGIN:VCARD", "VERSION:4.0", *_properties(kit), "END:VCARD")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _properties(kit: Kit) -> Iterator[str]:
    profile = kit.site.profile
    contact, place = profile.contact, profile.location
    yield "KIND:individual"
    yield f"FN:{escaped(profile.name)}"
    if profile.headline:
        yield f"TITLE:{escaped(profile.headline)}"
    if contact.email:
        yield f"EMAIL;TYPE=work:{escaped(contact.email)}"
    if contact.phone:
        yield f"TEL;TYPE=work:{escaped(contact.phone)}"
    if place.city or place.region or place.country:
        parts = ("", "", "", place.city, place.region, "", place.country)
        yield "ADR;TYPE=work:" + ";".join(map(escaped, parts))
    zone = place.timezone or kit.site.settings.timezone
    if zone:
        yield f"TZ:{escaped(zone)}"
    home = kit.routes.absolute("/")
    for url in (home, contact.booking_url, *(link.url for link in profile.links)):
        if url:
            yield f"URL:{url}"
    if profile.last_verified and profile.last_verified.day:
        yield f"REV:{str(profile.last_verified).replace('-', '')}T000000Z"
    if home:
        yield f"SOURCE:{kit.routes.absolute('/contact.vcf')}"


def escaped(text: str) -> str:
    """Return a text value with what would end it escaped (RFC 6350 3.4)."""
    return text.translate(_ESCAPES)


def folded(line: str) -> str:
    """Return a line cut into lines of at most 75 octets, never within a character; each further one starts with a space."""
    pieces, current, size = [], "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _LIMIT:
            pieces.append(current)
            current, size = " ", 1
        current += character
        size += octets
    return "\r\n".join([*pieces, current])
