"""The private dates as a calendar file (RFC 5545): interviews, follow-ups, and the reviews of the plan."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from gigfolio.model.private import Interview, WorkPlan
from gigfolio.papers.paper import Source
from gigfolio.words import Words


class Entry(NamedTuple):
    """A day, or a moment, and what it is for. `key` names it for good, so that a changed text is not a second entry."""

    key: str
    start: dt.date | dt.datetime
    title: str
    where: str = ""


def calendar(source: Source) -> bytes:
    """Return the calendar file; b"" without any date. The same dates give the same bytes, whatever day it is."""
    entries = sorted(_entries(source), key=lambda entry: (entry.start.isoformat(), entry.key))
    if not entries:
        return b""
    from icalendar import Calendar, Event

    made = Calendar()
    made.add("prodid", "-//gigfolio//papers//EN")
    made.add("version", "2.0")
    for entry in entries:
        event = Event()
        event.add("uid", hashlib.sha256(entry.key.encode()).hexdigest()[:32] + "@gigfolio")
        event.add("dtstamp", _stamp(entry.start))
        event.add("dtstart", entry.start)
        event.add("summary", entry.title)
        if entry.where:
            event.add("location", entry.where)
        made.add_component(event)
    return bytes(made.to_ical())


def _stamp(start: dt.date | dt.datetime) -> dt.datetime:
    """The moment that an entry is said to be written at: its own day, as a clock would change the file at each build."""
    return dt.datetime(start.year, start.month, start.day, tzinfo=dt.UTC)


def _entries(source: Source) -> Iterator[Entry]:
    zone = _zone(source)
    for interview in source.private.interviews:
        yield from _of_interview(interview, zone, source.words)
    if source.private.plan:
        yield from _of_plan(source.private.plan, source.words)


def _of_interview(interview: Interview, zone: ZoneInfo | None, words: Words) -> Iterator[Entry]:
    name = interview.client.name
    if interview.when:
        title = words("calendar_interview", name=name)
        yield Entry(f"interview {interview.id}", _moment(interview.when, zone), title, interview.where)
    for number, line in enumerate(interview.follow_up):
        if line.date and line.date.day:
            title = words("calendar_follow_up", name=name, what=line.what) if line.what else name
            yield Entry(f"follow-up {interview.id} {number}", line.date.first, title)


def _of_plan(plan: WorkPlan, words: Words) -> Iterator[Entry]:
    """The day that the plan ends on, when it is reviewed, and those on which something in it is due."""
    if plan.start.day:
        end = plan.start.first + dt.timedelta(days=plan.length_days)
        title = words("calendar_review", days=plan.length_days)
        yield Entry("plan review", end, title, plan.review)
    due = plan.skill.evidence_due if plan.skill else None
    if plan.skill and due and due.day:
        yield Entry("plan skill", due.first, words("calendar_skill", name=plan.skill.name))
    for benefit in plan.benefits:
        if benefit.renewal and benefit.renewal.day:
            title = words("calendar_renewal", name=benefit.name)
            yield Entry(f"renewal {benefit.name}", benefit.renewal.first, title)


def _zone(source: Source) -> ZoneInfo | None:
    """The freelancer's own time zone; None, for hours that float, where there is none or this machine has no table."""
    name = source.site.profile.location.timezone or source.site.settings.timezone
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _moment(text: str, zone: ZoneInfo | None) -> dt.date | dt.datetime:
    """A day, or an hour in UTC where the zone is known."""
    found = dt.datetime.fromisoformat(text.replace("T", " "))
    if len(text) <= len("2026-03-14"):
        return found.date()
    return found.replace(tzinfo=zone).astimezone(dt.UTC) if zone else found
