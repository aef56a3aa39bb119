"""Calendar arithmetic, and EDTF spellings with their bounds.

A TIMEX3 value such as ``2022-Q3`` and its EDTF spelling ``2022-07/2022-09`` name the same days. Years run
from 1 to 9999; a calendar beyond that has no bounds here, and the functions say so with None.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from jiading_timeline.model import Period

MONTHS = {
    "day": 0,
    "week": 0,
    "month": 1,
    "quarter": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}
SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T[\w:.+-]*)?", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
_YEAR = re.compile(r"\d{2,4}", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d\d?)(-WE)?", re.ASCII)
_PART = re.compile(r"(\d{4})-([QH])(\d)", re.ASCII)
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)", re.ASCII)
_SIZES = {"Q": 3, "H": 6}


def period_of(edtf: str) -> Period | None:
    """Return the inclusive bounds of an EDTF date.

    Parameters
    ----------
    edtf : str
        A year, month, day, season (``2022-22``), decade (``201X``), century (``20XX``) or interval, open with
        ``..``, with ``~``, ``?`` or ``%`` at its end. The TIMEX3 spellings ``2022-Q3``, ``2022-H1``,
        ``2022-W46``, ``2022-SU`` and ``201`` are read too; the period's ``edtf`` is then the EDTF one.

    Returns
    -------
    Period or None
        None where the spelling has no place on the calendar, such as ``XXXX-09-26``.

    Examples
    --------
    >>> period_of("2022-Q3")
    Period(edtf='2022-07/2022-09', start_date=datetime.date(2022, 7, 1), end_date=datetime.date(2022, 9, 30))
    """
    spelling = edtf_of(edtf)
    left, slash, right = spelling.partition("/")
    if not slash:
        bounds = _bounds(spelling)
        return Period(spelling, *bounds) if bounds else None
    start, end = _open_bounds(left), _open_bounds(right)
    if start is None or end is None or (start[0] is None and end[1] is None):
        return None
    if start[0] and end[1] and start[0] > end[1]:
        return None
    return Period(spelling, start[0], end[1])


def edtf_of(value: str) -> str:
    """Return the EDTF spelling of a TIMEX3 value; a value that is EDTF already stays as it is.

    Examples
    --------
    >>> [edtf_of(value) for value in ("2022-H1", "199", "2022-W46", "2022-SU", "2022-09-26TMO")]
    ['2022-01/2022-06', '199X', '2022-11-14/2022-11-20', '2022-22', '2022-09-26']
    """
    if _YEAR.fullmatch(value):
        return value.ljust(4, "X")
    if part := _PART.fullmatch(value):
        last = int(part[3]) * _SIZES[part[2]]
        return f"{part[1]}-{last - _SIZES[part[2]] + 1:02}/{part[1]}-{last:02}" if 0 < last <= 12 else value
    if season := _SEASON.fullmatch(value):
        return f"{season[1]}-{SEASONS[season[2]]}"
    if week := _WEEK.fullmatch(value):
        return _week(int(week[1]), int(week[2]), weekend=bool(week[3])) or value
    if day := _DAY.fullmatch(value):
        return f"{day[1]}-{day[2]}-{day[3]}"
    return value


def granularity_of(value: str) -> str:
    """Return how fine a TIMEX3 date value is: ``time``, ``day``, ``week``, ``month`` and so on."""
    for name, pattern in _GRAINS:
        if pattern.fullmatch(value):
            return name
    return ""


_GRAINS = tuple(
    (name, re.compile(pattern, re.ASCII))
    for name, pattern in (
        ("century", r"\d\d"),
        ("decade", r"\d{3}"),
        ("year", r"[\dX]{4}"),
        ("month", r"[\dX]{4}-[\dX]{2}"),
        ("day", r"[\dX]{4}-[\dX]{2}-(?:[\dX]{2}|\d-\d)|XXXX-WXX-\d"),
        ("time", r"[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|WXX-\d)T.+"),
        ("week", r"[\dX]{4}-W[\dX]{1,2}"),
        ("weekend", r"[\dX]{4}-W[\dX]{1,2}-WE"),
        ("quarter", r"[\dX]{4}-Q[\dX]"),
        ("half", r"[\dX]{4}-H[\dX]"),
        ("season", r"[\dX]{4}-(?:SP|SU|FA|WI)"),
    )
)


def value_at(day: dt.date, unit: str) -> str:
    """Return the TIMEX3 value of the unit of the calendar that holds `day`.

    Examples
    --------
    >>> [value_at(dt.date(2022, 9, 26), unit) for unit in ("day", "week", "quarter", "decade")]
    ['2022-09-26', '2022-W39', '2022-Q3', '202']
    """
    year = f"{day.year:04}"
    match unit:
        case "century" | "decade" | "year":
            return year[: {"century": 2, "decade": 3, "year": 4}[unit]]
        case "half" | "quarter":
            size = MONTHS[unit]
            return f"{year}-{unit[0].upper()}{(day.month - 1) // size + 1}"
        case "month":
            return f"{year}-{day.month:02}"
        case "week" | "weekend":
            iso = day.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}" + "-WE" * (unit == "weekend")
        case _:
            return day.isoformat()


def shifted(day: dt.date, unit: str, count: int) -> dt.date | None:
    """Return the day `count` units later, or the last of a shorter month; None off the calendar.

    Examples
    --------
    >>> shifted(dt.date(2024, 2, 29), "year", 1)
    datetime.date(2025, 2, 28)
    """
    try:
        if not MONTHS.get(unit):
            return day + dt.timedelta(days=count * (7 if unit in ("week", "weekend") else 1))
        years, month = divmod(day.month - 1 + count * MONTHS[unit], 12)
        year = day.year + years
        return dt.date(year, month + 1, min(day.day, end_of_month(year, month + 1).day))
    except (ValueError, OverflowError):
        return None


def end_of_month(year: int, month: int) -> dt.date:
    """Return the last day of a month of the years 1 to 9999."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def interval_of(start: Period, end: Period) -> Period | None:
    """Return the period from the first day of `start` to the last of `end`; None if it runs backwards."""
    if start.start_date is None or end.end_date is None or start.start_date > end.end_date:
        return None
    left, right = start.edtf.partition("/")[0], end.edtf.rpartition("/")[2]
    return Period(f"{left}/{right}", start.start_date, end.end_date)


