"""Dates as other programs write them."""

from __future__ import annotations

import pytest

from gigfolio.importers.dates import is_present, read_date


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2021", "2021"), ("2021-3", "2021-03"), ("2021-03-04", "2021-03-04"), ("2021/03", "2021-03"),
        ("2021-03-04T10:00:00Z", "2021-03-04"), ("2019-03-04 08:00:00 +0100", "2019-03-04"),
        ("Mar 2021", "2021-03"), ("March 2021", "2021-03"), ("Sept. 2021", "2021-09"), ("mar 2021", "2021-03"),
        ("Mar 4, 2021", "2021-03-04"), ("4 March 2021", "2021-03-04"), ("03/2021", "2021-03"),
        ("07/21/09, 12:11 PM", "2009-07-21"), ("07/21/1999", "1999-07-21"),
        ("2021-13", None), ("2021-02-30", None), ("soon", None), ("Mrz 2021", None), ("Fall 2021", None),
    ],
)  # fmt: skip
def test_a_date_is_read_or_refused(written: str, read: str | None) -> None:
    found = read_date(written)
    assert (str(found) if found else None) == read


def test_what_goes_on_is_present() -> None:
    assert is_present("Present")
    assert not is_present("2021")
