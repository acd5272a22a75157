"""The plan's sums, ready to print: income by stream and client, the reserve, the floor with its sum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from gigfolio.model.private import Cost, IncomeStream, PrivateRates, Reserve
from gigfolio.model.values import Amount, Value
from gigfolio.papers.money import even, percent, total
from gigfolio.papers.runway import Concentration, concentration, floor, runway
from gigfolio.plan.prices import count_of
from gigfolio.words import Words

MOST_MONTHS = 12  # of reserve that are drawn


class StreamLine(Value, frozen=True, kw_only=True):
    """A stream; its bars are in per cent of the largest figure of all streams."""

    name: str
    kind: str
    client: str = ""
    actual: str = ""
    target: str = ""
    chance: str = ""
    actual_at: float = 0
    target_at: float = 0


class ShareLine(Value, frozen=True, kw_only=True):
    client: str
    percent: str
    amount: str
    at: float


class Income(Value, frozen=True, kw_only=True):
    """What comes in a month. `recurring` is the part that comes by itself, against its target.

    `hangs_on` is the client that the most comes from, with its share; `is_actual` is False where nothing comes in yet
    and the shares are those of the targets.
    """

    streams: tuple[StreamLine, ...] = ()
    actual: str = ""
    target: str = ""
    recurring: str = ""
    recurring_target: str = ""
    recurring_percent: str = ""
    recurring_at: float = 0
    shares: tuple[ShareLine, ...] = ()
    hangs_on: str = ""
    hangs_percent: str = ""
    is_actual: bool = True

    def __bool__(self) -> bool:
        return bool(self.streams)


class ReserveLine(Value, frozen=True, kw_only=True):
    """The reserve: `months` it lasts, in words; `cells` the same as parts of whole months, 0 to 100 each."""

    balance: str = ""
    monthly_costs: str = ""
    percent: str = ""
    months: str = ""
    cells: tuple[float, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.balance or self.monthly_costs or self.percent)


class SumLine(Value, frozen=True, kw_only=True):
    """A line of a sum: the key of its sign's label ("" for the first), what it is, and the figure."""

    sign: str
    name: str
    figure: str


class FloorSum(Value, frozen=True, kw_only=True):
    """How the least price of a day comes about, line by line, and the price itself."""

    lines: tuple[SumLine, ...] = ()
    day: str = ""
    walk_away: str = ""

    def __bool__(self) -> bool:
        return bool(self.lines)


def income_of(streams: Sequence[IncomeStream], words: Words) -> Income:
    """Return the income. Sums are left out where the streams are in several currencies."""
    if not streams:
        return Income()
    every = [amount for s in streams for amount in (s.monthly_actual, s.monthly_target)]
    words = even(words, every)
    largest = max((amount.value for amount in every if amount), default=Decimal(0)) or Decimal(1)
    lines = tuple(_stream(stream, largest, words) for stream in streams)
    steady = [stream for stream in streams if stream.type == "recurring"]
    now, aim = total(s.monthly_actual for s in steady), total(s.monthly_target for s in steady)
    reached = _ratio(now, aim)
    spread = concentration(streams)
    largest_share = spread.largest
    return Income(
        streams=lines,
        actual=_money(total(s.monthly_actual for s in streams), words),
        target=_money(total(s.monthly_target for s in streams), words),
        recurring=_money(now, words),
        recurring_target=_money(aim, words),
        recurring_percent=percent(round(reached), words) if reached is not None else "",
        recurring_at=float(round(min(reached, Decimal(100)), 1)) if reached is not None else 0,
        shares=_shares(spread, words),
        hangs_on=largest_share.client if largest_share else "",
        hangs_percent=percent(round(largest_share.percent), words) if largest_share else "",
        is_actual=spread.is_actual,
    )


def _stream(stream: IncomeStream, largest: Decimal, words: Words) -> StreamLine:
    return StreamLine(
        name=stream.name,
        kind=words(f"paper_stream_{stream.type}"),
        client=stream.client,
        actual=_money(stream.monthly_actual, words),
        target=_money(stream.monthly_target, words),
        chance=percent(stream.probability, words) if stream.probability is not None else "",
        actual_at=_part(stream.monthly_actual, largest),
        target_at=_part(stream.monthly_target, largest),
    )


def _shares(spread: Concentration, words: Words) -> tuple[ShareLine, ...]:
    return tuple(
        ShareLine(
            client=share.client or words("paper_no_client"),
            percent=percent(round(share.percent), words),
            amount=words.money(share.amount),
            at=float(round(share.percent, 1)),
        )
        for share in spread.shares
    )


def reserve_line(reserve: Reserve, words: Words) -> ReserveLine:
    """Return the reserve; without a balance or monthly costs there are no months."""
    months = runway(reserve)
    words_even = even(words, [reserve.balance, reserve.monthly_costs])
    return ReserveLine(
        balance=_money(reserve.balance, words_even),
        monthly_costs=_money(reserve.monthly_costs, words_even),
        percent=percent(reserve.percent, words) if reserve.percent is not None else "",
        months=count_of(float(months), "months", words) if months is not None else "",
        cells=_cells(months) if months is not None else (),
    )


def _cells(months: Decimal) -> tuple[float, ...]:
    """Whole months as 100 each, and the part of the last one."""
    drawn = min(months, Decimal(MOST_MONTHS))
    whole, rest = int(drawn), drawn % 1
    return (100.0,) * whole + ((float(100 * rest),) if rest else ())


def floor_sum(rates: PrivateRates | None, words: Words) -> FloorSum:
    """Return the floor of a day with the sum that leads to it, one line for each cost; empty where there is none."""
    found = floor(rates) if rates else None
    if rates is None or found is None:
        return FloorSum()
    written = [found.need, found.reserve, found.month, *(c.monthly for c in (*rates.costs, *rates.benefits))]
    words = even(words, written)
    lines = [*_costs(rates.costs, "", words), *_costs(rates.benefits, "paper_sign_plus", words)]
    if found.reserve:
        share = percent(rates.reserve_percent or 0, words)
        name = words("paper_floor_reserve", percent=share)
        lines.append(SumLine(sign="paper_sign_plus", name=name, figure=words.money(found.reserve)))
    lines.append(
        SumLine(sign="paper_sign_equals", name=words("paper_floor_month"), figure=words.money(found.month))
    )
    days = count_of(float(found.days), "days", words)
    lines.append(SumLine(sign="paper_sign_over", name=words("paper_floor_days"), figure=days))
    least = rates.walk_away if rates.unit == "day" else None
    return FloorSum(lines=tuple(lines), day=words.money(found.day), walk_away=_money(least, words))


def _costs(costs: Iterable[Cost], sign: str, words: Words) -> list[SumLine]:
    return [SumLine(sign=sign, name=cost.name, figure=words.money(cost.monthly)) for cost in costs]


def _money(amount: Amount | None, words: Words) -> str:
    return words.money(amount) if amount is not None else ""


def _ratio(part: Amount | None, whole: Amount | None) -> Decimal | None:
    if part is None or whole is None or not whole.value or part.currency != whole.currency:
        return None
    return 100 * part.value / whole.value


def _part(amount: Amount | None, largest: Decimal) -> float:
    return float(round(100 * amount.value / largest, 1)) if amount else 0.0
