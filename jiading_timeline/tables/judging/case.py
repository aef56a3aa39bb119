"""One target with the results that may be held against it, weighed as of a date."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from jiading_timeline.tables.formulas.interval import Interval
from jiading_timeline.tables.goal import TOLERANCE, Goal, Point
from jiading_timeline.tables.judging.pace import Pace

Period = tuple[dt.date, dt.date]
Answer = Literal["met", "missed", "between", ""]


@dataclass(frozen=True, slots=True)
class Finding:
    """What the results of one period answer; `conflict` where they exclude each other and disagree."""

    point: Point
    answer: Answer
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """All that the decision table looks at."""

    goal: Goal
    as_of: dt.date | None
    points: tuple[Point, ...] = ()
    findings: tuple[Finding, ...] = ()
    pace: Pace | None = None
    withdrawn: bool = False
    successor: str = ""
    moved_to: dt.date | None = None

    @property
    def days_past(self) -> int:
        """Days since the deadline; zero or less while it is not passed or not known."""
        if self.as_of is None or self.goal.deadline is None:
            return 0
        return (self.as_of - self.goal.deadline).days

    @property
    def met(self) -> Finding | None:
        """The first period for which the target is clearly met."""
        clear = (finding for finding in self.findings if finding.answer == "met" and not finding.conflict)
        return next(clear, None)

    @property
    def borderline(self) -> Finding | None:
        """The finding for the deadline, or the latest where none is set, if it lies across the target."""
        decisive = self.findings if self.goal.deadline else self.findings[-1:]
        return next((finding for finding in decisive if finding.answer == "between"), None)

    @property
    def early(self) -> bool:
        """Whether the target was met before its deadline's own period."""
        end = self.goal.deadline
        return self.met is not None and end is not None and self.met.point.end < end

    @property
    def short(self) -> Finding | None:
        """The finding for the deadline's period, where it clearly fails."""
        failed = (finding for finding in self.findings if finding.answer == "missed" and self.goal.deadline)
        return next(failed, None)

    @property
    def after(self) -> Point | None:
        """The first figure for a time after the deadline."""
        end = self.goal.deadline
        return next((point for point in self.points if end is not None and point.end > end), None)

    @property
    def late(self) -> Point | None:
        """The first figure after the deadline that meets the target."""
        end = self.goal.deadline
        late = (point for point in self.points if end is not None and point.end > end and not point.part)
        return next((point for point in late if compare_value(point.value, self.goal) == "met"), None)

    @property
    def conflict(self) -> Finding | None:
        """The first period whose results exclude each other, unless another period settles the matter."""
        return None if self.met else next((finding for finding in self.findings if finding.conflict), None)

    @property
    def fallen(self) -> Point | None:
        """A later whole figure, still by the deadline, that clearly fails after the target was met."""
        if self.met is None:
            return None
        return next((point for point in self.points if self._falls(point, self.met.point)), None)

    def _falls(self, point: Point, met: Point) -> bool:
        in_time = self.goal.deadline is None or point.end <= self.goal.deadline
        later = in_time and not point.part and point.end > met.end
        return later and compare_value(point.value, self.goal) == "missed"


def compare_value(value: Interval | None, goal: Goal) -> Answer:
    """Tell whether an interval lies wholly inside what the comparator asks, wholly outside, or across.

    Parameters
    ----------
    value : Interval or None
        The result; None for an event that happened.
    goal : Goal
        The target. "Reach" is judged as "at least", or "at most" where lower is better; "about" grants
        5 percent.

    Returns
    -------
    str
        ``met``, ``missed``, ``between``, or nothing where a number lacks.
    """
    if goal.value is None:
        return "met"
    if value is None:
        return ""
    strictly = goal.comparator in ("gt", "lt")
    slack = TOLERANCE * abs(goal.value) if goal.comparator == "approx" else 0.0
    if goal.lower:
        return _below(value, goal.value + slack, strictly=strictly)
    return _above(value, goal.value - slack, strictly=strictly)


def _above(value: Interval, bound: float, *, strictly: bool) -> Answer:
    if value.low > bound or (value.low == bound and (not strictly or value.low_open)):
        return "met"
    if value.high < bound or (value.high == bound and (strictly or value.high_open)):
        return "missed"
    return "between"


def _below(value: Interval, bound: float, *, strictly: bool) -> Answer:
    if value.high < bound or (value.high == bound and (not strictly or value.high_open)):
        return "met"
    if value.low > bound or (value.low == bound and (strictly or value.low_open)):
        return "missed"
    return "between"


def answer(goal: Goal, point: Point) -> Answer:
    """Return what one result says about the target, or nothing where its period cannot decide.

    A part of a period decides only where its running sum already meets the target. Before the deadline a
    figure can only meet a target; a growth rate, or a share of a flow, binds its whole period only.
    """
    verdict = compare_value(point.value, goal)
    if goal.deadline is not None and point.end > goal.deadline:
        begun_late = point.start is not None and point.start > goal.deadline
        return "missed" if goal.measure == "milestone" and begun_late else ""
    if point.part:
        sums = not goal.lower and goal.measure not in ("growth", "share")
        return "met" if verdict == "met" and sums else ""
    if goal.measure == "growth" and goal.deadline is None:
        return ""
    if point.end == goal.deadline and goal.measure != "milestone":
        return verdict
    if goal.measure == "growth" or (goal.measure == "share" and point.start is not None and goal.deadline):
        return ""
    return verdict if verdict == "met" or goal.deadline is None else ""


def find(goal: Goal, points: Iterable[Point]) -> tuple[Finding, ...]:
    """Return what each period answers, in the order of the periods' ends.

    Parameters
    ----------
    goal : Goal
    points : iterable of Point
        Comparable results.

    Returns
    -------
    tuple of Finding
        One for each period with anything to say; its point is the most precise, then the latest published.
    """
    periods: dict[tuple[Period, bool], list[Point]] = defaultdict(list)
    for point in points:
        periods[point.period, point.part].append(point)
    found = [_finding(goal, same) for _, same in sorted(periods.items())]
    return tuple(finding for finding in found if finding.answer or finding.conflict)


def _finding(goal: Goal, same: list[Point]) -> Finding:
    best = min(same, key=lambda point: (_width(point), -point.published.toordinal(), point.id))
    apart = any(
        answer(goal, left) != answer(goal, right) and not _consistent(left, right)
        for left, right in itertools.combinations(_distinct(same), 2)
    )
    return Finding(best, answer(goal, best), conflict=apart)


def _distinct(points: list[Point]) -> list[Point]:
    return list({point.value: point for point in points}.values())


def _consistent(left: Point, right: Point) -> bool:
    return left.value is None or right.value is None or left.value.overlaps(right.value)


def _width(point: Point) -> float:
    return 0.0 if point.value is None else point.value.high - point.value.low
