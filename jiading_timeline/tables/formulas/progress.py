"""The formulas of the method, each a pure function on numbers or intervals.

Growth is a fraction a year (0.137 for 13.7 percent), a span of time a fraction of years. Bounds follow from
the bounds of the inputs. Where nothing may be computed, a `Figure` has no value and says why.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

from jiading_timeline.tables.formulas.figure import Figure, Number, compound_growth
from jiading_timeline.tables.formulas.interval import as_interval, spread


def years_between(start: dt.date, end: dt.date) -> float:
    """Return the years from one period's end to another's: whole years, then days over 365.25.

    Examples
    --------
    >>> years_between(dt.date(2021, 12, 31), dt.date(2025, 12, 31))
    4.0
    >>> years_between(dt.date(2021, 12, 31), dt.date(2022, 7, 2))
    0.5010266940451745
    """
    if end < start:
        return -years_between(end, start)
    whole = end.year - start.year - ((end.month, end.day) < (start.month, start.day))
    return whole + max(0, (end - anniversary(start, whole)).days) / 365.25


def anniversary(day: dt.date, years: int) -> dt.date:
    """Return the same day some years later; 28 February for a 29th that the year lacks."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return dt.date(day.year + years, 2, 28)


def observed_growth(base: Number, latest: Number, years: float) -> Figure:
    """F1: (v / b) ** (1 / years) - 1, the growth a year that took `base` to `latest`.

    Source: compound annual growth rate, as in Eurostat's monitoring of the sustainable development goals.
    Both values must be positive and at least a year apart.

    Examples
    --------
    >>> round(observed_growth(100.0, 121.0, 2).value.value, 4)
    0.1
    >>> observed_growth(0.0, 121.0, 2).reason
    'growth needs values above zero'
    """
    if years < 1:
        return Figure("F1", reason="the two figures are less than a year apart")
    return compound_growth("F1", base, latest, years)


def required_growth(base: Number, target: Number, years: float) -> Figure:
    """F2: (T / b) ** (1 / years) - 1, the growth a year that takes `base` to `target`.

    Source: as F1, over the whole span from baseline to deadline.

    Examples
    --------
    >>> round(required_growth(100.0, 146.41, 4).value.value, 4)
    0.1
    """
    if years <= 0:
        return Figure("F2", reason="the deadline does not lie after the baseline")
    return compound_growth("F2", base, target, years)


def pace_ratio(observed: Number, required: Number) -> Figure:
    """F3: observed growth over required growth; a required fall turns the direction.

    Source: Eurostat's ratio of the actual to the required rate of change.

    Examples
    --------
    >>> pace_ratio(-0.05, -0.1).value.value, pace_ratio(0.05, -0.1).value.value
    (0.5, -0.5)
    """
    needed = as_interval(required)
    if needed.low <= 0 <= needed.high or abs(needed.value) < 1e-9:
        return Figure("F3", reason="the required growth is too near zero to divide by")
    return Figure("F3", spread(lambda a, b: a / b, observed, needed))


def growth_still_needed(latest: Number, target: Number, years: float) -> Figure:
    """F4: (T / v) ** (1 / years) - 1, the growth a year from now to the deadline.

    Source: as F2, from the latest figure on.

    Examples
    --------
    >>> round(growth_still_needed(50.0, 200.0, 2).value.value, 4)
    1.0
    """
    if years <= 0:
        return Figure("F4", reason="no time is left before the deadline")
    return compound_growth("F4", latest, target, years)


def linear_path(base: Number, target: Number, elapsed: float, span: float) -> Figure:
    """F5: b + (T - b) * elapsed / span, where a straight line from base to target stands.

    Source: the straight path of the UN's and UNESCO's progress measures.

    Examples
    --------
    >>> linear_path(20.0, 100.0, 1, 4).value.value
    40.0
    """
    if span <= 0:
        return Figure("F5", reason="the deadline does not lie after the baseline")
    return Figure("F5", spread(lambda b, t: b + (t - b) * elapsed / span, base, target))


def share_of_way(base: Number, latest: Number, target: Number) -> Figure:
    """F5: (v - b) / (T - b), the share of the way from base to target that is done.

    Source: IATI's and UNESCO's progress from a baseline.

    Examples
    --------
    >>> share_of_way(20.0, 40.0, 100.0).value.value
    0.25
    >>> share_of_way(100.0, 40.0, 100.0).reason
    'the target equals the baseline'
    """
    way = as_interval(target) - as_interval(base)
    if way.low <= 0 <= way.high:
        return Figure("F5", reason="the target equals the baseline")
    return Figure("F5", spread(lambda b, v, t: (v - b) / (t - b), base, latest, target))


