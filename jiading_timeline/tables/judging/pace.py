"""How fast a target is being approached: observed against required, from a baseline to the latest figure."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jiading_timeline.tables.formulas.figure import Figure
from jiading_timeline.tables.formulas.interval import Interval, as_interval
from jiading_timeline.tables.formulas.progress import (
    growth_rate_pace,
    linear_pace,
    observed_growth,
    pace_ratio,
    projected_linear,
    projected_value,
    required_growth,
    share_of_way,
    years_between,
)
from jiading_timeline.tables.goal import Goal, Point
from jiading_timeline.tables.judging.thresholds import Thresholds, bands_of


@dataclass(frozen=True, slots=True)
class Pace:
    """A pace verdict with the figures it rests on.

    Growth is a fraction a year; `ratio` is None where only the direction is known; `others` are the bands
    that the bounds of the ratio reach into; `estimate` marks what rests on a part of a period;
    `baseline_date` is the period of the baseline in EDTF and `baseline_end` its last day.
    """

    verdict: str
    ratio: Interval | None = None
    others: tuple[str, ...] = ()
    formula: str = ""
    estimate: bool = False
    growth: Interval | None = None
    share_of_way: Interval | None = None
    projected: Interval | None = None
    baseline: float | None = None
    baseline_end: dt.date | None = None
    baseline_date: str = ""


def pace_of(goal: Goal, points: Sequence[Point], thresholds: Thresholds) -> Pace | None:
    """Return how fast a target is being approached, or None where two figures and a deadline are not there.

    Parameters
    ----------
    goal : Goal
    points : sequence of Point
        Comparable results and estimates, in any order; what ends after the deadline is not looked at.
    thresholds : Thresholds
        The bands of the ratio.
    """
    if goal.value is None or goal.deadline is None:
        return None
    known = sorted((p for p in points if p.end <= goal.deadline and p.value is not None), key=_recency)
    if goal.measure == "growth":
        return _rate_pace(goal, known, thresholds)
    if goal.start is not None and (running := [point for point in known if _runs(goal, point)]):
        return _running_pace(goal, running[-1], thresholds)
    return _path_pace(goal, [point for point in known if not point.part], thresholds)


def _runs(goal: Goal, point: Point) -> bool:
    return point.part and (point.start is None or point.start == goal.start)


def _recency(point: Point) -> tuple[dt.date, bool, dt.date, str]:
    return point.end, not point.estimate, point.published, point.id


def _rate_pace(goal: Goal, points: Sequence[Point], thresholds: Thresholds) -> Pace | None:
    """F11: the latest period's rate against the rate aimed at; a ceiling on growth has no pace."""
    if not points or goal.value is None or (goal.lower and goal.value >= 0):
        return None
    latest = points[-1]
    figure = growth_rate_pace(as_interval(latest.value or 0.0), goal.value)
    return _verdict(figure, Pace("", estimate=latest.part), thresholds)


def _running_pace(goal: Goal, latest: Point, thresholds: Thresholds) -> Pace | None:
    """F5 with a base of zero: a running sum against an even spread over the target's own period."""
    if (
        goal.lower
        or goal.start is None
        or goal.deadline is None
        or goal.value is None
        or latest.value is None
    ):
        return None
    if goal.measure == "share" or goal.value <= 0:
        return None
    before = goal.start - dt.timedelta(days=1)
    elapsed, span = (latest.end - before).days, (goal.deadline - before).days
    figure = linear_pace(0.0, latest.value, goal.value, elapsed, span)
    way = share_of_way(0.0, latest.value, goal.value).value
    return _verdict(figure, Pace("", estimate=True, share_of_way=way), thresholds)


def _path_pace(goal: Goal, points: Sequence[Point], thresholds: Thresholds) -> Pace | None:
    """F3 for positive levels, else F5, from the baseline to the latest figure."""
    if not points:
        return None
    latest = points[-1]
    start = _baseline(goal, points)
    if start is None or latest.value is None or goal.value is None or goal.deadline is None:
        return None
    base, base_end, base_date = start
    if not _agree([point for point in points if point.end in (base_end, latest.end)]):
        return None
    elapsed, span = years_between(base_end, latest.end), years_between(base_end, goal.deadline)
    growth = observed_growth(base, latest.value, elapsed)
    estimate = latest.estimate or any(point.estimate for point in points if point.end == base_end)
    pace = Pace("", estimate=estimate, baseline=base.value, baseline_end=base_end, baseline_date=base_date)
    if goal.measure == "level":
        pace = replace(pace, growth=growth.value)
    if (base.value - goal.value) * (-1 if goal.lower else 1) >= 0:
        return _beyond(goal, base, latest.value, pace)
    pace = replace(
        pace,
        share_of_way=share_of_way(base, latest.value, goal.value).value,
        projected=_projection(pace, base, latest.value, elapsed, span - elapsed).value,
    )
    return _verdict(_ratio(pace, goal.value, base, latest.value, elapsed, span), pace, thresholds)


def _agree(points: Sequence[Point]) -> bool:
    """Tell whether all that is reported for each period could be one number."""
    told: dict[tuple[dt.date, dt.date], dict[Interval, None]] = defaultdict(dict)
    for point in points:
        if point.value is not None and not point.estimate:
            told[point.period][point.value] = None
    pairs = (pair for values in told.values() for pair in itertools.combinations(values, 2))
    return all(left.overlaps(right) for left, right in pairs)


def _baseline(goal: Goal, points: Sequence[Point]) -> tuple[Interval, dt.date, str] | None:
    """Return the stated baseline, else the earliest whole figure, if it lies before the latest one."""
    last = points[-1].end
    if goal.baseline is not None and goal.baseline_end is not None and goal.baseline_end < last:
        return Interval.exact(goal.baseline), goal.baseline_end, goal.baseline_date
    first = min((point for point in points if not point.estimate), key=lambda p: (p.end, p.id), default=None)
    if first is None or first.value is None or first.end >= last:
        return None
    return first.value, first.end, first.edtf


def _ratio(
    pace: Pace, target: float, base: Interval, latest: Interval, elapsed: float, span: float
) -> Figure:
    if pace.growth is not None:
        required = required_growth(base, target, span)
        ratio = pace_ratio(pace.growth, required.value) if required.value is not None else required
        if ratio.value is not None:
            return ratio
    exact_base = Interval.exact(base.value)
    return linear_pace(exact_base, latest, target, elapsed, span)


def _projection(pace: Pace, base: Interval, latest: Interval, elapsed: float, remaining: float) -> Figure:
    if pace.growth is not None:
        return projected_value(latest, pace.growth, remaining)
    return projected_linear(base, latest, elapsed, remaining)


def _beyond(goal: Goal, base: Interval, latest: Interval, pace: Pace) -> Pace:
    """Tell only the direction, where the baseline already stood at or beyond the target."""
    gained = (latest.value - base.value) * (-1 if goal.lower else 1)
    verdict = "on_track" if gained > 0 else "far_behind" if gained == 0 else "moving_away"
    return replace(pace, verdict=verdict)


def _verdict(figure: Figure, pace: Pace, thresholds: Thresholds) -> Pace | None:
    if figure.value is None:
        return None
    verdict, others = bands_of(figure.value, thresholds)
    return replace(pace, verdict=verdict, others=others, ratio=figure.value, formula=figure.formula)
