"""From frames to plain values: each target once, with the results that may be held against it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

import pandas as pd

from jiading_timeline.tables.formulas.interval import Interval
from jiading_timeline.tables.goal import Goal, Point
from jiading_timeline.tables.judging.plain import day_of, goal_of, interval_of, number_of, point_of
from jiading_timeline.tables.judging.versions import Version
from jiading_timeline.tables.matching.topic import About, about, line_of
from jiading_timeline.tables.matching.words import figure_words
from jiading_timeline.tables.wording import say_amount, say_period

_NEEDED = (
    *("id", "entry", "published", "indicator", "subject", "area", "value", "value_high", "unit", "measure"),
    *("comparator", "start_date", "end_date", "step", "mod", "cue", "condition", "modality", "speaker"),
    *("baseline_value", "baseline_date", "date", "article"),
)

Row = Mapping[str, Any]
Period = tuple[dt.date, dt.date]
Rank = tuple[str, ...]
Rates = dict[Period, Interval]
Miss = tuple[int, int, str, str]


@dataclass(frozen=True, slots=True)
class Claims:
    """Everything judged, by target entry.

    `rates` are the reported growths of the same topic, as fractions; `basis` names the comparable results
    and `nearest` says in words which other one comes closest.
    """

    goals: Mapping[str, Goal]
    versions: Mapping[str, Version]
    withdrawn: frozenset[str]
    points: Mapping[str, tuple[Point, ...]]
    rates: Mapping[str, Mapping[Period, Interval]]
    basis: Mapping[str, tuple[str, ...]]
    nearest: Mapping[str, str]


def claims_of(targets: pd.DataFrame, results: pd.DataFrame, links: pd.DataFrame) -> Claims:
    """Return the known targets and results in plain values.

    Parameters
    ----------
    targets, results, links : pandas.DataFrame
        Checked tables; every target has an `entry`. Links to unknown rows are passed over.
    """
    told = _mentions(targets)
    first = {entry: mentions[0] for entry, mentions in told.items()}
    goals = {entry: goal_of(row, row["about"]) for entry, row in first.items()}
    known = {row["id"]: row for row in _records(results)}
    pairs, near = _linked(links, {row["id"]: row for mentions in told.values() for row in mentions}, known)
    growth = _growth_by_topic(known.values())
    points = {entry: _points(goal, pairs.get(entry, {}), known) for entry, goal in goals.items()}
    return Claims(
        goals=goals,
        versions={entry: _version(goals[entry], mentions) for entry, mentions in told.items()},
        withdrawn=frozenset(entry for entry, rows in told.items() if rows[-1]["modality"] == "withdrawn"),
        points=points,
        rates={entry: _rates(row, growth) for entry, row in first.items()},
        basis={entry: tuple(sorted(point.id for point in found)) for entry, found in points.items()},
        nearest={entry: _say_nearest(known[miss[2]], miss[3]) for entry, miss in near.items()},
    )


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    rows = cast(list[dict[str, Any]], frame[[*_NEEDED]].to_dict("records"))
    return [{**row, "about": what} for row, what in zip(rows, about(frame), strict=True)]


def _mentions(targets: pd.DataFrame) -> dict[str, list[dict[str, Any]]]:
    """Return the mentions of each entry, the first published one first; undated ones were known always."""
    told: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in sorted(
        _records(targets), key=lambda row: (day_of(row["published"]) or dt.date.min, row["id"])
    ):
        told[row["entry"]].append(row)
    return told


def _linked(
    links: pd.DataFrame, wanted: Mapping[str, Row], known: Mapping[str, Row]
) -> tuple[dict[str, dict[str, bool]], dict[str, Miss]]:
    """Return for each entry its comparable results (True: a part of the period) and its nearest other one."""
    pairs: dict[str, dict[str, bool]] = defaultdict(dict)
    near: dict[str, Miss] = {}
    columns = (links[name].tolist() for name in ("target", "result", "relation", "reason"))
    for target, result, relation, reason in zip(*columns, strict=True):
        if target not in wanted or result not in known:
            continue
        entry = wanted[target]["entry"]
        if relation in ("comparable", "comparable_estimate"):
            pairs[entry][result] = relation == "comparable_estimate"
        elif shared := len((wanted[target]["about"].words & known[result]["about"].words) - figure_words()):
            miss = (-shared, reason.count(";"), result, reason)
            near[entry] = min(near.get(entry, miss), miss)
    return pairs, near


def _points(goal: Goal, pair: Mapping[str, bool], known: Mapping[str, Row]) -> tuple[Point, ...]:
    points = [point for id_, part in pair.items() if (point := point_of(known[id_], part=part)) is not None]
    told = [point for point in points if point.value is not None or goal.measure == "milestone"]
    return tuple(sorted(told, key=lambda point: (point.end, point.part, point.published, point.id)))


def _version(goal: Goal, mentions: list[dict[str, Any]]) -> Version:
    days = (day_of(row["published"]) for row in mentions)
    return Version(goal, mentions[0]["about"], mentions[0]["article"], tuple(day for day in days if day))


def _growth_by_topic(rows: Iterable[Row]) -> dict[About, dict[Rank, Rates]]:
    """Return the growths reported of single periods by topic, then by the rank of the territory."""
    found: dict[About, dict[Rank, Rates]] = defaultdict(lambda: defaultdict(dict))
    growths = (row for row in rows if row["about"].measure == "growth" and row["unit"] == "percent")
    for row in sorted(growths, key=lambda row: str(row["id"])):
        start, end, rate = day_of(row["start_date"]), day_of(row["end_date"]), interval_of(row)
        if start and end and rate is not None and row["about"].rate != "average":
            known = found[_topic(row)][row["about"].rank]
            known.setdefault((start, end), rate * Interval.exact(0.01))
    return found


def _rates(row: Row, growth: Mapping[About, Mapping[Rank, Rates]]) -> Rates:
    """Return the growths of a row's topic; of two ranks neither, where the row states none."""
    by_rank, rank = growth.get(_topic(row), {}), row["about"].rank
    stated = [other for other in by_rank if other]
    fits = [other for other in by_rank if not other or other == rank or (not rank and len(stated) == 1)]
    return {period: rate for other in sorted(fits) for period, rate in by_rank[other].items()}


def _topic(row: Row) -> About:
    """Return the line of figures a row belongs to, whatever its unit and measure."""
    return replace(line_of(row["about"], row["article"]), unit="", measure="")


def _say_nearest(row: Row, reason: str) -> str:
    value, end = number_of(row["value"]), day_of(row["end_date"])
    amount = "" if value is None else f", {say_amount(value, row['unit'], row['comparator'])}"
    period = f" ({say_period(day_of(row['start_date']), end)})" if end else ""
    differs = f", which differs in {reason.replace(';', ', ')}" if reason else ""
    return f"{row['indicator'] or 'a figure'}{amount}{period}{differs}"
