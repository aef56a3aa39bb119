"""A computed figure, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from jiading_timeline.tables.formulas.interval import Interval, as_interval, spread

Number = float | Interval


@dataclass(frozen=True, slots=True)
class Figure:
    """A computed figure and the formula it comes from, or the reason why there is none."""

    formula: str
    value: Interval | None = None
    reason: str = ""


def compound_growth(formula: str, base: Number, latest: Number, years: float) -> Figure:
    """Return (latest / base) ** (1 / years) - 1 as the named formula's figure; both must be above zero."""
    if min(as_interval(base).low, as_interval(latest).low) <= 0:
        return Figure(formula, reason="growth needs values above zero")
    try:
        return Figure(formula, spread(lambda b, v: (v / b) ** (1 / years) - 1, base, latest))
    except OverflowError:
        return Figure(formula, reason="the growth is too large to state")
