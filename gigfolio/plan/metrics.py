"""Outcomes as metrics, with the ratio of after to before where both are quantities of one kind."""

from __future__ import annotations

import re

from gigfolio.model.entities import Outcome
from gigfolio.views import Metric

_NUMBER = re.compile(r"([-−]?\d(?:[\d.,'’]*\d)?)\s*(\D*)\Z")
_GROUP = re.compile(r"(?<=\d)[,'’](?=\d{3}(?!\d))")  # 4,800 and 4'800
_POINT_GROUP = re.compile(r"(?<=\d)[.'’](?=\d{3}(?!\d))")  # 4.800
_SECONDS = {
    "ms": 0.001, "s": 1.0, "sec": 1.0, "second": 1.0, "seconds": 1.0, "min": 60.0, "minute": 60.0, "minutes": 60.0,
    "h": 3600.0, "hour": 3600.0, "hours": 3600.0, "day": 86_400.0, "days": 86_400.0,
}  # fmt: skip
_BYTES = {"b": 1.0, "kb": 1e3, "mb": 1e6, "gb": 1e9}


def metric(outcome: Outcome, decimal: str = ".") -> Metric:
    """Return an outcome as a metric; `decimal` is the language's decimal sign."""
    after = outcome.after or outcome.value
    return Metric(
        label=outcome.metric,
        value=after,
        before=outcome.before if outcome.after else "",
        ratio=ratio(outcome.before, after, decimal),
    )


def ratio(before: str, after: str, decimal: str = ".") -> float | None:
    """Return after/before, or None where they are not numbers of one unit ("19 s" and "2 min" are; "9 of 11" is not)."""
    first, second = _quantity(before, decimal), _quantity(after, decimal)
    if first is None or second is None or first[1] != second[1] or first[0] <= 0 or second[0] < 0:
        return None
    return round(second[0] / first[0], 4)


def _quantity(text: str, decimal: str) -> tuple[float, str] | None:
    found = _NUMBER.match(text.strip())
    if not found:
        return None
    number, unit = _number(found[1], decimal), found[2].strip()
    if number is None:
        return None
    for kind, factors in (("time", _SECONDS), ("bytes", _BYTES)):
        if unit.lower() in factors:
            return number * factors[unit.lower()], kind
    return number, unit


def _number(text: str, decimal: str) -> float | None:
    """A number as it is written; a comma that does not part thousands is a decimal sign in any language."""
    groups = _POINT_GROUP if decimal == "," else _GROUP
    plain = groups.sub("", text).replace("−", "-").replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None
