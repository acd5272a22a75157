"""Who is due: each contact's next day, by the last time and the days between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from gigfolio.model.private import Contact


class Turn(NamedTuple):
    """A contact, the day to be in touch, and how many days ago that was (below 0: days to come)."""

    contact: Contact
    due: dt.date
    over: int


def turns(contacts: Iterable[Contact], today: dt.date) -> tuple[Turn, ...]:
    """Return every contact that has a cadence, the longest overdue first, then by name.

    A last contact known to the month or year counts from its first day, so that a reminder is early rather than late.
    Where there was none yet, today is the day. Without `cadence_days` nobody is ever due.
    """
    found = [Turn(c, due, (today - due).days) for c in contacts if (due := due_date(c, today))]
    return tuple(sorted(found, key=lambda turn: (-turn.over, turn.contact.name.casefold(), turn.contact.id)))


def due_date(contact: Contact, today: dt.date) -> dt.date | None:
    if contact.cadence_days is None:
        return None
    if contact.last_contact is None:
        return today
    try:
        return contact.last_contact.first + dt.timedelta(days=contact.cadence_days)
    except OverflowError:
        return None
