"""Dates in the content that are over, and make a page say what no longer holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from gigfolio.errors import Diagnostic, Location
from gigfolio.model.site import Site


def stale_dates(site: Site, today: dt.date) -> Iterator[Diagnostic]:
    """Yield a warning for prices past their date, and a note for each certification that is shown as expired."""
    until = site.rates.valid_until
    if until and until.last < today:
        message = f"valid_until: these prices were valid until {until}"
        hint = "check them and write the next date"
        yield Diagnostic("warning", "stale-rates", message, Location("content/rates.yaml"), hint)
    for held in site.certifications:
        if held.expires and held.expires.last < today:
            message = f"certifications/{held.id} expired {held.expires}, and is shown so"
            yield Diagnostic("note", "expired-certification", message)
