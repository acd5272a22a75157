"""Which pages there are, and what each of them shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from gigfolio.plan import Plan

Make = Callable[..., Plan]
CONSENT = "consent: {given: true}"
WORK = {
    "content/projects.yaml": "- {title: Harbour, end: 2025}\n- {title: Tram, end: 2024}\n- {title: Ward, end: 2024}"
}


def pages(plan: Plan) -> dict[str, Any]:
    """Each page's context by address."""
    return {page.url: page.context for page in plan.pages}


def test_a_name_makes_a_home_page_and_little_else(make: Make) -> None:
    plan = make(url="")
    assert [(p.url, p.output, p.template) for p in plan.pages] == [
        ("/", "index.html", "home.html"),
        ("/404.html", "404.html", "404.html"),
    ]
    assert [document.output for document in plan.documents] == ["robots.txt", "llms.txt", "resume.json"]
    assert (plan.cards, plan.copies, plan.diagnostics) == ((), (), ())
    home = pages(plan)["/"]
    assert (home.sections, home.chrome.navigation, home.chrome.footer, home.chrome.contact) == (
        (),
        (),
        (),
        None,
    )
    assert (home.hero.action, home.contact_line.action, home.head.json_ld) == (
        None,
        None,
        '{"@context":"https://schema.org","@type":"ProfilePage","mainEntity":{"@type":"Person","name":"Ada Byron"}}',
    )


WHOLE = {
    "content/about.md": "I draw maps.\n\n## More\n\nText.",
    "content/working-together.md": "## First\n\nYou write to me.",
    "content/projects/harbour.md": "---\ntitle: Harbour\ntags: [port]\nskills: [Maps]\n---\nText",
    "content/services.yaml": "- {name: Maps}",
    "content/rates.yaml": "daily: 640",
    "content/testimonials.yaml": f"- {{quote: Good, author: Bo, {CONSENT}}}",
    "content/certifications.yaml": "- {name: Cartographer, issuer: Guild}",
    "content/experience.yaml": "work: [{name: Bureau}]",
    "content/skills.yaml": "- {name: Maps}",
    "content/network.yaml": "communities: [{name: Table}]",
    "content/posts/first.md": "---\ntitle: First\ndate: 2026-01-02\n---\nText",
    "content/pages/imprint.md": "---\ntitle: Imprint\n---\nText",
    "static/a.csv": "1",
}


def test_every_kind_of_page(make: Make) -> None:
    plan = make(WHOLE, profile="contact: {email: ada@ada.example}")
    assert [(p.url, p.template) for p in plan.pages] == [
        ("/", "home.html"),
        ("/projects/", "projects.html"),
        ("/projects/harbour/", "project.html"),
        ("/tags/", "tags.html"),
        ("/tags/port/", "tag.html"),
        ("/skills/maps/", "skill.html"),
        ("/services/", "services.html"),
        ("/rates/", "rates.html"),
        ("/testimonials/", "testimonials.html"),
        ("/certifications/", "certifications.html"),
        ("/about/", "about.html"),
        ("/experience/", "experience.html"),
        ("/cv/", "cv.html"),
        ("/posts/", "posts.html"),
        ("/posts/first/", "post.html"),
        ("/working-together/", "working-together.html"),
        ("/network/", "network.html"),
        ("/contact/", "contact.html"),
        ("/imprint/", "page.html"),
        ("/404.html", "404.html"),
        ("/feed.xml", "feed.xml"),
        ("/feed.json", "feed.json"),
        ("/sitemap.xml", "sitemap.xml"),
    ]
    assert all(p.output == p.url[1:] + ("index.html" if p.url.endswith("/") else "") for p in plan.pages)
    assert [d.output for d in plan.documents] == ["robots.txt", "llms.txt", "resume.json", "contact.vcf"]
    assert [(c.output, c.source) for c in plan.copies] == [("a.csv", "static/a.csv")]
    assert plan.diagnostics == ()


def test_the_same_content_makes_the_same_plan(make: Make) -> None:
    assert make(WHOLE) == make(dict(reversed(WHOLE.items())))


def test_permalinks_move_a_section_with_its_entries(make: Make) -> None:
    plan = make(WHOLE, settings="permalinks: {projects: /my/work/, about: me}")
    there = pages(plan)
    assert {"/my/work/", "/my/work/harbour/", "/me/"} <= there.keys()
    assert there["/"].projects[0].url == "/work/my/work/harbour/"
    assert there["/"].about_url == "/work/me/"


