"""Fields of projects, posts and pages."""

from __future__ import annotations

import msgspec

from gigfolio.model.entities import Collaborator, FreePage, Outcome, Post, Project, Sample, Story

TABLE: dict[type[msgspec.Struct], dict[str, tuple[str, str]]] = {
    Project: {
        "title": (
            "What the project is; its page's heading.",
            "A tide board that pilots read from across the bridge",
        ),
        "summary": (
            "One or two sentences: in lists, and for search engines.",
            "One screen for tide, wind and berths, legible from nine metres.",
        ),
        "client": ("Whom it was for: a name alone, or more.", ""),
        "role": ("What your part was.", "Design and cartography"),
        "start": ("When it began.", "2025-02"),
        "end": ("When it ended. Newest first is the order of the work index.", "2025-09"),
        "status": ("In words, such as `in use since 2025`.", "in use since 2025"),
        "services": ("Which of your services it shows.", "Chart design"),
        "skills": (
            "Which skills it proves: each skill's page lists it, and prep sheets match by it.",
            "Cartography",
        ),
        "tags": ("Topics; each has a page.", "charts"),
        "cover": ("In lists and at the top of its page.", ""),
        "gallery": ("Below the text, in order.", ""),
        "samples": ("Of texts: source and target side by side.", ""),
        "color": ('A CSS colour for its place in lists, such as `"#0a6b5c"`; some themes use it.', "#0a6b5c"),
        "scheme": ("On which ground the cover looks right.", ""),
        "problem": ("What was wrong before.", "Pilots walked to the screen to read it, forty times a watch."),
        "approach": ("How you went about it.", "Three weeks in the pilot room before the first sketch."),
        "constraints": ("What could not be changed.", "The old lamps had to stay"),
        "outcomes": ("What changed, in numbers. The first one is shown in lists.", ""),
        "deliverables": ("What you handed over.", "Tide board"),
        "stack": ("Tools and technologies.", "QGIS"),
        "links": ("To the work itself, or to what was written about it.", ""),
        "collaborators": ("Who worked with you.", ""),
        "stories": ("Told in an interview; on the page only those marked public.", ""),
        "featured": ("Whether it stands on the home page.", "true"),
        "order": ("Its place in lists, before all without one.", "1"),
        "publish": ("The day from which it is published.", "2026-12-01"),
        "draft": ("Not published while true.", ""),
        "unlisted": ("A page of its own, and a mention nowhere else.", ""),
        "aliases": (
            "Former addresses on this site (`/old/name/`); each leads here.",
            "/portfolio/tide-board/",
        ),
    },
    Sample: {
        "source": ("The text that you were given; `*italic*` where it is.", "Ferga ligg til kai."),
        "source_language": ("Its language.", "nn"),
        "target": (
            "What you made of it. Corrections may show: `~~struck out~~` and `{++put in++}`.",
            "The ferry is ~~docked~~ {++alongside++}.",
        ),
        "target_language": ("Its language.", "en"),
        "note": ("Why.", "A pilot says alongside, never docked."),
        "page": ("The page that it stands on.", "112"),
        "caption": ("What it is, instead of the project's title.", "From *The Pilot's Year*, second draft"),
    },
    Outcome: {
        "metric": ("What was measured.", "Steps to the screen per watch"),
        "before": ("The value before.", "40"),
        "after": ("The value after.", "2"),
        "value": ("One value, where there is no before and after.", "none since May"),
        "source": ("Who measured it, so that it can be checked.", "count by the pilots"),
    },
    Collaborator: {
        "name": ("Their name.", "Eli Strand"),
        "role": ("What they did.", "Pilot books"),
        "url": ("Their site.", "https://strand.example"),
    },
    Story: {
        "competency": (
            "What it proves: `independence`, `communication`, `adaptability`, `professionalism`, or a word of your own.",
            "communication",
        ),
        "situation": ("What the matter was.", "Two shifts wanted two boards."),
        "task": ("What you had to do.", "One board for both."),
        "action": ("What you did.", "I had each shift mark what it looks at, for a week."),
        "result": ("What came of it.", "They had marked the same four numbers."),
        "metric": ("The number that shows it.", "Forty walks a watch became two"),
        "visibility": ("`private` unless set: then it is told on prep sheets only.", "public"),
    },
    Post: {
        "title": ("Its heading.", "Why depth is blue"),
        "date": (
            "When it was written; before that day it is not published. Newest first is the order.",
            "2026-10-02",
        ),
        "updated": ("When it last changed.", "2026-10-20"),
        "summary": (
            "In lists and feeds, and for search engines.",
            "A convention of 1912, and what it hides.",
        ),
        "tags": ("Topics; each has a page.", "charts"),
        "cover": ("At its top.", ""),
        "canonical": ("Where it first appeared, if that was elsewhere.", "https://magazine.example/depth"),
        "draft": ("Not published while true.", ""),
        "unlisted": ("A page of its own, and a mention nowhere else.", ""),
        "aliases": ("Former addresses on this site.", "/2026/depth/"),
    },
    FreePage: {
        "title": ("Its heading.", "Colophon"),
        "summary": ("For search engines.", "What this site is made of."),
        "draft": ("Not published while true.", ""),
        "unlisted": ("A page of its own, and a mention nowhere else.", ""),
        "aliases": ("Former addresses on this site.", "/about-this-site/"),
    },
}
