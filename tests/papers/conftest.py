"""A small site with one interview, loaded and rendered by the real code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from gigfolio.content.loader import load_content
from gigfolio.content.private_loader import load_private
from gigfolio.model.private import Private
from gigfolio.model.site import Site, Withheld
from gigfolio.papers import papers
from gigfolio.papers.paper import Made, Source
from gigfolio.publish import publish
from gigfolio.snapshot import Snapshot
from gigfolio.words import Words

REPOSITORY = Path(__file__).resolve().parents[2]
TODAY = dt.date(2027, 5, 3)
Files = dict[str, str]

SITE: Files = {
    "gigfolio.yaml": "profile: {name: Ruth Adeyemi, location: {city: Leeds, country: UK}}\ncurrency: GBP\n",
    "content/projects/ferries.yaml": """
title: A booking engine that survives the first sunny Friday
summary: One page was asking 600 small questions. Nine weeks, and no incident on the following peak day.
client: {name: Nordhaven Ferries, industry: shipping}
end: 2025-06
skills: [Django, Postgres]
outcomes:
- {metric: Quote page response, before: 4.1 s, after: 380 ms}
stories:
- {competency: independence, situation: The team wanted a rewrite., action: I asked for one week to measure first., result: So we changed nine queries and kept the code., visibility: private}
""",
    "content/projects/energy.yaml": """
title: Half the servers, twice the meter readings
summary: We moved to a smaller machine, and it got faster.
approach: The cause was two missing indexes and one report.
client: {name: Pallas Energy, industry: energy}
end: 2024-03
skills: [Postgres, hosting]
outcomes:
- {metric: Monthly bill, value: −62 %}
- {metric: Monthly bill, before: 11.4 k, after: 4.3 k}
stories:
- {competency: communication, situation: Two juniors feared the planner., action: Ran one slow query each Thursday., result: They found the worst index themselves in week five., visibility: public}
""",
    "content/projects/press.yaml": """
title: A nightly job that finishes before breakfast
summary: Their own people shipped most of the fixes.
approach: Pairing twice a week, then a runbook.
client: {name: Lumen Press, industry: publishing}
end: 2023
skills: [pairing, Django]
outcomes:
- {metric: Fixes by their own team, value: 14 of 17}
stories:
- {competency: professionalism, situation: Took the nightly job down for 50 minutes with a lock., action: I rang before they noticed and rolled back., result: So every migration has a lock timeout., visibility: private}
""",
    "content/testimonials.yaml": """
- {quote: She counted the queries before she touched one., author: Aurel Dan, role: CTO, project: ferries, skills: [Django], consent: {given: true}}
""",
    "content/certifications.yaml": """
- {name: Postgres administration, issuer: Elephant Institute, issued: 2020, expires: 2026-12, skills: [Postgres]}
- {name: Query tuning, issuer: Elephant Institute, issued: 2025, skills: [Postgres]}
""",
    "private/interviews/halden.md": """---
client:
  name: Halden & Mørk
  industry: marine insurers
  size: Cover for 3,100 fishing and supply boats
  url: https://halden.example/
  people:
  - {name: Sunniva Eide, role: Head of Digital}
  - {name: Petter Lohne, role: lead dev}
engagement: Six weeks on the quote page
when: 2027-05-06 14:00
where: Video, 45 minutes
source: Aurel at Nordhaven, 28 April
research:
- {fact: "Django 3.2, Postgres 12, one big VM", source: Job advert}
- {fact: "Five devs, two joined this year", date: 2027-02}
understanding:
  goals:
  - Brokers ring us because the quote page is slower than a phone call. (Brief, p. 1)
  - We upgraded the machine twice. It was a very expensive shrug. (Petter, email)
  - I need the team to be able to do this without you in October. (Sunniva, 29 Apr)
  success: [A quote in under a second]
  constraints: [No freeze before July]
  assumptions: [They own the database]
  risks: [The renewal in July]
needs:
- {need: A quote page that is fast, weight: 3, skills: [Django]}
- {need: A smaller machine instead of another upgrade, weight: 2, skills: [hosting]}
- {need: Their own team does it from October, weight: 2, skills: [pairing]}
- {need: A report for the Lloyd's syndicate, skills: [actuarial tables]}
competencies: [independence, professionalism, communication]
questions: [Which ten brokers complain most?, What happened after each upgrade?, May I have read access?, "Who says yes, and by when?"]
red_flags: ["Quick look first, contract later", No copy of production before week 3]
checklist: [Nordhaven graph open, Read their status page]
logistics: [Dial in from the landline]
rate:
  target: 640
  anchor: 710
  walk_away: 560
  unit: day
  rationale: Below the floor, offer the one-week review at 3,200.
  benchmarks: [{source: Survey 2027, low: 480, median: 600, high: 760}]
  concessions: [{give: shorter scope, get: 14-day terms}, {give: three days a week}]
follow_up: [{date: 2027-05-07, what: summary and two dates}]
---
They laughed about the shrug.
""",
}


@pytest.fixture
def site_files() -> Files:
    return dict(SITE)


@pytest.fixture
def words() -> Words:
    labels = yaml.safe_load((REPOSITORY / "themes/_base/labels/en.yaml").read_text("utf-8"))
    return Words("en", labels)


Model = tuple[Site, Withheld, Private]


@pytest.fixture
def model_of() -> Callable[[Files], Model]:
    def load(files: Files) -> Model:
        snapshot = Snapshot.of({name: text.encode() for name, text in files.items()})
        content, diagnostics = load_content(snapshot)
        assert content is not None, diagnostics
        published = publish(content, today=TODAY)
        loaded = load_private(snapshot, published.site, content.settings)
        assert not loaded.diagnostics
        return published.site, published.withheld, loaded.private

    return load


@pytest.fixture
def sheets_of(model_of: Callable[[Files], Model], words: Words) -> Callable[[Files], Made]:
    def make(files: Files) -> Made:
        site, withheld, private = model_of(files)
        return papers(Source(site=site, withheld=withheld, private=private, today=TODAY, words=words))

    return make