# Home


def test_home_shows_the_featured_projects_filled_up_to_three(make: Make) -> None:
    listed = "".join(
        f"- {{title: P{n}, order: {n}, featured: {str(n == 5).lower()}}}\n" for n in range(1, 10)
    )
    home = pages(make({"content/projects.yaml": listed}))["/"]
    assert [card.id for card in home.projects] == ["p5", "p1", "p2"]
    assert home.project_count == 9


def test_home_shows_seven_of_sixty_projects(make: Make) -> None:
    listed = "".join(f"- {{title: P{n}, order: {n}}}\n" for n in range(1, 61))
    home = pages(make({"content/projects.yaml": listed}))["/"]
    assert [card.id for card in home.projects] == ["p1", "p2", "p3", "p4", "p5", "p6", "p7"]
    assert (home.project_count, home.projects_url) == (60, "/work/projects/")


def test_one_project_is_linked_from_the_navigation(make: Make) -> None:
    plan = make({"content/projects.yaml": "- {title: Harbour}"})
    home = pages(plan)["/"]
    assert [(link.label, link.url) for link in home.chrome.navigation] == [
        ("Project", "/work/projects/harbour/")
    ]
    project = pages(plan)["/projects/harbour/"]
    assert project.chrome.navigation[0].current
    assert (project.previous, project.next) == (None, None)


@pytest.mark.parametrize(
    ("files", "sections"),
    [
        ({}, ("projects", "testimonials", "services", "about", "posts")),
        ({"content/testimonials.yaml": "[]"}, ("projects", "posts", "services", "about")),
        ({"content/services.yaml": "[]"}, ("projects", "testimonials", "about", "posts")),
        (
            {"content/services.yaml": "[]", "content/rates.yaml": "packages: [{name: P, price: 1}]"},
            ("projects", "testimonials", "rates", "about", "posts"),
        ),
    ],
)
def test_the_order_of_the_home_page(files: dict[str, str], sections: tuple[str, ...], make: Make) -> None:
    assert pages(make(WHOLE | files))["/"].sections == sections


def test_the_order_of_the_home_page_by_choice(make: Make) -> None:
    home = pages(make(WHOLE, settings="sections: [posts, certifications, projects, rates]"))["/"]
    assert home.sections == ("posts", "certifications", "projects")
    assert (home.testimonial, home.services, home.about) == (None, (), "")
    assert home.certifications[0].certification.name == "Cartographer"


def test_home_begins_with_what_a_client_asks_first(make: Make) -> None:
    profile = """
headline: Maps for ports.
location: {city: Leeds, country: UK, timezone: Europe/London}
availability: {status: open, from: 2026-12-01}
contact: {email: ada@ada.example, action: Ask about a date, reply_time: within a day, hours: "09:00-17:00"}
"""
    hero = pages(make(WHOLE, profile=profile))["/"].hero
    assert (hero.name, hero.headline, hero.place, hero.utc_offset, hero.hours) == (
        "Ada Byron", "Maps for ports.", "Leeds, UK", "UTC+0", "09:00-17:00",
    )  # fmt: skip
    assert (hero.availability, hero.is_free) == ("Next opening 1 December", True)
    assert (hero.price, hero.price_url) == ("From €640 a day", "/work/rates/")
    assert (hero.action.label, hero.action.url) == ("Ask about a date", "/work/contact/")


def test_the_action_goes_straight_to_the_only_way_to_book(make: Make) -> None:
    home = pages(make(profile="contact: {booking_url: https://book.example/ada}"))["/"]
    assert (home.hero.action.label, home.hero.action.url) == ("Book a first call", "https://book.example/ada")


def test_home_proves_with_the_first_metric_of_three_projects(make: Make) -> None:
    listed = "".join(
        f"- {{title: P{n}, client: {{name: C{n}}}, outcomes: [{{metric: M{n}, value: '1'}}, {{metric: x, value: '2'}}]}}\n"
        for n in range(1, 8)
    )
    quoted = {"content/testimonials.yaml": f"- {{quote: Good, author: Bo, {CONSENT}}}"}
    metrics = pages(make({"content/projects.yaml": listed} | quoted))["/"].metrics
    assert [(m.label, m.project.label) for m in metrics] == [("M1", "C1"), ("M2", "C2"), ("M3", "C3")]
    assert len(pages(make({"content/projects.yaml": listed}))["/"].metrics) == 6


