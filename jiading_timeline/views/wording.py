"""Dates, numbers and units as people read them."""

from __future__ import annotations

import datetime as dt
import math
import re

import pandas as pd

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_COMPARATORS = {
    "gt": "more than ",
    "ge": "at least ",
    "lt": "less than ",
    "le": "at most ",
    "approx": "about ",
}
_UNITS = {
    "CNY": "yuan",
    "USD": "US dollars",
    "EUR": "euros",
    "GBP": "pounds",
    "JPY": "yen",
    "HKD": "Hong Kong dollars",
    "percent": "percent",
    "pp": "percentage points",
    "multiple": "times",
    "m2": "m²",
    "km2": "km²",
    "m3": "m³",
}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_PLURALS = {"person": "people", "staff": "staff", "personnel": "personnel"}


def day_words(day: dt.date) -> str:
    """Return a day as ``26 Sep 2022``."""
    return f"{day.day} {_month(day)}"


def period_words(start: object, end: object) -> str:
    """Return a period by its bounds: a day, a month, a quarter, a year or a range; empty when unknown.

    Examples
    --------
    >>> period_words("2022-09-26", "2022-09-26"), period_words("2022-01-01", "2022-12-31")
    ('26 Sep 2022', '2022')
    >>> period_words("2022-01-01", "2022-09-30"), period_words(None, "2025-12-31")
    ('Jan to Sep 2022', '31 Dec 2025')
    """
    first, last = _date(start), _date(end)
    if first is None or last is None:
        known = first or last
        return "" if known is None else day_words(known)
    if first == last:
        return day_words(first)
    whole_months = first.day == 1 and (last + dt.timedelta(days=1)).day == 1
    return _months(first, last) if whole_months else _days(first, last)


def value_words(value: float, unit: str, comparator: str = "", high: float = math.nan) -> str:
    """Return a number with its unit, billions written out; empty when there is no number.

    Examples
    --------
    >>> value_words(1e11, "CNY", "gt")
    'more than 100 billion yuan'
    >>> value_words(30, "count:headquarters project", "ge"), value_words(13.7, "percent")
    ('at least 30 headquarters projects', '13.7 percent')
    """
    if pd.isna(value):
        return ""
    number = number_words(value)
    if not pd.isna(high):
        number = f"{number} to {number_words(high)}"
    return f"{_COMPARATORS.get(comparator, '')}{number} {unit_words(unit, value)}".rstrip()


def number_words(value: float) -> str:
    """Return a number with at most six digits, large ones with their scale word."""
    scale, word = scale_words(value)
    if word:
        return f"{value / scale:,.6g} {word}"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def scale_words(value: float) -> tuple[float, str]:
    """Return the scale a number is written in, with its word: ``(1e9, "billion")``, or ``(1, "")``."""
    return next(((scale, word) for scale, word in _SCALES if abs(value) >= scale), (1.0, ""))


def unit_words(unit: str, value: float = 2) -> str:
    """Return a unit in words; a counted noun takes its plural after any number but one."""
    if not unit.startswith("count:"):
        return _UNITS.get(unit, unit)
    noun = unit.removeprefix("count:")
    return noun if value == 1 or not noun else _plural(noun)


def topic_words(indicator: str, subject: str, area: str) -> str:
    """Return what a number is about; a subject that its area or indicator already names is not said twice.

    Examples
    --------
    >>> topic_words("output", "boat yards", "Harbour Town"), topic_words("output", "Harbour", "Harbour Town")
    ('output (boat yards, Harbour Town)', 'output (Harbour Town)')
    """
    said = f"{indicator} {area}".casefold()
    about = ", ".join(part for part in ("" if subject.casefold() in said else subject, area) if part)
    return f"{indicator} ({about})" if indicator and about else indicator or about


def _plural(noun: str) -> str:
    *before, last = noun.split(" ")
    if last in _PLURALS:
        return " ".join([*before, _PLURALS[last]])
    if last.endswith("s") and not last.endswith("ss"):
        return noun
    if re.search(r"[^aeiou]y$", last):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search(r"(ss|x|ch|sh)$", last) else "s")


def _months(first: dt.date, last: dt.date) -> str:
    if first.year != last.year:
        whole_years = first.month == 1 and last.month == 12
        return f"{first.year} to {last.year}" if whole_years else f"{_month(first)} to {_month(last)}"
    if first.month == last.month:
        return _month(first)
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    return f"{_MONTHS[first.month - 1]} to {_month(last)}"


def _month(day: dt.date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def _days(first: dt.date, last: dt.date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_words(last)}"
    return f"{day_words(first)} to {day_words(last)}"


def _date(value: object) -> dt.date | None:
    stamp = pd.to_datetime(value, errors="coerce")  # type: ignore[call-overload]
    return None if pd.isna(stamp) else dt.date(stamp.year, stamp.month, stamp.day)
