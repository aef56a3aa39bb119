"""Values worked back or extrapolated: always marked derived or estimate, never shown among reported ones."""

from __future__ import annotations

from jiading_timeline.tables.formulas.figure import Figure, Number, compound_growth
from jiading_timeline.tables.formulas.interval import as_interval, spread

Months = tuple[int, int]


def implied_earlier(latest: Number, growth: Number) -> Figure:
    """F7: v / (1 + g), the value a year earlier that a reported growth implies. Derived, never reported.

    Source: the definition of growth. Chinese growth is on a comparable basis, so the value once published
    may have been another.

    Examples
    --------
    >>> round(implied_earlier(110.0, 0.1).value.value, 4)
    100.0
    """
    if as_interval(growth).low <= -1:
        return Figure("F7", reason="a fall of 100 percent or more has no earlier value")
    return Figure("F7", spread(lambda v, g: v / (1 + g), latest, growth))


def full_year_by_growth(previous: Number, growth: Number) -> Figure:
    """F8a: FY(y-1) * (1 + g), a full year if the rest grows as the reported part did.

    Source: carrying same-period growth forward; the default where that growth is known.

    Examples
    --------
    >>> round(full_year_by_growth(200.0, 0.1).value.value, 4)
    220.0
    """
    return Figure("F8", spread(lambda v, g: v * (1 + g), previous, growth))


def full_year_by_share(part: Number, share: Number) -> Figure:
    """F8b: v / s, a full year if the part weighs in it as it did in an earlier year.

    Source: the seasonal shape of a year for which part and whole are known.

    Examples
    --------
    >>> full_year_by_share(60.0, 0.75).value.value
    80.0
    """
    if as_interval(share).low <= 0:
        return Figure("F8", reason="the part's share of a year is not above zero")
    return Figure("F8", spread(lambda v, s: v / s, part, share))


def full_year_flat(part: Number, months: float) -> Figure:
    """F8c: v * 12 / months, a full year if every month is alike.

    Source: pro rata; the last resort, as few years are flat.

    Examples
    --------
    >>> full_year_flat(60.0, 9).value.value
    80.0
    """
    if not 0 < months <= 12:
        return Figure("F8", reason="the part is not between one and twelve months")
    return Figure("F8", spread(lambda v: v * 12 / months, part))


def like_for_like_growth(earlier: Number, later: Number, months: Months, later_months: Months) -> Figure:
    """F9: later / earlier - 1 for the same months, first and last, of two following years.

    Source: year-on-year comparison.

    Examples
    --------
    >>> round(like_for_like_growth(50.0, 60.0, (1, 9), (1, 9)).value.value, 4)
    0.2
    >>> like_for_like_growth(50.0, 60.0, (1, 12), (1, 8)).reason
    'the figures are for different months'
    """
    if months != later_months:
        return Figure("F9", reason="the figures are for different months")
    return compound_growth("F9", earlier, later, 1)


def implied_rate(amount: Number, bracket: Number) -> Figure:
    """F14: amount / bracket, the exchange rate that a bracketed conversion implies. A check, no more.

    Source: division; amounts are never compared through rates of different dates.

    Examples
    --------
    >>> implied_rate(700.0, 100.0).value.value
    7.0
    """
    given = as_interval(bracket)
    if given.low <= 0 <= given.high:
        return Figure("F14", reason="the bracket holds no amount above zero")
    return Figure("F14", spread(lambda a, b: a / b, amount, given))
