"""A headline as lines of one width: each line's size, and its place on the font's width axis, from the font's advances.

All lengths are in em. A line's ink reaches from the first letter's outline to the last one's, so both side bearings are
taken off. Advances are linear between the stops of the metrics file, which tools/cut_fonts.py checks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from gigfolio.model.values import Value

TRACKING = -0.012  # between letters, as the theme's stylesheet sets it
WORD_SPACE = 0.06  # added to each space, or words run together where the face is narrow
MOST_LINES, MOST_WORDS = 5, 16
_STEPS = 4  # of the axis in one per cent: browsers keep font-stretch in quarters
_SIZE_WEIGHT = 6.0  # how many steps of width one per cent of size is worth when splits are compared
_UNEVEN = 4.0  # the same for lines that cannot share one size, for each per cent between them


class Glyph(Value, frozen=True, kw_only=True):
    """One letter at each stop of the width axis, in thousandths of an em."""

    advance: tuple[float, ...]
    start: tuple[float, ...]  # the side bearing before it
    end: tuple[float, ...]


class Metrics(Value, frozen=True, kw_only=True):
    """A display face with a width axis: its letters at `stops`, in ascending per cent (font-stretch)."""

    stops: tuple[float, ...]
    glyphs: dict[str, Glyph]


class Frame(NamedTuple):
    """What a headline has to fill: sizes allowed in per cent of its width, and the height that its lines may take."""

    smallest: float
    largest: float
    height: float  # of all lines together, in per cent of the width
    leading: float = 0.8


WIDE = Frame(smallest=9, largest=24, height=41)
WIDE_LONG = Frame(smallest=7, largest=24, height=41)  # over 60 characters
NARROW = Frame(smallest=7, largest=34, height=104)


class Line(NamedTuple):
    """A line of a fitted headline: `size` in per cent of its box (cqi), `width` for font-stretch, `shift` in em."""

    text: str
    size: float
    width: float
    shift: float


class Fitted(NamedTuple):
    """A headline for wide and for narrow pages; both are empty where it cannot be fitted."""

    wide: tuple[Line, ...] = ()
    narrow: tuple[Line, ...] = ()


def fitted(text: str, metrics: Metrics) -> Fitted:
    """Return a headline's lines. Both sets are empty for letters that the face does not have, and for too many words."""
    wide = fitted_in(text, metrics, WIDE_LONG if len(text) > 60 else WIDE)
    narrow = fitted_in(text, metrics, NARROW)
    return Fitted(wide, narrow) if wide and narrow else Fitted()


def fitted_in(text: str, metrics: Metrics, frame: Frame) -> tuple[Line, ...]:
    """Return a headline's lines in one frame, or ()."""
    words = text.replace("\u00a0", " ").split()
    if not words or len(words) > MOST_WORDS or any(c not in metrics.glyphs for c in "".join([*words, " "])):
        return ()
    return fit(words, metrics, frame)


def fit(words: Sequence[str], metrics: Metrics, frame: Frame) -> tuple[Line, ...]:
    """Return the best way to set the words in one to five lines that all fill the frame; () when there is none."""
    known: dict[str, tuple[float, ...]] = {}
    best: tuple[float, tuple[Line, ...]] | None = None
    for split in _splits(words):
        for line in split:
            known.setdefault(line, ink(line, metrics))
        found = _set([(line, known[line]) for line in split], metrics, frame)
        if found and (best is None or found[0] < best[0]):
            best = found
    return best[1] if best else ()


def ink(line: str, metrics: Metrics) -> tuple[float, ...]:
    """Return a line's ink width in em at each stop, tracking and word space included."""
    glyphs = [metrics.glyphs[character] for character in line]
    spaces = TRACKING * (len(line) - 1) + WORD_SPACE * line.count(" ")
    return tuple(
        (sum(g.advance[i] for g in glyphs) - glyphs[0].start[i] - glyphs[-1].end[i]) / 1000 + spaces
        for i in range(len(metrics.stops))
    )


def _splits(words: Sequence[str]) -> Iterator[list[str]]:
    for count in range(min(len(words), MOST_LINES)):
        for breaks in combinations(range(1, len(words)), count):
            yield [" ".join(words[a:b]) for a, b in pairwise((0, *breaks, len(words)))]


def _set(
    lines: list[tuple[str, tuple[float, ...]]], metrics: Metrics, frame: Frame
) -> tuple[float, tuple[Line, ...]] | None:
    """One split's cost and its lines: one size for all where the axis allows, else a larger one for short lines."""
    if any(widths[0] <= 0 for _, widths in lines):
        return None
    shared = min(100 / max(widths[0] for _, widths in lines), frame.largest)
    shared = min(shared, frame.height / (frame.leading * len(lines)))
    sizes = [max(shared, 100 / widths[-1]) for _, widths in lines]
    is_too_large = sum(sizes) * frame.leading > frame.height + 0.01
    if shared < frame.smallest or is_too_large:
        return None
    widths = [_stretch(100 / size, w, metrics.stops) for size, (_, w) in zip(sizes, lines, strict=True)]
    set_lines = tuple(
        _line(text, ems, width, metrics) for (text, ems), width in zip(lines, widths, strict=True)
    )
    spread, uneven = max(widths) - min(widths), max(sizes) - min(sizes)
    return spread + _UNEVEN * uneven - _SIZE_WEIGHT * min(sizes), set_lines


def _stretch(target: float, widths: tuple[float, ...], stops: tuple[float, ...]) -> float:
    """The place on the axis where a line has the target's width, clamped to the axis, in the steps of browsers."""
    if target <= widths[0]:
        return stops[0]
    for (low, high), (start, end) in zip(pairwise(widths), pairwise(stops), strict=True):
        if target <= high:
            return round((start + (end - start) * (target - low) / (high - low)) * _STEPS) / _STEPS
    return stops[-1]


def _line(text: str, widths: tuple[float, ...], width: float, metrics: Metrics) -> Line:
    """A line at its place on the axis; its size makes up for the axis's step, so that the edges stay flush."""
    size = 100 / value_at(width, widths, metrics.stops)
    bearings = metrics.glyphs[text[0]].start
    shift = value_at(width, bearings, metrics.stops) / 1000
    return Line(text, round(size, 3), width, round(shift, 4))


def value_at(place: float, values: tuple[float, ...], stops: tuple[float, ...]) -> float:
    """Return what `values`, known at the stops, are at a place of the axis between them."""
    for (low, high), (start, end) in zip(pairwise(values), pairwise(stops), strict=True):
        if place <= end:
            return low + (high - low) * (place - start) / (end - start)
    return values[-1]