def test_the_first_paragraph_stands_for_the_freelancer(make: Make) -> None:
    about = "# Hello\n\nI draw [maps](projects/harbour.md) & *more*\nthings.\n\nSecond."
    home = pages(make(WHOLE | {"content/about.md": about}))["/"]
    assert (home.about, home.about_url) == ("I draw maps & more things.", "/work/about/")


# Work


def test_the_index_is_by_year_and_has_tags_once_there_are_many(make: Make) -> None:
    few = pages(make(WORK))["/projects/"]
    assert [(group.year, [card.id for card in group.projects]) for group in few.years] == [
        ("2025", ["harbour"]),
        ("2024", ["tram", "ward"]),
    ]
    listed = "".join(f"- {{title: P{n}, tags: [T{n % 2}]}}\n" for n in range(9))
    many = pages(make({"content/projects.yaml": listed}))["/projects/"]
    assert (few.tags, [(tag.label, tag.url) for tag in many.tags]) == (
        (),
        [("T0", "/work/tags/t0/"), ("T1", "/work/tags/t1/")],
    )


def test_after_the_last_project_comes_the_first(make: Make) -> None:
    there = pages(make(WORK))
    around = {
        id: (context.previous and context.previous.id, context.next and context.next.id)
        for id in ("harbour", "tram", "ward")
        if (context := there[f"/projects/{id}/"])
    }
    assert around == {"harbour": (None, "tram"), "tram": ("harbour", "ward"), "ward": ("tram", "harbour")}


def test_a_project_is_linked_to_all_that_belongs_to_it(make: Make) -> None:
    files = {
        "content/projects.yaml": """
- title: Harbour
  services: [Maps, Something old]
  skills: [Drawing, Sewing]
  tags: [Port]
  start: 2025-01
  end: 2025-03
  outcomes: [{metric: Time, before: 4 s, after: 2 s, source: A test}, {metric: Calls, value: "3", source: A test}]
  links: [{label: Prices, url: /rates/}, {label: Far, url: "https://far.example"}]
""",
        "content/services.yaml": "- {name: Maps}\n- {name: Boards, projects: [harbour]}",
        "content/rates.yaml": "daily: 1",
        "content/testimonials.yaml": f"- {{quote: Good, author: Bo, project: harbour, skills: [Sewing], {CONSENT}}}",
        "content/certifications.yaml": "- {name: Held, issuer: G, skills: [drawing]}\n"
        "- {name: Over, issuer: G, skills: [Drawing], expires: 2020}\n- {name: Other, issuer: G}",
    }
    project = pages(make(files))["/projects/harbour/"]
    assert [(s.label, s.url) for s in project.services] == [
        ("Maps", "/work/services/#maps"),
        ("Something old", ""),
        ("Boards", "/work/services/#boards"),
    ]
    assert [(s.label, s.url) for s in project.skills] == [
        ("Drawing", "/work/skills/drawing/"),
        ("Sewing", "/work/skills/sewing/"),
    ]
    assert [(t.label, t.url) for t in project.tags] == [("Port", "/work/tags/port/")]
    assert [(link.label, link.url) for link in project.links] == [
        ("Prices", "/work/rates/"),
        ("Far", "https://far.example"),
    ]
    assert [q.author for q in project.testimonials] == ["Bo"]
    assert [c.certification.name for c in project.certifications] == ["Held"]
    assert [(m.label, m.before, m.value, m.ratio) for m in project.metrics] == [
        ("Time", "4 s", "2 s", 0.5),
        ("Calls", "", "3", None),
    ]
    assert project.outcome_sources == ("A test",)


# Tags and skills


def test_tags_hold_projects_and_posts(make: Make) -> None:
    files = {
        "content/projects.yaml": "- {title: Harbour, tags: [Port, Maps]}",
        "content/posts.yaml": "- {title: First, date: 2026-01-02, tags: [port]}",
    }
    there = pages(make(files))
    assert [(link.label, link.url, count) for link, count in there["/tags/"].tags] == [
        ("Maps", "/work/tags/maps/", 1),
        ("Port", "/work/tags/port/", 2),
    ]
    port = there["/tags/port/"]
    assert (port.name, [p.id for p in port.projects], [p.id for p in port.posts]) == (
        "Port",
        ["harbour"],
        ["first"],
    )


