"""The contacts that are due: who to be in touch with, since when, and about what."""

from __future__ import annotations

from gigfolio.model.values import Value
from gigfolio.papers.due import Turn, turns
from gigfolio.papers.paper import Made, Paper, Sheet, Source
from gigfolio.papers.weeks import day_of
from gigfolio.plan.prices import count_of
from gigfolio.words import Words

SOON = 30  # days ahead that the sheet looks
_ROOM = 14  # contacts that one page holds


class DueLine(Value, frozen=True, kw_only=True):
    """A contact; `due` is its day, `over` how far that is from today, in words."""

    name: str
    who: str
    due: str
    over: str
    last: str = ""
    next_action: str = ""
    how_met: str = ""
    can_refer: str = ""
    given: str = ""
    received: str = ""


class ContactsSheet(Sheet, frozen=True, kw_only=True):
    """`due` are those whose day has come, the longest overdue first; `soon` those of the next 30 days."""

    printed: str
    due: tuple[DueLine, ...] = ()
    soon: tuple[DueLine, ...] = ()


def papers(source: Source) -> Made:
    """Return the one sheet of contacts, or none where nobody is due by then."""
    lines = [turn for turn in turns(source.private.contacts, source.today) if turn.over >= -SOON]
    if not lines:
        return Made()
    words = source.words
    sheet = ContactsSheet(
        **source.common(words("paper_contacts")),
        printed=words.date(day_of(source.today)),
        due=tuple(line(turn, source) for turn in lines if turn.over >= 0),
        soon=tuple(line(turn, source) for turn in lines if turn.over < 0),
    )
    paper = Paper(
        output="contacts",
        html="papers/contacts.html",
        pdf="papers/contacts.typ",
        sheet=sheet,
        pages=1 + (len(lines) - 1) // _ROOM,
        source="private/contacts.yaml",
        about=words("paper_contacts"),
        date=source.today.isoformat(),
    )
    return Made((paper,))


def line(turn: Turn, source: Source) -> DueLine:
    """Return a contact as it is printed."""
    words, contact = source.words, turn.contact
    roles = (words(f"paper_kind_{contact.kind}"), words(f"paper_role_{contact.role}") if contact.role else "")
    return DueLine(
        name=contact.name,
        who=", ".join(part for part in roles if part),
        due=words.date(day_of(turn.due), source.today),
        over=over_words(turn.over, words),
        last=words.date(contact.last_contact, source.today) if contact.last_contact else "",
        next_action=contact.next_action,
        how_met=contact.how_met,
        can_refer=contact.can_refer,
        given=contact.given,
        received=contact.received,
    )


def over_words(days: int, words: Words) -> str:
    """Return how far a day is from today: "12 days over", "today", "in 3 days"."""
    if not days:
        return words("paper_today")
    key = "paper_days_over" if days > 0 else "paper_days_to_come"
    return words(key, time=count_of(abs(days), "days", words))
