"""Headlines of one width: the routine on its own, and its lines in a real browser."""

from __future__ import annotations

import functools
import io
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from gigfolio.theme import Theme
from gigfolio.theme.chain import shipped_themes
from gigfolio.theme.environment import make_environment
from gigfolio.theme.fitting import NARROW, WIDE, WIDE_LONG, Fitted, Metrics, fit, fitted, ink

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

POSTER = shipped_themes() / "poster"
HEADLINES = (
    "Brands that learn to walk",
    "Marki, które jadą z Krakowa do Wrocławia",
    "Rates",
    "A bus livery that forty painters can paint from one sheet of paper in the rain",
    "“Zażółć” & 14 buses, no vans?",
)


@functools.cache
def metrics() -> Metrics:
    return msgspec.json.decode((POSTER / "fonts/display-widths.json").read_bytes(), type=Metrics)


def test_two_lines_share_one_size_and_the_whole_headline_is_kept() -> None:
    lines = fitted("Brands that learn to walk", metrics()).wide
    assert [line.text for line in lines] == ["Brands that", "learn to walk"]
    assert lines[0].size == pytest.approx(lines[1].size, rel=0.01)
    assert 20 < lines[0].size <= 24
    assert all(62 <= line.width < 80 for line in lines)


@pytest.mark.parametrize(
    "text", ["לוחות שקוראים מרחוק", "Город у реки", "東京の看板", "", "   ", "word " * 40, "x" * 90]
)
def test_what_cannot_be_fitted_is_left_plain(text: str) -> None:
    assert fitted(text, metrics()) == Fitted()


def test_a_long_word_is_only_fitted_where_it_stays_legible() -> None:
    assert fit(["Donaudampfschifffahrtsgesellschaft"], metrics(), WIDE) == ()
    narrow = fit(["Rindfleischetikettierung"], metrics(), NARROW)
    assert [line.size >= NARROW.smallest for line in narrow] == [True]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.text("aBgijłWż.,1 \u00a0—“", min_size=1, max_size=24), min_size=1, max_size=14).map(" ".join)
)
def test_every_line_fills_its_box_within_the_axis(text: str) -> None:
    found = fitted(text, metrics())
    for lines, frame in ((found.wide, WIDE_LONG), (found.narrow, NARROW)):
        if not lines:
            continue
        assert " ".join(line.text for line in lines).split() == text.replace("\u00a0", " ").split()
        assert sum(line.size for line in lines) * frame.leading <= frame.height * 1.01
        for line in lines:
            widths, stops = ink(line.text, metrics()), metrics().stops
            assert stops[0] <= line.width <= stops[-1]
            (low, high), (start, end) = next(
                (w, s) for w, s in zip(pairwise(widths), pairwise(stops), strict=True) if line.width <= s[1]
            )
            em = low + (high - low) * (line.width - start) / (end - start)
            assert em * line.size == pytest.approx(100, abs=0.15)


def page_of(set_: str) -> str:
    """The lines as the theme's template and stylesheet set them, in boxes as wide as the page's text."""
    sheets = []
    for text in HEADLINES:
        lines = "".join(
            f'<span style="--s:{line.size};--w:{line.width};--b:{line.shift}">{line.text.replace("&", "&amp;")} </span>'
            for line in getattr(fitted(text, metrics()), set_)
        )
        sheets.append(f'<h1 class="is-fitted"><span class="fit">{lines}</span></h1>')
    css = "".join((POSTER / name).read_text("utf-8") for name in ("tokens.css", "theme.css"))
    return (
        '<!doctype html><meta charset="utf-8"><style>@layer reset, tokens, theme; @layer reset{*{margin:0;padding:0}}'
        + "".join(
            "@font-face{font-family:P;font-weight:850;font-stretch:62% 125%;src:url(http://fonts.test/display-"
            f"{part}.woff2);unicode-range:{limits}}}"
            for part, limits in (("latin", "U+20-FF,U+2010-203A"), ("latin-ext", "U+100-17F"))
        )
        + f":root{{--font-display:P}}{css} body{{padding:0 var(--pad);background:#fff;color:#000}}h1{{margin:40px 0}}</style>{''.join(sheets)}"
    )


def off_by(page: Page, number: int) -> tuple[str, float, float] | None:
    """How far a line's ink, pictured alone, is off the two edges of its box; None for no more than 3 pixels."""
    text, left, right = page.evaluate(
        """number => { const lines = [...document.querySelectorAll('.fit > span')];
            lines.forEach((line, i) => line.style.visibility = i === number ? 'visible' : 'hidden');
            const box = lines[number].closest('h1').getBoundingClientRect();
            return [lines[number].textContent, box.left, box.right] }""",
        number,
    )
    shot = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("L")
    seen = ImageOps.invert(shot).point(lambda value: 255 * (value > 96)).getbbox()
    start, end = (seen[0] - left, seen[2] - right) if seen else (999, 999)
    return (text, start, end) if max(abs(start), abs(end)) > 3 else None


@pytest.mark.browser
@pytest.mark.parametrize(("width", "set_"), [(360, "narrow"), (1920, "wide")])
def test_both_edges_are_flush_in_a_real_browser(browser: Browser, width: int, set_: str) -> None:
    """The ink of every line, measured on its picture, reaches both edges of the box within 3 pixels."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.route("http://fonts.test/*", lambda r: r.fulfill(
        body=(POSTER / "fonts" / r.request.url.rsplit("/", 1)[-1]).read_bytes(), content_type="font/woff2",
        headers={"Access-Control-Allow-Origin": "*"},
    ))  # fmt: skip
    page.set_content(page_of(set_))
    page.evaluate("document.fonts.ready")
    assert page.evaluate("[...document.fonts].every(f => f.status === 'loaded')")
    off = [line for number in range(page.locator(".fit > span").count()) if (line := off_by(page, number))]
    context.close()
    assert off == []


@pytest.mark.parametrize(
    ("settings_", "is_fitted"),
    [
        ("theme: poster", True),
        ("theme: poster\ntheme_options: {fonts: system}", False),
        ("theme: margin", False),
    ],
)
def test_headlines_are_only_fitted_with_the_face_that_was_measured(
    load: Callable[..., Theme], settings_: str, is_fitted: bool
) -> None:
    template = make_environment(load(settings_), None).from_string("{{ text|fitted }}")
    assert ("Line(" in template.render(text="Brands that learn to walk")) is is_fitted