def linear_pace(base: Number, latest: Number, target: Number, elapsed: float, span: float) -> Figure:
    """F5: the share of the way over the share of the time.

    Source: as `share_of_way`; 1 means on the straight line.

    Examples
    --------
    >>> linear_pace(0.0, 30.0, 100.0, 0.5, 1.0).value.value
    0.6
    """
    done = share_of_way(base, latest, target)
    if done.value is None:
        return done
    if elapsed <= 0 or span <= 0:
        return Figure("F5", reason="no time has passed since the baseline")
    return Figure("F5", spread(lambda share: share / (elapsed / span), done.value))


def projected_value(latest: Number, growth: Number, years: float) -> Figure:
    """F6: v * (1 + g) ** years, a what-if value if growth stays as it was.

    Source: plain compounding; a what-if, with no probability attached.

    Examples
    --------
    >>> round(projected_value(100.0, 0.1, 2).value.value, 4)
    121.0
    """
    if as_interval(growth).low <= -1:
        return Figure("F6", reason="a fall of 100 percent or more leaves nothing to project")
    return Figure("F6", spread(lambda v, g: v * (1 + g) ** years, latest, growth))


def projected_linear(base: Number, latest: Number, elapsed: float, remaining: float) -> Figure:
    """F6: v + (v - b) / elapsed * remaining, a what-if value if the yearly step stays as it was.

    Source: straight extrapolation; a what-if, with no probability attached.

    Examples
    --------
    >>> projected_linear(10.0, 20.0, 2, 3).value.value
    35.0
    """
    if elapsed <= 0:
        return Figure("F6", reason="no time has passed since the baseline")
    return Figure("F6", spread(lambda b, v: v + (v - b) / elapsed * remaining, base, latest))


def points_to_go(latest: Number, target: Number) -> Figure:
    """F10: T - v, the distance of a share from its target, in percentage points.

    Source: shares move in points; a growth rate of a share is never taken. Their pace is `linear_pace`.

    Examples
    --------
    >>> points_to_go(31.5, 35.0).value.value
    3.5
    """
    return Figure("F10", spread(lambda v, t: t - v, latest, target))


def growth_rate_pace(rate: Number, target: Number) -> Figure:
    """F11: rate / T, a period's growth against the growth aimed at. No growth of a growth is ever taken.

    Source: direct comparison of two rates.

    Examples
    --------
    >>> growth_rate_pace(0.24, 0.3).value.value
    0.8
    """
    aim = as_interval(target)
    if aim.low <= 0 <= aim.high:
        return Figure("F11", reason="the growth aimed at is zero")
    return Figure("F11", spread(lambda r, t: r / t, rate, aim))


def mean_growth(rates: Sequence[Number]) -> Figure:
    """F11: the geometric mean of yearly rates, for a target "on average".

    Source: the constant rate that gives the same end value.

    Examples
    --------
    >>> round(mean_growth([0.1, 0.21, 0.331]).value.value, 4)
    0.21
    """
    if not rates or any(as_interval(rate).low <= -1 for rate in rates):
        return Figure("F11", reason="a mean needs rates above minus 100 percent")
    return Figure(
        "F11", spread(lambda *all_: math.prod(1 + rate for rate in all_) ** (1 / len(all_)) - 1, *rates)
    )


def running_sum(flows: Sequence[Number]) -> Figure:
    """F12: the sum of the flows since the start.

    Source: addition; a stock is no flow and may not be among them.

    Examples
    --------
    >>> running_sum([10.0, 12.5]).value.value
    22.5
    """
    if not flows:
        return Figure("F12", reason="no flow is known since the start")
    return Figure("F12", spread(lambda *all_: math.fsum(all_), *flows))


def cumulative_pace(total: Number, target: Number, elapsed: float, span: float) -> Figure:
    """F12: sum / (T * elapsed / span), the running sum against an even spread over the time.

    Source: `linear_pace` from a base of zero.

    Examples
    --------
    >>> cumulative_pace(30.0, 120.0, 1, 3).value.value
    0.75
    """
    return linear_pace(0.0, total, target, elapsed, span)


def reduction_target(base: Number, reduction: Number) -> Figure:
    """F13: T = b * (1 - p), the ceiling that "cut by p" sets. Lower is better.

    Source: the definition of a relative reduction.

    Examples
    --------
    >>> reduction_target(200.0, 0.25).value.value
    150.0
    """
    return Figure("F13", spread(lambda b, p: b * (1 - p), base, reduction))


def years_to_target(latest: Number, target: Number, growth: Number) -> Figure:
    """F15: ln(T / v) / ln(1 + g), the years until the target if growth stays. A what-if.

    Source: compounding solved for time.

    Examples
    --------
    >>> round(years_to_target(100.0, 121.0, 0.1).value.value, 4)
    2.0
    >>> years_to_target(100.0, 121.0, 0.0).reason
    'never at this growth'
    """
    if as_interval(growth).low <= 0:
        return Figure("F15", reason="never at this growth")
    if min(as_interval(latest).low, as_interval(target).low) <= 0:
        return Figure("F15", reason="growth needs values above zero")
    return Figure("F15", spread(lambda v, t, g: math.log(t / v) / math.log1p(g), latest, target, growth))
