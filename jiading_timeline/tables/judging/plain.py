"""A row of a table in plain values."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from jiading_timeline.tables.formulas.interval import Interval
from jiading_timeline.tables.goal import DEADLINE_MODS, TOLERANCE, Goal, Point
from jiading_timeline.tables.matching.topic import About
from jiading_timeline.tables.matching.words import is_burden

Row = Mapping[str, Any]

_EDTF_END = re.compile(r"(?:.*/)?(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?")


def goal_of(row: Row, what: About) -> Goal:
    """Return a row of ``targets`` as a goal."""
    value, high, base = (number_of(row[name]) for name in ("value", "value_high", "baseline_value"))
    lower = _lower_is_better(row, what, value, base)
    return Goal(
        id=row["id"],
        entry=row["entry"],
        indicator=row["indicator"],
        subject=row["subject"],
        area=row["area"],
        value=high if lower and high is not None else value,
        unit=row["unit"],
        measure=what.measure,
        comparator=row["comparator"] or "eq",
        start=None if pd.isna(row["end_date"]) or row["mod"] in DEADLINE_MODS else day_of(row["start_date"]),
        deadline=day_of(row["end_date"]),
        lower=lower,
        condition=row["condition"],
        modality=row["modality"],
        speaker=row["speaker"],
        baseline=base,
        baseline_end=edtf_end(row["baseline_date"]),
        baseline_date=row["baseline_date"],
    )


def _lower_is_better(row: Row, what: About, value: float | None, base: float | None) -> bool:
    """Tell a ceiling, a fall aimed at, a baseline above the target, an indicator of which less is better.

    A growth below zero keeps its comparator as written: "by more than 5 percent" and -5 ask for -5 or less.
    """
    ceiling = row["comparator"] in ("lt", "le")
    if what.measure == "growth" and value is not None and value < 0:
        return not ceiling
    if row["comparator"] in ("gt", "ge"):
        return False
    falls = what.measure != "growth" and base is not None and value is not None and base > value
    return ceiling or falls or is_burden(row["indicator"], row["cue"])


def point_of(row: Row, *, part: bool) -> Point | None:
    """Return a row of ``results`` as a point; None where it has no date."""
    end = day_of(row["end_date"])
    if end is None:
        return None
    return Point(
        id=row["id"],
        value=interval_of(row),
        start=day_of(row["start_date"]),
        end=end,
        part=part,
        comparator=row["comparator"],
        published=day_of(row["published"]) or dt.date.min,
        date="" if pd.isna(row["start_date"]) else row["date"],
    )


def interval_of(row: Row) -> Interval | None:
    """Return what a stated figure leaves possible.

    Half a unit of the last stated digit either way; all above "more than v"; five percent either way for
    "about". A count written in full is exact, and so is a figure without a `step`.
    """
    value, high, step = (number_of(row[name]) for name in ("value", "value_high", "step"))
    if value is None:
        return None
    comparator, width = row["comparator"], step or 0.0
    falls = value < 0 and row["measure"] == "growth"
    if comparator in ("gt", "ge", "lt", "le"):
        beyond = Interval.below if (comparator in ("lt", "le")) != falls else Interval.above
        return beyond(value, strictly=comparator in ("gt", "lt"))
    if comparator == "approx":
        width = max(width, 2 * TOLERANCE * abs(value))
    elif row["unit"].startswith("count") and width == 1:
        width = 0.0
    rounded = Interval.rounded(value, width)
    return rounded if high is None else rounded.hull(Interval.rounded(high, width))


def day_of(cell: Any) -> dt.date | None:
    """Return a cell of a date column as a date; None where it is missing."""
    return None if pd.isna(cell) else cell.date()


def number_of(cell: Any) -> float | None:
    """Return a cell of a number column; None where it is missing."""
    return float(cell) if math.isfinite(cell) else None


def edtf_end(text: str) -> dt.date | None:
    """Return the last day of a period written in EDTF; None where it is not on the calendar.

    Examples
    --------
    >>> edtf_end("2021"), edtf_end("2022-01/2022-09")
    (datetime.date(2021, 12, 31), datetime.date(2022, 9, 30))
    """
    found = _EDTF_END.fullmatch(text)
    if found is None:
        return None
    year, month = int(found[1]), int(found[2] or 12)
    try:
        if found[3]:
            return dt.date(year, month, int(found[3]))
        return pd.Period(year=year, month=month, freq="M").end_time.date()
    except ValueError:
        return None