def _open_bounds(side: str) -> tuple[dt.date | None, dt.date | None] | None:
    return (None, None) if side in ("", "..") else _bounds(side)


def _bounds(spelling: str) -> tuple[dt.date, dt.date] | None:
    plain = spelling.rstrip("~?%")
    try:
        if day := _DAY.fullmatch(plain):
            exact = dt.date(int(day[1]), int(day[2]), int(day[3]))
            return exact, exact
        if month := _MONTH.fullmatch(plain):
            return _months(int(month[1]), int(month[2]))
    except ValueError:
        return None
    if re.fullmatch(r"\d{2}XX|\d{3}X|\d{4}", plain, re.ASCII):
        first, last = max(1, int(plain.replace("X", "0"))), int(plain.replace("X", "9"))
        return (dt.date(first, 1, 1), dt.date(last, 12, 31)) if last else None
    return None


def _months(year: int, month: int) -> tuple[dt.date, dt.date]:
    """Return the bounds of a month, or of an EDTF season: 21 to 24, northern, winter to its December."""
    if month in SEASONS.values():
        first = (month - 20) * 3
        return dt.date(year, first, 1), end_of_month(year, min(first + 2, 12))
    return dt.date(year, month, 1), end_of_month(year, month)


def _week(year: int, week: int, *, weekend: bool) -> str:
    try:
        first, last = (dt.date.fromisocalendar(year, week, day) for day in (6 if weekend else 1, 7))
    except ValueError:
        return ""
    return f"{first}/{last}"
