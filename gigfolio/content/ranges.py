"""Checks that public and private content share: orders of dates and amounts, sums of milestones, references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from gigfolio.content.names import slug
from gigfolio.content.places import Places, Step
from gigfolio.content.suggest import closest
from gigfolio.content.text_source import shortened
from gigfolio.model.entities import Milestone
from gigfolio.model.values import Amount, End, PartialDate

_SUGGESTIONS = 50  # comparing a name with all others takes time: after so many, only the problem is said


class Ranges:
    """Reports what is in the wrong order, at its place in `places`."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self._left = _SUGGESTIONS

    def period(
        self, key: str, steps: tuple[Step, ...], start: PartialDate | None, end: End, names: str = "start end"
    ) -> None:
        """Refuse a period that is over before it begins; `names` are its two fields' names as written."""
        if start and isinstance(end, PartialDate) and end.last < start.first:
            first, last = names.split()
            message = f"{last} ({end}) is before {first} ({start})"
            self.places.report(key, (*steps, last), "bad-range", message)

    def rising(
        self,
        key: str,
        steps: tuple[Step, ...],
        values: Mapping[str, Amount | float | None],
        severity: str = "error",
    ) -> None:
        """Refuse values that do not rise in the order given. Amounts of different currencies are not compared."""
        given = [(name, value) for name, value in values.items() if value is not None]
        for (low, a), (high, b) in pairwise(given):
            if isinstance(a, Amount) and isinstance(b, Amount):
                wrong = a.value > b.value and a.currency == b.currency
            else:
                wrong = not isinstance(a, Amount) and not isinstance(b, Amount) and a > b
            if wrong:
                message = f"{low} is above {high}"
                self.places.report(key, (*steps, low), "bad-range", message, severity=severity)

    def milestones(self, key: str, steps: tuple[Step, ...], milestones: Sequence[Milestone]) -> None:
        """Refuse milestones that are not the whole price."""
        total = sum(milestone.percent for milestone in milestones)
        if milestones and abs(total - 100) > 0.001:
            message = f"the milestones sum to {total:g}, not 100"
            self.places.report(key, (*steps, "milestones"), "milestones", message)

    def reference(
        self, key: str, steps: tuple[Step, ...], label: str, name: str, known: Mapping[str, str]
    ) -> None:
        """Refuse a name that names nothing."""
        if not name or slug(name) in known:
            return
        self._left -= 1
        close = closest(slug(name), known) if self._left >= 0 else ""
        hint = f"did you mean {close}?" if close else ""
        message = f'{label}: there is no "{shortened(name)}"'
        self.places.report(key, steps, "unknown-reference", message, hint)