def test_a_skill_leads_to_what_proves_it(make: Make) -> None:
    files = {
        "content/projects.yaml": "- {title: Harbour, skills: [Maps]}",
        "content/testimonials.yaml": f"- {{quote: Good, author: Bo, skills: [maps], {CONSENT}}}",
        "content/certifications.yaml": "- {name: Over, issuer: G, skills: [Maps, Sewing], expires: 2020}\n"
        "- {name: Held, issuer: G, skills: [Maps]}",
        "content/skills.yaml": "- {name: Maps, level: daily, years: 9, group: Drawing, keywords: [GIS]}\n- {name: Juggling}",
    }
    there = pages(make(files))
    skill = there["/skills/maps/"]
    assert (skill.name, skill.level, skill.years, skill.keywords) == ("Maps", "daily", 9, ("GIS",))
    assert ([p.id for p in skill.projects], [q.author for q in skill.testimonials]) == (["harbour"], ["Bo"])
    assert [(c.certification.name, c.state) for c in skill.certifications] == [
        ("Held", "valid"),
        ("Over", "expired"),
    ]
    assert "/skills/sewing/" not in there
    groups = there["/about/"].skill_groups
    assert [(g.name, [(s.name, s.url, s.proofs) for s in g.skills]) for g in groups] == [
        ("Drawing", [("Maps", "/work/skills/maps/", 3)]),
        ("", [("Juggling", "", 0)]),
    ]


# Offers


RATES = """
hourly: 90
packages:
- {name: Test, kind: micro, price: 400, upsell_to: Sprint}
- {name: Care, kind: retainer, price: 100, unit: a month}
- {name: Sprint, price: 1000, recommended: Most start here, timeline: {min: 2, max: 3},
   milestones: [{trigger: Start, percent: 33.3, due_days: 14}, {trigger: End, percent: 66.7}]}
- {name: Club, kind: membership, price: 10}
- {name: Book, kind: product, price: 20}
"""


def test_packages_by_kind_the_recommended_one_first(make: Make) -> None:
    rates = pages(make({"content/rates.yaml": RATES}))["/rates/"]
    kinds = {
        name: [view.package.name for view in getattr(rates, name)]
        for name in ("projects", "retainers", "memberships", "products")
    }
    assert kinds == {
        "projects": ["Sprint"],
        "retainers": ["Care"],
        "memberships": ["Club"],
        "products": ["Test", "Book"],
    }
    sprint, test = rates.projects[0], rates.products[0]
    assert (sprint.price, sprint.duration) == ("€1,000", "2 to 3 weeks")
    assert [(p.trigger, str(p.amount.value), p.due_days) for p in sprint.payments] == [
        ("Start", "333.00", 14),
        ("End", "667.00", None),
    ]
    assert (test.upsell.label, test.upsell.url, sprint.upsell) == ("Sprint", "/work/rates/#sprint", None)
    assert (rates.hourly, rates.daily, rates.rates.packages) == ("€90 an hour", "", ())


def test_home_shows_packages_where_there_are_no_services(make: Make) -> None:
    home = pages(make({"content/rates.yaml": RATES}))["/"]
    assert [(view.package.name, view.price) for view in home.packages] == [
        ("Sprint", "€1,000"),
        ("Test", "€400"),
        ("Care", "€100 a month"),
    ]
    assert (home.rates.packages, home.rates_url) == ((), "/work/rates/")
    assert [link.label for link in home.chrome.navigation] == ["Rates"]


def test_prices_on_request_are_nowhere_in_the_plan(make: Make) -> None:
    files = {
        "content/rates.yaml": "display: on_request\ndaily: 7771\npackages: [{name: Sprint, price: 7772, "
        "milestones: [{trigger: Start, percent: 100}]}, {name: Live, min: 7773, max: 7774}]",
        "content/services.yaml": "- {name: Maps, starting_at: 7775}",
    }
    plan = make(files, profile="contact: {email: ada@ada.example, reply_time: within a day}")
    assert "777" not in repr(plan)
    assert pages(plan)["/"].hero.price == "Prices on request, answer within a day"
    assert [view.price for view in pages(plan)["/rates/"].projects] == ["on request", "on request"]


def test_prices_past_their_date_warn(make: Make) -> None:
    plan = make({"content/rates.yaml": "daily: 1\nvalid_until: 2026-11-22"})
    assert [(d.severity, d.id, str(d.where)) for d in plan.diagnostics] == [
        ("warning", "stale-rates", "content/rates.yaml")
    ]


# Proof


