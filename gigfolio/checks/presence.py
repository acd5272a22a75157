"""Whether a site still says what is true, and says what a client looks for. Pure: the content and a day decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from babel import Locale
from babel.core import get_global

from gigfolio.content.names import slug
from gigfolio.errors import Diagnostic, Location, Severity
from gigfolio.model.entities import Profile
from gigfolio.model.site import Content
from gigfolio.model.values import PartialDate
from gigfolio.plan.place import country_code

PROFILE_DAYS = 180  # after which a profile is looked through again
AVAILABILITY_DAYS = 60


def presence(content: Content, files: frozenset[str], today: dt.date) -> list[Diagnostic]:
    """Return what is out of date, what disagrees with itself, and what is missing.

    Args:
        content: everything that was written.
        files: the paths of the site's files, to name the right one.
        today: what "out of date" is measured from.
    """
    look = _Look(content, files, today)
    return [*look.verified(), *look.facts(), *look.over(), *look.missing()]


class _Look:
    def __init__(self, content: Content, files: frozenset[str], today: dt.date) -> None:
        self.content, self.files, self.today = content, files, today
        self.profile: Profile = content.profile

    def _say(self, severity: Severity, id: str, file: str, message: str, hint: str = "") -> Diagnostic:
        path = next(
            (f"content/{file}{e}" for e in (".yaml", ".yml") if f"content/{file}{e}" in self.files),
            "gigfolio.yaml",
        )
        return Diagnostic(severity, id, message, Location(path), hint)

    def verified(self) -> Iterator[Diagnostic]:
        """Dates on which the freelancer last looked."""
        available = self.profile.availability
        dates: list[tuple[str, PartialDate | None, int]] = [
            ("last_verified", self.profile.last_verified, PROFILE_DAYS)
        ]
        if available is not None:
            dates.append(("availability.last_verified", available.last_verified, AVAILABILITY_DAYS))
        for name, date, days in dates:
            if date is None:
                continue
            if date.first > self.today:
                yield self._say("warning", "verified-later", "profile", f"{name}: {date} is still to come")
            elif (age := (self.today - date.last).days) > days:
                hint = "look through it, and write the day on which you did"
                yield self._say(
                    "warning", "not-verified", "profile", f"{name}: {date} is {age} days ago", hint
                )

    def facts(self) -> Iterator[Diagnostic]:
        """Facts that stand in two places and disagree."""
        place, settings = self.profile.location, self.content.settings
        if place.timezone and settings.timezone and place.timezone != settings.timezone:
            message = (
                f"location.timezone is {place.timezone}, and timezone in gigfolio.yaml is {settings.timezone}"
            )
            yield self._disagree("profile", message, "keep the one in the profile")
        if (zone := place.timezone) and (country := country_code(place.country, Locale("en"))):
            where = get_global("zone_territories").get(zone, country)
            if where not in (country, "ZZ", "001"):  # the last two are nowhere and everywhere
                yield self._disagree("profile", f"location: {zone} is not in {place.country}")
        if place.remote is False and place.on_site is False:
            yield self._disagree(
                "profile", "location: neither remote nor on_site is true", "say how you work"
            )
        yield from self._availability()
        yield from self._twice()
        yield from self._years()
        yield from self._companies()

    def _disagree(self, file: str, message: str, hint: str = "") -> Diagnostic:
        return self._say("warning", "facts-disagree", file, message, hint)

    def _availability(self) -> Iterator[Diagnostic]:
        given = self.profile.availability
        if given is None or given.status != "booked":
            return
        for index, when in enumerate(given.ranges):
            if when.from_.first <= self.today and (when.until is None or when.until.last >= self.today):
                message = f"availability.status is booked, and ranges[{index}] says that you are free today"
                yield self._disagree("profile", message)

    def _twice(self) -> Iterator[Diagnostic]:
        seen: dict[str, str] = {}
        for link in self.profile.links:
            key = link.url.rstrip("/").casefold()
            if key in seen:
                yield self._disagree("profile", f"links: {link.platform} and {seen[key]} are one address")
            seen.setdefault(key, link.platform)

    def _years(self) -> Iterator[Diagnostic]:
        """More years of a skill than there are years since the first work, project or schooling."""
        past = self.content.experience
        dates = [w.start for w in past.work] + [e.start for e in past.education]
        dates += [v.start for v in past.volunteering] + [p.start for p in self.content.projects]
        starts = [date.year for date in dates if date]
        if not starts:
            return
        most = self.today.year - min(starts) + 1
        for skill in self.content.skills:
            if skill.years is not None and skill.years > most:
                message = f"{skill.name}: {skill.years} years, and the first date of all is {min(starts)}"
                yield self._disagree("skills", message)

    def _companies(self) -> Iterator[Diagnostic]:
        clients = {p.id: p.client.name for p in self.content.projects if p.client.nda == "none"}
        for quote in self.content.testimonials:
            client = clients.get(quote.project, "")
            if client and quote.company and not _alike(client, quote.company):
                message = (
                    f"{quote.author} is of {quote.company}, and the client of {quote.project} is {client}"
                )
                yield self._say("note", "facts-disagree", "testimonials", message)

    def over(self) -> Iterator[Diagnostic]:
        """Memberships that are over; prices, certificates and free dates are looked at by the build."""
        for member in self.content.network.memberships:
            if member.expires and member.expires.last < self.today:
                yield self._say(
                    "warning", "expired-membership", "network", f"{member.body}: expired {member.expires}"
                )

    def missing(self) -> Iterator[Diagnostic]:
        """What a client looks for and does not find."""
        profile, contact, settings = self.profile, self.profile.contact, self.content.settings
        if not (contact.email or contact.phone or contact.booking_url or settings.contact_form):
            hint = "contact: {email: …} in the profile"
            yield self._say("warning", "no-contact", "profile", "nothing says how to reach you", hint)
        if not profile.headline:
            yield self._say(
                "note", "no-headline", "profile", "there is no headline: the home page has only your name"
            )
        if not settings.url:
            hint = "url: https://… in gigfolio.yaml"
            message = "there is no url, so feeds, the site map and cards cannot name the site's address"
            yield Diagnostic("note", "no-url", message, Location("gigfolio.yaml"), hint)
        bare = [p.id for p in self.content.projects if not p.outcomes and not p.draft]
        if bare:
            message = f"no outcome is named in {', '.join(bare[:6])}{' and more' if len(bare) > 6 else ''}"
            yield Diagnostic("note", "no-outcomes", message, hint="say what changed, in numbers: outcomes")


def _alike(one: str, other: str) -> bool:
    first, second = slug(one), slug(other)
    return first in second or second in first
