"""Each broken site under tests/sites/broken/ is refused with exactly the text of its expected.txt.

`pytest --renew-golden` writes those texts anew; what changed is then to be read before it is committed.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from gigfolio.content.loader import load_content
from gigfolio.content.private_loader import load_private
from gigfolio.errors import Diagnostic, worst_first
from gigfolio.publish import publish
from gigfolio.snapshot import Snapshot

SITES = Path(__file__).resolve().parent.parent / "sites" / "broken"
NAMES = sorted(path.name for path in SITES.iterdir() if path.is_dir())


def diagnostics(site: Path) -> tuple[Diagnostic, ...]:
    """Every problem of a site, the private folder's too when the public content is whole."""
    private = site / "private"
    snapshot = Snapshot.take(site, private=private if private.is_dir() else None)
    content, found = load_content(snapshot)
    if content is None or not private.is_dir():
        return found
    public = publish(content, today=dt.date(2026, 11, 23)).site
    return worst_first([*found, *load_private(snapshot, public, public.settings).diagnostics])


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_site_says_what_is_wrong(name: str, renew_golden: bool) -> None:
    golden = SITES / name / "expected.txt"
    found = diagnostics(SITES / name)
    text = "".join(diagnostic.format() + "\n" for diagnostic in found)
    if renew_golden:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text("utf-8")
    assert found


def test_there_is_a_site_for_each_kind_of_error() -> None:
    assert len(NAMES) >= 40
