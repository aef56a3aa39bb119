"""A date that a person gives: an argument, a cell of a table, the header of an article."""

from __future__ import annotations

import datetime as dt
import functools
import re

from jiading_timeline.errors import DateInputError

_LONGEST = 40
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_NUMERIC = re.compile(r"\d{4}\D\d{1,2}\D\d{1,2}")


def given_date(value: object, name: str = "published") -> dt.date:
    """Return the day that a person means: ISO 8601, or any English spelling of a day, a month and a year.

    Parameters
    ----------
    value : datetime.date, pandas.Timestamp or str
        The date as given. A spelling other than ISO 8601 is read by dateparser.
    name : str
        What it is the date of, for the error.

    Returns
    -------
    datetime.date

    Raises
    ------
    DateInputError
        If it is not a date, or one that reads differently with the day or the month first ("03/04/2025").

    Examples
    --------
    >>> given_date("2022-11-28") == given_date("28 Nov 2022") == given_date("November 28, 2022")
    True
    """
    try:
        if isinstance(value, dt.datetime):
            return dt.date(value.year, value.month, value.day)
        if isinstance(value, dt.date):
            return value
        words = str(value).strip()
        return _iso(words[:_LONGEST]) or _spelled(words[: _LONGEST + 1], name)
    except (TypeError, ValueError):
        raise DateInputError(f"{name}: {str(value)[:_LONGEST]!r} is not a date, such as 2022-11-28") from None


def _iso(words: str) -> dt.date | None:
    if len(words) >= _LONGEST:
        return None
    try:
        if match := _YEAR_FIRST.fullmatch(words):
            return dt.date(int(match[1]), int(match[3]), int(match[4]))
        return dt.datetime.fromisoformat(words).date()
    except ValueError:
        return None


def given_day(value: object, name: str = "published") -> dt.date | None:
    """Return the day that a person means, or None where nothing is given."""
    return None if value is None or value == "" else given_date(value, name)


@functools.lru_cache(maxsize=4096)
def _spelled(words: str, name: str) -> dt.date:
    import dateparser

    if len(words) > _LONGEST or not any(char.isdigit() for char in words) or _NUMERIC.match(words):
        raise ValueError(words)
    found = {
        dateparser.parse(
            words,
            languages=["en"],
            settings={
                "DATE_ORDER": order,
                "PARSERS": ["absolute-time"],
                "REQUIRE_PARTS": ["day", "month", "year"],
                "RELATIVE_BASE": dt.datetime(2000, 1, 1),
            },
        )
        for order in ("DMY", "MDY")
    }
    days = {moment.date() for moment in found if moment is not None}
    if len(days) > 1:
        raise DateInputError(f"{name}: {words!r} is ambiguous; write it as 2022-11-28")
    if not days:
        raise ValueError(words)
    return days.pop()
