"""From a case to a standing: the first rule of the decision table that fires, with its words and figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from jiading_timeline.tables.formulas.progress import growth_still_needed, years_between
from jiading_timeline.tables.goal import Goal, Point
from jiading_timeline.tables.judging.case import Case, Finding
from jiading_timeline.tables.judging.pace import Pace
from jiading_timeline.tables.judging.standings import DECISIONS
from jiading_timeline.tables.matching.words import content_words
from jiading_timeline.tables.wording import say_amount, say_day, say_period

_BAND_NAMES = {
    "on_track": "keeping pace",
    "behind": "behind",
    "far_behind": "far behind",
    "moving_away": "moving the wrong way",
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the articles at hand cover, in words, and the nearest figure that does not match."""

    articles: int = 0
    first: dt.date | None = None
    last: dt.date | None = None
    nearest: str = ""

    @property
    def in_articles(self) -> str:
        """In how many articles was looked."""
        if not self.articles:
            return "in the figures given"
        return f"in {'this 1 article' if self.articles == 1 else f'these {self.articles:,} articles'}"

    @property
    def coverage(self) -> str:
        """In how many articles, from when to when."""
        if self.first is None or self.last is None:
            return f"{self.in_articles}{', none of them dated' if self.articles else ''}"
        if self.first == self.last:
            return f"{self.in_articles}, published on {say_day(self.first)}"
        return f"{self.in_articles}, published from {say_day(self.first)} to {say_day(self.last)}"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a target stands."""

    status: str
    label: str
    reason: str
    settle: str


def judge(case: Case, around: Surroundings = Surroundings()) -> Standing:
    """Return the standing of a case.

    Parameters
    ----------
    case : Case
        A target with what was found about it.
    around : Surroundings
        The articles looked at, for the words.

    Returns
    -------
    Standing
        Exactly one status for any case. A replaced goal has the status ``superseded`` here; its row takes
        the status of the goal that replaced it.
    """
    decision = next(decision for decision in DECISIONS if decision.when(case))
    words = terms(case, around)
    label, reason, settle = (
        template.format_map(words) for template in (decision.label, decision.reason, decision.settle)
    )
    return Standing(decision.code, _sentence(label), _sentence(reason), _sentence(settle))


def latest(case: Case) -> Point | None:
    """Return the latest figure by the deadline: for a whole period, else for a part of one."""
    end = case.goal.deadline
    in_time = [point for point in case.points if end is None or point.end <= end] or list(case.points)
    whole = [point for point in in_time if not point.part]
    return max(whole or in_time, key=lambda point: (point.end, point.published, point.id), default=None)


def needed_growth(case: Case) -> float | None:
    """Return F4, the growth a year still needed, as a fraction; None where it may not be computed."""
    goal, point = case.goal, latest(case)
    if point is None or point.value is None or point.part or goal.value is None or goal.deadline is None:
        return None
    if goal.measure not in ("level", "count") or goal.start is not None or goal.deadline <= point.end:
        return None
    figure = growth_still_needed(point.number, goal.value, years_between(point.end, goal.deadline))
    return None if figure.value is None else figure.value.value


def say_goal(goal: Goal) -> str:
    """Return a target in words: "output of sensors: more than 20 billion yuan"."""
    if goal.value is None:
        return goal.indicator or "the goal"
    amount = say_amount(goal.value, _unit(goal), goal.comparator)
    change = " growth" if goal.measure == "growth" and "growth" not in goal.indicator.lower() else ""
    return f"{goal.indicator}{change}: {amount}" if goal.indicator else f"{amount}{change}"


def terms(case: Case, around: Surroundings) -> Mapping[str, str]:
    """Return the words that the templates of the decision table may use."""
    goal, needed = case.goal, needed_growth(case)
    deadline = say_day(goal.deadline) if goal.deadline else "no stated date"
    what = goal.indicator or "the goal"
    conflict = case.conflict
    return {
        "goal": f"the goal ({say_goal(goal)})",
        "deadline": deadline,
        "condition": goal.condition,
        "successor": case.successor,
        "moved": _moved(case),
        "moved_to": say_day(case.moved_to),
        "open": _what_is_open(case),
        "coverage": around.coverage,
        "in_articles": around.in_articles,
        "nearest": f" The nearest one is {around.nearest}." if around.nearest else "",
        "figure_at_deadline": f"A figure for {what} at {deadline}",
        "figure_so_far": f"A figure for {what}, of the same unit, territory and definition",
        "needed": f" From there {_percent(needed)} a year would be needed." if needed is not None else "",
        "reached": _reached(case),
        "lapsed": "risen above" if goal.lower else "fallen below",
        "short_label": _short_label(case),
        "estimate": " (estimate)" if case.pace and case.pace.estimate else "",
        "working": _working(case),
        "others": _others(case.pace),
        "conflict_period": _period(conflict.point) if conflict else "",
        "conflict_values": _values(case, conflict) if conflict else "",
        **_point_terms("met", case.met.point if case.met else None, goal),
        **_point_terms("fallen", case.fallen, goal),
        **_point_terms("short", case.short.point if case.short else None, goal),
        **_point_terms("late", case.late, goal),
        **_point_terms("after", case.after, goal),
        **_point_terms("close", case.borderline.point if case.borderline else None, goal),
        **_point_terms("latest", latest(case), goal),
    }


def _point_terms(name: str, point: Point | None, goal: Goal) -> dict[str, str]:
    if point is None:
        return {}
    return {f"{name}_value": _value(point, goal), f"{name}_period": _period(point)}


def _value(point: Point, goal: Goal) -> str:
    return "the event" if point.value is None else say_amount(point.number, _unit(goal), point.comparator)


def _period(point: Point) -> str:
    return say_period(point.start, point.end)


def _values(case: Case, conflict: Finding) -> str:
    key = (conflict.point.period, conflict.point.part)
    same = {_value(point, case.goal) for point in case.points if (point.period, point.part) == key}
    return " and ".join(sorted(same))


def _moved(case: Case) -> str:
    if case.moved_to is None or case.goal.deadline is None:
        return ""
    return f"{'Extended' if case.moved_to > case.goal.deadline else 'Advanced'} to {say_day(case.moved_to)}"


def _what_is_open(case: Case) -> str:
    """Say what leaves a figure open: a number alone is open by its rounding, others by their words."""
    rounded = case.borderline is None or case.borderline.point.comparator in ("", "eq")
    return "rounding" if rounded else "what the wording leaves open"


def _reached(case: Case) -> str:
    """Say the level reached and its direction, for a target without a deadline."""
    point, goal = latest(case), case.goal
    if (
        point is None
        or point.value is None
        or goal.value is None
        or point.part
        or goal.measure == "milestone"
    ):
        return "a part of a period is reported" if point and point.part else "a figure is reported"
    parts = [f"{say_amount(point.number, _unit(goal), point.comparator)} so far"]
    if goal.measure in ("level", "count", "cumulative") and goal.value > 0 and not goal.lower:
        parts = [f"{point.number / goal.value * 100:.3g} percent of it reached"]
    earlier = [other for other in case.points if not other.part and other.end < point.end]
    if earlier and earlier[-1].number != point.number:
        parts.append("rising" if point.number > earlier[-1].number else "falling")
    return ", ".join(parts)


def _short_label(case: Case) -> str:
    short, goal = case.short, case.goal
    if short is None or short.point.value is None or goal.value is None:
        return "Reported as happening after the deadline"
    unit = "pp" if goal.unit == "percent" else _unit(goal)
    gap = say_amount(abs(goal.value - short.point.number), unit)
    return f"Reported above the limit by {gap}" if goal.lower else f"Reported short of the target by {gap}"


def _unit(goal: Goal) -> str:
    """Leave out the counted noun where the indicator names it."""
    named = goal.unit.startswith("count:") and set(content_words(goal.unit[6:])) <= set(
        content_words(goal.indicator)
    )
    return "" if named else goal.unit


def _working(case: Case) -> str:
    pace, point = case.pace, latest(case)
    if pace is None or point is None:
        return ""
    if pace.ratio is None:
        return "The starting value already stood at or beyond the goal; only the direction since is known."
    share = f"{pace.ratio.value:.2f} of what is needed"
    if pace.formula == "F11":
        return f"The latest growth reported is {_value(_newest(case), case.goal)}, {share}."
    if pace.formula == "F3" and pace.growth is not None:
        return (
            f"Since {say_day(pace.baseline_end)} it changed by {_percent(pace.growth.value)} a year, {share}."
        )
    way = _percent(pace.share_of_way.value) if pace.share_of_way else "a part"
    return f"It has come {way} of the way, {share} by now on a straight line."


def _newest(case: Case) -> Point:
    end = case.goal.deadline
    return [point for point in case.points if end is None or point.end <= end][-1]


def _others(pace: Pace | None) -> str:
    if pace is None or not pace.others:
        return ""
    names = " or ".join(_BAND_NAMES[name] for name in pace.others)
    return f" What rounding or estimating leaves open reaches into: {names}."


def _percent(fraction: float | None) -> str:
    return "" if fraction is None else f"{fraction * 100:.1f} percent"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
