"""A small site, whole and without pictures, to see a theme with: for a theme that no demo comes with."""

from __future__ import annotations

PERSON = """name: Signe Aurland
headline: Timetables that a tired traveller can read
summary: I draw timetables and maps for buses, ferries and the people who miss them. Eleven years, nine operators.
location: {city: Kraków, country: PL, timezone: Europe/Warsaw}
contact: {email: signe@aurland.example, reply_time: within one working day}
availability: {status: open}
"""
SERVICES = """- name: Timetables
  summary: One sheet for each stop, tested by people who do not know the line.
- name: Line maps
  summary: Every stop, every change, nothing else.
"""
RATES = """packages:
  - name: One line
    outcome: The sheet for every stop of one line, ready to print.
    price: 2400 EUR
    timeline: {min: 2, max: 3, unit: weeks}
    deliverables: [Sheet for each stop, Test with eight travellers]
    milestones: [{trigger: start, percent: 40}, {trigger: sheets printed, percent: 60}]
  - name: A whole network
    outcome: Map, timetables and the script that draws them.
    price: 14000 EUR
    recommended: Most networks end here
daily: 620 EUR
"""
TESTIMONIALS = """- quote: We printed her sheet on a Friday. On Monday the telephone was so quiet that I checked the line.
  author: Bo Halvorsen
  role: Duty manager
  company: Sound Ferries
  project: ferry-sheets
  consent: {given: true, date: 2026-02-01}
"""
ABOUT = """I grew up on an island with two ferries a day, and missed both of them once. I have drawn timetables ever since.
"""
PROJECTS = {
    "ferry-sheets": (
        "Ferry sheets that answer before you ask",
        "2026-01",
        "Calls to the quay in a week",
        "340",
        "90",
    ),
    "night-buses": (
        "Nine night buses on one page",
        "2025-05",
        "Riders who chose the right bus, of 40",
        "24",
        "37",
    ),
    "tram-map": (
        "A tram map for Wrocław without the streets",
        "2024-09",
        "Stops found in a minute",
        "3",
        "11",
    ),
    "school-run": ("The school run, in three colours", "2023-03", "Parents who call", "61", "12"),
}
PROJECT = """---
title: {title}
summary: What stood on the wall was true, and nobody could read it. The new sheet says when, from where, and what if not.
client: Sound Ferries
role: Design and testing
end: {end}
services: [Timetables]
outcomes:
  - {{metric: "{metric}", before: "{before}", after: "{after}", source: "counted by the client in one week"}}
featured: true
---
## What people asked

I stood at the stop for two mornings and wrote down every question. Most of them were the same four. The sheet now
answers these four at the top, and keeps the rest for those who have time.
"""
POST = """---
title: Reading from ten metres
date: 2026-03-02
summary: How large a departure has to be.
---
A letter can be read from two hundred times its height, by most people, in good light. There is no good light at a stop.
"""


def demo_files(theme: str) -> dict[str, str]:
    """Return the site's files by path, with the theme set."""
    files = {
        "gigfolio.yaml": f"theme: {theme}\nlanguage: en-GB\n",
        "content/profile.yaml": PERSON,
        "content/services.yaml": SERVICES,
        "content/rates.yaml": RATES,
        "content/testimonials.yaml": TESTIMONIALS,
        "content/about.md": ABOUT,
        "content/posts/ten-metres.md": POST,
    }
    for name, (title, end, metric, before, after) in PROJECTS.items():
        text = PROJECT.format(title=title, end=end, metric=metric, before=before, after=after)
        files[f"content/projects/{name}.md"] = text
    return files