def test_testimonials_are_grouped_by_project_newest_first(make: Make) -> None:
    quotes = f"""
- {{quote: a, author: A, project: tram, date: 2024, {CONSENT}}}
- {{quote: b, author: B, date: 2026, {CONSENT}}}
- {{quote: c, author: C, project: harbour, date: 2025, {CONSENT}}}
- {{quote: d, author: D, project: tram, date: 2023, {CONSENT}}}
"""
    page = pages(make(WORK | {"content/testimonials.yaml": quotes}))["/testimonials/"]
    groups = [
        (group.project and group.project.label, [q.author for q in group.quotes]) for group in page.groups
    ]
    assert groups == [("Harbour", ["C"]), ("Tram", ["A", "D"]), (None, ["B"])]


def test_the_testimonial_on_home_was_not_paid_for(make: Make) -> None:
    quotes = f"""
- {{quote: a, author: A, date: 2026, incentive: A month free, {CONSENT}}}
- {{quote: b, author: B, date: 2025, {CONSENT}}}
"""
    assert pages(make({"content/testimonials.yaml": quotes}))["/"].testimonial.author == "B"


def test_expired_certifications_come_last_and_say_so(make: Make) -> None:
    held = "- {name: Over, issuer: G, issued: 2026, expires: 2026-11-22}\n- {name: Held, issuer: G, issued: 2020}"
    plan = make({"content/certifications.yaml": held})
    page = pages(plan)["/certifications/"]
    assert [(c.certification.name, c.state) for c in page.certifications] == [
        ("Held", "valid"),
        ("Over", "expired"),
    ]
    assert "Over" not in page.head.json_ld
    assert "Over" not in page.head.description
    assert "Over" not in next(d.text for d in plan.documents if d.output == "resume.json")
    assert [d.severity for d in plan.diagnostics] == ["note"]


# Writing


def test_posts_by_year_with_their_neighbours(make: Make) -> None:
    posts = {
        f"content/posts/{name}.md": f"---\ntitle: {name}\ndate: {date}\n---\nText"
        for name, date in (("old", "2024-05-01"), ("mid", "2025-05-01"), ("new", "2025-06-01"))
    }
    there = pages(make(posts))
    assert [(y.year, [p.id for p in y.posts]) for y in there["/posts/"].years] == [
        ("2025", ["new", "mid"]),
        ("2024", ["old"]),
    ]
    mid = there["/posts/mid/"]
    assert (mid.previous.id, mid.next.id, there["/posts/new/"].next, there["/posts/old/"].previous) == (
        "old",
        "new",
        None,
        None,
    )


def test_a_post_leads_to_the_project_that_it_is_about(make: Make) -> None:
    files = {
        "content/projects.yaml": "- {title: Harbour, tags: [a]}\n- {title: Tram, tags: [a, b]}\n- {title: Ward}",
        "content/posts/tagged.md": "---\ntitle: Tagged\ntags: [b, A]\n---\nText",
        "content/posts/linked.md": "---\ntitle: Linked\ntags: [b]\n---\nSee [it](/projects/ward/).",
        "content/posts/alone.md": "---\ntitle: Alone\n---\nText",
    }
    there = pages(make(files))
    related = {id: there[f"/posts/{id}/"].related for id in ("tagged", "linked", "alone")}
    assert {id: card and card.id for id, card in related.items()} == {
        "tagged": "tram",
        "linked": "ward",
        "alone": None,
    }


def test_a_post_that_stood_elsewhere_first_says_so_and_is_not_in_the_map(make: Make) -> None:
    there = pages(make({"content/posts.yaml": "- {title: First, canonical: 'https://mag.example/first'}"}))
    assert there["/posts/first/"].head.canonical == "https://mag.example/first"
    assert not [url for url, _ in there["/sitemap.xml"].urls if "first" in url]


def test_terms_in_short_without_prices(make: Make) -> None:
    files = {
        "content/working-together.md": "Text",
        "content/rates.yaml": "daily: 640\nterms: {payment_days: 21}",
    }
    page = pages(make(files))["/working-together/"]
    assert (page.title, page.rates.terms.payment_days, page.rates.daily) == ("Working together", 21, None)
    assert pages(make({"content/working-together.md": "Text"}))["/working-together/"].rates is None


# Unlisted entries


