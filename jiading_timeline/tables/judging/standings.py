"""The decision table: the first rule that fires gives a target's status, with its words.

Label, reason and settle are templates over the terms of `judge.terms`. Several rules may share a code where
the words differ. People see the label, never the code.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jiading_timeline.tables.judging.case import Case

GRACE_DAYS = 365


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of the decision table."""

    code: str
    when: Callable[[Case], bool]
    label: str
    reason: str
    settle: str


def _pace(code: str, label: str) -> Decision:
    return Decision(
        code,
        lambda case: case.pace is not None and case.pace.verdict == code,
        f"{label}{{estimate}}",
        "{goal} by {deadline}. {working}{others}",
        "{figure_at_deadline}.",
    )


DECISIONS: tuple[Decision, ...] = (
    Decision(
        "superseded",
        lambda case: case.moved_to is not None,
        "{moved}",
        "A later article gives another deadline for {goal}, {moved_to} instead of {deadline}, so the later"
        " goal is the one judged.",
        "Nothing: the later goal is in force.",
    ),
    Decision(
        "superseded",
        lambda case: bool(case.successor),
        "Replaced by {successor}",
        "A later article gives {successor} instead of {goal}, so the later goal is the one judged.",
        "Nothing: the later goal is in force.",
    ),
    Decision(
        "withdrawn",
        lambda case: case.withdrawn,
        "Withdrawn",
        "The goal was taken back, and no other has replaced it in these articles.",
        "Nothing, unless the goal is set again.",
    ),
    Decision(
        "no_number",
        lambda case: not case.goal.verifiable,
        "No number to check",
        "The aim names neither a number nor an event that could be checked.",
        "A number or an event with a date.",
    ),
    Decision(
        "conditional",
        lambda case: bool(case.goal.condition) and case.goal.deadline is None,
        "Depends on a condition with no date",
        "{goal} is said to follow once a condition holds ({condition}), and no date is given for it.",
        "A date for the condition, or a deadline for the goal.",
    ),
    Decision(
        "conflict",
        lambda case: case.conflict is not None,
        "Sources disagree",
        "The figures for {conflict_period} exclude each other: {conflict_values}. Against {goal} they would"
        " give different answers.",
        "Which of the figures for {conflict_period} is right.",
    ),
    Decision(
        "achieved",
        lambda case: case.fallen is not None,
        "Met once, since {lapsed}",
        "{met_value} was reported for {met_period}, which meets {goal}; {fallen_value} for {fallen_period}"
        " no longer does.",
        "{figure_at_deadline}.",
    ),
    Decision(
        "achieved",
        lambda case: case.met is not None and case.early,
        "Reported as met, early",
        "{met_value} was reported for {met_period}, which meets {goal} before the deadline, {deadline}.",
        "Nothing: a figure that meets the goal is there.",
    ),
    Decision(
        "achieved",
        lambda case: case.met is not None,
        "Reported as met",
        "{met_value} was reported for {met_period}, which meets {goal}.",
        "Nothing: a figure that meets the goal is there.",
    ),
    Decision(
        "missed",
        lambda case: case.short is not None and case.late is not None,
        "{short_label}; met after the deadline",
        "{short_value} was reported for {short_period}, where {goal} was due by {deadline}; {late_value}"
        " followed for {late_period}.",
        "Nothing: the figure for the deadline is there.",
    ),
    Decision(
        "missed",
        lambda case: case.short is not None,
        "{short_label}",
        "{short_value} was reported for {short_period}, where {goal} was due by {deadline}.",
        "Nothing: the figure for the deadline is there.",
    ),
    Decision(
        "borderline",
        lambda case: case.borderline is not None,
        "Too close to call: {open} decides",
        "{close_value} was reported for {close_period}; what its wording leaves open lies on both sides of"
        " {goal}.",
        "A more exact figure for {close_period}.",
    ),
    Decision(
        "awaiting_result",
        lambda case: 0 < case.days_past <= GRACE_DAYS,
        "Deadline passed; figures usually take about a year",
        "{goal} was due by {deadline}. No matching figure for it was found {coverage}.{nearest}",
        "{figure_at_deadline}.",
    ),
    Decision(
        "no_figure_found",
        lambda case: case.days_past > GRACE_DAYS and case.after is not None,
        "No figure found for the deadline itself, only a later one",
        "{goal} was due by {deadline}. No figure found for that date {coverage}; {after_value} was reported"
        " for {after_period}.",
        "{figure_at_deadline}.",
    ),
    Decision(
        "no_figure_found",
        lambda case: case.days_past > GRACE_DAYS,
        "No figure found {in_articles} since the deadline",
        "{goal} was due by {deadline}. No figure found {coverage}, which says nothing about what was"
        " done.{nearest}",
        "{figure_at_deadline}.",
    ),
    Decision(
        "no_deadline",
        lambda case: case.goal.deadline is None and bool(case.points),
        "Cannot be judged: no deadline was stated ({reached})",
        "{goal} has no deadline in these articles. The latest matching figure is {latest_value} for"
        " {latest_period}.",
        "A deadline for the goal.",
    ),
    Decision(
        "no_deadline",
        lambda case: case.goal.deadline is None,
        "Cannot be judged: no deadline was stated",
        "{goal} has no deadline in these articles, and no matching figure was found {coverage}.{nearest}",
        "A deadline for the goal.",
    ),
    Decision(
        "no_comparable_result",
        lambda case: not case.points,
        "No matching figure found",
        "{goal} is due by {deadline}. No matching figure was found {coverage}.{nearest}",
        "{figure_so_far}.",
    ),
    Decision(
        "one_figure",
        lambda case: case.pace is None and len({point.end for point in case.points}) == 1,
        "Only one figure so far",
        "{latest_value} for {latest_period} is the only matching figure for {goal} by {deadline}.{needed}",
        "A starting value, or a second figure.",
    ),
    Decision(
        "one_figure",
        lambda case: case.pace is None,
        "No pace can be told from the figures so far",
        "{latest_value} for {latest_period} is the latest matching figure for {goal} by {deadline}. The"
        " figures lack a whole earlier period to start from, or contradict each other.{needed}",
        "A starting value, or another figure for a whole period.",
    ),
    _pace("on_track", "Keeping pace so far"),
    _pace("behind", "Behind"),
    _pace("far_behind", "Far behind"),
    _pace("moving_away", "Moving the wrong way"),
)

CODES: tuple[str, ...] = tuple(dict.fromkeys(decision.code for decision in DECISIONS))
