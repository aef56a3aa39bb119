"""From frames to plain values: each target once, with the results that may be held against it."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from jiading_timeline.tables.case import TOLERANCE
from jiading_timeline.tables.goal import Goal, Point
from jiading_timeline.tables.interval import Interval
from jiading_timeline.tables.topic import About, about, figure_words, is_burden
from jiading_timeline.tables.wording import say_amount, say_period

_EDTF_END = re.compile(r"(?:.*/)?(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?")


@dataclass(frozen=True, slots=True)
class Claims:
    """Everything judged, by target entry."""

    goals: Mapping[str, Goal]
    topics: Mapping[str, About]
    published: Mapping[str, dt.date]
    withdrawn: Mapping[str, bool]
    points: Mapping[str, tuple[Point, ...]]
    rates: Mapping[str, Mapping[tuple[dt.date, dt.date], Interval]]
    basis: Mapping[str, tuple[str, ...]]
    nearest: Mapping[str, str] = field(default_factory=dict)


def claims_of(targets: pd.DataFrame, results: pd.DataFrame, links: pd.DataFrame) -> Claims:
    """Return the known targets and results in plain values.

    Parameters
    ----------
    targets, results, links : pandas.DataFrame
        Checked tables; every target has an `entry`. Links to unknown rows are passed over.
    """
    targets = targets.assign(about=about(targets))
    rows = sorted(targets.to_dict("records"), key=_first_told)
    told: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        told[row["entry"]].append(row)
    first = {entry: same[0] for entry, same in told.items()}
    known = {row["id"]: row for row in results.assign(about=about(results)).to_dict("records")}
    pairs, near = _linked(links, {row["id"]: row for row in rows}, known)
    growth = _growth_by_topic(known)
    points = {entry: tuple(_points(pairs.get(entry, {}), known)) for entry in first}
    return Claims(
        goals={entry: goal_of(row) for entry, row in first.items()},
        topics={entry: row["about"] for entry, row in first.items()},
        published={entry: row["published"].date() for entry, row in first.items() if pd.notna(row["published"])},
        withdrawn={entry: same[-1]["modality"] == "withdrawn" for entry, same in told.items()},
        points=points,
        rates={entry: growth.get((row["about"].place, row["about"].words), {}) for entry, row in first.items()},
        basis={entry: tuple(sorted(pair)) for entry, pair in pairs.items()},
        nearest={entry: _say_nearest(known[id_], reason) for entry, (_, _, id_, reason) in near.items()},
    )


def _first_told(row: Mapping[str, Any]) -> tuple[dt.date, str]:
    return dt.date.min if pd.isna(row["published"]) else row["published"].date(), row["id"]


Miss = tuple[int, int, str, str]


def _linked(
    links: pd.DataFrame, wanted: Mapping[str, Any], known: Mapping[str, Any]
) -> tuple[dict[str, dict[str, bool]], dict[str, Miss]]:
    """Return for each entry its comparable results (and whether each is a part), and its nearest other one."""
    pairs: dict[str, dict[str, bool]] = defaultdict(dict)
    near: dict[str, Miss] = {}
    columns = (links[name].tolist() for name in ("target", "result", "relation", "reason"))
    for target, result, relation, reason in zip(*columns, strict=True):
        if target not in wanted or result not in known:
            continue
        entry = wanted[target]["entry"]
        if relation == "not_comparable":
            shared = wanted[target]["about"].words & known[result]["about"].words
            miss = (-len(shared - figure_words()), reason.count(";"), result, reason)
            if miss[0] < 0:
                near[entry] = min(near.get(entry, miss), miss)
        elif pd.notna(known[result]["end_date"]):
            pairs[entry][result] = relation == "comparable_estimate"
    return pairs, near


def _points(pair: Mapping[str, bool], known: Mapping[str, Any]) -> list[Point]:
    points = [point_of(known[id_], part=part) for id_, part in pair.items()]
    return sorted(points, key=lambda point: (point.end, point.part, point.published, point.id))


def goal_of(row: Mapping[str, Any]) -> Goal:
    """Return a row of `targets` as a goal."""
    value, base = _number(row["value"]), _number(row["baseline_value"])
    lower = row["comparator"] in ("lt", "le") or row["measure"] == "growth" and value is not None and value < 0
    if row["comparator"] in ("", "eq", "approx"):
        falls = base is not None and value is not None and row["about"].measure != "growth" and base > value
        lower = lower or falls or is_burden(row["indicator"], row["cue"])
    if lower and (high := _number(row["value_high"])) is not None:
        value = high
    return Goal(
        id=row["id"],
        entry=row["entry"],
        indicator=row["indicator"],
        subject=row["subject"],
        area=row["area"],
        value=value,
        unit=row["unit"],
        measure=row["about"].measure,
        comparator=row["comparator"] or "eq",
        start=day_of(row["start_date"]) if pd.notna(row["end_date"]) else None,
        deadline=day_of(row["end_date"]),
        lower=lower,
        condition=row["condition"],
        modality=row["modality"],
        speaker=row["speaker"],
        baseline=base,
        baseline_end=_edtf_end(row["baseline_date"]),
    )


def point_of(row: Mapping[str, Any], *, part: bool) -> Point:
    """Return a row of `results` as a point."""
    return Point(
        id=row["id"],
        value=interval_of(row),
        start=day_of(row["start_date"]),
        end=row["end_date"].date(),
        part=part,
        comparator=row["comparator"],
        published=day_of(row["published"]) or dt.date.min,
    )


def interval_of(row: Mapping[str, Any]) -> Interval | None:
    """Return what a stated figure leaves possible: half a unit of its last digit, or all above "more than v".

    A count written in full is exact, and so is a figure without a `step`. "About" leaves five percent either way.
    """
    value, high = _number(row["value"]), _number(row["value_high"])
    if value is None:
        return None
    comparator, step = row["comparator"], _number(row["step"]) or 0.0
    if comparator in ("gt", "ge"):
        return Interval.above(value, strictly=comparator == "gt")
    if comparator in ("lt", "le"):
        return Interval.below(value, strictly=comparator == "lt")
    if comparator == "approx":
        step = max(step, 2 * TOLERANCE * abs(value))
    elif row["unit"].startswith("count") and step == 1:
        step = 0.0
    rounded = Interval.rounded(value, step)
    return rounded if high is None else rounded.hull(Interval.rounded(high, step))


def _growth_by_topic(known: Mapping[str, Any]) -> dict[Any, dict[tuple[dt.date, dt.date], Interval]]:
    found: dict[Any, dict[tuple[dt.date, dt.date], Interval]] = defaultdict(dict)
    for row in sorted(known.values(), key=lambda row: row["id"], reverse=True):
        start, end, rate = day_of(row["start_date"]), day_of(row["end_date"]), interval_of(row)
        if row["about"].measure == "growth" and row["unit"] == "percent" and start and end and rate is not None:
            found[row["about"].place, row["about"].words][start, end] = rate * Interval.exact(0.01)
    return found


def _say_nearest(row: Mapping[str, Any], reason: str) -> str:
    period = say_period(day_of(row["start_date"]), day_of(row["end_date"]))
    value = _number(row["value"])
    amount = "" if value is None else f", {say_amount(value, row['unit'], row['comparator'])}"
    differs = f", which differs in {reason.replace(';', ', ')}" if reason else ""
    return f"{row['indicator'] or 'a figure'}{amount} ({period}){differs}"


def day_of(stamp: Any) -> dt.date | None:
    """Return a cell of a date column as a date, None where it is missing."""
    return None if pd.isna(stamp) else stamp.date()


def _number(cell: Any) -> float | None:
    return None if cell is None or not math.isfinite(cell) else float(cell)


def _edtf_end(text: str) -> dt.date | None:
    found = _EDTF_END.fullmatch(text)
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2] or 12), found[3]
    try:
        last = dt.date(year, month, 28) if day is None else dt.date(year, month, int(day))
    except ValueError:
        return None
    return last if day else (dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1))
