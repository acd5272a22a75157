"""Who the freelancer is, where to be reached, and when free."""

from __future__ import annotations

from typing import Literal

from gigfolio.model.values import Email, PartialDate, Phone, Picture, Url, Value, WeekHours, Zone


class Location(Value, frozen=True, kw_only=True):
    city: str = ""
    region: str = ""
    country: str = ""
    timezone: Zone = ""
    remote: bool | None = None
    on_site: bool | None = None
    travel: str = ""


class SpokenLanguage(Value, frozen=True, kw_only=True):
    language: str
    level: str = ""


class AvailabilityRange(Value, frozen=True, kw_only=True):
    from_: PartialDate
    until: PartialDate | None = None
    share: str = ""  # free words: "three days a week", "50%"


class Availability(Value, frozen=True, kw_only=True):
    status: Literal["open", "limited", "booked"]
    from_: PartialDate | None = None
    ranges: tuple[AvailabilityRange, ...] = ()
    hours_per_week: WeekHours | None = None
    note: str = ""
    last_verified: PartialDate | None = None


class ContactDetails(Value, frozen=True, kw_only=True):
    email: Email = ""
    phone: Phone = ""
    booking_url: Url = ""
    action: str = ""  # label of the primary action: "Ask about a date"
    reply_time: str = ""  # "within one working day"
    hours: str = ""  # working hours in the freelancer's zone: "09:00-17:00"


class ProfileLink(Value, frozen=True, kw_only=True):
    platform: str
    url: Url
    handle: str = ""


class Profile(Value, frozen=True, kw_only=True):
    name: str
    headline: str = ""
    emphasis: str = ""  # words of the headline
    summary: str = ""
    photo: Picture | None = None
    pronouns: str = ""
    location: Location = Location()
    spoken_languages: tuple[SpokenLanguage, ...] = ()
    availability: Availability | None = None
    contact: ContactDetails = ContactDetails()
    links: tuple[ProfileLink, ...] = ()
    last_verified: PartialDate | None = None
