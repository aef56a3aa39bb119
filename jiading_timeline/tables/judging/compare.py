"""One row a target, judged as of a date, from only what was published by then."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from jiading_timeline.errors import FrameError
from jiading_timeline.given import given_date
from jiading_timeline.tables.entries import entries
from jiading_timeline.tables.formulas.interval import Interval
from jiading_timeline.tables.goal import Goal, Point
from jiading_timeline.tables.judging.case import Case, find
from jiading_timeline.tables.judging.claims import Claims, claims_of
from jiading_timeline.tables.judging.estimate import full_years
from jiading_timeline.tables.judging.judge import (
    Standing,
    Surroundings,
    judge,
    latest,
    needed_growth,
    say_goal,
)
from jiading_timeline.tables.judging.pace import Pace, pace_of
from jiading_timeline.tables.judging.thresholds import Thresholds, profile
from jiading_timeline.tables.judging.versions import originals, successors
from jiading_timeline.tables.matching.link import pair_up
from jiading_timeline.tables.schema import check_frame, make_frame

AsOf = dt.date | str | None


def compare(
    targets: pd.DataFrame,
    results: pd.DataFrame,
    *,
    articles: pd.DataFrame | None = None,
    links: pd.DataFrame | None = None,
    as_of: AsOf = None,
    thresholds: str = "eurostat",
) -> pd.DataFrame:
    """Judge every target against the reported figures that may be held against it.

    Parameters
    ----------
    targets, results : pandas.DataFrame
        Tables of those names. Rows with the same `entry` are one target; an empty `entry` is filled.
    articles : pandas.DataFrame, optional
        The articles read; they say in how many a figure was looked for, and from when to when.
    links : pandas.DataFrame, optional
        Which results may be held against which targets; worked out by `link` when not given.
    as_of : datetime.date, pandas.Timestamp or str, optional
        Only what was published by then is known. The newest publication date by default.
    thresholds : str
        The bands of the pace: ``eurostat``, ``un`` or ``okr``.

    Returns
    -------
    pandas.DataFrame
        The table ``comparison``, in the order of the deadlines: values in the row's unit, growth in percent
        a year. The order of the input does not matter.

    Raises
    ------
    FrameError
        If a table lacks a needed column, or the thresholds are unknown.
    DateInputError
        If `as_of` is no date.

    Examples
    --------
    >>> row = {"indicator": "sensor output", "unit": "CNY", "value": 2e10, "end_date": "2025-12-31"}
    >>> aim, told = pd.DataFrame([{"id": "t", **row}]), pd.DataFrame([{"id": "r", **row, "value": 2.1e10}])
    >>> compare(aim, told, as_of="2026-06-30").at[0, "label"]
    'Reported as met'
    """
    bands = profile(thresholds)
    targets, results = check_frame(targets, "targets"), check_frame(results, "results")
    articles = None if articles is None else check_frame(articles, "articles")
    day = judged_as_of(as_of, [frame for frame in (articles, targets, results) if frame is not None])
    given = None if links is None else _check_links(links, targets, results)
    targets, results = _named(_known(targets, day)), _known(results, day)
    links = pair_up(targets, results) if given is None else given
    seen = pd.concat([targets, results]) if articles is None else _known(articles, day)
    claims = claims_of(targets, results, links)
    rows = _judge_all(claims, day, bands, _coverage(seen))
    return make_frame("comparison", sorted(rows, key=_row_order))


def _row_order(row: Mapping[str, Any]) -> tuple[dt.date, str]:
    return row["deadline"] or dt.date.max, row["entry"]


def _check_links(links: pd.DataFrame, targets: pd.DataFrame, results: pd.DataFrame) -> pd.DataFrame:
    """Return links whose ends are rows of the tables: a misspelt one would be passed over in silence."""
    links = check_frame(links, "links")
    for name, frame in (("target", targets), ("result", results)):
        unknown = links.loc[~links[name].isin(frame["id"]), name]
        if len(unknown):
            raise FrameError(
                f"links: row {unknown.index[0]}: {name} {unknown.iloc[0]!r} is no row of {name}s"
            )
    return links


def judged_as_of(as_of: AsOf, frames: Iterable[pd.DataFrame]) -> dt.date | None:
    """Return the date as of which is judged: the one asked for, else the newest publication date.

    Parameters
    ----------
    as_of : datetime.date, pandas.Timestamp, str or None
    frames : iterable of pandas.DataFrame
        Checked tables with the column `published`.

    Raises
    ------
    DateInputError
        If `as_of` is no date.
    """
    if as_of is None:
        days = pd.concat([frame["published"] for frame in frames]).dropna()
        return None if days.empty else days.max().date()
    return given_date(as_of, "as_of")


def _known(frame: pd.DataFrame, day: dt.date | None) -> pd.DataFrame:
    if day is None:
        return frame
    known = frame["published"].isna() | (frame["published"] < pd.Timestamp(day) + pd.Timedelta(days=1))
    return frame[known].reset_index(drop=True)


def _named(targets: pd.DataFrame) -> pd.DataFrame:
    named = targets["entry"] != ""
    if named.all():
        return targets
    return targets.assign(entry=targets["entry"].where(named, entries(targets, "targets")))


def _coverage(seen: pd.DataFrame) -> Surroundings:
    days = seen["published"].dropna()
    count = seen.loc[seen["article"] != "", "article"].nunique()
    if days.empty:
        return Surroundings(count)
    return Surroundings(count, days.min().date(), days.max().date())


def _judge_all(
    claims: Claims, day: dt.date | None, bands: Thresholds, around: Surroundings
) -> list[dict[str, Any]]:
    replaced = successors(claims.versions)
    first = originals(claims.versions, replaced)
    cases = {
        goal.entry: _case(goal, claims, day, bands, replaced.get(goal.entry))
        for goal in claims.goals.values()
    }
    own = {
        entry: judge(_unreplaced(case), replace(around, nearest=claims.nearest.get(entry, "")))
        for entry, case in cases.items()
    }
    rows = []
    for entry, case in cases.items():
        standing = judge(case, around) if case.successor else own[entry]
        original = entry if case.successor else first.get(entry, "")
        against = _against(claims.goals[original], own[original]) if original else ""
        told = replace(standing, reason=f"{standing.reason}{against}{_undated(case, claims)}")
        status = own[_in_force(entry, replaced)].status
        rows.append(_row(case, told, status, claims.basis.get(entry, ())))
    return rows


def _in_force(entry: str, replaced: Mapping[str, str]) -> str:
    while entry in replaced:
        entry = replaced[entry]
    return entry


def _unreplaced(case: Case) -> Case:
    return replace(case, successor="", moved_to=None)


def _against(goal: Goal, standing: Standing) -> str:
    return f" Against the original goal ({say_goal(goal)}): {standing.label}."


def _undated(case: Case, claims: Claims) -> str:
    """Flag what rests on articles without a date, which count as known at any time."""
    undated = ["The goal"] * (not claims.versions[case.goal.entry].told)
    undated += ["A figure used here"] * (not all(point.dated for point in case.points))
    return "".join(f" {what} is of an article without a date, known at any time." for what in undated)


def _case(goal: Goal, claims: Claims, day: dt.date | None, bands: Thresholds, successor: str | None) -> Case:
    points = claims.points.get(goal.entry, ())
    estimates = (
        [] if goal.start or goal.measure != "level" else full_years(points, claims.rates.get(goal.entry, {}))
    )
    later = claims.goals[successor] if successor else None
    return Case(
        goal=goal,
        as_of=day,
        points=points,
        findings=find(goal, points),
        pace=pace_of(goal, [*points, *estimates], bands),
        withdrawn=goal.entry in claims.withdrawn,
        successor=say_goal(later) if later else "",
        moved_to=later.deadline if later and later.deadline != goal.deadline else None,
    )


def _row(case: Case, standing: Standing, status: str, ids: Iterable[str]) -> dict[str, Any]:
    goal, pace, point, needed = case.goal, case.pace, latest(case), needed_growth(case)
    return {
        "entry": goal.entry,
        "indicator": goal.indicator,
        "subject": goal.subject,
        "area": goal.area,
        "target_value": goal.value,
        "unit": goal.unit,
        "comparator": goal.comparator,
        "deadline": goal.deadline,
        "status": status,
        "label": standing.label,
        "reason": standing.reason,
        "settle": standing.settle,
        "latest_value": None if point is None or point.value is None else point.number,
        "latest_date": point.edtf if point else "",
        "growth_needed_per_year_pct": None if needed is None else needed * 100,
        "level_share_of_target_pct": _level_share(goal, point),
        "modality": goal.modality,
        "speaker": goal.speaker,
        "results": ";".join(ids),
        "target": goal.id,
        **_pace_cells(pace),
    }


def _pace_cells(pace: Pace | None) -> dict[str, Any]:
    if pace is None:
        return {}
    return {
        "pace": pace.verdict,
        "growth_per_year_pct": _value(pace.growth, 100),
        "pace_ratio": _value(pace.ratio),
        "share_of_way_pct": _value(pace.share_of_way, 100),
        "projected_value": _value(pace.projected),
        "baseline_value": pace.baseline,
        "baseline_date": pace.baseline_date,
    }


def _value(figure: Interval | None, scale: float = 1.0) -> float | None:
    return None if figure is None or not math.isfinite(figure.value) else figure.value * scale


def _level_share(goal: Goal, point: Point | None) -> float | None:
    if point is None or point.value is None or point.part or not goal.value or goal.value < 0:
        return None
    return point.number / goal.value * 100 if goal.measure in ("level", "count", "cumulative") else None
