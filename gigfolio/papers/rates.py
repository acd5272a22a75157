"""The strip at the sheet's foot: where the floor, the target and the opening figure stand on one scale."""

from __future__ import annotations

from decimal import Decimal

from gigfolio.model.private import InterviewRate, PrivateRates
from gigfolio.model.values import Amount, Value
from gigfolio.words import Words

# Where the lowest and the highest figure stand on the scale, in per cent of its length; one figure alone is in the middle.
FIRST, LAST, ALONE = 12.0, 86.0, 50.0


class Tick(Value, frozen=True, kw_only=True):
    """A figure on the scale: its label's key (paper_floor, paper_target, paper_anchor), text, place in per cent."""

    label: str
    text: str
    at: float


class Trade(Value, frozen=True, kw_only=True):
    give: str
    get: str = ""


class MarketRate(Value, frozen=True, kw_only=True):
    """What others pay, by a source: low, median and high where known, as texts."""

    source: str
    figures: tuple[str, ...]


class RateStrip(Value, frozen=True, kw_only=True):
    """Ticks from low to high; the acceptable band in per cent, halfway to the target's neighbours; what to trade."""

    ticks: tuple[Tick, ...] = ()
    band_start: float = 0
    band_end: float = 0
    trades: tuple[Trade, ...] = ()
    market: tuple[MarketRate, ...] = ()
    rationale: str = ""

    def __bool__(self) -> bool:
        return bool(self.ticks or self.trades or self.market or self.rationale)


def rate_strip(rate: InterviewRate, usual: PrivateRates | None, words: Words) -> RateStrip:
    """Return the strip of an interview. Figures that it leaves out are the usual private ones of the same unit."""
    figures = known_figures(rate, usual)
    ticks = _ticks(figures, words)
    start, end = _band(ticks)
    return RateStrip(
        ticks=ticks,
        band_start=start,
        band_end=end,
        trades=tuple(Trade(give=c.give, get=c.get) for c in rate.concessions),
        market=tuple(
            MarketRate(source=b.source, figures=tuple(words.number(v) for v in values))
            for b in rate.benchmarks
            if (values := [v for v in (b.low, b.median, b.high) if v is not None])
        ),
        rationale=rate.rationale,
    )


def known_figures(rate: InterviewRate, usual: PrivateRates | None) -> dict[str, Amount]:
    """Return what is known of floor, target and anchor, by label key, in that order."""
    fallback = usual if usual and rate.unit in {"", usual.unit} else PrivateRates()
    pairs = {
        "paper_floor": rate.walk_away or fallback.walk_away,
        "paper_target": rate.target or fallback.target,
        "paper_anchor": rate.anchor or fallback.anchor,
    }
    return {label: amount for label, amount in pairs.items() if amount is not None}


def _ticks(figures: dict[str, Amount], words: Words) -> tuple[Tick, ...]:
    values = [amount.value for amount in figures.values()]
    ordered = sorted(figures.items(), key=lambda pair: pair[1].value)
    return tuple(
        Tick(
            label=label,
            text=words.number(amount.value),
            at=_place(amount.value, min(values), max(values)),
        )
        for label, amount in ordered
    )


def _place(value: Decimal, low: Decimal, high: Decimal) -> float:
    if low == high:
        return ALONE
    return round(FIRST + (LAST - FIRST) * float((value - low) / (high - low)), 1)


def _band(ticks: tuple[Tick, ...]) -> tuple[float, float]:
    """From halfway below the target to halfway above it, as far as there is a neighbour; (0, 0) without a target."""
    for index, tick in enumerate(ticks):
        if tick.label == "paper_target" and len(ticks) > 1:
            below = ticks[max(0, index - 1)].at
            above = ticks[min(len(ticks) - 1, index + 1)].at
            return round((below + tick.at) / 2, 1), round((tick.at + above) / 2, 1)
    return 0.0, 0.0
