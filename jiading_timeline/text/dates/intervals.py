"""The intervals a timeline needs as rows of their own, built from the dates found.

Each builder looks at one date and its neighbour, and returns an interval or None.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from jiading_timeline.given import given_day
from jiading_timeline.model import Anchor, Date, Period, Span
from jiading_timeline.text.dates.lexicon import spaced
from jiading_timeline.text.dates.periods import interval_of, period_of, shifted, value_at
from jiading_timeline.text.dates.resolve import BEYOND, NO_PUBLISHED

_TO = re.compile(spaced(r" ?[-–—] ?| (?:to|through|until|till) "), re.IGNORECASE)
_AND = re.compile(spaced(r" and "), re.IGNORECASE)
_OF = re.compile(spaced(r" (?:of|in) "), re.IGNORECASE)
_BETWEEN = re.compile(spaced(r"\bbetween $"), re.IGNORECASE)
_WITHIN = re.compile(spaced(r"\bwithin $"), re.IGNORECASE)
_SHORT_YEAR = re.compile(r"[-–—/](\d\d)(?![\w-])", re.ASCII)
_LAST_DAY = re.compile(spaced(r"(?: ?[-–—] ?| to )(\d{1,2})(?!\w|[.:,]\d|%|-| [a-z])"), re.ASCII)
_FIRST_DAY = re.compile(spaced(r"(?<![\w.,-])(\d{1,2})(?: ?[-–—] ?| to )$"), re.ASCII)
_SIDE = re.compile(
    spaced(r"(?:.{0,12} )?(?:(?P<back>last|past|previous)|(?P<ahead>next|coming)) "), re.IGNORECASE
)
_PART = re.compile(spaced(r"(?:the )?(first|last|final) "), re.IGNORECASE)
_AMOUNT = re.compile(r"P(\d{1,4})([DWMQY])", re.ASCII)
_PLAN = re.compile(
    spaced(r"\b(\d{1,2})(?:st|nd|rd|th) (?:five|5)-year plan\b(?: period\b)?"), re.I | re.ASCII
)
_UNITS = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"}


def find_periods(text: str, dates: Sequence[Date], published: dt.date | str | None = None) -> list[Date]:
    """Build the intervals that two dates, or a length of time and an anchor, name together.

    Parameters
    ----------
    text : str
        The text that `dates` were found in.
    dates : sequence of Date
        What `find_dates` found there.
    published : datetime.date or str, optional
        Its day of publication; without it "the past year" has no period, and `reason` says so.

    Returns
    -------
    list of Date
        In order of position; the rule's name begins with ``period.``.

    Raises
    ------
    DateInputError
        If `published` is not a date.

    Examples
    --------
    >>> from jiading_timeline.text.dates import find_dates
    >>> text = "From January to August this year it grew."
    >>> find_periods(text, find_dates(text, "2022-10-31"), "2022-10-31")[0].value
    '2022-01/2022-08'
    """
    day = given_day(published)
    places = [_Place(text, date, following, day) for date, following in zip_longest(dates, dates[1:])]
    found = [interval for place in places for build in BUILDERS if (interval := build(place))]
    found += [plan for match in _PLAN.finditer(text) if (plan := _plan(match))]
    return sorted(found, key=lambda interval: (interval.span, interval.rule))


@dataclass(frozen=True, slots=True)
class _Place:
    """A date with the one after it."""

    text: str
    date: Date
    following: Date | None
    published: dt.date | None

    @property
    def before(self) -> str:
        return self.text[max(0, self.date.span.start - 8) : self.date.span.start]

    @property
    def gap(self) -> str:
        return self.text[self.date.span.end : self.following.span.start][:12] if self.following else ""

    def until_following(self) -> Span:
        return Span(self.date.span.start, (self.following or self.date).span.end)


def _range(place: _Place) -> Date | None:
    """Read ``from A to B``, ``A-B``, ``between A and B``."""
    start, end = place.date, place.following
    if end is None or {start.type, end.type} != {"DATE"} or start.granularity != end.granularity:
        return None
    between = _AND.fullmatch(place.gap) and _BETWEEN.search(place.before)
    if not between and not _TO.fullmatch(place.gap):
        return None
    value, reason = f"{start.value}/{end.value}", start.reason or end.reason or BEYOND
    period = _ordered(start, end)
    return _interval(place.until_following(), "period.range", period, end.anchor, reason, value)


def _ordered(start: Date, end: Date) -> Period | None:
    """Return the interval; one that runs backwards takes the year of one end for the other."""
    first, last = start.period, end.period
    if first is None or last is None:
        return None
    for left, right in ((first, last), (_in_year_of(start, last), last), (first, _in_year_of(end, first))):
        if left and right and (interval := interval_of(left, right)):
            return interval
    return None


def _in_year_of(date: Date, other: Period) -> Period | None:
    return period_of(other.edtf[:4] + date.value[4:]) if date.anchor != "explicit" else None


def _short_years(place: _Place) -> Date | None:
    """Read ``2021-25``."""
    date = place.date
    match = _SHORT_YEAR.match(place.text, date.span.end)
    if match is None or date.granularity != "year" or not date.span.of(place.text).endswith(date.value):
        return None
    end = date.value[:2] + match[1]
    if end <= date.value:
        return None
    span = Span(date.span.start, match.end())
    return _interval(span, "period.years", period_of(f"{date.value}/{end}"), "explicit")


def _days(place: _Place) -> Date | None:
    """Read ``Sept. 5 to 9`` and ``5-9 January 2021``."""
    date, period = place.date, place.date.period
    after, before = _LAST_DAY.match(place.text, date.span.end), _FIRST_DAY.search(place.before)
    if date.type != "DATE" or date.granularity != "day" or period is None or not (after or before):
        return None
    if after:
        span, ends = Span(date.span.start, after.end()), f"{period.edtf}/{period.edtf[:8]}{int(after[1]):02}"
    else:
        first = int(before[1]) if before else 0
        start = date.span.start - len(before[0]) if before else 0
        span, ends = Span(start, date.span.end), f"{period.edtf[:8]}{first:02}/{period.edtf}"
    interval = period_of(ends)
    return _interval(span, "period.days", interval, date.anchor) if interval else None


def _part_of_year(place: _Place) -> Date | None:
    """Read ``the first eleven months of 2023``; without a year, of the last year that has them."""
    date, year = place.date, place.following
    part, amount = _PART.match(date.span.of(place.text)), _AMOUNT.fullmatch(date.value)
    if date.type != "DURATION" or not part or not amount or amount[2] not in "MQ":
        return None
    months = int(amount[1]) * (3 if amount[2] == "Q" else 1)
    if not 0 < months < 12:
        return None
    named = year if year and year.granularity == "year" and _OF.fullmatch(place.gap) else None
    if named is None and part[1].lower() != "first":
        return None
    span, anchor = (place.until_following(), named.anchor) if named else (date.span, "published")
    value = named.value if named else _latest_year(place.published, months)
    first = 1 if part[1].lower() == "first" else 13 - months
    value = f"{value}-{first:02}/{value}-{first + months - 1:02}"
    return _interval(span, "period.part", period_of(value), anchor, NO_PUBLISHED, value)


def _latest_year(published: dt.date | None, months: int) -> str:
    if published is None:
        return "XXXX"
    return f"{published.year - (published.month < months):04}"


def _window(place: _Place) -> Date | None:
    """Read ``the past year``, ``the next three years``, ``within 18 months``, from the publication date."""
    date, amount = place.date, _AMOUNT.fullmatch(place.date.value)
    side = _SIDE.match(date.span.of(place.text))
    ahead = bool(side and side["ahead"]) or bool(_WITHIN.search(place.before))
    if date.type != "DURATION" or not amount or not (side or ahead):
        return None
    if place.published is None:
        return _interval(date.span, "period.window", None, "published", NO_PUBLISHED, date.value)
    unit = _UNITS[amount[2]]
    far = shifted(place.published, unit, int(amount[1]) * (1 if ahead else -1))
    if far is None:
        return _interval(date.span, "period.window", None, "published", BEYOND, date.value)
    grain = "day" if unit in ("day", "week") else "month"
    ends = sorted((value_at(far, grain), value_at(place.published, grain)))
    return _interval(date.span, "period.window", period_of("/".join(ends)), "published")


def _plan(match: re.Match[str]) -> Date | None:
    """Read a Chinese five-year plan: the third began in 1966, and each later one five years on."""
    number = int(match[1])
    if not 3 <= number <= 30:
        return None
    first = 1966 + 5 * (number - 3)
    return _interval(Span(*match.span()), "period.plan", period_of(f"{first}/{first + 4}"), "explicit")


def _interval(
    span: Span, rule: str, period: Period | None, anchor: Anchor, reason: str = "", value: str = ""
) -> Date:
    spelling = period.edtf if period else value
    return Date(span, "DATE", spelling, "", period, "interval", anchor, rule, "" if period else reason)


BUILDERS: tuple[Callable[[_Place], Date | None], ...] = (_range, _short_years, _days, _part_of_year, _window)