def test_an_unlisted_entry_has_its_own_page_and_nothing_else(make: Make) -> None:
    hidden = {
        "content/projects/quiet.md": "---\ntitle: QUIET\ntags: [qt]\nskills: [qs]\nunlisted: true\n---\nText",
        "content/posts/quiet.md": "---\ntitle: QUIET\ndate: 2026-01-01\ntags: [qt]\nunlisted: true\n---\nText",
        "content/pages/quiet.md": "---\ntitle: QUIET\nunlisted: true\n---\nText",
    }
    plan = make(WHOLE | hidden, profile="contact: {email: ada@ada.example}")
    own = {"/projects/quiet/", "/posts/quiet/", "/quiet/"}
    there = pages(plan)
    assert own <= there.keys()
    for address, context in there.items():
        if address in own:
            assert context.head.noindex
            assert context.head.card == ""
        else:
            assert "quiet" not in repr(context).casefold(), address
    assert "quiet" not in repr((plan.cards, plan.documents)).casefold()
    assert [tag.url for tag in there["/projects/quiet/"].tags] == [""]


# Aliases and errors


def test_an_alias_leaves_a_redirect_behind(make: Make) -> None:
    plan = make(
        {"content/projects/harbour.md": "---\ntitle: Harbour\naliases: [/old/place, /work.html]\n---\nText"}
    )
    redirects = [
        (p.output, p.context.target, p.context.absolute_target)
        for p in plan.pages
        if p.template == "redirect.html"
    ]  # type: ignore[attr-defined]
    assert redirects == [
        ("old/place/index.html", "/work/projects/harbour/", "https://ada.example/work/projects/harbour/"),
        ("work.html", "/work/projects/harbour/", "https://ada.example/work/projects/harbour/"),
    ]
    assert not [url for url, _ in pages(plan)["/sitemap.xml"].urls if "old" in url or "work.html" in url]
    assert not [card for card in plan.cards if "old" in card.output]


def test_the_page_for_lost_visitors_shows_the_newest_work(make: Make) -> None:
    lost = pages(make(WORK))["/404.html"]
    assert (lost.head.noindex, lost.head.canonical, [card.id for card in lost.projects]) == (
        True,
        "",
        ["harbour", "tram", "ward"],
    )


def test_a_date_in_the_past_is_a_warning_of_the_plan(make: Make) -> None:
    plan = make(profile="availability: {status: open, from: 2026-01-01}", today=dt.date(2026, 2, 1))
    assert [d.id for d in plan.diagnostics] == ["stale-availability"]
    assert pages(plan)["/"].hero.availability == "Ask for dates"


def test_what_is_left_out_has_no_page_and_nothing_leads_there(make: Make) -> None:
    given = {"profile": "contact: {email: ada@ada.example}", "url": "https://ada.example"}
    whole, less = make(WHOLE, **given), make(WHOLE, settings='leave_out: [rates, contact, "404"]', **given)
    gone = {"/rates/", "/contact/", "/404.html"}
    assert pages(whole).keys() - pages(less).keys() == gone
    shown = repr([page.context for page in less.pages]) + repr(less.documents)
    assert not [address for address in gone if address in shown]


def test_projects_know_their_pictures_and_their_place(make: Make) -> None:
    """Cover, text and gallery count; the pictures themselves are on the home page only where there is one project."""
    one = "---\ntitle: Harbour\norder: 1\ncover: {src: c.jpg, alt: C}\ngallery: [{src: g.jpg, alt: G}]\n---\n![T](t.jpg)\n"
    files = {"content/projects/harbour.md": one}
    files |= {f"content/projects/{name}.jpg": "x" for name in "cgt"}
    quoted = {"content/testimonials.yaml": f"- {{quote: Good, author: Bo, project: harbour, {CONSENT}}}"}
    more = {
        "content/projects/tram.md": "---\ntitle: Tram\n---",
        "content/projects/x.md": "---\ntitle: X\nunlisted: true\n---",
    }
    alone, several = pages(make(files)), pages(make(files | more | quoted))
    assert [picture.src[-5:] for picture in alone["/"].pictures] == ["c.jpg", "t.jpg", "g.jpg"]
    assert several["/"].pictures == ()
    assert [card.pictures for card in several["/"].projects] == [3, 0]
    found = [several[f"/projects/{id}/"] for id in ("harbour", "tram", "x")]
    assert [(page.number, page.count) for page in found] == [(1, 2), (2, 2), (0, 2)]
    (group,) = several["/testimonials/"].groups
    assert group.cover.src == "content/projects/c.jpg"
