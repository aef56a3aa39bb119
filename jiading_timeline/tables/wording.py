"""Amounts and dates as people read them: "100 billion yuan", "26 Sep 2022"."""

from __future__ import annotations

import datetime as dt
import math

from jiading_timeline.vocabulary import load_vocabulary

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SCALES = ((1e12, "trillion", "tn"), (1e9, "billion", "bn"), (1e6, "million", "m"))
_COMPARATORS = {
    "gt": "more than ",
    "ge": "at least ",
    "lt": "less than ",
    "le": "at most ",
    "approx": "about ",
}


def say_amount(value: float, unit: str, comparator: str = "") -> str:
    """Return an amount written out.

    Examples
    --------
    >>> say_amount(1e11, "CNY", "gt")
    'more than 100 billion yuan'
    >>> say_amount(22141, "count:enterprise"), say_amount(30, "percent")
    ('22,141 (enterprise)', '30 percent')
    """
    return f"{_COMPARATORS.get(comparator, '')}{_scaled(value)}{_unit(unit)}"


def short_amount(value: float, unit: str) -> str:
    """Return an amount for a name.

    Examples
    --------
    >>> short_amount(1e11, "CNY"), short_amount(13.7, "percent"), short_amount(20, "count:project")
    ('100bn', '13.7pct', '20')
    """
    for size, _, short in _SCALES:
        if abs(value) >= size and math.isfinite(value):
            return f"{value / size:.6g}{short}"
    return f"{value:.10g}" + ("pct" if unit == "percent" else "")


def say_day(day: dt.date | None) -> str:
    """Return a date as people write it.

    Examples
    --------
    >>> say_day(dt.date(2022, 9, 26)), say_day(None)
    ('26 Sep 2022', 'an unknown date')
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else "an unknown date"


def say_period(start: dt.date | None, end: dt.date | None) -> str:
    """Return a period as people write it.

    Examples
    --------
    >>> say_period(dt.date(2022, 1, 1), dt.date(2022, 12, 31))
    '2022'
    >>> say_period(dt.date(2022, 1, 1), dt.date(2022, 9, 30)), say_period(None, dt.date(2022, 9, 30))
    ('1 Jan 2022 to 30 Sep 2022', '30 Sep 2022')
    """
    if start is None or end is None or start == end:
        return say_day(end)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(end.year) if start.year == end.year else f"{start.year} to {end.year}"
    return f"{say_day(start)} to {say_day(end)}"


def _scaled(value: float) -> str:
    for size, name, _ in _SCALES:
        if abs(value) >= size and math.isfinite(value):
            return f"{value / size:,.10g} {name}"
    return f"{value:,.10g}"


def _unit(unit: str) -> str:
    kind, colon, noun = unit.partition(":")
    if colon or not unit:
        return f" ({noun})" if noun else ""
    vocabulary = load_vocabulary()
    names = vocabulary["units.currency"].get(kind) or vocabulary["wording.unit"].get(kind) or (kind,)
    return f" {names[0]}" if names[0] else ""
