"""Fields of gigfolio.yaml."""

from __future__ import annotations

import msgspec

from gigfolio.model.settings import (
    CvSettings,
    CvVariant,
    DeploySettings,
    FeedSettings,
    ImageSettings,
    MarkdownSettings,
    Navigation,
    Quality,
    Settings,
)

TABLE: dict[type[msgspec.Struct], dict[str, tuple[str, str]]] = {
    Settings: {
        "url": (
            "Where the site will stand, path included. Feeds, the site map, cards and the address for search engines need it.",
            "https://ada-vik.example/work/",
        ),
        "title": ("The site's name in the browser and in feeds; your name when left out.", "Ada Vik"),
        "description": (
            "One sentence for search engines and for the home page's card.",
            "Sea charts and harbour maps for people who have to read them in the rain.",
        ),
        "theme": ("The theme's name, `margin` unless set.", "margin"),
        "theme_options": (
            "What the theme lets you choose (its accent, its fonts). Each theme declares its own and checks them.",
            "",
        ),
        "language": (
            "Of the site: its labels, dates, amounts and quotation marks. `en` unless set.",
            "en-GB",
        ),
        "languages": (
            "Reserved for further languages: read and checked, and nothing is made of them yet.",
            "nl",
        ),
        "currency": ("Of every amount that has no code of its own. `EUR` unless set.", "NOK"),
        "timezone": (
            "Yours, when the profile's `location` names none: the home page says how far you are from UTC.",
            "Europe/Oslo",
        ),
        "paper": ("Of papers, the CV's PDF too; by your country when left out.", "a4"),
        "cv": ("The CV on paper, and variants of it.", ""),
        "navigation": ("Order of the navigation, and links of your own in it.", ""),
        "sections": (
            "The home page's sections, in order: `projects`, `testimonials`, `services`, `rates`, `about`, `certifications`, `posts`.",
            "projects",
        ),
        "leave_out": (
            "Pages that you do without, though there is content for them; nothing leads there. Also `404`.",
            "contact",
        ),
        "deploy": ("Where the site is put online.", ""),
        "feeds": ("The Atom and JSON feeds of your posts.", ""),
        "social_cards": ("Draw a picture for each page that is shared; true unless set.", ""),
        "images": ("Sizes, formats and quality of the pictures that are made.", ""),
        "markdown": ("What Markdown may hold.", ""),
        "analytics": (
            "Of a script that counts visits. Off unless set: without it no page asks anything of a third party.",
            "https://count.example/script.js",
        ),
        "contact_form": (
            "Of a form service. With it the contact page has a form that is sent there.",
            "https://forms.example/ada",
        ),
        "private": (
            "Another place for the private folder: `../papers`, or a whole path. Never inside `content`, `static`, `theme`, `themes` or the output.",
            "../papers",
        ),
        "permalinks": ("Another address for a section, by its name: `posts: /notes/`.", "/notes/"),
        "content_version": ("Of this format; 1.", ""),
    },
    Navigation: {
        "order": (
            "The sections that stand in the navigation, in order. The others are in the footer.",
            "projects",
        ),
        "links": ("Links of your own, after the sections.", ""),
    },
    CvSettings: {
        "photo": ("Your photo at the head of the CV's PDF and of its variants; false unless set.", "true"),
        "pages": ("How many the CV may have: 1, unless set to 2.", "2"),
        "fit": ("Let it be set smaller where it has too many pages.", "tighten"),
        "variants": ("A private CV for a kind of client, by its file's name.", ""),
    },
    CvVariant: {
        "tags": (
            "Work with most of these tags is shown first, and the skills that it needed.",
            "night",
        ),
        "headline": ("In place of the profile's.", "Charts for night watches"),
        "summary": ("In place of the profile's.", "Charts that are read in red light."),
    },
    DeploySettings: {
        "target": (
            "`github-pages` unless set; `netlify`, `cloudflare-pages`, or `folder`.",
            "github-pages",
        ),
        "branch": ("The branch that the site is put on, `gh-pages` unless set.", "gh-pages"),
        "cname": ("Your own host name, without `https://`: `ada-vik.example`.", "ada-vik.example"),
        "private_in_git": (
            "Say yes to a private folder that git tracks, in which nothing is real: `check` lets it pass. `deploy` never does.",
            "",
        ),
    },
    FeedSettings: {
        "enabled": ("Whether there are feeds; true unless set.", ""),
        "limit": ("How many of the newest posts a feed holds; 20 unless set.", ""),
        "full_text": ("Whole posts, or only their summaries; true unless set.", ""),
    },
    ImageSettings: {
        "widths": (
            "In pixels, rising. A picture is never enlarged: widths above its own are left out.",
            "480",
        ),
        "formats": ("In which pictures are made; a browser takes the first that it knows.", "avif"),
        "quality": ("By format.", ""),
        "effort": (
            "How long WebP and JPEG files may take to make, from 0 to 6; 1 unless set. At 6 they are a little smaller.",
            "",
        ),
    },
    MarkdownSettings: {
        "html": (
            "Whether raw HTML in your own pages, projects and posts is kept; false unless set. Never in testimonials.",
            "",
        ),
        "highlight": ("Whether code is coloured by its language; true unless set.", ""),
    },
    Quality: {
        "avif": ("1 to 100; 52 unless set.", ""),
        "webp": ("1 to 100; 76 unless set.", ""),
        "jpeg": ("1 to 100; 80 unless set.", ""),
    },
}
