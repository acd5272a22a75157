"""Whatever is added by `gigfolio add`, in whatever order: what it takes builds, the search for private words included."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gigfolio.cli import cli
from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest
from gigfolio.scaffold.starter import Answers, starter_files
from gigfolio.scaffold.writing import write_site

TODAY = dt.date(2026, 11, 23)
# Words of the theme and of the format, the site's own name, numbers, and what YAML or Markdown would take for something.
TEXTS = st.sampled_from([
    "Home", "Contact", "Work", "Rates", "Index", "Testimonials", "Display", "private", "Ada Vik", "Acme Works", "Charts", "tags",
    "a", "no", "400", "2026", "12:30", "C#", "- x", "x: y", "[x](y.md)", "![p](q.png)", "<b>bold</b>", "{{ x }}", "Zoë ☂", "עדה",
    "A long line about charts that are read in the rain, and about who reads them.",
])  # fmt: skip
AMOUNTS, DAYS = (
    st.sampled_from(["0", "400", "1800 EUR"]),
    st.sampled_from(["2026", "2025-02", "2026-11-23", "2027-01-31"]),
)
CHOICES = {
    "project": {"--client": TEXTS, "--summary": TEXTS, "--start": DAYS, "--skills": TEXTS, "--tags": TEXTS},
    "post": {"--summary": TEXTS, "--tags": TEXTS, "--date": DAYS},
    "testimonial": {"--quote": TEXTS, "--company": TEXTS, "--consent": DAYS, "--project": TEXTS},
    "certification": {"--issuer": TEXTS, "--issued": DAYS, "--expires": DAYS, "--skills": TEXTS},
    "package": {"--price": AMOUNTS, "--outcome": TEXTS, "--visibility": st.sampled_from(["public", "private"])},
    "interview": {"--when": DAYS, "--engagement": TEXTS, "--questions": TEXTS, "--red-flags": TEXTS},
    "proposal": {"--client": TEXTS, "--understanding": TEXTS, "--price": AMOUNTS, "--terms": TEXTS},
    "contact": {"--kind": st.just("referral"), "--how-met": TEXTS, "--next-action": TEXTS, "--last-contact": DAYS},
}  # fmt: skip


def command(kind: str) -> st.SearchStrategy[list[str]]:
    given = st.fixed_dictionaries({}, optional=dict(CHOICES[kind]))
    return st.tuples(TEXTS, given).map(
        lambda said: [kind, *(part for option in said[1].items() for part in option), "--", said[0]]
    )


@settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    phases=[
        Phase.explicit,
        Phase.generate,
    ],  # a failure is short enough to read, and shrinking builds for minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(st.sampled_from(list(CHOICES)).flatmap(command), min_size=4, max_size=12))
def test_any_sequence_of_additions_builds(commands: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder).resolve() / "site"
        write_site(site, starter_files(Answers("Ada Vik", "Charts")))
        settings = site / "gigfolio.yaml"
        settings.write_text(settings.read_text("utf-8") + "social_cards: false\n", encoding="utf-8")
        for kind, *rest in commands:
            done = CliRunner().invoke(cli, ["add", kind, "--site", str(site), *rest])
            assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        build(BuildRequest(root=site, today=TODAY))
